import { describe, expect, it } from 'vitest';
import { defaultFramework } from '$lib/domain/default-framework';
import { COVERAGE_MINI, coverageMini, coverageMiniGrid } from './coverage-mini';
import { radarAxes } from './radar-axes';

const axes = radarAxes(defaultFramework.skills);
const row = {
	skill: 'stats',
	level: 4,
	need: 2,
	coverage: 0.75,
	qualified: 1,
	bench: -1,
	met: false,
	single: true,
};

/** Distances from the centre of a path's corners. */
const radii = (path = '') =>
	[...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => Math.hypot(Number(x), Number(y)));

describe('the small coverage radar', () => {
	it('splits a spoke into what is covered and what is missing', () => {
		const { bars, gaps, edges } = coverageMini(axes, [row]);
		const tip = COVERAGE_MINI.zero + (COVERAGE_MINI.need - COVERAGE_MINI.zero) * 0.75;
		expect(Math.max(...radii(bars))).toBeCloseTo(Math.hypot(tip, COVERAGE_MINI.bar / 2), 1);
		expect(Math.max(...radii(gaps))).toBeCloseTo(
			Math.hypot(COVERAGE_MINI.need, COVERAGE_MINI.bar / 2),
			1,
		);
		expect(edges).toBeUndefined();
	});

	it('draws no bar at nothing, no gap when met, a dotted edge in doubt, and no spoke for the core', () => {
		expect(coverageMini(axes, [{ ...row, coverage: 0 }]).bars).toBeUndefined();
		const met = coverageMini(axes, [{ ...row, coverage: 1, met: true, unconfirmed: true }]);
		expect(met.gaps).toBeUndefined();
		expect(met.edges).toMatch(/^M/);
		expect(coverageMini(axes, [{ ...row, skill: 'core' }])).toEqual({
			bars: undefined,
			edges: undefined,
			gaps: undefined,
		});
		expect(coverageMini(axes, [])).toEqual(coverageMini([], [row]));
	});

	it('stays within its picture', () => {
		const { size } = COVERAGE_MINI;
		const { gaps } = coverageMini(
			axes,
			axes.map(({ id }) => ({ ...row, skill: id, coverage: 0 })),
		);
		expect(Math.max(...radii(gaps))).toBeLessThan(size / 2);
		expect(coverageMiniGrid().need).toMatch(/^M/);
	});
});
