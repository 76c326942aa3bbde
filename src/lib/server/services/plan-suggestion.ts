/** The Suggest button: the cheapest plan within limits, solved exactly, with its reasons. */
import { plain, signedPoints } from '$lib/domain/format';
import { DEFAULT_COSTS } from '$lib/domain/planning/archetypes';
import { teamCoverage } from '$lib/domain/coverage';
import { compare } from '$lib/domain/planning/compare';
import { planReasons } from '$lib/domain/planning/explain';
import { programme } from '$lib/domain/planning/model';
import { DEFAULT_GROWTH, type PlanProblem } from '$lib/domain/planning/problem';
import { planChanges, readPlan, readyMonths, type Plan } from '$lib/domain/planning/plan';
import { apply, fullEffectOn, isHireId, type Change } from '$lib/domain/planning/scenario';
import { suggestions } from '$lib/domain/planning/suggestions';
import { people as countedPeople } from '$lib/domain/naming';
import { counted, monthsText, thousands } from '$lib/domain/planning/words';
import { whyThisPerson } from '$lib/domain/planning/why';
import { spectrum } from '$lib/domain/spectrum';
import { planner, PlannerError } from '$lib/server/planner/planner';
import { changeToken } from '$lib/schemas/change-token';
import type { SuggestLimits } from '$lib/schemas/scenario';
import { skillName } from './planning-rows';
import type { PlanningBase } from './planning-view';

/** Seconds a suggestion may take altogether. */
const TIME_LIMIT = 2;

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

export type SuggestOutcome =
	| { readonly kind: 'plan'; readonly plan: SuggestedPlan }
	/** The solver was busy or crashed; asking again is safe. */
	| { readonly kind: 'unavailable'; readonly message: string };

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
	try {
		return await solveAndExplain(base, draft, limits, signal);
	} catch (error) {
		if (!(error instanceof PlannerError)) throw error;
		return {
			kind: 'unavailable',
			message:
				error.reason === 'busy'
					? 'Other plans are being computed. Try again in a moment.'
					: 'The planner had to start again. Try once more.',
		};
	}
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
			message: 'No plan was found in two seconds. Set tighter limits.',
		};
	const plan = readPlan(built, solution.values, team, requirements, problem.growth);
	const changes = planChanges(plan, base.naming.archetypes, base.begin);
	const naming = { ...base.naming, team };
	const reasons = planReasons(team, requirements, changes, naming);
	const single = suggestions(team, requirements, {
		hires: [],
		growthPerMonth: problem.growth.costPerMonth,
		slow: problem.slow,
		begin: base.begin,
	});
	const today = teamCoverage(team, requirements);
	const open = openRequirements(base, problem, plan, changes);
	return {
		kind: 'plan',
		plan: {
			title: planTitle(plan, problem),
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
			why: plan.shortfall > 0 ? await obstacle(problem, plan, signal) : undefined,
		},
	};
}

/** The planning problem: the team with the draft in full effect, archetypes, growth and limits. */
export function planProblem(
	base: PlanningBase,
	draft: readonly Change[],
	limits: SuggestLimits,
): PlanProblem {
	const { snapshot, naming, slow } = base;
	const at = fullEffectOn(base.team, draft);
	const team = at === undefined ? base.team : apply(base.team, draft, at);
	return {
		team,
		requirements: snapshot.requirements,
		hires: naming.archetypes.map((archetype) => {
			const lean = spectrum(snapshot.framework, archetype.ratings)?.lean ?? 0;
			return {
				id: archetype.id,
				ratings: archetype.ratings,
				cost: archetype.cost,
				readyMonths: readyMonths(archetype),
				side: lean >= 0.25 ? 'as' : lean <= -0.25 ? 're' : 'balanced',
			};
		}),
		growth: {
			...DEFAULT_GROWTH,
			allowed: limits.growth,
			costPerMonth: DEFAULT_COSTS.growthPerMonth,
		},
		slow,
		growable: new Set(team.flatMap(({ id }) => (isHireId(id) ? [] : [id]))),
		limits: {
			headcount: limits.headcount,
			budget: limits.budget,
			deadline: limits.deadline,
			robustness: limits.survive ? 1 : 0,
		},
	};
}

