import { plain } from './format.ts';
import type { LeanMix } from './lean-mix.ts';

/** How many Applied Scientists a Research Engineer usually supports. */

/** People leaning AS for each who leans RE, both ends within. */
export interface StaffingBand {
	readonly low: number;
	readonly high: number;
}

/** One RE commonly supports one or two AS at product companies. Judgement. */
export const DEFAULT_BAND: StaffingBand = { low: 1, high: 2 };

/** "1 to 2". */
export function bandText({ low, high }: StaffingBand): string {
	return low === high ? plain(low) : `${plain(low)} to ${plain(high)}`;
}

/**
 * Where a mix stands against the band; `undefined` with fewer than two people on the sides, who can
 * be in no ratio. Nobody on the RE side is above any band. Who is in between or in doubt is on
 * neither side.
 */
export function againstBand(
	{ re, as }: Pick<LeanMix, 're' | 'as'>,
	{ low, high }: StaffingBand,
): 'below' | 'within' | 'above' | undefined {
	if (re + as < 2) return undefined;
	if (as > high * re) return 'above';
	return as < low * re ? 'below' : 'within';
}
