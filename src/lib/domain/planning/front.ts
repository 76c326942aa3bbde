/**
 * The front of cost against coverage, or against coverage if one person leaves: the plans of which
 * no other costs as little and covers more. Money is counted in whole thousands, so the front is
 * found by steps of the budget: the most that a budget buys, then the least that this costs, and on
 * with less. Exact; each point is proved by the solver.
 */
import { teamCoverage } from '../coverage.ts';
import type { TeamMember } from '../coverage.ts';
import { frontModel } from './front-model.ts';
import type { FrontModel, Leaver, Measure } from './front-model.ts';
import type { LinearModel } from './model-builder.ts';
import type { PlannedGrowth } from './plan.ts';
import type { MoveOption, PlanProblem } from './problem.ts';
import type { Solve } from './relaxations.ts';

/** What a point of a front says to do. */
export interface FrontPlan {
	readonly hires: readonly { readonly id: string; readonly count: number }[];
	readonly moves: readonly MoveOption[];
	readonly growth: readonly PlannedGrowth[];
	/** Thousands. */
	readonly cost: number;
	/** Months until all of it is in effect. */
	readonly months: number;
}

export interface FrontPoint {
	readonly plan: FrontPlan;
	/** Of the team once all of it is in effect, [0, 1]. */
	readonly coverage: number;
	readonly nMinusOne: number;
}

export interface Front {
	/** By cost; each one is better than all before it. */
	readonly points: readonly FrontPoint[];
	/** Whether these are all; else some between them were left out, or time was up. */
	readonly complete: boolean;
}

/** Points of a front that are enough to see its shape. */
const MOST_POINTS = 12;
/** Budgets that are tried for each of them: between two points there may be none. */
const SOLVES = 5;

/**
 * The front of a problem; `undefined` where its limits allow no plan at all. With more points than
 * `most` those that lie far apart are found first.
 */
export async function costFront(
	problem: PlanProblem,
	measure: Measure,
	solve: Solve,
	most: number = MOST_POINTS,
): Promise<Front | undefined> {
	const best = bestFor(problem, measure, solve);
	const top = await best(problem.limits.budget ?? Infinity);
	if (!top) return undefined;
	const bottom = top.plan.cost > 0 ? await best(0) : top;
	if (bottom === undefined || bottom.plan.cost === top.plan.cost)
		return { points: [top], complete: top.plan.cost === 0 };
	const points = [bottom, top];
	/** Budgets not tried yet, above `low` and up to `high`. */
	let gaps = [{ low: bottom.plan.cost, high: top.plan.cost - 1 }];
	for (let solves = 0; points.length < most && solves < SOLVES * most; solves++) {
		gaps = gaps
			.filter(({ low, high }) => high > low)
			.sort((a, b) => b.high - b.low - a.high + a.low);
		const gap = gaps.shift();
		if (!gap) break;
		const { low, high } = gap;
		const middle = high - Math.floor((high - low) / 2);
		const found = await best(middle);
		if (!found) return { points: inOrder(points), complete: false };
		gaps.push({ low: middle, high });
		if (found.plan.cost <= low) continue;
		points.push(found);
		gaps.push({ low, high: found.plan.cost - 1 });
	}
	return { points: inOrder(points), complete: gaps.every(({ low, high }) => high <= low) };
}

const inOrder = (points: readonly FrontPoint[]) =>
	[...points].sort((a, b) => a.plan.cost - b.plan.cost);

/** The best that a budget buys, at the least price; `undefined` when it is not found and proved. */
function bestFor(problem: PlanProblem, measure: Measure, solve: Solve) {
	const leavers = measure === 'nMinusOne' ? firstLeavers(problem) : undefined;
	let built = frontModel(problem, leavers);
	return async (budget: number): Promise<FrontPoint | undefined> => {
		for (;;) {
			const { status, values } = await solve(within(built, budget));
			if (status !== 'optimal') return undefined;
			const plan = planOf(problem, built, values);
			const { team, origins } = teamAfter(problem, plan);
			const { coverage, nMinusOne, without } = teamCoverage(team, problem.requirements);
			const least = built.columns.findIndex(({ kind }) => kind === 'least');
			// Whoever was not thought of and would leave less behind is thought of from now on.
			const promised = promise(problem, built, values[least] ?? 0);
			const unseen = leavers
				? without.flatMap(({ coverage: left }, i) => {
						const origin = origins[i];
						const known = leavers.some((one) => same(one, origin));
						return left < promised - 1e-9 && origin && !known ? [origin] : [];
					})
				: [];
			if (unseen.length === 0) return { plan, coverage, nMinusOne };
			for (const one of unseen) if (!leavers?.some((other) => same(other, one))) leavers?.push(one);
			built = frontModel(problem, leavers);
		}
	};
}

