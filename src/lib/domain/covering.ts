/** Who of other teams could cover what a team lacks or has only once, and what that would cost. */
import { teamCoverage } from './coverage.ts';
import type { Requirement, RequirementCoverage, TeamMember } from './coverage.ts';
import type { SkillId } from './framework.ts';
import { holds } from './planning/problem.ts';

/** A team as covering sees it; somebody in several teams has the same id in each. */
export interface CoveringTeam {
	readonly id: string;
	readonly people: readonly TeamMember[];
	readonly requirements: readonly Requirement[];
	/** Ids of people who also are in a team that is not among those given. */
	readonly elsewhere?: ReadonlySet<string>;
}

/** A requirement of somebody's own team that suffers while they are lent out. */
export interface LoanGap {
	/** Id of the team. */
	readonly team: string;
	readonly skill: SkillId;
	readonly level: number;
	/** Met with them and not without, or short already and shorter without. */
	readonly effect: 'opens' | 'widens';
}

export interface Coverer {
	readonly id: string;
	readonly name: string;
	/** Ids of the teams they are in, in the order given. */
	readonly teams: readonly string[];
	/** What their own teams would lose; empty for somebody who is not needed there. */
	readonly gaps: readonly LoanGap[];
	/** Also in a team that is not among those given, so nobody here can say what it would lose. */
	readonly elsewhere: boolean;
}

/** A requirement that is open or rests on one person, with those of other teams who hold it. */
export interface CoverNeed {
	/** Id of the team. */
	readonly team: string;
	readonly row: RequirementCoverage;
	/** Not needed where they are: every requirement there stays as covered as it is. By name. */
	readonly spare: readonly Coverer[];
	/** Missed where they are, or possibly so. By name. */
	readonly missed: readonly Coverer[];
}

/**
 * For each requirement that is not met or has a single holder, who else holds it. Teams in the order
 * given, requirements by severity, people by name: nobody is ranked. A person is looked at alone;
 * two who are spare need not be so together.
 */
export function coverNeeds(teams: readonly CoveringTeam[]): CoverNeed[] {
	const coverages = teams.map(({ people, requirements }) => teamCoverage(people, requirements));
	const lost = new Map<string, readonly LoanGap[]>();
	const everybody = new Map<string, { person: TeamMember; teams: string[]; elsewhere: boolean }>();
	for (const team of teams)
		for (const person of team.people) {
			const known = everybody.get(person.id) ?? { person, teams: [], elsewhere: false };
			known.teams.push(team.id);
			known.elsewhere ||= team.elsewhere?.has(person.id) === true;
			everybody.set(person.id, known);
		}
	const byName = [...everybody.values()].sort(
		(a, b) =>
			a.person.name.localeCompare(b.person.name, 'en') || (a.person.id < b.person.id ? -1 : 1),
	);
	return teams.flatMap((team, i) =>
		(coverages[i]?.gaps ?? [])
			.filter(({ met, single }) => !met || single)
			.map((row): CoverNeed => {
				const able = byName
					.filter(
						(one) =>
							!one.teams.includes(team.id) && holds(one.person.ratings, row.skill, row.level),
					)
					.map(({ person, ...rest }): Coverer => {
						const gaps = lost.get(person.id) ?? loanGaps(teams, person.id);
						lost.set(person.id, gaps);
						return { id: person.id, name: person.name, ...rest, gaps };
					});
				const isSpare = (one: Coverer) => one.gaps.length === 0 && !one.elsewhere;
				return {
					team: team.id,
					row,
					spare: able.filter(isSpare),
					missed: able.filter((one) => !isSpare(one)),
				};
			}),
	);
}

/** What the teams of somebody lose without them, teams and requirements in the order given. */
function loanGaps(teams: readonly CoveringTeam[], id: string): LoanGap[] {
	return teams.flatMap(({ id: team, people, requirements }): LoanGap[] => {
		if (!people.some((person) => person.id === id)) return [];
		const before = teamCoverage(people, requirements).requirements;
		const left = people.filter((person) => person.id !== id);
		return teamCoverage(left, requirements).requirements.flatMap((row, i): LoanGap[] => {
			const was = before[i];
			if (was === undefined || row.coverage >= was.coverage) return [];
			const { skill, level } = row;
			return [{ team, skill, level, effect: was.met ? 'opens' : 'widens' }];
		});
	});
}
