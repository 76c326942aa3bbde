import { describe, expect, it } from 'vitest';
import { withParams } from './with-params';

const page = new URL('https://meridian.example.com/teams/a/coverage?leave=bao&preset=frontier');

describe('an address with some parameters changed', () => {
	it('keeps the others and escapes what is new', () => {
		expect(withParams(page, { leave: 'a b&c' })).toBe('?leave=a+b%26c&preset=frontier');
	});

	it('takes out what is undefined, down to the bare page', () => {
		expect(withParams(page, { leave: undefined })).toBe('?preset=frontier');
		expect(withParams(page, { leave: undefined, preset: undefined })).toBe('/teams/a/coverage');
	});

	it('leaves the address it was given as it was', () => {
		withParams(page, { leave: 'ada' });
		expect(page.search).toBe('?leave=bao&preset=frontier');
	});
});
