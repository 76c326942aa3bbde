import type { Role } from '$lib/domain/framework';
import {
	readDate,
	readEmail,
	readName,
	readRole,
	readShare,
	readTitle,
	tidy,
	type Read,
} from '$lib/domain/person-fields';
import type { Issues, Parsed } from './form';

/** The fields of the form of one person, as they are typed. */
export const PERSON_FIELDS = ['name', 'email', 'title', 'role', 'started', 'share'] as const;
export type PersonForm = Readonly<Record<(typeof PERSON_FIELDS)[number], string>>;

export interface PersonInput {
	readonly name: string;
	readonly email: string | undefined;
	readonly title: string;
	readonly role: Role;
	readonly startedOn: string | undefined;
	readonly share: number;
}

/** Reads a person's form by the rules that imports keep too; one message a field. */
export function parsePerson(form: PersonForm): Parsed<PersonInput> {
	const issues: Record<string, string> = {};
	const take = <T>(field: keyof PersonForm, read: Read<T>): T | undefined => {
		if (read.ok) return read.value;
		issues[field] = `${read.reason}.`;
		return undefined;
	};
	const name = take('name', readName(form.name));
	const email = take('email', readEmail(form.email));
	const title = take('title', readTitle(form.title));
	const role = take('role', readRole(form.role));
	const startedOn = take('started', readDate(form.started));
	const share = take('share', readShare(form.share));
	if (name === undefined || Object.keys(issues).length > 0) return { ok: false, issues };
	return {
		ok: true,
		output: { name, email, title: title ?? '', role: role ?? 'none', startedOn, share: share ?? 1 },
	};
}

const TEAM_NAME_LENGTH = 120;

/** Reads the name of a team: 1 to 120 characters. */
export function parseTeamName(text: string): Parsed<string> {
	const name = tidy(text);
	const fault = (reason: string): { ok: false; issues: Issues } => ({
		ok: false,
		issues: { name: reason },
	});
	if (name === '') return fault('A team needs a name.');
	if (name.length > TEAM_NAME_LENGTH)
		return fault(`A team name has at most ${TEAM_NAME_LENGTH} characters.`);
	return { ok: true, output: name };
}
