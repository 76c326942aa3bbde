import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { bestPlansTask } from '../../domain/planning/best-plans';
import { readPlan } from '../../domain/planning/plan';
import type { Plan } from '../../domain/planning/plan';
import type { PlanProblem } from '../../domain/planning/problem';
import { everyBestPlan } from '../../../../tests/plan-oracle';
import { closableProblem, largerProblem, smallProblem } from '../../../../tests/plan-problems';
import { bestPlans } from './best-plans.js';
import { plansByCuts } from './no-good-cuts.js';

const highs = await loadHighs({ print: () => undefined, printErr: () => undefined });
const COUNT = 10;

function listed(problem: PlanProblem, how: typeof bestPlans) {
	const { task, built } = bestPlansTask(problem, COUNT);
	const told: number[] = [];
	const found = how(highs, task, { timeLimit: 60, onPlan: (plan) => told.push(plan.cost) });
	const { team, requirements, growth } = problem;
	const plans = found.plans.map(({ values }) =>
		readPlan(built, values, team, requirements, growth),
	);
	return { ...found, plans, told, searched: task.search !== undefined };
}

/** The search with what fixed hires leave solved as a programme, as where there is much of it. */
const solvingTheRest: typeof bestPlans = (solver, task, limits) =>
	bestPlans(
		solver,
		{ ...task, search: task.search && { ...task.search, acts: undefined } },
		limits,
	);

/** The same without limits on hires, money and time. */
const free = (problem: PlanProblem): PlanProblem => ({
	...problem,
	limits: { robustness: problem.limits.robustness },
});

const order = (plans: readonly Plan[]) => plans.map(({ cost, months }) => [cost, months]);
const hired = ({ hires }: Plan) => hires.map(({ id, count }) => `${id} ${String(count)}`).join();
const wholly = ({ hires, moves, growth }: Plan) =>
	JSON.stringify([hires, moves.map(({ member }) => member), growth]);

describe('the best plans', () => {
	it('are those that trying every plan finds, in 240 small teams', () => {
		let several = 0;
		let alike = 0;
		let searched = 0;
		for (let seed = 1; seed <= 240; seed++) {
			const problem = seed % 2 === 0 ? smallProblem(seed) : closableProblem(seed);
			const expected = everyBestPlan(problem, COUNT, 3);
			const found = listed(problem, bestPlans);
			if (!expected) {
				expect(found.status, `seed ${String(seed)}`).toBe('infeasible');
				continue;
			}
			expect(found.status, `seed ${String(seed)}`).toBe('optimal');
			expect(order(found.plans), `seed ${String(seed)}`).toEqual(expected);
			const slower = listed(problem, solvingTheRest);
			expect(order(slower.plans), `seed ${String(seed)}`).toEqual(expected);
			expect(new Set(slower.plans.map(wholly)).size).toBe(slower.plans.length);
			if (expected.length > 1) several += 1;
			if (new Set(found.plans.map(hired)).size < found.plans.length) alike += 1;
			if (found.searched && found.shortfall === 0) searched += 1;
		}
		expect(several).toBeGreaterThan(70);
		expect(alike).toBeGreaterThan(30);
		expect(searched).toBeGreaterThan(80);
	}, 120_000);

	it('are distinct, in order, told as they are found, and the same as by cuts, in 16 larger teams', () => {
		let whole = 0;
		for (let seed = 1; seed <= 16; seed++) {
			const problem = seed % 2 === 0 ? largerProblem(seed) : free(largerProblem(seed));
			const found = listed(problem, bestPlans);
			const { plans } = found;
			const byCuts = listed(problem, plansByCuts);
			expect(order(plans), `seed ${String(seed)}`).toEqual(order(byCuts.plans));
			expect(new Set(plans.map(wholly)).size).toBe(plans.length);
			expect(found.told).toEqual(plans.map(({ cost }) => cost));
			expect(found.proved).toBe(plans.length);
			for (const [i, plan] of plans.entries()) {
				const next = plans[i + 1];
				if (!next) continue;
				expect(next.cost).toBeGreaterThanOrEqual(plan.cost);
				if (next.cost === plan.cost) expect(next.months).toBeGreaterThanOrEqual(plan.months);
			}
			for (const plan of plans)
				expect(plans.filter((other) => hired(other) === hired(plan)).length).toBeLessThanOrEqual(3);
			if (found.shortfall === 0 && plans.length === COUNT) whole += 1;
		}
		expect(whole).toBeGreaterThan(5);
	}, 120_000);

	it('end with what was found when time is up, and when nobody waits any more', () => {
		const { task } = bestPlansTask(free(largerProblem(3)), COUNT);
		const late = bestPlans(highs, task, { timeLimit: 1e-6 });
		expect(late.status).toBe('limit');
		const given = bestPlans(highs, task, { timeLimit: 60, cancelled: () => true });
		expect(given).toMatchObject({ status: 'cancelled', plans: [] });
	});

	it('is to do nothing where nothing is missing', () => {
		const problem = { ...largerProblem(1), requirements: [] };
		expect(listed(problem, bestPlans).plans.map(({ cost }) => cost)).toEqual([0]);
		expect(listed(problem, plansByCuts).plans.map(({ cost }) => cost)).toEqual([0]);
	});
});
