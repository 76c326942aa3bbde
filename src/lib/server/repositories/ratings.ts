import type { Confidence, Source } from '$lib/domain/rating';
import type { EventKind } from '$lib/domain/ledger';
import type { Level } from '$lib/domain/level';
import type { Tx } from '$lib/server/db/client';

/** A person's skill. */
export interface Cell {
	readonly member: string;
	readonly skill: string;
}

export interface CurrentRow extends Cell {
	readonly level?: number;
	readonly method: 'single' | 'mean' | 'median';
	readonly raters: number;
	readonly sd?: number;
	readonly confidence: Confidence;
	readonly hasNote: boolean;
	readonly hasEvidence: boolean;
	readonly selfLevel?: Level;
	readonly version: number;
	readonly ratedAt?: number;
	readonly changedBy: string;
	readonly changedAt: number;
}

/** The level that stands for one rater of a cell. */
export interface RaterRow extends Cell {
	readonly rater: string;
	readonly raterName: string;
	readonly source: Source;
	readonly level: Level;
	readonly confidence: Confidence;
	readonly note: string;
	readonly evidence: string;
	readonly tags: readonly string[];
	readonly eventId: string;
	readonly ratedAt: number;
}

export interface NewEvent extends Cell {
	readonly kind: EventKind;
	readonly level?: Level;
	readonly source: Source;
	readonly rater: string;
	readonly raterName: string;
	readonly confidence: Confidence;
	readonly note: string;
	readonly evidence: string;
	readonly tags: readonly string[];
	readonly ratedAt: number;
	readonly importId?: string;
	readonly key?: string;
}

export interface EventRow extends Omit<NewEvent, 'importId' | 'key'> {
	readonly id: string;
}

/** An event that a sender wrote under a key of its own. */
export type KeptEvent = Pick<
	EventRow,
	'member' | 'skill' | 'kind' | 'level' | 'confidence' | 'note' | 'evidence' | 'tags'
> & { readonly key: string };

const iso = (ms: number) => new Date(ms).toISOString();

/** The same for many rows, which mostly share one moment. */
function isoOfMany(): (ms: number) => string {
	let last = NaN;
	let text = '';
	return (ms) => {
		if (ms !== last) {
			last = ms;
			text = iso(ms);
		}
		return text;
	};
}

/** A list of rows as one jsonb parameter: one statement however many cells a batch has. */
function rows(tx: Tx, list: readonly (object | string)[]) {
	return tx.json(list as never);
}

/**
 * What a row says of a column in which most rows of a batch are alike: nothing where it is like the
 * first, whose value then stands for it. Half of an import's text is saved. For columns without null.
 */
const unlike = <T>(value: T, first: T): T | undefined => (value === first ? undefined : value);

/** A row as the database gives it: what may be absent is null there. */
type Stored<T> = {
	[K in keyof T]-?: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K];
};

function present<T extends object>(row: Stored<T>): T {
	return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T;
}

const cellsOf = (cells: readonly Cell[]) => cells.map(({ member, skill }) => ({ member, skill }));

/**
 * Locks people in the order of their ids, so that two batches never wait for each other in a
 * circle, and returns those found: all of the workspace, or only the team's present members when
 * a team is given.
 */
export async function findMembersForUpdate(
	tx: Tx,
	workspaceId: string,
	memberIds: readonly string[],
	teamId?: string,
): Promise<ReadonlySet<string>> {
	const found = await tx<{ id: string }[]>`
		select m.id
		from members m
		join jsonb_array_elements_text(${rows(tx, memberIds)}) as wanted(id) on m.id::text = wanted.id
		where m.workspace_id = ${workspaceId}
			and (${teamId ?? null}::uuid is null or m.archived_at is null and exists (
				select from team_members t
				where t.workspace_id = m.workspace_id and t.team_id = ${teamId ?? null}::uuid and t.member_id = m.id))
		order by m.id
		for no key update of m`;
	return new Set(found.map((row) => row.id));
}

/** The newest framework version and the ids of its skills. */
export async function findFrameworkSkills(
	tx: Tx,
	workspaceId: string,
): Promise<{ version: number; skills: readonly string[] } | undefined> {
	const [row] = await tx<{ version: number; skills: string[] | null }[]>`
		select version, (
			select array_agg(skill ->> 'id') from jsonb_array_elements(definition -> 'skills') as s(skill)
		) as skills
		from frameworks
		where workspace_id = ${workspaceId}
		order by version desc
		limit 1`;
	return row === undefined ? undefined : { version: row.version, skills: row.skills ?? [] };
}