function planTitle(plan: Plan, { limits, requirements }: PlanProblem): string {
	const hired = plan.hires.reduce((sum, { count }) => sum + count, 0);
	const growers = new Set(plan.growth.map(({ member }) => member)).size;
	const parts = [
		hired > 0 ? counted(hired, 'hire', 'hires') : '',
		growers > 0 ? `growing ${countedPeople(growers)}` : '',
	].filter(Boolean);
	const goal =
		limits.robustness === 1
			? 'meets every requirement even when one person leaves'
			: 'meets every requirement';
	if (parts.length === 0)
		return plan.shortfall > 0
			? 'Nothing within these limits helps.'
			: requirements.length === 0
				? 'Nothing is required yet.'
				: `Nothing to add: the team ${goal}.`;
	const what = parts.join(' and ');
	const price = `${thousands(plan.cost)} and ${monthsText(plan.months)}`;
	return plan.shortfall > 0
		? `${price}: ${what}, with ${counted(plan.open.length, 'requirement', 'requirements')} still open.`
		: `${price}: ${what} ${parts.length > 1 || hired > 1 ? goal.replace('meets', 'meet') : goal}.`;
}

function proofText(plan: Plan): string {
	if (plan.cost === 0 && plan.shortfall === 0) return '';
	return plan.shortfall > 0
		? 'Proved: no plan within these limits leaves less open, and none as good costs less.'
		: 'Proved: no cheaper plan does this.';
}

function openRequirements(
	{ naming }: PlanningBase,
	{ team, requirements, limits }: PlanProblem,
	plan: Plan,
	changes: readonly Change[],
): SuggestedPlan['open'] {
	const at = fullEffectOn(team, changes);
	const after = at === undefined ? team : apply(team, changes, at);
	const rows = compare(team, after, requirements).requirements;
	return plan.open.flatMap(({ requirement, seats }) => {
		const row = rows[requirement];
		if (!row) return [];
		const name = `${skillName(naming, row.skill)} @${String(row.after.level)}`;
		const people = `${plain(seats)} ${seats === 1 ? 'person' : 'people'}`;
		return [
			{
				name,
				missing:
					limits.robustness === 1 && row.after.met
						? `met, but ${people} short of surviving a departure`
						: `${people} short`,
			},
		];
	});
}

/** Which limit stands in the way: the one without which less would stay open. */
async function obstacle(
	problem: PlanProblem,
	plan: Plan,
	signal: AbortSignal | undefined,
): Promise<string> {
	const { limits, growth } = problem;
	const relaxed: [string, PlanProblem][] = [
		['the headcount', { ...problem, limits: { ...limits, headcount: undefined } }],
		['the budget', { ...problem, limits: { ...limits, budget: undefined } }],
		['the deadline', { ...problem, limits: { ...limits, deadline: undefined } }],
		['growth being left out', { ...problem, growth: { ...growth, allowed: true } }],
	];
	const held = relaxed.filter(([, { limits: l, growth: g }], i) =>
		i === 0
			? limits.headcount !== l.headcount
			: i === 1
				? limits.budget !== l.budget
				: i === 2
					? limits.deadline !== l.deadline
					: growth.allowed !== g.allowed,
	);
	const guilty: string[] = [];
	for (const [name, without] of held)
		if ((await leastShortfall(without, signal)) < plan.shortfall - 1e-9) guilty.push(name);
	if (guilty.length > 0) return `What stands in the way: ${guilty.join(', or ')}.`;
	const free = {
		...problem,
		growth: { ...growth, allowed: true },
		limits: { robustness: limits.robustness },
	};
	return held.length > 1 && (await leastShortfall(free, signal)) < plan.shortfall - 1e-9
		? 'What stands in the way: several of these limits together.'
		: beyondReach(problem, plan);
}

/** Why requirements stay open whatever the limits: history is not grown, and nobody to hire has it. */
function beyondReach({ requirements, slow }: PlanProblem, plan: Plan): string {
	const skills = plan.open.map(({ requirement }) => requirements[requirement]?.skill);
	return skills.every((skill) => skill !== undefined && slow.has(skill))
		? 'No kind of hire reaches what is asked, and a background is history: a plan cannot grow it.'
		: 'No kind of hire and no growth within two levels reaches what is asked.';
}

async function leastShortfall(
	problem: PlanProblem,
	signal: AbortSignal | undefined,
): Promise<number> {
	const { model } = programme(problem);
	const least = { ...model, stages: model.stages.slice(0, 1) };
	const solution = await planner().solve(least, { timeLimit: 0.5, signal });
	const [stage] = solution.stages;
	// Units of a seat scale the shortfall; the comparison needs seats.
	return stage ? stage.value / programme(problem).seat : Infinity;
}
