import type { EditOutcome } from './outcome';
import {
	answered,
	departed,
	emptyQueue,
	failed,
	queued,
	dropped,
	refused,
	retryDelay,
	unsaved,
} from '$lib/domain/grid/save-queue';
import type { SaveQueue, WaitingEdit } from '$lib/domain/grid/save-queue';
import type { RatingEdit } from '$lib/domain/rating-edit';
import { editKey } from './edit-key';

/** What became of a request. */
export type SendResult =
	| { readonly kind: 'answered'; readonly outcomes: readonly EditOutcome[] }
	/** Not taken for now, so the batch is sent again; why, when it is not the network. */
	| { readonly kind: 'unreachable'; readonly message?: string }
	/** An answer that will not change by asking again. */
	| { readonly kind: 'refused'; readonly message: string };

export type Send = (edits: readonly RatingEdit[]) => Promise<SendResult>;

/** What became of one edit: the server's answer, or a refusal of the whole batch. */
export type Settled =
	| EditOutcome
	| (Pick<RatingEdit, 'member' | 'skill' | 'key'> & {
			readonly kind: 'refused';
			readonly message: string;
	  });

interface Saved {
	readonly send: Send;
	/** Version of a cell as the screen knows it. */
	readonly version: (cell: string) => number;
	/** Cells with text that is typed and not handed over: unsaved like the others. */
	readonly typing: () => Iterable<string>;
	readonly settle: (outcomes: readonly Settled[], batch: readonly RatingEdit[]) => void;
}

/** Edits gather for this long, ms, before a batch leaves. */
const GATHER = 400;
/** A request that takes longer than this, ms, is shown as "Saving". */
const SLOW = 400;

/** Runs the save queue: one request at a time, again after failures, with its state in words. */
export class Autosave {
	#queue: SaveQueue = $state.raw(emptyQueue);
	#slow = $state(false);
	#message = $state.raw<string>();
	#busy = false;
	#stopped = false;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#idle: (() => void)[] = [];
	readonly #of: Saved;

	constructor(of: Saved) {
		this.#of = of;
	}

	/** Number of cells with something unsaved. */
	readonly unsaved = $derived.by(
		() => new Set([...unsaved(this.#queue), ...this.#of.typing()]).size,
	);
	/** The last sending failed: it is tried again by itself, and on request. */
	readonly offline = $derived(this.#queue.failures > 0);
	/** Why it failed, when it was not the network. */
	readonly message = $derived(this.offline ? this.#message : undefined);
	/** What is unsaved does not go by itself: sending fails, or a typed text cannot be saved as it is. */
	readonly stuck = $derived.by(() => this.offline || [...this.#of.typing()].length > 0);
	readonly savedAt = $derived(this.#queue.savedAt);
	readonly state = $derived.by((): 'saved' | 'editing' | 'saving' | 'offline' => {
		if (this.offline) return 'offline';
		if (this.unsaved === 0) return 'saved';
		return this.#slow ? 'saving' : 'editing';
	});

	/** "Saved 12:41", "Saving" or "Offline, 3 unsaved"; never "Saved" while something is not. */
	text(clock: (ms: number) => string): string {
		if (this.offline) {
			const why = this.message === undefined ? 'Offline,' : this.message;
			return `${why} ${this.unsaved} unsaved`;
		}
		if (this.unsaved > 0) return this.#slow ? 'Saving' : 'Editing';
		return this.savedAt === undefined ? 'All saved' : `Saved ${clock(this.savedAt)}`;
	}

	/** The edit of a cell that waits behind the one that was sent. */
	waiting(cell: string): WaitingEdit | undefined {
		return this.#queue.waiting.get(cell);
	}

	/** Whether an edit of the cell is on its way. */
	holds(cell: string): boolean {
		return unsaved(this.#queue).has(cell);
	}

	add(edits: readonly WaitingEdit[]): void {
		if (edits.length === 0) return;
		this.#queue = queued(this.#queue, edits);
		this.#later(GATHER);
	}

	/** Takes out what waits for a cell, and returns it. */
	drop(cell: string): WaitingEdit | undefined {
		const waiting = this.waiting(cell);
		this.#queue = dropped(this.#queue, cell);
		return waiting;
	}

	/** Sends now what waits, for example when the network is back. */
	now(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		void this.#flush();
	}

	/** Resolves when nothing is on its way any more, or as soon as sending fails. */
	async drained(): Promise<void> {
		if (unsaved(this.#queue).size === 0) return;
		this.now();
		await new Promise<void>((resolve) => this.#idle.push(resolve));
	}

	/** The page is left: what waits is sent once and not tried again. */
	stop(): void {
		this.#stopped = true;
		this.now();
	}

	#later(delay: number): void {
		if (this.#stopped || this.#busy || this.#timer !== undefined) return;
		this.#timer = setTimeout(() => {
			this.#timer = undefined;
			void this.#flush();
		}, delay);
	}

	async #flush(): Promise<void> {
		if (this.#busy) return;
		const { queue, batch } = departed(this.#queue, this.#of.version, editKey);
		this.#queue = queue;
		if (batch.length === 0) return this.#rest();
		this.#busy = true;
		const slow = setTimeout(() => (this.#slow = true), SLOW);
		const result = await this.#of.send(batch);
		clearTimeout(slow);
		this.#slow = false;
		this.#busy = false;
		if (result.kind === 'unreachable') {
			this.#queue = failed(this.#queue);
			this.#message = result.message;
			this.#later(retryDelay(this.#queue.failures));
			return this.#rest();
		}
		if (result.kind === 'answered') {
			const some = result.outcomes.some((outcome) => outcome.kind === 'saved');
			this.#queue = answered(this.#queue, some ? Date.now() : undefined);
			this.#of.settle(result.outcomes, batch);
		} else {
			this.#queue = refused(this.#queue);
			const { kind, message } = result;
			this.#of.settle(
				batch.map(({ member, skill, key }) => ({ member, skill, key, kind, message })),
				batch,
			);
		}
		if (this.#queue.waiting.size > 0) this.now();
		else this.#rest();
	}

	#rest(): void {
		for (const resolve of this.#idle.splice(0)) resolve();
	}
}
