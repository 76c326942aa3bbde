import type { Role } from '$lib/domain/framework';
import type { Tx } from '$lib/server/db/client';

/** A member as the writing side knows them. */
export interface MemberRow {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	readonly email?: string;
	readonly title: string;
	readonly role: Role;
	/** yyyy-mm-dd. */
	readonly startedOn?: string;
	readonly demo: boolean;
	readonly version: number;
	readonly archived: boolean;
	/** Teams the person is in, with the share of full time in each. */
	readonly teams: readonly { readonly id: string; readonly share: number }[];
}

interface RawMember {
	id: string;
	slug: string;
	name: string;
	email: string | null;
	title: string;
	role: Role;
	started_on: string | null;
	demo: boolean;
	version: number;
	archived: boolean;
	teams: { id: string; share: number }[];
}

/** Fields a person is made with or changed to. */
export interface MemberFields {
	readonly name: string;
	readonly email: string | undefined;
	readonly title: string;
	readonly role: Role;
	readonly startedOn: string | undefined;
}

export interface NewMember extends MemberFields {
	readonly id: string;
	readonly slug: string;
	readonly demo: boolean;
	/** Share of full time in the team they are added to, (0, 1]. */
	readonly share: number;
}

/** Spelled out: a workspace may have thousands, and gathering the rest of an object is slow. */
const toMember = (row: RawMember): MemberRow => ({
	id: row.id,
	slug: row.slug,
	name: row.name,
	email: row.email ?? undefined,
	title: row.title,
	role: row.role,
	startedOn: row.started_on ?? undefined,
	demo: row.demo,
	version: row.version,
	archived: row.archived,
	teams: row.teams,
});

/** Everyone of the workspace in name order, archived people included. */
export async function list(tx: Tx, workspaceId: string): Promise<MemberRow[]> {
	const rows = await tx<RawMember[]>`
		select m.id, m.slug, m.name, m.email, m.title, m.role, m.demo, m.version,
			to_char(m.started_on, 'YYYY-MM-DD') as started_on, m.archived_at is not null as archived,
			coalesce((
				select jsonb_agg(jsonb_build_object('id', t.team_id, 'share', t.share::float8))
				from team_members t where t.workspace_id = m.workspace_id and t.member_id = m.id
			), '[]') as teams
		from members m
		where m.workspace_id = ${workspaceId}
		order by m.name, m.id`;
	return rows.map(toMember);
}

/** The slugs that are taken. */
export async function listSlugs(tx: Tx, workspaceId: string): Promise<ReadonlySet<string>> {
	const rows = await tx<{ slug: string }[]>`
		select slug from members where workspace_id = ${workspaceId}`;
	return new Set(rows.map((row) => row.slug));
}

/** Locks the people of a team against changes and ratings until the transaction ends. */
export async function lockTeam(tx: Tx, workspaceId: string, teamId: string): Promise<void> {
	await tx`
		select m.id from members m
		where m.workspace_id = ${workspaceId} and exists (
			select from team_members t
			where t.workspace_id = m.workspace_id and t.member_id = m.id and t.team_id = ${teamId}
		)
		order by m.id
		for update of m`;
}

/** One person, locked against changes until the transaction ends. */
export async function findForUpdate(
	tx: Tx,
	workspaceId: string,
	memberId: string,
): Promise<MemberRow | undefined> {
	const [row] = await tx<RawMember[]>`
		select m.id, m.slug, m.name, m.email, m.title, m.role, m.demo, m.version,
			to_char(m.started_on, 'YYYY-MM-DD') as started_on, m.archived_at is not null as archived,
			coalesce((
				select jsonb_agg(jsonb_build_object('id', t.team_id, 'share', t.share::float8))
				from team_members t where t.workspace_id = m.workspace_id and t.member_id = m.id
			), '[]') as teams
		from members m
		where m.workspace_id = ${workspaceId} and m.id::text = ${memberId}
		for update of m`;
	return row && toMember(row);
}

