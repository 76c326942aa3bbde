import { SvelteMap } from 'svelte/reactivity';
import type { Requirement } from '$lib/domain/coverage';
import type { SkillId } from '$lib/domain/framework';
import type { StoredRequirement } from '$lib/domain/team';
import { refusedRow } from './row-outcome';
import type { RowRefusal, RowState, SendOutcome, TypedField } from './row-outcome';

type Send = (row: StoredRequirement) => Promise<SendOutcome>;

/** Quiet time after the last change of a row before it is sent, ms. */
const WAIT = 400;
/** Until a row is sent again that got no answer, ms. */
const AGAIN = 3_000;

/**
 * Edits of the requirements table before the server has them: shown at once, sent one row at a
 * time after a short pause, each with the version it was based on. A row in which something typed
 * cannot be saved, and a row that somebody else changed, waits until that is settled.
 */
export class RequirementEdits {
	readonly rows = new SvelteMap<SkillId, RowState>();
	savedAt = $state<number>();
	readonly #timers = new Map<SkillId, ReturnType<typeof setTimeout>>();
	readonly #inFlight = new Set<SkillId>();
	/** What the server is known to hold of a row that is being edited. */
	readonly #base = new Map<SkillId, StoredRequirement>();
	readonly #send: Send;

	/** `refused` is the server's answer to a plain form: it stands at its row from the start. */
	constructor(send: Send, stored: readonly StoredRequirement[] = [], refused?: RowRefusal) {
		this.#send = send;
		if (refused) this.refused(stored, refused);
	}

	/** Rows that the server does not have yet. */
	get unsaved(): number {
		return this.#count(['pending', 'saving', 'offline', 'invalid', 'conflict', 'rejected']);
	}

	/** Rows that wait for the person to settle something. */
	get stuck(): number {
		return this.#count(['invalid', 'conflict', 'rejected']);
	}

	/** Rows that will not be saved by waiting a moment: something to settle, or no answer. */
	get held(): number {
		return this.stuck + this.#count(['offline']);
	}

	/** "Saved 12:41", "Saving", "1 not saved", "Offline, 2 unsaved"; empty before the first change. */
	text(clock: (ms: number) => string): string {
		if (this.stuck > 0) return `${this.stuck} not saved`;
		if (this.#count(['offline']) > 0) return `Offline, ${this.unsaved} unsaved`;
		if (this.unsaved > 0) return 'Saving';
		return this.savedAt === undefined ? '' : `Saved ${clock(this.savedAt)}`;
	}

	/** The row as the page shows it. */
	shown(stored: StoredRequirement): StoredRequirement {
		return this.rows.get(stored.skill)?.row ?? stored;
	}

	/** Rows with something to settle that the server does not have. */
	lost(stored: readonly StoredRequirement[]): RowState[] {
		const there = new Set(stored.map(({ skill }) => skill));
		return [...this.rows.values()].filter(
			({ row, state }) => (state === 'conflict' || state === 'rejected') && !there.has(row.skill),
		);
	}

	change(stored: StoredRequirement, patch: Partial<Requirement>): void {
		const before = this.rows.get(stored.skill);
		const typed = { ...before?.typed };
		if (patch.level !== undefined) delete typed.level;
		if (patch.need !== undefined) delete typed.need;
		this.#edit(stored, { ...this.shown(stored), ...patch }, typed);
	}

	/** Keeps what was typed although it cannot be saved; nothing of the row is sent until it can. */
	refuse(stored: StoredRequirement, field: TypedField, text: string): void {
		const typed = { ...this.rows.get(stored.skill)?.typed, [field]: text };
		this.#edit(stored, this.shown(stored), typed);
	}

	/** Shows at its row what the server did not write. */
	refused(stored: readonly StoredRequirement[], refusal: RowRefusal): void {
		const there = stored.find((row) => row.skill === refusal.skill);
		if (there) this.#base.set(there.skill, there);
		this.#stop(refusal.skill);
		this.rows.set(refusal.skill, refusedRow(there, refusal));
	}

	/** Sends the person's values again, based on what stands on the server now. */
	keepMine(skill: SkillId): void {
		const now = this.rows.get(skill);
		if (now?.conflict === undefined) return;
		const { theirs } = now.conflict;
		if (theirs) this.#base.set(skill, theirs);
		else this.#base.delete(skill);
		const row = { ...now.row, version: theirs?.version ?? 0 };
		if (Object.keys(now.typed).length > 0) {
			this.rows.set(skill, { ...now, row, conflict: undefined, state: 'invalid' });
			return;
		}
		this.rows.set(skill, { ...now, row, conflict: undefined, state: 'pending' });
		this.#schedule(skill, 0);
	}

	/** Gives way to what the page loaded last. */
	drop(skill: SkillId): void {
		this.#stop(skill);
		this.#base.delete(skill);
		this.rows.delete(skill);
	}

	/** After fresh data: what is saved and no older than the data needs no memory here. */
	settle(stored: readonly StoredRequirement[]): void {
		for (const [skill, { state, row }] of this.rows) {
			if (state !== 'saved') continue;
			const now = stored.find((one) => one.skill === skill);
			if (now === undefined || now.version >= row.version) this.drop(skill);
		}
	}

	#count(states: readonly RowState['state'][]): number {
		return [...this.rows.values()].filter(({ state }) => states.includes(state)).length;
	}

