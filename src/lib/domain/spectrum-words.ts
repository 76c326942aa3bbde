import { formatTogether, signed } from './format.ts';
import type { Role } from './framework.ts';
import type { LeanInterval, Spectrum } from './spectrum.ts';

/** The words and marks for a place between the roles. Thresholds are judgement. */

/** Up to here, either way, a lean is balanced. */
export const BALANCED_TO = 0.25;
/** Up to here a lean leans; beyond, it is the role. */
export const LEANS_TO = 0.75;
export const EARLY_BELOW = 0.5;
export const GROWING_BELOW = 0.9;
export const AT_THE_BAR_TO = 1.1;
export const HYBRID_FROM = 0.4;
export const FIFTY_FIFTY_FROM = 0.8;

/** Keeps a value that is a threshold on paper on its side of it in binary. */
const SLACK = 1e-9;

export type LeanSide = 're' | 'as' | 'balanced';

/** The side of a lean in [-1, 1]: balanced within .25 of the middle. */
export function leanSide(lean: number): LeanSide {
	if (Math.abs(lean) <= BALANCED_TO + SLACK) return 'balanced';
	return lean < 0 ? 're' : 'as';
}

export type LeanWord = 'RE' | 'leans RE' | 'balanced' | 'leans AS' | 'AS';

/** The band of a lean in [-1, 1]. What may be said of a person is `saidWord`. */
export function leanWord(lean: number): LeanWord {
	const side = leanSide(lean);
	if (side === 'balanced') return 'balanced';
	const leans = Math.abs(lean) <= LEANS_TO + SLACK;
	if (side === 're') return leans ? 'leans RE' : 'RE';
	return leans ? 'leans AS' : 'AS';
}

/** The word for a depth >= 0. */
export function depthWord(depth: number): 'early' | 'growing' | 'at the bar' | 'beyond one role' {
	if (depth < EARLY_BELOW - SLACK) return 'early';
	if (depth < GROWING_BELOW - SLACK) return 'growing';
	return depth <= AT_THE_BAR_TO + SLACK ? 'at the bar' : 'beyond one role';
}

/** What the words of a position are made from; a `Spectrum` fits. */
export type SaidPosition = Pick<Spectrum, 'lean' | 'depth' | 'direction' | 'enough'>;
type Ends = Pick<LeanInterval, 'low' | 'high'>;

/** Whether an interval leaves no doubt on which side of 0 a person is; false without one. */
export function excludesZero(interval: Ends | undefined): boolean {
	return interval !== undefined && (interval.low > 0 || interval.high < 0);
}

/** Said in place of a lean while less than half of a side is rated. */
export const NOT_ENOUGH = 'not enough ratings';
/** Said of a lean off the middle whose 80% interval still holds 0. */
export const UNCLEAR = 'balanced, too few ratings to tell';
type ShapeWord = 'RE-shaped' | 'AS-shaped';
export type SaidWord = LeanWord | ShapeWord | typeof NOT_ENOUGH | typeof UNCLEAR;

/**
 * The side a person may be said to lean to. `unplaced` without a position or with less than half of
 * a side rated; `unclear` when the lean is off the middle but its 80% interval still holds 0.
 */
export function saidSide(
	spectrum: Pick<Spectrum, 'lean' | 'enough'> | undefined,
	interval: Ends | undefined,
): LeanSide | 'unclear' | 'unplaced' {
	if (spectrum?.enough !== true) return 'unplaced';
	const side = leanSide(spectrum.lean);
	return side === 'balanced' || excludesZero(interval) ? side : 'unclear';
}

/** "RE-shaped" or "AS-shaped" for an early profile whose direction is beyond doubt. */
function shapeWord(
	{ depth, direction = 0 }: SaidPosition,
	interval: Ends | undefined,
): ShapeWord | undefined {
	const side = leanSide(direction);
	if (side === 'balanced' || depthWord(depth) !== 'early' || !excludesZero(interval)) return;
	return side === 're' ? 'RE-shaped' : 'AS-shaped';
}

/**
 * What may be said of a lean, everywhere: the word of the lean only when enough is rated and the
 * 80% interval excludes 0, the shape of a profile while it is early (depth below .5), otherwise what
 * is missing to say it.
 */
export function saidWord(spectrum: SaidPosition | undefined, interval: Ends | undefined): SaidWord {
	const side = saidSide(spectrum, interval);
	if (spectrum === undefined || side === 'unplaced') return NOT_ENOUGH;
	const shape = shapeWord(spectrum, interval);
	return shape ?? (side === 'unclear' ? UNCLEAR : leanWord(spectrum.lean));
}

