/** A file with one person a row and one skill a column. */
import { fold } from '../fold.ts';
import type { Framework, SkillId } from '../framework.ts';
import { ROWS_A_STEP, type Steps } from '../steps.ts';
import {
	emptyDraft,
	finish,
	keeps,
	noteFile,
	noteName,
	overflow,
	rejectRow,
	shortNamesOf,
	sourceRows,
	tooLong,
	type Draft,
	type SourceRow,
} from './assemble.ts';
import type { Column, Layout } from './columns.ts';
import { readLevel, type LevelCell } from './level-cell.ts';
import { personMatcher } from './person-match.ts';
import {
	newPerson,
	personReader,
	personUpdate,
	type FieldFault,
	type PersonRow,
} from './person-row.ts';
import {
	excerpt,
	type IntakeContext,
	type KnownPerson,
	type KnownRating,
	type PersonFields,
	type Preview,
	type PreviewCell,
	type PreviewRow,
} from './preview.ts';
import type { RawTable } from './table.ts';

interface SkillColumn {
	readonly column: Column;
	readonly skill: SkillId;
}

/** A row whose person is known, before its cells are judged. */
interface Placed {
	readonly source: SourceRow;
	readonly fields: PersonFields;
	readonly faults: readonly FieldFault[];
	readonly ref: string;
	readonly known?: KnownPerson;
}

/** The columns of a layout that hold skills of the framework. */
function skillColumns(layout: Layout, framework: Framework): SkillColumn[] {
	return layout.columns.flatMap((column) => {
		const skill = framework.skills.find(({ id }) => column.target === `skill:${id}`);
		return skill ? [{ column, skill: skill.id }] : [];
	});
}

/** What a wide file would do to the team. Never throws, whatever the cells hold. */
export function* previewWide(
	table: RawTable,
	layout: Layout,
	framework: Framework,
	context: IntakeContext,
): Steps<Preview> {
	const draft = emptyDraft(layout, context);
	const skills = skillColumns(layout, framework);
	noteFile(draft, table);
	const placed = yield* placeRows(draft, sourceRows(table, layout), skills);
	const short = shortNamesOf(context.people, draft.people);
	for (const [i, row] of placed.entries()) {
		const name = short.get(row.ref) ?? row.fields.name;
		addPersonFaults(draft, row, name);
		const cells = skills.map((skill) => judgeCell(draft, row, skill, name));
		draft.rows.push(previewRow(draft, row, cells));
		if (i % ROWS_A_STEP === 0) yield;
	}
	draft.rows.sort((a, b) => a.row - b.row);
	yield;
	return finish(draft);
}

/** Finds the person of each row; rows without one, or with one already used, are refused. */
function* placeRows(
	draft: Draft,
	rows: readonly SourceRow[],
	skills: readonly SkillColumn[],
): Steps<Placed[]> {
	const read: { readonly source: SourceRow; readonly person: PersonRow }[] = [];
	const claimed = new Set<string>();
	const readPersonOf = personReader(draft.layout);
	for (const source of rows) {
		const person = readPersonOf(source.cells, source.row);
		if (person.ok && person.fields.email) claimed.add(person.fields.email);
		read.push({ source, person });
		if (read.length % ROWS_A_STEP === 0) yield;
	}
	const match = personMatcher(draft.context.people, draft.context.foreignEmails, claimed);
	const used = new Map<string, Placed>();
	for (const [i, { source, person }] of read.entries()) {
		if (i % ROWS_A_STEP === 0) yield;
		const shifted = overflow(draft.layout, source.cells);
		const refuse = (text: string, reason: string, instead: string) => {
			const cells = rejectedCells(source, skills);
			// The cells of a shifted row stand under the wrong headers: their faults would mislead.
			const also = shifted === undefined ? cellFaults(source, skills) : [];
			const whole = [reason, ...also].join('; ');
			rejectRow(draft, source.row, text, whole, instead, cells.length);
			draft.rows.push({
				row: source.row,
				person: excerpt(text),
				outcome: 'rejected',
				cells,
				details: [],
			});
		};
		if (!person.ok) {
			refuse(person.fault.text, person.fault.reason, 'nothing of it is read');
			continue;
		}
		const { fields, faults } = person;
		if (shifted !== undefined) {
			refuse(fields.name, shifted, 'nothing of it is read');
			continue;
		}
		const found = match(fields.name, fields.email, source.row);
		if (found.kind === 'rejected') {
			refuse(fields.name, found.reason, found.instead);
			continue;
		}
		const ref = found.kind === 'known' ? found.person.id : found.key;
		const earlier = used.get(ref);
		if (earlier) {
			if (sameLevels(earlier.source, source, skills))
				noteRepeat(draft, source, earlier, fields.name);
			else
				refuse(
					fields.name,
					`Same person as row ${earlier.source.row}, levels differ`,
					`row ${earlier.source.row} is used`,
				);
			continue;
		}
		if (found.kind === 'new')
			draft.people.push(newPerson(draft.layout, found.key, source.row, fields));
		used.set(ref, {
			source,
			fields,
			faults,
			ref,
			...(found.kind === 'known' ? { known: found.person } : {}),
		});
	}
	return [...used.values()];
}

