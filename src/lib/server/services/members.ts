/** The people of a team: the list, adding, changing, archiving, moving in and out. */
import type { TeamAccess } from '$lib/domain/access';
import { fold, freeSlug } from '$lib/domain/fold';
import type { Role } from '$lib/domain/framework';
import { readNameList, type NameList } from '$lib/domain/intake/name-list';
import { database, type Tx } from '$lib/server/db/client';
import * as audit from '$lib/server/repositories/audit';
import * as members from '$lib/server/repositories/members';
import * as teams from '$lib/server/repositories/teams';
import { fieldsOf } from '$lib/server/services/import-record';
import { mayBring } from '$lib/server/services/known-people';

export interface TeamMemberLine {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	readonly email?: string;
	readonly title: string;
	readonly role: Role;
	/** yyyy-mm-dd. */
	readonly startedOn?: string;
	/** Share of full time in this team, (0, 1]. */
	readonly share: number;
	readonly version: number;
	/** In another team as well, so that leaving this one loses nobody. */
	readonly elsewhere: boolean;
	/** Whether archiving would reach into a team of somebody else. */
	readonly shared: boolean;
}

export interface PeoplePage {
	readonly people: readonly TeamMemberLine[];
	readonly archived: readonly TeamMemberLine[];
	/** People of the workspace who are not in this team and may be added to it. */
	readonly addable: readonly {
		readonly id: string;
		readonly name: string;
		readonly title: string;
	}[];
}

/** The people of the team in name order, those put away, and those who could join. */
export async function listMembers(access: TeamAccess): Promise<PeoplePage> {
	const rows = await database().inWorkspace(access.workspaceId, (tx) =>
		members.list(tx, access.workspaceId),
	);
	const here = rows.filter((row) => shareIn(row, access) !== undefined);
	const lines = here.map((row) => ({ archived: row.archived, line: lineOf(row, access) }));
	return {
		people: lines.filter(({ archived }) => !archived).map(({ line }) => line),
		archived: lines.filter(({ archived }) => archived).map(({ line }) => line),
		addable: rows
			.filter((row) => shareIn(row, access) === undefined && !row.archived && mayBring(access, row))
			.map(({ id, name, title }) => ({ id, name, title })),
	};
}

function shareIn(row: members.MemberRow, access: TeamAccess): number | undefined {
	return row.teams.find((team) => team.id === access.team.id)?.share;
}

function lineOf(row: members.MemberRow, access: TeamAccess): TeamMemberLine {
	const { id, slug, name, email, title, role, startedOn, version } = row;
	const others = row.teams.filter((team) => team.id !== access.team.id);
	const { teamIds } = access;
	return {
		id,
		slug,
		name,
		email,
		title,
		role,
		startedOn,
		version,
		share: shareIn(row, access) ?? 1,
		elsewhere: others.length > 0,
		shared: teamIds !== 'all' && others.some((team) => !teamIds.includes(team.id)),
	};
}

export interface MemberInput extends members.MemberFields {
	readonly share: number;
}

export type MemberOutcome =
	| { readonly kind: 'saved'; readonly id: string; readonly name: string }
	/** `holder` is named only when whoever asks may see that person. */
	| { readonly kind: 'email-taken'; readonly holder?: string }
	/** Somebody changed the person in the meantime; nothing was written. */
	| { readonly kind: 'conflict'; readonly current: TeamMemberLine }
	| { readonly kind: 'unknown' };

/** How adding somebody ended; who is added has a page under their slug. */
export type AddOutcome =
	| (Extract<MemberOutcome, { kind: 'saved' }> & { readonly slug: string })
	| Extract<MemberOutcome, { kind: 'email-taken' }>;

