import type { SheetCell } from '$lib/domain/grid/cell-code';
import type { WaitingEdit } from '$lib/domain/grid/save-queue';
import type { Rejection } from '$lib/domain/rating-edit';

/** What the server answered for one edit. */
export type EditOutcome = {
	/** Id of the member. */
	readonly member: string;
	readonly skill: string;
	readonly key: string;
} & (
	| { readonly kind: 'saved'; readonly cell: SheetCell }
	| {
			readonly kind: 'conflict';
			readonly cell: SheetCell;
			readonly by: string;
			/** ms UTC. */
			readonly at: number;
	  }
	| { readonly kind: 'rejected'; readonly reason: Rejection }
);

/** Both sides of a cell that changed while somebody typed. */
export interface Conflict {
	readonly theirs: SheetCell;
	readonly by: string;
	/** ms UTC. */
	readonly at: number;
	/** What the editor was saying of the cell, to be sent again on top of theirs. */
	readonly mine: WaitingEdit;
}
