/**
 * Scorecards: SQL only. Standing (who, for what, handed in or not) and levels are read apart, so
 * that the levels of a card are read only after the domain has said that they may be.
 */
import type { Framework } from '$lib/domain/framework';
import type { CandidateStage } from '$lib/domain/hiring/candidate';
import type { CardAnswer, CardStanding } from '$lib/domain/hiring/scorecard';
import { isLevel } from '$lib/domain/level';
import { CONFIDENCES } from '$lib/domain/rating';
import type { Tx } from '$lib/server/db/client';

/** A card without anything that was written on it. */
export interface CardRow extends CardStanding {
	readonly candidateId: string;
	/** Name now, or the one it was handed in under once the account is gone. */
	readonly interviewerName: string;
	readonly asked: readonly string[];
	readonly frameworkVersion: number;
	/** ms UTC. */
	readonly askedAt: number;
	readonly handedInAt: number | undefined;
	readonly version: number;
}

interface RawCard {
	id: string;
	candidate_id: string;
	interviewer_id: string | null;
	interviewer_name: string;
	asked: string[];
	framework_version: number;
	asked_at: number;
	handed_in_at: number | null;
	version: number;
}

const toCard = (row: RawCard): CardRow => ({
	id: row.id,
	candidateId: row.candidate_id,
	interviewerId: row.interviewer_id ?? undefined,
	interviewerName: row.interviewer_name,
	asked: row.asked,
	frameworkVersion: row.framework_version,
	askedAt: row.asked_at,
	handedInAt: row.handed_in_at ?? undefined,
	handedIn: row.handed_in_at !== null,
	version: row.version,
});

const columns = (tx: Tx) => tx`
	s.id, s.candidate_id, s.interviewer_id, to_json(s.asked) as asked, s.framework_version, s.version,
	coalesce((select u.name from users u where u.id = s.interviewer_id), s.interviewer_name)
		as interviewer_name,
	(extract(epoch from s.asked_at) * 1000)::float8 as asked_at,
	(extract(epoch from s.handed_in_at) * 1000)::float8 as handed_in_at`;

/**
 * The cards of an opening's candidates by the interviewer's name; a card that was never handed in
 * and whose account is gone is left out.
 */
export async function listOfOpening(
	tx: Tx,
	workspaceId: string,
	openingId: string,
): Promise<CardRow[]> {
	const rows = await tx<RawCard[]>`
		select * from (
			select ${columns(tx)} from scorecards s
			join candidates c on c.workspace_id = s.workspace_id and c.id = s.candidate_id
			where s.workspace_id = ${workspaceId} and c.opening_id = ${openingId}
				and (s.interviewer_id is not null or s.handed_in_at is not null)
		) cards
		order by lower(interviewer_name), id`;
	return rows.map(toCard);
}

