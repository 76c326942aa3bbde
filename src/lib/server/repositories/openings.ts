/** Openings with their levels and interviews: SQL only. A write says which version it was based on. */
import type { Interview } from '$lib/domain/hiring/interview-kit';
import { isOpeningStatus, type OpeningLevel, type OpeningStatus } from '$lib/domain/hiring/opening';
import type { Tx } from '$lib/server/db/client';

export interface TeamKey {
	readonly workspaceId: string;
	readonly teamId: string;
}

/** What of an opening its form writes; `undefined` is no target. */
export interface OpeningFields {
	readonly title: string;
	readonly targetOn: string | undefined;
	readonly intro: string;
	readonly place: string;
	readonly contact: string;
	readonly note: string;
}

/** Where an opening came from; all empty for one made by hand. */
export interface OpeningOrigin {
	readonly archetype: string;
	readonly label: string;
	readonly scenarioId: string | undefined;
	readonly planName: string;
	readonly changeToken: string;
}

export interface OpeningRow extends OpeningFields, OpeningOrigin {
	readonly id: string;
	readonly status: OpeningStatus;
	readonly version: number;
	/** ms UTC. */
	readonly createdAt: number;
	readonly updatedAt: number;
	readonly filledAt: number | undefined;
	readonly closedAt: number | undefined;
	/** The candidate who was hired into it. */
	readonly filledBy: string | undefined;
	/** In no particular order. */
	readonly levels: readonly OpeningLevel[];
	/** In their order; none while the suggested ones stand. */
	readonly interviews: readonly Interview[];
}

/** An opening as a list shows it. */
export interface OpeningListRow {
	readonly id: string;
	readonly title: string;
	readonly status: OpeningStatus;
	readonly targetOn: string | undefined;
	readonly planName: string;
	/** ms UTC. */
	readonly updatedAt: number;
	/** Skills that are musts, in no particular order. */
	readonly musts: readonly string[];
	/** Candidates without a decision, and all who were not erased. */
	readonly waiting: number;
	readonly candidates: number;
}

const statusOf = (text: string): OpeningStatus => (isOpeningStatus(text) ? text : 'closed');

/** The openings of a team, oldest first. */
export async function list(tx: Tx, key: TeamKey): Promise<OpeningListRow[]> {
	const rows = await tx<
		{
			id: string;
			title: string;
			status: string;
			target_on: string | null;
			plan_name: string;
			updated: number;
			musts: string[];
			waiting: number;
			candidates: number;
		}[]
	>`
		select o.id, o.title, o.status, o.target_on::text as target_on, o.plan_name,
			(extract(epoch from o.updated_at) * 1000)::float8 as updated,
			coalesce((select json_agg(l.skill) from opening_levels l
				where l.workspace_id = o.workspace_id and l.opening_id = o.id and l.must), '[]') as musts,
			count(c.id) filter (where c.decided_at is null)::int as waiting,
			count(c.id)::int as candidates
		from openings o
			left join candidates c on c.workspace_id = o.workspace_id and c.opening_id = o.id
				and c.erased_at is null
		where o.workspace_id = ${key.workspaceId} and o.team_id = ${key.teamId}
		group by o.workspace_id, o.id
		order by o.created_at, o.id
	`;
	return rows.map((row) => ({
		id: row.id,
		title: row.title,
		status: statusOf(row.status),
		targetOn: row.target_on ?? undefined,
		planName: row.plan_name,
		updatedAt: row.updated,
		musts: row.musts,
		waiting: row.waiting,
		candidates: row.candidates,
	}));
}

interface RawInterview {
	title: string;
	minutes: number;
	skills: string[];
	member: string | null;
	account: string | null;
}

