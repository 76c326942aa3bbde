import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, PRESETS } from './presets.ts';
import { againstBand, bandText, DEFAULT_BAND } from './staffing.ts';

describe('the staffing band', () => {
	it('is one to two AS for each RE, and none where one person fills several seats', () => {
		expect(PRESETS.map(({ id, band }) => [id, band])).toEqual([
			['frontier', { low: 1, high: 2 }],
			['product', { low: 1, high: 2 }],
			['startup', undefined],
		]);
		expect([bandOf(undefined), bandOf('gone')]).toEqual([DEFAULT_BAND, DEFAULT_BAND]);
		expect(bandOf('startup')).toBeUndefined();
		expect([bandText(DEFAULT_BAND), bandText({ low: 3, high: 3 })]).toEqual(['1 to 2', '3']);
	});

	it.each([
		[0, 0, undefined],
		[1, 0, undefined],
		[0, 1, undefined],
		[2, 0, 'below'],
		[0, 2, 'above'],
		[1, 1, 'within'],
		[1, 2, 'within'],
		[1, 3, 'above'],
		[3, 2, 'below'],
		[2, 3, 'within'],
	] as const)('reads %i RE and %i AS as %s', (re, as, place) => {
		expect(againstBand({ re, as }, DEFAULT_BAND)).toBe(place);
	});

	it('never falls as more people lean AS', () => {
		const order = ['below', 'within', 'above'];
		const count = fc.integer({ min: 0, max: 30 });
		fc.assert(
			fc.property(count, count, (re, as) => {
				const [now, more] = [as, as + 1].map((n) => againstBand({ re, as: n }, DEFAULT_BAND));
				if (now !== undefined)
					expect(order.indexOf(more ?? '')).toBeGreaterThanOrEqual(order.indexOf(now));
			}),
			{ seed: 11 },
		);
	});
});
