import { capital } from '../format.ts';
import type { FrameworkModel, Ratings } from '../framework.ts';
import { spectrum } from '../spectrum.ts';
import { leanSide } from '../spectrum-words.ts';

/**
 * What a job with these levels is called: "Research Engineer", "Applied Scientist", and where the
 * levels lean neither way or say too little, what the profile is called itself. `own` is a profile
 * with a name of its own, which stays.
 */
export function seatTitle(
	framework: FrameworkModel,
	hire: { readonly ratings: Ratings; readonly label: string; readonly own: boolean },
): string {
	const place = hire.own ? undefined : spectrum(framework, hire.ratings);
	const side = place ? leanSide(place.lean) : 'balanced';
	if (side === 're') return 'Research Engineer';
	return side === 'as' ? 'Applied Scientist' : capital(hire.label);
}