/** One opening of a team with everything that belongs to it. */
export async function find(tx: Tx, key: TeamKey, id: string): Promise<OpeningRow | undefined> {
	const [row] = await tx<
		{
			id: string;
			title: string;
			archetype: string;
			label: string;
			status: string;
			target_on: string | null;
			intro: string;
			place: string;
			contact: string;
			note: string;
			scenario_id: string | null;
			plan_name: string;
			change_token: string;
			version: number;
			created: number;
			updated: number;
			filled: number | null;
			closed: number | null;
			filled_by: string | null;
			levels: OpeningLevel[];
			interviews: RawInterview[];
		}[]
	>`
		select o.id, o.title, o.archetype, o.label, o.status, o.target_on::text as target_on, o.intro,
			o.place, o.contact, o.note, o.scenario_id, o.plan_name, o.change_token, o.version,
			(extract(epoch from o.created_at) * 1000)::float8 as created,
			(extract(epoch from o.updated_at) * 1000)::float8 as updated,
			(extract(epoch from o.filled_at) * 1000)::float8 as filled,
			(extract(epoch from o.closed_at) * 1000)::float8 as closed,
			o.filled_by,
			coalesce((select json_agg(json_build_object(
					'skill', l.skill, 'level', l.level, 'must', l.must, 'why', l.why))
				from opening_levels l
				where l.workspace_id = o.workspace_id and l.opening_id = o.id), '[]') as levels,
			coalesce((select json_agg(json_build_object('title', i.title, 'minutes', i.minutes,
					'skills', i.skills, 'member', i.member_id, 'account', i.user_id) order by i.position)
				from opening_interviews i
				where i.workspace_id = o.workspace_id and i.opening_id = o.id), '[]') as interviews
		from openings o
		where o.workspace_id = ${key.workspaceId} and o.team_id = ${key.teamId} and o.id = ${id}
	`;
	if (!row) return undefined;
	return {
		id: row.id,
		title: row.title,
		archetype: row.archetype,
		label: row.label,
		status: statusOf(row.status),
		targetOn: row.target_on ?? undefined,
		intro: row.intro,
		place: row.place,
		contact: row.contact,
		note: row.note,
		scenarioId: row.scenario_id ?? undefined,
		planName: row.plan_name,
		changeToken: row.change_token,
		version: row.version,
		createdAt: row.created,
		updatedAt: row.updated,
		filledAt: row.filled ?? undefined,
		closedAt: row.closed ?? undefined,
		filledBy: row.filled_by ?? undefined,
		levels: row.levels,
		interviews: row.interviews.map(interview),
	};
}

function interview({ title, minutes, skills, member, account }: RawInterview): Interview {
	const interviewer =
		member !== null
			? ({ kind: 'member', id: member } as const)
			: account !== null
				? ({ kind: 'account', id: account } as const)
				: undefined;
	return { title, minutes, skills, interviewer };
}

/**
 * Locks an opening until the transaction ends and says where it stands. Whoever hires into it asks
 * this first, so that of two at the same time the second finds it filled.
 */
export async function findForUpdate(
	tx: Tx,
	key: TeamKey,
	id: string,
): Promise<
	| { readonly status: OpeningStatus; readonly version: number; readonly filledBy?: string }
	| undefined
> {
	const [row] = await tx<{ status: string; version: number; filled_by: string | null }[]>`
		select status, version, filled_by from openings
		where workspace_id = ${key.workspaceId} and team_id = ${key.teamId} and id = ${id}
		for update
	`;
	return (
		row && {
			status: statusOf(row.status),
			version: row.version,
			filledBy: row.filled_by ?? undefined,
		}
	);
}

export interface NewOpening extends OpeningFields, OpeningOrigin {
	readonly id: string;
	readonly createdBy: string;
}

/** Adds an opening at version 1, without levels. */
export async function insert(tx: Tx, key: TeamKey, opening: NewOpening): Promise<void> {
	await tx`
		insert into openings (workspace_id, team_id, id, title, target_on, intro, place, contact, note,
			archetype, label, scenario_id, plan_name, change_token, created_by)
		values (${key.workspaceId}, ${key.teamId}, ${opening.id}, ${opening.title},
			${opening.targetOn ?? null}, ${opening.intro}, ${opening.place}, ${opening.contact},
			${opening.note}, ${opening.archetype}, ${opening.label}, ${opening.scenarioId ?? null},
			${opening.planName}, ${opening.changeToken}, ${opening.createdBy})
	`;
}

