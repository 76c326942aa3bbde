/** Candidates of openings: SQL only. A write says which version it was based on. */
import { isCandidateStage, type CandidateStage, type Refusal } from '$lib/domain/hiring/candidate';
import type { Tx } from '$lib/server/db/client';

export interface CandidateRow {
	readonly id: string;
	readonly openingId: string;
	/** Empty once erased. */
	readonly name: string;
	readonly email: string | undefined;
	readonly stage: CandidateStage;
	/** ms UTC. */
	readonly stageAt: number;
	readonly arrivedAt: number;
	readonly decidedAt: number | undefined;
	readonly decisionNote: string;
	readonly memberId: string | undefined;
	readonly erasedAt: number | undefined;
	readonly version: number;
}

interface RawCandidate {
	id: string;
	opening_id: string;
	name: string;
	email: string | null;
	stage: string;
	stage_at: number;
	arrived_at: number;
	decided_at: number | null;
	decision_note: string;
	member_id: string | null;
	erased_at: number | null;
	version: number;
}

const toCandidate = (row: RawCandidate): CandidateRow => ({
	id: row.id,
	openingId: row.opening_id,
	name: row.name,
	email: row.email ?? undefined,
	stage: isCandidateStage(row.stage) ? row.stage : 'applied',
	stageAt: row.stage_at,
	arrivedAt: row.arrived_at,
	decidedAt: row.decided_at ?? undefined,
	decisionNote: row.decision_note,
	memberId: row.member_id ?? undefined,
	erasedAt: row.erased_at ?? undefined,
	version: row.version,
});

const columns = (tx: Tx) => tx`
	c.id, c.opening_id, c.name, c.email, c.stage,
	(extract(epoch from c.stage_at) * 1000)::float8 as stage_at,
	(extract(epoch from c.arrived_at) * 1000)::float8 as arrived_at,
	(extract(epoch from c.decided_at) * 1000)::float8 as decided_at,
	c.decision_note, c.member_id,
	(extract(epoch from c.erased_at) * 1000)::float8 as erased_at, c.version`;

/** The candidates of an opening in the order of their arrival, erased ones included. */
export async function list(
	tx: Tx,
	workspaceId: string,
	openingId: string,
): Promise<CandidateRow[]> {
	const rows = await tx<RawCandidate[]>`
		select ${columns(tx)} from candidates c
		where c.workspace_id = ${workspaceId} and c.opening_id = ${openingId}
		order by c.arrived_at, c.id`;
	return rows.map(toCandidate);
}

/** One candidate, locked until the transaction ends; the caller holds the opening's lock already. */
export async function findForUpdate(
	tx: Tx,
	workspaceId: string,
	openingId: string,
	id: string,
): Promise<CandidateRow | undefined> {
	const [row] = await tx<RawCandidate[]>`
		select ${columns(tx)} from candidates c
		where c.workspace_id = ${workspaceId} and c.opening_id = ${openingId} and c.id = ${id}
		for update`;
	return row && toCandidate(row);
}

export interface NewCandidate {
	readonly id: string;
	readonly name: string;
	readonly email: string | undefined;
	readonly createdBy: string;
}

/** Adds a candidate who has applied, at version 1. */
export async function insert(
	tx: Tx,
	workspaceId: string,
	openingId: string,
	candidate: NewCandidate,
): Promise<void> {
	await tx`
		insert into candidates (workspace_id, id, opening_id, name, email, created_by)
		values (${workspaceId}, ${candidate.id}, ${openingId}, ${candidate.name},
			${candidate.email ?? null}, ${candidate.createdBy})`;
}

/** Puts a candidate at a stage before a decision; one that was made is taken back with its note. */
export async function updateStage(
	tx: Tx,
	workspaceId: string,
	id: string,
	stage: CandidateStage,
): Promise<void> {
	await tx`
		update candidates
		set stage = ${stage}, stage_at = now(), decided_at = null, decided_by = null,
			decision_note = '', version = version + 1
		where workspace_id = ${workspaceId} and id = ${id}`;
}

/** An end of a candidacy; a hire says whom the candidate became. */
export type Decision = { readonly note: string; readonly by: string } & (
	| { readonly stage: Refusal; readonly memberId?: undefined }
	| { readonly stage: 'hired'; readonly memberId: string }
);

/** Writes a decision with its note. */
export async function updateDecided(
	tx: Tx,
	workspaceId: string,
	id: string,
	{ stage, note, by, memberId }: Decision,
): Promise<void> {
	await tx`
		update candidates
		set stage = ${stage}, stage_at = now(), decided_at = now(), decided_by = ${by},
			decision_note = ${note}, member_id = ${memberId ?? null}, version = version + 1
		where workspace_id = ${workspaceId} and id = ${id}`;
}

/** Leaves a tombstone of a candidate: no name, no address, no note, no cards. */
export async function updateErased(tx: Tx, workspaceId: string, id: string): Promise<void> {
	await tx`delete from scorecards where workspace_id = ${workspaceId} and candidate_id = ${id}`;
	await tx`
		update candidates
		set name = '', email = null, decision_note = '', member_id = null, erased_at = now(),
			version = version + 1
		where workspace_id = ${workspaceId} and id = ${id}`;
}

export interface RetentionRow {
	readonly id: string;
	readonly openingId: string;
	readonly stage: CandidateStage;
	/** ms UTC. */
	readonly decidedAt: number | undefined;
	readonly settledAt: number | undefined;
}

/** Everybody of the workspace who was not erased and not hired, and whose time may run. */
export async function listForRetention(tx: Tx, workspaceId: string): Promise<RetentionRow[]> {
	const rows = await tx<
		{
			id: string;
			opening_id: string;
			stage: string;
			decided_at: number | null;
			settled_at: number | null;
		}[]
	>`
		select c.id, c.opening_id, c.stage,
			(extract(epoch from c.decided_at) * 1000)::float8 as decided_at,
			(extract(epoch from coalesce(o.filled_at, o.closed_at)) * 1000)::float8 as settled_at
		from candidates c
		join openings o on o.workspace_id = c.workspace_id and o.id = c.opening_id
		where c.workspace_id = ${workspaceId} and c.erased_at is null and c.stage <> 'hired'
			and (c.decided_at is not null or o.filled_at is not null or o.closed_at is not null)
		order by c.id
		for update of c`;
	return rows.map((row) => ({
		id: row.id,
		openingId: row.opening_id,
		stage: isCandidateStage(row.stage) ? row.stage : 'applied',
		decidedAt: row.decided_at ?? undefined,
		settledAt: row.settled_at ?? undefined,
	}));
}

/** Days after which candidates are erased. */
export async function findRetentionDays(tx: Tx, workspaceId: string): Promise<number> {
	const [row] = await tx<{ days: number }[]>`
		select candidate_retention_days as days from workspaces where id = ${workspaceId}`;
	return row?.days ?? 180;
}

/** The days as they are, locked until the transaction ends. */
export async function findRetentionDaysForUpdate(
	tx: Tx,
	workspaceId: string,
): Promise<number | undefined> {
	const [row] = await tx<{ days: number }[]>`
		select candidate_retention_days as days from workspaces where id = ${workspaceId} for update`;
	return row?.days;
}

export async function updateRetentionDays(
	tx: Tx,
	workspaceId: string,
	days: number,
): Promise<void> {
	await tx`update workspaces set candidate_retention_days = ${days} where id = ${workspaceId}`;
}