const same = (a: Leaver, b: Leaver | undefined) => a.kind === b?.kind && a.place === b.place;

/** The members whose leaving costs anything today. */
function firstLeavers({ team, requirements }: PlanProblem): Leaver[] {
	const { without, coverage } = teamCoverage(team, requirements);
	return without.flatMap(({ coverage: left }, place): Leaver[] =>
		left < coverage - 1e-9 ? [{ kind: 'member', place }] : [],
	);
}

/** The coverage that the model's measure stands for, [0, 1]; requirements of no seat are covered. */
function promise({ requirements }: PlanProblem, { whole }: FrontModel, value: number): number {
	const weight = (all: typeof requirements) => all.reduce((sum, one) => sum + one.importance, 0);
	const total = weight(requirements);
	const asked = weight(requirements.filter(({ need }) => need > 0));
	return total === 0 || whole === 0 ? 1 : (total - asked + (value / whole) * asked) / total;
}

function within({ model, budget }: FrontModel, most: number): LinearModel {
	return {
		...model,
		rowUpper: model.rowUpper.map((upper, row) => (row === budget ? most : upper)),
	};
}

function planOf(
	{ team, growth: rules }: PlanProblem,
	{ columns }: FrontModel,
	values: readonly number[],
): FrontPlan {
	const hires: { id: string; count: number }[] = [];
	const moves: MoveOption[] = [];
	const growth: PlannedGrowth[] = [];
	let cost = 0;
	let months = 0;
	for (const [i, column] of columns.entries()) {
		const value = values[i] ?? 0;
		if (value <= 0) continue;
		if (column.kind === 'hire') {
			hires.push({ id: column.option.id, count: value });
			cost += value * column.option.cost;
			months = Math.max(months, column.option.readyMonths);
		} else if (column.kind === 'move') {
			moves.push(column.option);
			cost += column.option.cost;
			months = Math.max(months, column.option.readyMonths);
		} else if (column.kind === 'way') {
			const member = team[column.member];
			if (!member) continue;
			growth.push(...growthOf(member, column.way.steps, rules.months));
			cost += column.way.months * rules.costPerMonth;
			months = Math.max(months, column.way.months);
		}
	}
	return { hires, moves, growth, cost, months };
}

function growthOf(
	member: TeamMember,
	steps: readonly { readonly skill: string; readonly to: number }[],
	ladder: readonly number[],
): PlannedGrowth[] {
	let after = 0;
	return steps.map(({ skill, to }) => {
		const from = member.ratings[skill] ?? 0;
		const months = ladder.slice(Math.floor(from), to).reduce((sum, one) => sum + one, 0);
		const one = { member: member.id, skill, from, to, months, after };
		after += months;
		return one;
	});
}

/** The team once a plan is in effect, and where each of its people comes from. */
function teamAfter({ team, hires, moves = [] }: PlanProblem, plan: FrontPlan) {
	const after: TeamMember[] = team.map((member) => ({
		...member,
		ratings: {
			...member.ratings,
			...Object.fromEntries(
				plan.growth.flatMap(({ member: id, skill, to }) => (id === member.id ? [[skill, to]] : [])),
			),
		},
	}));
	const origins: Leaver[] = team.map((_, place) => ({ kind: 'member', place }));
	for (const { id, count } of plan.hires) {
		const place = hires.findIndex((option) => option.id === id);
		const ratings = hires[place]?.ratings ?? {};
		for (let i = 0; i < count; i++) {
			after.push({ id: `new ${id} ${String(i)}`, name: id, share: 1, ratings });
			origins.push({ kind: 'hire', place });
		}
	}
	for (const option of plan.moves) {
		const { member, name, share, ratings } = option;
		after.push({ id: `came ${member}`, name, share, ratings });
		origins.push({ kind: 'move', place: moves.indexOf(option) });
	}
	return { team: after, origins };
}
