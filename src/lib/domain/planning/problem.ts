/** What the planner is asked: a team, what it needs, what can be done about it, and within which limits. */
import { requiredSkillLevel } from '../core.ts';
import type { Requirement, TeamMember } from '../coverage.ts';
import type { Ratings, SkillId } from '../framework.ts';
import { GROWTH_MONTHS } from './archetypes.ts';

/** Which side of the mix somebody counts on. */
export type MixSide = 're' | 'as' | 'balanced';

/** A kind of hire the plan may use any number of times, full time. */
export interface HireOption {
	readonly id: string;
	readonly ratings: Ratings;
	/** Thousands, a whole number >= 0. */
	readonly cost: number;
	/** Months until the hire works at full level, the ramp included; a whole number >= 0. */
	readonly readyMonths: number;
	readonly side: MixSide;
}

/** Somebody of another team who may come over, once, for good. */
export interface MoveOption {
	readonly member: string;
	readonly name: string;
	/** Slug of the team they leave. */
	readonly from: string;
	readonly ratings: Ratings;
	/** Share of full time they would bring, (0, 1]. */
	readonly share: number;
	/** Thousands, a whole number >= 0; nothing as a rule, the salary is paid already. */
	readonly cost: number;
	/** Months until they are here; a whole number >= 0. They need no ramp. */
	readonly readyMonths: number;
	/** Absent counts on neither side. */
	readonly side?: MixSide;
}

/** Somebody who may leave one team of a plan for another, with the whole share they have there. */
export interface TransferOption {
	readonly member: string;
	/** Places of the teams in the plan. */
	readonly from: number;
	readonly to: number;
	/** Share of full time, (0, 1]. */
	readonly share: number;
	/** Thousands, a whole number >= 0. */
	readonly cost: number;
	/** Months until they are there; a whole number >= 0. */
	readonly readyMonths: number;
}

export interface PlanLimits {
	/** Most hires; absent is unlimited. Moves and growth are not counted. */
	readonly headcount?: number;
	/** Most that everything may cost together, thousands. */
	readonly budget?: number;
	/** Months in which everything has to be in effect. */
	readonly deadline?: number;
	/** Full-time seats to spare on every requirement: 0, or 1 to survive one departure. */
	readonly robustness: 0 | 1;
	/** AS-leaning people for each RE-leaning one once the plan is in effect; two decimals count. */
	readonly mix?: MixBand;
}

/** A band of AS-leaning people for each RE-leaning one, 0 <= low <= high. */
export interface MixBand {
	readonly low: number;
	readonly high: number;
}

export interface GrowthRules {
	/** False for a plan without growth. */
	readonly allowed: boolean;
	/** Thousands a month, a whole number >= 0. */
	readonly costPerMonth: number;
	/** Months from each level to the next, 0 to 1 first; whole numbers >= 0. A level beyond is out of reach. */
	readonly months: readonly number[];
	/** Most skills one person grows on, default 1. */
	readonly skillsPerPerson: number;
	/** Most levels one person grows, default 2. */
	readonly levelsPerPerson: number;
}

export const DEFAULT_GROWTH: Omit<GrowthRules, 'costPerMonth'> = {
	allowed: true,
	months: GROWTH_MONTHS,
	skillsPerPerson: 1,
	levelsPerPerson: 2,
};

export interface PlanProblem {
	readonly team: readonly TeamMember[];
	readonly requirements: readonly Requirement[];
	readonly hires: readonly HireOption[];
	readonly growth: GrowthRules;
	/** People who may come from other teams; none when absent. */
	readonly moves?: readonly MoveOption[];
	/** Skills whose requirements are nice to meet: they are never paid for. None when absent. */
	readonly nice?: ReadonlySet<SkillId>;
	/** Skills that growth never targets (background). */
	readonly slow: ReadonlySet<SkillId>;
	/** Members who may grow; everybody when absent. */
	readonly growable?: ReadonlySet<string>;
	readonly limits: PlanLimits;
	/** People of the team who lean each way, for the mix. */
	readonly mix?: { readonly re: number; readonly as: number };
}

/** Whether ratings hold a requirement, `core` by the least of its four skills; not rated does not. */
export function holds(ratings: Ratings, skill: SkillId, level: number): boolean {
	return (requiredSkillLevel(ratings, skill) ?? -1) >= level;
}

/** Shares are multiples of .05 as a rule, so a full-time seat is 20 units. */
const COARSE = 20;
/** Stored shares have two decimals, so hundredths of a seat are always exact. */
const FINE = 100;

/** Units that make every share a whole number: 20 a seat, or 100 where that is not enough. */
export function seatUnits({ team, moves = [] }: Pick<PlanProblem, 'team' | 'moves'>): number {
	const whole = ({ share }: { readonly share: number }) =>
		Math.abs(share * COARSE - Math.round(share * COARSE)) < 1e-9;
	return team.every(whole) && moves.every(whole) ? COARSE : FINE;
}

/** A requirement that the team as it is does not meet, the seats to spare included. */
export interface OpenRow {
	readonly requirement: Requirement;
	/** Place among the problem's requirements. */
	readonly index: number;
	/** Missing units, > 0; in a plan for several teams also <= 0 where people may move away. */
	readonly deficit: number;
	/** Units held by people who may move away; none when absent. */
	readonly atRisk?: number;
	readonly nice: boolean;
}

/** The requirements with units missing, in the order given; `seat` units are one full-time seat. */
export function openRows(problem: PlanProblem, seat: number): OpenRow[] {
	const { team, requirements, limits, nice } = problem;
	return requirements.flatMap((requirement, index): OpenRow[] => {
		const { skill, level, need } = requirement;
		if (need <= 0) return [];
		let held = 0;
		for (const { ratings, share } of team)
			if (holds(ratings, skill, level)) held += Math.round(share * seat);
		const deficit = seat * (need + limits.robustness) - held;
		return deficit > 0 ? [{ requirement, index, deficit, nice: nice?.has(skill) === true }] : [];
	});
}
