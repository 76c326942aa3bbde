/**
 * The preview of an import is a value: what every row would do, what is refused and why, and
 * exactly what a confirmation would write. Nothing here writes.
 */
import type { Role, SkillId } from '../framework.ts';
import type { Level } from '../level.ts';
import type { Confidence, Source } from '../rating.ts';
import type { TableForm } from './columns.ts';

/** The latest word of one rater on one cell, as the team has it now. */
export interface KnownRating {
	readonly rater: string;
	readonly source: Source;
	readonly level: Level;
	readonly confidence: Confidence;
	readonly note: string;
	readonly evidence: string;
	/** Ids of activities that stand as evidence. */
	readonly tags: readonly string[];
	/** ms UTC. */
	readonly ratedAt: number;
}

/** A person the importer may see: of this team, or of another team of theirs. */
export interface KnownPerson {
	readonly id: string;
	readonly name: string;
	readonly email?: string;
	readonly title: string;
	readonly role: Role;
	/** yyyy-mm-dd. */
	readonly startedOn?: string;
	/** Share in this team, (0, 1]; 1 for someone who is not in it. */
	readonly share: number;
	readonly inTeam: boolean;
	readonly archived: boolean;
	/** Current values, [0, 5]; derived from several raters they may be fractional. */
	readonly levels: Readonly<Record<SkillId, number | undefined>>;
	readonly raters: Readonly<Record<SkillId, readonly KnownRating[] | undefined>>;
}

export interface IntakeContext {
	readonly people: readonly KnownPerson[];
	/** Addresses, lower case, of people in the workspace whom the importer may not see. */
	readonly foreignEmails: ReadonlySet<string>;
	/** Key under which the importer's own ratings are kept, unless their e-mail already rates a cell. */
	readonly sharedRater: string;
	readonly writerEmail: string;
	/** ms UTC. */
	readonly now: number;
}

/** A person as the file says it; absent fields were blank or have no column. */
export interface PersonFields {
	readonly name: string;
	readonly email?: string;
	readonly title?: string;
	readonly role?: Role;
	readonly startedOn?: string;
	readonly share?: number;
}

/** Someone the import adds. Ratings refer to them by `key`. */
export interface NewPerson extends PersonFields {
	readonly key: string;
	readonly role: Role;
	readonly row: number;
}

export interface DetailChange {
	readonly field: 'email' | 'title' | 'role' | 'startedOn' | 'share';
	readonly from: string;
	readonly to: string;
}

/** Fields of a known person that the file changes, or that they join the team with. */
export interface PersonUpdate {
	readonly id: string;
	readonly name: string;
	readonly joins: boolean;
	readonly fields: Omit<PersonFields, 'name'>;
	readonly changes: readonly DetailChange[];
}

export interface RatingWrite {
	/** Id of a known person, or the key of a new one. */
	readonly person: string;
	readonly skill: SkillId;
	readonly level: Level;
	readonly source: Source;
	readonly rater: string;
	readonly raterName?: string;
	readonly confidence: Confidence;
	readonly note: string;
	readonly evidence: string;
	/** Ids of activities that stand as evidence; absent for none. */
	readonly tags?: readonly string[];
	/** ms UTC; absent is the moment of writing. */
	readonly ratedAt?: number;
}

export interface PreviewCell {
	readonly skill: SkillId;
	readonly state: 'blank' | 'unchanged' | 'new' | 'changed' | 'rejected';
	/** What the file says, cut to a readable length. */
	readonly text: string;
	readonly level?: Level;
	/** The value that stands before, [0, 5]. */
	readonly before?: number;
}

export interface PreviewRow {
	/** Row of a spreadsheet, the header included: the first record is row 1. */
	readonly row: number;
	readonly person: string;
	readonly outcome: 'read' | 'new-person' | 'joins' | 'repeats' | 'rejected';
	readonly cells: readonly PreviewCell[];
	readonly details: readonly DetailChange[];
	/** In the long form: who rates, and when (yyyy-mm-dd). */
	readonly rater?: string;
	readonly ratedOn?: string;
}

/** Something that is not imported: where, what it says, which rule it breaks, and what stays. */
export interface Problem {
	readonly row: number;
	/** The header of the column, or "whole row". */
	readonly column: string;
	readonly text: string;
	readonly reason: string;
	/** What happens instead: "Emre keeps 2". */
	readonly instead: string;
}

/** Something that is imported, but not quite as it is written; or left out without harm. */
export interface Notice {
	/** Absent when it is about a column or the whole file. */
	readonly row?: number;
	readonly column?: string;
	readonly text: string;
	readonly note: string;
}

export interface Counts {
	/** Cells that had no value by this rater. */
	readonly new: number;
	readonly changed: number;
	readonly unchanged: number;
	/** Cells that are not written for a fault, those of rejected rows included. */
	readonly rejected: number;
	/** Empty cells and marks that say "no statement". */
	readonly blank: number;
	readonly newPeople: number;
	/** Known people who join this team. */
	readonly joining: number;
	/** Fields of known people (title, role, start, share, e-mail) that change. */
	readonly details: number;
}

export interface Writes {
	readonly people: readonly NewPerson[];
	readonly updates: readonly PersonUpdate[];
	/** In the order in which they were made. */
	readonly ratings: readonly RatingWrite[];
}

export interface Preview {
	readonly form: TableForm;
	readonly counts: Counts;
	readonly rows: readonly PreviewRow[];
	readonly problems: readonly Problem[];
	readonly notices: readonly Notice[];
	readonly writes: Writes;
}

export const WHOLE_ROW = 'whole row';

/** A cell's text for a person's eyes: one line, at most 80 characters. */
export function excerpt(text: string): string {
	const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
	return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** Whether a confirmation would write anything. */
export function writesAnything(preview: Preview): boolean {
	const { people, updates, ratings } = preview.writes;
	return people.length + updates.length + ratings.length > 0;
}
