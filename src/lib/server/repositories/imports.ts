import type { SkillId } from '$lib/domain/framework';
import type { KnownRating } from '$lib/domain/intake/preview';
import type { Tx } from '$lib/server/db/client';

export interface ImportRow {
	readonly id: string;
	readonly teamId: string;
	readonly fileName: string;
	readonly summary: unknown;
	readonly createdAt: Date;
	readonly undoneAt?: Date;
	/** Who imported it, where the query asks for the name. */
	readonly by?: string;
}

interface RawImport {
	id: string;
	team_id: string;
	file_name: string;
	summary: unknown;
	created_at: Date;
	undone_at: Date | null;
	by?: string | null;
}

const toImport = (row: RawImport): ImportRow => ({
	id: row.id,
	teamId: row.team_id,
	fileName: row.file_name,
	summary: row.summary,
	createdAt: row.created_at,
	undoneAt: row.undone_at ?? undefined,
	by: row.by ?? undefined,
});

export async function insert(
	tx: Tx,
	workspaceId: string,
	row: {
		readonly id: string;
		readonly teamId: string;
		readonly fileName: string;
		readonly fileHash: Uint8Array;
		readonly summary: object;
		readonly createdBy: string;
		readonly at: Date;
	},
): Promise<void> {
	await tx`
		insert into imports (workspace_id, id, team_id, file_name, file_hash, summary, created_by, created_at)
		values (${workspaceId}, ${row.id}, ${row.teamId}, ${row.fileName}, ${row.fileHash},
			${JSON.stringify(row.summary)}::text::jsonb, ${row.createdBy}, ${row.at})`;
}

/** The import that this file made when it was confirmed as it is now, unless it was undone. */
export async function findSame(
	tx: Tx,
	workspaceId: string,
	teamId: string,
	fileHash: Uint8Array,
	digest: string,
): Promise<ImportRow | undefined> {
	const [row] = await tx<RawImport[]>`
		select id, team_id, file_name, summary, created_at, undone_at
		from imports
		where workspace_id = ${workspaceId} and team_id = ${teamId} and file_hash = ${fileHash}
			and summary ->> 'digest' = ${digest} and undone_at is null
		order by created_at desc
		limit 1`;
	return row && toImport(row);
}

/** One import of a team, locked against a second undoing. */
export async function findForUpdate(
	tx: Tx,
	workspaceId: string,
	teamId: string,
	id: string,
): Promise<ImportRow | undefined> {
	const [row] = await tx<RawImport[]>`
		select id, team_id, file_name, summary, created_at, undone_at
		from imports
		where workspace_id = ${workspaceId} and team_id = ${teamId} and id::text = ${id}
		for update`;
	return row && toImport(row);
}

/** The newest imports of a team, newest first. */
export async function list(
	tx: Tx,
	workspaceId: string,
	teamId: string,
	limit: number,
): Promise<ImportRow[]> {
	const rows = await tx<RawImport[]>`
		select i.id, i.team_id, i.file_name, i.summary - 'trace' as summary, i.created_at, i.undone_at,
			u.name as by
		from imports i left join users u on u.id = i.created_by
		where i.workspace_id = ${workspaceId} and i.team_id = ${teamId}
		order by i.created_at desc, i.id
		limit ${limit}`;
	return rows.map(toImport);
}

/** The column choice of the newest import of any team with this layout. */
export async function findTargets(
	tx: Tx,
	workspaceId: string,
	layout: string,
): Promise<readonly string[] | undefined> {
	const [row] = await tx<{ targets: string[] | null }[]>`
		select summary -> 'targets' as targets
		from imports
		where workspace_id = ${workspaceId} and summary ->> 'layout' = ${layout}
		order by created_at desc
		limit 1`;
	return row?.targets ?? undefined;
}

export async function updateUndone(
	tx: Tx,
	workspaceId: string,
	id: string,
	at: Date,
	summary: object,
): Promise<void> {
	await tx`
		update imports set undone_at = ${at}, summary = ${JSON.stringify(summary)}::text::jsonb
		where workspace_id = ${workspaceId} and id = ${id}`;
}

/** The cells that an import wrote, and for each whether its rating still stands. */
export async function listCells(
	tx: Tx,
	workspaceId: string,
	importId: string,
): Promise<{ member: string; skill: string; stands: boolean }[]> {
	return tx<{ member: string; skill: string; stands: boolean }[]>`
		select e.member_id as member, e.skill, bool_or(r.event_id is not null) as stands
		from rating_events e
		left join rater_levels r on r.workspace_id = e.workspace_id and r.member_id = e.member_id
			and r.skill = e.skill and r.rater = e.rater and r.event_id = e.id
		where e.workspace_id = ${workspaceId} and e.import_id = ${importId}
		group by e.member_id, e.skill`;
}

/** Current levels of people, by member and skill. */
export async function listLevels(
	tx: Tx,
	workspaceId: string,
	memberIds: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<SkillId, number>>>> {
	const rows = await tx<{ member: string; levels: Record<SkillId, number> }[]>`
		select c.member_id as member, jsonb_object_agg(c.skill, c.level::float8) as levels
		from current_ratings c
		where c.workspace_id = ${workspaceId} and c.level is not null
			and c.member_id::text in (select jsonb_array_elements_text(${tx.json(memberIds)}))
		group by c.member_id`;
	return new Map(rows.map((row) => [row.member, row.levels]));
}

export interface RaterLevelRow extends KnownRating {
	readonly member: string;
	readonly skill: SkillId;
	readonly raterName: string;
}

/** What stands for each rater of these people, by person, skill and rater. */
export async function listRaterLevels(
	tx: Tx,
	workspaceId: string,
	memberIds: readonly string[],
): Promise<RaterLevelRow[]> {
	const rows = await tx<
		(Omit<RaterLevelRow, 'ratedAt' | 'raterName'> & { rated_at: Date; rater_name: string })[]
	>`
		select r.member_id as member, r.skill, r.rater, r.rater_name, r.source, r.level::int as level,
			r.confidence, r.note, r.evidence, coalesce(to_json(e.tags), '[]') as tags, r.rated_at
		from rater_levels r
		left join rating_events e on e.workspace_id = r.workspace_id and e.id = r.event_id
		where r.workspace_id = ${workspaceId}
			and r.member_id::text in (select jsonb_array_elements_text(${tx.json(memberIds)}))
		order by r.member_id, r.skill, r.rater`;
	return rows.map(({ rated_at, rater_name, ...row }) => ({
		...row,
		raterName: rater_name,
		ratedAt: rated_at.getTime(),
	}));
}
