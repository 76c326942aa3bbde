/** The alternatives page: the best plans, what one would do by hand, and each gap on its own. */
import { teamCoverage } from '$lib/domain/coverage';
import { percentUpTo, plain } from '$lib/domain/format';
import { bestPlansTask } from '$lib/domain/planning/best-plans';
import { directorText, type SpokenPlan } from '$lib/domain/planning/director';
import { changeTitle, changeTitles, hireName, personName } from '$lib/domain/planning/explain';
import { gapChoices, type GapChoice } from '$lib/domain/planning/gap-choices';
import { greedyPlan, type GreedyAct } from '$lib/domain/planning/greedy';
import { planChanges, readPlan, type Plan } from '$lib/domain/planning/plan';
import type { PlanProblem } from '$lib/domain/planning/problem';
import { bestRelaxation, relaxationSentence, type Solve } from '$lib/domain/planning/relaxations';
import { applyInFull, type Change } from '$lib/domain/planning/scenario';
import { counted, money, monthsText, spokenSkill } from '$lib/domain/planning/words';
import { planner } from '$lib/server/planner/planner';
import { changeToken } from '$lib/schemas/change-token';
import type { SuggestLimits } from '$lib/schemas/limits';
import { planProblem } from './plan-suggestion';
import type { PlanningBase } from './planning-view';
import { withPlanner, type Unavailable } from './with-planner';

/** How many plans are listed. */
const COUNT = 10;
/** Seconds for all of them, and for each plan with one limit loosened. */
const TIME_LIMIT = 4;
const RELAXED_LIMIT = 0.5;

/** A plan as a line of a table; it opens as a scenario by its tokens. */
export interface PlanLine {
	/** "Hire an AS at the bar + Fay: Statistics 3 → 4"; "Change nothing" for an empty plan. */
	readonly title: string;
	readonly tokens: readonly string[];
	readonly cost: string;
	readonly time: string;
	readonly hires: number;
	/** Levels of growth are counted by person. */
	readonly growth: number;
	readonly coverage: string;
	readonly nMinusOne: string;
}

export interface ByHand {
	readonly steps: readonly {
		readonly title: string;
		readonly what: string;
		readonly cost: string;
	}[];
	readonly exact: readonly string[];
	readonly cost: { readonly byHand: string; readonly exact: string };
	/** What the exact plan saves, in one sentence. */
	readonly sentence: string;
}

export interface GapOption {
	readonly kind: GapChoice['kind'];
	readonly who: string;
	readonly tokens: readonly string[];
	readonly cost: string;
	readonly time: string;
	readonly then: string;
	readonly nMinusOne: string;
	readonly short: boolean;
}

export interface Alternatives {
	readonly kind: 'plans';
	readonly director: string;
	readonly plans: readonly PlanLine[];
	/** How sure the list is. */
	readonly proof: string;
	readonly byHand?: ByHand;
	readonly gaps: readonly { readonly name: string; readonly options: readonly GapOption[] }[];
}

/**
 * The best plans within limits once a draft is in full effect, and what stands beside them. Takes
 * some seconds at the most.
 */
export async function alternatives(
	base: PlanningBase,
	draft: readonly Change[],
	limits: SuggestLimits,
	signal?: AbortSignal,
): Promise<Alternatives | Unavailable> {
	return withPlanner(async () => {
		const problem = planProblem(base, draft, limits);
		const { team, requirements, growth } = problem;
		const { task, built } = bestPlansTask(problem, COUNT);
		const found = await planner().bestPlans(task, { timeLimit: TIME_LIMIT, signal });
		const plans = inOrder(
			base,
			draft,
			found.plans.map(({ values }) => readPlan(built, values, team, requirements, growth)),
		);
		const first = plans[0]?.plan;
		if (!first)
			return {
				kind: 'unavailable',
				message:
					found.status === 'infeasible'
						? 'No plan keeps to all of these limits.'
						: 'No plan was found in time. Set tighter limits.',
			};
		const today = teamCoverage(team, requirements);
		const named = (skill: string) => spokenSkill(base.naming.framework, skill);
		return {
			kind: 'plans',
			director: directorText({
				...today,
				total: requirements.length,
				open: today.gaps.filter(({ met }) => !met).map(({ skill }) => named(skill)),
				plans: plans.map(spokenPlan),
				left: first.open.flatMap(({ requirement, nice }) => {
					const asked = nice ? undefined : requirements[requirement];
					return asked ? [named(asked.skill)] : [];
				}),
				nice: requirements.flatMap(({ skill }, place) =>
					problem.nice?.has(skill) && plans[0]?.outcome.coverage.requirements[place]?.met === false
						? [named(skill)]
						: [],
				),
				relaxed: await relaxed(base, problem, first, signal),
				survive: limits.survive,
				currency: base.settings.currency,
			}),
			plans: plans.map((one) => planLine(base, one)),
			proof: proofText(found, plans.length),
			byHand: byHand(base, problem, first),
			gaps: gapLines(base, draft, problem),
		};
	});
}

