import { isEvidenceLink } from '../evidence.ts';
import { EVIDENCE_TAGS, tagLabels } from '../evidence-tags.ts';
import { fold } from '../fold.ts';
import { readDate, type Read } from '../person-fields.ts';
import type { Confidence, Source } from '../rating.ts';

const CONFIDENCE_WORDS: ReadonlyMap<string, Confidence> = new Map([
	['seen', 'seen'],
	['fairly sure', 'fairly_sure'],
	['sure', 'fairly_sure'],
	['guess', 'guess'],
	['guessed', 'guess'],
]);

const SOURCE_WORDS: ReadonlyMap<string, Source> = new Map([
	['manager', 'manager'],
	['self', 'self'],
	['peer', 'peer'],
	['interview', 'interview'],
	['interviewer', 'interview'],
]);

/** Longest note and link, in characters, as the ledger keeps them. */
export const NOTE_LENGTH = 4_000;
export const EVIDENCE_LENGTH = 2_000;

/** Reads seen, fairly sure or guess; empty is fairly sure, the default of the scale. */
export function readConfidence(text: string): Read<Confidence> {
	const word = fold(text);
	const value = word === '' ? 'fairly_sure' : CONFIDENCE_WORDS.get(word);
	return value === undefined
		? { ok: false, reason: 'Confidence is seen, fairly sure or guess' }
		: { ok: true, value };
}

/** Reads who a rating comes from; empty is a manager. */
export function readSource(text: string): Read<Source> {
	const word = fold(text);
	const value = word === '' ? 'manager' : SOURCE_WORDS.get(word);
	return value === undefined
		? { ok: false, reason: 'A source is manager, self, peer or interview' }
		: { ok: true, value };
}

/** Reads a link that may be followed: http or https, at most 2,000 characters; empty is none. */
export function readEvidence(text: string): Read<string> {
	const link = text.trim();
	if (link === '') return { ok: true, value: '' };
	if (link.length > EVIDENCE_LENGTH)
		return {
			ok: false,
			reason: `A link has at most ${EVIDENCE_LENGTH.toLocaleString('en')} characters`,
		};
	return isEvidenceLink(link) && !/\s/.test(link)
		? { ok: true, value: link }
		: { ok: false, reason: 'Evidence is a link that begins with https:// or http://' };
}

const TAG_WORDS: ReadonlyMap<string, string> = new Map(
	EVIDENCE_TAGS.flatMap(({ id, label, text }) =>
		[id, label, text].map((word): [string, string] => [fold(word), id]),
	),
);

/** Activities as a cell names them: "Ablations; A/B test design". */
export function tagsText(ids: readonly string[]): string {
	return tagLabels(ids).join('; ');
}

/** Reads activities parted by semicolons or commas into their ids, each once, in the list's order. */
export function readTags(text: string): Read<readonly string[]> {
	const words = text.split(/[;,]/).filter((word) => word.trim() !== '');
	const named = new Set(words.map((word) => TAG_WORDS.get(fold(word.slice(0, 200)))));
	return named.has(undefined)
		? { ok: false, reason: 'An activity is named as on the rating page, parted by semicolons' }
		: { ok: true, value: EVIDENCE_TAGS.map(({ id }) => id).filter((id) => named.has(id)) };
}

/** A moment, or a day when the text has no time. */
export interface Moment {
	/** ms UTC; the start of the day when no time is given. */
	readonly at: number;
	readonly whole: boolean;
}

/** Reads a date ("2026-08-07", "7.8.2026") or an ISO time with its zone; empty is `undefined`. */
export function readMoment(text: string): Read<Moment | undefined> {
	const date = text.trim();
	if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})$/i.test(date)) {
		const at = Date.parse(date.replace(' ', 'T'));
		if (Number.isFinite(at) && at > Date.UTC(1900, 0, 1))
			return { ok: true, value: { at, whole: false } };
		return { ok: false, reason: 'There is no such time' };
	}
	const day = readDate(date);
	if (!day.ok) return day;
	if (day.value === undefined) return { ok: true, value: undefined };
	return { ok: true, value: { at: Date.parse(day.value), whole: true } };
}

/** yyyy-mm-dd of a moment, in UTC. */
export function dayOf(ms: number): string {
	return new Date(ms).toISOString().slice(0, 10);
}
