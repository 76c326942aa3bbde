import { describe, expect, it } from 'vitest';
import { planUse } from './suggested-plan';

const [AS, GROW, LEAVE] = [
	'hire.as.2027-03-01.100.160',
	'grow.dana.stats.4.2026-12-01',
	'leave.bao',
];

describe('a suggested plan beside the draft', () => {
	it('is fresh for the draft it was asked for', () => {
		expect(planUse([], [AS, GROW], [])).toEqual({ state: 'fresh', missing: [AS, GROW] });
		expect(planUse([LEAVE], [AS], [LEAVE])).toEqual({ state: 'fresh', missing: [AS] });
	});

	it('is used once all of it is in the draft, and is not added again', () => {
		expect(planUse([LEAVE], [AS, GROW], [LEAVE, AS, GROW])).toEqual({ state: 'used', missing: [] });
	});

	it('adds a second hire of a kind that the draft had before', () => {
		expect(planUse([AS], [AS], [AS])).toEqual({ state: 'fresh', missing: [AS] });
		expect(planUse([AS], [AS], [AS, AS])).toEqual({ state: 'used', missing: [] });
	});

	it('is older after any other change, and lacks only what is not there', () => {
		expect(planUse([], [AS, GROW], [AS])).toEqual({ state: 'older', missing: [GROW] });
		expect(planUse([], [AS], [AS, LEAVE])).toEqual({ state: 'older', missing: [] });
		expect(planUse([LEAVE], [AS], [])).toEqual({ state: 'older', missing: [AS] });
		expect(planUse([], [AS], [LEAVE])).toEqual({ state: 'older', missing: [AS] });
	});
});
