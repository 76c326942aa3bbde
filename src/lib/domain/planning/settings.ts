import type { FrameworkModel } from '../framework.ts';
import { DEFAULT_COSTS, GROWTH_MONTHS, RAMP_MONTHS, archetypes } from './archetypes.ts';
import type { Archetype } from './archetypes.ts';

/** How fast people become effective. */
export interface Pace {
	/** Months from each level to the next, five entries, 0 to 1 first; whole numbers >= 0. */
	readonly growthMonths: readonly number[];
	/** Months a new hire works one level down, a whole number >= 0. */
	readonly rampMonths: number;
}

/** What growth takes: months by level, and thousands for each of them. */
export interface GrowthPrice extends Pick<Pace, 'growthMonths'> {
	/** Thousands of the currency, a whole number >= 0. */
	readonly growthPerMonth: number;
}

/** What a workspace plans with; every number is judgement, and can be edited. */
export interface PlanningSettings extends Pace, GrowthPrice {
	/** ISO 4217, three capital letters. */
	readonly currency: string;
	/** AS-leaning people for each RE-leaning one, 0 <= low <= high; for plans that ask for a mix. */
	readonly mix?: { readonly low: number; readonly high: number };
	/** What a move between two teams costs, thousands, a whole number >= 0. */
	readonly moveCost: number;
	/** Months from the decision until somebody works in the other team, a whole number >= 0. */
	readonly moveMonths: number;
	/** How far the timeline looks, months, 1 to 60. */
	readonly horizonMonths: number;
	/** Whom one can hire, at least one, in the order in which ties are settled. */
	readonly archetypes: readonly Archetype[];
}

/** The pace of a workspace that has not chosen another. */
export const DEFAULT_PACE: Pace = { growthMonths: GROWTH_MONTHS, rampMonths: RAMP_MONTHS };

/** The price of growth of a workspace that has not chosen another. */
export const DEFAULT_GROWTH_PRICE: GrowthPrice = {
	growthMonths: GROWTH_MONTHS,
	growthPerMonth: DEFAULT_COSTS.growthPerMonth,
};

/** A move costs nothing, the salary is paid already, and takes a month to hand over (judgement). */
export const DEFAULT_MOVE = { moveCost: 0, moveMonths: 1 } as const;

/** The settings of a workspace that has stored none: euro, five archetypes, one to two AS per RE. */
export function defaultPlanningSettings(framework: FrameworkModel): PlanningSettings {
	return {
		...DEFAULT_PACE,
		...DEFAULT_GROWTH_PRICE,
		currency: 'EUR',
		mix: { low: 1, high: 2 },
		...DEFAULT_MOVE,
		horizonMonths: 12,
		archetypes: archetypes(framework),
	};
}
