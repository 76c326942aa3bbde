import type { RequirementCoverage, TeamCoverage } from './coverage.ts';
import type { Ratings } from './framework.ts';
import { capital, countWord, joinNames, joinSome, plain, pointsText } from './format.ts';
import { leanMix, tooFewRatings } from './lean-mix.ts';
import type { PlacedPerson } from './lean-mix.ts';
import { people, shortOf, skillList, skillName } from './naming.ts';
import type { SkillNames, SummaryPerson } from './naming.ts';

/**
 * The sentences above the team's screens, written from the numbers. They state what is, in the
 * present tense, about ratings and never about worth. With `named: false` they name nobody, for
 * those who may see the team but not its people.
 */

export interface SummaryOptions {
	/** False to name nobody. The team may then be empty and holders left out; counts decide. */
	readonly named?: boolean;
	/** Number of people; the length of the team given unless said otherwise. */
	readonly people?: number;
	/** Number of people with any rating; counted in the team given unless said otherwise. */
	readonly rated?: number;
	/** Of one requirement: met only through guessed or stale ratings. */
	readonly unconfirmed?: boolean;
}

const SLACK = 1e-9;

function metSentence(coverage: TeamCoverage): string {
	const all = coverage.requirements.length;
	if (all === 1)
		return coverage.met === 1 ? 'The only requirement is met.' : 'The only requirement is not met.';
	if (coverage.met === all)
		return all === 2 ? 'Both requirements met.' : `All ${all} requirements met.`;
	return coverage.met === 0
		? 'No requirement is met.'
		: `${coverage.met} of ${all} requirements met.`;
}

/** Rows grouped by their one holder, in the order in which the holders first occur. */
function byHolder(rows: readonly RequirementCoverage[]): Map<string, RequirementCoverage[]> {
	const groups = new Map<string, RequirementCoverage[]>();
	for (const row of rows) {
		const holder = row.holders[0] ?? '';
		groups.set(holder, [...(groups.get(holder) ?? []), row]);
	}
	return groups;
}

/**
 * "Statistics hangs on Chidi." in all numbers of skills and holders. From the third requirement on
 * they are counted, and the worst two named. With `every` the rows are all that is required.
 */
function hangsSentence(
	rows: readonly RequirementCoverage[],
	team: readonly SummaryPerson[],
	names: SkillNames,
	{ named = true }: SummaryOptions,
	mood: 'is' | 'would' = 'is',
	every = false,
): string {
	const [first, second] = rows;
	if (first === undefined) return '';
	const verb = (count: number): string =>
		mood === 'would' ? 'would hang' : count === 1 ? 'hangs' : 'hang';
	const skills = rows.map((row) => row.skill);
	const list = skillList(names, skills);
	const groups = byHolder(rows);
	if (!named) {
		const each = rows.length > 1 ? ' each' : '';
		return `${list} ${verb(rows.length)} on one person${each}.`;
	}
	const several = rows.length > 2;
	const a = shortOf(team, first.holders[0]);
	if (groups.size === 1 || second === undefined) {
		return every && several
			? `Every requirement ${verb(1)} on ${a}.`
			: `${list} ${verb(rows.length)} on ${a}.`;
	}
	const b = shortOf(team, second.holders[0]);
	const one = skillName(names, first.skill);
	const other = skillName(names, second.skill);
	if (!several) return `${one} ${verb(1)} on ${a} and ${other} on ${b}.`;
	const worst =
		a === b
			? `${skillList(names, [first.skill, second.skill])} on ${a}`
			: `${one} on ${a} and ${other} on ${b}`;
	const count = every
		? `Every requirement ${verb(1)} on one person`
		: `${capital(countWord(rows.length))} requirements ${verb(2)} on one person each`;
	return `${count}, above all ${worst}.`;
}

/** The worst finding of the gap list in one sentence: a single holder, an empty level, or a gap. */
function worstSentence(
	coverage: TeamCoverage,
	team: readonly SummaryPerson[],
	names: SkillNames,
	options: SummaryOptions,
): string {
	const [worst] = coverage.gaps;
	if (worst === undefined) return '';
	const singles = coverage.gaps.filter((gap) => gap.single);
	const every = singles.length === coverage.requirements.filter((row) => row.need > 0).length;
	if (worst.single) return hangsSentence(singles, team, names, options, 'is', every);
	const beyond = needSentence(worst, options.people ?? team.length);
	if (beyond !== '') return `${skillName(names, worst.skill)} ${beyond}`;
	if (!worst.met) {
		return worst.qualified === 0
			? `Nobody is at ${plain(worst.level)} in ${skillName(names, worst.skill)}.`
			: `${skillName(names, worst.skill)} is the largest gap.`;
	}
	return hangsSentence(singles, team, names, options, 'is', every);
}

