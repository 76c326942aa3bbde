import { requiredSkillLevel } from '$lib/domain/core';
import type { CoveredRequirement } from './coverage-radar';
import type { PersonRow } from './heat-map';

/** How far a person is from the asked level. */
export type SeatState = 'holds' | 'one-short' | 'further' | 'not-rated';

export const SEAT_WORDS: Readonly<Record<SeatState, string>> = {
	holds: 'at the level',
	'one-short': 'one short',
	further: 'further',
	'not-rated': 'not rated',
};

/**
 * The state of a person against a requirement: `one-short` up to one level below; the skill `core`
 * takes the minimum of the four and is not rated until all are.
 */
export function seatState(
	person: Pick<PersonRow, 'ratings'>,
	requirement: Pick<CoveredRequirement, 'skill' | 'level'>,
): SeatState {
	const level = requiredSkillLevel(person.ratings, requirement.skill);
	if (level === undefined) return 'not-rated';
	if (level >= requirement.level) return 'holds';
	return level >= requirement.level - 1 ? 'one-short' : 'further';
}
