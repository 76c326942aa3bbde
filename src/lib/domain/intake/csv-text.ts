/**
 * Writing the files that an import reads back: the wide table (one person a row), the long one
 * (one rating a row), and the refused rows of an import with their reasons.
 */
import { escapeFormula } from '../formula-text.ts';
import type { Framework, Ratings, Role } from '../framework.ts';
import type { Confidence, Source } from '../rating.ts';
import { fold } from '../fold.ts';
import type { Layout } from './columns.ts';
import type { Problem } from './preview.ts';
import { tagsText } from './rating-fields.ts';
import type { RawTable } from './table.ts';

export interface ExportPerson {
	readonly name: string;
	readonly email?: string;
	readonly title: string;
	readonly role: Role;
	/** yyyy-mm-dd. */
	readonly startedOn?: string;
	/** Share of full time, (0, 1]. */
	readonly share: number;
	readonly ratings: Ratings;
}

export interface ExportRating {
	readonly person: Omit<ExportPerson, 'ratings'>;
	/** Full name of the skill. */
	readonly skill: string;
	readonly level: number;
	readonly source: Source;
	readonly rater: string;
	readonly raterName: string;
	/** ms UTC. */
	readonly ratedAt: number;
	readonly confidence: Confidence;
	readonly note: string;
	readonly evidence: string;
	/** Ids of activities. */
	readonly tags: readonly string[];
}

type Cell = string | number | undefined;

const PERSON_HEADERS = ['Name', 'Email', 'Title', 'Role', 'Started', 'FTE'] as const;

/** Rows as CSV after RFC 4180: commas, quotes where needed, CRLF after each row. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
	return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/** A number stays a number; a text that a spreadsheet would run is marked as text. */
function csvCell(cell: Cell): string {
	if (typeof cell === 'number') return String(cell);
	const text = escapeFormula(cell ?? '');
	return /[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The wide table: the columns of the template, people in the order given, not rated as blank. */
export function wideCsv(framework: Framework, people: readonly ExportPerson[]): string {
	return csvText([
		[...PERSON_HEADERS, ...framework.skills.map((skill) => skill.name)],
		...people.map((person): Cell[] => [
			...personCells(person),
			...framework.skills.map((skill) => person.ratings[skill.id]),
		]),
	]);
}

/** A person under the headers of the template. */
function personCells(person: Omit<ExportPerson, 'ratings'>): Cell[] {
	return [
		person.name,
		person.email,
		person.title,
		person.role === 'none' ? '' : person.role,
		person.startedOn,
		person.share,
	];
}

/** The long table: the latest word of each rater, one a row. */
export function longCsv(ratings: readonly ExportRating[]): string {
	return csvText([
		[
			...PERSON_HEADERS,
			'skill',
			'level',
			'source',
			'rater',
			'rated_at',
			'confidence',
			'note',
			'evidence',
			'activities',
		],
		...ratings.map((rating): Cell[] => [
			...personCells(rating.person),
			rating.skill,
			rating.level,
			rating.source,
			fold(rating.raterName) === rating.rater ? rating.raterName : rating.rater,
			momentText(rating.ratedAt),
			rating.confidence.replace('_', ' '),
			rating.note,
			rating.evidence,
			tagsText(rating.tags),
		]),
	]);
}

/** A day where the moment is its start, else the full time: reading it gives the same moment. */
function momentText(ms: number): string {
	const text = new Date(ms).toISOString();
	return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
}

/**
 * The refused rows as they were in the file, each with what was wrong with it, ready to be mended
 * and imported again: the two added columns are not recognised and so are left out then.
 */
export function rejectedCsv(table: RawTable, layout: Layout, problems: readonly Problem[]): string {
	const reasons = new Map<number, string[]>();
	for (const { row, column, reason } of problems) {
		const list = reasons.get(row) ?? [];
		list.push(column === 'whole row' ? reason : `${column}: ${reason}`);
		reasons.set(row, list);
	}
	return csvText([
		[...layout.columns.map((column) => column.header), 'Row in the file', 'Why it was refused'],
		...[...reasons].map(([row, list]): Cell[] => {
			const broken = table.broken.get(row - 1);
			const cells = broken === undefined ? (table.rows[row - 1] ?? []) : [broken];
			const padded = layout.columns.map((_, i) => cells[i] ?? '');
			return [...padded, row, list.join('; ')];
		}),
	]);
}
