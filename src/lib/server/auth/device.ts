/**
 * A browser that has signed in to an account before carries a signed cookie that says so. The key
 * is the account's password hash, so a changed password makes every device a stranger again and
 * no further secret has to be kept.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const sign = (userId: string, device: string, passwordHash: string): Buffer =>
	createHmac('sha256', passwordHash).update(`device ${userId} ${device}`).digest();

/** A cookie value for a new device of the account. */
export function newDevice(userId: string, passwordHash: string): string {
	const device = randomBytes(16).toString('base64url');
	return `${device}.${sign(userId, device, passwordHash).toString('base64url')}`;
}

/** The id of the device when the cookie was signed for this account; `undefined` otherwise. */
export function knownDevice(
	cookie: string | undefined,
	userId: string,
	passwordHash: string,
): string | undefined {
	const [, device, signature] = /^([\w-]{22})\.([\w-]{43})$/.exec(cookie ?? '') ?? [];
	if (!device || !signature) return undefined;
	const given = Buffer.from(signature, 'base64url');
	const right = sign(userId, device, passwordHash);
	return given.length === right.length && timingSafeEqual(given, right) ? device : undefined;
}
