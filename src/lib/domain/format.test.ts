import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAW } from '../../../tests/random-models.ts';
import {
	capital,
	countWord,
	fixed,
	joinNames,
	joinSome,
	percent,
	percentChange,
	percentUpTo,
	plain,
	signed,
	signedPoints,
} from './format.ts';

describe('numbers', () => {
	it('carry a true minus and no sign at zero', () => {
		expect([-0.6, 0.3, 0, -0.001, 0.001].map((x) => signed(x))).toEqual([
			'−0.60',
			'+0.30',
			'0.00',
			'0.00',
			'0.00',
		]);
		expect(fixed(-1.5)).toBe('−1.50');
		expect(signed(1.5714, 1)).toBe('+1.6');
	});

	it('round as on paper', () => {
		expect(fixed(1.005)).toBe('1.01');
		expect(percent(0.9625, 1)).toBe('96.3%');
		expect(percent(0.29, 0)).toBe('29%');
	});

	it('show the decimals they need', () => {
		expect([percentUpTo(0.9625), percentUpTo(0.875), percentUpTo(1)]).toEqual([
			'96.25%',
			'87.5%',
			'100%',
		]);
		expect([plain(3), plain(2.5), plain(0.05)]).toEqual(['3', '2.5', '0.05']);
		expect([signedPoints(-0.0875), signedPoints(0.0375), signedPoints(0)]).toEqual([
			'−8.75',
			'+3.75',
			'0',
		]);
	});
});

describe('percentChange', () => {
	it('stays whole where whole figures add up and shows a decimal on all where not', () => {
		expect(percentChange(0.9, 0.8)).toEqual({ before: '90%', after: '80%', difference: '−10' });
		expect(percentChange(0.9625, 0.875)).toEqual({
			before: '96.3%',
			after: '87.5%',
			difference: '−8.8',
		});
		expect(percentChange(0.5, 0.5)).toEqual({ before: '50%', after: '50%', difference: '0' });
		expect(percentChange(0.881, 0.952).difference).toBe('+7');
	});

	it('adds up as printed whenever two decimals can say it', () => {
		const share = fc.integer({ min: 0, max: 10000 }).map((n) => n / 10000);
		fc.assert(
			fc.property(share, share, (before, after) => {
				const shown = percentChange(before, after);
				const [was, is, change] = [shown.before, shown.after, shown.difference].map((text) =>
					Number(text.replace('%', '').replace('−', '-')),
				);
				expect((is ?? NaN) - (was ?? NaN)).toBeCloseTo(change ?? NaN, 6);
			}),
			LAW,
		);
	});
});

describe('lists and counts', () => {
	it('join names as a sentence does', () => {
		expect(joinNames([])).toBe('');
		expect(joinNames(['Ada'])).toBe('Ada');
		expect(joinNames(['Ada', 'Bao'], 'or')).toBe('Ada or Bao');
		expect(joinNames(['Ada', 'Dana', 'Fay'])).toBe('Ada, Dana and Fay');
	});

	it('count who does not fit, but never replace a single name by a number', () => {
		expect(joinSome(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c, d and e');
		expect(joinSome(['a', 'b', 'c', 'd', 'e', 'f'])).toBe('a, b, c, d and 2 more');
		expect(joinSome(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
	});

	it('write counts as words up to twelve', () => {
		expect([0, 1, 12, 13].map(countWord)).toEqual(['no', 'one', 'twelve', '13']);
		expect(capital('three')).toBe('Three');
		expect(capital('')).toBe('');
	});
});
