import type { TeamMember } from './coverage.ts';
import type { Framework, Ratings, Role, SkillId } from './framework.ts';
import type { Confidence } from './rating.ts';

/** How the current value of one cell came about, beside the level itself (which is in `ratings`). */
export interface CellState {
	/** One rater's level, the mean of two, or the median of three or more. */
	readonly method: 'single' | 'mean' | 'median';
	/** Number of raters behind the value, self-ratings not counted; 0 when the cell is not rated. */
	readonly raters: number;
	/** Sample standard deviation of the raters' levels, in levels; absent for a single rater. */
	readonly sd?: number;
	readonly confidence: Confidence;
	/** When the newest rating behind the value was made, ms UTC; absent when not rated. */
	readonly ratedAt?: number;
	readonly hasNote: boolean;
	readonly hasEvidence: boolean;
	/** The person's own rating, shown beside and never averaged in. */
	readonly selfLevel?: number;
	/** Version an edit is based on; 0 for a cell that was never written. */
	readonly version: number;
}

/** A member as the pages of one team know them. */
export interface TeamPerson {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	/** Shortest form unique in the team: the first word of the name, else the whole name. */
	readonly short: string;
	readonly title: string;
	readonly role: Role;
	/** Share of full time in this team, (0, 1]. */
	readonly share: number;
	/** ISO date (yyyy-mm-dd). */
	readonly startedOn?: string;
	readonly email?: string;
	readonly ratings: Ratings;
	/** State of each cell that was ever written. */
	readonly cells: Readonly<Record<SkillId, CellState | undefined>>;
}

/** A requirement as it is stored: with the version that an edit is based on. */
export interface StoredRequirement {
	readonly skill: SkillId;
	readonly level: number;
	readonly need: number;
	/** 1 nice, 2 important, 3 critical. */
	readonly importance: number;
	readonly version: number;
}

/** Everything a team page computes from; people in name order, requirements in framework order. */
export interface TeamSnapshot {
	readonly team: {
		readonly id: string;
		readonly slug: string;
		readonly name: string;
		readonly demo: boolean;
		readonly preset?: string;
	};
	readonly framework: Framework;
	readonly people: readonly TeamPerson[];
	readonly requirements: readonly StoredRequirement[];
	/** The moment the snapshot was taken, ms UTC: the `now` of ages and intervals. */
	readonly takenAt: number;
}

/**
 * The short names of a team in the order given: the first word where no one else in the team has
 * the same first word, the whole name otherwise.
 */
export function shortNames(names: readonly string[]): string[] {
	const first = names.map((name) => name.trim().split(/\s+/)[0] ?? name);
	const count = new Map<string, number>();
	for (const word of first) count.set(word, (count.get(word) ?? 0) + 1);
	return names.map((name, i) => (count.get(first[i] ?? '') === 1 ? (first[i] ?? name) : name));
}

/** The people as coverage and planning reckon with them, under their short names. */
export function shortTeam(people: readonly TeamPerson[]): TeamMember[] {
	return people.map(({ id, short, share, ratings }) => ({ id, name: short, share, ratings }));
}
