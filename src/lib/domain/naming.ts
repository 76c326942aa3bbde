import type { Ratings, SkillId } from './framework.ts';
import { countWord, joinSome } from './format.ts';

/** What people and skills are called in a sentence. */

/** A person as sentences know them. */
export interface SummaryPerson {
	readonly id: string;
	/** The name a sentence uses. */
	readonly short: string;
	readonly ratings: Ratings;
}

/** Names of skills; a `Framework` is one. `core` needs no entry. */
export interface SkillNames {
	readonly skills: readonly {
		readonly id: SkillId;
		readonly name: string;
		readonly short: string;
	}[];
}

const CORE_NAME = 'Core';

/** The full name of a skill; `core` is "Core". */
export function skillName(names: SkillNames, skill: SkillId): string {
	return (
		names.skills.find((one) => one.id === skill)?.name ?? (skill === 'core' ? CORE_NAME : skill)
	);
}

/** The short name for a sentence that lists several; an abbreviation is no word, so it is spelt out. */
function listedName(names: SkillNames, skill: SkillId): string {
	const known = names.skills.find((one) => one.id === skill);
	return known === undefined || known.short.endsWith('.') ? skillName(names, skill) : known.short;
}

/** One name in full, several in their short form; from the third on they are counted. */
export function skillList(names: SkillNames, skills: readonly SkillId[]): string {
	const [only] = skills;
	if (skills.length === 1 && only !== undefined) return skillName(names, only);
	return joinSome(
		skills.map((skill) => listedName(names, skill)),
		2,
	);
}

/** "one person", "four people". */
export const people = (count: number): string =>
	`${countWord(count)} ${count === 1 ? 'person' : 'people'}`;

/** The name a sentence uses for an id; empty for an id that is not in the team. */
export function shortOf(team: readonly SummaryPerson[], id: string | undefined): string {
	return team.find((person) => person.id === id)?.short ?? '';
}
