/** Several teams side by side: the same figures for each, in name order, and one finding for all. */
import type { RequirementCoverage, SeverityWord } from './coverage.ts';
import { countWord, plain } from './format.ts';
import type { Framework } from './framework.ts';
import { leanMix } from './lean-mix.ts';
import type { LeanMix } from './lean-mix.ts';
import { skillList } from './naming.ts';
import { WITHOUT_WORDS } from './organisation-words.ts';
import { teamOverview } from './overview.ts';
import type { Gap } from './overview.ts';
import { standing } from './standing.ts';
import type { TeamSnapshot } from './team.ts';

/** Why a team shows no figures. */
export type WithoutFigures = 'withheld' | 'nobody' | 'nobody-rated' | 'nothing-required';

export interface OrganisationTeam {
	readonly slug: string;
	readonly name: string;
	readonly demo: boolean;
	/** Number of people. */
	readonly size: number;
	/** Absent where there is nothing to compute from, or nothing this reader may know. */
	readonly figures?: TeamFigures;
	/** Set exactly when `figures` is absent. */
	readonly without?: WithoutFigures;
}

export interface TeamFigures {
	/** In framework order, nobody named. */
	readonly requirements: readonly (RequirementCoverage & { readonly unconfirmed: boolean })[];
	/** Coverage today and if the person needed most leaves, [0, 1]. */
	readonly coverage: number;
	readonly nMinusOne: number;
	/** Requirements met, of `requirements.length`. */
	readonly met: number;
	readonly mix: LeanMix;
	/** The gravest three. */
	readonly gaps: readonly OrganisationGap[];
	/** Number of gaps beyond those. */
	readonly more: number;
	/** Number of gaps by severity, the gravest first, none left out but those that are 0. */
	readonly severities: readonly { readonly word: SeverityWord; readonly count: number }[];
}

export interface OrganisationGap {
	readonly skill: string;
	readonly name: string;
	/** "1/2 @4": holders, people needed, level. */
	readonly numbers: string;
	readonly word: SeverityWord;
	readonly met: boolean;
	readonly single: boolean;
}

export interface OrganisationBoard {
	readonly headline: string;
	/** Teams that the headline does not count, and why; empty when it counts all. */
	readonly uncounted: string;
	readonly teams: readonly OrganisationTeam[];
}

/** A team with the reader's right to its people. */
export interface SeenTeam {
	readonly snapshot: TeamSnapshot;
	/** False for those who may read aggregates only. */
	readonly individuals: boolean;
}

/** Gaps that are told in words; the rest is counted. */
const TOLD = 3;

/** The teams in the order given, cut down to what the reader may see of each. */
export function organisationBoard(
	framework: Framework,
	seen: readonly SeenTeam[],
): OrganisationBoard {
	const teams = seen.map(organisationTeam);
	return {
		headline: organisationHeadline(framework, teams),
		uncounted: uncountedText(teams),
		teams,
	};
}

function organisationTeam({ snapshot, individuals }: SeenTeam): OrganisationTeam {
	const { team, people: members, requirements, framework, takenAt } = snapshot;
	const overview = teamOverview(snapshot, individuals);
	const { slug, name, demo } = team;
	const base = { slug, name, demo, size: overview.size };
	if (overview.size === 0) return { ...base, without: 'nobody' };
	if (overview.withheld) return { ...base, without: 'withheld' };
	if (requirements.length === 0) return { ...base, without: 'nothing-required' };
	if (overview.rated === 0) return { ...base, without: 'nobody-rated' };
	const { coverage, gaps, unconfirmed } = overview;
	return {
		...base,
		figures: {
			requirements: coverage.requirements.map((row) => ({
				...row,
				holders: [],
				oneShort: [],
				unconfirmed: unconfirmed.includes(row.skill),
			})),
			coverage: coverage.coverage,
			nMinusOne: coverage.nMinusOne,
			met: coverage.met,
			mix: leanMix(members.map((person) => standing(framework, person, takenAt))),
			gaps: gaps.slice(0, TOLD).map(toldGap),
			more: Math.max(0, gaps.length - TOLD),
			severities: severities(gaps),
		},
	};
}

function toldGap({ row, name }: Gap): OrganisationGap {
	const { skill, qualified, need, level, severityWord: word, met, single } = row;
	const numbers = `${plain(qualified)}/${plain(need)} @${plain(level)}`;
	return { skill, name, numbers, word, met, single };
}

function severities(gaps: readonly Gap[]): TeamFigures['severities'] {
	const words: SeverityWord[] = ['critical', 'high', 'medium', 'low'];
	return words.flatMap((word) => {
		const count = gaps.filter(({ row }) => row.severityWord === word).length;
		return count > 0 ? [{ word, count }] : [];
	});
}

/**
 * "3 of 4 teams meet all they need; Search is short on Statistics." Counts the teams with figures;
 * with several teams short it names the gravest gap, of equals the first by name of the team.
 */
export function organisationHeadline(
	framework: Framework,
	teams: readonly OrganisationTeam[],
): string {
	if (teams.length === 0) return 'No team yet.';
	const counted = teams.flatMap(({ name, figures }) => (figures ? [{ name, figures }] : []));
	if (counted.length === 0) return emptyHeadline(teams);
	const short = counted.filter(({ figures }) => figures.met < figures.requirements.length);
	const all = counted.length;
	const [only] = counted;
	if (short.length === 0)
		return all === 1
			? `${only?.name ?? ''} meets all it needs.`
			: `${all === 2 ? 'Both' : `All ${countWord(all)}`} teams meet all they need.`;
	const full = all - short.length;
	const meeting =
		full === 0
			? 'No team meets all it needs'
			: `${String(full)} of ${String(all)} teams ${full === 1 ? 'meets all it needs' : 'meet all they need'}`;
	const [first] = short;
	if (short.length === 1 && first) {
		const names = skillList(framework, unmet(first.figures));
		return all === 1
			? `${first.name} is short on ${names}.`
			: `${meeting}; ${first.name} is short on ${names}.`;
	}
	const worst = short
		.flatMap(({ name, figures }) => figures.requirements.map((row) => ({ name, row })))
		.filter(({ row }) => !row.met)
		.reduce((a, b) => (b.row.severity > a.row.severity ? b : a));
	return `${meeting}; the gravest gap is ${skillList(framework, [worst.row.skill])} in ${worst.name}.`;
}

function unmet({ requirements }: TeamFigures): string[] {
	return requirements.filter(({ met }) => !met).map(({ skill }) => skill);
}

/** What the page says while no team has figures. */
function emptyHeadline(teams: readonly OrganisationTeam[]): string {
	const every = (why: WithoutFigures) => teams.every(({ without }) => without === why);
	if (every('nobody')) return 'Nobody is in a team yet.';
	if (every('nothing-required')) return 'No team says what it needs yet.';
	if (every('nobody-rated')) return 'Nobody is rated yet.';
	if (every('withheld')) return 'All teams are too small to show numbers.';
	return 'No team shows numbers yet.';
}

function uncountedText(teams: readonly OrganisationTeam[]): string {
	const rest = teams.filter(({ figures }) => !figures);
	if (rest.length === 0 || rest.length === teams.length) return '';
	const told = rest.map(({ name, without }) => `${name} (${WITHOUT_WORDS[without ?? 'nobody']})`);
	return `Not counted: ${told.join(', ')}.`;
}
