/** Blocks of cells as text: what Sheets and Excel put on the clipboard, and what we give them. */
import { LEVEL_WORDS, isLevel } from '../level.ts';
import type { Level } from '../level.ts';
import { bounds } from './movement.ts';
import type { GridSize, Position, Selection } from './movement.ts';

/** What the text of one cell means: a level, "not rated", nothing at all, or something else. */
export type CellText =
	| { readonly kind: 'level'; readonly level: Level }
	| { readonly kind: 'clear' }
	| { readonly kind: 'blank' }
	| { readonly kind: 'invalid' };

const WORDS = new Map<string, Level>(
	LEVEL_WORDS.flatMap((word, level) => (isLevel(level) ? [[word.toLowerCase(), level]] : [])),
);
/** How sheets say that there is nothing to say; the same as an empty cell, as in an import. */
const NOTHING = new Set(['', '-', '\u2013', '\u2014', '\u2212', '?', 'n/a', 'na']);
const NOT_RATED = 'not rated';

/**
 * Reads one cell: a whole level 0 to 5, also written "3.0" or "3,0", a word of the scale in any
 * case, the words "not rated", or blank, which a dash, "?" and "N/A" mean too. Nothing is rounded:
 * 3.5 is not a level.
 */
export function readCellText(text: string): CellText {
	const trimmed = text.replaceAll('\u00a0', ' ').trim();
	const lower = trimmed.toLowerCase();
	if (NOTHING.has(lower)) return { kind: 'blank' };
	if (lower === NOT_RATED) return { kind: 'clear' };
	const word = WORDS.get(lower.replace(/\s+/g, ' '));
	if (word !== undefined) return { kind: 'level', level: word };
	const digits = /^([0-5])(?:[.,]0+)?$/.exec(trimmed);
	const level = Number(digits?.[1]);
	return digits !== null && isLevel(level) ? { kind: 'level', level } : { kind: 'invalid' };
}

/**
 * Splits clipboard text into rows and cells: tabs between cells, any line ending, and cells in
 * double quotes as spreadsheets write those that hold a tab, a quote or a line break. The line
 * ending at the end of the text is not a further row. Rows may differ in length.
 */
export function readBlock(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let cell = '';
	let quoted = false;
	let index = 0;
	const endRow = () => {
		rows.push([...row, cell]);
		row = [];
		cell = '';
	};
	while (index < text.length) {
		const char = text[index] ?? '';
		if (quoted) {
			if (char !== '"') cell += char;
			else if (text[index + 1] === '"') {
				cell += '"';
				index += 1;
			} else quoted = false;
		} else if (char === '"' && cell === '') quoted = true;
		else if (char === '\t') {
			row.push(cell);
			cell = '';
		} else if (char === '\n' || char === '\r') {
			if (char === '\r' && text[index + 1] === '\n') index += 1;
			endRow();
		} else cell += char;
		index += 1;
	}
	if (cell !== '' || row.length > 0) endRow();
	return rows;
}

/** What a paste does: the cells it sets, the cells it cannot read, and what fell off the edge. */
export interface PastePlan {
	readonly changes: readonly (Position & { readonly level: Level | undefined })[];
	readonly rejected: readonly (Position & { readonly text: string })[];
	/** Cells of the block that lie outside the grid. */
	readonly clipped: number;
	/** The rectangle the block covers inside the grid; absent when it covers nothing. */
	readonly covered?: Selection;
}

/**
 * Lays a block on the grid with its top left cell on that of the selection. A single cell fills
 * the whole selection. Blank cells change nothing, cells outside the grid are clipped, cells that
 * cannot be read are rejected; short rows simply end.
 */
export function planPaste(text: string, selection: Selection, size: GridSize): PastePlan {
	const block = readBlock(text);
	const box = bounds(selection);
	const single = block.length === 1 && block[0]?.length === 1 ? (block[0][0] ?? '') : undefined;
	const height = single === undefined ? block.length : box.bottom - box.top + 1;
	const width = single === undefined ? undefined : box.right - box.left + 1;
	const changes: (Position & { level: Level | undefined })[] = [];
	const rejected: (Position & { text: string })[] = [];
	let clipped = 0;
	let bottom = -1;
	let right = -1;
	for (let y = 0; y < height; y += 1) {
		const cells =
			single === undefined ? (block[y] ?? []) : new Array<string>(width ?? 0).fill(single);
		for (const [x, cell] of cells.entries()) {
			const position = { row: box.top + y, column: box.left + x };
			if (position.row >= size.rows || position.column >= size.columns) {
				clipped += 1;
				continue;
			}
			bottom = Math.max(bottom, position.row);
			right = Math.max(right, position.column);
			const read = readCellText(cell);
			if (read.kind === 'level') changes.push({ ...position, level: read.level });
			else if (read.kind === 'clear') changes.push({ ...position, level: undefined });
			else if (read.kind === 'invalid') rejected.push({ ...position, text: cell.trim() });
		}
	}
	const start = { row: box.top, column: box.left };
	return {
		changes,
		rejected,
		clipped,
		...(bottom < 0 ? {} : { covered: { anchor: start, focus: { row: bottom, column: right } } }),
	};
}

/** The selection as text for a spreadsheet: tabs and line feeds, a cell not rated is blank. */
export function blockText(
	selection: Selection,
	level: (position: Position) => number | undefined,
): string {
	const { top, bottom, left, right } = bounds(selection);
	const lines: string[] = [];
	for (let row = top; row <= bottom; row += 1) {
		const cells: string[] = [];
		for (let column = left; column <= right; column += 1) {
			cells.push(level({ row, column })?.toString() ?? '');
		}
		lines.push(cells.join('\t'));
	}
	return lines.join('\n');
}

const counted = (count: number, one: string, many: string) =>
	`${count} ${count === 1 ? one : many}`;

/** What a paste did, for the live region and the toast: "24 cells changed, 2 rejected". */
export function pasteSentence(
	changed: number,
	plan: Pick<PastePlan, 'rejected' | 'clipped'>,
): string {
	const parts = [`${counted(changed, 'cell', 'cells')} changed`];
	if (plan.rejected.length > 0) parts.push(`${plan.rejected.length} rejected`);
	if (plan.clipped > 0) parts.push(`${plan.clipped} outside the grid`);
	return parts.join(', ');
}
