/** A file with one rating a row: person, skill, level, source, rater, date, confidence, note. */
import type { Framework } from '../framework.ts';
import type { Level } from '../level.ts';
import { ROWS_A_STEP, type Steps } from '../steps.ts';
import {
	emptyDraft,
	finish,
	headerOf,
	noteFile,
	overflow,
	rejectRow,
	shortNamesOf,
	sourceRows,
	type Draft,
	type SourceRow,
} from './assemble.ts';
import { columnOf, findSkill, type Layout } from './columns.ts';
import { readStatement, remembered, type SkillFinder, type Statement } from './long-statement.ts';
import { personMatcher, type Match } from './person-match.ts';
import { newPerson, personReader, personUpdate, type PersonRow } from './person-row.ts';
import {
	excerpt,
	type IntakeContext,
	type KnownPerson,
	type KnownRating,
	type Preview,
	type PreviewCell,
} from './preview.ts';
import { dayOf, type Moment } from './rating-fields.ts';
import type { RawTable } from './table.ts';

/** What the rows before have already said of people and cells. */
interface Seen {
	/** Row that first spoke of a known person, and whether their fields were compared. */
	readonly updated: Set<string>;
	/** Person, skill, rater and day to the row and level that are used. */
	readonly ratings: Map<string, { readonly row: number; readonly level: Level }>;
	/** The day of a rating that gives none, yyyy-mm-dd. */
	readonly today: string;
}

/** What a long file would do to the team. Never throws, whatever the cells hold. */
export function* previewLong(
	table: RawTable,
	layout: Layout,
	framework: Framework,
	context: IntakeContext,
): Steps<Preview> {
	const draft = emptyDraft(layout, context);
	noteFile(draft, table);
	const rows: { readonly source: SourceRow; readonly person: PersonRow }[] = [];
	const claimed = new Set<string>();
	const readPersonOf = personReader(layout);
	for (const source of sourceRows(table, layout)) {
		const person = readPersonOf(source.cells, source.row);
		if (person.ok && person.fields.email) claimed.add(person.fields.email);
		rows.push({ source, person });
		if (rows.length % ROWS_A_STEP === 0) yield;
	}
	const match = personMatcher(context.people, context.foreignEmails, claimed);
	const found: (string | undefined)[] = [];
	for (const { source, person } of rows) {
		found.push(placeRow(draft, source, person, match));
		if (found.length % ROWS_A_STEP === 0) yield;
	}
	const short = shortNamesOf(context.people, draft.people);
	yield;
	const skillOf = remembered((text) => findSkill(framework, text));
	const byId = new Map(context.people.map((person) => [person.id, person]));
	const seen: Seen = { updated: new Set(), ratings: new Map(), today: dayOf(context.now) };
	for (const [i, { source, person }] of rows.entries()) {
		const ref = found[i];
		if (person.ok && ref !== undefined)
			addRating(draft, skillOf, source, person, ref, byId.get(ref), short.get(ref), seen);
		if (i % ROWS_A_STEP === 0) yield;
	}
	draft.rows.sort((a, b) => a.row - b.row);
	yield;
	return finish(draft);
}

/** The id or key of the row's person; a refused row is recorded and gives `undefined`. */
function placeRow(
	draft: Draft,
	source: SourceRow,
	person: PersonRow,
	match: (name: string, email: string | undefined, row: number) => Match,
): string | undefined {
	const shifted = overflow(draft.layout, source.cells);
	if (shifted !== undefined) {
		refuse(draft, source, person.ok ? person.fields.name : '', shifted, 'nothing of it is read');
		return undefined;
	}
	if (!person.ok) {
		refuse(draft, source, person.fault.text, person.fault.reason, 'nothing of it is read');
		return undefined;
	}
	const { name, email } = person.fields;
	const found = match(name, email, source.row);
	if (found.kind === 'rejected') {
		refuse(draft, source, name || email || '', found.reason, found.instead);
		return undefined;
	}
	if (found.kind === 'known') return found.person.id;
	if (name === '') {
		refuse(draft, source, email ?? '', 'No one here has this e-mail', 'give the name to add them');
		return undefined;
	}
	if (found.first) draft.people.push(newPerson(draft.layout, found.key, source.row, person.fields));
	return found.key;
}

function refuse(
	draft: Draft,
	source: SourceRow,
	text: string,
	reason: string,
	instead: string,
): void {
	rejectRow(draft, source.row, text, reason, instead, 1);
	draft.rows.push({
		row: source.row,
		person: excerpt(text),
		outcome: 'rejected',
		cells: [],
		details: [],
	});
}

