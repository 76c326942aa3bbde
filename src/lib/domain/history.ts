import type { SkillId } from './framework.ts';
import type { EventKind } from './ledger.ts';
import type { Confidence, Source } from './rating.ts';

/** One event of the ledger as the history of a person shows it. */
export interface HistoryEvent {
	/** Place in the ledger; larger is later. */
	readonly id: string;
	readonly skill: SkillId;
	readonly kind: EventKind;
	/** Absent unless the kind is `rated`. */
	readonly level: number | undefined;
	/** The same rater's level before this event; absent when there was none. */
	readonly before: number | undefined;
	readonly source: Source;
	readonly rater: string;
	readonly raterName: string;
	readonly confidence: Confidence;
	readonly note: string;
	readonly evidence: string;
	/** ms UTC. */
	readonly ratedAt: number;
}
