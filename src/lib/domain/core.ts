import type { Ratings, SkillId } from './framework.ts';

/**
 * The four skills both roles share. They form a chain: the weakest link stops the work, so together
 * they are worth their minimum.
 */
export const CORE_SKILLS = ['claims', 'impl', 'base', 'diag'] as const;
export type CoreSkill = (typeof CORE_SKILLS)[number];

/** The skill under which a requirement asks for all four at once. */
export const CORE = 'core';

/** Target of both roles; frontier teams and hybrids aim at 4. */
export const CORE_TARGET = 3;

/**
 * A level as a formula may use it: `undefined` unless it is a finite number. Data from outside may
 * hold null where nothing was rated, and null must never be read as 0.
 */
export function ratedLevel(ratings: Ratings, skill: SkillId): number | undefined {
	const level: unknown = ratings[skill];
	return typeof level === 'number' && Number.isFinite(level) ? level : undefined;
}

/** The minimum of the four core skills, level in [0, 5]; `undefined` until all four are rated. */
export function coreLevel(ratings: Ratings): number | undefined {
	let lowest = Infinity;
	for (const skill of CORE_SKILLS) {
		const level = ratedLevel(ratings, skill);
		if (level === undefined) return undefined;
		if (level < lowest) lowest = level;
	}
	return lowest;
}

/**
 * The level that counts for a requirement: the rating itself, or for the skill `core` the minimum
 * of the four (an own rating of `core`, as a planned hire has, goes first).
 */
export function requiredSkillLevel(ratings: Ratings, skill: SkillId): number | undefined {
	const own = ratedLevel(ratings, skill);
	return own === undefined && skill === CORE ? coreLevel(ratings) : own;
}

export interface CoreState {
	/** Minimum of the four; absent until all are rated. */
	readonly level?: number;
	/** Core skills without a rating, in the order of the chain. */
	readonly missing: readonly CoreSkill[];
	/** The rated skill with the lowest level, the first of the chain on ties; absent if none is rated. */
	readonly weakest?: CoreSkill;
	/** False as soon as a rated one is below the target, `undefined` while that is still open. */
	readonly met: boolean | undefined;
}

/** How the core of a person stands against a target level in [0, 5]. */
export function coreState(ratings: Ratings, target: number = CORE_TARGET): CoreState {
	const missing: CoreSkill[] = [];
	let weakest: CoreSkill | undefined;
	let lowest = Infinity;
	for (const skill of CORE_SKILLS) {
		const level = ratedLevel(ratings, skill);
		if (level === undefined) missing.push(skill);
		else if (level < lowest) {
			lowest = level;
			weakest = skill;
		}
	}
	const met = lowest < target ? false : missing.length > 0 ? undefined : true;
	return { level: coreLevel(ratings), missing, weakest, met };
}
