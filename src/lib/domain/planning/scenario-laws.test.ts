import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAW, memberRatings, requirements, share, team } from '../../../../tests/random-models.ts';
import { teamCoverage } from '../coverage.ts';
import { compare } from './compare.ts';
import { apply, takesAway } from './scenario.ts';
import type { Change } from './scenario.ts';
import { DEFAULT_PACE } from './settings.ts';

const DATE = '2027-01-01';
const LATER = '2030-01-01';
const GROWN = ['sys', 'code', 'stats'] as const;

const growing: fc.Arbitrary<Change> = fc
	.record({
		n: fc.nat({ max: 9 }),
		skill: fc.constantFrom(...GROWN),
		level: fc.integer({ min: 1, max: 5 }),
	})
	.map(({ n, skill, level }): Change => ({
		kind: 'upskill',
		member: `p${String(n)}`,
		skill,
		level,
		date: DATE,
	}));

/** Any change of a team of up to eight people, some of whom may not exist. */
const change: fc.Arbitrary<Change> = fc.oneof(
	fc.record({ ratings: memberRatings, share }).map(({ ratings, share: part }): Change => ({
		kind: 'hire',
		archetype: 'own',
		label: 'New',
		ratings,
		share: part,
		date: DATE,
		cost: 100,
	})),
	fc.nat({ max: 9 }).map((n): Change => ({
		kind: 'departure',
		member: `p${String(n)}`,
		date: DATE,
	})),
	fc.record({ n: fc.nat({ max: 9 }), share }).map(({ n, share: part }): Change => ({
		kind: 'part-time',
		member: `p${String(n)}`,
		share: part,
		date: DATE,
	})),
	growing,
);
const away: fc.Arbitrary<Change> = fc.nat({ max: 9 }).map((n): Change => ({
	kind: 'move',
	member: `p${String(n)}`,
	team: 'elsewhere',
	share: 1,
	date: DATE,
}));
const joining: fc.Arbitrary<Change> = fc
	.record({ n: fc.nat({ max: 12 }), ratings: memberRatings, part: share })
	.map(({ n, ratings, part }): Change => ({
		kind: 'join',
		member: `p${String(n)}`,
		name: 'Mei',
		ratings,
		share: part,
		date: DATE,
	}));
const changes = fc.array(fc.oneof({ arbitrary: change, weight: 4 }, away, joining), {
	maxLength: 6,
});
const departure = fc.nat({ max: 9 }).map((n): Change => ({
	kind: 'departure',
	member: `p${String(n)}`,
	date: DATE,
}));

