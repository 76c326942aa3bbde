import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAW, requirements, team as randomTeam } from '../../../tests/random-models.ts';
import {
	doubtfulSkills,
	requirementConfidence,
	snapshotConfidence,
	type DoubtedMember,
} from './coverage-confidence.ts';
import { teamCoverage } from './coverage.ts';
import type { Requirement, TeamMember } from './coverage.ts';
import type { Ratings, SkillId } from './framework.ts';
import type { Confidence } from './rating.ts';
import type { CellState, TeamPerson } from './team.ts';

const NOW = Date.UTC(2026, 7, 1);
const DAY = 86_400_000;

const cell = (confidence: Confidence, daysAgo = 10): CellState => ({
	method: 'single',
	raters: 1,
	confidence,
	ratedAt: NOW - daysAgo * DAY,
	hasNote: false,
	hasEvidence: false,
	version: 1,
});
const member = (
	id: string,
	ratings: Ratings,
	doubts: readonly SkillId[] = [],
	share = 1,
): DoubtedMember => ({ id, name: id, ratings, doubts, share });
const ask = (skill: SkillId, level: number, need: number): Requirement => ({
	skill,
	level,
	need,
	importance: 2,
});
const only = (team: readonly DoubtedMember[], requirement: Requirement) =>
	requirementConfidence(team, [requirement])[0];

describe('ratings in doubt', () => {
	it('are those marked as a guess and those older than 180 days', () => {
		const cells = {
			sys: cell('seen'),
			code: cell('guess'),
			stats: cell('fairly_sure', 180),
			swe: cell('seen', 181),
		};
		const ratings = { sys: 4, code: 4, stats: 4, swe: 0 };
		expect(doubtfulSkills({ ratings, cells }, NOW)).toEqual(['code', 'swe']);
	});

	it('leave out cells without a rating, and ratings without a cell', () => {
		const withdrawn = { ...cell('guess'), ratedAt: undefined, raters: 0 };
		expect(
			doubtfulSkills({ ratings: { sys: 4 }, cells: { code: withdrawn, stats: undefined } }, NOW),
		).toEqual([]);
	});
});

describe('a met requirement', () => {
	it('is unconfirmed when it fails without the guess', () => {
		const team = [member('ada', { stats: 4 }), member('bao', { stats: 5 }, ['stats'])];
		expect(only(team, ask('stats', 4, 2))).toEqual({
			skill: 'stats',
			unconfirmed: true,
			doubted: ['bao'],
		});
	});

	it('is confirmed when enough sure people are at the level', () => {
		const team = [member('ada', { stats: 4 }), member('bao', { stats: 5 }, ['stats'])];
		expect(only(team, ask('stats', 4, 1))).toMatchObject({ unconfirmed: false, doubted: [] });
	});

	it('counts shares: .7 and .3 sure fill one seat, .7 and .2 do not', () => {
		const guess = member('cleo', { stats: 4 }, ['stats']);
		const sure = (share: number) => [
			member('ada', { stats: 4 }, [], 0.7),
			member('bao', { stats: 4 }, [], share),
			guess,
		];
		expect(only(sure(0.3), ask('stats', 4, 1))?.unconfirmed).toBe(false);
		expect(only(sure(0.2), ask('stats', 4, 1))?.unconfirmed).toBe(true);
	});

	it('is not touched by a guess below its level or on another skill', () => {
		const team = [
			member('ada', { stats: 4, code: 4 }, ['code']),
			member('bao', { stats: 3 }, ['stats']),
		];
		expect(only(team, ask('stats', 4, 1))?.unconfirmed).toBe(false);
	});

	it('on the core is unconfirmed by one guess of the four', () => {
		const four = { claims: 4, impl: 3, base: 3, diag: 5 };
		expect(only([member('ada', four, ['diag'])], ask('core', 3, 1))?.unconfirmed).toBe(true);
		expect(only([member('ada', four, ['stats'])], ask('core', 3, 1))?.unconfirmed).toBe(false);
	});

	it('on the core takes a rating of the core itself before the four', () => {
		const own = member('hire', { core: 4, claims: 2 }, ['claims']);
		expect(only([own], ask('core', 4, 1))?.unconfirmed).toBe(false);
		expect(only([{ ...own, doubts: ['core'] }], ask('core', 4, 1))?.unconfirmed).toBe(true);
	});
});

describe('what cannot be unconfirmed', () => {
	it('is what is not met, what asks for nobody, and an empty team', () => {
		const team = [member('ada', { stats: 4 }, ['stats'])];
		expect(only(team, ask('stats', 4, 2))?.unconfirmed).toBe(false);
		expect(only(team, ask('stats', 4, 0))?.unconfirmed).toBe(false);
		expect(only([], ask('stats', 4, 1))?.unconfirmed).toBe(false);
		expect(requirementConfidence(team, [])).toEqual([]);
	});
});

describe('the confidence of a snapshot', () => {
	it('reads guesses and ages from the cells', () => {
		const person = (id: string, confidence: Confidence, daysAgo?: number): TeamPerson => ({
			id,
			slug: id,
			name: id,
			short: id,
			title: '',
			role: 'none',
			share: 1,
			ratings: { stats: 4 },
			cells: { stats: cell(confidence, daysAgo) },
		});
		const told = (people: readonly TeamPerson[]) =>
			snapshotConfidence({
				people,
				requirements: [{ ...ask('stats', 4, 1), version: 1 }],
				takenAt: NOW,
			})[0]?.unconfirmed;
		expect(told([person('ada', 'guess')])).toBe(true);
		expect(told([person('ada', 'seen', 400)])).toBe(true);
		expect(told([person('ada', 'guess'), person('bao', 'fairly_sure')])).toBe(false);
	});
});

describe('the laws of confidence', () => {
	const skills = ['sys', 'code', 'stats', 'claims', 'impl', 'base', 'diag'];
	const doubted = randomTeam().chain((people) =>
		fc
			.array(fc.subarray(skills), { minLength: people.length, maxLength: people.length })
			.map((lists) => people.map((one, i) => ({ ...one, doubts: lists[i] ?? [] }))),
	);
	/** The definition: the same team with the ratings in doubt taken away. */
	const stripped = (team: readonly DoubtedMember[]): TeamMember[] =>
		team.map((one) => ({
			...one,
			ratings: Object.fromEntries(
				Object.entries(one.ratings).filter(([skill]) => !one.doubts.includes(skill)),
			),
		}));

	it('say unconfirmed exactly where the requirement is met with the doubts and not without', () => {
		fc.assert(
			fc.property(doubted, requirements, (team, asked) => {
				const withDoubts = teamCoverage(team, asked).requirements;
				const without = teamCoverage(stripped(team), asked).requirements;
				requirementConfidence(team, asked).forEach((one, i) => {
					const expected = withDoubts[i]?.met === true && without[i]?.met === false;
					expect(one.unconfirmed).toBe(expected);
					expect(one.doubted.length > 0).toBe(expected);
					for (const id of one.doubted) expect(withDoubts[i]?.holders).toContain(id);
				});
			}),
			LAW,
		);
	});

	it('never doubt a team without doubts', () => {
		fc.assert(
			fc.property(randomTeam(), requirements, (people, asked) => {
				const team = people.map((one) => ({ ...one, doubts: [] }));
				expect(requirementConfidence(team, asked).some((one) => one.unconfirmed)).toBe(false);
			}),
			LAW,
		);
	});
});
