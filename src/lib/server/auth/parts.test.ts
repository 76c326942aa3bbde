import { describe, expect, it } from 'vitest';
import { cookieMode } from './cookies';
import { hashToken } from '$lib/server/secrets';
import { knownDevice, newDevice } from './device';
import { POLICY, routeDecision } from './policy';
import { addressGroup, countersOf } from './throttle';
import { newSessionToken, formatSessionToken, parseSessionToken, secretMatches } from './tokens';

describe('session tokens', () => {
	it('survive being written and read', () => {
		const token = newSessionToken();
		expect(parseSessionToken(formatSessionToken(token))).toEqual(token);
	});

	it.each([
		'',
		'.',
		'a.b',
		`${'a'.repeat(22)}.${'b'.repeat(42)}`,
		`${'é'.repeat(22)}.${'b'.repeat(43)}`,
	])('are refused when malformed: %j', (text) => {
		expect(parseSessionToken(text)).toBeUndefined();
	});

	it('match only the hash of their own secret', () => {
		const { secret } = newSessionToken();
		expect(secretMatches(secret, hashToken(secret))).toBe(true);
		expect(secretMatches(secret, hashToken('other'))).toBe(false);
		expect(secretMatches(secret, undefined)).toBe(false);
		expect(secretMatches(secret, new Uint8Array(3))).toBe(false);
	});
});

describe('a device cookie', () => {
	const cookie = newDevice('user-1', 'hash-1');

	it('is known to its account and to no other', () => {
		expect(knownDevice(cookie, 'user-1', 'hash-1')).toBe(cookie.split('.')[0]);
		expect(knownDevice(cookie, 'user-2', 'hash-1')).toBeUndefined();
	});

	it('is forgotten when the password changes or the cookie is touched', () => {
		expect(knownDevice(cookie, 'user-1', 'hash-2')).toBeUndefined();
		expect(knownDevice(`x${cookie.slice(1)}`, 'user-1', 'hash-1')).toBe(
			cookie.startsWith('x') ? cookie.split('.')[0] : undefined,
		);
		expect(knownDevice(undefined, 'user-1', 'hash-1')).toBeUndefined();
	});
});

describe('the counters of an attempt', () => {
	it('are one for the address, asked first, and one for the account', () => {
		expect(
			countersOf({ email: 'a@b.c', address: '192.0.2.1' }).map(({ limit }) => limit.limit),
		).toEqual([100, 10]);
	});

	it('are one of its own for a known device', () => {
		const known = countersOf({ email: 'a@b.c', address: '192.0.2.1', device: 'd' });
		expect(known.map(({ key }) => key.split(':')[0])).toEqual(['device']);
	});

	it('treat a /64 as one address', () => {
		expect(addressGroup('192.0.2.1')).toBe('192.0.2.1');
		expect(addressGroup('::ffff:192.0.2.1')).toBe('192.0.2.1');
		expect(addressGroup('2001:db8:0:1:aaaa::1')).toBe(addressGroup('2001:db8::1:0:0:0:2'));
		expect(addressGroup('2001:db8:0:2::1')).not.toBe(addressGroup('2001:db8:0:1::1'));
	});
});

describe('the session cookie', () => {
	it('is bound to the host on https and plain on this machine', () => {
		expect(cookieMode(new URL('https://skills.example.org'), false)).toBe('secure');
		for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000'])
			expect(cookieMode(new URL(`http://${host}`), false)).toBe('plain');
	});

	it('is refused on plain http elsewhere unless that was allowed', () => {
		expect(cookieMode(new URL('http://skills.example.org'), false)).toBe('refused');
		expect(cookieMode(new URL('http://localhost.evil.example'), false)).toBe('refused');
		expect(cookieMode(new URL('http://skills.example.org'), true)).toBe('plain');
	});
});

describe('the policy of routes', () => {
	it('refuses a route that nobody listed, signed in or not', () => {
		expect(routeDecision('/(app)/forgotten', true)).toBe('refuse');
		expect(routeDecision('constructor', true)).toBe('refuse');
	});

	it('lets strangers reach public routes only', () => {
		const open = Object.keys(POLICY).filter((id) => routeDecision(id, false) === 'pass');
		expect(open.sort()).toEqual(
			[
				'/(public)/invitations/[workspace]/[token]',
				'/(public)/no-workspace',
				'/(public)/reset/[workspace]/[token]',
				'/(public)/setup',
				'/(public)/sign-in',
				'/healthz',
				'/readyz',
				'/sign-out',
			].sort(),
		);
		expect(routeDecision('/(app)', false)).toBe('sign-in');
	});

	it('lets an address without a route become a 404', () => {
		expect(routeDecision(null, false)).toBe('pass');
	});
});