/** As `saidWord`, with the word of the depth where a side is said: "leans RE, growing". */
export function saidPlace(spectrum: SaidPosition | undefined, interval: Ends | undefined): string {
	const word = saidWord(spectrum, interval);
	if (spectrum === undefined || word === NOT_ENOUGH || word === UNCLEAR) return word;
	return `${word}, ${depthWord(spectrum.depth)}`;
}

/**
 * The word for a hybrid index with its lean; `undefined` below .4, where nobody is called one, and
 * while too little is rated. The side is named only when the 80% interval excludes 0.
 */
export function hybridWord(
	spectrum: Pick<Spectrum, 'hybrid' | 'lean' | 'enough'>,
	interval: Ends | undefined,
): '50/50 hybrid' | 'hybrid' | 'hybrid leaning RE' | 'hybrid leaning AS' | undefined {
	const side = saidSide(spectrum, interval);
	if (side === 'unplaced' || spectrum.hybrid < HYBRID_FROM - SLACK) return undefined;
	if (side === 're') return 'hybrid leaning RE';
	if (side === 'as') return 'hybrid leaning AS';
	const full = side === 'balanced' && spectrum.hybrid >= FIFTY_FIFTY_FROM - SLACK;
	return full ? '50/50 hybrid' : 'hybrid';
}

/** "Not enough ratings. Rate ML theory depth first." with the name of the axis that would help most. */
export function notEnoughSentence(rateFirst?: string): string {
	return rateFirst === undefined
		? 'Not enough ratings.'
		: `Not enough ratings. Rate ${rateFirst} first.`;
}

/** How a person is drawn wherever people are marks: the shape says the side without colour. */
export interface PersonMark {
	readonly shape: 'circle' | 'triangle' | 'diamond';
	readonly side: LeanSide;
	/** Drawn hollow: depth below .5, or not placed yet. */
	readonly early: boolean;
}

/** The mark of a person; someone with too few ratings to be placed is a hollow diamond. */
export function personMark(
	spectrum: Pick<Spectrum, 'lean' | 'depth' | 'enough'> | undefined,
): PersonMark {
	if (spectrum?.enough !== true) return { shape: 'diamond', side: 'balanced', early: true };
	const side = leanSide(spectrum.lean);
	const shape = side === 're' ? 'circle' : side === 'as' ? 'triangle' : 'diamond';
	return { shape, side, early: depthWord(spectrum.depth) === 'early' };
}

/** "RE", "AS" or "no role" as a person was hired. */
export function roleWord(role: Role): 'RE' | 'AS' | 'no role' {
	return role === 'none' ? 'no role' : role;
}

/**
 * The sentence that explains a position, from the two sides to the lean, with figures that add up
 * as printed.
 */
export function spectrumSentence(spectrum: Spectrum): string {
	const { engineering, science, raw, bars } = spectrum;
	const gap = Math.abs(science - engineering);
	const [eng = '', sci = '', ahead = ''] = formatTogether([engineering, science, gap], (shown) => {
		const [e = 0, s = 0, a = 0] = shown;
		return Math.abs(Math.abs(e - s) - a) < SLACK;
	});
	const sides = `Engineering side ${eng}% of the RE bar, science side ${sci}% of the AS bar.`;
	if (gap < SLACK) return `${sides} Neither side is ahead. So balanced.`;
	const [word, role, lead] =
		raw < 0
			? (['engineering', 'RE', 1 - bars.scienceOfRe] as const)
			: (['science', 'AS', 1 - bars.engineeringOfAs] as const);
	const textbook = (lead * 100).toFixed(ahead.split('.')[1]?.length ?? 0);
	const article = role === 'RE' ? 'a textbook RE' : 'a textbook AS';
	const points = ahead === '1' ? 'point' : 'points';
	const lead1 = `The ${word} side is ahead by ${ahead} ${points}; ${article} is ahead by ${textbook}.`;
	const way =
		Math.abs(raw) > 1 + SLACK
			? `So all the way from balanced to ${role} and past it (raw ${signed(raw)}).`
			: Math.abs(raw) > 1 - SLACK
				? `So all the way from balanced to ${role}.`
				: `So ${Math.round(Math.abs(raw) * 100)}% of the way from balanced to ${role}.`;
	return `${sides} ${lead1} ${way}`;
}
