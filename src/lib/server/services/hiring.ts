/** Hiring a candidate: a member with first ratings, a filled opening, in one transaction. */
import type { TeamAccess } from '$lib/domain/access';
import { nextStages, type CandidateStage } from '$lib/domain/hiring/candidate';
import { candidateLevels } from '$lib/domain/hiring/scorecard';
import { isLevel } from '$lib/domain/level';
import { database, type Tx } from '$lib/server/db/client';
import * as audit from '$lib/server/repositories/audit';
import * as candidates from '$lib/server/repositories/candidates';
import * as openings from '$lib/server/repositories/openings';
import * as scorecards from '$lib/server/repositories/scorecards';
import { isSeeking, lockedCandidate } from './candidates';
import { SHARED_RATER } from './known-people';
import { insertMember, type MemberInput } from './members';
import { appendRatings } from './rating';

/** What somebody says about a hire. */
export interface Hire {
	readonly version: number;
	readonly member: MemberInput;
	readonly note: string;
	/** They know that nobody handed in a card. */
	readonly withoutCards: boolean;
}

export type HireOutcome =
	| { readonly kind: 'hired'; readonly memberId: string; readonly slug: string }
	| { readonly kind: 'missing' }
	/** Somebody was hired into the opening already, or it is closed. */
	| { readonly kind: 'settled'; readonly hired: boolean }
	| { readonly kind: 'conflict'; readonly stage: CandidateStage; readonly version: number }
	| { readonly kind: 'refused'; readonly stage: CandidateStage }
	/** No card was handed in, and that was not said to be known. */
	| { readonly kind: 'no-cards' }
	| { readonly kind: 'email-taken'; readonly holder?: string };

/**
 * Hires a candidate after an offer. The levels are the lower medians of the cards that were handed
 * in; a skill nobody assessed gets no rating. They are the managers' first word on the person, made
 * at `now` (ms UTC) in interviews; what managers rate later takes their place. The opening's lock
 * comes first, so that of two hires at once the second finds it filled.
 */
export async function hireCandidate(
	access: TeamAccess,
	openingId: string,
	id: string,
	hire: Hire,
	now: number,
): Promise<HireOutcome> {
	const { workspaceId } = access;
	return database().inWorkspace(workspaceId, async (tx): Promise<HireOutcome> => {
		const locked = await lockedCandidate(tx, access, openingId, id);
		if (!locked) return { kind: 'missing' };
		const { opening, candidate } = locked;
		if (!isSeeking(opening)) return { kind: 'settled', hired: opening.filledBy !== undefined };
		const { stage, version } = candidate;
		if (version !== hire.version) return { kind: 'conflict', stage, version };
		if (!nextStages(stage, true).includes('hired')) return { kind: 'refused', stage };
		const levels = await handedInLevels(tx, workspaceId, openingId, id);
		if (levels === undefined && !hire.withoutCards) return { kind: 'no-cards' };
		const added = await insertMember(tx, access, hire.member);
		if (added.kind !== 'saved') return added;
		const rated = Object.entries(levels ?? {}).flatMap(([skill, level]) =>
			isLevel(level) ? [{ skill, level }] : [],
		);
		await appendRatings(
			tx,
			access,
			rated.map(({ skill, level }) => ({
				member: added.id,
				skill,
				level,
				source: 'interview' as const,
				rater: SHARED_RATER,
				raterName: access.userName,
				ratedAt: now,
			})),
			now,
			new Set([added.id]),
		);
		const { userId } = access;
		await candidates.updateDecided(tx, workspaceId, id, {
			stage: 'hired',
			memberId: added.id,
			note: hire.note,
			by: userId,
		});
		await openings.updateStatus(
			tx,
			{ workspaceId, teamId: access.team.id },
			openingId,
			'filled',
			id,
		);
		await audit.insert(tx, access, {
			action: 'candidate.hire',
			subjectType: 'candidate',
			subjectId: id,
			before: { stage },
			after: { opening: opening.title, ratings: rated.length, member: added.id },
		});
		await audit.insert(tx, access, {
			action: 'opening.status',
			subjectType: 'opening',
			subjectId: openingId,
			before: { title: opening.title, status: opening.status },
			after: { title: opening.title, status: 'filled' },
		});
		return { kind: 'hired', memberId: added.id, slug: added.slug };
	});
}

/**
 * The levels of the cards that were handed in, whoever reads them: `undefined` without a card. They
 * go into ratings and not to the person who hires, whose own card may be open.
 */
async function handedInLevels(tx: Tx, workspaceId: string, openingId: string, id: string) {
	const cards = (await scorecards.listOfOpening(tx, workspaceId, openingId)).filter(
		({ candidateId, handedIn }) => candidateId === id && handedIn,
	);
	if (cards.length === 0) return undefined;
	const answers = await scorecards.listAnswers(
		tx,
		workspaceId,
		cards.map((card) => card.id),
	);
	return candidateLevels([...answers.values()].map((given) => ({ answers: given })));
}