/** Who has this address already; demo people give theirs up to real ones. */
async function emailHolder(
	tx: Tx,
	access: TeamAccess,
	email: string | undefined,
	except?: string,
): Promise<Extract<MemberOutcome, { kind: 'email-taken' }> | undefined> {
	if (email === undefined) return undefined;
	if (!access.team.demo) await members.releaseDemoEmails(tx, access.workspaceId, [email]);
	const rows = await members.list(tx, access.workspaceId);
	const holder = rows.find((row) => row.email === email && row.id !== except);
	if (!holder) return undefined;
	return { kind: 'email-taken', ...(mayBring(access, holder) ? { holder: holder.name } : {}) };
}

/** Adds a new person to the team. */
export async function addMember(access: TeamAccess, input: MemberInput): Promise<MemberOutcome> {
	return database().inWorkspace(access.workspaceId, (tx) => insertMember(tx, access, input));
}

/** Adds a new person to the team in the caller's transaction, with its audit row. */
export async function insertMember(
	tx: Tx,
	access: TeamAccess,
	input: MemberInput,
): Promise<AddOutcome> {
	const { workspaceId, team } = access;
	await teams.lock(tx, workspaceId, 'people');
	const taken = await emailHolder(tx, access, input.email);
	if (taken) return taken;
	const [added] = await insertPeople(tx, access, [input]);
	if (!added) throw new Error('Nobody was added.');
	await audit.insert(tx, access, {
		action: 'member.add',
		subjectType: 'member',
		subjectId: added.id,
		after: { ...input, team: team.name },
	});
	return { kind: 'saved', id: added.id, name: input.name, slug: added.slug };
}

async function insertPeople(
	tx: Tx,
	access: TeamAccess,
	people: readonly MemberInput[],
): Promise<members.NewMember[]> {
	const rows = await members.list(tx, access.workspaceId);
	const slugs = new Set(rows.map((row) => row.slug));
	const added = people.map((person): members.NewMember => {
		const slug = freeSlug(person.name, 'person', slugs);
		slugs.add(slug);
		return { ...person, id: crypto.randomUUID(), slug, demo: access.team.demo };
	});
	await members.insert(tx, access.workspaceId, access.team.id, added);
	return added;
}

export type ListOutcome =
	| { readonly kind: 'added'; readonly added: number; readonly present: readonly string[] }
	| { readonly kind: 'refused'; readonly faults: NameList['faults'] }
	| { readonly kind: 'empty' };

/**
 * Adds everyone of a pasted list. Names that are in the team already are passed over and told;
 * when a line cannot be read nobody is added.
 */
export async function addMembers(access: TeamAccess, text: string): Promise<ListOutcome> {
	const list = readNameList(text);
	if (list.faults.length > 0) return { kind: 'refused', faults: list.faults };
	if (list.people.length === 0) return { kind: 'empty' };
	const { workspaceId, team } = access;
	return database().inWorkspace(workspaceId, async (tx): Promise<ListOutcome> => {
		await teams.lock(tx, workspaceId, 'people');
		const emails = list.people.flatMap(({ email }) => email ?? []);
		if (!team.demo) await members.releaseDemoEmails(tx, workspaceId, emails);
		const rows = await members.list(tx, workspaceId);
		const here = new Set(
			rows.filter((row) => shareIn(row, access) !== undefined).map((row) => fold(row.name)),
		);
		const taken = new Set(rows.flatMap(({ email }) => email ?? []));
		const faults: NameList['faults'][number][] = [];
		const present: string[] = [];
		const fresh: MemberInput[] = [];
		for (const { line, name, email } of list.people) {
			if (here.has(fold(name))) present.push(name);
			else if (email !== undefined && taken.has(email))
				faults.push({ line, text: email, reason: 'Somebody has this e-mail already' });
			else fresh.push({ name, email, title: '', role: 'none', startedOn: undefined, share: 1 });
			here.add(fold(name));
			if (email !== undefined) taken.add(email);
		}
		if (faults.length > 0) return { kind: 'refused', faults };
		if (fresh.length > 0) {
			await insertPeople(tx, access, fresh);
			await audit.insert(tx, access, {
				action: 'member.add-list',
				subjectType: 'team',
				subjectId: team.id,
				after: { names: fresh.map((person) => person.name) },
			});
		}
		return { kind: 'added', added: fresh.length, present };
	});
}

