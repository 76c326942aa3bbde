import { randomBytes, timingSafeEqual } from 'node:crypto';
import { hashToken, randomToken } from '$lib/server/secrets';

/** A session that is not used for this many days ends. */
export const IDLE_DAYS = 14;
/** A session ends after this many days, however much it is used. */
export const ABSOLUTE_DAYS = 90;

const NO_HASH = Buffer.alloc(32);

/**
 * Whether a secret matches the stored hash, in the same time whether or not there is one: without
 * a hash a comparison against a dummy is made, which never counts.
 */
export function secretMatches(secret: string, stored: Uint8Array | undefined): boolean {
	const usable = stored?.length === NO_HASH.length ? stored : undefined;
	const equal = timingSafeEqual(hashToken(secret), usable ?? NO_HASH);
	return equal && usable !== undefined;
}

/** A session token is `id.secret`: the id finds the row, the secret proves the right to it. */
export interface SessionToken {
	readonly id: string;
	readonly secret: string;
}

export function newSessionToken(): SessionToken {
	return { id: randomBytes(16).toString('base64url'), secret: randomToken() };
}

export function formatSessionToken({ id, secret }: SessionToken): string {
	return `${id}.${secret}`;
}

/** Takes a token apart; `undefined` for a text that cannot be one. */
export function parseSessionToken(text: string): SessionToken | undefined {
	const match = /^([\w-]{22})\.([\w-]{43})$/.exec(text);
	const [, id, secret] = match ?? [];
	return id && secret ? { id, secret } : undefined;
}
