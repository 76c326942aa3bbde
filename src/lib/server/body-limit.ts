import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Handle } from '@sveltejs/kit';

/** Most bytes of a request, by route; everything that is not a file is small. */
const USUAL_LIMIT = 512 * 1024;
/** A file of 5 MB with the fields and boundaries around it. */
const FILE_LIMIT = 6 * 1024 * 1024;
const FILE_ROUTES: ReadonlySet<string> = new Set([
	'/(app)/teams/[team]/ratings/import',
	'/(app)/teams/[team]/ratings/import/rejected',
]);

/** Whether a request of this announced length may be read. */
export function isTooLarge(routeId: string | null, contentLength: string | null): boolean {
	const limit = routeId !== null && FILE_ROUTES.has(routeId) ? FILE_LIMIT : USUAL_LIMIT;
	return contentLength !== null && Number(contentLength) > limit;
}

/** Refuses a body that is too large for its route before any of it is read. */
export const bodyLimit: Handle = async ({ event, resolve }) => {
	const { headers } = event.request;
	if (headers.has('transfer-encoding') && !headers.has('content-length')) {
		return new Response('Say how long the request is.\n', {
			status: 411,
			headers: { 'content-type': 'text/plain; charset=utf-8' },
		});
	}
	if (isTooLarge(event.route.id, event.request.headers.get('content-length'))) {
		return new Response('This is more than Meridian takes at once.\n', {
			status: 413,
			headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
		});
	}
	return resolve(event);
};

/** The development server loads this module anew after an edit; one listener is enough. */
const held = globalThis as { meridianLeftovers?: true };

/**
 * Reads on, and throws away, what an answer left unread of its request: a body that was refused for
 * its size, origin or session. Otherwise the next request on the connection would wait behind it
 * until the connection times out.
 */
export function discardUnreadBodies(): void {
	if (held.meridianLeftovers) return;
	held.meridianLeftovers = true;
	subscribe('http.server.request.start', (message) => {
		const { request, response } = message as {
			request: IncomingMessage;
			response: ServerResponse;
		};
		response.once('finish', () => {
			if (request.readableEnded) return;
			request.removeAllListeners('data');
			request.resume();
		});
	});
}
