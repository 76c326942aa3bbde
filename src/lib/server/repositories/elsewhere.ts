import type { Tx } from '$lib/server/db/client';

/** A person of another team: where their ratings are read from, and what a list calls them. */
export interface ElsewhereRow {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	readonly teamId: string;
	readonly teamName: string;
}

/**
 * People of the given teams who are not in this one, by team and name; somebody in several of them
 * once, for the first. `only` keeps those with one of its ids or slugs.
 */
export async function list(
	tx: Tx,
	workspaceId: string,
	{
		teamId,
		from,
		only,
		limit,
	}: {
		readonly teamId: string;
		/** Ids of the teams to look in. */
		readonly from: readonly string[];
		readonly only?: readonly string[];
		readonly limit: number;
	},
): Promise<ElsewhereRow[]> {
	const rows = await tx<ElsewhereRow[]>`
		select distinct on (m.id) m.id, m.slug, m.name, t.id as "teamId", t.name as "teamName"
		from team_members tm
		join teams t on t.workspace_id = tm.workspace_id and t.id = tm.team_id
		join members m on m.workspace_id = tm.workspace_id and m.id = tm.member_id
		where tm.workspace_id = ${workspaceId} and tm.team_id = any(${[...from]}::uuid[])
			and t.archived_at is null and m.archived_at is null
			and (${only === undefined} or m.slug = any(${[...(only ?? [])]}::text[])
				or m.id::text = any(${[...(only ?? [])]}::text[]))
			and not exists (
				select from team_members own
				where own.workspace_id = tm.workspace_id and own.team_id = ${teamId}
					and own.member_id = tm.member_id)
		order by m.id, lower(t.name), t.id
		limit ${limit}`;
	return rows
		.map((row) => ({ ...row }))
		.sort((a, b) => a.teamName.localeCompare(b.teamName) || a.name.localeCompare(b.name));
}

/** Names of members by id, archived and of any team; who is gone altogether is left out. */
export async function listNames(
	tx: Tx,
	workspaceId: string,
	ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
	const rows = await tx<{ id: string; name: string }[]>`
		select id, name from members
		where workspace_id = ${workspaceId} and id::text = any(${[...ids]}::text[])`;
	return new Map(rows.map(({ id, name }) => [id, name]));
}
