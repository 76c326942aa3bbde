import { unescapeFormula } from '../formula-text.ts';
import {
	readDate,
	readEmail,
	readName,
	readRole,
	readShare,
	readTitle,
	roleOfTitle,
	tidy,
	type Read,
} from '../person-fields.ts';
import { PERSON_TARGETS, columnOf, type Layout, type Target } from './columns.ts';
import {
	WHOLE_ROW,
	excerpt,
	type DetailChange,
	type KnownPerson,
	type NewPerson,
	type PersonFields,
	type PersonUpdate,
	type Problem,
} from './preview.ts';
import { LIMITS } from './table.ts';

/** A field that could not be read: everything of a problem but what stays. */
export type FieldFault = Omit<Problem, 'instead'>;

export type PersonRow =
	| { readonly ok: true; readonly fields: PersonFields; readonly faults: readonly FieldFault[] }
	| { readonly ok: false; readonly fault: FieldFault };

/**
 * Reads the person of one record. Without a usable name the whole row is refused; any other
 * field that breaks its rule is left out and listed.
 */
export function readPerson(layout: Layout, cells: readonly string[], row: number): PersonRow {
	const text = (target: Target) => {
		const column = columnOf(layout, target);
		return column ? unescapeFormula(cells[column.index] ?? '').trim() : '';
	};
	const parts = [tidy(text('first')), tidy(text('last'))].filter((part) => part !== '');
	const nameText = tidy(text('name')) === '' ? parts.join(' ') : text('name');
	const emailText = text('email');
	// In the long form a file may name people by their address alone.
	const byAddress = nameText === '' && emailText !== '' && layout.form === 'long';
	const name: Read<string> = byAddress ? { ok: true, value: '' } : readName(rawName(nameText));
	if (!name.ok) {
		return {
			ok: false,
			fault: { row, column: WHOLE_ROW, text: excerpt(nameText), reason: name.reason },
		};
	}
	const faults: FieldFault[] = [];
	const take = <T>(target: Target, read: (text: string) => Read<T>): T | undefined => {
		const cell = text(target);
		const result = cell.length > LIMITS.cell ? tooLong() : read(cell);
		if (result.ok) return result.value;
		faults.push({
			row,
			column: columnOf(layout, target)?.header ?? target,
			text: excerpt(cell),
			reason: result.reason,
		});
		return undefined;
	};
	const email = take('email', readEmail);
	const title = take('title', readTitle);
	const role = take('role', readRole);
	const startedOn = take('started', readDate);
	const share = take('share', readShare);
	return {
		ok: true,
		faults,
		fields: {
			name: name.value,
			...(email === undefined ? {} : { email }),
			...(title ? { title } : {}),
			...(role === undefined ? {} : { role }),
			...(startedOn === undefined ? {} : { startedOn }),
			...(share === undefined ? {} : { share }),
		},
	};
}

/** The columns that say who a row is about, and what of them. */
const PERSON_COLUMNS: ReadonlySet<Target> = new Set(PERSON_TARGETS);

/**
 * A reader of the persons of a file's records that reads what is the same only once: a long file
 * names each person once for every skill.
 */
export function personReader(layout: Layout): (cells: readonly string[], row: number) => PersonRow {
	const columns = layout.columns.filter(({ target }) => PERSON_COLUMNS.has(target));
	const read = new Map<string, PersonRow>();
	return (cells, row) => {
		const key = columns.map(({ index }) => cells[index] ?? '').join('\u001f');
		const known = read.get(key);
		if (known) return known;
		const person = readPerson(layout, cells, row);
		// A fault tells its row, so it is found anew in each.
		if (person.ok && person.faults.length === 0) read.set(key, person);
		return person;
	};
}

/** A name longer than a cell may be is cut for reading; its own limit then refuses it. */
function rawName(text: string): string {
	return text.slice(0, LIMITS.cell);
}

function tooLong(): { readonly ok: false; readonly reason: string } {
	return { ok: false, reason: `A cell has at most ${LIMITS.cell.toLocaleString('en')} characters` };
}

/** The person that a row adds; without a role column the title says the role. */
export function newPerson(
	layout: Layout,
	key: string,
	row: number,
	fields: PersonFields,
): NewPerson {
	const inferred = columnOf(layout, 'role') ? 'none' : roleOfTitle(fields.title ?? '');
	return { ...fields, key, row, role: fields.role ?? inferred };
}

/**
 * What a row changes of a known person, or `undefined` when nothing. The name stays as it is (it
 * is how the person was found) and an address is filled in, never replaced.
 */
export function personUpdate(person: KnownPerson, fields: PersonFields): PersonUpdate | undefined {
	const changes: DetailChange[] = [];
	const note = (field: DetailChange['field'], from: unknown, to: unknown) => {
		if (to !== undefined && to !== from)
			changes.push({ field, from: from === undefined ? '' : String(from), to: String(to) });
	};
	if (person.email === undefined) note('email', undefined, fields.email);
	note('title', person.title, fields.title);
	note('role', person.role, fields.role);
	note('startedOn', person.startedOn, fields.startedOn);
	if (person.inTeam) note('share', person.share, fields.share);
	if (changes.length === 0 && person.inTeam) return undefined;
	const changed = new Set(changes.map((change) => change.field));
	return {
		id: person.id,
		name: person.name,
		joins: !person.inTeam,
		changes,
		fields: {
			...(changed.has('email') ? { email: fields.email } : {}),
			...(changed.has('title') ? { title: fields.title } : {}),
			...(changed.has('role') ? { role: fields.role } : {}),
			...(changed.has('startedOn') ? { startedOn: fields.startedOn } : {}),
			...(changed.has('share') || !person.inTeam ? { share: fields.share } : {}),
		},
	};
}
