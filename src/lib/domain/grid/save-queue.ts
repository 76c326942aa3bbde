/**
 * Edits on their way to the server: those that wait, the one batch in flight, and what came of it.
 * A batch keeps its edits and their keys until it is answered, so sending it again after a lost
 * answer writes nothing twice. Versions are filled in when a batch leaves, so that an edit made
 * while its cell was in flight is based on what that flight brought back.
 */
import type { RatingEdit } from '../rating-edit.ts';

/** An edit before it is sent: neither key nor version yet. */
export type WaitingEdit = Omit<RatingEdit, 'basedOn' | 'key'>;

export interface SaveQueue {
	/** By cell; a later edit of a cell replaces what it says again and keeps what it does not. */
	readonly waiting: ReadonlyMap<string, WaitingEdit>;
	/** The batch that was sent and not yet answered. */
	readonly flying: readonly RatingEdit[];
	/** Sendings of the present batch that failed in a row. */
	readonly failures: number;
	/** When something was last saved, ms UTC. */
	readonly savedAt?: number;
}

export const emptyQueue: SaveQueue = { waiting: new Map(), flying: [], failures: 0 };

/** Most edits in one batch; a larger paste goes in several. */
export const BATCH_LIMIT = 400;

export const cellId = (cell: { readonly member: string; readonly skill: string }) =>
	`${cell.member} ${cell.skill}`;

/** Two edits of a cell as one: the later says what it says, `keep` leaves the earlier level. */
export function merged(earlier: WaitingEdit | undefined, later: WaitingEdit): WaitingEdit {
	const level = later.level === 'keep' && earlier !== undefined ? earlier.level : later.level;
	return { ...earlier, ...later, level };
}

/** Adds edits, each merged with what waits for its cell. */
export function queued(queue: SaveQueue, edits: readonly WaitingEdit[]): SaveQueue {
	const waiting = new Map(queue.waiting);
	for (const edit of edits) waiting.set(cellId(edit), merged(waiting.get(cellId(edit)), edit));
	return { ...queue, waiting };
}

/**
 * The batch to send now: the one in flight again when it failed, else the longest waiting edits.
 * Nothing when all is saved. `version` gives the version of a cell as the screen knows it, `key` a
 * fresh id.
 */
export function departed(
	queue: SaveQueue,
	version: (cell: string) => number,
	key: () => string,
): { readonly queue: SaveQueue; readonly batch: readonly RatingEdit[] } {
	if (queue.flying.length > 0) return { queue, batch: queue.flying };
	const leaving = [...queue.waiting].slice(0, BATCH_LIMIT);
	const batch = leaving.map(([id, edit]) => ({ ...edit, basedOn: version(id), key: key() }));
	const waiting = new Map(queue.waiting);
	for (const [id] of leaving) waiting.delete(id);
	return { queue: { ...queue, waiting, flying: batch }, batch };
}

/** The batch was answered; `savedAt` is ms UTC, absent when none of it was saved. */
export function answered(queue: SaveQueue, savedAt: number | undefined): SaveQueue {
	return { ...queue, flying: [], failures: 0, savedAt: savedAt ?? queue.savedAt };
}

/**
 * The batch was refused and asking again will not change that: it leaves the queue, so that what
 * was edited since can go. The cells have to be told.
 */
export function refused(queue: SaveQueue): SaveQueue {
	return { ...queue, flying: [], failures: 0 };
}

/** The batch did not arrive, or its answer did not. */
export function failed(queue: SaveQueue): SaveQueue {
	return { ...queue, failures: queue.failures + 1 };
}

/** Drops what waits for a cell: the person took the other value. */
export function dropped(queue: SaveQueue, cell: string): SaveQueue {
	const waiting = new Map(queue.waiting);
	waiting.delete(cell);
	return { ...queue, waiting };
}

/** Cells with something that is not saved yet. */
export function unsaved(queue: SaveQueue): ReadonlySet<string> {
	return new Set([...queue.waiting.keys(), ...queue.flying.map(cellId)]);
}

/** Milliseconds until a failed batch is sent again: 1 s, doubling, at most 30 s. */
export function retryDelay(failures: number): number {
	return Math.min(1000 * 2 ** Math.max(failures - 1, 0), 30_000);
}
