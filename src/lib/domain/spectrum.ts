import { ratedLevel } from './core.ts';
import type { FrameworkModel, Ratings, SkillId, SkillModel } from './framework.ts';
import { CONFIDENCE_SIGMA, UNRATED_SIGMA } from './rating.ts';

/**
 * Where a person stands between Research Engineer and Applied Scientist, and how deep. A two-sided
 * balance: each side is measured as the share of its own role's bar, so overall level cannot be
 * mistaken for a lean (a plain projection reads a beginner as an RE and an expert as an AS).
 */

/** The side of a skill: where its targets differ, the role that asks for more. */
export type Side = 'engineering' | 'science';

/** One axis' part of `raw`; the parts add up to it. */
export interface Contribution {
	readonly skill: SkillId;
	readonly side: Side;
	/** Negative on the engineering side, positive on the science side. */
	readonly value: number;
}

export interface Spectrum {
	/** E: share of the RE bar met on the engineering side, [0, 1]. */
	readonly engineering: number;
	/** S: share of the AS bar met on the science side, [0, 1]. */
	readonly science: number;
	/** Unclamped position: -1 at the RE profile, +1 at the AS profile. */
	readonly raw: number;
	/** `raw` clamped to [-1, 1]. */
	readonly lean: number;
	/** 0 with nothing shown, 1 at either role's profile, above 1 beyond one role. */
	readonly depth: number;
	/** [0, 1]: 0 at either pure role, 1 when both bars are met. */
	readonly hybrid: number;
	/** Lean in proportion to depth, [-1, 1]: the shape of a profile however early. Absent below depth .15. */
	readonly direction?: number;
	/** Rated axes in the order of the framework. */
	readonly contributions: readonly Contribution[];
	/** Share of each side's weight that is rated, (0, 1]. */
	readonly ratedShare: RatedShare;
	/** Whether at least half the weight of each side is rated. */
	readonly enough: boolean;
	/** The unrated axis whose rating would tell most; absent when all axes of both sides are rated. */
	readonly mostHelpful?: SkillId;
	readonly bars: {
		/** S_r: what a textbook RE has of the AS bar on the science side, [0, 1). */
		readonly scienceOfRe: number;
		/** E_a: what a textbook AS has of the RE bar on the engineering side, [0, 1). */
		readonly engineeringOfAs: number;
	};
}

export type RatedShare = Readonly<Record<Side, number>>;

export interface LeanInterval {
	/** Half the width before clamping, > 0. */
	readonly half: number;
	/** Ends of the interval round `raw`, clamped to [-1, 1]. */
	readonly low: number;
	readonly high: number;
	/** Standard error of `raw`. */
	readonly se: number;
}

/** Quantile of the normal distribution for a two-sided 80% interval. */
const Z80 = 1.28;
/** Below this depth a direction would be noise. */
const DIRECTION_FROM_DEPTH = 0.15;

const clamp = (value: number, low: number, high: number): number =>
	Math.min(high, Math.max(low, value));

/** The side of a skill; neutral for core skills and axes with equal targets, which never move lean. */
export function side(skill: SkillModel): Side | 'neutral' {
	if (skill.kind === 'core' || skill.re === skill.as) return 'neutral';
	return skill.re > skill.as ? 'engineering' : 'science';
}

/** The axes that count: a weight of 0 is as good as no axis. */
function countedAxes(framework: FrameworkModel, wanted: Side): readonly SkillModel[] {
	return framework.skills.filter((skill) => skill.weight > 0 && side(skill) === wanted);
}

interface SideSums {
	/** Share of the own role's bar that is met. */
	readonly met: number;
	/** Share of that bar the other role's textbook profile has. */
	readonly other: number;
	/** The bar: sum of weight x own target. */
	readonly bar: number;
	readonly rated: readonly { readonly skill: SkillModel; readonly points: number }[];
}

/** Sums over the rated axes of one side; `undefined` when none is rated. */
function sideSums(framework: FrameworkModel, ratings: Ratings, of: Side): SideSums | undefined {
	const [own, other] = of === 'engineering' ? (['re', 'as'] as const) : (['as', 're'] as const);
	const rated: { skill: SkillModel; points: number }[] = [];
	let points = 0;
	let otherPoints = 0;
	let bar = 0;
	for (const skill of countedAxes(framework, of)) {
		const level = ratedLevel(ratings, skill.id);
		if (level === undefined) continue;
		const counted = skill.weight * Math.min(Math.max(level, 0), skill[own]);
		rated.push({ skill, points: counted });
		points += counted;
		otherPoints += skill.weight * skill[other];
		bar += skill.weight * skill[own];
	}
	return rated.length === 0
		? undefined
		: { met: points / bar, other: otherPoints / bar, bar, rated };
}

/** Share of each side's weight that is rated, [0, 1]; 1 for a side without axes, which lacks nothing. */
export function ratedShare(framework: FrameworkModel, ratings: Ratings): RatedShare {
	const share = (of: Side): number => {
		let rated = 0;
		let all = 0;
		for (const skill of countedAxes(framework, of)) {
			all += skill.weight;
			if (ratedLevel(ratings, skill.id) !== undefined) rated += skill.weight;
		}
		return all === 0 ? 1 : rated / all;
	};
	return { engineering: share('engineering'), science: share('science') };
}

/**
 * The unrated axis whose rating would tell most about the lean: the heaviest on the side of which
 * less is rated, the first of the framework on ties. `undefined` when every axis is rated.
 */
