/** What every request passes before its route: headers, origin, session, policy, theme. */
import { json, type Handle } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { readCookie, removeCookie, setCookie } from './cookies';
import { EVERY_ANSWER } from './every-answer';
import { signInAddress, wantsPage } from './guard';
import { validateSession } from './lucia';
import { fromOwnOrigin } from './origin';
import { routeDecision } from './policy';
import { readPreferences } from './preferences';

const HEADERS: Readonly<Record<string, string>> = {
	...EVERY_ANSWER,
	'x-frame-options': 'DENY',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
};

/** Pages carry their own policy with a nonce; everything else may load nothing at all. */
const BARE_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

/** Sets the security headers on every answer, refusals included. */
export const handleHeaders: Handle = async ({ event, resolve }) => {
	event.locals.requestId ??= crypto.randomUUID();
	const answer = await resolve(event);
	// The headers of some responses (a redirect made by hand) cannot be changed: copy those.
	const response = new Response(answer.body, answer);
	for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
	if (!response.headers.has('content-security-policy'))
		response.headers.set('content-security-policy', BARE_POLICY);
	if (event.url.protocol === 'https:')
		response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
	if (event.locals.user || event.route.id?.startsWith('/(public)'))
		response.headers.set('cache-control', 'no-store');
	return response;
};

/** Refuses a change that does not come from a page of this origin, whatever its content type. */
export const handleOrigin: Handle = ({ event, resolve }) => {
	const { request, url } = event;
	const allowed = fromOwnOrigin({
		method: request.method,
		origin: request.headers.get('origin'),
		fetchSite: request.headers.get('sec-fetch-site'),
		own: url.origin,
	});
	if (allowed) return resolve(event);
	const message = 'This request did not come from a page of this server.';
	return wantsPage(event) && !event.isDataRequest
		? new Response(message, { status: 403, headers: { 'content-type': 'text/plain' } })
		: json({ message }, { status: 403 });
};

/** Reads the session cookie; the raw token is set again when the session was prolonged. */
export const handleSession: Handle = async ({ event, resolve }) => {
	const token = readCookie(event, 'session');
	// Whether the process lives must not hang on whether its database does.
	if (token !== undefined && event.route.id !== '/healthz') {
		const found = await validateSession(token);
		if (found) {
			event.locals.session = found.session;
			event.locals.user = found.user;
			if (found.fresh) setCookie(event, 'session', token);
		} else {
			removeCookie(event, 'session');
		}
	}
	return resolve(event);
};

/** Refuses routes that the policy table does not list and sends strangers to the sign-in page. */
export const handlePolicy: Handle = ({ event, resolve }) => {
	const decision = routeDecision(event.route.id, event.locals.user !== undefined);
	if (decision === 'pass') return resolve(event);
	if (decision === 'refuse') {
		const message = 'Nobody has been given a right to this address.';
		return new Response(message, { status: 403, headers: { 'content-type': 'text/plain' } });
	}
	if (!wantsPage(event)) return json({ message: 'Sign in first.' }, { status: 401 });
	const location = signInAddress(event);
	if (event.request.headers.get('x-sveltekit-action') === 'true')
		return json({ type: 'redirect', status: 303, location });
	return new Response(null, { status: 303, headers: { location } });
};

/** Writes the chosen theme into the page, so that it is right before any script runs. */
export const handleTheme: Handle = ({ event, resolve }) => {
	const { theme, shortcuts } = readPreferences(event.cookies);
	event.locals.theme = theme;
	event.locals.shortcuts = shortcuts;
	return resolve(event, {
		transformPageChunk: ({ html }) => {
			// Read only now: the action of this request may have chosen another.
			const attribute = event.locals.theme === 'system' ? '' : event.locals.theme;
			return html.replace('%meridian.theme%', attribute);
		},
	});
};

/** All of them, in the order in which they must run. */
export const handleSecurity: Handle = sequence(
	handleTheme,
	handleOrigin,
	handleSession,
	handlePolicy,
);
