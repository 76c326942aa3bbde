import type { Role } from '$lib/domain/framework';
import type { Tx } from '$lib/server/db/client';

export interface ProfileRow {
	readonly name: string;
	readonly title: string;
	readonly role: Role;
	/** Names of the teams the person is in. */
	readonly teams: readonly string[];
}

/** The few facts of a member that need no release: no rating, no note. */
export async function find(
	tx: Tx,
	workspaceId: string,
	memberId: string,
): Promise<ProfileRow | undefined> {
	const [row] = await tx<{ name: string; title: string; role: Role; teams: string[] }[]>`
		select m.name, m.title, m.role, coalesce((
			select json_agg(t.name order by lower(t.name))
			from team_members tm join teams t on t.workspace_id = tm.workspace_id and t.id = tm.team_id
			where tm.workspace_id = m.workspace_id and tm.member_id = m.id and t.archived_at is null
		), '[]') as teams
		from members m
		where m.workspace_id = ${workspaceId} and m.id = ${memberId} and m.archived_at is null
	`;
	return row;
}
