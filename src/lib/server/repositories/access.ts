import { isWorkspaceRole, type WorkspaceRole } from '$lib/domain/access';
import type { Tx } from '$lib/server/db/client';

/** What the guards need to know of a person in the workspace that the transaction names. */
export interface Standing {
	readonly workspaceName: string;
	readonly role: WorkspaceRole;
	readonly teamIds: readonly string[];
	readonly memberId?: string;
	/** Grows with every change in the workspace. */
	readonly dataVersion: string;
}

/** A person's place in a workspace, or `undefined` for one who is not in it. */
export async function findStanding(
	tx: Tx,
	workspaceId: string,
	userId: string,
): Promise<Standing | undefined> {
	const [row] = await tx<
		{
			name: string;
			role: string;
			member_id: string | null;
			team_ids: string[];
			data_version: string;
		}[]
	>`
		select w.name, m.role, m.member_id,
			coalesce((
				select json_agg(t.team_id order by t.team_id) from membership_teams t
				where t.workspace_id = m.workspace_id and t.user_id = m.user_id
			), '[]') as team_ids,
			coalesce((
				select v.version::text from workspace_versions v where v.workspace_id = m.workspace_id
			), '0') as data_version
		from memberships m join workspaces w on w.id = m.workspace_id
		where m.workspace_id = ${workspaceId} and m.user_id = ${userId}
	`;
	if (!row || !isWorkspaceRole(row.role)) return undefined;
	return {
		workspaceName: row.name,
		role: row.role,
		teamIds: row.team_ids,
		memberId: row.member_id ?? undefined,
		dataVersion: row.data_version,
	};
}

export interface TeamRow {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	readonly demo: boolean;
	readonly preset?: string;
}

/** The team at this address, archived ones left out. */
export async function findTeam(
	tx: Tx,
	workspaceId: string,
	slug: string,
): Promise<TeamRow | undefined> {
	const [row] = await tx<
		{ id: string; slug: string; name: string; demo: boolean; preset: string | null }[]
	>`
		select id, slug, name, demo, preset from teams
		where workspace_id = ${workspaceId} and slug = ${slug} and archived_at is null
	`;
	return row && { ...row, preset: row.preset ?? undefined };
}

/** The member at this address, when that person is in the team and not archived. */
export async function findMember(
	tx: Tx,
	workspaceId: string,
	teamId: string,
	slug: string,
): Promise<{ readonly id: string; readonly slug: string; readonly name: string } | undefined> {
	const [row] = await tx<{ id: string; slug: string; name: string }[]>`
		select m.id, m.slug, m.name
		from members m join team_members t on t.workspace_id = m.workspace_id and t.member_id = m.id
		where m.workspace_id = ${workspaceId} and t.team_id = ${teamId} and m.slug = ${slug}
			and m.archived_at is null
	`;
	return row;
}
