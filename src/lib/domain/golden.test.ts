import { describe, expect, it } from 'vitest';
import {
	AXIS_ORDER,
	KNOWN_COVERAGE,
	KNOWN_PROFILES,
	KNOWN_TEAM,
	type Profile,
} from '../../../tests/golden-model.ts';
import { teamCoverage } from './coverage.ts';
import { defaultFramework } from './default-framework.ts';
import { DEMO_TEAM, demoRatings } from './demo-team.ts';
import type { Ratings } from './framework.ts';
import { axisRequirements, presetById } from './presets.ts';
import { spectrum } from './spectrum.ts';

const ratingsOf = (levels: Profile): Ratings =>
	Object.fromEntries(AXIS_ORDER.map((skill, i) => [skill, levels[i] ?? undefined]));

const TEAM = KNOWN_TEAM.map(({ name, levels }) => ({
	id: name,
	name,
	share: 1,
	ratings: ratingsOf(levels),
}));

describe('the known answers of the model', () => {
	it.each([...KNOWN_PROFILES, ...KNOWN_TEAM])('places $name where it was worked out', (known) => {
		const got = spectrum(defaultFramework, ratingsOf(known.levels));
		for (const figure of ['engineering', 'science', 'raw', 'lean', 'depth', 'hybrid'] as const) {
			expect(got?.[figure], figure).toBeCloseTo(known[figure], 9);
		}
	});

	it.each([...KNOWN_COVERAGE])('covers the $preset preset as it was worked out', (known) => {
		const required = axisRequirements(presetById(known.preset)?.requirements ?? []);
		const got = teamCoverage(TEAM, required);
		expect(got.coverage).toBeCloseTo(known.coverage, 9);
		expect(got.nMinusOne).toBeCloseTo(known.nMinusOne, 9);
		expect(got.without.map((one) => one.id)).toEqual(TEAM.map((member) => member.id));
		got.without.forEach((one, i) => expect(one.coverage).toBeCloseTo(known.without[i] ?? NaN, 9));
		expect(got.requirements.map((row) => row.skill)).toEqual([...AXIS_ORDER]);
		got.requirements.forEach((row, i) => {
			const [need, level, importance, coverage, qualified, met, single, noBench, severity] =
				known.rows[i] ?? [];
			expect(row).toMatchObject({ need, level, importance, qualified, met, single, noBench });
			expect(row.coverage).toBeCloseTo(coverage ?? NaN, 9);
			expect(row.severity).toBeCloseTo(severity ?? NaN, 9);
		});
	});

	it('has the demo team stand for the known team', () => {
		const demo = DEMO_TEAM.members.map((member) => demoRatings(member));
		expect(demo).toHaveLength(KNOWN_TEAM.length);
		demo.forEach((ratings, i) => {
			expect(AXIS_ORDER.map((skill) => ratings[skill])).toEqual(KNOWN_TEAM[i]?.levels);
		});
		const team = DEMO_TEAM.members.map((member, i) => ({
			id: member.slug,
			name: member.name,
			share: member.share,
			ratings: demo[i] ?? {},
		}));
		const got = teamCoverage(team, DEMO_TEAM.requirements);
		expect(got).toMatchObject({ coverage: 0.9625, nMinusOne: 0.875, met: 8, lotteryFactor: 1 });
		expect(got.gaps.map((gap) => [gap.skill, gap.severityWord])).toEqual([
			['stats', 'critical'],
			['exp', 'medium'],
			['code', 'medium'],
			['sys', 'low'],
		]);
	});
});
