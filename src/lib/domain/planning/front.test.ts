import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { everyPlan } from '../../../../tests/plan-oracle';
import { closableProblem, largerProblem, smallProblem } from '../../../../tests/plan-problems';
import { solve as minimise } from '../../server/planner/solve.js';
import { teamCoverage } from '../coverage';
import type { TeamMember } from '../coverage';
import { costFront } from './front';
import type { FrontPoint } from './front';
import { MEASURES } from './front-model';
import type { Measure } from './front-model';
import type { LinearModel } from './model-builder';
import type { PlanProblem } from './problem';

const highs = await loadHighs({ print: () => undefined, printErr: () => undefined });
const solve = (model: LinearModel) => Promise.resolve(minimise(highs, model, { timeLimit: 20 }));

/** The team that a plan of the oracle comes to. */
function teamOf(
	{ team, hires, moves = [] }: PlanProblem,
	done: Readonly<Record<string, number>>,
): TeamMember[] {
	const after = team.map((member) => {
		const grown = Object.keys(member.ratings).flatMap((skill): [string, number][] => {
			const up = done[`${member.id} ${skill}`];
			const from = Math.floor(member.ratings[skill] ?? 0);
			return up === undefined ? [] : [[skill, from + up]];
		});
		return { ...member, ratings: { ...member.ratings, ...Object.fromEntries(grown) } };
	});
	for (const [i, { ratings, id }] of hires.entries())
		for (let n = 0; n < (done[`hire ${String(i)}`] ?? 0); n++)
			after.push({ id: `${id} ${String(n)}`, name: id, share: 1, ratings });
	for (const { member, name, share, ratings } of moves)
		if (done[`move ${member}`]) after.push({ id: member, name, share, ratings });
	return after;
}

/** Cost and value of every plan that no other beats, by trying all of them. */
function triedFront(problem: PlanProblem, measure: Measure): number[][] | undefined {
	const most = new Map<number, number>();
	for (const { done, cost } of everyPlan(problem, true)) {
		const value = teamCoverage(teamOf(problem, done), problem.requirements)[measure];
		most.set(cost, Math.max(most.get(cost) ?? 0, value));
	}
	if (most.size === 0) return undefined;
	let before = -1;
	return [...most]
		.sort(([a], [b]) => a - b)
		.filter(([, value]) => {
			const better = value > before + 1e-9;
			if (better) before = value;
			return better;
		});
}

const rounded = (pairs: readonly (readonly number[])[]) =>
	pairs.map(([cost = 0, value = 0]) => [cost, Math.round(value * 1e6)]);
const pairs = (points: readonly FrontPoint[], measure: Measure) =>
	rounded(points.map((point) => [point.plan.cost, point[measure]]));

describe.each(MEASURES)('the front of cost against %s', (measure) => {
	it('is what trying every plan finds, in 40 small teams', async () => {
		let several = 0;
		for (let seed = 1; seed <= 40; seed++) {
			const problem = seed % 2 === 0 ? smallProblem(seed) : closableProblem(seed);
			const expected = triedFront(problem, measure);
			const front = await costFront(problem, measure, solve, 1000);
			if (!expected) {
				expect(front, `seed ${String(seed)}`).toBeUndefined();
				continue;
			}
			expect(pairs(front?.points ?? [], measure), `seed ${String(seed)}`).toEqual(
				rounded(expected),
			);
			if (expected.length > 2) several += 1;
		}
		expect(several).toBeGreaterThan(10);
	}, 120_000);

	it('holds no point that another beats, and no more than are asked for, in larger teams', async () => {
		let cut = 0;
		for (let seed = 1; seed <= 4; seed++) {
			const problem = largerProblem(seed);
			const front = await costFront(problem, measure, solve, 6);
			const found = pairs(front?.points ?? [], measure);
			expect(found.length).toBeGreaterThan(0);
			expect(found.length).toBeLessThanOrEqual(6);
			for (const [i, [cost = 0, value = 0]] of found.entries()) {
				const [lessCost = -1, lessValue = -1] = found[i - 1] ?? [];
				expect(cost).toBeGreaterThan(lessCost);
				expect(value).toBeGreaterThan(lessValue);
			}
			if (front && !front.complete) cut += 1;
		}
		expect(cut).toBeGreaterThan(0);
	}, 120_000);
});

describe('a front', () => {
	const nothing: PlanProblem = {
		team: [],
		requirements: [],
		hires: [],
		growth: { allowed: true, costPerMonth: 3, months: [1], skillsPerPerson: 1, levelsPerPerson: 1 },
		slow: new Set(),
		limits: { robustness: 0 },
	};

	it('is to do nothing where nothing is required or nothing can be done', async () => {
		for (const measure of MEASURES) {
			expect(await costFront(nothing, measure, solve)).toMatchObject({
				points: [{ plan: { cost: 0, hires: [] }, coverage: 1, nMinusOne: 1 }],
				complete: true,
			});
			const requirements = [{ skill: 'a', level: 3, need: 2, importance: 3 }];
			expect(await costFront({ ...nothing, requirements }, measure, solve)).toMatchObject({
				points: [{ plan: { cost: 0 }, coverage: 0 }],
			});
		}
	});

	it('stops where the solver has no time, without a point that is not proved', async () => {
		const hurried = () => Promise.resolve({ status: 'limit', values: [], stages: [] });
		expect(await costFront(largerProblem(3), 'coverage', hurried)).toBeUndefined();
	});
});