/** The stored current value of cells; a cell never written is absent. */
export async function listCurrent(
	tx: Tx,
	workspaceId: string,
	cells: readonly Cell[],
): Promise<CurrentRow[]> {
	const found = await tx<Stored<CurrentRow>[]>`
		select c.member_id as member, c.skill, c.level::float8 as level, c.method, c.raters::int as raters,
			c.sd::float8 as sd, c.confidence, c.has_note as "hasNote", c.has_evidence as "hasEvidence",
			c.self_level::int as "selfLevel", c.version,
			(extract(epoch from c.rated_at) * 1000)::float8 as "ratedAt", c.changed_by as "changedBy",
			(extract(epoch from c.changed_at) * 1000)::float8 as "changedAt"
		from jsonb_to_recordset(${rows(tx, cellsOf(cells))}) as w(member uuid, skill text)
		join current_ratings c
			on c.workspace_id = ${workspaceId} and c.member_id = w.member and c.skill = w.skill`;
	return found.map((row) => present<CurrentRow>(row));
}

/** The level that stands for each rater of the cells. */
export async function listRaterLevels(
	tx: Tx,
	workspaceId: string,
	cells: readonly Cell[],
): Promise<RaterRow[]> {
	return await tx<RaterRow[]>`
		select r.member_id as member, r.skill, r.rater, r.rater_name as "raterName", r.source,
			r.level::int as level, r.confidence, r.note, r.evidence,
			coalesce(to_json(e.tags), '[]') as tags, r.event_id::text as "eventId",
			(extract(epoch from r.rated_at) * 1000)::float8 as "ratedAt"
		from jsonb_to_recordset(${rows(tx, cellsOf(cells))}) as w(member uuid, skill text)
		join rater_levels r
			on r.workspace_id = ${workspaceId} and r.member_id = w.member and r.skill = w.skill
		left join rating_events e on e.workspace_id = r.workspace_id and e.id = r.event_id
		order by r.member_id, r.skill, r.rated_at desc, r.rater`;
}

type OwnLevel = Pick<RaterRow, 'member' | 'skill' | 'rater' | 'level' | 'confidence'>;

/** The levels that one editor's keys hold in a whole team: what the editor may change or withdraw. */
export async function listOwnLevels(
	tx: Tx,
	workspaceId: string,
	teamId: string,
	raters: readonly string[],
): Promise<OwnLevel[]> {
	return await tx<OwnLevel[]>`
		select r.member_id as member, r.skill, r.rater, r.level::int as level, r.confidence
		from team_members t
		join rater_levels r on r.workspace_id = t.workspace_id and r.member_id = t.member_id
		where t.workspace_id = ${workspaceId} and t.team_id = ${teamId}
			and r.source <> 'self'
			and r.rater in (select jsonb_array_elements_text(${rows(tx, raters)}))`;
}

/** What earlier saves with these keys wrote. */
export async function listKeys(
	tx: Tx,
	workspaceId: string,
	keys: readonly string[],
): Promise<KeptEvent[]> {
	const found = await tx<Stored<KeptEvent>[]>`
		select e.idempotency_key as key, e.member_id as member, e.skill, e.kind, e.level::int as level,
			e.confidence, e.note, e.evidence, to_json(e.tags) as tags
		from jsonb_array_elements_text(${rows(tx, keys)}) as w(key)
		join rating_events e on e.workspace_id = ${workspaceId} and e.idempotency_key = w.key::uuid`;
	return found.map((row) => present<KeptEvent>(row));
}

/** Appends events in the order given and returns their ids in the same order. */
export async function insertEvents(
	tx: Tx,
	workspaceId: string,
	events: readonly NewEvent[],
	recorded: { by: string; at: number; frameworkVersion: number },
): Promise<string[]> {
	const [first] = events;
	if (first === undefined) return [];
	const list = events.map((event, place) => ({
		member: event.member,
		skill: event.skill,
		kind: unlike(event.kind, first.kind),
		level: event.level,
		source: unlike(event.source, first.source),
		rater: unlike(event.rater, first.rater),
		rater_name: unlike(event.raterName, first.raterName),
		confidence: unlike(event.confidence, first.confidence),
		note: event.note === '' ? undefined : event.note,
		evidence: event.evidence === '' ? undefined : event.evidence,
		tags: event.tags.length === 0 ? undefined : event.tags,
		rated_at: event.ratedAt === first.ratedAt ? undefined : iso(event.ratedAt),
		import_id: event.importId,
		key: event.key,
		place,
	}));
	const found = await tx<{ id: string }[]>`
		insert into rating_events (workspace_id, member_id, skill, kind, level, source, rater, rater_name,
			confidence, note, evidence, tags, framework_version, rated_at, recorded_at, recorded_by,
			import_id, idempotency_key)
		select ${workspaceId}::uuid, e.member, e.skill, coalesce(e.kind, ${first.kind}::text), e.level,
			coalesce(e.source, ${first.source}::text), coalesce(e.rater, ${first.rater}::text),
			coalesce(e.rater_name, ${first.raterName}::text),
			coalesce(e.confidence, ${first.confidence}::text), coalesce(e.note, ''),
			coalesce(e.evidence, ''), coalesce(e.tags, '{}'), ${recorded.frameworkVersion}::int,
			coalesce(e.rated_at, ${iso(first.ratedAt)}::timestamptz), ${iso(recorded.at)}::timestamptz,
			${recorded.by}::uuid, e.import_id, e.key
		from jsonb_to_recordset(${rows(tx, list)}) as e(member uuid, skill text, kind text, level smallint,
			source text, rater text, rater_name text, confidence text, note text, evidence text, tags text[],
			rated_at timestamptz, import_id uuid, key uuid, place int)
		order by e.place
		returning id::text as id`;
	return found.map((row) => row.id);
}

