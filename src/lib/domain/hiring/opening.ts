/** An opening: a seat a team wants to fill, with the level it needs on each skill and why. */
import { CORE } from '../core.ts';
import type { Requirement, RequirementCoverage, TeamMember } from '../coverage.ts';
import { countWord, joinNames, joinSome, plain } from '../format.ts';
import type { Framework, Ratings, Skill, SkillId } from '../framework.ts';
import { compare } from '../planning/compare.ts';
import type { Comparison, RequirementDifference } from '../planning/compare.ts';
import { spokenSkill } from '../planning/words.ts';

/** Where an opening stands; the last two are ends, from which it can be opened again. */
export const OPENING_STATUSES = ['open', 'on-hold', 'filled', 'closed'] as const;
export type OpeningStatus = (typeof OPENING_STATUSES)[number];

/** The status as the screens say it. */
export const STATUS_WORDS: Readonly<Record<OpeningStatus, string>> = {
	open: 'Open',
	'on-hold': 'On hold',
	filled: 'Filled',
	closed: 'Closed',
};

/** Whether a text names a status. */
export function isOpeningStatus(value: unknown): value is OpeningStatus {
	return (OPENING_STATUSES as readonly unknown[]).includes(value);
}

/**
 * What an opening may become by hand. One that a candidate was hired into stays filled: a further
 * hire is a further seat, with an opening of its own.
 */
export function nextStatuses(status: OpeningStatus, hired: boolean): readonly OpeningStatus[] {
	if (status === 'open') return ['on-hold', 'filled', 'closed'];
	if (status === 'on-hold') return ['open', 'filled', 'closed'];
	return status === 'filled' && hired ? [] : ['open'];
}

/** What a seat asks of one skill. */
export interface OpeningLevel {
	readonly skill: SkillId;
	/** Whole level asked for, 1 to 5. */
	readonly level: number;
	/** Needed for the seat; otherwise good to have. */
	readonly must: boolean;
	/** Why it is asked, one short sentence without its full stop; may be empty. */
	readonly why: string;
}

/**
 * What a hire does for the requirement on a skill: closes it, narrows it, adds the spare seat behind
 * its holders, is below the level the team needs, or adds to what is covered or not required.
 */
export const SEAT_EFFECTS = ['closes', 'narrows', 'bench', 'short', 'brings'] as const;
export type SeatEffect = (typeof SEAT_EFFECTS)[number];

/** A skill of the hire with what it does, and whether an opening should ask for it. */
export interface SeatSkill extends OpeningLevel {
	readonly effect: SeatEffect;
	readonly asked: boolean;
}

/** What a seat's levels are measured against. */
export interface SeatGround {
	/** The team without the hire, under the changes that come before it. */
	readonly team: readonly TeamMember[];
	readonly requirements: readonly Requirement[];
	readonly framework: Pick<Framework, 'skills'>;
	/** Short names by member id. */
	readonly names: ReadonlyMap<string, string>;
}

const SEAT = 'seat';

/**
 * The levels an opening takes from a hire, musts first, else in the framework's order: every skill
 * the hire is rated on at 1 or above. What closes or narrows an open requirement is a must, the rest
 * is good to have. Nothing is asked above the level the team needs. Asked are musts, new bench, and
 * what the team holds important (2 or 3) and the hire brings at 2 or above; history that closes
 * nothing (a skill that is slow) is not.
 */
export function levelsFromHire(
	hire: { readonly ratings: Ratings; readonly share: number },
	ground: SeatGround,
): SeatSkill[] {
	const comparison = withSeat(hire, ground);
	const gaps = comparison.requirements.filter(({ before }) => !before.met).length;
	const levels = ground.framework.skills.flatMap((skill): SeatSkill[] => {
		const offered = Math.floor(hire.ratings[skill.id] ?? 0);
		if (offered < 1) return [];
		const row = requirementOf(skill, comparison);
		if (row === undefined) return [unrequired(skill, offered)];
		const effect = effectOf(row, offered);
		const must = effect === 'closes' || effect === 'narrows';
		return [
			{
				skill: skill.id,
				level: Math.max(1, Math.min(offered, Math.ceil(row.before.level))),
				must,
				why: reason(row, effect, { gaps, names: ground.names }),
				effect,
				asked:
					must ||
					effect === 'bench' ||
					(row.before.importance >= 2 && offered >= 2 && skill.slow !== true),
			},
		];
	});
	return sortLevels(levels, ground.framework);
}

