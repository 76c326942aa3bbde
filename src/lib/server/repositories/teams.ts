import type { Tx } from '$lib/server/db/client';

export interface TeamListRow {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	readonly demo: boolean;
	readonly people: number;
	/** When it was archived; absent for a team in use. */
	readonly archivedAt?: Date;
}

/** All teams of a workspace by name, archived ones included, with the number of their people. */
export async function list(tx: Tx, workspaceId: string): Promise<TeamListRow[]> {
	const rows = await tx<
		{
			id: string;
			slug: string;
			name: string;
			demo: boolean;
			people: number;
			archived_at: Date | null;
		}[]
	>`
		select t.id, t.slug, t.name, t.demo, t.archived_at, (
			select count(*)::int from team_members tm
			join members m on m.workspace_id = tm.workspace_id and m.id = tm.member_id
			where tm.workspace_id = t.workspace_id and tm.team_id = t.id and m.archived_at is null
		) as people
		from teams t
		where t.workspace_id = ${workspaceId}
		order by lower(t.name), t.id`;
	return rows.map(({ archived_at, ...row }) => ({ ...row, archivedAt: archived_at ?? undefined }));
}

/** The addresses that are taken, those of archived teams included. */
export async function listSlugs(tx: Tx, workspaceId: string): Promise<ReadonlySet<string>> {
	const rows = await tx<{ slug: string }[]>`
		select slug from teams where workspace_id = ${workspaceId}`;
	return new Set(rows.map((row) => row.slug));
}

/** Makes a team; `false` when the slug has been taken in the meantime. */
export async function insert(
	tx: Tx,
	workspaceId: string,
	team: { readonly id: string; readonly slug: string; readonly name: string },
): Promise<boolean> {
	const rows = await tx`
		insert into teams (workspace_id, id, slug, name)
		values (${workspaceId}, ${team.id}, ${team.slug}, ${team.name})
		on conflict (workspace_id, slug) do nothing
		returning id`;
	return rows.length > 0;
}

/** Gives a person the right to a team. */
export async function insertManager(
	tx: Tx,
	workspaceId: string,
	teamId: string,
	userId: string,
): Promise<void> {
	await tx`
		insert into membership_teams (workspace_id, user_id, team_id)
		values (${workspaceId}, ${userId}, ${teamId})
		on conflict (workspace_id, user_id, team_id) do nothing`;
}

export async function updateName(
	tx: Tx,
	workspaceId: string,
	teamId: string,
	name: string,
): Promise<void> {
	await tx`
		update teams set name = ${name} where workspace_id = ${workspaceId} and id = ${teamId}`;
}

/** Archives a team, or takes it back (`at` absent). Returns its slug, `undefined` without such a team. */
export async function updateArchived(
	tx: Tx,
	workspaceId: string,
	teamId: string,
	at: Date | undefined,
): Promise<string | undefined> {
	const [row] = await tx<{ slug: string }[]>`
		update teams set archived_at = ${at ?? null}
		where workspace_id = ${workspaceId} and id::text = ${teamId}
		returning slug`;
	return row?.slug;
}

/** Lets the changes of one team's people follow one another, until the transaction ends. */
export async function lock(tx: Tx, workspaceId: string, teamId: string): Promise<void> {
	await tx`
		select pg_advisory_xact_lock(hashtextextended(${`${workspaceId} ${teamId}`}, 0))`;
}