/** Stores the level that stands for each rater. */
export async function updateRaterLevels(
	tx: Tx,
	workspaceId: string,
	levels: readonly RaterRow[],
): Promise<void> {
	const [first] = levels;
	if (first === undefined) return;
	const list = levels.map((row) => ({
		member: row.member,
		skill: row.skill,
		rater: unlike(row.rater, first.rater),
		rater_name: unlike(row.raterName, first.raterName),
		source: unlike(row.source, first.source),
		level: row.level,
		confidence: unlike(row.confidence, first.confidence),
		note: row.note === '' ? undefined : row.note,
		evidence: row.evidence === '' ? undefined : row.evidence,
		event_id: row.eventId,
		rated_at: row.ratedAt === first.ratedAt ? undefined : iso(row.ratedAt),
	}));
	await tx`
		insert into rater_levels (workspace_id, member_id, skill, rater, rater_name, source, level,
			confidence, note, evidence, event_id, rated_at)
		select ${workspaceId}::uuid, r.member, r.skill, coalesce(r.rater, ${first.rater}::text),
			coalesce(r.rater_name, ${first.raterName}::text), coalesce(r.source, ${first.source}::text),
			r.level, coalesce(r.confidence, ${first.confidence}::text), coalesce(r.note, ''),
			coalesce(r.evidence, ''), r.event_id,
			coalesce(r.rated_at, ${iso(first.ratedAt)}::timestamptz)
		from jsonb_to_recordset(${rows(tx, list)}) as r(member uuid, skill text, rater text,
			rater_name text, source text, level smallint, confidence text, note text, evidence text,
			event_id bigint, rated_at timestamptz)
		on conflict (workspace_id, member_id, skill, rater) do update set
			rater_name = excluded.rater_name, source = excluded.source, level = excluded.level,
			confidence = excluded.confidence, note = excluded.note, evidence = excluded.evidence,
			event_id = excluded.event_id, rated_at = excluded.rated_at`;
}

/** Removes the levels that raters have withdrawn. */
export async function removeRaterLevels(
	tx: Tx,
	workspaceId: string,
	withdrawn: readonly (Cell & { rater: string })[],
): Promise<void> {
	if (withdrawn.length === 0) return;
	const list = withdrawn.map(({ member, skill, rater }) => ({ member, skill, rater }));
	await tx`
		delete from rater_levels r
		using jsonb_to_recordset(${rows(tx, list)}) as w(member uuid, skill text, rater text)
		where r.workspace_id = ${workspaceId} and r.member_id = w.member and r.skill = w.skill
			and r.rater = w.rater`;
}

