import type { Level } from './level.ts';

/**
 * From the levels that several raters gave to the one value that every formula uses, and how sure
 * that value is. `now` is always an argument, so the same data gives the same answer.
 */

/** How sure a rater is: observed, the default, or a guess. */
export const CONFIDENCES = ['seen', 'fairly_sure', 'guess'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Standard deviation of one rater's level, in levels. Judgement. */
export const CONFIDENCE_SIGMA: Readonly<Record<Confidence, number>> = {
	seen: 0.35,
	fairly_sure: 0.6,
	guess: 1,
};

/** Words for the screen. */
export const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
	seen: 'Seen',
	fairly_sure: 'Fairly sure',
	guess: 'Guess',
};

/** Where a rating comes from. A self-rating stands beside the others and is never averaged in. */
export const SOURCES = ['manager', 'self', 'peer', 'interview'] as const;
export type Source = (typeof SOURCES)[number];

/** The standard deviation of a level nobody gave, in levels. */
export const UNRATED_SIGMA = 1;

/** A rating older than this many days is stale. Judgement, editable. */
export const STALE_AFTER_DAYS = 180;

const DAY = 86_400_000;
const YEAR = 365 * DAY;
/** How much a level may drift in a year, standard deviation in levels. Judgement. */
const DRIFT_PER_YEAR = 0.25;

/** The latest level of one rater for one skill of one person. */
export interface RaterLevel {
	/** Key of the rater, the same for every rating of that rater. */
	readonly rater: string;
	readonly raterName?: string;
	readonly source: Source;
	readonly level: Level;
	readonly confidence: Confidence;
	/** Moment of the rating, ms UTC. */
	readonly ratedAt: number;
}

/** The value of one cell and how it came about. */
export interface CurrentValue {
	/** Level in [0, 5]; fractional when raters differ. */
	readonly level: number;
	readonly method: 'single' | 'mean' | 'median';
	/** Number of raters behind it, at least 1; self-ratings not counted. */
	readonly raters: number;
	/** Sample standard deviation of their levels, in levels; absent for a single rater. */
	readonly sd?: number;
	/** The surest of the raters: a value is a guess only when nobody is surer than that. */
	readonly confidence: Confidence;
	/** Moment of the newest rating behind the value, ms UTC. */
	readonly ratedAt: number;
}

/**
 * The current value of a skill: the median of the latest level of each rater if there are three or
 * more, the mean of two, or the one. Self-ratings are left out; `undefined` when nothing is left.
 * When a rater occurs twice the later rating counts.
 */
export function currentValue(levels: readonly RaterLevel[]): CurrentValue | undefined {
	const latest = new Map<string, RaterLevel>();
	for (const given of levels) {
		if (given.source === 'self') continue;
		const known = latest.get(given.rater);
		if (known === undefined || given.ratedAt >= known.ratedAt) latest.set(given.rater, given);
	}
	const counted = [...latest.values()];
	if (counted.length === 0) return undefined;

	const values: number[] = counted.map((given) => given.level).sort((a, b) => a - b);
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	const shared = {
		raters: values.length,
		confidence: surest(counted),
		ratedAt: Math.max(...counted.map((given) => given.ratedAt)),
	};
	if (values.length === 1) return { level: mean, method: 'single', ...shared };
	const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	const sd = Math.sqrt(squares / (values.length - 1));
	return values.length === 2
		? { level: mean, method: 'mean', sd, ...shared }
		: { level: median(values), method: 'median', sd, ...shared };
}

/** Median of a sorted, non-empty list. */
function median(sorted: readonly number[]): number {
	const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
	const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? upper;
	return (lower + upper) / 2;
}

function surest(levels: readonly RaterLevel[]): Confidence {
	for (const confidence of CONFIDENCES) {
		if (levels.some((given) => given.confidence === confidence)) return confidence;
	}
	return 'guess';
}

/**
 * Standard deviation of a current value, in levels, > 0. One rater: by confidence. Two or more: the
 * standard error of their levels, at least that of one level seen. To its square come 0.25² for
 * every year since the rating (365 days); a rating dated after `now` has no age.
 */
export function ratingSigma(
	value: {
		readonly confidence: Confidence;
		readonly raters: number;
		readonly sd?: number;
		readonly ratedAt?: number;
	},
	now: number,
): number {
	const base =
		value.raters >= 2 && value.sd !== undefined
			? Math.max(CONFIDENCE_SIGMA.seen, value.sd / Math.sqrt(value.raters))
			: CONFIDENCE_SIGMA[value.confidence];
	const years = value.ratedAt === undefined ? 0 : Math.max(0, now - value.ratedAt) / YEAR;
	return Math.sqrt(base ** 2 + DRIFT_PER_YEAR ** 2 * years);
}

/** Whether a rating made at `ratedAt` (ms UTC) is older than `days` at `now`; exactly as old is not. */
export function isStale(ratedAt: number, now: number, days: number = STALE_AFTER_DAYS): boolean {
	return now - ratedAt > days * DAY;
}
