import { CORE_TARGET } from './core.ts';
import { fixed, percent, plain, signed } from './format.ts';
import type { Skill } from './framework.ts';
import { skillName } from './naming.ts';
import { chartSkills, overviewPerson } from './overview.ts';
import type { ChartSkill, OverviewPerson } from './overview.ts';
import type { OverviewStat } from './overview-stats.ts';
import { personHeadline } from './person-headline.ts';
import { depthWord, hybridWord, NOT_ENOUGH, saidWord, spectrumSentence } from './spectrum-words.ts';
import { standing, staleSkills } from './standing.ts';
import type { Standing } from './standing.ts';
import type { CellState, TeamPerson, TeamSnapshot } from './team.ts';
import { trapCheck } from './traps.ts';
import type { TrapCheck } from './traps.ts';

/** Everything the page of one person shows, computed from the ratings. */
export interface PersonProfile {
	readonly person: OverviewPerson & Pick<TeamPerson, 'title' | 'share' | 'startedOn' | 'cells'>;
	readonly skills: readonly ChartSkill[];
	readonly headline: string;
	/** The sentence that explains the position; empty while too little is rated. */
	readonly sentence: string;
	/** What the interval rests on: raters, confidence and age in a few words. */
	readonly basis: string;
	readonly stats: readonly Omit<OverviewStat, 'id'>[];
	readonly traps: TrapCheck;
	/** Rated cells of all skills, and the number of skills. */
	readonly rated: number;
	readonly stale: readonly string[];
}

/** The profile of a person of a snapshot. */
export function personProfile(snapshot: TeamSnapshot, person: TeamPerson): PersonProfile {
	const { framework, takenAt } = snapshot;
	const stands = standing(framework, person, takenAt);
	const placed = overviewPerson(snapshot, person, stands);
	const { spectrum, interval } = placed;
	const nameOf = (skill: string) => skillName(framework, skill);
	return {
		person: {
			...placed,
			title: person.title,
			share: person.share,
			startedOn: person.startedOn,
			cells: person.cells,
		},
		skills: chartSkills(framework),
		headline: personHeadline(placed),
		sentence: spectrum?.enough ? spectrumSentence(spectrum) : '',
		basis: basis(framework.skills, person),
		stats: stats(snapshot, person, stands),
		traps: trapCheck({ role: person.role, ratings: person.ratings, spectrum, interval }, nameOf),
		rated: ratedSkills(framework.skills, person).length,
		stale: staleSkills(framework, person, takenAt).map(nameOf),
	};
}

function ratedSkills(skills: readonly Skill[], { ratings }: TeamPerson): Skill[] {
	return skills.filter(({ id }) => ratings[id] !== undefined);
}

/** "One rater, 3 of 9 ratings marked seen": why the interval is as wide as it is. */
function basis(skills: readonly Skill[], person: TeamPerson): string {
	const axes = ratedSkills(skills, person).filter((skill) => skill.kind === 'axis');
	const cells = axes
		.map(({ id }) => person.cells[id])
		.filter((cell): cell is CellState => cell !== undefined);
	if (cells.length === 0) return '';
	const most = Math.max(...cells.map((cell) => cell.raters));
	const raters = most <= 1 ? 'One rater' : `Up to ${most} raters`;
	const seen = cells.filter((cell) => cell.confidence === 'seen').length;
	const guesses = cells.filter((cell) => cell.confidence === 'guess').length;
	const told = [`${seen} of ${cells.length} ratings marked seen`];
	if (guesses > 0) told.push(guesses === 1 ? '1 a guess' : `${guesses} a guess`);
	return `${raters}, ${told.join(', ')}`;
}

function stats(
	{ framework }: TeamSnapshot,
	person: TeamPerson,
	{ spectrum, interval, fit, core }: Standing,
): Omit<OverviewStat, 'id'>[] {
	const list: Omit<OverviewStat, 'id'>[] = [];
	if (spectrum?.enough) {
		const { lean, depth, hybrid } = spectrum;
		const called = hybridWord(spectrum, interval) ?? 'of 1.00';
		list.push(
			{ label: 'Lean', value: signed(lean), detail: saidWord(spectrum, interval) },
			{ label: 'Depth', value: fixed(depth), detail: depthWord(depth) },
			{ label: 'Hybrid', value: fixed(hybrid), detail: called },
		);
	} else list.push({ label: 'Lean', value: '\u2013', detail: NOT_ENOUGH });
	const axes = framework.skills.filter((skill) => skill.kind === 'axis');
	const some = ratedSkills(axes, person).length;
	const detail = some < axes.length ? `on ${some} of ${axes.length} axes` : undefined;
	if (fit.re !== undefined) list.push({ label: 'Fit to RE bar', value: percent(fit.re), detail });
	if (fit.as !== undefined) list.push({ label: 'Fit to AS bar', value: percent(fit.as), detail });
	list.push(coreStat(person, core));
	const all = framework.skills.length;
	const rated = ratedSkills(framework.skills, person).length;
	list.push({ label: 'Rated', value: String(rated), unit: `of ${all}` });
	return list;
}

/** The core as far as it is known: while one is unrated it is at most the weakest rated one. */
function coreStat(person: TeamPerson, core: Standing['core']): Omit<OverviewStat, 'id'> {
	const base = { label: 'Core', gap: core.met === false } as const;
	if (core.level !== undefined) {
		return { ...base, value: plain(core.level), detail: `target ${CORE_TARGET}` };
	}
	const most = core.weakest === undefined ? undefined : person.ratings[core.weakest];
	return {
		...base,
		value: most === undefined ? '\u2013' : `\u2264 ${plain(most)}`,
		detail: `${core.missing.length} of 4 not rated`,
	};
}
