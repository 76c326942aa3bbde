/** The one sentence over the hiring page: what a scenario does, or what is open before there is one. */
import { capital, countWord, joinNames, percentUpTo, pointsText } from '../format.ts';
import type { Comparison, Effect } from './compare.ts';
import { EPSILON, hireName, openGaps, personName, skillList, teamName } from './explain.ts';
import type { Naming } from './explain.ts';
import { takesAway } from './scenario.ts';
import type { Change } from './scenario.ts';
import { cheapestOf } from './suggestions.ts';
import type { Suggestion } from './suggestions.ts';
import { counted, money, spokenSkill } from './words.ts';

/**
 * The finding of a scenario in one or two sentences: "One hybrid leaning AS closes the only gap.
 * The worst departure then costs 4 points, not 9." `early` says that the comparison is of a date on
 * which not everything is in effect.
 */
export function scenarioHeadline(
	changes: readonly Change[],
	comparison: Comparison,
	naming: Naming,
	{ early = false }: { readonly early?: boolean } = {},
): string {
	const subject = scenarioSubject(changes, naming);
	const verb = (singular: string, base: string) => (changes.length > 1 ? base : singular);
	if (comparison.after.people === 0)
		return `${subject} ${verb('leaves', 'leave')} nobody in the team.`;
	const takesOnly = changes.every(takesAway);
	const does = joinEffects(scenarioEffects(comparison, naming, verb, { early, takesOnly }));
	return `${subject} ${does}. ${departureSentence(comparison)}`;
}

/** Effects with a comma before the last "and" where an effect has an "and" of its own. */
function joinEffects(effects: readonly string[]): string {
	const list = joinNames(effects);
	const last = effects.at(-1) ?? '';
	return effects.length > 1 && effects.slice(0, -1).some((effect) => effect.includes(' and '))
		? `${list.slice(0, -` and ${last}`.length)}, and ${last}`
		: list;
}

/** What a scenario does to the gaps, as the rest of a sentence. */
function scenarioEffects(
	comparison: Comparison,
	naming: Naming,
	verb: (singular: string, base: string) => string,
	{ early, takesOnly }: { readonly early: boolean; readonly takesOnly: boolean },
): string[] {
	const { closed, opened } = comparison;
	const gaps = openGaps(comparison);
	const having = (effect: Effect) =>
		comparison.requirements.filter((row) => row.effect === effect).map((row) => row.skill);
	const effects: string[] = [];
	if (opened.length > 0) effects.push(`${verb('opens', 'open')} ${skillList(opened, naming)}`);
	if (closed.length > 0)
		effects.push(
			`${verb('closes', 'close')} ${closed.length < gaps ? skillList(closed, naming) : allGaps(gaps)}`,
		);
	const wider = having('widens');
	if (wider.length > 0)
		effects.push(
			`${verb('widens', 'widen')} the ${wider.length === 1 ? 'gap' : 'gaps'} on ${skillList(wider, naming)}`,
		);
	if (effects.length > 0) return effects;
	if (takesOnly) return [`${verb('opens', 'open')} no gap`];
	if (gaps === 0) return [`${verb('keeps', 'keep')} every requirement met`];
	const narrower = having('narrows');
	const short = early ? ' so far' : '';
	if (narrower.length > 0)
		return [
			`${verb('narrows', 'narrow')} the ${narrower.length === 1 ? 'gap' : 'gaps'} on ${skillList(narrower, naming)}${short}, ` +
				`but ${verb('closes', 'close')} none`,
		];
	const none = gaps === 1 ? 'the gap' : 'any gap';
	return [`${verb('does', 'do')} not close ${none}${early ? ' yet' : ''}`];
}

function allGaps(gaps: number): string {
	if (gaps === 1) return 'the only gap';
	return gaps === 2 ? 'both gaps' : `all ${countWord(gaps)} gaps`;
}

