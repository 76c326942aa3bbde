import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverLines } from './covering-words.ts';
import { coverNeeds } from './covering.ts';
import type { CoveringTeam } from './covering.ts';
import { teamCoverage } from './coverage.ts';
import type { Requirement, TeamMember } from './coverage.ts';

const need = (skill: string, count = 1): Requirement => ({
	skill,
	level: 4,
	need: count,
	importance: 3,
});
const person = (id: string, ratings: Record<string, number>, share = 1): TeamMember => ({
	id,
	name: id.toUpperCase(),
	share,
	ratings,
});

const ranking: CoveringTeam = {
	id: 'ranking',
	people: [person('ada', { stats: 3 }), person('chidi', { stats: 4 })],
	requirements: [need('stats', 2)],
};
const search: CoveringTeam = {
	id: 'search',
	people: [
		person('zoe', { stats: 5 }),
		person('mia', { stats: 4, code: 4 }),
		person('ben', { code: 3 }),
	],
	requirements: [need('stats'), need('code')],
};

describe('who could cover whom', () => {
	it('tells those who are spare from those whose loan opens a gap, and names the gap', () => {
		const [stats] = coverNeeds([ranking, search]);
		expect(stats?.row.skill).toBe('stats');
		expect(stats?.spare.map(({ id }) => id)).toEqual(['zoe']);
		expect(stats?.missed).toEqual([
			{
				id: 'mia',
				name: 'MIA',
				teams: ['search'],
				elsewhere: false,
				gaps: [{ team: 'search', skill: 'code', level: 4, effect: 'opens' }],
			},
		]);
	});

	it('asks for what one person holds, too, and names nobody who is in the team already', () => {
		const code = coverNeeds([ranking, search]).find(({ row }) => row.skill === 'code');
		expect(code).toMatchObject({ team: 'search', row: { met: true, single: true } });
		expect([...(code?.spare ?? []), ...(code?.missed ?? [])]).toEqual([]);
	});

	it('counts as missed whoever would widen a gap at home', () => {
		const short = { ...search, requirements: [need('stats', 3)] };
		const [stats] = coverNeeds([{ ...ranking, people: [] }, short]);
		expect(stats?.spare).toEqual([]);
		expect(stats?.missed.map(({ id, gaps }) => [id, gaps[0]?.effect])).toEqual([
			['mia', 'widens'],
			['zoe', 'widens'],
		]);
	});

	it('never calls somebody spare who is in a team that is not looked at', () => {
		const [stats] = coverNeeds([ranking, { ...search, elsewhere: new Set(['zoe']) }]);
		expect(stats?.spare).toEqual([]);
		expect(stats?.missed.map(({ id, elsewhere }) => [id, elsewhere])).toEqual([
			['mia', false],
			['zoe', true],
		]);
	});

	it('looks at every team of somebody who is in several', () => {
		const third: CoveringTeam = {
			id: 'ads',
			people: [person('zoe', { stats: 5 }, 0.5)],
			requirements: [{ ...need('stats'), need: 0.5 }],
		};
		const [stats] = coverNeeds([ranking, search, third]);
		expect(stats?.missed.map(({ id, teams, gaps }) => [id, teams, gaps])).toEqual([
			['mia', ['search'], [{ team: 'search', skill: 'code', level: 4, effect: 'opens' }]],
			['zoe', ['search', 'ads'], [{ team: 'ads', skill: 'stats', level: 4, effect: 'opens' }]],
		]);
	});

	it('has nothing to say of no teams, of empty ones and of one alone', () => {
		expect(coverNeeds([])).toEqual([]);
		expect(coverNeeds([{ id: 'a', people: [], requirements: [] }])).toEqual([]);
		expect(coverNeeds([ranking])).toMatchObject([{ spare: [], missed: [] }]);
	});

	it('leaves every requirement of their teams as covered as it is without somebody spare', () => {
		const level = fc.integer({ min: 0, max: 5 });
		const people = (prefix: string) =>
			fc
				.array(fc.record({ a: level, b: level }), { maxLength: 4 })
				.map((list) => list.map((ratings, i) => person(`${prefix}${String(i)}`, ratings)));
		const requirement = fc.record({
			skill: fc.constantFrom('a', 'b'),
			level: fc.integer({ min: 1, max: 5 }),
			need: fc.integer({ min: 1, max: 3 }),
			importance: fc.integer({ min: 1, max: 3 }),
		});
		const team = (id: string) =>
			fc.record({
				id: fc.constant(id),
				people: people(id),
				requirements: fc.array(requirement, { maxLength: 3 }),
			});
		let spare = 0;
		let missed = 0;
		fc.assert(
			fc.property(team('x'), team('y'), (x, y) => {
				for (const one of coverNeeds([x, y])) {
					const home = one.team === 'x' ? y : x;
					const before = teamCoverage(home.people, home.requirements).requirements;
					const without = (id: string) =>
						teamCoverage(
							home.people.filter((p) => p.id !== id),
							home.requirements,
						).requirements.map(({ coverage }) => coverage);
					for (const { id } of one.spare) {
						spare += 1;
						expect(without(id)).toEqual(before.map(({ coverage }) => coverage));
					}
					for (const { id, gaps } of one.missed) {
						missed += 1;
						expect(gaps.length).toBeGreaterThan(0);
						expect(without(id)).not.toEqual(before.map(({ coverage }) => coverage));
					}
					const names = [...one.spare].map(({ name }) => name);
					expect(names).toEqual([...names].sort());
				}
			}),
			{ numRuns: 500, seed: 11 },
		);
		expect(Math.min(spare, missed)).toBeGreaterThan(100);
	});

	it('says what a loan would do in words', () => {
		const names = {
			skills: [
				{ id: 'stats', name: 'Statistics', short: 'Stats' },
				{ id: 'code', name: 'Coding depth', short: 'Coding' },
			],
		};
		const teams = new Map([
			['ranking', { slug: 'ranking', name: 'Ranking' }],
			['search', { slug: 'search', name: 'Search' }],
		]);
		const slugs = new Map([
			['zoe', 'zoe-z'],
			['mia', 'mia-m'],
		]);
		const [stats, code] = coverLines(coverNeeds([ranking, search]), names, teams, slugs);
		expect(stats).toMatchObject({
			team: { name: 'Ranking' },
			skill: 'Statistics',
			numbers: '1/2 @4',
			state: 'open, one holder',
			spare: [{ name: 'ZOE', href: '/teams/search/members/zoe-z', teams: 'Search', cost: '' }],
			missed: [{ name: 'MIA', cost: 'would open Coding depth @4 in Search' }],
		});
		expect(code?.state).toBe('met by one person');
	});
});
