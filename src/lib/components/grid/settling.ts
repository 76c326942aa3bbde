import { refusalSentence } from '$lib/domain/grid/sentences';
import { merged } from '$lib/domain/grid/save-queue';
import type { WaitingEdit } from '$lib/domain/grid/save-queue';
import type { RatingEdit } from '$lib/domain/rating-edit';
import type { Settled } from './autosave.svelte';
import type { ShownCell } from './sheet-row.svelte';

const REFUSALS = {
	unknown: 'This person or skill is not in the team any more.',
	'other-raters': 'Rated by others; only they can withdraw it.',
	'not-rated': 'Give a level first.',
} as const;

/** What a cell shows once its edit is settled, and why it was refused if it was. */
export interface SettledCell {
	readonly cell: ShownCell;
	/** A sentence with what was to be said. */
	readonly refused?: string;
}

/**
 * What becomes of a cell. `edit` is what was sent and `waiting` what was typed since: it goes on
 * after a save or a refusal, and joins what was sent in a conflict.
 */
export function settledCell(
	cell: ShownCell,
	outcome: Settled,
	edit: RatingEdit | undefined,
	waiting: WaitingEdit | undefined,
): SettledCell {
	const typed = waiting === undefined ? undefined : cell.typed;
	if (outcome.kind === 'saved') return { cell: { saved: outcome.cell, typed } };
	if (outcome.kind === 'conflict') {
		const { member, skill, by, at, cell: theirs } = outcome;
		const mine: WaitingEdit = edit ?? waiting ?? { member, skill, level: 'keep' };
		return {
			cell: {
				saved: cell.saved,
				typed: cell.typed ?? { said: cell.saved.own },
				conflict: { theirs, by, at, mine: waiting === undefined ? mine : merged(mine, waiting) },
			},
		};
	}
	const reason = outcome.kind === 'refused' ? outcome.message : REFUSALS[outcome.reason];
	const refused = refusalSentence(edit, reason);
	return { cell: { saved: cell.saved, typed, refused }, refused };
}
