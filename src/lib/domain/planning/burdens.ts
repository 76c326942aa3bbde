import { seatsFor } from '../coverage.ts';
import type { Requirement, TeamMember } from '../coverage.ts';

/** Binary fractions of shares and credits are a hair off; less than this is the same. */
const EPSILON = 1e-9;

/**
 * What each member's leaving takes from the team's coverage, [0, 1], in team order; the same
 * as coverage less coverage without them, for ten thousand people in one pass over each requirement.
 *
 * People stand in order of credit. Without somebody among the first n seats the next ones move up
 * by that share, so what is filled is that of n + share seats less their own part.
 */
export function burdens(
	team: readonly TeamMember[],
	requirements: readonly Requirement[],
): number[] {
	const lost = team.map(() => 0);
	let weights = 0;
	for (const requirement of requirements) {
		const { need, importance } = requirement;
		weights += importance;
		if (need <= 0) continue;
		const seats = seatsFor(team, requirement);
		const filled = filling(seats);
		const now = filled(need);
		let begins = 0;
		for (const { index, share, credit } of seats) {
			if (begins >= need - EPSILON) break;
			const without = filled(need + share) - share * credit;
			const loss = (importance * (now - without)) / need;
			lost[index] = (lost[index] ?? 0) + Math.max(0, loss);
			begins += share;
		}
	}
	return weights > 0 ? lost.map((loss) => (loss < EPSILON ? 0 : loss / weights)) : lost;
}

/** What the best of some people, in order of credit, fill of a number of seats. */
function filling(
	seats: readonly { readonly share: number; readonly credit: number }[],
): (wanted: number) => number {
	const ends: number[] = [];
	const worth: number[] = [];
	let end = 0;
	let sum = 0;
	for (const { share, credit } of seats) {
		ends.push((end += share));
		worth.push((sum += share * credit));
	}
	return (wanted) => {
		let low = 0;
		let high = ends.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((ends[middle] ?? 0) < wanted) low = middle + 1;
			else high = middle;
		}
		const last = seats[low];
		if (!last) return sum;
		const before = low > 0 ? (ends[low - 1] ?? 0) : 0;
		return (low > 0 ? (worth[low - 1] ?? 0) : 0) + (wanted - before) * last.credit;
	};
}
