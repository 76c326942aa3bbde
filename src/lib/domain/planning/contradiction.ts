import type { Change } from './scenario.ts';

/**
 * Why a change cannot join a list of changes, as words to stand beside the person who was chosen:
 * nobody leaves or moves away twice, nobody comes twice, nothing happens to somebody on or after
 * the day they leave, and growth goes beyond what is planned already. `undefined` when there is
 * nothing against it. `spoken` prints a date.
 */
export function contradiction(
	changes: readonly Change[],
	next: Change,
	spoken: (date: string) => string,
): string | undefined {
	if (next.kind === 'hire') return undefined;
	const same = changes.filter((one) => one.kind !== 'hire' && one.member === next.member);
	if (next.kind === 'join' && same.some((one) => one.kind === 'join'))
		return 'This person comes in already.';
	const leaving = same.find(goes);
	if (leaving && goes(next)) {
		return leaving.kind === 'move'
			? `This person already moves on ${spoken(leaving.date)}.`
			: `This person already leaves on ${spoken(leaving.date)}.`;
	}
	if (leaving && next.date >= leaving.date) {
		return `This person ${leaving.kind === 'move' ? 'moves' : 'leaves'} on ${spoken(leaving.date)}; choose an earlier date.`;
	}
	const later = goes(next) && same.find((one) => one.date >= next.date);
	if (later)
		return `Another change of this person follows on ${spoken(later.date)}; remove it first.`;
	if (next.kind !== 'upskill') return undefined;
	const planned = same.find(
		(one) => one.kind === 'upskill' && one.skill === next.skill && one.level >= next.level,
	);
	return planned?.kind === 'upskill'
		? `This person grows to level ${String(planned.level)} already.`
		: undefined;
}

function goes({ kind }: Change): boolean {
	return kind === 'departure' || kind === 'move';
}