/** The answers of exactly these cards, by card. */
export async function listAnswers(
	tx: Tx,
	workspaceId: string,
	cardIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CardAnswer[]>> {
	const found = new Map<string, CardAnswer[]>(cardIds.map((id) => [id, []]));
	if (cardIds.length === 0) return found;
	const rows = await tx<
		{
			scorecard_id: string;
			skill: string;
			level: number | null;
			confidence: string;
			note: string;
			evidence_url: string;
		}[]
	>`
		select scorecard_id, skill, level, confidence, note, evidence_url
		from scorecard_levels
		where workspace_id = ${workspaceId}
			and scorecard_id in (select jsonb_array_elements_text(${tx.json(cardIds)})::uuid)
		order by skill`;
	for (const row of rows) {
		found.get(row.scorecard_id)?.push({
			skill: row.skill,
			level: isLevel(row.level) ? row.level : undefined,
			confidence: CONFIDENCES.find((one) => one === row.confidence) ?? 'fairly_sure',
			note: row.note,
			evidence: row.evidence_url,
		});
	}
	return found;
}

/** The notes on exactly these cards as a whole, by card. */
export async function listNotes(
	tx: Tx,
	workspaceId: string,
	cardIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
	if (cardIds.length === 0) return new Map();
	const rows = await tx<{ id: string; note: string }[]>`
		select id, note from scorecards
		where workspace_id = ${workspaceId}
			and id in (select jsonb_array_elements_text(${tx.json(cardIds)})::uuid)`;
	return new Map(rows.map(({ id, note }) => [id, note]));
}

/** A card with what its interviewer needs to know of the candidate and of the opening. */
export interface OwnCardRow extends CardRow {
	readonly candidateName: string;
	readonly stage: CandidateStage;
	readonly openingId: string;
	readonly openingTitle: string;
	readonly teamName: string;
}

interface RawOwnCard extends RawCard {
	candidate_name: string;
	stage: CandidateStage;
	opening_id: string;
	title: string;
	team_name: string;
}

const toOwnCard = (row: RawOwnCard): OwnCardRow => ({
	...toCard(row),
	candidateName: row.candidate_name,
	stage: row.stage,
	openingId: row.opening_id,
	openingTitle: row.title,
	teamName: row.team_name,
});

/** The cards that were asked of an account, newest first. */
export async function listOwn(tx: Tx, workspaceId: string, userId: string): Promise<OwnCardRow[]> {
	const rows = await tx<RawOwnCard[]>`
		select ${columns(tx)}, c.name as candidate_name, c.stage, o.id as opening_id, o.title,
			t.name as team_name
		from scorecards s
		join candidates c on c.workspace_id = s.workspace_id and c.id = s.candidate_id
		join openings o on o.workspace_id = c.workspace_id and o.id = c.opening_id
		join teams t on t.workspace_id = o.workspace_id and t.id = o.team_id
		where s.workspace_id = ${workspaceId} and s.interviewer_id = ${userId}
			and c.erased_at is null
		order by s.asked_at desc, s.id`;
	return rows.map(toOwnCard);
}

/** One card that was asked of this very account. */
export async function findOwn(
	tx: Tx,
	workspaceId: string,
	userId: string,
	id: string,
): Promise<OwnCardRow | undefined> {
	const [row] = await tx<RawOwnCard[]>`
		select ${columns(tx)}, c.name as candidate_name, c.stage, o.id as opening_id, o.title,
			t.name as team_name
		from scorecards s
		join candidates c on c.workspace_id = s.workspace_id and c.id = s.candidate_id
		join openings o on o.workspace_id = c.workspace_id and o.id = c.opening_id
		join teams t on t.workspace_id = o.workspace_id and t.id = o.team_id
		where s.workspace_id = ${workspaceId} and s.interviewer_id = ${userId} and s.id = ${id}
			and c.erased_at is null`;
	return row && toOwnCard(row);
}

/** Cards an account has not handed in, of candidates without a decision. */
export async function countOpen(tx: Tx, workspaceId: string, userId: string): Promise<number> {
	const [row] = await tx<{ open: number }[]>`
		select count(*)::int as open from scorecards s
		join candidates c on c.workspace_id = s.workspace_id and c.id = s.candidate_id
		where s.workspace_id = ${workspaceId} and s.interviewer_id = ${userId}
			and s.handed_in_at is null and c.decided_at is null and c.erased_at is null`;
	return row?.open ?? 0;
}

/** Holds a card against another writer until the transaction ends. */
export async function lock(tx: Tx, workspaceId: string, id: string): Promise<void> {
	await tx`select 1 from scorecards where workspace_id = ${workspaceId} and id = ${id} for update`;
}

export interface NewCard {
	readonly id: string;
	readonly candidateId: string;
	readonly interviewerId: string;
	readonly asked: readonly string[];
	readonly frameworkVersion: number;
	readonly askedBy: string;
}

/** Asks an account for a card; `false` when it was asked already. */
export async function insert(tx: Tx, workspaceId: string, card: NewCard): Promise<boolean> {
	const rows = await tx`
		insert into scorecards
			(workspace_id, id, candidate_id, interviewer_id, asked, framework_version, asked_by)
		values (${workspaceId}, ${card.id}, ${card.candidateId}, ${card.interviewerId},
			array(select jsonb_array_elements_text(${tx.json(card.asked)})), ${card.frameworkVersion},
			${card.askedBy})
		on conflict (workspace_id, candidate_id, interviewer_id) do nothing
		returning id`;
	return rows.length > 0;
}

/** Writes a card as a whole and counts its version up. The caller holds the row's lock. */
export async function update(
	tx: Tx,
	workspaceId: string,
	id: string,
	card: { readonly answers: readonly CardAnswer[]; readonly note: string },
): Promise<void> {
	await tx`
		update scorecards set note = ${card.note}, version = version + 1
		where workspace_id = ${workspaceId} and id = ${id}`;
	await tx`
		delete from scorecard_levels where workspace_id = ${workspaceId} and scorecard_id = ${id}`;
	await tx`
		insert into scorecard_levels
			(workspace_id, scorecard_id, skill, level, confidence, note, evidence_url)
		select ${workspaceId}, ${id}, a.skill, a.level, a.confidence, a.note, a.evidence
		from jsonb_to_recordset(${JSON.stringify(card.answers)}::text::jsonb)
			as a(skill text, level smallint, confidence text, note text, evidence text)`;
}

/** Hands a card in under a name; it is never changed afterwards. */
export async function updateHandedIn(
	tx: Tx,
	workspaceId: string,
	id: string,
	name: string,
): Promise<void> {
	await tx`
		update scorecards
		set handed_in_at = now(), interviewer_name = ${name}, version = version + 1
		where workspace_id = ${workspaceId} and id = ${id}`;
}

/** An account that may be asked for a card. */
export interface AskableRow {
	readonly id: string;
	readonly name: string;
	/** The member this account belongs to, in whatever team. */
	readonly memberId: string | undefined;
}

/** Owners, interviewers and the managers of this team, by name. */
export async function listAskable(
	tx: Tx,
	workspaceId: string,
	teamId: string,
): Promise<AskableRow[]> {
	const rows = await tx<{ id: string; name: string; member_id: string | null }[]>`
		select u.id, u.name, m.member_id
		from memberships m join users u on u.id = m.user_id
		where m.workspace_id = ${workspaceId}
			and (m.role in ('owner', 'interviewer') or m.role = 'manager' and exists (
				select from membership_teams g
				where g.workspace_id = m.workspace_id and g.user_id = m.user_id
					and g.team_id = ${teamId}
			))
		order by lower(u.name), u.id`;
	return rows.map(({ id, name, member_id }) => ({ id, name, memberId: member_id ?? undefined }));
}

/** A version of the workspace's framework. */
export async function findFramework(
	tx: Tx,
	workspaceId: string,
	version: number,
): Promise<Framework | undefined> {
	const [row] = await tx<{ definition: Framework }[]>`
		select definition from frameworks
		where workspace_id = ${workspaceId} and version = ${version}`;
	return row?.definition;
}
