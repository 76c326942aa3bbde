import { describe, expect, it } from 'vitest';
import { defaultFramework } from './default-framework.ts';
import { DEMO_TEAM, demoRatings } from './demo-team.ts';
import { mixText, severityCounts } from './organisation-words.ts';
import { organisationBoard } from './organisation.ts';
import type { SeenTeam } from './organisation.ts';
import type { TeamPerson, TeamSnapshot } from './team.ts';

const NOW = Date.UTC(2026, 10, 23);

const people: TeamPerson[] = DEMO_TEAM.members.map((member) => {
	const ratings = demoRatings(member);
	const cells = Object.fromEntries(
		Object.keys(ratings).map((skill) => [
			skill,
			{
				method: 'single' as const,
				raters: 1,
				confidence: 'seen' as const,
				ratedAt: NOW,
				hasNote: false,
				hasEvidence: false,
				version: 1,
			},
		]),
	);
	const { slug, name, role, share } = member;
	return {
		id: slug,
		slug,
		name,
		short: name.split(' ')[0] ?? name,
		title: '',
		role,
		share,
		ratings,
		cells,
	};
});

function seen(
	name: string,
	given: Partial<Pick<TeamSnapshot, 'people' | 'requirements'>> = {},
	individuals = true,
): SeenTeam {
	return {
		individuals,
		snapshot: {
			team: { id: name, slug: name.toLowerCase(), name, demo: false },
			framework: defaultFramework,
			people,
			requirements: DEMO_TEAM.requirements.map((row) => ({ ...row, version: 1 })),
			takenAt: NOW,
			...given,
		},
	};
}

const easy = [{ skill: 'code', level: 3, need: 1, importance: 2, version: 1 }];
const board = (...teams: SeenTeam[]) => organisationBoard(defaultFramework, teams);

describe('teams side by side', () => {
	it('gives the golden team its known figures', () => {
		const [team] = board(seen('Ranking')).teams;
		expect(team?.figures).toMatchObject({ coverage: 0.9625, nMinusOne: 0.875, met: 8, more: 1 });
		expect(team?.figures?.gaps.map(({ name, word, met }) => [name, word, met])).toEqual([
			['Statistics', 'critical', false],
			['Experimentation & analysis', 'medium', true],
			['Coding depth', 'medium', true],
		]);
		expect(team?.figures && severityCounts(team.figures)).toBe('1 critical, 2 medium, 1 low');
		const mix = team?.figures?.mix ?? { re: 0, as: 0, balanced: 0, unclear: 0, unplaced: 0 };
		expect(mix.re + mix.balanced + mix.as + mixText(mix).doubt).toBe(6);
		expect(mixText(mix)).toEqual({ ratio: '3 : 0 : 3', doubt: 0, rest: '' });
		expect(mixText({ ...mix, as: 2, unplaced: 1 })).toEqual({
			ratio: '3 : 0 : 2',
			doubt: 1,
			rest: 'one person with too few ratings',
		});
	});

	it('tells as many gaps as it counts', () => {
		const figures = board(seen('Ranking')).teams[0]?.figures;
		const counted = figures?.severities.reduce((sum, { count }) => sum + count, 0);
		expect(counted).toBe((figures?.gaps.length ?? 0) + (figures?.more ?? 0));
	});

	it('states the finding in one sentence', () => {
		const full = (name: string) => seen(name, { requirements: easy });
		expect(board(full('A'), full('B'), full('C'), seen('Ranking')).headline).toBe(
			'3 of 4 teams meet all they need; Ranking is short on Statistics.',
		);
		expect(board(full('A'), full('B')).headline).toBe('Both teams meet all they need.');
		expect(board(full('A'), full('B'), full('C')).headline).toBe(
			'All three teams meet all they need.',
		);
		expect(board(full('A')).headline).toBe('A meets all it needs.');
		expect(board(seen('Ranking')).headline).toBe('Ranking is short on Statistics.');
		expect(board(full('A'), seen('R'), seen('S')).headline).toBe(
			'1 of 3 teams meets all it needs; the gravest gap is Statistics in R.',
		);
		expect(board(seen('R'), seen('S')).headline).toBe(
			'No team meets all it needs; the gravest gap is Statistics in R.',
		);
	});

	it('says why a team shows no figures, and does not count it', () => {
		const found = board(
			seen('Bare', { requirements: [] }),
			seen('Empty', { people: [] }),
			seen('Ranking'),
			seen('Unrated', { people: people.map((one) => ({ ...one, ratings: {}, cells: {} })) }),
		);
		expect(found.teams.map(({ without }) => without)).toEqual([
			'nothing-required',
			'nobody',
			undefined,
			'nobody-rated',
		]);
		expect(found.headline).toBe('Ranking is short on Statistics.');
		expect(found.uncounted).toBe(
			'Not counted: Bare (no requirements set yet), Empty (nobody in it yet), Unrated (nobody rated yet).',
		);
		expect(board().headline).toBe('No team yet.');
		expect(board(seen('Bare', { requirements: [] })).headline).toBe(
			'No team says what it needs yet.',
		);
		expect(board(seen('Empty', { people: [] })).headline).toBe('Nobody is in a team yet.');
	});

	it('hides a team of fewer than three people from those who may not see them', () => {
		const two = { people: people.slice(0, 2) };
		expect(board(seen('Small', two, false)).teams[0]).toEqual({
			slug: 'small',
			name: 'Small',
			demo: false,
			size: 2,
			without: 'withheld',
		});
		expect(board(seen('Small', two, true)).teams[0]?.figures).toBeDefined();
	});

	it('names nobody', () => {
		const text = JSON.stringify(board(seen('Ranking'), seen('Aggregate', {}, false)));
		for (const { name, id } of people) {
			expect(text).not.toContain(name);
			expect(text).not.toContain(`"${id}"`);
		}
	});
});
