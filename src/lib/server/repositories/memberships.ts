import { isWorkspaceRole, type WorkspaceRole } from '$lib/domain/access';
import type { Tx } from '$lib/server/db/client';

export interface OwnMembership {
	readonly workspaceId: string;
	readonly workspaceName: string;
	readonly role: WorkspaceRole;
}

/** The workspaces of an account, oldest membership first; needs a transaction as that user. */
export async function listOfUser(tx: Tx, userId: string): Promise<OwnMembership[]> {
	const rows = await tx<{ id: string; name: string; role: string }[]>`
		select w.id, w.name, m.role
		from memberships m join workspaces w on w.id = m.workspace_id
		where m.user_id = ${userId}
		order by m.created_at, w.name, w.id
	`;
	return rows.flatMap(({ id, name, role }) =>
		isWorkspaceRole(role) ? [{ workspaceId: id, workspaceName: name, role }] : [],
	);
}

export interface MembershipRow {
	readonly userId: string;
	readonly name: string;
	readonly email: string;
	readonly role: WorkspaceRole;
	readonly teamIds: readonly string[];
	readonly memberId?: string;
	readonly memberName?: string;
	readonly createdAt: Date;
}

/** Everybody with an account in the workspace, by name. */
export async function list(tx: Tx, workspaceId: string): Promise<MembershipRow[]> {
	const rows = await tx<
		{
			user_id: string;
			name: string;
			email: string;
			role: string;
			team_ids: string[];
			member_id: string | null;
			member_name: string | null;
			created_at: Date;
		}[]
	>`
		select m.user_id, u.name, u.email, m.role, m.member_id, p.name as member_name, m.created_at,
			coalesce((
				select json_agg(t.team_id) from membership_teams t
				where t.workspace_id = m.workspace_id and t.user_id = m.user_id
			), '[]') as team_ids
		from memberships m
			join users u on u.id = m.user_id
			left join members p on p.workspace_id = m.workspace_id and p.id = m.member_id
		where m.workspace_id = ${workspaceId}
		order by lower(u.name), u.email
	`;
	return rows.flatMap((row) =>
		isWorkspaceRole(row.role)
			? [
					{
						userId: row.user_id,
						name: row.name,
						email: row.email,
						role: row.role,
						teamIds: row.team_ids,
						memberId: row.member_id ?? undefined,
						memberName: row.member_name ?? undefined,
						createdAt: row.created_at,
					},
				]
			: [],
	);
}

/** A person's role, with the row locked until the transaction ends. */
export async function findForUpdate(
	tx: Tx,
	workspaceId: string,
	userId: string,
): Promise<{ readonly role: WorkspaceRole; readonly memberId?: string } | undefined> {
	const [row] = await tx<{ role: string; member_id: string | null }[]>`
		select role, member_id from memberships
		where workspace_id = ${workspaceId} and user_id = ${userId}
		for update
	`;
	return row && isWorkspaceRole(row.role)
		? { role: row.role, memberId: row.member_id ?? undefined }
		: undefined;
}

/**
 * Locks the owners and says how many there are, so that two owners who remove each other at the
 * same time cannot leave a workspace without one.
 */
export async function lockOwners(tx: Tx, workspaceId: string): Promise<number> {
	const rows = await tx`
		select user_id from memberships where workspace_id = ${workspaceId} and role = 'owner'
		order by user_id
		for update
	`;
	return rows.length;
}

/** Adds a person; `false` when they are in the workspace already. */
export async function insert(
	tx: Tx,
	workspaceId: string,
	membership: {
		readonly userId: string;
		readonly role: WorkspaceRole;
		readonly memberId?: string | undefined;
	},
): Promise<boolean> {
	const rows = await tx`
		insert into memberships (workspace_id, user_id, role, member_id)
		values (${workspaceId}, ${membership.userId}, ${membership.role}, ${membership.memberId ?? null})
		on conflict (workspace_id, user_id) do nothing
		returning user_id
	`;
	return rows.length > 0;
}

export async function update(
	tx: Tx,
	workspaceId: string,
	membership: {
		readonly userId: string;
		readonly role: WorkspaceRole;
		readonly memberId?: string | undefined;
	},
): Promise<void> {
	await tx`
		update memberships set role = ${membership.role}, member_id = ${membership.memberId ?? null}
		where workspace_id = ${workspaceId} and user_id = ${membership.userId}
	`;
}

/**
 * Gives a person exactly these teams; ids that are not teams of the workspace are left out.
 * Returns the ids of the teams given.
 */
export async function updateTeams(
	tx: Tx,
	workspaceId: string,
	userId: string,
	teamIds: readonly string[],
): Promise<string[]> {
	await tx`
		delete from membership_teams where workspace_id = ${workspaceId} and user_id = ${userId}
	`;
	const rows = await tx<{ team_id: string }[]>`
		insert into membership_teams (workspace_id, user_id, team_id)
		select workspace_id, ${userId}, id from teams
		where workspace_id = ${workspaceId}
			and id::text in (select jsonb_array_elements_text(${tx.json(teamIds)}))
		returning team_id
	`;
	return rows.map((row) => row.team_id);
}

/** Teams and people that an account can be tied to, by name; archived ones are left out. */
export async function listChoices(
	tx: Tx,
	workspaceId: string,
): Promise<{
	readonly teams: readonly { readonly id: string; readonly name: string }[];
	readonly members: readonly { readonly id: string; readonly name: string }[];
}> {
	const teams = await tx<{ id: string; name: string }[]>`
		select id, name from teams where workspace_id = ${workspaceId} and archived_at is null
		order by lower(name), id
	`;
	const members = await tx<{ id: string; name: string }[]>`
		select id, name from members where workspace_id = ${workspaceId} and archived_at is null
		order by lower(name), id
	`;
	return { teams: [...teams], members: [...members] };
}

/** Whether the workspace has such a member, not archived. */
export async function findMember(tx: Tx, workspaceId: string, id: string): Promise<boolean> {
	const rows = await tx`
		select id from members
		where workspace_id = ${workspaceId} and id = ${id} and archived_at is null
	`;
	return rows.length > 0;
}

export async function remove(tx: Tx, workspaceId: string, userId: string): Promise<void> {
	await tx`delete from memberships where workspace_id = ${workspaceId} and user_id = ${userId}`;
}
