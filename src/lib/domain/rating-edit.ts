/** What becomes of one edit of one cell: the decision alone, without database and clock. */
import type { EventKind } from './ledger.ts';
import type { Level } from './level.ts';
import type { Confidence, Source } from './rating.ts';

/** The rater key that owners and managers share, so that they keep one word between them. */
export const MANAGERS_KEY = 'managers';

/** An edit as a screen sends it. */
export interface RatingEdit {
	/** Id of the member. */
	readonly member: string;
	readonly skill: string;
	/** `clear` withdraws the editor's level; `keep` leaves it and changes what else is given. */
	readonly level: Level | 'clear' | 'keep';
	/** Absent: as it was, or fairly sure for a first rating. The same holds for the two texts. */
	readonly confidence?: Confidence;
	readonly note?: string;
	readonly evidence?: string;
	/** Activities that show the level, as ids of `EVIDENCE_TAGS`; absent: as they were. */
	readonly tags?: readonly string[];
	/** The level comes back after a withdrawal, and with it what was said of it then. */
	readonly restores?: boolean;
	/** Version of the cell that the editor saw; 0 for a cell never written. */
	readonly basedOn: number;
	/** The sender's own id of this edit: sent again, it is not written again. */
	readonly key: string;
}

/** The level that stands for one rater of a cell. */
export interface HeldLevel {
	readonly rater: string;
	readonly source: Source;
	readonly level: Level;
	readonly confidence: Confidence;
	readonly note: string;
	readonly evidence: string;
	readonly tags: readonly string[];
}

type Said = Pick<HeldLevel, 'note' | 'evidence' | 'tags'>;

/** What is known of the cell when the edit arrives. */
export interface EditedCell {
	/** The member is in the team and the skill in the framework. */
	readonly known: boolean;
	readonly version: number;
	readonly held: readonly HeldLevel[];
	/** What was written of this cell before under this edit's key. */
	readonly written?: WrittenEdit;
	/** What the editor's key said before it was withdrawn; asked for by edits that restore. */
	readonly withdrawn?: Said;
}

/** An event as an earlier edit with the same key wrote it. */
export interface WrittenEdit extends Said {
	readonly kind: EventKind;
	readonly level?: Level;
	readonly confidence: Confidence;
}

export const REJECTIONS = ['unknown', 'other-raters', 'not-rated'] as const;
/**
 * `unknown`: no such person or skill here. `other-raters`: nothing of the editor's to withdraw,
 * the level comes from others. `not-rated`: a confidence, note or link for a level that the
 * editor has not given.
 */
export type Rejection = (typeof REJECTIONS)[number];

/** The event that an accepted edit appends. */
export interface EditEvent {
	readonly rater: string;
	readonly kind: 'rated' | 'cleared';
	readonly level?: Level;
	readonly confidence: Confidence;
	readonly note: string;
	readonly evidence: string;
	readonly tags: readonly string[];
}

export type EditDecision =
	| { readonly kind: 'write'; readonly event: EditEvent }
	/** Nothing to write: it was written before, or there was nothing to withdraw. */
	| { readonly kind: 'settled' }
	| { readonly kind: 'conflict' }
	| { readonly kind: 'rejected'; readonly reason: Rejection };

/** The key under which an editor writes: the own one where the cell has it, else the shared one. */
export function raterKeyOf(held: readonly HeldLevel[], email: string): string {
	const own = held.some((level) => level.rater === email && level.source !== 'self');
	return own ? email : MANAGERS_KEY;
}

/** Whether an edit says what was written: sent again it is this, changed meanwhile it is another. */
function saysTheSame(edit: RatingEdit, written: WrittenEdit): boolean {
	const { level } = edit;
	const same = level === 'clear' ? written.kind === 'cleared' : written.kind === 'rated';
	if (!same || (typeof level === 'number' && level !== written.level)) return false;
	if (edit.confidence !== undefined && edit.confidence !== written.confidence) return false;
	// What goes with a level goes with it when it is withdrawn.
	if (level === 'clear') return true;
	return (
		(edit.note ?? written.note) === written.note &&
		(edit.evidence ?? written.evidence) === written.evidence &&
		(edit.tags ?? written.tags).join() === written.tags.join()
	);
}

/**
 * Decides one edit. An edit whose key was written before is settled if it says the same; saying
 * something else it is a new one, as when a browser restores a form that was sent. The version is compared before anything else is, so that of several edits
 * based on one version only the first is written.
 */
export function decideEdit(edit: RatingEdit, cell: EditedCell, email: string): EditDecision {
	if (!cell.known) return { kind: 'rejected', reason: 'unknown' };
	if (cell.written && saysTheSame(edit, cell.written)) return { kind: 'settled' };
	if (edit.basedOn !== cell.version) return { kind: 'conflict' };
	const rater = raterKeyOf(cell.held, email);
	const own = cell.held.find((level) => level.rater === rater);
	const stood = own ?? (edit.restores ? cell.withdrawn : undefined);
	const said = {
		rater,
		confidence: edit.confidence ?? own?.confidence ?? 'fairly_sure',
		note: edit.note ?? stood?.note ?? '',
		evidence: edit.evidence ?? stood?.evidence ?? '',
		tags: edit.tags ?? stood?.tags ?? [],
	} as const;
	if (edit.level === 'clear') {
		if (own !== undefined) {
			return {
				kind: 'write',
				event: { ...said, kind: 'cleared', note: '', evidence: '', tags: [] },
			};
		}
		const others = cell.held.some((level) => level.source !== 'self');
		return others ? { kind: 'rejected', reason: 'other-raters' } : { kind: 'settled' };
	}
	if (edit.level === 'keep') {
		if (own === undefined) return { kind: 'rejected', reason: 'not-rated' };
		return { kind: 'write', event: { ...said, kind: 'rated', level: own.level } };
	}
	return { kind: 'write', event: { ...said, kind: 'rated', level: edit.level } };
}
