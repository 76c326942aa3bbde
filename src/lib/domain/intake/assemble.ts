import { shortNames } from '../team.ts';
import { unescapeFormula } from '../formula-text.ts';
import { columnOf, type Column, type Layout } from './columns.ts';
import {
	WHOLE_ROW,
	excerpt,
	type Counts,
	type IntakeContext,
	type KnownPerson,
	type NewPerson,
	type Notice,
	type PersonUpdate,
	type Preview,
	type PreviewRow,
	type Problem,
	type RatingWrite,
} from './preview.ts';
import { LIMITS, isEmptyRow, type RawTable } from './table.ts';

/** What a preview is built up from, row by row. */
export interface Draft {
	readonly layout: Layout;
	readonly context: IntakeContext;
	readonly rows: PreviewRow[];
	readonly problems: Problem[];
	readonly notices: Notice[];
	readonly people: NewPerson[];
	readonly updates: PersonUpdate[];
	readonly ratings: RatingWrite[];
	/** Cells of rejected rows, which have no preview cells of their own. */
	rejectedInRows: number;
}

export function emptyDraft(layout: Layout, context: IntakeContext): Draft {
	return {
		layout,
		context,
		rows: [],
		problems: [],
		notices: [],
		people: [],
		updates: [],
		ratings: [],
		rejectedInRows: 0,
	};
}

/** One record below the header, with the row number that a spreadsheet shows. */
export interface SourceRow {
	readonly row: number;
	readonly cells: readonly string[];
}

/** The records below the header that hold something. */
export function sourceRows(table: RawTable, layout: Layout): SourceRow[] {
	const rows: SourceRow[] = [];
	for (const [i, cells] of table.rows.entries()) {
		if (i > layout.headerRow && !table.broken.has(i) && !isEmptyRow(cells))
			rows.push({ row: i + 1, cells });
	}
	return rows;
}

/**
 * Whether a record has text beyond the header's last column: then an unquoted delimiter has
 * shifted its cells, and none of them can be trusted.
 */
export function overflow(layout: Layout, cells: readonly string[]): string | undefined {
	if (layout.headerRow < 0) return undefined;
	const width = layout.columns.length;
	if (cells.length <= width || isEmptyRow(cells.slice(width))) return undefined;
	return `${cells.length} cells under ${width} headers: a delimiter inside a cell needs quotes`;
}

/** Lists what is told once for the file: columns left out, lines that cannot be read. */
export function noteFile(draft: Draft, table: RawTable): void {
	const { columns } = draft.layout;
	for (const column of columns) {
		const earlier = column.sameAs === undefined ? undefined : columns[column.sameAs];
		if (earlier) {
			draft.notices.push({
				column: column.header,
				text: `column ${column.index + 1}`,
				note: `Holds the same as column ${earlier.index + 1} (${earlier.header}), which is used`,
			});
		} else if (column.target === 'ignore') {
			draft.notices.push({
				column: column.header,
				text: `column ${column.index + 1}`,
				note: 'Not imported',
			});
		}
	}
	for (const [index, line] of table.broken) {
		if (index <= draft.layout.headerRow) continue;
		rejectRow(
			draft,
			index + 1,
			line,
			'A quote opens in this row and never closes',
			'nothing of it is read',
			1,
		);
		draft.rows.push({
			row: index + 1,
			person: excerpt(line),
			outcome: 'rejected',
			cells: [],
			details: [],
		});
	}
}

/** Tells when a name is not read letter for letter: turned round, or with fewer spaces. */
export function noteName(draft: Draft, source: SourceRow, name: string): void {
	const column = columnOf(draft.layout, 'name');
	const text = column ? (source.cells[column.index] ?? '').trim() : name;
	if (text !== '' && text !== name && unescapeFormula(text) !== name)
		draft.notices.push({
			row: source.row,
			column: headerOf(column, 'name'),
			text: text.slice(0, 80),
			note: `Read as ${name}`,
		});
}

/** Records a refused row: one problem, and the cells that are thereby not written. */
export function rejectRow(
	draft: Draft,
	row: number,
	text: string,
	reason: string,
	instead: string,
	cells: number,
): void {
	draft.problems.push({ row, column: WHOLE_ROW, text: excerpt(text), reason, instead });
	draft.rejectedInRows += Math.max(1, cells);
}

/** The short name of everyone the preview speaks of, by id or key. */
export function shortNamesOf(
	known: readonly KnownPerson[],
	people: readonly NewPerson[],
): ReadonlyMap<string, string> {
	const all = [
		...known.filter((person) => person.inTeam).map(({ id, name }) => ({ id, name })),
		...people.map(({ key, name }) => ({ id: key, name })),
	];
	const short = shortNames(all.map((person) => person.name));
	return new Map(all.map((person, i) => [person.id, short[i] ?? person.name]));
}

/** Whether a cell is longer than a cell may be. */
export function tooLong(text: string): string | undefined {
	return text.length > LIMITS.cell
		? `A cell has at most ${LIMITS.cell.toLocaleString('en')} characters`
		: undefined;
}

/** A level as a sentence says it: whole as it is, a derived one with one decimal. */
export function levelText(level: number): string {
	return Number.isInteger(level) ? String(level) : level.toFixed(1);
}

/** What stays when a cell is refused: "Emre keeps 2", "Gita stays not rated". */
export function keeps(short: string, level: number | undefined): string {
	return level === undefined ? `${short} stays not rated` : `${short} keeps ${levelText(level)}`;
}

/** The header by which a column is named in a problem. */
export function headerOf(column: Column | undefined, fallback: string): string {
	return column?.header ?? fallback;
}

/** The finished preview: counts taken from the rows, everything in the order of the file. */
export function finish(draft: Draft): Preview {
	const tally = { new: 0, changed: 0, unchanged: 0, rejected: draft.rejectedInRows, blank: 0 };
	for (const row of draft.rows) {
		if (row.outcome === 'rejected' || row.outcome === 'repeats') continue;
		for (const cell of row.cells) tally[cell.state] += 1;
	}
	const counts: Counts = {
		...tally,
		newPeople: draft.people.length,
		joining: draft.updates.filter((update) => update.joins).length,
		details: draft.updates.reduce((sum, update) => sum + update.changes.length, 0),
	};
	return {
		form: draft.layout.form,
		counts,
		rows: draft.rows,
		problems: [...draft.problems].sort((a, b) => a.row - b.row),
		notices: [...draft.notices].sort((a, b) => (a.row ?? 0) - (b.row ?? 0)),
		writes: {
			people: draft.people,
			updates: draft.updates,
			ratings: [...draft.ratings].sort(
				(a, b) => (a.ratedAt ?? Infinity) - (b.ratedAt ?? Infinity) || 0,
			),
		},
	};
}
