import { scaleLinear } from 'd3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearScale } from './linear-scale';

const bound = fc.integer({ min: -1000, max: 1000 });

describe('linear scale', () => {
	it('agrees with d3-scale inside and outside its domain', () => {
		fc.assert(
			fc.property(bound, bound, bound, bound, bound, (from, to, start, end, value) => {
				fc.pre(from !== to);
				const expected = scaleLinear([from, to], [start, end])(value);
				expect(linearScale([from, to], [start, end])(value)).toBeCloseTo(expected, 6);
			}),
			{ seed: 3 },
		);
	});

	it('maps a domain without extent to the start of the range', () => {
		expect(linearScale([2, 2], [10, 20])(5)).toBe(10);
	});
});