function addRating(
	draft: Draft,
	skillOf: SkillFinder,
	source: SourceRow,
	person: Extract<PersonRow, { ok: true }>,
	ref: string,
	known: KnownPerson | undefined,
	shortName: string | undefined,
	seen: Seen,
): void {
	const name = shortName ?? known?.name ?? person.fields.name;
	const first = !seen.updated.has(ref);
	seen.updated.add(ref);
	const update = first && known ? personUpdate(known, person.fields) : undefined;
	if (update) draft.updates.push(update);
	if (first) {
		draft.rejectedInRows += person.faults.length;
		for (const fault of person.faults) {
			draft.problems.push({
				...fault,
				instead: known ? `${name} keeps what is there` : `${name} is added without it`,
			});
		}
	}
	const said = readStatement(
		draft,
		skillOf,
		source,
		person.fields.email ?? known?.email,
		known,
		name,
	);
	const outcome = known ? (update?.joins ? 'joins' : 'read') : first ? 'new-person' : 'read';
	const row = {
		row: source.row,
		person: known?.name ?? person.fields.name,
		details: update?.changes ?? [],
	};
	if (said === undefined) {
		draft.rows.push({ ...row, outcome: 'rejected', cells: [] });
		return;
	}
	if ('blank' in said) {
		draft.rows.push({
			...row,
			outcome,
			cells: [{ skill: said.blank.id, state: 'blank', text: said.text }],
		});
		return;
	}
	const made = said.moment?.at ?? draft.context.now;
	const day = said.moment ? dayOf(made) : seen.today;
	const at = said.moment?.whole === false ? made : day;
	const key = `${ref}\u001f${said.skill.id}\u001f${said.rater}\u001f${at}`;
	const earlier = seen.ratings.get(key);
	if (earlier) {
		if (earlier.level === said.level) {
			draft.notices.push({
				row: source.row,
				text: name,
				note: `Repeats row ${earlier.row}, so it is left out`,
			});
			draft.rows.push({ ...row, outcome: 'repeats', cells: [] });
		} else {
			draft.problems.push({
				row: source.row,
				column: headerOf(columnOf(draft.layout, 'level'), 'level'),
				text: String(said.level),
				reason: `Same person, skill, rater and day as row ${earlier.row}, levels differ`,
				instead: `row ${earlier.row} is used`,
			});
			draft.rejectedInRows += 1;
			draft.rows.push({ ...row, outcome: 'rejected', cells: [] });
		}
		return;
	}
	seen.ratings.set(key, { row: source.row, level: said.level });
	const cell = compare(draft, said, known, ref, source.row);
	draft.rows.push({
		...row,
		outcome,
		cells: [cell],
		rater: said.raterName ?? said.rater,
		ratedOn: day,
	});
}

/** Compares a statement with what its rater said before, and keeps it when it says more. */
function compare(
	draft: Draft,
	said: Statement,
	known: KnownPerson | undefined,
	ref: string,
	row: number,
): PreviewCell {
	const held = known?.raters[said.skill.id]?.find((rating) => rating.rater === said.rater);
	const base = {
		skill: said.skill.id,
		text: String(said.level),
		level: said.level,
		...(held ? { before: held.level } : {}),
	};
	if (held && adds(said, held, draft.context.now) === 'nothing')
		return { ...base, state: 'unchanged' };
	if (held && adds(said, held, draft.context.now) === 'older') {
		draft.notices.push({
			row,
			text: String(said.level),
			note: `Older than this rater's ${held.level} of ${dayOf(held.ratedAt)}, which stays`,
		});
		return { ...base, state: 'unchanged' };
	}
	draft.ratings.push({
		person: ref,
		skill: said.skill.id,
		level: said.level,
		source: said.source,
		rater: said.rater,
		...(said.raterName === undefined ? {} : { raterName: said.raterName }),
		confidence: said.confidence,
		note: said.note,
		evidence: said.evidence,
		...(said.tags.length === 0 ? {} : { tags: said.tags }),
		...(said.moment ? { ratedAt: momentOf(said.moment, held) } : {}),
	});
	return { ...base, state: held ? 'changed' : 'new' };
}

/**
 * When a rating was made, ms UTC. One that names only the day of what this rater said last follows
 * it: a day alone does not say that it came before.
 */
function momentOf({ at, whole }: Moment, held: KnownRating | undefined): number {
	return whole && held && dayOf(at) === dayOf(held.ratedAt) ? Math.max(at, held.ratedAt) : at;
}

/** A stored text as it comes back from a file: one kind of line end, no space around it. */
function tidyLines(text: string): string {
	return text.replace(/\r\n?/g, '\n').trim();
}

function sameTags(said: readonly string[], held: readonly string[]): boolean {
	return said.length === held.length && said.every((id) => held.includes(id));
}

function adds(said: Statement, held: KnownRating, now: number): 'nothing' | 'older' | 'more' {
	const made = said.moment?.at ?? now;
	const sameMoment =
		said.moment === undefined ||
		(said.moment.whole ? dayOf(made) === dayOf(held.ratedAt) : made === held.ratedAt);
	const sameWords =
		said.level === held.level &&
		said.source === held.source &&
		said.confidence === held.confidence &&
		(said.note === '' || said.note === tidyLines(held.note)) &&
		(said.evidence === '' || said.evidence === held.evidence.trim()) &&
		(said.tags.length === 0 || sameTags(said.tags, held.tags));
	if (sameMoment && sameWords) return 'nothing';
	const older = said.moment?.whole ? dayOf(made) < dayOf(held.ratedAt) : made < held.ratedAt;
	return older ? 'older' : 'more';
}