/** Makes people and puts them into a team, in one statement each, however many they are. */
export async function insert(
	tx: Tx,
	workspaceId: string,
	teamId: string,
	people: readonly NewMember[],
): Promise<void> {
	if (people.length === 0) return;
	const rows = tx.json(
		people.map((person) => ({
			...person,
			email: person.email ?? null,
			started_on: person.startedOn ?? null,
		})),
	);
	await tx`
		insert into members (workspace_id, id, slug, name, email, title, role, started_on, demo)
		select ${workspaceId}::uuid, p.id, p.slug, p.name, p.email, p.title, p.role, p.started_on, p.demo
		from jsonb_to_recordset(${rows}) as p(id uuid, slug text, name text, email text, title text,
			role text, started_on date, demo boolean)`;
	await tx`
		insert into team_members (workspace_id, team_id, member_id, share)
		select ${workspaceId}::uuid, ${teamId}::uuid, p.id, p.share
		from jsonb_to_recordset(${rows}) as p(id uuid, share numeric)`;
}

/** Stores a person's fields and counts the version up. */
export async function update(
	tx: Tx,
	workspaceId: string,
	memberId: string,
	fields: MemberFields,
): Promise<void> {
	await tx`
		update members set name = ${fields.name}, email = ${fields.email ?? null}, title = ${fields.title},
			role = ${fields.role}, started_on = ${fields.startedOn ?? null}, version = version + 1
		where workspace_id = ${workspaceId} and id = ${memberId}`;
}

/** Archives a person, or takes them back (`at` absent), and counts the version up. */
export async function updateArchived(
	tx: Tx,
	workspaceId: string,
	memberId: string,
	at: Date | undefined,
): Promise<void> {
	await tx`
		update members set archived_at = ${at ?? null}, version = version + 1
		where workspace_id = ${workspaceId} and id = ${memberId}`;
}

/** Puts a person into a team with a share, or changes the share they are in it with. */
export async function updateShare(
	tx: Tx,
	workspaceId: string,
	teamId: string,
	memberId: string,
	share: number,
): Promise<void> {
	await tx`
		insert into team_members (workspace_id, team_id, member_id, share)
		values (${workspaceId}, ${teamId}, ${memberId}, ${share})
		on conflict (workspace_id, team_id, member_id) do update set share = excluded.share`;
}

/** Takes a person out of a team; what was rated stays with the person. */
export async function removeFromTeam(
	tx: Tx,
	workspaceId: string,
	teamId: string,
	memberIds: readonly string[],
): Promise<void> {
	await tx`
		delete from team_members
		where workspace_id = ${workspaceId} and team_id = ${teamId}
			and member_id::text in (select jsonb_array_elements_text(${tx.json(memberIds)}))`;
}

/** Invented people give way: takes these addresses from demo people who have them. */
export async function releaseDemoEmails(
	tx: Tx,
	workspaceId: string,
	emails: readonly string[],
): Promise<void> {
	if (emails.length === 0) return;
	await tx`
		update members set email = null
		where workspace_id = ${workspaceId} and demo
			and email in (select jsonb_array_elements_text(${tx.json(emails)}))`;
}

/**
 * Which of these people nobody has touched since an import made them: the version of their
 * making, in no other team, tied to no account, and without a rating from elsewhere.
 */
export async function listUntouched(
	tx: Tx,
	workspaceId: string,
	teamId: string,
	importId: string,
	memberIds: readonly string[],
): Promise<string[]> {
	if (memberIds.length === 0) return [];
	const rows = await tx<{ id: string }[]>`
		select m.id
		from members m
		join jsonb_array_elements_text(${tx.json(memberIds)}) as w(id) on m.id::text = w.id
		where m.workspace_id = ${workspaceId} and m.version = 1 and m.archived_at is null
			and not exists (
				select from rating_events e
				where e.workspace_id = m.workspace_id and e.member_id = m.id
					and e.import_id is distinct from ${importId}::uuid)
			and not exists (
				select from team_members t
				where t.workspace_id = m.workspace_id and t.member_id = m.id and t.team_id <> ${teamId}::uuid)
			and not exists (
				select from memberships a where a.workspace_id = m.workspace_id and a.member_id = m.id)
			and not exists (
				select from invitations i
				where i.workspace_id = m.workspace_id and i.member_id = m.id and i.used_at is null)`;
	return rows.map((row) => row.id);
}

/** Removes people with everything that hangs on them. */
export async function remove(
	tx: Tx,
	workspaceId: string,
	memberIds: readonly string[],
): Promise<void> {
	if (memberIds.length === 0) return;
	await tx`
		delete from members
		where workspace_id = ${workspaceId}
			and id::text in (select jsonb_array_elements_text(${tx.json(memberIds)}))`;
}
