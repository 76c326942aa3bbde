/**
 * Which one limit to loosen when a plan has to leave something open: the one after which least is
 * left, and what that takes. Each limit is tried alone, exactly.
 */
import { capital } from '../format.ts';
import { skillList } from './explain.ts';
import type { Naming } from './explain.ts';
import { programme } from './model.ts';
import type { LinearModel } from './model-builder.ts';
import { readPlan } from './plan.ts';
import type { Plan } from './plan.ts';
import type { PlanProblem } from './problem.ts';
import { money, monthsText } from './words.ts';

/** The limits that can stand in the way of a plan. */
export const LIMITS = ['headcount', 'budget', 'deadline', 'growth', 'mix'] as const;
export type Limit = (typeof LIMITS)[number];

/** Minimises a model's objectives in order; `values` are empty when there is no solution. */
export type Solve = (model: LinearModel) => Promise<{
	readonly status: string;
	readonly values: readonly number[];
	readonly stages: readonly { readonly name: string; readonly value: number }[];
}>;

/** A limit that is loosened just so far, and the plan that this allows. */
export interface Relaxation {
	readonly limit: Limit;
	/** The headcount, budget (thousands) or deadline (months) it takes; absent for a rule let go of. */
	readonly to?: number;
	readonly plan: Plan;
	/** Places of the requirements that are closed with it and stay open without, in order. */
	readonly closes: readonly number[];
	/** Places of those that it narrows. */
	readonly narrows: readonly number[];
}

/** The limits a problem has. */
export function limitsOf({ limits, growth, mix }: PlanProblem): Limit[] {
	return LIMITS.filter((limit) => {
		if (limit === 'growth') return !growth.allowed;
		if (limit === 'mix') return limits.mix !== undefined && mix !== undefined;
		return limits[limit] !== undefined;
	});
}

/** The problem without one of its limits; a headcount is raised by one only when `by` says so. */
export function without(problem: PlanProblem, limit: Limit, by?: number): PlanProblem {
	const { limits, growth } = problem;
	if (limit === 'growth') return { ...problem, growth: { ...growth, allowed: true } };
	const more = by === undefined ? undefined : (limits.headcount ?? 0) + by;
	return { ...problem, limits: { ...limits, [limit]: limit === 'headcount' ? more : undefined } };
}

/** The least of importance times missing seats that a problem allows; `undefined` when time is up first. */
export async function leastOpen(problem: PlanProblem, solve: Solve): Promise<number | undefined> {
	const { model, seat } = programme(problem);
	const { stages } = await solve({ ...model, stages: model.stages.slice(0, 1) });
	const [stage] = stages;
	return stage && stage.value / seat;
}

/**
 * The one limit that helps most when it is loosened: least is left open then, for the least more
 * money. One more headcount is tried, not any number. `undefined` when no single one helps.
 */
export async function bestRelaxation(
	problem: PlanProblem,
	plan: Plan,
	solve: Solve,
): Promise<Relaxation | undefined> {
	let best: Relaxation | undefined;
	for (const limit of limitsOf(problem)) {
		const next = await loosened(problem, plan, limit, solve);
		if (next && (!best || helpsMore(next.plan, best.plan))) best = next;
	}
	return best;
}

function helpsMore(one: Plan, other: Plan): boolean {
	if (Math.abs(one.shortfall - other.shortfall) > 1e-9) return one.shortfall < other.shortfall;
	return one.cost < other.cost;
}

async function loosened(
	problem: PlanProblem,
	plan: Plan,
	limit: Limit,
	solve: Solve,
): Promise<Relaxation | undefined> {
	const next = without(problem, limit, limit === 'headcount' ? 1 : undefined);
	const built = programme(next);
	// A deadline is loosened no further than need be, whatever that costs.
	const order =
		limit === 'deadline' ? ['shortfall', 'time', 'cost', 'spread'] : ['shortfall', 'cost', 'time'];
	const stages = order.flatMap(
		(name) => built.model.stages.find((stage) => stage.name === name) ?? [],
	);
	const { values } = await solve({ ...built.model, stages });
	if (values.length === 0) return undefined;
	const found = readPlan(built, values, next.team, next.requirements, next.growth);
	if (found.shortfall > plan.shortfall - 1e-9) return undefined;
	const left = new Map(found.open.map(({ requirement, seats }) => [requirement, seats]));
	const must = plan.open.filter(({ nice }) => !nice);
	const to =
		limit === 'headcount'
			? (problem.limits.headcount ?? 0) + 1
			: limit === 'budget'
				? found.cost
				: limit === 'deadline'
					? found.months
					: undefined;
	return {
		limit,
		to,
		plan: found,
		closes: must.flatMap(({ requirement }) => (left.has(requirement) ? [] : [requirement])),
		narrows: must.flatMap(({ requirement, seats }) =>
			(left.get(requirement) ?? seats) < seats && left.has(requirement) ? [requirement] : [],
		),
	};
}

/** "One more headcount closes Statistics, for €160k more." */
export function relaxationSentence(
	{ limit, to = 0, plan: next, closes, narrows }: Relaxation,
	{ requirements }: Pick<PlanProblem, 'requirements'>,
	plan: Pick<Plan, 'cost'>,
	naming: Naming,
): string {
	const { currency } = naming.settings;
	const what: Readonly<Record<Limit, string>> = {
		headcount: 'one more headcount',
		budget: `a budget of ${money(to, currency)}`,
		deadline: `a deadline of ${monthsText(to)}`,
		growth: 'letting people grow',
		mix: 'leaving the mix free',
	};
	const named = (places: readonly number[]) =>
		skillList(
			places.flatMap((place) => requirements[place]?.skill ?? []),
			naming,
		);
	const does =
		closes.length > 0
			? `closes ${named(closes)}`
			: narrows.length > 0
				? `narrows ${named(narrows)}`
				: 'leaves less open';
	const more = next.cost - plan.cost;
	const price =
		limit === 'budget' || more === 0
			? ''
			: `, for ${money(Math.abs(more), currency)} ${more > 0 ? 'more' : 'less'}`;
	return `${capital(what[limit])} ${does}${price}.`;
}
