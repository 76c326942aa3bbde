/** Use cases of scorecards: ask for one, fill it in, hand it in, read what may be read. */
import { randomUUID } from 'node:crypto';
import type { TeamAccess, WorkspaceAccess } from '$lib/domain/access';
import type { Framework } from '$lib/domain/framework';
import { isPending } from '$lib/domain/hiring/candidate';
import type { Interview } from '$lib/domain/hiring/interview-kit';
import {
	hasOpenCard,
	mayReadCard,
	unanswered,
	type CardAnswer,
} from '$lib/domain/hiring/scorecard';
import { database, type Tx } from '$lib/server/db/client';
import * as audit from '$lib/server/repositories/audit';
import * as ratings from '$lib/server/repositories/ratings';
import * as scorecards from '$lib/server/repositories/scorecards';
import { isSeeking, lockedCandidate } from './candidates';
import { isId, type Opening } from './openings';

/** A card of a candidate as somebody reads it. */
export interface ReadableCard {
	readonly id: string;
	/** Account; absent once it is gone. */
	readonly interviewerId: string | undefined;
	readonly interviewerName: string;
	/** It is the reader's own. */
	readonly own: boolean;
	readonly asked: readonly string[];
	/** ms UTC. */
	readonly askedAt: number;
	readonly handedInAt: number | undefined;
	/** Absent where the reader may not see it, or nothing is written yet. */
	readonly answers: readonly CardAnswer[] | undefined;
	readonly note: string;
}

/** The cards about one candidate; what others wrote is read only where it may be. */
export interface CandidateCards {
	readonly cards: readonly ReadableCard[];
	/** The reader's own card is open, so that the others stay closed. */
	readonly hidden: boolean;
}

/** The cards about a candidate of the team's opening, by interviewer. */
export async function listCards(
	access: TeamAccess,
	openingId: string,
	candidateId: string,
): Promise<CandidateCards> {
	return database().inWorkspace(access.workspaceId, (tx) =>
		readCards(tx, access, openingId, candidateId),
	);
}

/** All cards about a candidate; levels and notes are fetched of those alone that may be read. */
async function readCards(
	tx: Tx,
	{ workspaceId, userId }: WorkspaceAccess,
	openingId: string,
	candidateId: string,
): Promise<CandidateCards> {
	const all = (await scorecards.listOfOpening(tx, workspaceId, openingId)).filter(
		(card) => card.candidateId === candidateId,
	);
	const readable = all.filter((card) => mayReadCard(userId, card, all)).map(({ id }) => id);
	const answers = await scorecards.listAnswers(tx, workspaceId, readable);
	const notes = await scorecards.listNotes(tx, workspaceId, readable);
	return {
		hidden: hasOpenCard(userId, all),
		cards: all.map((card) => ({
			id: card.id,
			interviewerId: card.interviewerId,
			interviewerName: card.interviewerName,
			own: card.interviewerId === userId,
			asked: card.asked,
			askedAt: card.askedAt,
			handedInAt: card.handedInAt,
			answers: inAskedOrder(card.asked, answers.get(card.id)),
			note: notes.get(card.id) ?? '',
		})),
	};
}

function inAskedOrder(
	asked: readonly string[],
	answers: readonly CardAnswer[] | undefined,
): readonly CardAnswer[] | undefined {
	const place = ({ skill }: CardAnswer) => asked.indexOf(skill);
	return answers?.toSorted((a, b) => place(a) - place(b));
}

/** Somebody who may be asked for a card, with the skills the kit gives them. */
export interface Askable {
	readonly id: string;
	readonly name: string;
	/** Skills of their interviews; all of the opening's where they hold none. */
	readonly skills: readonly string[];
}

/** The accounts that may be asked, by name; `interviews` are those of the kit. */
export async function listAskable(
	access: TeamAccess,
	opening: Pick<Opening, 'levels'>,
	interviews: readonly Interview[],
): Promise<readonly Askable[]> {
	return database().inWorkspace(access.workspaceId, (tx) =>
		askable(tx, access, opening, interviews),
	);
}

async function askable(
	tx: Tx,
	{ workspaceId, team }: TeamAccess,
	opening: Pick<Opening, 'levels'>,
	interviews: readonly Interview[],
): Promise<readonly Askable[]> {
	const rows = await scorecards.listAskable(tx, workspaceId, team.id);
	const asked = opening.levels.map(({ skill }) => skill);
	return rows.map(({ id, name, memberId }) => {
		const held = interviews
			.filter(
				({ interviewer }) =>
					interviewer !== undefined &&
					interviewer.id === (interviewer.kind === 'account' ? id : memberId),
			)
			.flatMap(({ skills }) => skills);
		const skills = asked.filter((skill) => held.includes(skill));
		return { id, name, skills: skills.length > 0 ? skills : asked };
	});
}

export type AskOutcome =
	| { readonly kind: 'asked'; readonly name: string }
	| { readonly kind: 'missing' }
	/** The opening is filled or closed, or there is a decision about the candidate. */
	| { readonly kind: 'settled' }
	| { readonly kind: 'asked-already'; readonly name: string }
	/** No such account may be asked. */
	| { readonly kind: 'unknown' };

/**
 * Asks an account for a card about a candidate. Without `skills` those of their interviews in the
 * kit are asked, else all of the opening's; a skill the opening does not ask for is left out.
 */
