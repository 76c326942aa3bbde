import { teamCoverage } from '$lib/domain/coverage';
import { defaultFramework } from '$lib/domain/default-framework';
import { DEMO_TEAM, demoRatings } from '$lib/domain/demo-team';
import { describe, expect, it } from 'vitest';
import {
	COVERAGE_RADAR_FORMATS,
	coverageNumbers,
	coverageSpokes,
	sparePeople,
	type CoveredRequirement,
} from './coverage-radar';
import { radarAxes } from './radar-axes';

const axes = radarAxes(defaultFramework.skills);
const requirement = (change: Partial<CoveredRequirement>): CoveredRequirement => ({
	skill: 'stats',
	level: 4,
	need: 2,
	coverage: 1,
	qualified: 2,
	bench: 0,
	met: true,
	single: false,
	...change,
});
const spoke = (change: Partial<CoveredRequirement>, before?: Partial<CoveredRequirement>) =>
	coverageSpokes(axes, [requirement(change)], 'overview', before ? [requirement(before)] : [])[0];
const radii = (points: string | undefined) =>
	(points ?? '')
		.split(' ')
		.map((pair) => pair.split(',').map(Number))
		.map(([x = 0, y = 0]) => Math.hypot(x, y));

describe('coverage radar', () => {
	it('runs its bars from 22 at nothing to 114 at the need', () => {
		const { bar, gap } = spoke({ coverage: 0.75, met: false }) ?? {};
		// Corners lie half the thickness beside the spoke.
		const along = (r: number) => Math.sqrt(r * r - 6.5 * 6.5);
		const tips = radii(bar).map(along).map(Math.round);
		expect(tips).toEqual([22, 91, 91, 22]);
		expect(radii(gap).map(along).map(Math.round)).toEqual([91, 114, 114, 91]);
	});

	it('has no gap where the need is met and no bar where nothing is covered', () => {
		expect(spoke({})?.gap).toBeUndefined();
		expect(spoke({ coverage: 0, met: false, qualified: 0, bench: -2 })?.bar).toBeUndefined();
	});

	it('draws one square for each whole spare person, at most four', () => {
		expect(spoke({ bench: 0 })?.squares).toHaveLength(0);
		expect(spoke({ bench: 1.5 })?.squares).toHaveLength(1);
		expect(spoke({ bench: 9 })?.squares).toHaveLength(4);
		expect(sparePeople({ bench: -1 })).toBe(0);
		expect(sparePeople({ bench: 2.9999999999 })).toBe(3);
	});

	it('puts the label outside the squares', () => {
		const [near, far] = [spoke({})?.label.x ?? 0, spoke({ bench: 2 })?.label.x ?? 0];
		expect(far - near).toBeCloseTo(18 * Math.sin((75 * Math.PI) / 180), 1);
	});

	it('frames what a change moved, and nothing else', () => {
		expect(spoke({ coverage: 0.5 }, { coverage: 1 })?.before).toBeDefined();
		expect(spoke({ coverage: 1 }, { coverage: 1 })?.before).toBeUndefined();
		expect(spoke({ coverage: 1 })?.before).toBeUndefined();
	});

	it('draws what is unconfirmed as a thinner bar in an edge of its own', () => {
		expect(spoke({})?.edge).toBeUndefined();
		const { bar, edge, gap } = spoke({ unconfirmed: true }) ?? {};
		expect(gap).toBeUndefined();
		const across = (points: string | undefined) => {
			const [first, , , last] = (points ?? '')
				.split(' ')
				.map((pair) => pair.split(',').map(Number));
			return Math.hypot((first?.[0] ?? 0) - (last?.[0] ?? 0), (first?.[1] ?? 0) - (last?.[1] ?? 0));
		};
		expect(across(bar)).toBeCloseTo(6, 0);
		expect(across(edge)).toBeCloseTo(11.5, 0);
	});

	it('prints has, needs, level and the single holder', () => {
		expect(coverageNumbers(requirement({ qualified: 1, single: true }))).toBe('1/2 @4 · single');
		expect(coverageNumbers(requirement({ need: 1.5 }))).toBe('2/1.5 @4');
	});

	it('leaves requirements on the core to the list', () => {
		expect(coverageSpokes(axes, [requirement({ skill: 'core' })], 'overview')).toEqual([]);
		expect(coverageSpokes(axes, [], 'overview')).toEqual([]);
	});

	it('draws the whole demo team with statistics as the only gap', () => {
		const { requirements } = teamCoverage(
			DEMO_TEAM.members.map((member) => ({
				id: member.slug,
				name: member.name,
				share: member.share,
				ratings: demoRatings(member),
			})),
			DEMO_TEAM.requirements,
		);
		const spokes = coverageSpokes(axes, requirements, 'overview');
		expect(spokes).toHaveLength(9);
		expect(spokes.filter((s) => s.gap).map((s) => s.axis.id)).toEqual(['stats']);
	});

	it.each(['overview', 'tablet', 'phone'] as const)('stays inside the %s drawing', (size) => {
		const { width, height, cx, cy } = COVERAGE_RADAR_FORMATS[size];
		const spokes = coverageSpokes(
			axes,
			axes.map((axis) => requirement({ skill: axis.id, bench: 1 })),
			size,
		);
		for (const { label } of spokes) {
			expect(label.y + cy - 10).toBeGreaterThanOrEqual(0);
			expect(label.y + 14 + 4 + cy).toBeLessThanOrEqual(height);
			expect(label.x + cx).toBeGreaterThan(0);
			expect(label.x + cx).toBeLessThan(width);
		}
	});
});