/**
 * Says plainly, after the name of a skill, that a requirement is beyond the team: "needs seven more
 * people than the team has." Empty when it asks for no more than the team's `size`.
 */
export function needSentence(row: RequirementCoverage, size: number): string {
	const beyond = row.need - size;
	return beyond <= 0
		? ''
		: `needs ${countWord(beyond)} more ${beyond === 1 ? 'person' : 'people'} than the team has.`;
}

/** What the worst single departure costs, and whose it is. */
function lossSentence(
	coverage: TeamCoverage,
	team: readonly SummaryPerson[],
	{ named = true }: SummaryOptions,
): string {
	const cost = coverage.coverage - coverage.nMinusOne;
	if (cost < SLACK) return coverage.met > 0 ? 'Losing any one person costs nothing.' : '';
	const worst = coverage.without.filter((one) => one.coverage <= coverage.nMinusOne + SLACK);
	const points = pointsText(cost);
	if (worst.length > 1 && worst.length === coverage.without.length)
		return `Losing anyone costs ${points}.`;
	if (!named) return `Losing the wrong person costs ${points}.`;
	const who =
		worst.length > 2
			? `any of ${worst.length} people`
			: joinNames(
					worst.map((one) => shortOf(team, one.id)),
					'or',
				);
	return `Losing ${who} costs ${points}.`;
}

/** Whether a person has any rating. */
export function isRated(person: { readonly ratings: Ratings }): boolean {
	return Object.values(person.ratings).some((level) => typeof level === 'number');
}

/**
 * The finding of the overview: "8 of 9 requirements met. Statistics hangs on Chidi. Losing Ada or
 * Bao costs 9 points." One sentence for a team that is empty, unrated or without requirements.
 */
export function teamHeadline(
	coverage: TeamCoverage,
	team: readonly SummaryPerson[],
	names: SkillNames,
	options: SummaryOptions = {},
): string {
	const all = coverage.requirements.length;
	const count = options.people ?? team.length;
	const rated = options.rated ?? team.filter(isRated).length;
	if (count === 0) return 'No people in this team yet.';
	if (rated === 0) return 'Nobody is rated yet.';
	if (all === 0) return `${capital(people(rated))} rated. No requirements set yet.`;
	if (count === 1) {
		const who = options.named === false ? 'one person' : (team[0]?.short ?? 'one person');
		return `${metSentence(coverage)} Everything rests on ${who}.`;
	}
	return [
		metSentence(coverage),
		worstSentence(coverage, team, names, options),
		lossSentence(coverage, team, options),
	]
		.filter((sentence) => sentence !== '')
		.join(' ');
}

/**
 * The finding when someone is taken out: "Without Bao, 6 of 9 requirements are met. Systems and
 * Coding would hang on Ada." Names what is lost, in matrix order, then what nobody would hold.
 */
export function withoutHeadline(
	leaver: SummaryPerson,
	before: TeamCoverage,
	after: TeamCoverage,
	team: readonly SummaryPerson[],
	names: SkillNames,
): string {
	const all = after.requirements.length;
	if (all === 0) return `Without ${leaver.short}, nothing changes. No requirements set yet.`;
	const met =
		all === 1
			? `the only requirement is ${after.met === 1 ? 'met' : 'not met'}.`
			: after.met === 0
				? 'no requirement is met.'
				: after.met === all
					? `${all === 2 ? 'both' : `all ${all}`} requirements are met.`
					: `${after.met} of ${all} requirements ${after.met === 1 ? 'is' : 'are'} met.`;
	const was = new Map(before.requirements.map((row) => [row.skill, row]));
	const asked = after.requirements.filter((row) => row.need > 0);
	const empty = asked.filter(
		(row) => row.qualified === 0 && (was.get(row.skill)?.qualified ?? 0) > 0,
	);
	const lost = asked.filter((row) => !row.met && (was.get(row.skill)?.met ?? false));
	const newSingles = asked.filter((row) => row.single && !(was.get(row.skill)?.single ?? false));
	const hanging = newSingles.filter((row) => lost.includes(row));
	const told = hanging.length > 0 ? hanging : newSingles;
	const sentences = [
		empty.length > 0
			? `Nobody would be at the level in ${skillList(
					names,
					empty.map((row) => row.skill),
				)}.`
			: '',
		hangsSentence(told, team, names, {}, 'would'),
	].filter((sentence) => sentence !== '');
	const fewer = lost.filter((row) => !row.single && row.qualified > 0).map((row) => row.skill);
	if (sentences.length === 0) {
		sentences.push(
			fewer.length > 0
				? `${skillList(names, fewer)} would fall short.`
				: after.coverage < before.coverage - SLACK
					? `Coverage falls by ${pointsText(before.coverage - after.coverage)}.`
					: 'Coverage stays as it is.',
		);
	}
	return [`Without ${leaver.short}, ${met}`, ...sentences].join(' ');
}

