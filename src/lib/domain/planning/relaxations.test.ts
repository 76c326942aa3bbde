import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { bruteForce } from '../../../../tests/plan-oracle';
import { smallProblem } from '../../../../tests/plan-problems';
import { solve as minimise } from '../../server/planner/solve.js';
import { defaultFramework } from '../default-framework';
import { archetypes } from './archetypes';
import { programme } from './model';
import type { LinearModel } from './model-builder';
import { readPlan } from './plan';
import type { Plan } from './plan';
import { DEFAULT_GROWTH } from './problem';
import type { PlanProblem } from './problem';
import { bestRelaxation, limitsOf, relaxationSentence, without } from './relaxations';
import { defaultPlanningSettings } from './settings';

const highs = await loadHighs({ print: () => undefined, printErr: () => undefined });
const solve = (model: LinearModel) => Promise.resolve(minimise(highs, model, { timeLimit: 20 }));

async function planOf(problem: PlanProblem): Promise<Plan | undefined> {
	const built = programme(problem);
	const { values } = await solve(built.model);
	const { team, requirements, growth } = problem;
	return values.length > 0 ? readPlan(built, values, team, requirements, growth) : undefined;
}

const naming = {
	framework: defaultFramework,
	names: new Map<string, string>(),
	archetypes: archetypes(defaultFramework),
	settings: defaultPlanningSettings(defaultFramework),
	team: [],
};

/** Two people short of statistics, and one who could grow. */
const short: PlanProblem = {
	team: [
		{ id: 'p', name: 'P', share: 1, ratings: { stats: 3 } },
		{ id: 'q', name: 'Q', share: 1, ratings: { stats: 1 } },
	],
	requirements: [{ skill: 'stats', level: 4, need: 2, importance: 3 }],
	hires: [{ id: 'as', ratings: { stats: 4 }, cost: 160, readyMonths: 6, side: 'as' }],
	growth: { ...DEFAULT_GROWTH, costPerMonth: 3 },
	slow: new Set(),
	limits: { robustness: 0 },
};

async function said(problem: PlanProblem): Promise<string> {
	const plan = await planOf(problem);
	const best = plan && (await bestRelaxation(problem, plan, solve));
	return best ? relaxationSentence(best, problem, plan, naming) : '';
}

describe('the limit to loosen', () => {
	it('is named with its price', async () => {
		const with_ = (limits: Partial<PlanProblem['limits']>, growth = short.growth) =>
			said({ ...short, growth, limits: { robustness: 0, ...limits } });
		expect(await with_({ headcount: 0 })).toBe(
			'One more headcount closes Statistics, for €160k more.',
		);
		expect(await with_({ budget: 170 })).toBe('A budget of €184k closes Statistics.');
		expect(await with_({ deadline: 5 })).toBe(
			'A deadline of 6 months closes Statistics, for €320k more.',
		);
		expect(await with_({ headcount: 1 }, { ...short.growth, allowed: false })).toBe(
			'Letting people grow closes Statistics, for €24k more.',
		);
		expect(await with_({})).toBe('');
	});

	it('narrows a gap where it cannot close it', async () => {
		const needs = { ...short.requirements[0], need: 4 };
		const requirements = [{ skill: 'stats', level: 4, importance: 3, ...needs }];
		expect(await said({ ...short, requirements, limits: { robustness: 0, headcount: 0 } })).toBe(
			'One more headcount narrows Statistics, for €160k more.',
		);
	});

	it('is the one that trying every plan finds, in 300 small teams', async () => {
		let found = 0;
		for (let seed = 1; seed <= 300; seed++) {
			const problem = smallProblem(seed);
			const plan = await planOf(problem);
			if (!plan || plan.shortfall === 0) continue;
			const best = await bestRelaxation(problem, plan, solve);
			const tried = limitsOf(problem).map((limit) => {
				const next = without(problem, limit, limit === 'headcount' ? 1 : undefined);
				// The oracle hires four people at the most.
				return bruteForce(next)?.shortfall ?? Infinity;
			});
			const least = Math.min(Infinity, ...tried);
			if (!best) expect(least, `seed ${String(seed)}`).toBeGreaterThan(plan.shortfall - 1e-9);
			else expect(best.plan.shortfall, `seed ${String(seed)}`).toBeCloseTo(least, 9);
			if (best) found += 1;
		}
		expect(found).toBeGreaterThan(60);
	}, 60_000);
});
