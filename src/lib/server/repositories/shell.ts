import type { Role, Skill, SkillModel } from '$lib/domain/framework';
import type { Confidence } from '$lib/domain/rating';
import type { Tx } from '$lib/server/db/client';

/** What the shell needs of a skill: its name, and its numbers for the marks. */
export type ShellSkill = SkillModel & Pick<Skill, 'name'>;

export interface ShellTeamRow {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	readonly demo: boolean;
}

/** The teams of a workspace that are not archived, by name, and the model of its framework. */
export async function listTeams(
	tx: Tx,
	workspaceId: string,
): Promise<{ teams: ShellTeamRow[]; skills: ShellSkill[] | undefined }> {
	// The framework rides on the first row only: one statement, and the anchors stay behind.
	const rows = await tx<(ShellTeamRow & { skills: ShellSkill[] | null })[]>`
		select t.id, t.slug, t.name, t.demo,
			case when row_number() over (order by lower(t.name), t.id) = 1 then (
				select jsonb_agg(s.skill - 'anchors' - 'synonyms' order by s.place)
				from (
					select definition from frameworks
					where workspace_id = ${workspaceId}
					order by version desc limit 1
				) f, jsonb_array_elements(f.definition -> 'skills') with ordinality as s (skill, place)
			) end as skills
		from teams t
		where t.workspace_id = ${workspaceId} and t.archived_at is null
		order by lower(t.name), t.id`;
	return {
		teams: rows.map(({ id, slug, name, demo }) => ({ id, slug, name, demo })),
		skills: rows[0]?.skills ?? undefined,
	};
}

export interface ShellPersonRow {
	readonly slug: string;
	readonly name: string;
	readonly role: Role;
	readonly skills: readonly string[];
	readonly levels: readonly number[];
	readonly raters: readonly number[];
	/** Null for a single rater. */
	readonly sds: readonly (number | null)[];
	readonly confidences: readonly Confidence[];
	/** ms UTC. */
	readonly rated: readonly (number | null)[];
}

/** The people of a team in name order, with their current levels and how sure those are. */
export async function listPeople(
	tx: Tx,
	workspaceId: string,
	teamId: string,
): Promise<ShellPersonRow[]> {
	return tx<ShellPersonRow[]>`
		select m.slug, m.name, m.role,
			coalesce(array_agg(r.skill) filter (where r.level is not null), '{}') as skills,
			coalesce(array_agg(r.level::float8) filter (where r.level is not null), '{}') as levels,
			coalesce(array_agg(r.raters::int) filter (where r.level is not null), '{}') as raters,
			coalesce(array_agg(r.sd::float8) filter (where r.level is not null), '{}') as sds,
			coalesce(array_agg(r.confidence) filter (where r.level is not null), '{}') as confidences,
			coalesce(
				array_agg((extract(epoch from r.rated_at) * 1000)::float8) filter (where r.level is not null),
				'{}'
			) as rated
		from team_members tm
		join members m on m.workspace_id = tm.workspace_id and m.id = tm.member_id
		left join current_ratings r on r.workspace_id = m.workspace_id and r.member_id = m.id
		where tm.workspace_id = ${workspaceId} and tm.team_id = ${teamId} and m.archived_at is null
		group by m.workspace_id, m.id
		order by m.name, m.id`;
}
