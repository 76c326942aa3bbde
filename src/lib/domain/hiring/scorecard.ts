/** Scorecards: who may read which, what is still to be answered, and what the cards say together. */
import type { SkillId } from '../framework.ts';
import type { Level } from '../level.ts';
import type { Confidence } from '../rating.ts';

/** What an interviewer said about one skill. */
export interface CardAnswer {
	readonly skill: SkillId;
	/** Absent for "not assessed", which is an answer and not 0. */
	readonly level?: Level;
	readonly confidence: Confidence;
	readonly note: string;
	/** An http(s) address, or empty. */
	readonly evidence: string;
}

/** Whose card it is and whether it was handed in: all that the rule of blindness asks. */
export interface CardStanding {
	readonly id: string;
	/** Account of the interviewer; absent once the account is gone. */
	readonly interviewerId: string | undefined;
	readonly handedIn: boolean;
}

/**
 * Whether an account reads the levels of a card. One's own always; nobody else's draft, ever; a card
 * that was handed in, unless one's own card about the same candidate is still open. `cards` are all
 * of the candidate.
 */
export function mayReadCard(
	userId: string,
	card: CardStanding,
	cards: readonly CardStanding[],
): boolean {
	if (card.interviewerId === userId) return true;
	return card.handedIn && !hasOpenCard(userId, cards);
}

/** Whether an account was asked for a card about the candidate and has not handed it in. */
export function hasOpenCard(userId: string, cards: readonly CardStanding[]): boolean {
	return cards.some(({ interviewerId, handedIn }) => interviewerId === userId && !handedIn);
}

/** The asked skills without an answer, in the order they were asked; none lets the card be handed in. */
export function unanswered(
	asked: readonly SkillId[],
	answers: readonly Pick<CardAnswer, 'skill'>[],
): readonly SkillId[] {
	const answered = new Set(answers.map(({ skill }) => skill));
	return asked.filter((skill) => !answered.has(skill));
}

/** A card with its answers, as far as the numbers ask. */
export interface CardLevels {
	readonly answers: readonly Pick<CardAnswer, 'skill' | 'level'>[];
}

/**
 * The candidate's level per skill, 0 to 5: the median of the assessed levels, the lower of the two
 * in the middle when their number is even, so that it is a level somebody gave. `undefined` where
 * every card says "not assessed"; no key where no card asks. The caller passes cards that were
 * handed in.
 */
export function candidateLevels(
	cards: readonly CardLevels[],
): Readonly<Record<string, number | undefined>> {
	const given = levelsBySkill(cards);
	return Object.fromEntries(
		[...given].map(([skill, levels]) => [skill, levels[Math.floor((levels.length - 1) / 2)]]),
	);
}

/** Assessed levels per skill, lowest first; a skill that nobody could assess has an empty list. */
function levelsBySkill(cards: readonly CardLevels[]): Map<SkillId, readonly number[]> {
	const given = new Map<SkillId, number[]>();
	for (const { answers } of cards) {
		for (const { skill, level } of answers) {
			const levels = given.get(skill) ?? [];
			if (level !== undefined) levels.push(level);
			given.set(skill, levels);
		}
	}
	for (const levels of given.values()) levels.sort((a, b) => a - b);
	return given;
}

/** How far interviewers are apart on a skill. */
export const VERDICTS = ['agree', 'one-apart', 'apart'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The verdict as the screens say it. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
	agree: 'agree',
	'one-apart': 'one apart',
	apart: 'two or more apart: talk it over',
};

/** What the cards say about one skill together. */
export interface SkillAgreement {
	readonly skill: SkillId;
	/** Cards that assessed it, >= 0. */
	readonly assessed: number;
	/** Lower median, 0 to 5; absent when nobody assessed it. */
	readonly level: number | undefined;
	/** Lowest and highest level given; absent when nobody assessed it. */
	readonly lowest: number | undefined;
	readonly highest: number | undefined;
	/** Absent with fewer than two assessed levels: there is nobody to agree with. */
	readonly verdict: Verdict | undefined;
}

/**
 * The agreement of the cards that were handed in, for these skills and in their order; a skill that
 * no card speaks of has 0 assessed.
 */
export function agreementOf(
	cards: readonly CardLevels[],
	skills: readonly SkillId[],
): readonly SkillAgreement[] {
	const given = levelsBySkill(cards);
	const medians = candidateLevels(cards);
	return skills.map((skill) => {
		const levels = given.get(skill) ?? [];
		const lowest = levels[0];
		const highest = levels.at(-1);
		return {
			skill,
			assessed: levels.length,
			level: medians[skill],
			lowest,
			highest,
			verdict:
				levels.length < 2 || lowest === undefined || highest === undefined
					? undefined
					: verdictOf(highest - lowest),
		};
	});
}

function verdictOf(spread: number): Verdict {
	if (spread === 0) return 'agree';
	return spread === 1 ? 'one-apart' : 'apart';
}
