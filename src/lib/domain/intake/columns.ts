/**
 * Which column of a file holds what. Headers are recognised by the framework's own words (names,
 * ids, short names, synonyms) and by the usual words for a person's fields; what is not
 * recognised is not imported, and says so.
 */
import { fold } from '../fold.ts';
import type { Framework, Skill, SkillId } from '../framework.ts';
import { readLevel } from './level-cell.ts';
import { isEmptyRow, type RawTable } from './table.ts';

/** Fields of a person, in the order of the template. */
export const PERSON_TARGETS = [
	'name',
	'first',
	'last',
	'email',
	'title',
	'role',
	'started',
	'share',
] as const;
/** Further fields of a file with one rating a row. */
export const LONG_TARGETS = [
	'skill',
	'level',
	'source',
	'rater',
	'rated_at',
	'confidence',
	'note',
	'evidence',
	'tags',
] as const;
export type PersonTarget = (typeof PERSON_TARGETS)[number];
export type LongTarget = (typeof LONG_TARGETS)[number];
export type Target = PersonTarget | LongTarget | `skill:${SkillId}` | 'ignore';

/** `wide`: a row is a person, a column a skill. `long`: a row is one rating. */
export type TableForm = 'wide' | 'long';

export interface Column {
	readonly index: number;
	/** The header as the file has it; "Column 3" where there is none. */
	readonly header: string;
	readonly target: Target;
	/** Index of the earlier column that holds the same, which is used instead of this one. */
	readonly sameAs?: number;
}

export interface Layout {
	readonly form: TableForm;
	/** Index of the header's record; -1 when the file has none. */
	readonly headerRow: number;
	readonly columns: readonly Column[];
}

/** Words for each field besides its own, folded. */
const FIELD_WORDS: Readonly<Record<PersonTarget | LongTarget, readonly string[]>> = {
	name: [
		'name',
		'full name',
		'person',
		'employee',
		'employee name',
		'member',
		'team member',
		'who',
		'display name',
	],
	first: ['first name', 'given name', 'forename', 'first'],
	last: ['last name', 'family name', 'surname', 'last'],
	email: [
		'email',
		'e-mail',
		'mail',
		'email address',
		'e-mail address',
		'work email',
		'work e-mail',
	],
	title: ['title', 'job title', 'position', 'job'],
	role: ['role', 'track', 'role re/as', 're/as'],
	started: ['started', 'started on', 'start', 'start date', 'hire date', 'joined', 'since'],
	share: [
		'fte',
		'share',
		'part-time',
		'part time',
		'part-time share',
		'allocation',
		'full-time equivalent',
	],
	skill: ['skill', 'axis', 'competency', 'skill id', 'skill name'],
	level: ['level', 'rating', 'score', 'value'],
	source: ['source', 'rating source', 'kind'],
	rater: ['rater', 'rated by', 'rater email', 'rater e-mail', 'reviewer', 'by'],
	rated_at: ['rated at', 'rated on', 'date', 'rating date', 'when'],
	confidence: ['confidence', 'certainty', 'sureness'],
	note: ['note', 'notes', 'comment', 'comments', 'remark', 'remarks'],
	evidence: ['evidence', 'evidence link', 'link', 'url'],
	tags: ['activities', 'activity', 'tags', 'evidence tags'],
};

const FIELDS: ReadonlyMap<string, PersonTarget | LongTarget> = new Map(
	Object.entries(FIELD_WORDS).flatMap(([field, words]) =>
		words.map((word): [string, PersonTarget | LongTarget] => [
			word,
			field as PersonTarget | LongTarget,
		]),
	),
);

const LONG: ReadonlySet<string> = new Set(LONG_TARGETS);

/** A header as it is compared: folded, without a trailing colon, asterisk, or "(0-5)". */
function headerKey(header: string): string {
	return fold(header.slice(0, 200))
		.replace(/[([{][^)\]}]*[)\]}]\s*$/u, '')
		.replace(/[\s:*]+$/u, '');
}

/** The skill that a word names: by id, name, short name, synonym, or as the start of its words. */
export function findSkill(framework: Framework, text: string): Skill | undefined {
	const key = headerKey(text).replace(/\.$/, '');
	if (key === '') return undefined;
	const exact = framework.skills.find((skill) =>
		[skill.id, skill.name, skill.short, ...(skill.synonyms ?? [])].some(
			(word) => fold(word).replace(/\.$/, '') === key,
		),
	);
	if (exact) return exact;
	const words = key.split(/[\s./&-]+/).filter((word) => word !== '');
	if ((words[0]?.length ?? 0) < 3) return undefined;
	const starting = framework.skills.filter((skill) => {
		const name = fold(skill.name).split(/[\s./&-]+/);
		return words.every((word, i) => name[i]?.startsWith(word));
	});
	return starting.length === 1 ? starting[0] : undefined;
}

function targetOf(framework: Framework, header: string): Target {
	const field = FIELDS.get(headerKey(header));
	if (field !== undefined) return field;
	const skill = findSkill(framework, header);
	return skill ? `skill:${skill.id}` : 'ignore';
}

/** Records looked through for a header: titles and notes may stand above the table. */
export const HEADER_SEARCH = 12;

/**
 * Finds the header and what each column holds. Without a header the first column with words is
 * taken as the name and the rest waits to be chosen. Of two columns that hold the same the first
 * is used.
 */
