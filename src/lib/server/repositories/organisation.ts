import type { StoredRequirement } from '$lib/domain/team';
import type { Tx } from '$lib/server/db/client';

/** A team with what it needs and who is in it. */
export interface OrganisationTeamRow {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	readonly demo: boolean;
	readonly preset?: string;
	readonly requirements: readonly StoredRequirement[];
	/** Ids of the members that are not archived. */
	readonly memberIds: readonly string[];
}

interface RawTeam extends Omit<OrganisationTeamRow, 'preset'> {
	preset: string | null;
}

/** The teams of a workspace that are not archived, by name, in one statement. */
export async function listTeams(tx: Tx, workspaceId: string): Promise<OrganisationTeamRow[]> {
	const rows = await tx<RawTeam[]>`
		select t.id, t.slug, t.name, t.demo, t.preset,
			(
				select coalesce(jsonb_agg(jsonb_build_object(
					'skill', r.skill, 'level', r.level, 'need', r.need,
					'importance', r.importance, 'version', r.version
				)), '[]')
				from requirements r
				where r.workspace_id = t.workspace_id and r.team_id = t.id
			) as requirements,
			array(
				select tm.member_id::text from team_members tm
				join members m on m.workspace_id = tm.workspace_id and m.id = tm.member_id
				where tm.workspace_id = t.workspace_id and tm.team_id = t.id and m.archived_at is null
			) as "memberIds"
		from teams t
		where t.workspace_id = ${workspaceId} and t.archived_at is null
		order by lower(t.name), t.id`;
	return rows.map(({ preset, ...row }) => ({ ...row, preset: preset ?? undefined }));
}
