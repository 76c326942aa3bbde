import type { FrameworkModel, Ratings, SkillId } from '../framework.ts';
import { MAX_LEVEL } from '../level.ts';

/** The kinds of hire a plan starts from, in the order in which ties are settled. */
export const ARCHETYPE_IDS = ['re', 'as', 'hybrid-re', 'hybrid-as', 'junior'] as const;
type DefaultId = (typeof ARCHETYPE_IDS)[number];

/** A slug of 1 to 40 characters out of a to z, 0 to 9 and the dash, unique in a workspace. */
export type ArchetypeId = string;

/** The id that stands for a profile of one's own; no archetype may have it. */
export const OWN_PROFILE = 'own';

export interface Archetype {
	readonly id: ArchetypeId;
	/** As it stands after "Hire": "an AS at the bar". */
	readonly name: string;
	/** Without article, for labels: "AS at the bar". */
	readonly label: string;
	/** Shortest form, for sentences that compare: "the hybrid". */
	readonly short: string;
	/** Levels at full strength, after the ramp. */
	readonly ratings: Ratings;
	/** First-year cost in thousands of the workspace's currency, a whole number >= 0. */
	readonly cost: number;
	/** Months from the decision to the first day, a whole number >= 0. */
	readonly leadMonths: number;
}

/** Months a new hire works one level below the full levels (domain judgement). */
export const RAMP_MONTHS = 3;

/** Months to grow from each level to the next: 0 to 1 one month, then doubling (judgement). */
export const GROWTH_MONTHS = [1, 2, 4, 8, 16] as const;

/** Costs and lead times a plan starts from, in thousands and months (judgement; editable data). */
export const DEFAULT_COSTS = {
	re: 150,
	as: 160,
	'hybrid-re': 185,
	'hybrid-as': 185,
	junior: 90,
	growthPerMonth: 3,
	leadMonths: 3,
} as const;

const LABELS: Readonly<Record<DefaultId, string>> = {
	re: 'RE at the bar',
	as: 'AS at the bar',
	'hybrid-re': 'hybrid leaning RE',
	'hybrid-as': 'hybrid leaning AS',
	junior: 'junior',
};

/** Shorter words for the labels above; any other label is its own shortest form. */
const SHORT: Readonly<Record<string, string | undefined>> = {
	'RE at the bar': 'RE',
	'AS at the bar': 'AS',
	'hybrid leaning RE': 'hybrid',
	'hybrid leaning AS': 'hybrid',
};

/** Frontier labs' RE profile: the RE bar met, the science side well above an RE's minimum. */
const HYBRID_RE = vector([4, 3, 4, 3, 3, 1, 2, 4, 2], 4);
/** The AS bar on the science side but one level of product, and a code base of one's own. */
const HYBRID_AS = vector([3, 4, 4, 4, 4, 2, 3, 2, 3], 4);
/** Sound on the craft of both roles, little history yet. */
const JUNIOR = vector([1, 2, 2, 2, 1, 1, 1, 1, 1], 2);

function vector(axes: readonly number[], core: number): Readonly<Record<SkillId, number>> {
	const ids = ['sys', 'exp', 'code', 'theory', 'stats', 'product', 'writing', 'swe', 'res'];
	const levels: Record<SkillId, number> = {};
	for (const [i, id] of ids.entries()) levels[id] = axes[i] ?? 0;
	for (const id of ['claims', 'impl', 'base', 'diag']) levels[id] = core;
	return levels;
}

/**
 * The archetypes of a framework. RE and AS stand exactly at the framework's two bars; hybrids and
 * juniors are vectors of our own for the default skills. A skill those do not know is taken from
 * the bars: a hybrid meets the higher one on its own side and one level less on the other, a
 * junior stands at half of the lower one.
 */
export function archetypes(framework: FrameworkModel): readonly Archetype[] {
	const levels = (pick: (skill: FrameworkModel['skills'][number]) => number): Ratings =>
		Object.fromEntries(
			framework.skills.map((skill) => [skill.id, Math.min(MAX_LEVEL, Math.max(0, pick(skill)))]),
		);
	const ratings: Record<DefaultId, Ratings> = {
		re: levels((s) => s.re),
		as: levels((s) => s.as),
		'hybrid-re': levels((s) => HYBRID_RE[s.id] ?? (s.as > s.re ? s.as - 1 : s.re)),
		'hybrid-as': levels((s) => HYBRID_AS[s.id] ?? (s.re > s.as ? s.re - 1 : s.as)),
		junior: levels((s) => JUNIOR[s.id] ?? Math.floor(Math.min(s.re, s.as) / 2)),
	};
	return ARCHETYPE_IDS.map((id) =>
		archetype({
			id,
			label: LABELS[id],
			ratings: ratings[id],
			cost: DEFAULT_COSTS[id],
			leadMonths: DEFAULT_COSTS.leadMonths,
		}),
	);
}

/** An archetype with the words for it: "an AS at the bar", "AS at the bar", "AS". */
export function archetype(given: Omit<Archetype, 'name' | 'short'>): Archetype {
	const { label } = given;
	return { ...given, name: `${article(label)} ${label}`, short: SHORT[label] ?? label };
}

/** Whether a text may be the id of an archetype. */
export function isArchetypeId(text: string): boolean {
	return /^[a-z0-9-]{1,40}$/.test(text) && text !== OWN_PROFILE;
}

/** Letters whose name begins with a vowel: "an ML engineer", "an RE". */
const SPOKEN_WITH_VOWEL = /^[AEFHILMNORSX]$/;

/** "a" or "an" before a label, by how its first word sounds; initials are spelt out. */
export function article(label: string): 'a' | 'an' {
	const [word = ''] = label.trim().split(/[\s-]/);
	const initials = /^(?:[A-Z]{2,3}(?![A-Z])|[A-Z]$)/.test(word);
	if (initials) return SPOKEN_WITH_VOWEL.test(word.charAt(0)) ? 'an' : 'a';
	return /^[aeio]/i.test(word) || /^u(?!ni|se|ti)/i.test(word) ? 'an' : 'a';
}

/**
 * Months of growth from a level to a whole level above it, by a ladder of months per level (the
 * doubling one unless told otherwise). A fractional start counts its unfinished level in full (3.5
 * to 4 takes the eight months of 3 to 4); 0 when the target is not above the start.
 */
export function growthMonths(
	from: number,
	to: number,
	ladder: readonly number[] = GROWTH_MONTHS,
): number {
	let months = 0;
	for (let level = Math.floor(from) + 1; level <= to; level++) months += ladder[level - 1] ?? 0;
	return months;
}