export function mostHelpfulSkill(framework: FrameworkModel, ratings: Ratings): SkillId | undefined {
	const share = ratedShare(framework, ratings);
	const thinner: Side = share.engineering <= share.science ? 'engineering' : 'science';
	let best: SkillModel | undefined;
	for (const skill of countedAxes(framework, thinner)) {
		if (ratedLevel(ratings, skill.id) !== undefined) continue;
		if (best === undefined || skill.weight > best.weight) best = skill;
	}
	return best?.id;
}

/**
 * Position, depth and hybrid of a person from the rated axes alone; nothing is imputed, an unrated
 * axis and an axis of weight 0 are left out of every sum. Levels may be fractional. `undefined`
 * when either side has no rating.
 */
export function spectrum(framework: FrameworkModel, ratings: Ratings): Spectrum | undefined {
	const eng = sideSums(framework, ratings, 'engineering');
	const sci = sideSums(framework, ratings, 'science');
	if (eng === undefined || sci === undefined) return undefined;

	const reLead = 1 - sci.other;
	const asLead = 1 - eng.other;
	const lead = sci.met < eng.met ? reLead : asLead;
	const raw = (sci.met - eng.met) / lead;
	const lean = clamp(raw, -1, 1);
	const depth = (reLead * eng.met + asLead * sci.met) / (1 - sci.other * eng.other);
	const hybrid = Math.min(
		clamp((eng.met - eng.other) / asLead, 0, 1),
		clamp((sci.met - sci.other) / reLead, 0, 1),
	);
	const share = ratedShare(framework, ratings);
	return {
		engineering: eng.met,
		science: sci.met,
		raw,
		lean,
		depth,
		hybrid,
		direction: depth >= DIRECTION_FROM_DEPTH ? clamp(lean / depth, -1, 1) : undefined,
		contributions: contributionsOf(framework, eng, sci, lead),
		ratedShare: share,
		enough: share.engineering >= 0.5 && share.science >= 0.5,
		mostHelpful: mostHelpfulSkill(framework, ratings),
		bars: { scienceOfRe: sci.other, engineeringOfAs: eng.other },
	};
}

function contributionsOf(
	framework: FrameworkModel,
	eng: SideSums,
	sci: SideSums,
	lead: number,
): Contribution[] {
	const parts = new Map<SkillId, Contribution>();
	for (const { skill, points } of eng.rated) {
		// 0 - x and not -x, so that a level of 0 contributes 0 and not minus zero.
		const value = 0 - points / eng.bar / lead;
		parts.set(skill.id, { skill: skill.id, side: 'engineering', value });
	}
	for (const { skill, points } of sci.rated) {
		parts.set(skill.id, { skill: skill.id, side: 'science', value: points / sci.bar / lead });
	}
	return framework.skills.flatMap((skill) => parts.get(skill.id) ?? []);
}

/**
 * The 80% interval of a position. `sigmas` are standard deviations in levels by skill; a rated axis
 * without one counts as "fairly sure", an unrated axis with 1 level, over the sums of all axes: so
 * ratings that are missing widen the interval although they do not move the dot. `undefined` when
 * there is no position.
 */
export function leanInterval(
	framework: FrameworkModel,
	ratings: Ratings,
	sigmas: Readonly<Record<SkillId, number | undefined>>,
): LeanInterval | undefined {
	const position = spectrum(framework, ratings);
	if (position === undefined) return undefined;
	const moments = (of: Side): { variance: number; other: number } => {
		const [own, other] = of === 'engineering' ? (['re', 'as'] as const) : (['as', 're'] as const);
		let bar = 0;
		let otherPoints = 0;
		let squares = 0;
		for (const skill of countedAxes(framework, of)) {
			const rated = ratedLevel(ratings, skill.id) !== undefined;
			const sigma = rated ? (sigmas[skill.id] ?? CONFIDENCE_SIGMA.fairly_sure) : UNRATED_SIGMA;
			bar += skill.weight * skill[own];
			otherPoints += skill.weight * skill[other];
			squares += (skill.weight * sigma) ** 2;
		}
		return { variance: squares / bar ** 2, other: otherPoints / bar };
	};
	const eng = moments('engineering');
	const sci = moments('science');
	const lead = position.raw < 0 ? 1 - sci.other : 1 - eng.other;
	const se = Math.sqrt(eng.variance + sci.variance) / lead;
	const half = Z80 * se;
	return {
		half,
		low: clamp(position.raw - half, -1, 1),
		high: clamp(position.raw + half, -1, 1),
		se,
	};
}

/**
 * Share of each role's bar that is met over all its rated axes, [0, 1]: a read-out of readiness, not
 * of position. Absent when no axis of positive weight and target is rated.
 */
export function roleFit(
	framework: FrameworkModel,
	ratings: Ratings,
): { readonly re?: number; readonly as?: number } {
	const fit = (role: 're' | 'as'): number | undefined => {
		let points = 0;
		let bar = 0;
		for (const skill of framework.skills) {
			if (skill.kind === 'core' || !(skill.weight > 0)) continue;
			const level = ratedLevel(ratings, skill.id);
			if (level === undefined) continue;
			points += skill.weight * Math.min(Math.max(level, 0), skill[role]);
			bar += skill.weight * skill[role];
		}
		return bar === 0 ? undefined : points / bar;
	};
	return { re: fit('re'), as: fit('as') };
}