/** A plan on top of a draft as changes of a scenario, with what both come to. */
export function outcomeOf(
	base: PlanningBase,
	draft: readonly Change[],
	plan: Pick<Plan, 'hires' | 'growth'>,
) {
	const { team, naming, settings, snapshot } = base;
	const added = planChanges(plan, naming.archetypes, base.begin);
	const changes = [...draft, ...added];
	const after = applyInFull(team, changes, settings);
	return {
		title: changeTitles(added, naming).join(' + '),
		tokens: tokensOf(base, changes),
		coverage: teamCoverage(after, snapshot.requirements),
	};
}

const tokensOf = ({ context }: PlanningBase, changes: readonly Change[]) =>
	changes.flatMap((change) => changeToken(change, context) ?? []);

/** A plan beside what it comes to. */
interface WeighedPlan {
	readonly plan: Plan;
	readonly outcome: ReturnType<typeof outcomeOf>;
}

/** Plans by cost and time as they come; of equals first the one that keeps most when one person leaves. */
function inOrder(
	base: PlanningBase,
	draft: readonly Change[],
	plans: readonly Plan[],
): WeighedPlan[] {
	const kept = ({ outcome }: WeighedPlan) => Math.round(outcome.coverage.nMinusOne * 1e9);
	return plans
		.map((plan) => ({ plan, outcome: outcomeOf(base, draft, plan) }))
		.sort(
			(a, b) => a.plan.cost - b.plan.cost || a.plan.months - b.plan.months || kept(b) - kept(a),
		);
}

function spokenPlan({ plan, outcome }: WeighedPlan): SpokenPlan {
	const { cost, months } = plan;
	const { coverage, nMinusOne } = outcome.coverage;
	return { title: outcome.title, cost, months, coverage, nMinusOne };
}

function planLine(base: PlanningBase, { plan, outcome }: WeighedPlan): PlanLine {
	return {
		title: outcome.title || 'Change nothing',
		tokens: outcome.tokens,
		cost: money(plan.cost, base.settings.currency),
		time: monthsText(plan.months),
		hires: plan.hires.reduce((sum, { count }) => sum + count, 0),
		growth: new Set(plan.growth.map(({ member }) => member)).size,
		coverage: percentUpTo(outcome.coverage.coverage),
		nMinusOne: percentUpTo(outcome.coverage.nMinusOne),
	};
}

function proofText({ status }: { readonly status: string }, listed: number): string {
	if (status !== 'optimal')
		return `Time was up: ${listed === 1 ? 'this is the best plan' : `these are the best ${String(listed)}`}, and there may be more.`;
	return listed < COUNT
		? listed === 1
			? 'Proved: there is no other plan in which everything is needed.'
			: `Proved: these ${String(listed)} are all plans in which everything is needed.`
		: `Proved: the ${String(COUNT)} cheapest plans in which everything is needed.`;
}

async function relaxed(
	{ naming }: PlanningBase,
	problem: PlanProblem,
	plan: Plan,
	signal: AbortSignal | undefined,
): Promise<string> {
	if (plan.shortfall === 0) return '';
	const solve: Solve = (model) => planner().solve(model, { timeLimit: RELAXED_LIMIT, signal });
	const best = await bestRelaxation(problem, plan, solve);
	return best ? relaxationSentence(best, problem, plan, naming) : '';
}

