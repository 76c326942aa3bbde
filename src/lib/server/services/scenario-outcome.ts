/** What becomes of a team under a scenario: the figures that its page and a comparison show. */
import type { TeamMember } from '$lib/domain/coverage';
import { leanMix, type LeanMix } from '$lib/domain/lean-mix';
import { compare, type Comparison } from '$lib/domain/planning/compare';
import { placedTeam } from '$lib/domain/planning/placing';
import {
	apply,
	fullEffectOn,
	milestones,
	scenarioCost,
	type Change,
} from '$lib/domain/planning/scenario';
import { timeline } from '$lib/domain/planning/timeline';
import type { Timeline } from '$lib/domain/planning/timeline-points';
import {
	figureRows,
	planRows,
	requirementRows,
	type FigureRow,
	type RequirementRow,
} from './planning-rows';
import type { PlanningBase } from './planning-view';

export interface ScenarioOutcome {
	/** ISO date the figures are of; absent for an empty scenario. */
	readonly at?: string;
	/** ISO date from which every change is in full effect; absent for an empty scenario. */
	readonly full?: string;
	/** The team on that date. */
	readonly after: readonly TeamMember[];
	readonly comparison: Comparison;
	/** First-year cost in thousands, >= 0. */
	readonly cost: number;
	/** Cost among them, even where it is nothing. */
	readonly figures: readonly FigureRow[];
	readonly requirements: readonly RequirementRow[];
}

/** How many of a team lean each way, people whom a scenario brings in included. */
export function mixOf({ snapshot, elsewhere }: PlanningBase, team: readonly TeamMember[]): LeanMix {
	const people = [...snapshot.people, ...elsewhere.people];
	return leanMix(placedTeam({ ...snapshot, people }, team));
}

/** The outcome on one of the scenario's dates, by default when all of it is in effect. */
export function scenarioOutcome(
	base: PlanningBase,
	changes: readonly Change[],
	at?: string,
): ScenarioOutcome {
	const { snapshot, team, naming, context, settings } = base;
	const full = fullEffectOn(team, changes, settings);
	const dates = milestones(team, changes, settings);
	const shown = at !== undefined && dates.includes(at) ? at : full;
	const after = shown === undefined ? [...team] : apply(team, changes, shown, settings);
	const comparison = compare(team, after, snapshot.requirements);
	const cost = scenarioCost(team, changes, settings);
	const [met, ...rest] = figureRows(
		comparison,
		{ before: mixOf(base, team), after: mixOf(base, after) },
		{ cost, currency: settings.currency },
	);
	const plan =
		full === undefined ? undefined : planRows(comparison, naming, { today: context.today, full });
	return {
		at: shown,
		full,
		after,
		comparison,
		cost,
		// The gaps stand under the requirements met, and when all of it counts at the end.
		figures: [
			...(met ? [met] : []),
			...(plan?.gaps ?? []),
			...rest,
			...(plan ? [plan.effect] : []),
		],
		requirements: requirementRows(comparison, naming, changes),
	};
}

/** Coverage under a scenario from today to the horizon of the workspace. */
export function scenarioTimeline(base: PlanningBase, changes: readonly Change[]): Timeline {
	const { snapshot, team, naming, context, settings } = base;
	return timeline(team, snapshot.requirements, changes, naming, {
		from: context.today,
		months: settings.horizonMonths,
		pace: settings,
	});
}
