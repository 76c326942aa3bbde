import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	LAW,
	level,
	member,
	requirements,
	team as randomTeam,
} from '../../../tests/random-models.ts';
import { teamCoverage, withoutMember } from './coverage.ts';
import type { Requirement, TeamMember } from './coverage.ts';
import type { Ratings } from './framework.ts';

const SLACK = 1e-9;

/** Level for a requirement, written out again so that the law does not lean on the code. */
function levelOf(ratings: Ratings, skill: string): number | undefined {
	if (skill !== 'core') return ratings[skill];
	if (ratings.core !== undefined) return ratings.core;
	const four = ['claims', 'impl', 'base', 'diag'].map((one) => ratings[one]);
	return four.some((one) => one === undefined)
		? undefined
		: Math.min(...four.map((one) => one ?? 0));
}

/** Coverage by the definition: every twentieth of a seat is a seat of its own. */
function slowCoverage(team: readonly TeamMember[], asked: Requirement): number {
	if (asked.need <= 0) return 1;
	const twentieths = team
		.flatMap(({ share, ratings }) => {
			const x = levelOf(ratings, asked.skill);
			const credit = x === undefined ? 0 : Math.min(1, Math.max(0, 1 - (asked.level - x) / 2));
			return Array.from({ length: Math.round(share * 20) }, () => credit);
		})
		.sort((a, b) => b - a)
		.slice(0, asked.need * 20);
	return twentieths.reduce((sum, credit) => sum + credit, 0) / (asked.need * 20);
}

const slowMean = (team: readonly TeamMember[], asked: readonly Requirement[]): number => {
	const weights = asked.reduce((sum, one) => sum + one.importance, 0);
	if (weights === 0) return 1;
	return asked.reduce((sum, one) => sum + one.importance * slowCoverage(team, one), 0) / weights;
};

describe('the laws of coverage', { timeout: 60_000 }, () => {
	const team = randomTeam();

	it('is the mean of seats filled, in [0, 1], and whole exactly when met', () => {
		fc.assert(
			fc.property(team, requirements, (people, asked) => {
				const got = teamCoverage(people, asked);
				expect(Math.abs(got.coverage - slowMean(people, asked))).toBeLessThan(SLACK);
				expect(got.coverage).toBeGreaterThanOrEqual(0);
				expect(got.coverage).toBeLessThanOrEqual(1);
				got.requirements.forEach((one, i) => {
					const requirement = asked[i];
					if (requirement === undefined) return;
					expect(one).toMatchObject(requirement);
					expect(Math.abs(one.coverage - slowCoverage(people, requirement))).toBeLessThan(SLACK);
					const seats = people
						.filter((p) => (levelOf(p.ratings, one.skill) ?? -1) >= one.level)
						.reduce((sum, p) => sum + Math.round(p.share * 20), 0);
					expect(one.met).toBe(one.need <= 0 || seats >= one.need * 20);
					expect(one.met).toBe(one.coverage === 1);
					expect(one.qualified).toBe(one.holders.length);
				});
				expect(got.met).toBe(got.requirements.filter((one) => one.met).length);
			}),
			LAW,
		);
	});

	it('has the severity of its formula and lists every gap once, gravest first', () => {
		fc.assert(
			fc.property(team, requirements, (people, asked) => {
				const got = teamCoverage(people, asked);
				for (const one of got.requirements) {
					if (one.need <= 0) continue;
					const single = one.qualified === 1;
					const noBench = one.met && !single && one.bench < 1;
					const extra = (single ? 0.25 : 0) + (noBench ? 0.1 : 0);
					const severity = Math.min(1, (one.importance / 3) * (1 - one.coverage + extra));
					expect(one).toMatchObject({ single, noBench });
					expect(one.severity).toBeCloseTo(severity, 9);
				}
				expect(got.gaps).toHaveLength(got.requirements.filter((one) => one.severity > 0).length);
				got.gaps.forEach((gap, i) => {
					const next = got.gaps[i + 1];
					if (next !== undefined) expect(gap.severity).toBeGreaterThanOrEqual(next.severity);
				});
			}),
			LAW,
		);
	});

	it('never falls with a hire, and falls by no more than it did before another hire', () => {
		fc.assert(
			fc.property(team, member, member, requirements, (people, one, other, asked) => {
				const of = (list: readonly TeamMember[]) => teamCoverage(list, asked).coverage;
				const a = { ...one, id: 'a', name: 'a' };
				const b = { ...other, id: 'b', name: 'b' };
				const [base, withA] = [of(people), of([...people, a])];
				const [withB, withBoth] = [of([...people, b]), of([...people, a, b])];
				expect(withA).toBeGreaterThanOrEqual(base);
				expect(withBoth - withB).toBeLessThanOrEqual(withA - base + SLACK);
			}),
			LAW,
		);
	});

	it('never falls with a higher level, and never rises with a departure', () => {
		fc.assert(
			fc.property(
				randomTeam().filter((people) => people.length > 0),
				fc.nat(),
				level,
				requirements,
				(people, pick, more, asked) => {
					const before = teamCoverage(people, asked);
					const grown = people.map((one, i) => {
						if (i !== pick % people.length) return one;
						const raised = Object.entries(one.ratings).map(([skill, x]) => [
							skill,
							x === undefined ? undefined : x + more,
						]);
						return { ...one, ratings: Object.fromEntries(raised) as Ratings };
					});
					expect(teamCoverage(grown, asked).coverage).toBeGreaterThanOrEqual(before.coverage);
					for (const gone of before.without) {
						const left = teamCoverage(withoutMember(people, gone.id), asked);
						expect(gone.coverage).toBe(left.coverage);
						expect(gone.met).toBe(left.met);
						expect(gone.coverage).toBeLessThanOrEqual(before.coverage);
						expect(gone.keyPersonIndex).toBeGreaterThanOrEqual(0);
					}
					expect(before.nMinusOne).toBe(Math.min(...before.without.map((one) => one.coverage)));
				},
			),
			LAW,
		);
	});

	it('does not depend on the order of people', () => {
		const shuffled = team.chain((people) =>
			fc.tuple(
				fc.constant(people),
				fc.shuffledSubarray(people, { minLength: people.length, maxLength: people.length }),
			),
		);
		fc.assert(
			fc.property(shuffled, requirements, ([people, other], asked) => {
				const [one, two] = [teamCoverage(people, asked), teamCoverage(other, asked)];
				expect(two.coverage).toBe(one.coverage);
				expect(two.nMinusOne).toBe(one.nMinusOne);
				expect(two.lotteryFactor).toBe(one.lotteryFactor);
				expect(two.gaps.map((gap) => gap.severity)).toEqual(one.gaps.map((gap) => gap.severity));
			}),
			LAW,
		);
	});
});
