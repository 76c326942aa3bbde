/** How many passwords may be tried, counted in the database so that all instances share it. */
import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Tx } from '$lib/server/db/client';
import * as throttles from '$lib/server/repositories/throttles';
import type { Limit } from '$lib/server/repositories/throttles';

/** Per account, and per known device of an account. */
export const ACCOUNT_LIMIT: Limit = { limit: 10, windowS: 15 * 60, bucketS: 60 };
/** Per network address. */
export const ADDRESS_LIMIT: Limit = { limit: 100, windowS: 86_400, bucketS: 3600 };

/** Who tries: an account's e-mail address, from where, and whether the browser is known to it. */
export interface Attempt {
	readonly email: string;
	readonly address: string;
	/** Id of a device that has signed in to this account before. */
	readonly device?: string | undefined;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** One person gets a /64 of IPv6, so that is what counts as one address. */
export function addressGroup(address: string): string {
	if (!isIPv6(address)) return address;
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
	if (mapped?.[1]) return mapped[1];
	const [head = '', tail] = address.split('::');
	const left = head === '' ? [] : head.split(':');
	const right = tail ? tail.split(':') : [];
	const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
	const groups = [...left, ...Array<string>(Math.max(0, zeros)).fill('0'), ...right];
	return `${groups
		.slice(0, 4)
		.map((group) => parseInt(group, 16).toString(16))
		.join(':')}::/64`;
}

/**
 * The counters that an attempt must pass. A known device has one of its own, so the guesses of a
 * stranger, from wherever, never lock it out.
 */
export function countersOf({ email, address, device }: Attempt): { key: string; limit: Limit }[] {
	if (device !== undefined)
		return [{ key: `device:${digest(`${email} ${device}`)}`, limit: ACCOUNT_LIMIT }];
	return [
		{ key: `address:${addressGroup(address)}`, limit: ADDRESS_LIMIT },
		{ key: `account:${digest(email)}`, limit: ACCOUNT_LIMIT },
	];
}

/**
 * Counts the attempt against all of its counters; `false`, and counted by none, when one of them is
 * full: an address that may try no more cannot lock an account either.
 */
export async function countAttempt(tx: Tx, attempt: Attempt, at: Date): Promise<boolean> {
	const counted: { key: string; limit: Limit }[] = [];
	for (const counter of countersOf(attempt)) {
		if (!(await throttles.insertHit(tx, counter.key, counter.limit, at))) {
			for (const { key, limit } of counted) await throttles.removeHit(tx, key, limit, at);
			return false;
		}
		counted.push(counter);
	}
	return true;
}

/** Takes a counted attempt back once it has proved to be the account's own person. */
export async function forgiveAttempt(tx: Tx, attempt: Attempt, at: Date): Promise<void> {
	for (const { key, limit } of countersOf(attempt)) await throttles.removeHit(tx, key, limit, at);
	await throttles.removeOlder(tx, new Date(at.getTime() - 2 * ADDRESS_LIMIT.windowS * 1000));
}
