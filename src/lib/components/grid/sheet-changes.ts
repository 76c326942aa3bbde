import { bounds, selectedCells } from '$lib/domain/grid/movement';
import type { Position, Selection } from '$lib/domain/grid/movement';
import type { WaitingEdit } from '$lib/domain/grid/save-queue';
import type { CellChange } from '$lib/domain/grid/undo';
import { isLevel } from '$lib/domain/level';
import type { Level } from '$lib/domain/level';
import type { Confidence } from '$lib/domain/rating';
import { ownSaid, shownLevel } from './sheet-row.svelte';
import type { ShownCell } from './sheet-row.svelte';

/** A level meant for a cell; `undefined` is not rated. */
export type LevelAt = Position & { readonly level: Level | undefined };
type CellAt = (position: Position) => ShownCell | undefined;

/** What setting levels changes of the editor's own word; clearing an empty cell changes nothing. */
export function levelChanges(levels: readonly LevelAt[], cellAt: CellAt): CellChange[] {
	return levels.flatMap(({ row, column, level }): CellChange[] => {
		const cell = cellAt({ row, column });
		if (cell === undefined) return [];
		const before = ownSaid(cell);
		if (level === undefined) {
			const rated = before !== undefined || shownLevel(cell) !== undefined;
			return rated ? [{ row, column, before, after: undefined }] : [];
		}
		const confidence = before?.confidence ?? 'fairly_sure';
		return [{ row, column, before, after: { level, confidence } }];
	});
}

/** What a confidence changes: only cells that the editor has rated. */
export function confidenceChanges(
	positions: readonly Position[],
	confidence: Confidence,
	cellAt: CellAt,
): CellChange[] {
	return positions.flatMap(({ row, column }) => {
		const cell = cellAt({ row, column });
		const before = cell === undefined ? undefined : ownSaid(cell);
		return before === undefined ? [] : [{ row, column, before, after: { ...before, confidence } }];
	});
}

/**
 * One level up or down in a selection; a fractional level goes to the next whole one, not rated
 * starts at 0 and does not go below.
 */
export function stepLevels(selection: Selection, by: 1 | -1, cellAt: CellAt): LevelAt[] {
	return selectedCells(selection).flatMap((position): LevelAt[] => {
		const cell = cellAt(position);
		const now = cell === undefined ? undefined : shownLevel(cell);
		if (now === undefined) return by > 0 ? [{ ...position, level: 0 }] : [];
		const next = by > 0 ? Math.floor(now) + 1 : Math.ceil(now) - 1;
		return isLevel(next) ? [{ ...position, level: next }] : [];
	});
}

/** The top row of a selection repeated down each column; a fractional level cannot be repeated. */
export function filledDown(selection: Selection, cellAt: CellAt): LevelAt[] {
	const { top, bottom, left, right } = bounds(selection);
	const levels: LevelAt[] = [];
	for (let column = left; column <= right; column += 1) {
		const head = cellAt({ row: top, column });
		const level = head === undefined ? undefined : shownLevel(head);
		if (level !== undefined && !isLevel(level)) continue;
		for (let row = top + 1; row <= bottom; row += 1) levels.push({ row, column, level });
	}
	return levels;
}

/**
 * The edits that carry changes to the server. `restores`: the changes take something back, so a
 * level that comes out of nothing brings its note, link and activities with it.
 */
export function waitingEdits(
	changes: readonly CellChange[],
	named: (position: Position) => { member: string; skill: string } | undefined,
	restores: boolean,
): WaitingEdit[] {
	return changes.flatMap((change): WaitingEdit[] => {
		const { before, after, texts } = change;
		const cell = named(change);
		if (cell === undefined) return [];
		if (texts !== undefined) return [{ ...cell, level: 'keep', ...texts.after }];
		if (after === undefined) return [{ ...cell, level: 'clear' }];
		return [{ ...cell, ...after, ...(restores && before === undefined ? { restores } : {}) }];
	});
}