function byHand(base: PlanningBase, problem: PlanProblem, exact: Plan): ByHand | undefined {
	const { naming, settings } = base;
	const walk = greedyPlan(problem);
	if (walk.steps.length === 0) return undefined;
	const price = (cost: number) => money(cost, settings.currency);
	const saved = walk.cost - exact.cost;
	const less = walk.shortfall - exact.shortfall;
	const sentence =
		less > 1e-9
			? 'Step by step leaves more open than the exact plan.'
			: saved > 0
				? `The exact plan does the same for ${price(saved)} less.`
				: 'Step by step happens to cost the same here; only the exact plan proves it.';
	return {
		steps: walk.steps.map(({ act, closes, costSoFar }) => ({
			title: actTitle(base, act),
			what:
				closes.length > 0
					? `closes ${closes.map((place) => spokenSkill(naming.framework, problem.requirements[place]?.skill ?? '')).join(', ')}`
					: 'narrows',
			cost: price(costSoFar),
		})),
		exact: changeTitles(planChanges(exact, naming.archetypes, base.begin), naming),
		cost: { byHand: price(walk.cost), exact: price(exact.cost) },
		sentence,
	};
}

function actTitle({ naming, begin, context }: PlanningBase, act: GreedyAct): string {
	if (act.kind === 'move') return `${act.option.name} joins`;
	if (act.kind === 'hire') {
		const [change] = planChanges(
			{ hires: [{ id: act.option.id, count: 1 }], growth: [] },
			context.archetypes,
			begin,
		);
		return change ? changeTitle(change, naming) : '';
	}
	return act.skills
		.map(({ skill, to }) => {
			const change: Change = { kind: 'upskill', member: act.member, skill, level: to, date: begin };
			return changeTitle(change, naming);
		})
		.join(', ');
}

function gapLines(
	base: PlanningBase,
	draft: readonly Change[],
	problem: PlanProblem,
): Alternatives['gaps'] {
	const { naming, settings, slow, begin } = base;
	const choices = gapChoices(problem.team, problem.requirements, {
		hires: naming.archetypes,
		growthPerMonth: settings.growthPerMonth,
		pace: settings,
		slow,
		begin,
	});
	return choices.map(({ skill, level, choices: three }) => ({
		name: `${spokenSkill(naming.framework, skill)} at ${plain(level)}`,
		options: three.map((choice) => gapOption(base, draft, choice)),
	}));
}

const NOBODY = {
	hire: 'Nobody to hire helps',
	grow: 'Nobody can grow to it',
	accept: 'Leave it open',
};

function gapOption(base: PlanningBase, draft: readonly Change[], choice: GapChoice): GapOption {
	const { kind, best, alike, after } = choice;
	const { currency } = base.settings;
	const bench = plain(after.bench);
	return {
		kind,
		who: best ? whoText(base, alike) : NOBODY[kind],
		tokens: best ? tokensOf(base, [...draft, best.change]) : [],
		cost: best ? money(best.cost, currency) : kind === 'accept' ? money(0, currency) : '–',
		time: best && after.met ? monthsText(best.months) : best ? 'narrowed only' : 'never',
		then: `${String(after.qualified)} of ${plain(after.need)}, ${after.met ? `bench ${bench}` : `${counted(-after.bench, 'seat', 'seats')} short`}`,
		nMinusOne: percentUpTo(choice.nMinusOne),
		short: !after.met,
	};
}

function whoText({ naming }: PlanningBase, alike: GapChoice['alike']): string {
	const [best] = alike;
	if (best?.change.kind === 'hire') return hireName(best.change, naming);
	const same = alike.filter(
		({ comparison }) =>
			Math.abs(comparison.after.nMinusOne - (best?.comparison.after.nMinusOne ?? 0)) < 1e-9,
	);
	const names = same.flatMap(({ change }) =>
		change.kind === 'upskill' ? [personName(change.member, naming)] : [],
	);
	return `${names.join(' or ')}${best?.change.kind === 'upskill' ? ` to level ${String(best.change.level)}` : ''}`;
}