/** Stores derived values, counting each cell's version up by one, and returns the new versions. */
export async function updateCurrent(
	tx: Tx,
	workspaceId: string,
	values: readonly Omit<CurrentRow, 'version' | 'changedBy' | 'changedAt'>[],
	changed: { by: string; at: number },
): Promise<(Cell & { version: number })[]> {
	const [first] = values;
	if (first === undefined) return [];
	const moment = isoOfMany();
	const list = values.map((value) => ({
		member: value.member,
		skill: value.skill,
		level: value.level,
		method: unlike(value.method, first.method),
		raters: unlike(value.raters, first.raters),
		sd: value.sd,
		confidence: unlike(value.confidence, first.confidence),
		has_note: value.hasNote || undefined,
		has_evidence: value.hasEvidence || undefined,
		self_level: value.selfLevel,
		rated_at: value.ratedAt === undefined ? undefined : moment(value.ratedAt),
	}));
	return await tx<(Cell & { version: number })[]>`
		insert into current_ratings as c (workspace_id, member_id, skill, level, method, raters, sd,
			confidence, has_note, has_evidence, self_level, version, rated_at, changed_by, changed_at)
		select ${workspaceId}::uuid, v.member, v.skill, v.level, coalesce(v.method, ${first.method}::text),
			coalesce(v.raters, ${first.raters}::smallint), v.sd,
			coalesce(v.confidence, ${first.confidence}::text), coalesce(v.has_note, false),
			coalesce(v.has_evidence, false), v.self_level, 1, v.rated_at, ${changed.by}::text,
			${iso(changed.at)}::timestamptz
		from jsonb_to_recordset(${rows(tx, list)}) as v(member uuid, skill text, level numeric(4, 3),
			method text, raters smallint, sd numeric(6, 4), confidence text, has_note boolean,
			has_evidence boolean, self_level smallint, rated_at timestamptz)
		on conflict (workspace_id, member_id, skill) do update set
			level = excluded.level, method = excluded.method, raters = excluded.raters, sd = excluded.sd,
			confidence = excluded.confidence, has_note = excluded.has_note,
			has_evidence = excluded.has_evidence, self_level = excluded.self_level,
			version = c.version + 1, rated_at = excluded.rated_at, changed_by = excluded.changed_by,
			changed_at = excluded.changed_at
		returning member_id as member, skill, version`;
}

/**
 * The last word of each rater on the cells, from the ledger itself (withdrawals included, imports
 * that were undone left out): what `rater_levels` is rebuilt from.
 */
export async function listLastEvents(
	tx: Tx,
	workspaceId: string,
	cells: readonly Cell[],
): Promise<EventRow[]> {
	const found = await tx<Stored<EventRow>[]>`
		select distinct on (e.member_id, e.skill, e.rater) e.member_id as member, e.skill,
			e.id::text as id, e.kind, e.level::int as level, e.source, e.rater, e.rater_name as "raterName", e.confidence,
			e.note, e.evidence, to_json(e.tags) as tags,
			(extract(epoch from e.rated_at) * 1000)::float8 as "ratedAt"
		from jsonb_to_recordset(${rows(tx, cellsOf(cells))}) as w(member uuid, skill text)
		join rating_events e
			on e.workspace_id = ${workspaceId} and e.member_id = w.member and e.skill = w.skill
		left join imports i on i.workspace_id = e.workspace_id and i.id = e.import_id
		where e.kind <> 'not_observed' and i.undone_at is null
		order by e.member_id, e.skill, e.rater, e.rated_at desc, e.id desc`;
	return found.map((row) => present<EventRow>(row));
}

/** What one of these raters last said of cells while rating them; withdrawals are passed over. */
export async function listLastRated(
	tx: Tx,
	workspaceId: string,
	cells: readonly Cell[],
	raters: readonly string[],
): Promise<(Cell & Pick<RaterRow, 'note' | 'evidence' | 'tags'>)[]> {
	return await tx<(Cell & Pick<RaterRow, 'note' | 'evidence' | 'tags'>)[]>`
		select distinct on (e.member_id, e.skill) e.member_id as member, e.skill, e.note, e.evidence,
			to_json(e.tags) as tags
		from jsonb_to_recordset(${rows(tx, cellsOf(cells))}) as w(member uuid, skill text)
		join rating_events e
			on e.workspace_id = ${workspaceId} and e.member_id = w.member and e.skill = w.skill
		left join imports i on i.workspace_id = e.workspace_id and i.id = e.import_id
		where e.kind = 'rated' and e.source <> 'self' and i.undone_at is null
			and e.rater in (select jsonb_array_elements_text(${rows(tx, raters)}))
		order by e.member_id, e.skill, e.rated_at desc, e.id desc`;
}

/** The newest events of one cell, newest first; events of an undone import are left out. */
export async function listCellEvents(
	tx: Tx,
	workspaceId: string,
	cell: Cell,
	limit: number,
): Promise<EventRow[]> {
	const found = await tx<Stored<EventRow>[]>`
		select e.member_id as member, e.skill, e.id::text as id, e.kind, e.level::int as level, e.source,
			e.rater, e.rater_name as "raterName", e.confidence, e.note, e.evidence,
			to_json(e.tags) as tags, (extract(epoch from e.rated_at) * 1000)::float8 as "ratedAt"
		from rating_events e
		left join imports i on i.workspace_id = e.workspace_id and i.id = e.import_id
		where e.workspace_id = ${workspaceId} and e.member_id = ${cell.member} and e.skill = ${cell.skill}
			and i.undone_at is null
		order by e.rated_at desc, e.id desc
		limit ${limit}`;
	return found.map((row) => present<EventRow>(row));
}