/** Writes the fields of an opening and counts its version up. The caller holds the row's lock. */
export async function update(
	tx: Tx,
	key: TeamKey,
	id: string,
	fields: OpeningFields,
): Promise<void> {
	await tx`
		update openings
		set title = ${fields.title}, target_on = ${fields.targetOn ?? null}, intro = ${fields.intro},
			place = ${fields.place}, contact = ${fields.contact}, note = ${fields.note},
			version = version + 1, updated_at = now()
		where workspace_id = ${key.workspaceId} and team_id = ${key.teamId} and id = ${id}
	`;
}

/** Counts the version up when only levels or interviews have changed. The caller holds the lock. */
export async function updateVersion(tx: Tx, key: TeamKey, id: string): Promise<void> {
	await tx`
		update openings set version = version + 1, updated_at = now()
		where workspace_id = ${key.workspaceId} and team_id = ${key.teamId} and id = ${id}
	`;
}

/**
 * Writes the status, with the candidate who was hired when one was, and counts the version up. The
 * caller holds the row's lock.
 */
export async function updateStatus(
	tx: Tx,
	key: TeamKey,
	id: string,
	status: OpeningStatus,
	filledBy?: string,
): Promise<void> {
	await tx`
		update openings
		set status = ${status}, filled_by = ${filledBy ?? null},
			filled_at = case when ${status === 'filled'} then now() end,
			closed_at = case when ${status === 'closed'} then now() end,
			version = version + 1, updated_at = now()
		where workspace_id = ${key.workspaceId} and team_id = ${key.teamId} and id = ${id}
	`;
}

/** Makes these the levels of an opening, whatever they were. */
export async function updateLevels(
	tx: Tx,
	key: TeamKey,
	id: string,
	levels: readonly OpeningLevel[],
): Promise<void> {
	await tx`
		delete from opening_levels where workspace_id = ${key.workspaceId} and opening_id = ${id}
	`;
	await tx`
		insert into opening_levels (workspace_id, opening_id, skill, level, must, why)
		select ${key.workspaceId}, ${id}, l.skill, l.level, l.must, l.why
		from jsonb_to_recordset(${JSON.stringify(levels)}::text::jsonb)
			as l(skill text, level smallint, must boolean, why text)
	`;
}

/** Makes these the interviews of an opening, in this order; none brings the suggested ones back. */
export async function updateInterviews(
	tx: Tx,
	key: TeamKey,
	id: string,
	interviews: readonly Interview[],
): Promise<void> {
	await tx`
		delete from opening_interviews where workspace_id = ${key.workspaceId} and opening_id = ${id}
	`;
	const rows = interviews.map(({ title, minutes, skills, interviewer }, i) => ({
		position: i + 1,
		title,
		minutes,
		skills,
		member: interviewer?.kind === 'member' ? interviewer.id : undefined,
		account: interviewer?.kind === 'account' ? interviewer.id : undefined,
	}));
	await tx`
		insert into opening_interviews
			(workspace_id, opening_id, position, title, minutes, skills, member_id, user_id)
		select ${key.workspaceId}, ${id}, i.position, i.title, i.minutes,
			array(select jsonb_array_elements_text(i.skills)), i.member, i.account
		from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
			as i(position smallint, title text, minutes smallint, skills jsonb, member uuid, account uuid)
	`;
}

/**
 * Accounts that may hold interviews and belong to nobody of the team, by name: owners, interviewers,
 * and the managers of this very team. Those of other teams are nobody's business here.
 */
export async function listInterviewers(
	tx: Tx,
	key: TeamKey,
): Promise<{ readonly id: string; readonly name: string }[]> {
	return await tx<{ id: string; name: string }[]>`
		select u.id, u.name
		from memberships m join users u on u.id = m.user_id
		where m.workspace_id = ${key.workspaceId}
			and (m.role in ('owner', 'interviewer') or m.role = 'manager' and exists (
				select from membership_teams g
				where g.workspace_id = m.workspace_id and g.user_id = m.user_id
					and g.team_id = ${key.teamId}
			))
			and not exists (
				select from team_members t
				where t.workspace_id = m.workspace_id and t.team_id = ${key.teamId}
					and t.member_id = m.member_id
			)
		order by lower(u.name), u.id
	`;
}
