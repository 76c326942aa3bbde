import { AGGREGATE_MINIMUM, withoutNames } from './coverage-board.ts';
import { snapshotConfidence } from './coverage-confidence.ts';
import { teamCoverage } from './coverage.ts';
import type { RequirementCoverage, TeamCoverage } from './coverage.ts';
import type { Framework, Ratings, Role, Skill, SkillId } from './framework.ts';
import { skillName } from './naming.ts';
import { overviewStats } from './overview-stats.ts';
import type { OverviewStat } from './overview-stats.ts';
import { mostHelpfulSkill } from './spectrum.ts';
import type { LeanInterval, Spectrum } from './spectrum.ts';
import { personMark } from './spectrum-words.ts';
import type { PersonMark } from './spectrum-words.ts';
import { standing } from './standing.ts';
import type { Standing } from './standing.ts';
import { isRated, requirementSentence, teamHeadline } from './summary.ts';
import type { TeamPerson, TeamSnapshot } from './team.ts';
import { teamTraps } from './team-traps.ts';
import type { TeamTrap } from './team-traps.ts';
import type { TrapMark } from './trap-names.ts';
import { trapCheck, trapMark } from './traps.ts';

/** A skill as charts need it: everything but the texts that only the rating drawer shows. */
export type ChartSkill = Omit<Skill, 'anchors' | 'synonyms'>;

/** The skills of a framework without anchors and synonyms. */
export function chartSkills(framework: Framework): ChartSkill[] {
	return framework.skills.map(({ anchors: _, synonyms: __, ...skill }) => skill);
}

/** A person as the overview and the spectrum page draw them. */
export interface OverviewPerson {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	readonly short: string;
	readonly role: Role;
	readonly ratings: Ratings;
	readonly mark: PersonMark;
	/** Absent while one side has no rating. */
	readonly spectrum?: Spectrum;
	readonly interval?: LeanInterval;
	/** The gravest trap, from "watch" on. */
	readonly trap?: TrapMark;
	/** Name of the axis whose rating would help most; only while too little is rated to place them. */
	readonly rateFirst?: string;
}

export interface Gap {
	readonly row: RequirementCoverage;
	readonly name: string;
	/** What it stands on: "Only Chidi is at 4. Ada, Dana and Fay are one level short." */
	readonly sentence: string;
}

/** The first screen of a team, all of it computed. */
export interface TeamOverview {
	readonly headline: string;
	readonly stats: readonly OverviewStat[];
	readonly skills: readonly ChartSkill[];
	readonly coverage: TeamCoverage;
	readonly gaps: readonly Gap[];
	/** Skills whose requirement is met only through guessed or stale ratings. */
	readonly unconfirmed: readonly SkillId[];
	/** What the people together are in; empty for those who may not see individuals. */
	readonly traps: readonly TeamTrap[];
	/** Empty for those who may not see individuals. */
	readonly people: readonly OverviewPerson[];
	/** Number of people in the team, and how many of them have any rating. */
	readonly size: number;
	readonly rated: number;
	/** Too few people for an aggregate to be told to this reader. */
	readonly withheld: boolean;
}

/** The overview of a team, cut down to what the reader may see. */
export function teamOverview(snapshot: TeamSnapshot, individuals: boolean): TeamOverview {
	const { framework, people, requirements } = snapshot;
	const full = teamCoverage(people, requirements);
	const placed = people.map((person) => overviewPerson(snapshot, person));
	const rated = people.filter(isRated).length;
	const base = { size: people.length, rated, skills: chartSkills(framework) };
	if (!individuals && people.length < AGGREGATE_MINIMUM) {
		const headline = 'The overview is hidden for teams of fewer than three people.';
		const coverage = teamCoverage([], []);
		const nothing = { stats: [], gaps: [], unconfirmed: [], traps: [], people: [] };
		return { ...base, ...nothing, headline, coverage, withheld: true };
	}
	const options = { named: individuals };
	const unconfirmed = snapshotConfidence(snapshot)
		.filter((one) => one.unconfirmed)
		.map(({ skill }) => skill);
	return {
		...base,
		headline: teamHeadline(full, people, framework, { ...options, people: people.length, rated }),
		stats: overviewStats(snapshot, full, placed, {
			named: individuals,
			unconfirmed: unconfirmed.length,
		}),
		coverage: individuals ? full : withoutNames(full),
		gaps: full.gaps.map((row) => ({
			row: individuals ? row : { ...row, holders: [], oneShort: [] },
			name: skillName(framework, row.skill),
			sentence: requirementSentence(row, people, {
				...options,
				unconfirmed: unconfirmed.includes(row.skill),
			}),
		})),
		unconfirmed,
		traps: individuals ? teamTraps(placed.map(asTrapPerson), snapshot.team.preset) : [],
		people: individuals ? placed : [],
		withheld: false,
	};
}

const asTrapPerson = ({ spectrum, ...person }: OverviewPerson) => ({ ...person, spectrum });

/** A person of a snapshot as charts draw them; a standing at hand is not computed again. */
export function overviewPerson(
	{ framework, takenAt }: TeamSnapshot,
	person: TeamPerson,
	{ spectrum, interval }: Pick<Standing, 'spectrum' | 'interval'> = standing(
		framework,
		person,
		takenAt,
	),
): OverviewPerson {
	const { id, slug, name, short, role, ratings } = person;
	const next = spectrum?.enough === true ? undefined : mostHelpfulSkill(framework, ratings);
	return {
		...{ id, slug, name, short, role, ratings, spectrum, interval },
		mark: personMark(spectrum),
		trap: trapMark(trapCheck({ role, ratings, spectrum, interval })),
		rateFirst: next === undefined ? undefined : skillName(framework, next),
	};
}
