import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { defaultFramework } from '../../domain/default-framework';
import { DEMO_TEAM } from '../../domain/demo-team';
import { archetypes } from '../../domain/planning/archetypes';
import { greedyPlan } from '../../domain/planning/greedy';
import { programme } from '../../domain/planning/model';
import type { ProgrammeOptions } from '../../domain/planning/model';
import { readPlan, readyMonths } from '../../domain/planning/plan';
import type { Plan } from '../../domain/planning/plan';
import { DEFAULT_GROWTH } from '../../domain/planning/problem';
import type { HireOption, PlanProblem } from '../../domain/planning/problem';
import { bruteForce } from '../../../../tests/plan-oracle';
import { crowdedProblem, largerProblem, smallProblem } from '../../../../tests/plan-problems';
import { solve } from './solve.js';

const highs = await loadHighs({ print: () => undefined, printErr: () => undefined });

function plan(problem: PlanProblem, options?: ProgrammeOptions): Plan | undefined {
	const built = programme(problem, options);
	const solution = solve(highs, built.model, { timeLimit: 20 });
	if (solution.status === 'infeasible') return undefined;
	expect(solution.status).toBe('optimal');
	const { team, requirements, growth } = problem;
	return readPlan(built, solution.values, team, requirements, growth);
}

describe('the integer programme', () => {
	it('finds the plan that trying every plan finds, in 2,000 small teams', () => {
		let closed = 0;
		let left = 0;
		let impossible = 0;
		let moved = 0;
		let nice = 0;
		for (let seed = 1; seed <= 2000; seed++) {
			const problem = smallProblem(seed);
			const expected = bruteForce(problem);
			const found = plan(problem);
			if (!expected || !found) {
				expect(found, `seed ${String(seed)}`).toBe(expected);
				impossible += 1;
				continue;
			}
			expect(found.shortfall, `shortfall, seed ${String(seed)}`).toBeCloseTo(expected.shortfall, 9);
			expect(found.cost, `cost, seed ${String(seed)}`).toBe(expected.cost);
			expect(found.niceShortfall, `nice, seed ${String(seed)}`).toBeCloseTo(expected.nice, 9);
			expect(found.months, `months, seed ${String(seed)}`).toBe(expected.months);
			if (found.shortfall === 0) closed += 1;
			else left += 1;
			if (found.moves.length > 0) moved += 1;
			if (found.niceShortfall > 0) nice += 1;
		}
		// The problems reach every outcome often.
		expect(Math.min(closed, left)).toBeGreaterThan(300);
		expect(Math.min(moved, nice)).toBeGreaterThan(100);
		expect(impossible).toBeGreaterThan(20);
	}, 120_000);

	it('finds as good a plan without the options that cannot matter, in 200 crowded teams', () => {
		let finished = 0;
		let fewer = 0;
		for (let seed = 1; seed <= 200; seed++) {
			const problem = crowdedProblem(seed);
			const all = programme(problem, { everybody: true });
			const filtered = programme(problem);
			const expected = solve(highs, all.model, { timeLimit: 20 });
			if (expected.status !== 'optimal' && expected.status !== 'infeasible') continue;
			finished += 1;
			if (filtered.columns.length < all.columns.length / 2) fewer += 1;
			const found = solve(highs, filtered.model, { timeLimit: 20 });
			expect(found.status, `seed ${String(seed)}`).toBe(expected.status);
			expect(found.stages, `seed ${String(seed)}`).toEqual(expected.stages);
		}
		expect(finished).toBeGreaterThan(190);
		expect(fewer).toBeGreaterThan(40);
	}, 120_000);

	it('is never worse than the plan by hand, in 500 larger teams', () => {
		let cheaper = 0;
		let closer = 0;
		for (let seed = 1; seed <= 500; seed++) {
			const problem = largerProblem(seed);
			const byHand = greedyPlan(problem);
			const built = programme(problem);
			const stages = built.model.stages.slice(0, 2);
			const { status, stages: reached } = solve(
				highs,
				{ ...built.model, stages },
				{ timeLimit: 20 },
			);
			expect(status, `seed ${String(seed)}`).toBe('optimal');
			const shortfall = (reached[0]?.value ?? NaN) / built.seat;
			const cost = reached[1]?.value ?? NaN;
			const same = Math.abs(shortfall - byHand.shortfall) < 1e-9;
			expect(same || shortfall < byHand.shortfall, `shortfall, seed ${String(seed)}`).toBe(true);
			if (same) expect(cost, `cost, seed ${String(seed)}`).toBeLessThanOrEqual(byHand.cost);
			if (same && cost < byHand.cost) cheaper += 1;
			if (!same) closer += 1;
		}
		expect(Math.min(cheaper, closer)).toBeGreaterThan(50);
	}, 120_000);

	it('gives the same plan every time', () => {
		for (let seed = 1; seed <= 40; seed++)
			expect(plan(smallProblem(seed))).toEqual(plan(smallProblem(seed)));
	}, 60_000);

	it('asks for nothing when nothing is required, and when the team is empty and nobody may be hired', () => {
		const nothing: PlanProblem = {
			team: [],
			requirements: [],
			hires: [],
			growth: { ...DEFAULT_GROWTH, costPerMonth: 3 },
			slow: new Set(),
			limits: { robustness: 0 },
		};
		expect(plan(nothing)).toEqual({
			hires: [],
			moves: [],
			growth: [],
			open: [],
			cost: 0,
			months: 0,
			shortfall: 0,
			niceShortfall: 0,
		});
		const open = plan({
			...nothing,
			requirements: [{ skill: 'a', level: 3, need: 2, importance: 3 }],
		});
		expect(open?.open).toEqual([{ requirement: 0, seats: 2, nice: false }]);
		expect(open?.shortfall).toBe(6);
	});
});