export function detectLayout(table: RawTable, framework: Framework): Layout {
	let headerRow = -1;
	let most = 0;
	for (const [i, row] of table.rows.slice(0, HEADER_SEARCH).entries()) {
		const found = row.filter((cell) => targetOf(framework, cell) !== 'ignore').length;
		// One known word may be a person called "Link"; two, or a word in a narrow table, are a header.
		if (found > most && (found >= 2 || row.filter((cell) => cell.trim() !== '').length <= 2)) {
			headerRow = i;
			most = found;
		}
	}
	return layoutAt(table, framework, headerRow);
}

/** The layout when the header is the given record (-1: the file has none). */
export function layoutAt(table: RawTable, framework: Framework, headerRow: number): Layout {
	if (headerRow < 0) return headlessLayout(table);
	const headers = table.rows[headerRow] ?? [];
	const targets = headers.map((header) => targetOf(framework, header));
	const form: TableForm = targets.includes('skill') && targets.includes('level') ? 'long' : 'wide';
	return assemble(
		form,
		headerRow,
		headers,
		targets.map((target) => (allowed(form, target) ? target : 'ignore')),
	);
}

function headlessLayout(table: RawTable): Layout {
	const width = table.rows.reduce((most, row) => Math.max(most, row.length), 0);
	const first = table.rows.find((row) => !isEmptyRow(row)) ?? [];
	const name = first.findIndex(
		(cell) => readLevel(cell).kind === 'rejected' && !cell.includes('@'),
	);
	const targets = Array.from({ length: width }, (_, i): Target => {
		if (i === name) return 'name';
		return (first[i] ?? '').includes('@') ? 'email' : 'ignore';
	});
	return assemble(
		'wide',
		-1,
		Array.from({ length: width }, () => ''),
		targets,
	);
}

/** Whether a table of that form has a place for the target. */
function allowed(form: TableForm, target: Target): boolean {
	return form === 'long' ? !target.startsWith('skill:') : !LONG.has(target);
}

/**
 * The layout with another choice of targets, as the Columns step sends it back. What the form of
 * the table has no place for (a note, in a file with one person a row) is not imported.
 */
export function withTargets(layout: Layout, targets: readonly Target[]): Layout {
	const form: TableForm = targets.includes('skill') && targets.includes('level') ? 'long' : 'wide';
	const chosen = assemble(
		form,
		layout.headerRow,
		layout.columns.map((column) => column.header),
		layout.columns.map((column, i) => {
			const target = targets[i] ?? column.target;
			return allowed(form, target) ? target : 'ignore';
		}),
	);
	// A column that was left out as a repetition is still one after it was sent back as left out.
	const columns = chosen.columns.map((column, i): Column => {
		const { sameAs } = layout.columns[i] ?? {};
		const repeats =
			column.target === 'ignore' &&
			sameAs !== undefined &&
			chosen.columns[sameAs]?.target === layout.columns[sameAs]?.target;
		return repeats ? { ...column, sameAs } : column;
	});
	return { ...chosen, columns };
}

function assemble(
	form: TableForm,
	headerRow: number,
	headers: readonly string[],
	targets: readonly Target[],
): Layout {
	const first = new Map<Target, number>();
	const columns = targets.map((target, index): Column => {
		const text = (headers[index] ?? '').replace(/\s+/g, ' ').trim();
		const header = text === '' ? `Column ${index + 1}` : text;
		const earlier = target === 'ignore' ? undefined : first.get(target);
		if (earlier !== undefined) return { index, header, target: 'ignore', sameAs: earlier };
		first.set(target, index);
		return { index, header, target };
	});
	return { form, headerRow, columns };
}

/** Whether a text is one of the targets that a form may send. */
export function isTarget(framework: Framework, text: string): text is Target {
	return (
		text === 'ignore' ||
		(PERSON_TARGETS as readonly string[]).includes(text) ||
		LONG.has(text) ||
		framework.skills.some((skill) => text === `skill:${skill.id}`)
	);
}

/** The column that holds a target, or `undefined`. */
export function columnOf(layout: Layout, target: Target): Column | undefined {
	return layout.columns.find((column) => column.target === target);
}

/** What is missing before the file can be read, in words, or `undefined` when nothing is. */
export function layoutFault(layout: Layout): string | undefined {
	const has = (target: Target) => layout.columns.some((column) => column.target === target);
	const named = has('name') || has('last') || has('first');
	if (!named && !(layout.form === 'long' && has('email')))
		return layout.form === 'long'
			? 'Choose the column that holds the person'
			: 'Choose the column that holds the names';
	return undefined;
}

/** The same for every file with these headers: the key under which a choice is remembered. */
export function layoutKey(layout: Layout): string {
	return layout.headerRow < 0
		? `none:${layout.columns.length}`
		: layout.columns.map((column) => fold(column.header)).join('\u001f');
}

/** Words for a target in the column list. */
export function targetName(framework: Framework, target: Target): string {
	if (target.startsWith('skill:')) {
		const id = target.slice('skill:'.length);
		return framework.skills.find((skill) => skill.id === id)?.name ?? id;
	}
	return TARGET_NAMES[target as PersonTarget | LongTarget | 'ignore'];
}

const TARGET_NAMES: Readonly<Record<PersonTarget | LongTarget | 'ignore', string>> = {
	name: 'Name',
	first: 'First name',
	last: 'Last name',
	email: 'E-mail',
	title: 'Title',
	role: 'Role',
	started: 'Started',
	share: 'Share of full time',
	skill: 'Skill',
	level: 'Level',
	source: 'Source',
	rater: 'Rater',
	rated_at: 'Rated on',
	confidence: 'Confidence',
	note: 'Note',
	evidence: 'Evidence link',
	tags: 'Activities',
	ignore: 'not imported',
};
