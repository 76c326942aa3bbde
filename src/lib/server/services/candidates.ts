/** Use cases of candidates: list, add, move, decline, erase. Hiring is in `hiring.ts`. */
import { randomUUID } from 'node:crypto';
import type { TeamAccess } from '$lib/domain/access';
import {
	erasureDue,
	isPending,
	isRefusal,
	nextStages,
	type CandidateStage,
	type PendingStage,
	type Refusal,
} from '$lib/domain/hiring/candidate';
import { candidateLevels, hasOpenCard, mayReadCard } from '$lib/domain/hiring/scorecard';
import { database, type Tx } from '$lib/server/db/client';
import * as audit from '$lib/server/repositories/audit';
import * as candidates from '$lib/server/repositories/candidates';
import * as openings from '$lib/server/repositories/openings';
import * as scorecards from '$lib/server/repositories/scorecards';
import { isId, type Opening } from './openings';

export type Candidate = candidates.CandidateRow;

/** A candidate as the opening's page lists them. */
export interface CandidateItem {
	readonly id: string;
	/** Empty once erased. */
	readonly name: string;
	readonly email: string | undefined;
	readonly stage: CandidateStage;
	readonly version: number;
	/** ms UTC. */
	readonly arrivedAt: number;
	readonly decidedAt: number | undefined;
	readonly erasedAt: number | undefined;
	/** When retention erases them, ms UTC. */
	readonly eraseAt: number | undefined;
	readonly cardsAsked: number;
	readonly cardsHandedIn: number;
	/**
	 * Lower median of the cards that were handed in; while the reader's own card is open, what stands
	 * on that card alone. `undefined` where nobody assessed, no key where no card asks.
	 */
	readonly levels: Readonly<Record<string, number | undefined>>;
	/** The reader was asked for a card and has not handed it in: others' levels are not there. */
	readonly hiddenUntilOwnCard: boolean;
	/** That card. */
	readonly ownCard: string | undefined;
	/** What they may become now. */
	readonly next: readonly CandidateStage[];
}

const keyOf = (access: TeamAccess): openings.TeamKey => ({
	workspaceId: access.workspaceId,
	teamId: access.team.id,
});

/** Whether somebody is still sought. */
export const isSeeking = ({ status }: Pick<Opening, 'status'>): boolean =>
	status === 'open' || status === 'on-hold';

/** The candidates of an opening of the team by arrival; none when the team has no such opening. */
export async function listCandidates(
	access: TeamAccess,
	openingId: string,
): Promise<readonly CandidateItem[]> {
	return (await readCandidates(access, openingId)).map(({ item }) => item);
}

/** Every candidate of an opening as stored and as listed, by arrival. */
async function readCandidates(
	access: TeamAccess,
	openingId: string,
): Promise<readonly { readonly row: Candidate; readonly item: CandidateItem }[]> {
	if (!isId(openingId)) return [];
	const { workspaceId, userId } = access;
	return database().inWorkspace(workspaceId, async (tx) => {
		const opening = await openings.find(tx, keyOf(access), openingId);
		if (!opening) return [];
		const days = await candidates.findRetentionDays(tx, workspaceId);
		const rows = await candidates.list(tx, workspaceId, openingId);
		const cards = await scorecards.listOfOpening(tx, workspaceId, openingId);
		const of = new Map(
			rows.map(({ id }) => [id, cards.filter(({ candidateId }) => candidateId === id)]),
		);
		const read = cards.filter((card) => {
			const all = of.get(card.candidateId) ?? [];
			// One's own draft counts only while it is all there is to see.
			return mayReadCard(userId, card, all) && (card.handedIn || hasOpenCard(userId, all));
		});
		const answers = await scorecards.listAnswers(
			tx,
			workspaceId,
			read.map(({ id }) => id),
		);
		return rows.map((row) => {
			const all = of.get(row.id) ?? [];
			const readable = read.filter(({ candidateId }) => candidateId === row.id);
			const item: CandidateItem = {
				id: row.id,
				name: row.name,
				email: row.email,
				stage: row.stage,
				version: row.version,
				arrivedAt: row.arrivedAt,
				decidedAt: row.decidedAt,
				erasedAt: row.erasedAt,
				eraseAt: erasureDue({ ...row, settledAt: settledAt(opening) }, days),
				cardsAsked: all.length,
				cardsHandedIn: all.filter(({ handedIn }) => handedIn).length,
				levels: candidateLevels(readable.map(({ id }) => ({ answers: answers.get(id) ?? [] }))),
				hiddenUntilOwnCard: hasOpenCard(userId, all),
				ownCard: all.find(({ interviewerId }) => interviewerId === userId)?.id,
				next: row.erasedAt === undefined ? nextStages(row.stage, isSeeking(opening)) : [],
			};
			return { row, item };
		});
	});
}

/** One candidate with the note of the decision; `undefined` when the opening has none of that id. */
export async function findCandidate(
	access: TeamAccess,
	openingId: string,
	id: string,
): Promise<(CandidateItem & { readonly decisionNote: string }) | undefined> {
	if (!isId(id)) return undefined;
	const found = (await readCandidates(access, openingId)).find(({ row }) => row.id === id);
	return found && { ...found.item, decisionNote: found.row.decisionNote };
}

/** Since when an opening seeks nobody, ms UTC. */
export const settledAt = (opening: Opening): number | undefined =>
	opening.filledAt ?? opening.closedAt;

