/**
 * Reading a whole team for its pages: one query for the people with their current ratings, one
 * each for the requirements and the framework. Cost does not grow with the length of the history,
 * because current values stand beside the ledger.
 */
import type { Framework, Role, SkillId } from '$lib/domain/framework';
import type { Confidence } from '$lib/domain/rating';
import type { CellState, StoredRequirement } from '$lib/domain/team';
import type { PendingQuery, Row } from 'postgres';
import type { Tx } from '$lib/server/db/client';

export interface PersonRow {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	readonly email: string | undefined;
	readonly title: string;
	readonly role: Role;
	readonly share: number;
	readonly startedOn: string | undefined;
	readonly ratings: Readonly<Record<SkillId, number>>;
	readonly cells: Readonly<Record<SkillId, CellState>>;
}

/** A part of a statement. */
type Condition = PendingQuery<Row[]>;

interface RawPerson {
	team_id: string;
	id: string;
	slug: string;
	name: string;
	email: string | null;
	title: string;
	role: Role;
	share: number;
	started_on: string | null;
	skills: string[];
	levels: (number | null)[];
	methods: CellState['method'][];
	raters: number[];
	sds: (number | null)[];
	confidences: Confidence[];
	notes: boolean[];
	evidences: boolean[];
	selfs: (number | null)[];
	versions: number[];
	rated: (number | null)[];
}

/** The members of a team that are not archived, in name order, with their current ratings. */
export async function listPeople(
	tx: Tx,
	workspaceId: string,
	teamId: string,
): Promise<PersonRow[]> {
	const rows = await rawPeople(tx, workspaceId, tx`tm.team_id = ${teamId}`);
	return rows.map(toPerson);
}

/** The same for several teams in one statement, by the team's id; a team without people is left out. */
export async function listPeopleOf(
	tx: Tx,
	workspaceId: string,
	teamIds: readonly string[],
): Promise<ReadonlyMap<string, PersonRow[]>> {
	const rows = await rawPeople(tx, workspaceId, tx`tm.team_id = any(${[...teamIds]}::uuid[])`);
	const byTeam = new Map<string, PersonRow[]>();
	for (const row of rows) {
		const its = byTeam.get(row.team_id) ?? [];
		byTeam.set(row.team_id, its);
		its.push(toPerson(row));
	}
	return byTeam;
}

/** The members of the teams that `which` keeps. */
async function rawPeople(tx: Tx, workspaceId: string, which: Condition): Promise<RawPerson[]> {
	return tx<RawPerson[]>`
		select tm.team_id, m.id, m.slug, m.name, m.email, m.title, m.role, tm.share::float8 as share,
			to_char(m.started_on, 'YYYY-MM-DD') as started_on,
			coalesce(array_agg(r.skill) filter (where r.skill is not null), '{}') as skills,
			coalesce(array_agg(r.level::float8) filter (where r.skill is not null), '{}') as levels,
			coalesce(array_agg(r.method) filter (where r.skill is not null), '{}') as methods,
			coalesce(array_agg(r.raters::int) filter (where r.skill is not null), '{}') as raters,
			coalesce(array_agg(r.sd::float8) filter (where r.skill is not null), '{}') as sds,
			coalesce(array_agg(r.confidence) filter (where r.skill is not null), '{}') as confidences,
			coalesce(array_agg(r.has_note) filter (where r.skill is not null), '{}') as notes,
			coalesce(array_agg(r.has_evidence) filter (where r.skill is not null), '{}') as evidences,
			coalesce(array_agg(r.self_level::int) filter (where r.skill is not null), '{}') as selfs,
			coalesce(array_agg(r.version) filter (where r.skill is not null), '{}') as versions,
			coalesce(
				array_agg((extract(epoch from r.rated_at) * 1000)::float8) filter (where r.skill is not null),
				'{}'
			) as rated
		from team_members tm
		join members m on m.workspace_id = tm.workspace_id and m.id = tm.member_id
		left join current_ratings r on r.workspace_id = m.workspace_id and r.member_id = m.id
		where tm.workspace_id = ${workspaceId} and ${which} and m.archived_at is null
		group by m.workspace_id, m.id, tm.team_id, tm.share
		order by m.name, m.id`;
}

/** The driver reads a null inside an array of numbers as NaN. */
function present(value: number | null | undefined): number | undefined {
	return value === null || value === undefined || Number.isNaN(value) ? undefined : value;
}

function toPerson(row: RawPerson): PersonRow {
	const ratings: Record<SkillId, number> = {};
	const cells: Record<SkillId, CellState> = {};
	row.skills.forEach((skill, i) => {
		const level = present(row.levels[i]);
		if (level !== undefined) ratings[skill] = level;
		cells[skill] = {
			method: row.methods[i] ?? 'single',
			raters: row.raters[i] ?? 0,
			sd: present(row.sds[i]),
			confidence: row.confidences[i] ?? 'fairly_sure',
			ratedAt: present(row.rated[i]),
			hasNote: row.notes[i] ?? false,
			hasEvidence: row.evidences[i] ?? false,
			selfLevel: present(row.selfs[i]),
			version: row.versions[i] ?? 0,
		};
	});
	return {
		id: row.id,
		slug: row.slug,
		name: row.name,
		email: row.email ?? undefined,
		title: row.title,
		role: row.role,
		share: row.share,
		startedOn: row.started_on ?? undefined,
		ratings,
		cells,
	};
}

/** What the team needs, in no particular order. */
export async function listRequirements(
	tx: Tx,
	workspaceId: string,
	teamId: string,
): Promise<StoredRequirement[]> {
	return tx<StoredRequirement[]>`
		select skill, level::int as level, need::int as need, importance::int as importance, version
		from requirements
		where workspace_id = ${workspaceId} and team_id = ${teamId}`;
}

/** The framework in force: the newest version of the workspace. */
export async function getFramework(tx: Tx, workspaceId: string): Promise<Framework | undefined> {
	const [row] = await tx<{ version: number; definition: Framework }[]>`
		select version, definition
		from frameworks
		where workspace_id = ${workspaceId}
		order by version desc
		limit 1`;
	return row && { ...row.definition, version: row.version };
}
