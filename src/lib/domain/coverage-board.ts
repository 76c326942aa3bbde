import { doubtfulSkills, snapshotConfidence } from './coverage-confidence.ts';
import { teamCoverage } from './coverage.ts';
import type { TeamCoverage } from './coverage.ts';
import type { Framework, Ratings, SkillId } from './framework.ts';
import { personMark } from './spectrum-words.ts';
import type { PersonMark } from './spectrum-words.ts';
import { spectrum } from './spectrum.ts';
import type { StoredRequirement, TeamSnapshot } from './team.ts';

/** A skill as a table head needs it: the framework without weights and anchors. */
export interface SkillHead {
	readonly id: SkillId;
	readonly name: string;
	readonly short: string;
	readonly row: string;
	readonly kind: 'axis' | 'core';
}

/** A person as the coverage page computes with them. */
export interface BoardPerson {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	readonly short: string;
	/** Share of full time in this team, (0, 1]. */
	readonly share: number;
	readonly ratings: Ratings;
	readonly mark: PersonMark;
	/** Skills whose rating is a guess or stale. */
	readonly doubts: readonly SkillId[];
}

/** What the coverage page shows: the team's needs and the people who could meet them. */
export interface CoverageBoard {
	readonly preset?: string;
	readonly skills: readonly SkillHead[];
	readonly requirements: readonly StoredRequirement[];
	/** Empty for those who may not see individuals. */
	readonly people: readonly BoardPerson[];
	/** Number of people in the team. */
	readonly size: number;
	/**
	 * The finished figures for those who may not see individuals, with nobody named; absent for
	 * everybody else, whose page computes them from `people`.
	 */
	readonly aggregate?: TeamCoverage;
	/** With `aggregate`: what is met only through ratings in doubt. */
	readonly unconfirmed: readonly SkillId[];
	/** Fewer than three people and no right to see them: not even aggregates are told. */
	readonly withheld: boolean;
}

/** Aggregates over fewer people than this would say something about a person. */
export const AGGREGATE_MINIMUM = 3;

/** The board of a team, cut down to what the reader may see. */
export function coverageBoard(snapshot: TeamSnapshot, individuals: boolean): CoverageBoard {
	const { framework, people, requirements, team } = snapshot;
	const base = {
		preset: team.preset,
		skills: skillHeads(framework),
		requirements,
		size: people.length,
	};
	if (individuals) {
		return { ...base, people: boardPeople(snapshot), withheld: false, unconfirmed: [] };
	}
	const nobody = { ...base, people: [] };
	if (people.length < AGGREGATE_MINIMUM) return { ...nobody, withheld: true, unconfirmed: [] };
	return {
		...nobody,
		withheld: false,
		aggregate: withoutNames(teamCoverage(people, requirements)),
		unconfirmed: snapshotConfidence(snapshot)
			.filter(({ unconfirmed }) => unconfirmed)
			.map(({ skill }) => skill),
	};
}

/** The skills of a framework as heads of tables and charts, without weights and anchors. */
export function skillHeads(framework: Framework): SkillHead[] {
	return framework.skills.map(({ id, name, short, row, kind }) => ({ id, name, short, row, kind }));
}

/** Words for the requirement on all four core skills, which is no skill of the framework. */
export const CORE_HEAD: SkillHead = {
	id: 'core',
	name: 'Core, all four skills',
	short: 'Core',
	row: 'Core, both roles',
	kind: 'core',
};

/** Finds heads by id; an id that the framework does not know reads as itself. */
export function headFinder(heads: readonly SkillHead[]): (id: SkillId) => SkillHead {
	const byId = new Map([CORE_HEAD, ...heads].map((head) => [head.id, head]));
	return (id) => byId.get(id) ?? { ...CORE_HEAD, id, name: id, short: id };
}

function boardPeople({ framework, people, takenAt }: TeamSnapshot): BoardPerson[] {
	return people.map((person) => {
		const { id, slug, name, short, share, ratings } = person;
		const mark = personMark(spectrum(framework, ratings));
		return { id, slug, name, short, share, ratings, mark, doubts: doubtfulSkills(person, takenAt) };
	});
}

/** Coverage with every person taken out: counts stay, ids and names go. */
export function withoutNames(coverage: TeamCoverage): TeamCoverage {
	const bare = (row: TeamCoverage['requirements'][number]) => ({
		...row,
		holders: [],
		oneShort: [],
	});
	return {
		...coverage,
		requirements: coverage.requirements.map(bare),
		gaps: coverage.gaps.map(bare),
		without: [],
	};
}
