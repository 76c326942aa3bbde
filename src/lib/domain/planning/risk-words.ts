/** What the departures page says of the drill, in sentences written from numbers alone. */
import { joinNames, plain } from '../format.ts';
import type { Loss, PairLoss } from './risk.ts';
import { pointsOf } from './words.ts';

const SAME = 1e-9;

/**
 * The page's finding: "Losing Ada or Bao costs 8.75 points. Ada and Bao together cost 17.5." Names
 * are those of the drill. Nobody to lose, and nobody whose leaving costs anything, are said so.
 */
export function riskHeadline(drill: readonly Loss[], pairs: readonly PairLoss[]): string {
	const [worst] = drill;
	if (!worst) return 'There is nobody to lose yet.';
	const [pair] = pairs;
	const alone = drill.filter(({ loss }) => Math.abs(loss - worst.loss) < SAME);
	if (worst.loss < SAME)
		return pair
			? `Nobody's leaving lowers coverage. ${joinNames(pair.names)} together cost ${pointsOf(pair.loss)}.`
			: "Nobody's leaving lowers coverage, and no two people's does.";
	const who =
		alone.length > 3
			? `any of ${plain(alone.length)} people`
			: joinNames(
					alone.map(({ name }) => name),
					'or',
				);
	const first = `Losing ${who} costs ${pointsOf(worst.loss)}.`;
	return pair ? `${first} ${joinNames(pair.names)} together cost ${pointsOf(pair.loss)}.` : first;
}
