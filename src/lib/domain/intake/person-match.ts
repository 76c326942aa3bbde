import { fold } from '../fold.ts';
import { ROWS_A_STEP, type Steps } from '../steps.ts';
import { sourceRows } from './assemble.ts';
import type { Layout } from './columns.ts';
import { personReader, type PersonRow } from './person-row.ts';
import type { KnownPerson } from './preview.ts';
import type { RawTable } from './table.ts';

export type Match =
	| { readonly kind: 'known'; readonly person: KnownPerson }
	/** `key` stands for the person until they have an id; `row` is where the file names them first. */
	| { readonly kind: 'new'; readonly key: string; readonly row: number; readonly first: boolean }
	| { readonly kind: 'rejected'; readonly reason: string; readonly instead: string };

interface Newcomer {
	readonly key: string;
	readonly row: number;
	readonly email: string | undefined;
}

/** Everybody a file speaks of. */
export interface Mentioned {
	/** Names, folded. */
	readonly names: ReadonlySet<string>;
	readonly emails: ReadonlySet<string>;
}

/** Whom a file speaks of, in steps of a few rows. */
export function* mentionedIn(table: RawTable, layout: Layout): Steps<Mentioned> {
	const names = new Set<string>();
	const emails = new Set<string>();
	const read = personReader(layout);
	const seen = new Set<PersonRow>();
	for (const [i, { cells, row }] of sourceRows(table, layout).entries()) {
		if (i % ROWS_A_STEP === 0) yield;
		const person = read(cells, row);
		if (!person.ok || seen.has(person)) continue;
		seen.add(person);
		names.add(fold(person.fields.name));
		if (person.fields.email !== undefined) emails.add(person.fields.email);
	}
	return { names, emails };
}

/** Whether a row of the file may be found to speak of this person. */
export function isMentioned(
	person: Pick<KnownPerson, 'name' | 'email'>,
	mentioned: Mentioned,
): boolean {
	return (
		(person.email !== undefined && mentioned.emails.has(person.email)) ||
		mentioned.names.has(fold(person.name))
	);
}

/**
 * Finds the person a row speaks of: by e-mail, then by name in the team, then by name in the other
 * teams the importer may see. Where two could be meant the row is refused rather than guessed.
 * `claimed` are the addresses that the file gives, so that a namesake with another address counts
 * as someone else when the known person is in the file too.
 */
export function personMatcher(
	known: readonly KnownPerson[],
	foreignEmails: ReadonlySet<string>,
	claimed: ReadonlySet<string>,
): (name: string, email: string | undefined, row: number) => Match {
	const byEmail = new Map<string, KnownPerson>();
	const byName = new Map<string, KnownPerson[]>();
	for (const person of known) {
		if (person.email !== undefined) byEmail.set(person.email, person);
		push(byName, fold(person.name), person);
	}
	const newByEmail = new Map<string, Newcomer>();
	const newByName = new Map<string, Newcomer[]>();

	return (name, email, row) => {
		const holder = email === undefined ? undefined : byEmail.get(email);
		if (holder) return found(holder);
		if (email !== undefined && foreignEmails.has(email)) {
			return {
				kind: 'rejected',
				reason: 'This e-mail belongs to someone outside your teams',
				instead: 'an owner can add them to this team',
			};
		}
		const key = fold(name);
		const namesakes = byName.get(key) ?? [];
		const inTeam = namesakes.filter((person) => person.inTeam);
		const same = inTeam.filter((person) => !differs(person, email));
		if (same.length > 1) return ambiguous(name);
		if (same[0]) return found(same[0]);
		const other = inTeam.find((person) => person.email !== undefined && !claimed.has(person.email));
		if (other) {
			return {
				kind: 'rejected',
				reason: `${other.name} is in the team with another e-mail (${other.email ?? ''})`,
				instead: 'all values stay; leave the e-mail column out to go by name',
			};
		}
		const elsewhere = namesakes.filter(
			(person) => !person.inTeam && !person.archived && !differs(person, email),
		);
		if (elsewhere.length > 1 && email === undefined) return ambiguous(name);
		if (elsewhere.length === 1 && elsewhere[0]) return found(elsewhere[0]);
		return newcomer(key, email, row, newByEmail, newByName) ?? ambiguous(name);
	};
}

function newcomer(
	nameKey: string,
	email: string | undefined,
	row: number,
	newByEmail: Map<string, Newcomer>,
	newByName: Map<string, Newcomer[]>,
): Match | undefined {
	const namesakes = newByName.get(nameKey) ?? [];
	const open = namesakes.filter((one) => email === undefined || one.email === undefined);
	if (open.length > 1) return undefined;
	const earlier = (email === undefined ? undefined : newByEmail.get(email)) ?? open[0];
	if (earlier) return { kind: 'new', key: earlier.key, row: earlier.row, first: false };
	const fresh: Newcomer = { key: `new:${row}`, row, email };
	if (email !== undefined) newByEmail.set(email, fresh);
	push(newByName, nameKey, fresh);
	return { kind: 'new', key: fresh.key, row, first: true };
}

function differs(person: KnownPerson, email: string | undefined): boolean {
	return email !== undefined && person.email !== undefined && person.email !== email;
}

function found(person: KnownPerson): Match {
	if (!person.archived) return { kind: 'known', person };
	return {
		kind: 'rejected',
		reason: `${person.name} is archived`,
		instead: 'restore them under People to import this row',
	};
}

function ambiguous(name: string): Match {
	return {
		kind: 'rejected',
		reason: `More than one person is called ${name}`,
		instead: 'give the e-mail to say who is meant',
	};
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
	const list = map.get(key);
	if (list) list.push(value);
	else map.set(key, [value]);
}
