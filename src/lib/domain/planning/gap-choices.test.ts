import { describe, expect, it } from 'vitest';
import { defaultFramework } from '../default-framework';
import { DEMO_TEAM } from '../demo-team';
import { archetypes } from './archetypes';
import { gapChoices } from './gap-choices';

const options = {
	hires: archetypes(defaultFramework),
	growthPerMonth: 3,
	slow: new Set(['swe', 'res']),
	begin: '2026-12-01',
};
const team = DEMO_TEAM.members.map(({ slug, name, share, ratings }) => ({
	id: slug,
	name,
	share,
	ratings: Object.fromEntries(ratings.map(({ skill, level }) => [skill, level])),
}));

describe('the choices about a gap', () => {
	it('are to hire, to grow and to accept, each with what it costs and leaves', () => {
		const [stats, ...more] = gapChoices(team, DEMO_TEAM.requirements, options);
		expect(more).toEqual([]);
		expect(stats).toMatchObject({ skill: 'stats', level: 4 });
		expect(
			stats?.choices.map(({ kind, best, after, nMinusOne }) => [
				kind,
				best?.cost,
				best?.months,
				after.met,
				after.qualified,
				nMinusOne,
			]),
		).toEqual([
			['hire', 160, 6, true, 2, 0.9125],
			['grow', 24, 8, true, 2, 0.9125],
			['accept', undefined, undefined, false, 1, 0.875],
		]);
	});

	it('name first whose leaving then costs least', () => {
		const grow = gapChoices(team, DEMO_TEAM.requirements, options)[0]?.choices[1];
		expect(grow?.alike.map(({ change }) => change.kind === 'upskill' && change.member)).toEqual([
			'dana-rosenberg',
			'fay-lindqvist',
			'ada-okafor',
		]);
	});

	it('leave a kind empty where nothing of it helps, and are none where everything is met', () => {
		const empty = gapChoices([], DEMO_TEAM.requirements.slice(0, 1), { ...options, hires: [] });
		expect(empty[0]?.choices.map(({ best }) => best)).toEqual([undefined, undefined, undefined]);
		expect(gapChoices(team, [], options)).toEqual([]);
	});
});
