import { teamCoverage, withoutMember } from './coverage.ts';
import type { Requirement, TeamCoverage, TeamMember } from './coverage.ts';
import { fixed, joinNames, percentUpTo } from './format.ts';
import { shortOf, skillList } from './naming.ts';
import type { SkillNames, SummaryPerson } from './naming.ts';

/** What stands beside the list of departures when someone is taken out. */
export interface LeaveNote {
	/** "Bao holds 3 requirements, Ada holds the same 3." */
	readonly holds: string;
	/** What stays met on one person, the key-person index, and the next loss. */
	readonly rest: string;
}

/**
 * The words for taking one person out of a team: what they hold and who holds the same, what
 * would be left to one person, the key-person index (C − C without)/C, and the coverage if the
 * next most costly person left as well.
 */
export function leaveNote(
	leaver: SummaryPerson,
	team: readonly (TeamMember & SummaryPerson)[],
	requirements: readonly Requirement[],
	today: TeamCoverage,
	names: SkillNames,
): LeaveNote {
	const after = teamCoverage(withoutMember(team, leaver.id), requirements);
	const held = today.requirements.filter((row) => row.holders.includes(leaver.id));
	const index = today.without.find(({ id }) => id === leaver.id)?.keyPersonIndex ?? 0;
	return {
		holds: holdsSentence(leaver, held, team),
		rest: [
			aloneSentence(today, after, team, names),
			`Key-person index ${fixed(index)}.`,
			nextSentence(after, team),
		]
			.filter((sentence) => sentence !== '')
			.join(' '),
	};
}

function holdsSentence(
	leaver: SummaryPerson,
	held: TeamCoverage['requirements'],
	team: readonly SummaryPerson[],
): string {
	const count = held.length;
	if (count === 0) return `${leaver.short} holds no requirement.`;
	const things = count === 1 ? '1 requirement' : `${count} requirements`;
	const same = team.filter(
		({ id }) => id !== leaver.id && held.every((row) => row.holders.includes(id)),
	);
	const [first] = same;
	if (first === undefined) return `${leaver.short} holds ${things}.`;
	const verb = same.length === 1 ? 'holds' : 'hold';
	const who = joinNames(same.map((person) => person.short));
	return `${leaver.short} holds ${things}, ${who} ${verb} the same ${count}.`;
}

/** What stays met, though only on one person where it stood on more. */
function aloneSentence(
	today: TeamCoverage,
	after: TeamCoverage,
	team: readonly SummaryPerson[],
	names: SkillNames,
): string {
	const alone = after.requirements.filter(
		(row, i) => row.met && row.single && today.requirements[i]?.single === false,
	);
	const [first] = alone;
	if (first === undefined) return '';
	const skills = skillList(
		names,
		alone.map((row) => row.skill),
	);
	const holders = new Set(alone.map((row) => row.holders[0]));
	const who = holders.size === 1 ? `${shortOf(team, first.holders[0])} alone` : 'one person each';
	return `${skills} ${alone.length === 1 ? 'stays' : 'stay'} met, with ${who}.`;
}

function nextSentence(after: TeamCoverage, team: readonly SummaryPerson[]): string {
	const [next] = [...after.without].sort((a, b) => a.coverage - b.coverage);
	if (next === undefined || next.coverage >= after.coverage) return '';
	return `Losing ${shortOf(team, next.id)} next would leave ${percentUpTo(next.coverage)}.`;
}
