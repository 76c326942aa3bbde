/** One plan for several teams: hires, growth and moves between them, solved exactly. */
import { mayTeam, type WorkspaceAccess } from '$lib/domain/access';
import { plain } from '$lib/domain/format';
import {
	organisationProgramme,
	type OrganisationProblem,
} from '$lib/domain/planning/organisation-model';
import {
	readOrganisationPlan,
	withoutIdle,
	type OrganisationPlan,
} from '$lib/domain/planning/organisation-plan';
import {
	organisationPlanWords,
	type OrganisationPlanWords,
} from '$lib/domain/planning/organisation-words';
import { DEFAULT_GROWTH } from '$lib/domain/planning/problem';
import type { PlanningSettings } from '$lib/domain/planning/settings';
import { money, monthsText } from '$lib/domain/planning/words';
import type { OrganisationLimits } from '$lib/schemas/organisation-plan';
import { planner } from '$lib/server/planner/planner';
import { organisation, type Organisation, type OrganisationSnapshot } from './organisation';
import { hireOptions } from './plan-suggestion';
import { openSettings } from './planning-settings';
import { withPlanner, type Unavailable } from './with-planner';

/** Seconds a plan may take. */
const TIME_LIMIT = 4;

/** The teams that whoever asks may plan for, with the settings of the workspace. */
export interface OrganisationPlanning extends Organisation {
	readonly settings: PlanningSettings;
}

/** Reads what a plan for several teams is made from. `now` is ms UTC. */
export async function openOrganisationPlanning(
	access: WorkspaceAccess,
	now: number,
): Promise<OrganisationPlanning> {
	const { framework, teams } = await organisation(access, now);
	const { settings } = await openSettings(access, now);
	return {
		framework,
		settings,
		teams: teams.filter(
			({ snapshot, individuals }) => individuals && mayTeam(access, 'team.plan', snapshot.team.id),
		),
	};
}

export interface SuggestedOrganisationPlan extends OrganisationPlanWords {
	readonly kind: 'plan';
	/** Whether this is proved to be the best, or how far it may be off. */
	readonly proof: string;
	/** "€24k" and "8 months" for all teams together. */
	readonly cost: string;
	readonly time: string;
	/** Per team, in the order of `teams`. */
	readonly costs: readonly string[];
}

/**
 * The cheapest plan that meets what the chosen teams lack, or the one that leaves the least open
 * within the limits. Takes at most about four seconds.
 */
export async function suggestOrganisationPlan(
	base: OrganisationPlanning,
	limits: OrganisationLimits,
	signal?: AbortSignal,
): Promise<SuggestedOrganisationPlan | Unavailable> {
	const chosen = base.teams.filter(({ snapshot }) => limits.teams.includes(snapshot.team.slug));
	return withPlanner(async () => {
		const problem = organisationProblem(base, chosen, limits);
		const built = organisationProgramme(problem);
		const solution = await planner().solve(built.model, { timeLimit: TIME_LIMIT, signal });
		if (solution.status === 'cancelled')
			return { kind: 'unavailable', message: 'The request was given up.' };
		if (solution.values.length === 0)
			return {
				kind: 'unavailable',
				message: 'No plan was found in four seconds. Choose fewer teams or tighter limits.',
			};
		const read = readOrganisationPlan(built, solution.values, problem);
		const plan = solution.status === 'optimal' ? read : withoutIdle(problem, read);
		const { currency, growthPerMonth, archetypes } = base.settings;
		const words = organisationPlanWords(problem, plan, {
			framework: base.framework,
			teams: chosen.map(({ snapshot: { team } }) => team),
			archetypes,
			currency,
			growthPerMonth,
		});
		return {
			kind: 'plan',
			...words,
			proof:
				solution.status === 'optimal'
					? proofText(plan)
					: `The best found in four seconds; it may be up to ${plain(solution.gap * 100, 1)}% from the best.`,
			cost: money(plan.cost, currency),
			time: monthsText(plan.months),
			costs: words.teams.map(({ cost }) => money(cost, currency)),
		};
	});
}

function organisationProblem(
	{ framework, settings }: OrganisationPlanning,
	chosen: readonly OrganisationSnapshot[],
	limits: OrganisationLimits,
): OrganisationProblem {
	return {
		teams: chosen.map(({ snapshot: { team, people, requirements } }) => ({
			id: team.id,
			team: people.map(({ id, name, share, ratings }) => ({ id, name, share, ratings })),
			requirements,
		})),
		hires: hireOptions(framework, settings),
		growth: {
			...DEFAULT_GROWTH,
			allowed: limits.growth,
			months: settings.growthMonths,
			costPerMonth: settings.growthPerMonth,
		},
		slow: new Set(framework.skills.flatMap(({ id, slow }) => (slow ? [id] : []))),
		moves: limits.moves ? { cost: settings.moveCost, months: settings.moveMonths } : undefined,
		limits: {
			headcount: limits.headcount,
			budget: limits.budget,
			deadline: limits.deadline,
			robustness: limits.survive ? 1 : 0,
		},
	};
}

function proofText({ cost, shortfall }: OrganisationPlan): string {
	if (shortfall > 0)
		return 'Proved: no plan within these limits leaves less open, and none as good costs less.';
	return cost === 0 ? 'Proved: no plan costs less.' : 'Proved: no cheaper plan does this.';
}
