/** Cells on their way to the browser: short rows of numbers, because a large team has thousands. */
import { isLevel } from '../level.ts';
import type { Level } from '../level.ts';
import { CONFIDENCES } from '../rating.ts';
import type { Confidence } from '../rating.ts';
import type { Said } from './undo.ts';

export const METHODS = ['single', 'mean', 'median'] as const;

/** A cell as the server knows it. */
export interface SheetCell {
	/** Level in [0, 5], fractional where several raters differ; absent when not rated. */
	readonly level?: number;
	readonly method: (typeof METHODS)[number];
	/** Raters behind the level, self-ratings not counted. */
	readonly raters: number;
	readonly confidence: Confidence;
	/** ms UTC. */
	readonly ratedAt?: number;
	readonly hasNote: boolean;
	readonly hasEvidence: boolean;
	/** The person's own level, in [0, 5]. */
	readonly selfLevel?: number;
	/** 0 for a cell never written. */
	readonly version: number;
	/** What the editor's own key holds. */
	readonly own?: Said;
}

export const EMPTY_CELL: SheetCell = {
	method: 'single',
	raters: 0,
	confidence: 'fairly_sure',
	hasNote: false,
	hasEvidence: false,
	version: 0,
};

/** Numbers in a fixed order; -1 stands for absent, and an empty code for a cell never written. */
export type CellCode = readonly number[];

const confidenceAt = (index: number | undefined): Confidence =>
	CONFIDENCES[index ?? -1] ?? 'fairly_sure';
const levelAt = (value: number | undefined): Level | undefined =>
	isLevel(value) ? value : undefined;

export function encodeCell(cell: SheetCell): CellCode {
	if (cell.version === 0) return [];
	return [
		cell.level ?? -1,
		cell.version,
		cell.raters,
		METHODS.indexOf(cell.method),
		CONFIDENCES.indexOf(cell.confidence),
		cell.ratedAt ?? -1,
		(cell.hasNote ? 1 : 0) + (cell.hasEvidence ? 2 : 0),
		cell.selfLevel ?? -1,
		cell.own?.level ?? -1,
		cell.own === undefined ? -1 : CONFIDENCES.indexOf(cell.own.confidence),
	];
}

export function decodeCell(code: CellCode): SheetCell {
	const [
		level = -1,
		version,
		raters = 0,
		method,
		confidence,
		ratedAt = -1,
		texts = 0,
		self,
		own,
		by,
	] = code;
	if (version === undefined) return EMPTY_CELL;
	const ownLevel = levelAt(own);
	return {
		level: level < 0 ? undefined : level,
		version,
		raters,
		method: METHODS[method ?? -1] ?? 'single',
		confidence: confidenceAt(confidence),
		ratedAt: ratedAt < 0 ? undefined : ratedAt,
		hasNote: texts % 2 === 1,
		hasEvidence: texts >= 2,
		selfLevel: levelAt(self),
		own: ownLevel === undefined ? undefined : { level: ownLevel, confidence: confidenceAt(by) },
	};
}
