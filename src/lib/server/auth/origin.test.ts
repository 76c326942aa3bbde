import { describe, expect, it } from 'vitest';
import { fromOwnOrigin, ownPath } from './origin';

const own = 'https://skills.example.org';

describe('the own-origin check', () => {
	it.each(['GET', 'HEAD', 'OPTIONS', 'get'])('lets the safe method %s pass', (method) => {
		expect(fromOwnOrigin({ method, origin: 'https://evil.example', fetchSite: null, own })).toBe(
			true,
		);
	});

	it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'post', 'PROPFIND'])(
		'refuses %s from another origin',
		(method) => {
			for (const origin of [
				'https://evil.example',
				'http://skills.example.org',
				'https://skills.example.org:8443',
				'https://skills.example.org.evil.example',
				'null',
				'',
			])
				expect(fromOwnOrigin({ method, origin, fetchSite: 'same-origin', own })).toBe(false);
		},
	);

	it('lets a change from a page of this origin pass', () => {
		expect(fromOwnOrigin({ method: 'POST', origin: own, fetchSite: 'same-origin', own })).toBe(
			true,
		);
	});

	it('goes by Sec-Fetch-Site when Origin is left out', () => {
		const facts = { method: 'POST', origin: null, own };
		expect(fromOwnOrigin({ ...facts, fetchSite: 'same-origin' })).toBe(true);
		for (const fetchSite of ['same-site', 'cross-site', 'none', null])
			expect(fromOwnOrigin({ ...facts, fetchSite })).toBe(false);
	});
});

describe('the address to return to', () => {
	it('keeps a path with its query and fragment', () => {
		expect(ownPath('/teams/a?view=bars#gaps', own)).toBe('/teams/a?view=bars#gaps');
	});

	it.each([
		'https://evil.example/',
		'//evil.example/',
		'/\\evil.example/',
		'/\t/evil.example',
		'/.//evil.example',
		'/x/..//evil.example',
		'\\\\evil.example',
		'javascript:alert(1)',
		'teams',
		'',
		null,
		undefined,
	])('refuses %j', (next) => {
		expect(ownPath(next, own)).toBeUndefined();
	});
});
