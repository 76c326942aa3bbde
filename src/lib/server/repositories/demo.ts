import type { DemoMember } from '$lib/domain/demo-team';
import type { Requirement } from '$lib/domain/coverage';
import type { Tx } from '$lib/server/db/client';

/** Ids of the demo teams and demo members of the workspace. */
export async function list(
	tx: Tx,
	workspaceId: string,
): Promise<{ readonly teams: readonly string[]; readonly members: readonly string[] }> {
	const teams = await tx<{ id: string }[]>`
		select id from teams where workspace_id = ${workspaceId} and demo
	`;
	const members = await tx<{ id: string }[]>`
		select id from members where workspace_id = ${workspaceId} and demo
	`;
	return { teams: teams.map(({ id }) => id), members: members.map(({ id }) => id) };
}

/** Slugs and e-mail addresses that people and teams of the workspace already have. */
export async function listTaken(
	tx: Tx,
	workspaceId: string,
): Promise<{
	readonly teams: ReadonlySet<string>;
	readonly members: ReadonlySet<string>;
	readonly emails: ReadonlySet<string>;
}> {
	const teams = await tx<{ slug: string }[]>`
		select slug from teams where workspace_id = ${workspaceId}
	`;
	const members = await tx<{ slug: string; email: string | null }[]>`
		select slug, email from members where workspace_id = ${workspaceId}
	`;
	return {
		teams: new Set(teams.map(({ slug }) => slug)),
		members: new Set(members.map(({ slug }) => slug)),
		emails: new Set(members.flatMap(({ email }) => email ?? [])),
	};
}

export interface NewDemoMember extends Omit<DemoMember, 'ratings' | 'email'> {
	readonly id: string;
	readonly email: string | null;
}

/** Makes a demo team with its people and what it needs. */
export async function insert(
	tx: Tx,
	workspaceId: string,
	team: {
		readonly id: string;
		readonly slug: string;
		readonly name: string;
		readonly preset: string;
	},
	members: readonly NewDemoMember[],
	requirements: readonly Requirement[],
): Promise<void> {
	await tx`
		insert into teams (workspace_id, id, slug, name, preset, demo)
		values (${workspaceId}, ${team.id}, ${team.slug}, ${team.name}, ${team.preset}, true)
	`;
	const people = tx.json(members as never);
	await tx`
		insert into members (workspace_id, id, slug, name, email, title, role, started_on, demo)
		select ${workspaceId}::uuid, p.id, p.slug, p.name, p.email, p.title, p.role, p."startedOn", true
		from jsonb_to_recordset(${people}) as p(id uuid, slug text, name text, email text, title text,
			role text, "startedOn" date)
	`;
	await tx`
		insert into team_members (workspace_id, team_id, member_id, share)
		select ${workspaceId}::uuid, ${team.id}::uuid, p.id, p.share
		from jsonb_to_recordset(${people}) as p(id uuid, share numeric)
	`;
	await tx`
		insert into requirements (workspace_id, team_id, skill, level, need, importance)
		select ${workspaceId}::uuid, ${team.id}::uuid, r.skill, r.level, r.need, r.importance
		from jsonb_to_recordset(${tx.json(requirements as never)}) as r(skill text, level smallint,
			need smallint, importance smallint)
	`;
}

/** Names of people in demo teams who are none of the given ones: somebody added them. */
export async function listAdded(
	tx: Tx,
	workspaceId: string,
	invented: readonly string[],
): Promise<string[]> {
	const rows = await tx<{ name: string }[]>`
		select name from members
		where workspace_id = ${workspaceId} and demo and not (name = any(${[...invented]}::text[]))
		order by name
	`;
	return rows.map(({ name }) => name);
}

/**
 * Removes the invented people and the demo teams with all that hangs on them. People whom somebody
 * added there become ordinary ones, and so does the team they are in.
 */
export async function remove(
	tx: Tx,
	workspaceId: string,
	invented: readonly string[],
): Promise<void> {
	await tx`
		update members set demo = false
		where workspace_id = ${workspaceId} and demo and not (name = any(${[...invented]}::text[]))
	`;
	await tx`
		update teams t set demo = false
		where t.workspace_id = ${workspaceId} and t.demo and exists (
			select from team_members tm
			join members m on m.workspace_id = tm.workspace_id and m.id = tm.member_id
			where tm.workspace_id = t.workspace_id and tm.team_id = t.id and not m.demo
		)
	`;
	await tx`delete from teams where workspace_id = ${workspaceId} and demo`;
	await tx`delete from members where workspace_id = ${workspaceId} and demo`;
}