describe('what a scenario does, for any team', () => {
	it('changes nothing while it is empty', () => {
		fc.assert(
			fc.property(team(), requirements, (people, needs) => {
				const got = compare(people, apply(people, [], LATER), needs);
				expect(got.after).toEqual(got.before);
				expect(got.requirements.map((row) => row.effect)).toEqual(needs.map(() => 'none'));
			}),
			LAW,
		);
	});

	it('shows before and after as the coverage page computes them, and opens less closes more', () => {
		fc.assert(
			fc.property(team(), requirements, changes, (people, needs, list) => {
				const then = apply(people, list, LATER);
				const got = compare(people, then, needs);
				const [was, is] = [teamCoverage(people, needs), teamCoverage(then, needs)];
				expect([got.before.coverage, got.before.nMinusOne, got.before.met]).toEqual([
					was.coverage,
					was.nMinusOne,
					was.met,
				]);
				expect([got.after.coverage, got.after.nMinusOne, got.after.met]).toEqual([
					is.coverage,
					is.nMinusOne,
					is.met,
				]);
				expect(got.after.met - got.before.met).toBe(got.closed.length - got.opened.length);
				for (const row of got.requirements)
					expect(row.spare).toBeCloseTo(row.after.bench - row.before.bench, 2);
			}),
			LAW,
		);
	});

	it('never gains coverage by a departure or a move away, on any date', () => {
		fc.assert(
			fc.property(
				team(),
				requirements,
				changes,
				fc.oneof(departure, away),
				fc.constantFrom(DATE, LATER),
				(people, needs, list, gone, at) => {
					const stays = teamCoverage(apply(people, list, at), needs);
					const goes = teamCoverage(apply(people, [...list, gone], at), needs);
					expect(goes.coverage).toBeLessThanOrEqual(stays.coverage + 1e-9);
				},
			),
			LAW,
		);
	});

	it('never loses coverage by somebody who joins, nor by growth, on any date', () => {
		fc.assert(
			fc.property(
				team(),
				requirements,
				changes,
				fc.oneof(joining, growing),
				fc.constantFrom(DATE, LATER),
				(people, needs, list, more, at) => {
					// Somebody who has left does not come back by joining.
					const settled = list.filter((one) => !takesAway(one));
					const before = teamCoverage(apply(people, settled, at), needs);
					const after = teamCoverage(apply(people, [...settled, more], at), needs);
					expect(after.coverage).toBeGreaterThanOrEqual(before.coverage - 1e-9);
				},
			),
			LAW,
		);
	});

	it('makes a departure of a move away, and a hire without ramp of who joins', () => {
		fc.assert(
			fc.property(team(), requirements, away, memberRatings, (people, needs, move, ratings) => {
				const leaves: Change =
					move.kind === 'move' ? { kind: 'departure', member: move.member, date: DATE } : move;
				expect(apply(people, [move], LATER)).toEqual(apply(people, [leaves], LATER));
				const comes = { ratings, share: 0.5, date: DATE };
				const join: Change = { ...comes, kind: 'join', member: 'mei', name: 'Mei' };
				const hire: Change = {
					...comes,
					kind: 'hire',
					archetype: 'own',
					label: 'Mei',
					cost: 0,
				};
				const both = [join, hire].map(
					(one) =>
						teamCoverage(apply(people, [one], DATE, { ...DEFAULT_PACE, rampMonths: 0 }), needs)
							.coverage,
				);
				expect(both[0]).toBeCloseTo(both[1] ?? NaN, 9);
			}),
			LAW,
		);
	});

	it('does not depend on the order of changes on different dates', () => {
		const dated = fc.uniqueArray(fc.integer({ min: 10, max: 28 }), { minLength: 6, maxLength: 6 });
		fc.assert(
			fc.property(team(), changes, dated, (people, list, days) => {
				const own = list
					.filter(({ kind }) => kind !== 'hire' && kind !== 'join')
					.map((one, i) => ({ ...one, date: `2027-01-${String(days[i])}` }));
				const there = apply(people, own, LATER);
				expect(apply(people, own.toReversed(), LATER)).toEqual(there);
			}),
			LAW,
		);
	});

	it('is nothing when whoever is hired never starts', () => {
		fc.assert(
			fc.property(team(), requirements, memberRatings, (people, needs, ratings) => {
				const hire: Change = {
					kind: 'hire',
					archetype: 'own',
					label: 'New',
					ratings,
					share: 1,
					date: LATER,
					cost: 0,
				};
				const got = compare(people, apply(people, [hire], DATE), needs);
				expect(got.after).toEqual(got.before);
			}),
			LAW,
		);
	});

	it('equals the team without somebody when that somebody is hired and leaves', () => {
		fc.assert(
			fc.property(team(), requirements, changes, (people, needs, list) => {
				const hire: Change = {
					kind: 'hire',
					archetype: 'own',
					label: 'Brief',
					ratings: { sys: 5, code: 5, stats: 5 },
					share: 1,
					date: DATE,
					cost: 0,
				};
				const leaves: Change = {
					kind: 'departure',
					member: `hire:${String(list.length + 1)}`,
					date: '2028-01-01',
				};
				const alone = compare(people, apply(people, list, LATER), needs);
				const both = compare(people, apply(people, [...list, hire, leaves], LATER), needs);
				expect(both.after).toEqual(alone.after);
			}),
			LAW,
		);
	});
});
