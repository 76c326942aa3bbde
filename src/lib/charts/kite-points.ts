import type { OverviewPerson } from '$lib/domain/overview';
import { notEnoughSentence } from '$lib/domain/spectrum-words';
import type { KitePoint } from './kite-people';

/**
 * People as points of the kite, each leading to the own page under the team's address. Who has no
 * rating on one side has no place and is left out; who has too few says what to rate.
 */
export function kitePoints(
	people: readonly (OverviewPerson & { readonly sentence?: string })[],
	base: string,
): KitePoint[] {
	return people.flatMap(({ id, slug, short, spectrum, interval, trap, rateFirst, sentence }) => {
		if (spectrum === undefined) return [];
		const missing = spectrum.enough ? undefined : notEnoughSentence(rateFirst);
		return [
			{
				...{ id, spectrum, interval, trap },
				name: short,
				href: `${base}/members/${slug}`,
				sentence: sentence ?? missing,
			},
		];
	});
}
