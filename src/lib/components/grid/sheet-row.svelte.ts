import { decodeCell } from '$lib/domain/grid/cell-code';
import type { CellCode, SheetCell } from '$lib/domain/grid/cell-code';
import { bounds, isRange } from '$lib/domain/grid/movement';
import type { Selection } from '$lib/domain/grid/movement';
import type { Said } from '$lib/domain/grid/undo';
import type { Role } from '$lib/domain/framework';
import type { Confidence } from '$lib/domain/rating';
import type { Conflict } from './outcome';

/** A person as the grid gets them. */
export interface SheetPerson {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	readonly short: string;
	readonly role: Role;
	readonly share: number;
	/** In the order of the columns. */
	readonly cells: readonly CellCode[];
}

/** A cell on screen: what is saved, and over it what the person has typed since. */
export interface ShownCell {
	readonly saved: SheetCell;
	/** Present while an edit is on its way; `said` absent means not rated. */
	readonly typed?: { readonly said?: Said };
	/** Why what was typed or pasted last was not taken, in a sentence. */
	readonly refused?: string;
	readonly conflict?: Conflict;
}

/** The level a cell shows, in [0, 5]; `undefined` is not rated. */
export function shownLevel(cell: ShownCell): number | undefined {
	return cell.typed === undefined ? cell.saved.level : cell.typed.said?.level;
}

export function shownConfidence(cell: ShownCell): Confidence {
	return cell.typed?.said?.confidence ?? cell.saved.confidence;
}

/** What the editor says of a cell, typed or saved. */
export function ownSaid(cell: ShownCell): Said | undefined {
	return cell.typed === undefined ? cell.saved.own : cell.typed.said;
}

/** One person's row; its own state, so that an edit redraws one row of two hundred. */
export class SheetRow {
	readonly person: SheetPerson;
	cells: readonly ShownCell[] = $state.raw([]);
	/** Column of the active cell, -1 when it is in another row. */
	active = $state(-1);
	/** Selected columns of this row, both inclusive; -1 when none. */
	from = $state(-1);
	to = $state(-1);

	constructor(person: SheetPerson) {
		this.person = person;
		this.cells = person.cells.map((code) => ({ saved: decodeCell(code) }));
	}

	readonly rated = $derived(
		this.cells.reduce((sum, cell) => sum + (shownLevel(cell) === undefined ? 0 : 1), 0),
	);

	put(column: number, cell: ShownCell): void {
		this.cells = this.cells.with(column, cell);
	}
}

/** Moves the marks of focus and selection; only the rows concerned are redrawn. */
export function moveMarks(rows: readonly SheetRow[], from: Selection, to: Selection): void {
	const old = bounds(from);
	const box = bounds(to);
	const ranged = isRange(to);
	const left = rows[from.focus.row];
	if (left !== undefined) left.active = -1;
	for (let row = old.top; row <= old.bottom; row += 1) {
		const one = rows[row];
		if (one !== undefined && (!ranged || row < box.top || row > box.bottom)) {
			one.from = -1;
			one.to = -1;
		}
	}
	for (let row = box.top; ranged && row <= box.bottom; row += 1) {
		const one = rows[row];
		if (one === undefined) continue;
		one.from = box.left;
		one.to = box.right;
	}
	const entered = rows[to.focus.row];
	if (entered !== undefined) entered.active = to.focus.column;
}
