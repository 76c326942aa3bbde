/**
 * Text being typed for the note or the link of a cell. It belongs to the cell it was typed for and
 * is unsaved until it is handed over, however the focus moves meanwhile.
 */
import { isEvidenceLink } from '../evidence.ts';
import type { Texts } from './undo.ts';

export type TypedField = 'note' | 'evidence';

/** The fields in which something was typed; a field that says what is saved is absent. */
export interface Draft {
	readonly note?: string;
	readonly evidence?: string;
	/** The server refused the texts as they stand: they wait for the next key. */
	readonly refused?: true;
}

/** What is said of a cell besides its level: saved, or on its way there. */
export type Saying = Required<Texts>;

/** What an editor's key says of a cell that it has not rated. */
export const NOTHING_SAID: Saying = { note: '', evidence: '', tags: [] };

/** The draft after a field was typed into; nothing when every field says again what is saved. */
export function typedInto(
	draft: Draft | undefined,
	field: TypedField,
	text: string,
	said: Saying,
): Draft | undefined {
	const next = {
		...(draft?.note === undefined ? {} : { note: draft.note }),
		...(draft?.evidence === undefined ? {} : { evidence: draft.evidence }),
		[field]: text,
	};
	if (text === said[field]) delete next[field];
	return Object.keys(next).length === 0 ? undefined : next;
}

/**
 * What of a draft can be saved, trimmed, beside the same fields as they were, and what stays a
 * draft: a link that is none, and everything the server has refused. Spaces alone are no change.
 */
export function handedOver(
	draft: Draft,
	said: Saying,
): { readonly after?: Texts; readonly before?: Texts; readonly rest?: Draft } {
	if (draft.refused) return { rest: draft };
	const note = draft.note?.trim();
	const link = draft.evidence?.trim();
	const after: { note?: string; evidence?: string } = {};
	if (note !== undefined && note !== said.note) after.note = note;
	const fit = link === undefined || isEvidenceLink(link);
	if (link !== undefined && fit && link !== said.evidence) after.evidence = link;
	const before = {
		...(after.note === undefined ? {} : { note: said.note }),
		...(after.evidence === undefined ? {} : { evidence: said.evidence }),
	};
	return {
		...(Object.keys(after).length === 0 ? {} : { after, before }),
		...(fit ? {} : { rest: { evidence: draft.evidence } }),
	};
}
