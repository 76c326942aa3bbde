/** The six levels of the scale. "Not rated" is `undefined`, never 0. */
export const LEVELS = [0, 1, 2, 3, 4, 5] as const;
export type Level = (typeof LEVELS)[number];

/** A derived level (the mean or median of several raters) may be fractional: a number in [0, 5]. */
export type DerivedLevel = number;

/** The word of each level, in order. Source: the rating scale, level semantics common to every axis. */
export const LEVEL_WORDS = [
	'Not shown',
	'With help',
	'Sound',
	'Strong',
	'Owns',
	'Sets the bar',
] as const;

export const MAX_LEVEL = 5;

/** Whether a value is one of the whole levels 0 to 5. */
export function isLevel(value: unknown): value is Level {
	return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_LEVEL;
}

/** The word of a whole level. */
export function levelWord(level: Level): string {
	return LEVEL_WORDS[level];
}
