import type { LeanInterval, Spectrum } from './spectrum.ts';
import { saidSide } from './spectrum-words.ts';
import type { LeanSide } from './spectrum-words.ts';

/**
 * How many of a team lean each way. One rule for every page: a person counts on a side when enough
 * is rated to place them, the lean is off the middle, and the 80% interval excludes 0.
 */

/** A person's place as a mix counts it. */
export interface PlacedPerson {
	readonly spectrum?: Spectrum;
	readonly interval?: LeanInterval;
}

/** How many lean each way beyond doubt; the rest are in between, in doubt or not placed. */
export interface LeanMix {
	readonly re: number;
	readonly as: number;
	readonly balanced: number;
	/** Off the middle, with an 80% interval that holds 0. */
	readonly unclear: number;
	/** Without enough ratings on both sides. */
	readonly unplaced: number;
}

/** What one person counts as in a mix. */
export function mixPlace({ spectrum, interval }: PlacedPerson): LeanSide | 'unclear' | 'unplaced' {
	return saidSide(spectrum, interval);
}

/** Whether too little is rated to say on which side somebody stands. */
export function tooFewRatings(person: PlacedPerson): boolean {
	const place = mixPlace(person);
	return place === 'unclear' || place === 'unplaced';
}

/** The mix of a team; all zero for nobody. */
export function leanMix(team: readonly PlacedPerson[]): LeanMix {
	const mix = { re: 0, as: 0, balanced: 0, unclear: 0, unplaced: 0 };
	for (const person of team) mix[mixPlace(person)]++;
	return mix;
}

/** The two sides of a mix, AS first: "3 : 3". */
export function mixRatio({ as, re }: LeanMix): string {
	return `${String(as)} : ${String(re)}`;
}

/** Whom the two sides leave out: "1 in between, 2 with too few ratings"; empty when nobody. */
export function mixRest({ balanced, unclear, unplaced }: LeanMix): string {
	const doubt = unclear + unplaced;
	return [
		balanced > 0 ? `${String(balanced)} in between` : '',
		doubt > 0 ? `${String(doubt)} with too few ratings` : '',
	]
		.filter(Boolean)
		.join(', ');
}
