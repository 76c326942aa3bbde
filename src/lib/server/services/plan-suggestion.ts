/** The Suggest button: the cheapest plan within limits, solved exactly, with its reasons. */
import { plain, signedPoints } from '$lib/domain/format';
import { teamCoverage } from '$lib/domain/coverage';
import type { FrameworkModel } from '$lib/domain/framework';
import { compare } from '$lib/domain/planning/compare';
import { planReasons, type Naming } from '$lib/domain/planning/explain';
import { programme } from '$lib/domain/planning/model';
import { DEFAULT_GROWTH, type HireOption, type PlanProblem } from '$lib/domain/planning/problem';
import type { PlanningSettings } from '$lib/domain/planning/settings';
import { planChanges, readPlan, readyMonths, type Plan } from '$lib/domain/planning/plan';
import {
	bestRelaxation,
	leastOpen,
	limitsOf,
	relaxationSentence,
	without,
	type Limit,
	type Solve,
} from '$lib/domain/planning/relaxations';
import { applyInFull, isHireId, type Change } from '$lib/domain/planning/scenario';
import { suggestions } from '$lib/domain/planning/suggestions';
import { people as countedPeople } from '$lib/domain/naming';
import { counted, money, monthsText } from '$lib/domain/planning/words';
import { whyThisPerson } from '$lib/domain/planning/why';
import { spectrum } from '$lib/domain/spectrum';
import { leanSide } from '$lib/domain/spectrum-words';
import { planner } from '$lib/server/planner/planner';
import { changeToken } from '$lib/schemas/change-token';
import type { SuggestLimits } from '$lib/schemas/limits';
import { skillName } from './planning-rows';
import { mixOf } from './scenario-outcome';
import type { PlanningBase } from './planning-view';
import { withPlanner, type Unavailable } from './with-planner';

/** Seconds a suggestion may take altogether. */
const TIME_LIMIT = 2;
/** Seconds that a plan with one limit loosened may take. */
const RELAXED_LIMIT = 0.5;

export interface SuggestedPlan {
	readonly title: string;
	/** Whether this is proved to be the best, or how far it may be off. */
	readonly proof: string;
	readonly changes: readonly {
		readonly token: string;
		readonly title: string;
		readonly sentence: string;
		readonly gain: string;
	}[];
	/** Requirements that stay open, and what stands in the way. */
	readonly open: readonly { readonly name: string; readonly missing: string }[];
	readonly why?: string;
}

export type SuggestOutcome = { readonly kind: 'plan'; readonly plan: SuggestedPlan } | Unavailable;

/**
 * The cheapest plan that meets what the team still lacks once the draft is in full effect, or the
 * plan that leaves the least open when the limits forbid that. Takes at most about two seconds.
 */
export async function suggestPlan(
	base: PlanningBase,
	draft: readonly Change[],
	limits: SuggestLimits,
	signal?: AbortSignal,
): Promise<SuggestOutcome> {
	return withPlanner(() => solveAndExplain(base, draft, limits, signal));
}

async function solveAndExplain(
	base: PlanningBase,
	draft: readonly Change[],
	limits: SuggestLimits,
	signal: AbortSignal | undefined,
): Promise<SuggestOutcome> {
	const problem = planProblem(base, draft, limits);
	const { team, requirements } = problem;
	const built = programme(problem);
	const solution = await planner().solve(built.model, { timeLimit: TIME_LIMIT, signal });
	if (solution.status === 'cancelled')
		return { kind: 'unavailable', message: 'The request was given up.' };
	if (solution.values.length === 0)
		return {
			kind: 'unavailable',
			message:
				solution.status === 'infeasible'
					? 'No plan keeps to all of these limits: the mix is out of their reach.'
					: 'No plan was found in two seconds. Set tighter limits.',
		};
	const plan = readPlan(built, solution.values, team, requirements, problem.growth);
	const changes = planChanges(plan, base.naming.archetypes, base.begin);
	const { settings } = base;
	const naming = { ...base.naming, team };
	const reasons = planReasons(team, requirements, changes, naming);
	const single = suggestions(team, requirements, {
		hires: [],
		growthPerMonth: problem.growth.costPerMonth,
		pace: settings,
		slow: problem.slow,
		begin: base.begin,
	});
	const today = teamCoverage(team, requirements);
	const open = openRequirements(base, problem, plan, changes);
	return {
		kind: 'plan',
		plan: {
			title: planTitle(plan, problem, settings.currency),
			proof:
				solution.status === 'optimal'
					? proofText(plan)
					: `The best found in two seconds; it may be up to ${plain(solution.gap * 100, 1)}% from the best.`,
			changes: reasons.flatMap((reason) => {
				const token = changeToken(reason.change, base.context);
				const { title, gain } = reason;
				const sentence = [
					reason.sentence,
					whyThisPerson(reason.change, single, changes, today, naming),
				];
				return token === undefined
					? []
					: [{ token, title, sentence: sentence.join(' ').trim(), gain: signedPoints(gain) }];
			}),
			open,
			why: plan.shortfall > 0 ? await obstacle(problem, plan, naming, signal) : undefined,
		},
	};
}

