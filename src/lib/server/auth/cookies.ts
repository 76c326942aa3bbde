import type { Cookies } from '@sveltejs/kit';
import { env } from '$env/dynamic/private';
import { IDLE_DAYS } from './tokens';

const DAY_S = 86_400;
const DEVICE_DAYS = 365;

/** Whether and how a cookie that carries a secret can be set under an address. */
export type CookieMode = 'secure' | 'plain' | 'refused';

/**
 * On https the cookie is bound to the host and never sent in the clear; on plain http it is set
 * for this machine alone, unless the operator has explicitly allowed more.
 */
export function cookieMode(url: URL, allowPlain: boolean): CookieMode {
	if (url.protocol === 'https:') return 'secure';
	const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
	return loopback || allowPlain ? 'plain' : 'refused';
}

function mode(url: URL): CookieMode {
	return cookieMode(url, env.ALLOW_PLAIN_HTTP === '1' || env.ALLOW_PLAIN_HTTP === 'true');
}

/** A sentence for the sign-in page when a session could not be kept under this address. */
export function cookieProblem(url: URL): string | undefined {
	if (mode(url) !== 'refused') return undefined;
	return `${url.origin} is plain http, so the session cookie would travel readable and is not set. Open Meridian over https, or set ALLOW_PLAIN_HTTP=1 on a network you trust.`;
}

type Kind = 'session' | 'device';

function cookieName(url: URL, kind: Kind): string {
	return mode(url) === 'secure' ? `__Host-meridian-${kind}` : `meridian-${kind}`;
}

interface Holder {
	readonly cookies: Cookies;
	readonly url: URL;
}

export function readCookie({ cookies, url }: Holder, kind: Kind): string | undefined {
	return mode(url) === 'refused' ? undefined : cookies.get(cookieName(url, kind));
}

export function setCookie({ cookies, url }: Holder, kind: Kind, value: string): void {
	const how = mode(url);
	if (how === 'refused') return;
	cookies.set(cookieName(url, kind), value, {
		path: '/',
		httpOnly: true,
		secure: how === 'secure',
		sameSite: 'lax',
		maxAge: (kind === 'session' ? IDLE_DAYS : DEVICE_DAYS) * DAY_S,
	});
}

export function removeCookie({ cookies, url }: Holder, kind: Kind): void {
	cookies.delete(cookieName(url, kind), {
		path: '/',
		httpOnly: true,
		secure: mode(url) === 'secure',
		sameSite: 'lax',
	});
}
