import { describe, expect, it } from 'vitest';
import { NO_LIMITS } from '$lib/domain/planning/limit-values';
import { limitValues, MOST_MIX, parseLimits } from './limits';

function issues(typed: Partial<typeof NO_LIMITS>) {
	const parsed = parseLimits({ ...NO_LIMITS, ...typed });
	return parsed.ok ? {} : parsed.issues;
}
function read(typed: Partial<typeof NO_LIMITS>) {
	const parsed = parseLimits({ ...NO_LIMITS, ...typed });
	return parsed.ok ? parsed.output : undefined;
}

describe('the limits of a plan', () => {
	it('leaves a blank limit open', () => {
		expect(read({})).toEqual({
			headcount: undefined,
			budget: undefined,
			deadline: undefined,
			nice: [],
			growth: true,
			survive: false,
		});
	});

	it('refuses a negative budget and a deadline of no months', () => {
		expect(issues({ budget: '-1', deadline: '0', headcount: 'two' })).toEqual({
			headcount: 'Headcount is a whole number from 0 to 50.',
			budget: 'A budget is 0 or more, in whole thousands.',
			deadline: 'A deadline is 1 to 60 months ahead.',
		});
	});

	it('reads a band for the mix that may be open at either end', () => {
		expect(read({ mixLow: '0,5', mixHigh: '1.25' })?.mix).toEqual({ low: 0.5, high: 1.25 });
		expect(read({ mixLow: '1' })?.mix).toEqual({ low: 1, high: MOST_MIX });
		expect(read({ mixHigh: '2' })?.mix).toEqual({ low: 0, high: 2 });
		expect(read({})?.mix).toBeUndefined();
	});

	it('refuses a band that ends below where it begins, and what is no ratio', () => {
		expect(issues({ mixLow: '2', mixHigh: '1' })).toEqual({
			mixHigh: 'The upper end is not below the lower one.',
		});
		const rule = 'AS for each RE is 0 to 99, with at most two decimals.';
		for (const mixLow of ['-1', '1:2', '0.125', '100', 'half'])
			expect(issues({ mixLow })).toEqual({ mixLow: rule });
	});

	it('reads the skills that are nice to have from a form or an address', () => {
		const values = limitValues(new URLSearchParams('nice=stats&nice=exp&budget=7'));
		expect(values).toMatchObject({ nice: 'stats,exp', budget: '7', growth: '' });
		expect(read(values)?.nice).toEqual(['stats', 'exp']);
	});
});
