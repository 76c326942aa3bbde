/** The steps of one sitting at the grid, to be taken back and done again in order. */
import type { Level } from '../level.ts';
import type { Confidence } from '../rating.ts';

/** What the editor says of a cell: a level with its confidence, or nothing. */
export interface Said {
	readonly level: Level;
	readonly confidence: Confidence;
}

/** What goes with a level: only the fields that a change is about. */
export interface Texts {
	readonly note?: string;
	readonly evidence?: string;
	/** Ids of `EVIDENCE_TAGS`. */
	readonly tags?: readonly string[];
}

/** One cell's part of a step. `row` and `column` index the grid. */
export interface CellChange {
	readonly row: number;
	readonly column: number;
	readonly before: Said | undefined;
	readonly after: Said | undefined;
	/** Note, link or activities that the step changed; the level then stays. */
	readonly texts?: { readonly before: Texts; readonly after: Texts };
}

/** What one key, paste or click did; taken back as one. */
export interface Step {
	readonly changes: readonly CellChange[];
	/** When it was done, ms UTC. */
	readonly at: number;
}

export interface History {
	readonly done: readonly Step[];
	readonly undone: readonly Step[];
}

export const emptyHistory: History = { done: [], undone: [] };

/** Steps that can be taken back; older ones stay saved but leave the list. */
export const HISTORY_LIMIT = 200;

export function sameSaid(a: Said | undefined, b: Said | undefined): boolean {
	return a?.level === b?.level && a?.confidence === b?.confidence;
}

/** A change the other way round. */
export function turned({ row, column, before, after, texts }: CellChange): CellChange {
	const place = { row, column, before: after, after: before };
	return texts === undefined
		? place
		: { ...place, texts: { before: texts.after, after: texts.before } };
}

/** The step the other way round. */
export function reversed(step: Step, at: number): Step {
	return { at, changes: step.changes.map(turned) };
}

/** Remembers a step; what was taken back before it cannot be done again. An empty step is none. */
export function pushed(history: History, step: Step): History {
	if (step.changes.length === 0) return history;
	return { done: [...history.done, step].slice(-HISTORY_LIMIT), undone: [] };
}

/** Takes the last step back: the new history and the step that has to be applied. */
export function undone(history: History, at: number): { history: History; apply?: Step } {
	const step = history.done.at(-1);
	if (step === undefined) return { history };
	return {
		history: { done: history.done.slice(0, -1), undone: [...history.undone, step] },
		apply: reversed(step, at),
	};
}

/** Does again what was taken back last. */
export function redone(history: History, at: number): { history: History; apply?: Step } {
	const step = history.undone.at(-1);
	if (step === undefined) return { history };
	const again = { ...step, at };
	return {
		history: { done: [...history.done, again], undone: history.undone.slice(0, -1) },
		apply: again,
	};
}

/** The changes of the sitting, newest first: what the list "This session" shows. */
export function sessionChanges(history: History): (CellChange & { readonly at: number })[] {
	return history.done
		.flatMap((step) => step.changes.map((change) => ({ ...change, at: step.at })))
		.reverse();
}
