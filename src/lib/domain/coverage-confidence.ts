import { CORE, CORE_SKILLS, ratedLevel } from './core.ts';
import { teamCoverage } from './coverage.ts';
import type { Requirement, RequirementCoverage, TeamMember } from './coverage.ts';
import type { Ratings, SkillId } from './framework.ts';
import { staleCell } from './standing.ts';
import type { CellState, TeamSnapshot } from './team.ts';

/**
 * Which met requirements would not be met without ratings that somebody marked as a guess or that
 * have grown stale. Such a requirement counts as met everywhere and is called "met, unconfirmed".
 */

/** A member with the skills whose rating is in doubt. */
export interface DoubtedMember extends TeamMember {
	readonly doubts: readonly SkillId[];
}

/** How far one requirement can be relied on. */
export interface RequirementConfidence {
	readonly skill: SkillId;
	/** Met, but not without the ratings in doubt. */
	readonly unconfirmed: boolean;
	/** Ids of the holders whose rating is in doubt, in team order; empty unless unconfirmed. */
	readonly doubted: readonly string[];
}

/**
 * Skills of a person whose value is a guess, or older than the stale limit at `now` (ms UTC). A
 * value of several raters is a guess when none of them is surer. Cells that are not rated are left
 * out; a rating without a cell, as a planned hire has, is not in doubt.
 */
export function doubtfulSkills(
	person: {
		readonly ratings: Ratings;
		readonly cells: Readonly<Record<SkillId, CellState | undefined>>;
	},
	now: number,
): SkillId[] {
	return Object.entries(person.cells)
		.filter(
			([skill, cell]) =>
				cell !== undefined &&
				ratedLevel(person.ratings, skill) !== undefined &&
				(cell.confidence === 'guess' || staleCell(cell, now)),
		)
		.map(([skill]) => skill);
}

/**
 * The confidence of each requirement, in the order given. A requirement that is not met, or that
 * asks for nobody, is never unconfirmed. Without a doubtful core skill nobody's core is known, so
 * one of the four in doubt puts the whole in doubt.
 */
export function requirementConfidence(
	team: readonly DoubtedMember[],
	requirements: readonly Requirement[],
): RequirementConfidence[] {
	const doubting = team.filter((member) => member.doubts.length > 0);
	return requirements.map((requirement) => {
		const { skill } = requirement;
		const confirmed = { skill, unconfirmed: false, doubted: [] };
		if (!doubting.some((member) => inDoubt(member, skill))) return confirmed;
		const row = alone(team, requirement);
		if (!row?.met) return confirmed;
		const holders = team.filter((member) => row.holders.includes(member.id));
		const doubted = holders.filter((member) => inDoubt(member, skill));
		const sure = holders.filter((member) => !inDoubt(member, skill));
		if (doubted.length === 0 || alone(sure, requirement)?.met) return confirmed;
		return { skill, unconfirmed: true, doubted: doubted.map(({ id }) => id) };
	});
}

/** The confidence of what a snapshot's team needs, in the order of its requirements. */
export function snapshotConfidence(
	snapshot: Pick<TeamSnapshot, 'people' | 'requirements' | 'takenAt'>,
): RequirementConfidence[] {
	const { people, requirements, takenAt } = snapshot;
	const team = people.map((person) => ({ ...person, doubts: doubtfulSkills(person, takenAt) }));
	return requirementConfidence(team, requirements);
}

/** Whether what counts of a member for a requirement on this skill is in doubt. */
function inDoubt({ ratings, doubts }: DoubtedMember, skill: SkillId): boolean {
	if (doubts.includes(skill)) return true;
	const chain = skill === CORE && ratedLevel(ratings, CORE) === undefined;
	return chain && CORE_SKILLS.some((one) => doubts.includes(one));
}

function alone(
	team: readonly TeamMember[],
	requirement: Requirement,
): RequirementCoverage | undefined {
	return teamCoverage(team, [requirement]).requirements[0];
}