/**
 * The faults of a refused row's cells, "Grill 3.5: Levels are whole: 3 or 4", so that all of the
 * row can be mended at once.
 */
function cellFaults(source: SourceRow, skills: readonly SkillColumn[]): string[] {
	return skills.flatMap(({ column }) => {
		const text = source.cells[column.index] ?? '';
		const cell = readLevel(text);
		if (cell.kind !== 'rejected' && cell.kind !== 'derived') return [];
		return [`${column.header} ${excerpt(text)}: ${cell.reason}`];
	});
}

function noteRepeat(draft: Draft, source: SourceRow, earlier: Placed, name: string): void {
	draft.notices.push({
		row: source.row,
		text: excerpt(name),
		note: `Repeats row ${earlier.source.row}, so it is left out`,
	});
	draft.rows.push({ row: source.row, person: name, outcome: 'repeats', cells: [], details: [] });
}

function sameLevels(a: SourceRow, b: SourceRow, skills: readonly SkillColumn[]): boolean {
	return skills.every(({ column }) => {
		const [one, two] = [a, b].map((row) => readLevel(row.cells[column.index] ?? ''));
		return JSON.stringify(one) === JSON.stringify(two);
	});
}

function rejectedCells(source: SourceRow, skills: readonly SkillColumn[]): PreviewCell[] {
	return skills.flatMap(({ column, skill }): PreviewCell[] => {
		const text = excerpt(source.cells[column.index] ?? '');
		return text === '' ? [] : [{ skill, state: 'rejected', text }];
	});
}

function addPersonFaults(draft: Draft, row: Placed, name: string): void {
	noteName(draft, row.source, row.fields.name);
	draft.rejectedInRows += row.faults.length;
	for (const fault of row.faults) {
		draft.problems.push({
			...fault,
			instead: row.known ? `${name} keeps what is there` : `${name} is added without it`,
		});
	}
	const { known, fields } = row;
	if (known && fold(known.name) !== fold(fields.name)) {
		draft.notices.push({
			row: row.source.row,
			text: excerpt(fields.name),
			note: `${known.email ?? 'This e-mail'} is ${known.name}, whose name stays`,
		});
	}
}

function judgeCell(
	draft: Draft,
	row: Placed,
	{ column, skill }: SkillColumn,
	name: string,
): PreviewCell {
	const full = row.source.cells[column.index] ?? '';
	const text = excerpt(full);
	const before = row.known?.levels[skill];
	const base = { skill, text, ...(before === undefined ? {} : { before }) };
	const reject = (reason: string): PreviewCell => {
		const { header } = column;
		draft.problems.push({
			row: row.source.row,
			column: header,
			text,
			reason,
			instead: keeps(name, before),
		});
		return { ...base, state: 'rejected' };
	};
	const long = tooLong(full);
	if (long !== undefined) return reject(long);
	const cell: LevelCell = readLevel(full);
	if (cell.kind === 'silent') {
		draft.notices.push({
			row: row.source.row,
			column: column.header,
			text,
			note: 'Read as no statement, like an empty cell',
		});
	}
	if (cell.kind === 'blank' || cell.kind === 'silent') return { ...base, state: 'blank' };
	if (cell.kind === 'rejected') return reject(cell.reason);
	if (cell.kind === 'derived') {
		return cell.value === before ? { ...base, state: 'unchanged' } : reject(cell.reason);
	}
	const { level } = cell;
	const mine = ownRating(draft.context, row.known?.raters[skill] ?? []);
	if (level === before || level === mine.rating?.level)
		return { ...base, state: 'unchanged', level };
	draft.ratings.push({
		person: row.ref,
		skill,
		level,
		source: mine.rating?.source ?? 'manager',
		rater: mine.key,
		confidence: 'fairly_sure',
		note: '',
		evidence: '',
	});
	return { ...base, state: before === undefined ? 'new' : 'changed', level };
}

/**
 * The key under which the importer rates a cell: their own address where it already rates the
 * cell (and not as a self-rating), else the key that managers share.
 */
export function ownRating(
	context: IntakeContext,
	raters: readonly KnownRating[],
): { readonly key: string; readonly rating?: KnownRating } {
	const byKey = (key: string) =>
		raters.find((rating) => rating.rater === key && rating.source !== 'self');
	const own = byKey(context.writerEmail);
	if (own) return { key: own.rater, rating: own };
	const shared = byKey(context.sharedRater);
	return { key: context.sharedRater, ...(shared ? { rating: shared } : {}) };
}

function previewRow(draft: Draft, row: Placed, cells: readonly PreviewCell[]): PreviewRow {
	const update = row.known && personUpdate(row.known, row.fields);
	if (update) draft.updates.push(update);
	const outcome = row.known ? (update?.joins ? 'joins' : 'read') : 'new-person';
	return {
		row: row.source.row,
		person: row.known?.name ?? row.fields.name,
		outcome,
		cells,
		details: update?.changes ?? [],
	};
}
