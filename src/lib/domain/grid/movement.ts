/** Where the rating grid's focus and selection go; rows are people, columns are skills. */

export interface Position {
	readonly row: number;
	readonly column: number;
}

/** A rectangle from the cell where selecting began to the cell that has the focus. */
export interface Selection {
	readonly anchor: Position;
	readonly focus: Position;
}

/** Number of rows and columns; both >= 1 for a grid in which one can move. */
export interface GridSize {
	readonly rows: number;
	readonly columns: number;
}

/** Where a digit moves on to. */
export const DIRECTIONS = ['right', 'down'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const MOVES = [
	'left',
	'right',
	'up',
	'down',
	'row-start',
	'row-end',
	'grid-start',
	'grid-end',
	'page-up',
	'page-down',
] as const;
export type Move = (typeof MOVES)[number];

/** A selection of one cell. */
export function at(position: Position): Selection {
	return { anchor: position, focus: position };
}

/** Keeps a position inside the grid. */
export function clampPosition(position: Position, size: GridSize): Position {
	const row = Math.min(Math.max(position.row, 0), Math.max(size.rows - 1, 0));
	const column = Math.min(Math.max(position.column, 0), Math.max(size.columns - 1, 0));
	return { row, column };
}

/** The cell one move away; at an edge the focus stays. `page` is the number of rows in a page, >= 1. */
export function moved(from: Position, move: Move, size: GridSize, page: number): Position {
	const target: Record<Move, Position> = {
		left: { row: from.row, column: from.column - 1 },
		right: { row: from.row, column: from.column + 1 },
		up: { row: from.row - 1, column: from.column },
		down: { row: from.row + 1, column: from.column },
		'row-start': { row: from.row, column: 0 },
		'row-end': { row: from.row, column: size.columns - 1 },
		'grid-start': { row: 0, column: 0 },
		'grid-end': { row: size.rows - 1, column: size.columns - 1 },
		'page-up': { row: from.row - page, column: from.column },
		'page-down': { row: from.row + page, column: from.column },
	};
	return clampPosition(target[move], size);
}

/** Moves the focus, or stretches the selection from its anchor to the new focus. */
export function moveSelection(
	selection: Selection,
	move: Move,
	size: GridSize,
	page: number,
	extend: boolean,
): Selection {
	const focus = moved(selection.focus, move, size, page);
	return extend ? { anchor: selection.anchor, focus } : at(focus);
}

/**
 * The cell after a digit was set: the next in the direction, from the end of a row to the start
 * of the next and from the end of a column to the head of the next; in the last cell it stays.
 */
export function advanced(from: Position, direction: Direction, size: GridSize): Position {
	const { row, column } = from;
	if (direction === 'right') {
		if (column + 1 < size.columns) return { row, column: column + 1 };
		return row + 1 < size.rows ? { row: row + 1, column: 0 } : from;
	}
	if (row + 1 < size.rows) return { row: row + 1, column };
	return column + 1 < size.columns ? { row: 0, column: column + 1 } : from;
}

/** First and last row and column of a selection, all inclusive. */
export function bounds(selection: Selection): {
	readonly top: number;
	readonly bottom: number;
	readonly left: number;
	readonly right: number;
} {
	const { anchor, focus } = selection;
	return {
		top: Math.min(anchor.row, focus.row),
		bottom: Math.max(anchor.row, focus.row),
		left: Math.min(anchor.column, focus.column),
		right: Math.max(anchor.column, focus.column),
	};
}

/** The cells of a selection, row by row. */
export function selectedCells(selection: Selection): Position[] {
	const { top, bottom, left, right } = bounds(selection);
	const cells: Position[] = [];
	for (let row = top; row <= bottom; row += 1) {
		for (let column = left; column <= right; column += 1) cells.push({ row, column });
	}
	return cells;
}

/** Whether the selection is more than its focus cell. */
export function isRange(selection: Selection): boolean {
	const { anchor, focus } = selection;
	return anchor.row !== focus.row || anchor.column !== focus.column;
}