/** Levels in the order of every list: musts first, then the framework's order, unknown skills last. */
export function sortLevels<T extends Pick<OpeningLevel, 'skill' | 'must'>>(
	levels: readonly T[],
	framework: { readonly skills: readonly { readonly id: SkillId }[] },
): T[] {
	const place = new Map(framework.skills.map((skill, i) => [skill.id, i]));
	const last = framework.skills.length;
	return [...levels].sort(
		(a, b) =>
			Number(b.must) - Number(a.must) ||
			(place.get(a.skill) ?? last) - (place.get(b.skill) ?? last),
	);
}

/** The levels of an opening as the ratings of a person who has exactly those. */
export function seatRatings(levels: readonly OpeningLevel[]): Ratings {
	return Object.fromEntries(levels.map(({ skill, level }) => [skill, level]));
}

/**
 * What the seat does for the team as it is today: "This seat closes Statistics and adds bench on
 * Experimentation." Somebody at exactly the asked levels, full time, is added to the team.
 */
export function seatSentence(levels: readonly OpeningLevel[], ground: SeatGround): string {
	if (levels.length === 0) return 'Nothing is asked of this seat yet.';
	const comparison = withSeat({ ratings: seatRatings(levels), share: 1 }, ground);
	const list = (skills: readonly SkillId[]) =>
		joinSome(skills.map((skill) => spokenSkill(ground.framework, skill)));
	const narrowed = comparison.requirements.flatMap((row) =>
		row.effect === 'narrows' ? [row.skill] : [],
	);
	const parts = [
		comparison.closed.length > 0 ? `closes ${list(comparison.closed)}` : '',
		narrowed.length > 0 ? `narrows ${list(narrowed)}` : '',
		comparison.benchGained.length > 0 ? `adds bench on ${list(comparison.benchGained)}` : '',
	].filter(Boolean);
	if (parts.length > 0) return `This seat ${joinNames(parts)}.`;
	return comparison.before.total === comparison.before.met
		? 'Every need of the team is met without this seat.'
		: 'At these levels the seat closes none of the open needs.';
}

function withSeat(
	seat: { readonly ratings: Ratings; readonly share: number },
	{ team, requirements }: SeatGround,
): Comparison {
	const hired = { id: SEAT, name: SEAT, share: seat.share, ratings: seat.ratings };
	return compare(team, [...team, hired], requirements);
}

/** The requirement a skill serves: its own, else that on the chain of core skills. */
function requirementOf(skill: Skill, { requirements }: Comparison) {
	const own = requirements.find((row) => row.skill === skill.id);
	if (own !== undefined || skill.kind !== 'core') return own;
	return requirements.find((row) => row.skill === CORE);
}

function effectOf(
	{ before, after, effect, spare }: RequirementDifference,
	offered: number,
): SeatEffect {
	if (before.need <= 0) return 'brings';
	const holds = offered >= before.level && after.holders.includes(SEAT);
	if (!holds) return offered < before.level ? 'short' : 'brings';
	if (effect === 'closes') return 'closes';
	if (!before.met) return 'narrows';
	return before.bench < 1 && spare > 0 ? 'bench' : 'brings';
}

function reason(
	{ before, after, effect: change }: RequirementDifference,
	effect: SeatEffect,
	{ gaps, names }: { readonly gaps: number; readonly names: ReadonlyMap<string, string> },
): string {
	const holders = before.holders.map((id) => names.get(id) ?? 'somebody who joins');
	const level = plain(before.level);
	switch (effect) {
		case 'closes':
			return `Closes ${gaps === 1 ? 'the only gap' : 'a gap'}, ${today(holders, before)}`;
		case 'narrows':
			return `Narrows a gap: ${plain(after.capacity)} of ${plain(before.need)} at ${level} then, ${plain(before.capacity)} today`;
		case 'bench':
			return holders.length > 0
				? `Bench behind ${joinSome(holders, 3)}`
				: `Adds a spare seat at ${level}`;
		case 'short':
			return before.met
				? `${joinSome(holders, 3)} ${holders.length === 1 ? 'covers' : 'cover'} the ${level} needed`
				: `Below the ${level} needed, ${change === 'narrows' ? 'narrows that gap' : 'so that gap stays'}`;
		case 'brings':
			return holders.length > 0
				? `Covered by ${joinSome(holders, 3)} already`
				: 'Nothing more is needed of it today';
	}
}

function today(holders: readonly string[], { level, need }: RequirementCoverage): string {
	const [first] = holders;
	if (first === undefined) return `nobody is at ${plain(level)} today`;
	if (holders.length === 1) return `today ${first} alone`;
	return `today ${joinSome(holders, 3)}, and ${countWord(Math.ceil(need))} are needed`;
}

function unrequired(skill: Skill, offered: number): SeatSkill {
	return {
		skill: skill.id,
		level: offered,
		must: false,
		why: 'Nothing is required of it; the profile brings it',
		effect: 'brings',
		asked: false,
	};
}
