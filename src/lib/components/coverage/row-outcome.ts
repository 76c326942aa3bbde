import type { StoredRequirement } from '$lib/domain/team';
import { wholeWithin } from '../whole-number';

/** Fields of a row in which one types. */
export type TypedField = 'level' | 'need';

/** The ranges of a row's numbers, as the server holds them. */
export const RANGES = { level: [1, 5], need: [1, 99], importance: [1, 3] } as const;

export interface RowState {
	/** The row as it should read: the person's own values over what the page loaded. */
	readonly row: StoredRequirement;
	/** What was typed and cannot be saved, by field; `row` then has the last accepted number. */
	readonly typed: Readonly<Partial<Record<TypedField, string>>>;
	readonly state: 'pending' | 'saving' | 'saved' | 'invalid' | 'conflict' | 'rejected' | 'offline';
	/** What was asked for, in a conflict. */
	readonly wish: 'save' | 'remove';
	/** What stands on the server, in a conflict. */
	readonly conflict?: RowConflict;
	/** What the server said to values that it refused. */
	readonly messages: readonly string[];
}

/** What stands on the server when a row was changed there since the page was loaded. */
export interface RowConflict {
	/** Absent when the requirement was removed. */
	readonly theirs?: StoredRequirement;
	/** Who changed it last, by name; absent when that is not known. */
	readonly by?: string;
	/** When, ms UTC. */
	readonly at?: number;
}

/** What the server says to a row that it did not write. */
export interface RowRefusal {
	readonly skill: string;
	/** What was asked for; `save` adds what is not there yet. */
	readonly wish: 'save' | 'remove';
	/** The fields as they were sent. */
	readonly values: Readonly<Record<'level' | 'need' | 'importance' | 'version', string>>;
	/** What is wrong, by field, when nothing else stands in the way. */
	readonly issues?: Readonly<Record<string, readonly string[] | undefined>>;
	readonly conflict?: RowConflict;
}

/** What became of sending one row. */
export type SendOutcome =
	| { readonly kind: 'saved'; readonly version: number }
	| { readonly kind: 'conflict'; readonly conflict: RowConflict }
	| { readonly kind: 'rejected'; readonly messages: readonly string[] }
	/** No answer; it is sent again. */
	| { readonly kind: 'offline' };

/** A row as it should read after the server refused it; `there` is what the page has of it. */
export function refusedRow(
	there: StoredRequirement | undefined,
	{ skill, values, conflict, wish, issues }: RowRefusal,
): RowState {
	const typed: Partial<Record<TypedField, string>> = {};
	const number = (field: keyof typeof RANGES, otherwise: number) => {
		const [low, high] = RANGES[field];
		const given = wholeWithin(values[field], low, high);
		if (given === undefined && wish === 'save' && field !== 'importance')
			typed[field] = values[field];
		return given ?? there?.[field] ?? otherwise;
	};
	const row = {
		skill,
		level: number('level', 3),
		need: number('need', 1),
		importance: number('importance', 2),
		version: wholeWithin(values.version, 0, 999_999) ?? there?.version ?? 0,
	};
	const kept = Object.keys(typed).length > 0 ? 'invalid' : 'rejected';
	return {
		row,
		typed,
		wish,
		conflict,
		messages: Object.values(issues ?? {}).flatMap((list) => list ?? []),
		state: conflict ? 'conflict' : kept,
	};
}