export async function askForCard(
	access: TeamAccess,
	ask: {
		readonly openingId: string;
		readonly candidateId: string;
		readonly interviewerId: string;
		readonly skills: readonly string[];
		readonly interviews: readonly Interview[];
	},
): Promise<AskOutcome> {
	const { openingId, candidateId, interviewerId } = ask;
	const { workspaceId } = access;
	return database().inWorkspace(workspaceId, async (tx): Promise<AskOutcome> => {
		const locked = await lockedCandidate(tx, access, openingId, candidateId);
		if (!locked) return { kind: 'missing' };
		const { opening, candidate } = locked;
		const who = (await askable(tx, access, opening, ask.interviews)).find(
			({ id }) => id === interviewerId,
		);
		if (!who) return { kind: 'unknown' };
		const { name } = who;
		const chosen = opening.levels
			.map(({ skill }) => skill)
			.filter((skill) => ask.skills.includes(skill));
		const asked = chosen.length > 0 ? chosen : who.skills;
		if (!isSeeking(opening) || !isPending(candidate.stage)) return { kind: 'settled' };
		const framework = await ratings.findFrameworkSkills(tx, workspaceId);
		if (!framework) throw new Error('The workspace has no framework.');
		const added = await scorecards.insert(tx, workspaceId, {
			id: randomUUID(),
			candidateId,
			interviewerId,
			asked,
			frameworkVersion: framework.version,
			askedBy: access.userId,
		});
		if (!added) return { kind: 'asked-already', name };
		await audit.insert(tx, access, {
			action: 'scorecard.ask',
			subjectType: 'candidate',
			subjectId: candidateId,
			after: { interviewer: name, skills: asked, opening: opening.title },
		});
		return { kind: 'asked', name };
	});
}

/** A card that was asked of whoever is signed in. */
export type OwnCard = scorecards.OwnCardRow;

/** The cards that were asked of whoever is signed in, newest first. */
export async function listOwnCards(access: WorkspaceAccess): Promise<readonly OwnCard[]> {
	return database().inWorkspace(access.workspaceId, (tx) =>
		scorecards.listOwn(tx, access.workspaceId, access.userId),
	);
}

export interface OpenedCard {
	readonly card: OwnCard;
	/** With the anchors that were asked for. */
	readonly framework: Framework;
	readonly answers: readonly CardAnswer[];
	readonly note: string;
	/** What others handed in about the candidate; none before this card is handed in. */
	readonly others: readonly ReadableCard[];
}

/** One card of whoever is signed in with what stands on it; `undefined` for anybody else's. */
export async function openOwnCard(
	access: WorkspaceAccess,
	id: string,
): Promise<OpenedCard | undefined> {
	if (!isId(id)) return undefined;
	const { workspaceId, userId } = access;
	return database().inWorkspace(workspaceId, async (tx) => {
		const card = await scorecards.findOwn(tx, workspaceId, userId, id);
		const framework =
			card && (await scorecards.findFramework(tx, workspaceId, card.frameworkVersion));
		if (!card || !framework) return undefined;
		const answers = await scorecards.listAnswers(tx, workspaceId, [id]);
		const notes = await scorecards.listNotes(tx, workspaceId, [id]);
		const all = await readCards(tx, access, card.openingId, card.candidateId);
		const others = all.cards.filter(({ own, answers: read }) => !own && read !== undefined);
		return { card, framework, answers: answers.get(id) ?? [], note: notes.get(id) ?? '', others };
	});
}

/** What is written on a card. */
export interface CardDraft {
	/** One for each answered skill; others are still to be answered. */
	readonly answers: readonly CardAnswer[];
	readonly note: string;
}

export type CardOutcome =
	| { readonly kind: 'saved'; readonly version: number }
	| { readonly kind: 'handed-in' }
	| { readonly kind: 'missing' }
	/** The card was saved elsewhere in between; nothing was written. */
	| { readonly kind: 'conflict'; readonly version: number }
	/** It was handed in already, or there is a decision about the candidate. */
	| { readonly kind: 'closed'; readonly handedIn: boolean }
	/** Skills that are still to be answered; the draft was saved, and not handed in. */
	| { readonly kind: 'incomplete'; readonly skills: readonly string[]; readonly version: number };

/** Saves a draft, and hands the card in when asked to and every asked skill is answered. */
export async function saveCard(
	access: WorkspaceAccess,
	id: string,
	version: number,
	draft: CardDraft,
	handIn: boolean,
): Promise<CardOutcome> {
	if (!isId(id)) return { kind: 'missing' };
	const { workspaceId, userId } = access;
	return database().inWorkspace(workspaceId, async (tx): Promise<CardOutcome> => {
		await scorecards.lock(tx, workspaceId, id);
		const card = await scorecards.findOwn(tx, workspaceId, userId, id);
		if (!card) return { kind: 'missing' };
		if (card.handedIn || !isPending(card.stage)) return { kind: 'closed', handedIn: card.handedIn };
		if (card.version !== version) return { kind: 'conflict', version: card.version };
		const answers = draft.answers.filter(({ skill }) => card.asked.includes(skill));
		await scorecards.update(tx, workspaceId, id, { answers, note: draft.note });
		if (!handIn) return { kind: 'saved', version: version + 1 };
		const missing = unanswered(card.asked, answers);
		if (missing.length > 0) return { kind: 'incomplete', skills: missing, version: version + 1 };
		await scorecards.updateHandedIn(tx, workspaceId, id, access.userName);
		await audit.insert(tx, access, {
			action: 'scorecard.hand-in',
			subjectType: 'candidate',
			subjectId: card.candidateId,
			after: { opening: card.openingTitle },
		});
		return { kind: 'handed-in' };
	});
}