	#edit(stored: StoredRequirement, row: StoredRequirement, typed: RowState['typed']): void {
		const { skill } = stored;
		const before = this.rows.get(skill);
		const base = this.#base.get(skill) ?? stored;
		this.#base.set(skill, base);
		this.#stop(skill);
		const next = { row, typed, wish: 'save', messages: [] } as const;
		if (before?.state === 'conflict') {
			this.rows.set(skill, { ...next, conflict: before.conflict, state: 'conflict' });
		} else if (Object.keys(typed).length > 0) {
			this.rows.set(skill, { ...next, state: 'invalid' });
		} else if (sameNeeds(row, base) && !this.#inFlight.has(skill)) {
			this.rows.set(skill, { ...next, row: base, state: 'saved' });
		} else {
			this.rows.set(skill, { ...next, state: 'pending' });
			this.#schedule(skill);
		}
	}

	#schedule(skill: SkillId, wait = WAIT): void {
		this.#stop(skill);
		this.#timers.set(
			skill,
			setTimeout(() => void this.#save(skill), wait),
		);
	}

	#stop(skill: SkillId): void {
		clearTimeout(this.#timers.get(skill));
		this.#timers.delete(skill);
	}

	async #save(skill: SkillId): Promise<void> {
		const before = this.rows.get(skill);
		if (before === undefined || (before.state !== 'pending' && before.state !== 'offline')) return;
		// The answer on its way brings the version that this change must be based on.
		if (this.#inFlight.has(skill)) return this.#schedule(skill);
		this.#inFlight.add(skill);
		this.rows.set(skill, { ...before, state: 'saving' });
		const outcome = await this.#send(before.row);
		this.#inFlight.delete(skill);
		const now = this.rows.get(skill);
		if (now) this.#answered(before.row, now, outcome);
	}

	/** `sent` is what the answer is about; `now` may have been edited since. */
	#answered(sent: StoredRequirement, now: RowState, outcome: SendOutcome): void {
		const { skill } = sent;
		const edited = now.state !== 'saving';
		switch (outcome.kind) {
			case 'saved': {
				const { version } = outcome;
				this.savedAt = Date.now();
				this.#base.set(skill, { ...sent, version });
				const row = { ...now.row, version };
				this.rows.set(skill, { ...now, row, state: edited ? now.state : 'saved' });
				break;
			}
			case 'conflict':
				this.#stop(skill);
				this.rows.set(skill, { ...now, conflict: outcome.conflict, state: 'conflict' });
				break;
			case 'rejected':
				if (edited) break;
				this.rows.set(skill, { ...now, messages: outcome.messages, state: 'rejected' });
				break;
			case 'offline':
				if (edited) break;
				this.rows.set(skill, { ...now, state: 'offline' });
				this.#schedule(skill, AGAIN);
		}
	}
}

function sameNeeds(a: Requirement, b: Requirement): boolean {
	return a.level === b.level && a.need === b.need && a.importance === b.importance;
}