describe('plans for the demo team', () => {
	const base: PlanProblem = {
		team: DEMO_TEAM.members.map(({ slug, name, share, ratings }) => ({
			id: slug,
			name,
			share,
			ratings: Object.fromEntries(ratings.map(({ skill, level }) => [skill, level])),
		})),
		requirements: DEMO_TEAM.requirements,
		hires: archetypes(defaultFramework).map((archetype): HireOption => ({
			id: archetype.id,
			ratings: archetype.ratings,
			cost: archetype.cost,
			readyMonths: readyMonths(archetype),
			side: 'balanced',
		})),
		growth: { ...DEFAULT_GROWTH, costPerMonth: 3 },
		slow: new Set(['swe', 'res']),
		limits: { robustness: 0 },
	};
	const hiresOnly = { ...base, growth: { ...base.growth, allowed: false } };

	it('closes statistics by one level of growth of whom least hangs on', () => {
		expect(plan(base)).toEqual({
			hires: [],
			moves: [],
			growth: [{ member: 'fay-lindqvist', skill: 'stats', from: 3, to: 4, months: 8, after: 0 }],
			open: [],
			cost: 24,
			months: 8,
			shortfall: 0,
			niceShortfall: 0,
		});
	});

	it('hires one AS where nobody may grow', () => {
		expect(plan(hiresOnly)).toMatchObject({
			hires: [{ id: 'as', count: 1 }],
			cost: 160,
			months: 6,
		});
	});

	it('hires when growth would be too late, and grows when there is no money to hire', () => {
		const soon = { ...base, limits: { ...base.limits, deadline: 6 } };
		expect(plan(soon)).toMatchObject({ hires: [{ id: 'as', count: 1 }], growth: [] });
		const poor = { ...base, limits: { ...base.limits, budget: 24 } };
		expect(plan(poor)).toMatchObject({ cost: 24, shortfall: 0 });
	});

	it('leaves statistics open when no limit lets it be closed', () => {
		const tight = { ...base, limits: { ...base.limits, budget: 20 } };
		const found = plan(tight);
		const stats = DEMO_TEAM.requirements.findIndex(({ skill }) => skill === 'stats');
		expect(found).toMatchObject({ hires: [], growth: [], cost: 0, shortfall: 3 });
		expect(found?.open).toEqual([{ requirement: stats, seats: 1, nice: false }]);
	});

	it('gives every requirement a seat to spare when one departure is to be survived', () => {
		const found = plan({ ...base, limits: { robustness: 1 } });
		expect(found?.shortfall).toBe(0);
		expect(found?.cost).toBeGreaterThan(24);
	});
});