/**
 * What one requirement stands on: "Only Chidi is at 4. Ada, Dana and Fay are one level short.", and
 * how far it goes beyond the team.
 */
export function requirementSentence(
	row: RequirementCoverage,
	team: readonly SummaryPerson[],
	options: SummaryOptions = {},
): string {
	const size = options.people ?? team.length;
	return [standsOn(row, team, options), capital(needSentence(row, size))].filter(Boolean).join(' ');
}

function standsOn(
	row: RequirementCoverage,
	team: readonly SummaryPerson[],
	{ named = true, unconfirmed = false }: SummaryOptions,
): string {
	const list = (ids: readonly string[]): string =>
		named ? joinSome(ids.map((id) => shortOf(team, id))) : people(ids.length);
	const are = (count: number): string => (count === 1 ? 'is' : 'are');
	const at = `at ${plain(row.level)}`;
	if (row.need <= 0) return 'Nothing is asked for.';
	const near = row.oneShort.length;
	let short = `${capital(list(row.oneShort))} ${are(near)} one level short.`;
	if (!named && near > 0 && row.qualified > 0) {
		short = `${capital(countWord(near))} more ${are(near)} one level short.`;
	}
	// A reader who may not know people may not have been sent who is near, so silence says nothing.
	if (near === 0) short = named ? 'Nobody else is one level short.' : '';
	const holders = named ? list(row.holders) : people(row.qualified);
	if (row.qualified === 0) {
		return near === 0 && named
			? `Nobody is ${at} or one level short.`
			: `Nobody is ${at}. ${short}`.trimEnd();
	}
	if (row.met) {
		const met = unconfirmed ? 'Met, unconfirmed, by' : 'Met by';
		return `${met} ${holders}${row.single ? ' alone' : ''}. ${spareText(row)}`;
	}
	if (row.single) return `Only ${holders} is ${at}. ${short}`.trimEnd();
	const seats =
		row.qualified >= row.need ? ` for ${plain(row.capacity)} of ${plain(row.need)} seats` : '';
	return `${capital(holders)} are ${at}${seats}. ${short}`.trimEnd();
}

function spareText(row: RequirementCoverage): string {
	if (row.single || row.bench <= 0) return 'Nobody spare.';
	const whole = Number.isInteger(row.bench);
	return `${whole ? capital(countWord(row.bench)) : plain(row.bench)} spare.`;
}

/**
 * The finding of the spectrum page: "Three lean RE, two lean AS, nobody in between. Emre has too few
 * ratings to tell."
 */
export function spectrumHeadline(
	team: readonly (PlacedPerson & { readonly short: string })[],
): string {
	if (team.length === 0) return 'No people in this team yet.';
	const mix = leanMix(team);
	if (mix.unplaced === team.length) {
		const drawn = team.filter((person) => person.spectrum).map((person) => person.short);
		const hollow = `${joinSome(drawn)} ${drawn.length === 1 ? 'is' : 'are'} drawn hollow, from what there is.`;
		return drawn.length === 0
			? 'Nobody has enough ratings to be placed.'
			: `Nobody has enough ratings to tell. ${hollow}`;
	}
	const lean = (count: number, role: string): string =>
		count === 0
			? `nobody leans ${role}`
			: `${countWord(count)} ${count === 1 ? 'leans' : 'lean'} ${role}`;
	const between = mix.balanced === 0 ? 'nobody' : countWord(mix.balanced);
	const sentences = [
		`${capital(lean(mix.re, 'RE'))}, ${lean(mix.as, 'AS')}, ${between} in between.`,
	];
	const doubt = team.filter(tooFewRatings).map((person) => person.short);
	if (doubt.length > 0) {
		sentences.push(
			`${joinSome(doubt)} ${doubt.length === 1 ? 'has' : 'have'} too few ratings to tell.`,
		);
	}
	return sentences.join(' ');
}
