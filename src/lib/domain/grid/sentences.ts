/** What the rating screen says in words. */
import { teamCoverage } from '../coverage.ts';
import type { Requirement, RequirementCoverage, TeamMember } from '../coverage.ts';
import type { Ratings, Skill } from '../framework.ts';
import { capital, joinNames } from '../format.ts';
import { LEVELS } from '../level.ts';
import type { Level } from '../level.ts';
import { skillList } from '../naming.ts';
import type { WaitingEdit } from './save-queue.ts';

interface RatedPerson {
	readonly short: string;
	readonly ratings: Ratings;
}

const possessive = (name: string) => (name.endsWith('s') ? `${name}\u2019` : `${name}\u2019s`);

/**
 * How far the rating has come: "77 of 78 cells rated. Emre's last one is Wrong results." A level 0
 * is a rating; only an absent one is missing. Once all are there, what they say of the team's needs.
 */
export function ratingHeadline(
	people: readonly RatedPerson[],
	skills: readonly Skill[],
	rows: readonly RequirementCoverage[] = [],
): string {
	const total = people.length * skills.length;
	if (people.length === 0) return 'No one is in this team yet.';
	const open = people
		.map((person) => ({
			person,
			missing: skills.filter((skill) => person.ratings[skill.id] === undefined),
		}))
		.filter(({ missing }) => missing.length > 0);
	const missing = open.reduce((sum, { missing }) => sum + missing.length, 0);
	const [first] = open;
	if (first === undefined) return `Everyone is rated. ${needsSentence(rows, skills)}`;
	if (missing === total)
		return `None of the ${total} cells is rated yet. Start with ${first.person.short}.`;
	const head = `${total - missing} of ${total} cells rated.`;
	if (open.length > 1) {
		return `${head} ${open.length} people have cells left, ${first.person.short} is the first.`;
	}
	const [skill] = first.missing;
	return first.missing.length === 1 && skill !== undefined
		? `${head} ${possessive(first.person.short)} last one is ${skill.name}.`
		: `${head} ${first.person.short} has ${first.missing.length} left.`;
}

/** What a rated team has of what it needs: "8 of 9 requirements met, Statistics is open." */
function needsSentence(rows: readonly RequirementCoverage[], skills: readonly Skill[]): string {
	if (rows.length === 0) return 'Next, say what the team needs.';
	const open = rows.filter((row) => !row.met).map((row) => row.skill);
	const met = `${rows.length - open.length} of ${rows.length} requirements met`;
	if (open.length === 0) return `${met}.`;
	return `${met}, ${skillList({ skills }, open)} ${open.length === 1 ? 'is' : 'are'} open.`;
}

/** Months to grow one level, up to the level given: 1 for the first, doubling. Source: growth plan. */
function monthsTo(level: number): number {
	return 2 ** (level - 1);
}

export interface ClosingHint {
	/** The level at which the requirement is met. */
	readonly level: Level;
	readonly sentence: string;
	/** Months of practice from the present level; absent where practice does not move the level. */
	readonly months?: number;
}

/**
 * The lowest level of one person on one skill at which a requirement of the team that is open now
 * is met: "At 4, Dana closes the team's only gap." Nothing when no such level exists.
 */
export function closingHint(
	team: readonly TeamMember[],
	requirements: readonly Requirement[],
	person: { readonly id: string; readonly short: string },
	skill: Skill,
): ClosingHint | undefined {
	const open = teamCoverage(team, requirements).requirements.filter((row) => !row.met);
	const member = team.find((one) => one.id === person.id);
	// Requirements do not touch each other, so only those of this skill need to be tried.
	const affected = open.filter(
		(row) => row.skill === skill.id || (row.skill === 'core' && skill.kind === 'core'),
	);
	if (affected.length === 0 || member === undefined) return undefined;
	const now = member.ratings[skill.id];
	for (const level of LEVELS) {
		if (level <= (now ?? -1)) continue;
		const raised = team.map((one) =>
			one.id === person.id ? { ...one, ratings: { ...one.ratings, [skill.id]: level } } : one,
		);
		const closed = teamCoverage(raised, affected).met;
		if (closed < 1) continue;
		const gap =
			open.length === 1
				? 'the team\u2019s only gap'
				: `${closed} of the team\u2019s ${open.length} gaps`;
		let months: number | undefined;
		if (now !== undefined && skill.slow !== true) {
			months = 0;
			for (let step = Math.floor(now) + 1; step <= level; step += 1) months += monthsTo(step);
		}
		return {
			level,
			sentence: `At ${level}, ${person.short} closes ${gap}.`,
			...(months === undefined ? {} : { months }),
		};
	}
	return undefined;
}

/** What a screen reader and the drawer say of a cell's level: "3, Strong", "3.5" or "not rated". */
export function levelSentence(level: number | undefined, words: readonly string[]): string {
	if (level === undefined) return 'not rated';
	const word = words[level];
	return word === undefined ? String(Math.round(level * 10) / 10) : `${level}, ${word}`;
}

/** Longest pasted text that is repeated in full, characters. */
const LONGEST = 60;

/** What is said of a pasted text that is no level; a long one is cut. */
export function unreadableSentence(text: string): string {
	const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}\u2026` : text;
	return `\u201c${short}\u201d is not a level from 0 to 5.`;
}

/** What an edit was to say and why it was not taken: "4 was not saved. Rated by others; ..." */
export function refusalSentence(edit: WaitingEdit | undefined, reason: string): string {
	if (edit === undefined) return reason;
	const parts = [
		...(edit.note === undefined ? [] : ['the note']),
		...(edit.evidence === undefined ? [] : ['the link']),
		...(edit.tags === undefined ? [] : ['the evidence']),
	];
	if (edit.level === 'clear') parts.unshift('\u201cNot rated\u201d');
	else if (edit.level !== 'keep') parts.unshift(String(edit.level));
	else if (parts.length === 0) parts.push('the confidence');
	const were = parts.length === 1 ? 'was' : 'were';
	return `${capital(joinNames(parts))} ${were} not saved. ${reason}`;
}
