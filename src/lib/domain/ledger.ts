/**
 * The ledger of one cell (a person's skill): what each rater's latest word is, and what that makes
 * the current value. Stored current values are always derived by this module.
 */
import type { Level } from './level.ts';
import { currentValue } from './rating.ts';
import type { Confidence, CurrentValue, RaterLevel, Source } from './rating.ts';

export const EVENT_KINDS = ['rated', 'not_observed', 'cleared'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** One event of a cell. */
export interface LedgerEvent {
	readonly rater: string;
	readonly source: Source;
	readonly kind: EventKind;
	/** Present exactly when `kind` is `rated`. */
	readonly level?: Level;
	readonly confidence: Confidence;
	/** When the rating was made, ms UTC. */
	readonly ratedAt: number;
	/** Place in the order of recording; of two events of one moment the later recorded holds. */
	readonly order: number;
}

/** The derived state of one cell. */
export interface CellValue {
	/** Absent when no one but the person has rated the cell. */
	readonly value?: CurrentValue;
	/** The person's own level, the newest one; never part of `value`. */
	readonly selfLevel?: Level;
}

/**
 * The event that holds for each rater: the one made last, of equal moments the one recorded last.
 * "Could not observe" is no statement about the level, so it leaves an earlier one standing; a
 * rater whose last word is a withdrawal is absent from the result.
 */
export function standing<T extends LedgerEvent>(events: readonly T[]): ReadonlyMap<string, T> {
	const latest = new Map<string, T>();
	for (const event of events) {
		if (event.kind === 'not_observed') continue;
		const held = latest.get(event.rater);
		const later =
			held === undefined ||
			event.ratedAt > held.ratedAt ||
			(event.ratedAt === held.ratedAt && event.order > held.order);
		if (later) latest.set(event.rater, event);
	}
	for (const [rater, event] of latest) if (event.kind === 'cleared') latest.delete(rater);
	return latest;
}

/** The state of a cell from the level that stands for each rater; no levels, not rated. */
export function cellValue(levels: readonly RaterLevel[]): CellValue {
	let self: RaterLevel | undefined;
	for (const level of levels) {
		if (level.source !== 'self') continue;
		// Of two of one moment the rater's key decides, so that the order of reading cannot.
		const newer =
			self === undefined ||
			level.ratedAt > self.ratedAt ||
			(level.ratedAt === self.ratedAt && level.rater > self.rater);
		if (newer) self = level;
	}
	const value = currentValue(levels);
	return {
		...(value === undefined ? {} : { value }),
		...(self === undefined ? {} : { selfLevel: self.level }),
	};
}

/** The state of a cell from its whole history: what the stored current value must equal. */
export function replay(events: readonly LedgerEvent[]): CellValue {
	const levels: RaterLevel[] = [];
	for (const event of standing(events).values()) {
		if (event.level === undefined) continue;
		levels.push({
			rater: event.rater,
			source: event.source,
			level: event.level,
			confidence: event.confidence,
			ratedAt: event.ratedAt,
		});
	}
	return cellValue(levels);
}
