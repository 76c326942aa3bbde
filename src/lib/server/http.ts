import { randomUUID } from 'node:crypto';
import { gzip, constants } from 'node:zlib';
import { promisify } from 'node:util';
import type { Handle, HandleServerError } from '@sveltejs/kit';
import { readConfig } from './config';
import { isUnavailable } from './db/faults';
import { errorFields, log } from './log';

const gzipAsync = promisify(gzip);
/** Below this many bytes compressing costs more than it saves. */
const WORTH_COMPRESSING = 1_024;

/** Gives every request an id, which audit rows, log lines and error pages repeat. */
export const requestId: Handle = async ({ event, resolve }) => {
	event.locals.requestId = randomUUID();
	const response = await resolve(event);
	response.headers.set('x-request-id', event.locals.requestId);
	return response;
};

/** Sends a page request for another host (127.0.0.1 for localhost) to the address people use. */
export const canonicalOrigin: Handle = async ({ event, resolve }) => {
	const origin = readConfig(process.env).origin;
	const host = event.request.headers.get('host');
	const exempt = event.route.id === '/healthz' || event.route.id === '/readyz';
	if (origin !== undefined && host !== null && !exempt && event.request.method === 'GET') {
		const canonical = new URL(origin);
		if (host.toLowerCase() !== canonical.host) {
			// Part by part: a path such as //elsewhere.example would be read as a host of its own.
			const location = new URL(event.url);
			location.protocol = canonical.protocol;
			location.hostname = canonical.hostname;
			location.port = canonical.port;
			return new Response(null, { status: 307, headers: { location: location.href } });
		}
	}
	return resolve(event);
};

/** Says with 503 and Retry-After that the database is away, whoever met it. */
export const unavailable: Handle = async ({ event, resolve }) => {
	try {
		const response = await resolve(event);
		if (response.status === 503) response.headers.set('retry-after', '2');
		return response;
	} catch (error) {
		if (!isUnavailable(error)) throw error;
		return new Response('The database does not answer. Try again in a moment.\n', {
			status: 503,
			headers: {
				'retry-after': '2',
				'content-type': 'text/plain; charset=utf-8',
				'x-content-type-options': 'nosniff',
				'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
			},
		});
	}
};

/** Compresses whole HTML and data answers; anything streamed is passed on as it comes. */
export const compress: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	if (!isCompressible(event.request, response)) return response;
	const body = Buffer.from(await response.arrayBuffer());
	response.headers.append('vary', 'accept-encoding');
	if (body.length < WORTH_COMPRESSING) return new Response(body, response);
	const packed = await gzipAsync(body, { level: constants.Z_BEST_SPEED });
	const headers = new Headers(response.headers);
	headers.set('content-encoding', 'gzip');
	headers.set('content-length', String(packed.length));
	// The tag names the bytes before compression, so it is weak for these.
	const etag = headers.get('etag');
	if (etag !== null && !etag.startsWith('W/')) headers.set('etag', `W/${etag}`);
	return new Response(packed, { status: response.status, headers });
};

function isCompressible(request: Request, response: Response): boolean {
	const type = response.headers.get('content-type') ?? '';
	return (
		response.body !== null &&
		// A page that streams slow promises has no tag: its end is not known yet.
		response.headers.has('etag') &&
		!response.headers.has('content-encoding') &&
		/^(text\/html|application\/json|text\/csv)/.test(type) &&
		/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
	);
}

/** Logs a fault once with an id and tells the person that id, not the fault. */
export const reportError: HandleServerError = ({ error, event, status, message }) => {
	// What the caller did wrong is answered, not logged: an address may hold a secret link.
	if (status < 500) return { message, id: event.locals.requestId };
	log.error('A request failed.', {
		id: event.locals.requestId,
		method: event.request.method,
		route: event.route.id ?? undefined,
		...errorFields(error),
	});
	return { message: 'Something went wrong on our side.', id: event.locals.requestId };
};
