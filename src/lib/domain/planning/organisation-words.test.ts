import { describe, expect, it } from 'vitest';
import { defaultFramework } from '../default-framework.ts';
import type { TeamMember } from '../coverage.ts';
import { archetypes } from './archetypes.ts';
import { organisationParts, organisationProgramme } from './organisation-model.ts';
import type { OrganisationProblem } from './organisation-model.ts';
import { planParts, teamsAfter, withoutIdle } from './organisation-plan.ts';
import type { OrganisationPlan } from './organisation-plan.ts';
import { organisationPlanWords } from './organisation-words.ts';
import { DEFAULT_GROWTH } from './problem.ts';

const person = (name: string, ratings: Record<string, number>, share = 1): TeamMember => ({
	id: name,
	name,
	share,
	ratings,
});
const need = (skill: string, count: number) => ({ skill, level: 4, need: count, importance: 3 });
const kinds = archetypes(defaultFramework);

const problem: OrganisationProblem = {
	teams: [
		{
			id: 'r',
			team: [person('Ada', { stats: 3 }), person('Chidi', { stats: 4 })],
			requirements: [need('stats', 2)],
		},
		{
			id: 's',
			team: [person('Jonas', { stats: 4, code: 4 }), person('Kira', { code: 3 })],
			requirements: [need('code', 1)],
		},
	],
	hires: kinds.map(({ id, ratings, cost }) => ({
		id,
		ratings,
		cost,
		readyMonths: 6,
		side: 'balanced',
	})),
	growth: { ...DEFAULT_GROWTH, costPerMonth: 3 },
	slow: new Set(),
	moves: { cost: 2, months: 1 },
	limits: { robustness: 0 },
};
const naming = {
	framework: defaultFramework,
	teams: [
		{ slug: 'ranking', name: 'Ranking' },
		{ slug: 'search', name: 'Search' },
	],
	archetypes: kinds,
	currency: 'EUR',
	growthPerMonth: 3,
};
const nothing: OrganisationPlan = {
	hires: [],
	moves: [],
	growth: [],
	open: [],
	cost: 0,
	months: 0,
	shortfall: 0,
};
const move = { member: 'Jonas', from: 1, to: 0, share: 1, cost: 2, readyMonths: 1 };
const growth = { member: 'Kira', skill: 'code', from: 3, to: 4, months: 8, after: 0 };
const plan: OrganisationPlan = { ...nothing, moves: [move], growth: [growth], cost: 26, months: 8 };

describe('a plan for several teams', () => {
	it('says what each part is for: what it closes, and what it keeps met', () => {
		expect(planParts(problem, plan).map(({ reasons }) => reasons)).toEqual([
			[{ team: 0, requirement: 0, effect: 'closes' }],
			[{ team: 1, requirement: 0, effect: 'keeps' }],
		]);
		const { title, teams } = organisationPlanWords(problem, plan, naming);
		expect(title).toBe(
			'One move and growing one person meet every requirement of both teams: €26k and 8 months.',
		);
		expect(
			teams.map(({ parts }) => parts.map((one) => [one.title, one.reason, one.price])),
		).toEqual([
			[['Jonas comes from Search', 'closes Statistics @4 in Ranking', '€2k, 1 month']],
			[
				['Jonas goes to Ranking', 'closes Statistics @4 in Ranking', ''],
				['Kira: Coding 3 \u2192 4', 'keeps Coding depth @4 in Search', '€24k, 8 months'],
			],
		]);
		expect(teams.map(({ met }) => met)).toEqual([
			{ before: 0, after: 1, of: 1 },
			{ before: 1, after: 1, of: 1 },
		]);
	});

	it('prints costs of the teams that add up to the whole', () => {
		const hires = [{ team: 0, id: 'as', count: 2 }];
		const { teams } = organisationPlanWords(problem, { ...plan, hires, cost: 346 }, naming);
		expect(teams.reduce((sum, { cost }) => sum + cost, 0)).toBe(346);
		expect(teams[0]?.parts[0]?.title).toBe('Hire 2: AS at the bar');
	});

	it('puts those who move into the other team at the levels they grow to', () => {
		const grown = { ...growth, member: 'Jonas', skill: 'stats', from: 4, to: 5 };
		const after = teamsAfter(problem, { ...plan, growth: [grown] });
		expect(after.map((team) => team.map(({ id }) => id))).toEqual([
			['Ada', 'Chidi', 'Jonas'],
			['Kira'],
		]);
		expect(after[0]?.[2]?.ratings['stats']).toBe(5);
		expect(problem.teams[1]?.team[0]?.ratings['stats']).toBe(4);
	});

	it('leaves out what is done for nothing, and prices the rest', () => {
		const idle = { ...growth, member: 'Ada', skill: 'writing', from: 0, to: 1, months: 1 };
		const hires = [{ team: 1, id: 'junior', count: 2 }];
		const wasteful = { ...plan, hires, growth: [idle, growth], cost: 209, months: 8 };
		expect(withoutIdle(problem, wasteful)).toEqual(plan);
		expect(withoutIdle(problem, plan)).toEqual(plan);
	});

	it('says what stays open, and that nothing helps or nothing is asked', () => {
		const open = [{ team: 0, requirement: 0, seats: 1 }];
		const words = organisationPlanWords(problem, { ...nothing, open, shortfall: 3 }, naming);
		expect(words.title).toBe('Nothing within these limits helps.');
		expect(words.teams[0]?.open).toEqual(['Statistics @4, 1 person short']);
		const bare = { ...problem, teams: problem.teams.map((one) => ({ ...one, requirements: [] })) };
		expect(organisationPlanWords(bare, nothing, naming).title).toBe(
			'Nothing is required of these teams yet.',
		);
	});

	it('counts somebody in two teams once', () => {
		const both = person('Ada', { stats: 3 }, 0.5);
		const teams = problem.teams.map((one) => ({
			...one,
			team: [both, ...one.team.filter(({ id }) => id !== 'Ada')],
		}));
		const { people } = organisationParts({ teams });
		expect(people.find(({ member }) => member.id === 'Ada')?.places).toEqual([
			{ team: 0, share: 0.5 },
			{ team: 1, share: 0.5 },
		]);
	});

	it('leaves out moves that cannot matter', () => {
		const met = problem.teams.map((one) => ({ ...one, requirements: [need('code', 0)] }));
		const kindsOf = (given: OrganisationProblem) =>
			organisationProgramme(given).columns.map(({ kind }) => kind);
		expect(kindsOf({ ...problem, teams: met })).toEqual(['span']);
		expect(kindsOf(problem)).toContain('transfer');
		expect(kindsOf({ ...problem, moves: undefined })).not.toContain('transfer');
		const late = { ...problem, limits: { robustness: 0 as const, deadline: 0 } };
		expect(kindsOf(late)).not.toContain('transfer');
		expect(organisationProgramme({ ...problem, teams: [] }).columns).toEqual([{ kind: 'span' }]);
	});
});
