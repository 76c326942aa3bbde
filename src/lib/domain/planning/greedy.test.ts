import { describe, expect, it } from 'vitest';
import { greedyPlan } from './greedy';
import { DEFAULT_GROWTH } from './problem';
import type { HireOption, PlanProblem } from './problem';

const hire = (id: string, cost: number, ratings: HireOption['ratings']): HireOption => ({
	id,
	cost,
	ratings,
	readyMonths: 6,
	side: 'balanced',
});

const need = (skill: string, seats: number, importance = 2) => ({
	skill,
	level: 4,
	need: seats,
	importance,
});

const base: PlanProblem = {
	team: [{ id: 'ada', name: 'Ada', share: 1, ratings: { a: 3, b: 3 } }],
	requirements: [need('a', 1), need('b', 1), need('c', 1)],
	hires: [],
	growth: { ...DEFAULT_GROWTH, costPerMonth: 3 },
	slow: new Set(),
	limits: { robustness: 0 },
};

describe('the plan by hand', () => {
	it('takes the step that fills most for its price, and dearer ones after it', () => {
		const plan = greedyPlan({
			...base,
			hires: [hire('all', 100, { a: 4, b: 4, c: 4 }), hire('c', 60, { c: 4 })],
		});
		expect(
			plan.steps.map(({ act, closes, costSoFar }) => [
				act.kind === 'hire' ? act.option.id : act.kind,
				closes,
				costSoFar,
			]),
		).toEqual([
			['growth', [0], 24],
			['all', [1, 2], 124],
		]);
		// The hire alone would have done.
		expect(plan).toMatchObject({ cost: 124, months: 8, shortfall: 0 });
	});

	it('takes what is free first, the fullest of it, and nobody twice', () => {
		const move = { from: 'other', share: 1, cost: 0, readyMonths: 1 };
		const plan = greedyPlan({
			...base,
			moves: [
				{ ...move, member: 'x', name: 'X', ratings: { a: 4 } },
				{ ...move, member: 'y', name: 'Y', ratings: { b: 4, c: 5 } },
			],
		});
		expect(plan.steps.map(({ act }) => (act.kind === 'move' ? act.option.member : ''))).toEqual([
			'y',
			'x',
		]);
		expect(plan).toMatchObject({ cost: 0, shortfall: 0 });
	});

	it('stops at the limits and says what is left', () => {
		const hires = [hire('c', 60, { c: 4 })];
		expect(greedyPlan({ ...base, hires, limits: { robustness: 0, budget: 24 } })).toMatchObject({
			cost: 24,
			shortfall: 4,
		});
		expect(greedyPlan({ ...base, hires, limits: { robustness: 0, headcount: 0 } }).shortfall).toBe(
			4,
		);
		const late = { robustness: 0, deadline: 5 } as const;
		expect(greedyPlan({ ...base, hires, limits: late })).toMatchObject({ steps: [], shortfall: 6 });
	});

	it('pays for nothing that is only nice to have', () => {
		const plan = greedyPlan({ ...base, nice: new Set(['a', 'b', 'c']) });
		expect(plan).toEqual({ steps: [], cost: 0, months: 0, shortfall: 0 });
	});

	it('grows the core as one step', () => {
		const core = { claims: 4, impl: 4, base: 3, diag: 4 };
		const plan = greedyPlan({
			...base,
			team: [{ id: 'ada', name: 'Ada', share: 1, ratings: core }],
			requirements: [need('core', 1)],
		});
		expect(plan.steps[0]?.act).toEqual({
			kind: 'growth',
			member: 'ada',
			skills: [{ skill: 'base', to: 4 }],
		});
		expect(plan.cost).toBe(24);
	});
});
