import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeWithin } from './whole-number';

describe('a whole number that was typed', () => {
	it.each([
		['3', 3],
		[' 5 ', 5],
		['04', 4],
		['0', undefined],
		['6', undefined],
		['', undefined],
		['2.5', undefined],
		['1e0', undefined],
		['-1', undefined],
		['two', undefined],
		['12345678901234567890', undefined],
	])('%j within 1 to 5 is %s', (text, number) => {
		expect(wholeWithin(text, 1, 5)).toBe(number);
	});

	it('is never anything outside the range, whatever was typed', () => {
		fc.assert(
			fc.property(fc.string(), fc.integer(), fc.nat(99), (text, low, width) => {
				const number = wholeWithin(text, low, low + width);
				if (number === undefined) return;
				expect(Number.isInteger(number)).toBe(true);
				expect(number).toBeGreaterThanOrEqual(low);
				expect(number).toBeLessThanOrEqual(low + width);
			}),
		);
	});

	it('is every whole number of a range', () => {
		fc.assert(
			fc.property(fc.integer({ min: -999, max: 999 }), (number) => {
				expect(wholeWithin(String(number), -999, 999)).toBe(number);
			}),
		);
	});
});