/** The planning problem: the team with the draft in full effect, archetypes, growth and limits. */
export function planProblem(
	base: PlanningBase,
	draft: readonly Change[],
	limits: SuggestLimits,
): PlanProblem {
	const { snapshot, naming, slow, settings } = base;
	const team = applyInFull(base.team, draft, settings);
	return {
		team,
		requirements: snapshot.requirements,
		hires: hireOptions(snapshot.framework, { ...settings, archetypes: naming.archetypes }),
		growth: {
			...DEFAULT_GROWTH,
			allowed: limits.growth,
			months: settings.growthMonths,
			costPerMonth: settings.growthPerMonth,
		},
		slow,
		growable: new Set(team.flatMap(({ id }) => (isHireId(id) ? [] : [id]))),
		limits: {
			headcount: limits.headcount,
			budget: limits.budget,
			deadline: limits.deadline,
			robustness: limits.survive ? 1 : 0,
			mix: limits.mix,
		},
		nice: new Set(limits.nice),
		mix: mixOf(base, team),
	};
}

/** The kinds of hire of a workspace as a plan takes them. */
export function hireOptions(
	framework: FrameworkModel,
	{ archetypes, rampMonths }: Pick<PlanningSettings, 'archetypes' | 'rampMonths'>,
): HireOption[] {
	return archetypes.map((archetype) => {
		const { id, ratings, cost } = archetype;
		const side = leanSide(spectrum(framework, ratings)?.lean ?? 0);
		return { id, ratings, cost, readyMonths: readyMonths(archetype, rampMonths), side };
	});
}

function planTitle(
	plan: Plan,
	{ limits, requirements, nice }: PlanProblem,
	currency: string,
): string {
	const hired = plan.hires.reduce((sum, { count }) => sum + count, 0);
	const growers = new Set(plan.growth.map(({ member }) => member)).size;
	const parts = [
		hired > 0 ? counted(hired, 'hire', 'hires') : '',
		growers > 0 ? `growing ${countedPeople(growers)}` : '',
	].filter(Boolean);
	const all = nice?.size ? 'every must' : 'every requirement';
	const goal =
		limits.robustness === 1 ? `meets ${all} even when one person leaves` : `meets ${all}`;
	const open = plan.open.filter((one) => !one.nice).length;
	if (parts.length === 0)
		return plan.shortfall > 0
			? 'Nothing within these limits helps.'
			: requirements.length === 0
				? 'Nothing is required yet.'
				: `Nothing to add: the team ${goal}.`;
	const what = parts.join(' and ');
	const price = `${money(plan.cost, currency)} and ${monthsText(plan.months)}`;
	return plan.shortfall > 0
		? `${price}: ${what}, with ${counted(open, 'requirement', 'requirements')} still open.`
		: `${price}: ${what} ${parts.length > 1 || hired > 1 ? goal.replace('meets', 'meet') : goal}.`;
}

function proofText(plan: Plan): string {
	if (plan.cost === 0 && plan.shortfall === 0) return '';
	return plan.shortfall > 0
		? 'Proved: no plan within these limits leaves less open, and none as good costs less.'
		: 'Proved: no cheaper plan does this.';
}

function openRequirements(
	{ naming, settings }: PlanningBase,
	{ team, requirements, limits }: PlanProblem,
	plan: Plan,
	changes: readonly Change[],
): SuggestedPlan['open'] {
	const after = applyInFull(team, changes, settings);
	const rows = compare(team, after, requirements).requirements;
	return plan.open.flatMap(({ requirement, seats, nice }) => {
		const row = rows[requirement];
		if (!row) return [];
		const name = `${skillName(naming, row.skill)} @${String(row.after.level)}`;
		const people = `${plain(seats)} ${seats === 1 ? 'person' : 'people'}`;
		const missing =
			limits.robustness === 1 && row.after.met
				? `met, but ${people} short of surviving a departure`
				: `${people} short`;
		return [{ name, missing: nice ? `${missing}, nice to have` : missing }];
	});
}

/** As limits stand in a sentence. */
const LIMIT_NAMES: Readonly<Record<Limit, string>> = {
	headcount: 'the headcount',
	budget: 'the budget',
	deadline: 'the deadline',
	growth: 'growth being left out',
	mix: 'the mix',
};

/** Which limits stand in the way, those without which less would stay open; and which one to loosen, at what price. */
async function obstacle(
	problem: PlanProblem,
	plan: Plan,
	naming: Naming,
	signal: AbortSignal | undefined,
): Promise<string> {
	const solve: Solve = (model) => planner().solve(model, { timeLimit: RELAXED_LIMIT, signal });
	const held = limitsOf(problem);
	const helps = async (other: PlanProblem) =>
		((await leastOpen(other, solve)) ?? Infinity) < plan.shortfall - 1e-9;
	const guilty: string[] = [];
	for (const limit of held)
		if (await helps(without(problem, limit))) guilty.push(LIMIT_NAMES[limit]);
	if (guilty.length > 0) {
		const best = await bestRelaxation(problem, plan, solve);
		const which = `What stands in the way: ${guilty.join(', or ')}.`;
		return best ? `${which} ${relaxationSentence(best, problem, plan, naming)}` : which;
	}
	const free = held.reduce((less, limit) => without(less, limit), problem);
	return held.length > 1 && (await helps(free))
		? 'What stands in the way: several of these limits together.'
		: beyondReach(problem, plan);
}

/** Why requirements stay open whatever the limits: history is not grown, and nobody to hire has it. */
function beyondReach({ requirements, slow }: PlanProblem, plan: Plan): string {
	const must = plan.open.filter(({ nice }) => !nice);
	const skills = must.map(({ requirement }) => requirements[requirement]?.skill);
	return skills.every((skill) => skill !== undefined && slow.has(skill))
		? 'No kind of hire reaches what is asked, and a background is history: a plan cannot grow it.'
		: 'No kind of hire and no growth within two levels reaches what is asked.';
}
