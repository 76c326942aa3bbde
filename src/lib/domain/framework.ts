/**
 * The vocabulary of a skill framework: what is rated, under which row of the matrix, with which
 * weight and with which targets for the two roles. The default framework is data
 * (`default-framework.ts`); nothing here knows a particular skill.
 */

/** The two roles a person may be hired as; `none` when the title says neither. */
export const ROLES = ['RE', 'AS', 'none'] as const;
export type Role = (typeof ROLES)[number];

/** Skill id, for example `stats`; unique within a framework. */
export type SkillId = string;

export interface Skill {
	readonly id: SkillId;
	/** Full name, for example "Experimentation & analysis". */
	readonly name: string;
	/** Name for chart labels and table heads, at most about 12 characters ("Experim."). */
	readonly short: string;
	/** Row of the matrix ("Primary skill"); core skills share the row "Core, both roles". */
	readonly row: string;
	/** An axis is drawn on the radar and moves lean; a core skill is role-neutral. */
	readonly kind: 'axis' | 'core';
	/** Weight in lean and depth, >= 0. Ignored for core skills. */
	readonly weight: number;
	/** Target of a Research Engineer at the bar, level in [0, 5]. */
	readonly re: number;
	/** Target of an Applied Scientist at the bar, level in [0, 5]. */
	readonly as: number;
	/** Observable behaviour at level 0 to 5; six texts, or empty for a framework without anchors. */
	readonly anchors: readonly string[];
	/** Direction of the spoke on the radar, radians clockwise from 12 o'clock. */
	readonly angle?: number;
	/** True when history rather than practice moves the level, so growth never targets it. */
	readonly slow?: boolean;
	/** Further words under which a file may name this skill ("Coding", "Papers"). */
	readonly synonyms?: readonly string[];
}

export interface Framework {
	readonly id: string;
	readonly version: number;
	readonly name: string;
	readonly skills: readonly Skill[];
}

/**
 * What the arithmetic needs of a skill; anything with these fields can be computed with, so a
 * caller need not carry names and anchors.
 */
export type SkillModel = Pick<Skill, 'id' | 'row' | 'kind' | 'weight' | 're' | 'as'>;
export interface FrameworkModel {
	readonly skills: readonly SkillModel[];
}

/** Ratings of one person: skill id to level in [0, 5]; absent or `undefined` is not rated. */
export type Ratings = Readonly<Record<SkillId, number | undefined>>;