export type CandidateOutcome =
	| { readonly kind: 'saved'; readonly id: string }
	| { readonly kind: 'missing' }
	/** The opening is filled or closed. */
	| { readonly kind: 'settled' }
	/** Somebody else moved the candidate in between; nothing was written. */
	| { readonly kind: 'conflict'; readonly stage: CandidateStage; readonly version: number }
	/** The stage does not follow from where the candidate stands. */
	| { readonly kind: 'refused'; readonly stage: CandidateStage };

/** Adds somebody who has applied. */
export async function addCandidate(
	access: TeamAccess,
	openingId: string,
	person: { readonly name: string; readonly email: string | undefined },
): Promise<CandidateOutcome> {
	if (!isId(openingId)) return { kind: 'missing' };
	const id = randomUUID();
	return database().inWorkspace(access.workspaceId, async (tx): Promise<CandidateOutcome> => {
		const opening = await lockedOpening(tx, access, openingId);
		if (!opening) return { kind: 'missing' };
		if (!isSeeking(opening)) return { kind: 'settled' };
		await candidates.insert(tx, access.workspaceId, openingId, {
			...person,
			id,
			createdBy: access.userId,
		});
		await audit.insert(tx, access, {
			action: 'candidate.add',
			subjectType: 'candidate',
			subjectId: id,
			after: { opening: opening.title },
		});
		return { kind: 'saved', id };
	});
}

/** Moves a candidate to another stage before a decision, or takes a refusal back. */
export function moveCandidate(
	access: TeamAccess,
	openingId: string,
	id: string,
	move: { readonly version: number; readonly stage: PendingStage },
): Promise<CandidateOutcome> {
	return changeCandidate(access, openingId, id, move, async (tx, before, opening) => {
		await candidates.updateStage(tx, access.workspaceId, id, move.stage);
		await audit.insert(tx, access, {
			action: 'candidate.stage',
			subjectType: 'candidate',
			subjectId: id,
			before: { stage: before.stage },
			after: { stage: move.stage, opening: opening.title },
		});
	});
}

/** Writes that a candidate was declined or has withdrawn, with a note. */
export function refuseCandidate(
	access: TeamAccess,
	openingId: string,
	id: string,
	decision: { readonly version: number; readonly stage: Refusal; readonly note: string },
): Promise<CandidateOutcome> {
	return changeCandidate(access, openingId, id, decision, async (tx, before, opening) => {
		const { stage, note } = decision;
		await candidates.updateDecided(tx, access.workspaceId, id, {
			stage,
			note,
			by: access.userId,
		});
		await audit.insert(tx, access, {
			action: 'candidate.decline',
			subjectType: 'candidate',
			subjectId: id,
			before: { stage: before.stage },
			after: { stage, opening: opening.title },
		});
	});
}

async function changeCandidate(
	access: TeamAccess,
	openingId: string,
	id: string,
	move: { readonly version: number; readonly stage: CandidateStage },
	write: (tx: Tx, before: Candidate, opening: Opening) => Promise<void>,
): Promise<CandidateOutcome> {
	return database().inWorkspace(access.workspaceId, async (tx): Promise<CandidateOutcome> => {
		const locked = await lockedCandidate(tx, access, openingId, id);
		if (!locked) return { kind: 'missing' };
		const { opening, candidate: before } = locked;
		if (before.version !== move.version)
			return { kind: 'conflict', stage: before.stage, version: before.version };
		const { stage } = before;
		if (!nextStages(stage, isSeeking(opening)).includes(move.stage))
			return isPending(move.stage) && !isSeeking(opening)
				? { kind: 'settled' }
				: { kind: 'refused', stage };
		await write(tx, before, opening);
		return { kind: 'saved', id };
	});
}

/** An opening of the team with its row locked, so that a hire and a move cannot cross. */
export async function lockedOpening(
	tx: Tx,
	access: TeamAccess,
	openingId: string,
): Promise<Opening | undefined> {
	const locked = await openings.findForUpdate(tx, keyOf(access), openingId);
	return locked && (await openings.find(tx, keyOf(access), openingId));
}

/** A candidate who is not erased, locked after their opening; `undefined` without such a one. */
export async function lockedCandidate(
	tx: Tx,
	access: TeamAccess,
	openingId: string,
	id: string,
): Promise<{ readonly opening: Opening; readonly candidate: Candidate } | undefined> {
	if (!isId(openingId) || !isId(id)) return undefined;
	const opening = await lockedOpening(tx, access, openingId);
	const candidate =
		opening && (await candidates.findForUpdate(tx, access.workspaceId, openingId, id));
	return candidate && candidate.erasedAt === undefined ? { opening, candidate } : undefined;
}

/** Erases a candidate before their time: everybody but who was hired. */
export async function eraseCandidate(
	access: TeamAccess,
	openingId: string,
	id: string,
): Promise<CandidateOutcome> {
	return database().inWorkspace(access.workspaceId, async (tx): Promise<CandidateOutcome> => {
		const locked = await lockedCandidate(tx, access, openingId, id);
		if (!locked) return { kind: 'missing' };
		const { opening } = locked;
		const { stage } = locked.candidate;
		if (!isRefusal(stage) && (stage === 'hired' || isSeeking(opening)))
			return { kind: 'refused', stage };
		await candidates.updateErased(tx, access.workspaceId, id);
		await audit.insert(tx, access, {
			action: 'candidate.erase',
			subjectType: 'candidate',
			subjectId: id,
			after: { opening: opening.title },
		});
		return { kind: 'saved', id };
	});
}