/** Changes a person's fields and their share in this team, based on the version that was shown. */
export async function editMember(
	access: TeamAccess,
	memberId: string,
	version: number,
	input: MemberInput,
): Promise<MemberOutcome> {
	const { workspaceId, team } = access;
	return database().inWorkspace(workspaceId, async (tx): Promise<MemberOutcome> => {
		await teams.lock(tx, workspaceId, 'people');
		const row = await members.findForUpdate(tx, workspaceId, memberId);
		const share = row && shareIn(row, access);
		if (!row || share === undefined) return { kind: 'unknown' };
		if (row.version !== version) return { kind: 'conflict', current: lineOf(row, access) };
		const taken = await emailHolder(tx, access, input.email, row.id);
		if (taken) return taken;
		const { share: wanted, ...fields } = input;
		await members.update(tx, workspaceId, row.id, fields);
		if (wanted !== share) await members.updateShare(tx, workspaceId, team.id, row.id, wanted);
		await audit.insert(tx, access, {
			action: 'member.edit',
			subjectType: 'member',
			subjectId: row.id,
			before: { ...fieldsOf(row), share },
			after: { ...input },
		});
		return { kind: 'saved', id: row.id, name: input.name };
	});
}

export type MoveOutcome =
	/** `share` is the person's share of full time in this team, (0, 1]. */
	| { readonly kind: 'saved'; readonly name: string; readonly share: number }
	/** The person is in a team of somebody else, which archiving would reach into. */
	| { readonly kind: 'shared'; readonly name: string }
	/** The person is in no other team, so that leaving this one would lose them. */
	| { readonly kind: 'last-team'; readonly name: string }
	| { readonly kind: 'unknown' };

/** What a person in the team can be put through besides an edit. */
export type Move = 'archive' | 'restore' | 'remove';

/**
 * Archives a person (gone from every page, nothing lost), takes them back, or takes them out of
 * this team while they stay in another. `now` is ms UTC.
 */
export async function moveMember(
	access: TeamAccess,
	memberId: string,
	move: Move,
	now: number,
): Promise<MoveOutcome> {
	const { workspaceId, team } = access;
	return database().inWorkspace(workspaceId, async (tx): Promise<MoveOutcome> => {
		const row = await members.findForUpdate(tx, workspaceId, memberId);
		if (!row || shareIn(row, access) === undefined) return { kind: 'unknown' };
		const { name } = row;
		const line = lineOf(row, access);
		if (move === 'remove') {
			if (!line.elsewhere) return { kind: 'last-team', name };
			await members.removeFromTeam(tx, workspaceId, team.id, [row.id]);
		} else {
			if (line.shared) return { kind: 'shared', name };
			const at = move === 'archive' ? new Date(now) : undefined;
			await members.updateArchived(tx, workspaceId, row.id, at);
		}
		await audit.insert(tx, access, {
			action: `member.${move}`,
			subjectType: 'member',
			subjectId: row.id,
			after: { name, team: team.name },
		});
		return { kind: 'saved', name, share: line.share };
	});
}

/** Adds somebody of the workspace, with all their ratings, to this team as well. */
export async function bringMember(
	access: TeamAccess,
	memberId: string,
	share: number,
): Promise<MoveOutcome> {
	const { workspaceId, team } = access;
	return database().inWorkspace(workspaceId, async (tx): Promise<MoveOutcome> => {
		const row = await members.findForUpdate(tx, workspaceId, memberId);
		if (!row || row.archived || !mayBring(access, row)) return { kind: 'unknown' };
		if (shareIn(row, access) === undefined) {
			await members.updateShare(tx, workspaceId, team.id, row.id, share);
			await audit.insert(tx, access, {
				action: 'member.join',
				subjectType: 'member',
				subjectId: row.id,
				after: { name: row.name, team: team.name, share },
			});
		}
		return { kind: 'saved', name: row.name, share };
	});
}
