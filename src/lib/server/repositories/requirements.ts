/** Requirements of a team: SQL only. A write says which version it was based on. */
import type { Requirement } from '$lib/domain/coverage';
import type { SkillId } from '$lib/domain/framework';
import type { StoredRequirement } from '$lib/domain/team';
import type { Tx } from '$lib/server/db/client';

export interface TeamKey {
	readonly workspaceId: string;
	readonly teamId: string;
}

/** The requirement on a skill, locked until the end of the transaction. */
export async function get(
	tx: Tx,
	key: TeamKey,
	skill: SkillId,
): Promise<StoredRequirement | undefined> {
	const [row] = await tx<StoredRequirement[]>`
		select skill, level::int as level, need::int as need, importance::int as importance, version
		from requirements
		where workspace_id = ${key.workspaceId} and team_id = ${key.teamId} and skill = ${skill}
		for update`;
	return row;
}

/** Who changed the requirement on a skill last, alone or with all of them, and when. */
export async function findLastChange(
	tx: Tx,
	key: TeamKey,
	skill: SkillId,
): Promise<{ readonly by: string; readonly at: Date } | undefined> {
	const [row] = await tx<{ by: string; at: Date }[]>`
		select actor_name as by, at
		from audit_events
		where workspace_id = ${key.workspaceId} and subject_type = 'team' and subject_id = ${key.teamId}
			and (action = 'requirements.replace'
				or (action in ('requirement.save', 'requirement.remove')
					and coalesce(after, before) ->> 'skill' = ${skill}))
		order by id desc
		limit 1`;
	return row;
}

/** All requirements of a team, locked; in no particular order. */
export async function list(tx: Tx, key: TeamKey): Promise<StoredRequirement[]> {
	return tx<StoredRequirement[]>`
		select skill, level::int as level, need::int as need, importance::int as importance, version
		from requirements
		where workspace_id = ${key.workspaceId} and team_id = ${key.teamId}
		order by skill
		for update`;
}

/** How often the requirements of a team were changed so far; the audit has every change. */
export async function countChanges(tx: Tx, key: TeamKey): Promise<number> {
	const [row] = await tx<{ count: number }[]>`
		select count(*)::int as count
		from audit_events
		where workspace_id = ${key.workspaceId} and subject_type = 'team' and subject_id = ${key.teamId}
			and starts_with(action, 'requirement')`;
	return row?.count ?? 0;
}

/** Adds a requirement; `false` when the team already has one on the skill. */
export async function insert(
	tx: Tx,
	key: TeamKey,
	row: Requirement,
	version: number,
): Promise<boolean> {
	const rows = await tx`
		insert into requirements (workspace_id, team_id, skill, level, need, importance, version)
		values (${key.workspaceId}, ${key.teamId}, ${row.skill}, ${row.level}, ${row.need}, ${row.importance},
			${version})
		on conflict do nothing
		returning skill`;
	return rows.length === 1;
}

/** Changes a requirement and counts its version up. The caller holds the row's lock. */
export async function update(tx: Tx, key: TeamKey, row: Requirement): Promise<void> {
	await tx`
		update requirements
		set level = ${row.level}, need = ${row.need}, importance = ${row.importance}, version = version + 1
		where workspace_id = ${key.workspaceId} and team_id = ${key.teamId} and skill = ${row.skill}`;
}

export async function remove(tx: Tx, key: TeamKey, skill: SkillId): Promise<void> {
	await tx`
		delete from requirements
		where workspace_id = ${key.workspaceId} and team_id = ${key.teamId} and skill = ${skill}`;
}

/** Remembers which preset the requirements came from; undefined forgets it. */
export async function setPreset(tx: Tx, key: TeamKey, preset: string | undefined): Promise<void> {
	await tx`
		update teams set preset = ${preset ?? null}
		where workspace_id = ${key.workspaceId} and id = ${key.teamId}`;
}