/** What the worst departure costs under a scenario, beside what it costs today. */
function departureSentence({ before, after }: Comparison): string {
	const was = before.coverage - before.nMinusOne;
	const is = after.coverage - after.nMinusOne;
	if (is < EPSILON)
		return was < EPSILON
			? 'No single departure costs anything.'
			: 'No single departure then costs anything.';
	const [now, then] = [pointsText(was), pointsText(is)];
	if (was < EPSILON) return `The worst departure then costs ${then}, today nothing.`;
	if (now === then) return `The worst departure still costs ${then}.`;
	return `The worst departure then costs ${then}, not ${now.replace(/ points?$/, '')}.`;
}

function scenarioSubject(changes: readonly Change[], naming: Naming): string {
	const [only] = changes;
	if (only && changes.length === 1) {
		if (only.kind === 'hire') {
			const archetype = naming.archetypes.find((candidate) => candidate.id === only.archetype);
			return archetype ? `One ${archetype.label}` : `Hiring ${only.label}`;
		}
		if (only.kind === 'join') return `Bringing ${only.name} in`;
		const name = personName(only.member, naming);
		if (only.kind === 'move') return `Moving ${name} to ${teamName(only.team, naming)}`;
		if (only.kind === 'departure') return `Losing ${name}`;
		if (only.kind === 'part-time') return `${name} at ${percentUpTo(only.share)}`;
		return `${spokenSkill(naming.framework, only.skill)} ${String(only.level)} for ${name}`;
	}
	const hires = changes.filter((change) => change.kind === 'hire').length;
	if (hires === changes.length) return capital(counted(hires, 'hire', 'hires'));
	return capital(counted(changes.length, 'change', 'changes'));
}

/** The finding before anything is planned: what is open, and the cheapest change that closes it. */
export function openingHeadline(
	comparison: Comparison,
	ranked: readonly Suggestion[],
	naming: Naming,
): string {
	const { before } = comparison;
	if (before.total === 0) return 'Nothing is required of this team yet.';
	const gaps = openGaps(comparison);
	if (gaps === 0) {
		const all =
			before.total === 1
				? 'The only requirement is met.'
				: before.total === 2
					? 'Both requirements are met.'
					: `All ${String(before.total)} requirements are met.`;
		return `${all} Plan for who may leave.`;
	}
	const open = comparison.requirements.filter((row) => !row.before.met).map((row) => row.skill);
	const first =
		before.met === 0 && gaps > 1
			? 'No requirement is met.'
			: gaps === 1
				? `${skillList(open, naming)} is the only gap.`
				: `${String(before.met)} of ${String(before.total)} requirements ${before.met === 1 ? 'is' : 'are'} met, ${countWord(gaps)} are open.`;
	const them = gaps === 1 ? 'it' : gaps === 2 ? 'both' : 'them all';
	const cheapest = cheapestOf(ranked, (one) => one.comparison.closed.length === gaps);
	const [best] = cheapest;
	if (!best) return `${first} No single change closes ${them}.`;
	return `${first} ${cheapestSubject(cheapest, naming)} ${them} for ${money(best.cost, naming.settings.currency)}.`;
}

/** "One more level for Dana or Fay closes", "A hybrid leaning AS closes". */
function cheapestSubject(cheapest: readonly Suggestion[], naming: Naming): string {
	const [best] = cheapest;
	if (best?.change.kind !== 'upskill') {
		const hires = cheapest.flatMap(({ change }) =>
			change.kind === 'hire' ? [hireName(change, naming)] : [],
		);
		return `${capital(joinNames(hires, 'or'))} closes`;
	}
	const { skill, level } = best.change;
	const growers = cheapest.flatMap(({ change }) =>
		change.kind === 'upskill' && change.skill === skill ? [change.member] : [],
	);
	const from = naming.team.find(({ id }) => id === growers[0])?.ratings[skill] ?? level - 1;
	const levels = level - Math.floor(from);
	const who = joinNames(
		growers.map((id) => personName(id, naming)),
		'or',
	);
	return `${capital(countWord(levels))} more ${levels === 1 ? 'level' : 'levels'} for ${who} ${levels === 1 ? 'closes' : 'close'}`;
}
