/** What single changes and plans do, in sentences written from numbers alone. */
import type { Requirement, TeamMember } from '../coverage.ts';
import { capital, joinSome, ordinalWord, percentUpTo, plain } from '../format.ts';
import type { Framework, SkillId } from '../framework.ts';
import type { Archetype } from './archetypes.ts';
import { compare } from './compare.ts';
import type { Comparison, Effect } from './compare.ts';
import { apply, fullEffectOn, isHireId } from './scenario.ts';
import type { Change } from './scenario.ts';
import type { PlanningSettings } from './settings.ts';
import type { Suggestion } from './suggestions.ts';
import { monthsText, spokenSkill } from './words.ts';

/** Shares closer than this are equal. */
export const EPSILON = 1e-9;

/** What sentences need to name people, skills and archetypes. */
export interface Naming {
	readonly framework: Pick<Framework, 'skills'>;
	/** Short names by member id. */
	readonly names: ReadonlyMap<string, string>;
	/** Names of the other teams of the workspace by slug. */
	readonly teams?: ReadonlyMap<string, string>;
	readonly archetypes: readonly Archetype[];
	/** What money and months are counted in. */
	readonly settings: Pick<
		PlanningSettings,
		'currency' | 'growthMonths' | 'growthPerMonth' | 'rampMonths'
	>;
	/** Levels today by member, to say where growth starts. */
	readonly team: readonly TeamMember[];
}

/** A change as a title: "Hire a hybrid leaning AS", "Dana: Statistics 3 → 4", "Bao leaves". */
export function changeTitle(change: Change, naming: Naming): string {
	if (change.kind === 'hire') {
		const share = change.share === 1 ? '' : `, ${percentUpTo(change.share)}`;
		return `Hire ${hireName(change, naming)}${share}`;
	}
	const name = personName(change.member, naming);
	if (change.kind === 'departure') return `${name} leaves`;
	if (change.kind === 'part-time') return `${name} works ${percentUpTo(change.share)}`;
	if (change.kind === 'move') return `${name} moves to ${teamName(change.team, naming)}`;
	if (change.kind === 'join') {
		const share = change.share === 1 ? '' : `, ${percentUpTo(change.share)}`;
		return `${change.name} joins${share}`;
	}
	const from = naming.team.find((member) => member.id === change.member)?.ratings[change.skill];
	const skill = spokenSkill(naming.framework, change.skill);
	const start = from === undefined ? 'not rated' : plain(from);
	return `${name}: ${skill} ${start} \u2192 ${String(change.level)}`;
}

/**
 * Titles of a list of changes. Hires of the same kind are told apart: "Hire a hybrid leaning AS",
 * then "Hire a second hybrid leaning AS".
 */
export function changeTitles(changes: readonly Change[], naming: Naming): string[] {
	const seen = new Map<string, number>();
	return changes.map((change) => {
		const title = changeTitle(change, naming);
		if (change.kind !== 'hire') return title;
		const place = (seen.get(change.label) ?? 0) + 1;
		seen.set(change.label, place);
		return place === 1
			? title
			: title.replace(
					hireName(change, naming),
					`a ${ordinalWord(place)} ${archetypeOf(change, naming)?.label ?? change.label}`,
				);
	});
}

function archetypeOf(change: Extract<Change, { kind: 'hire' }>, naming: Naming) {
	return naming.archetypes.find((candidate) => candidate.id === change.archetype);
}

/** Whom a hire brings, with article: "an AS at the bar", or the name of an own profile. */
export function hireName(change: Extract<Change, { kind: 'hire' }>, naming: Naming): string {
	return archetypeOf(change, naming)?.name ?? change.label;
}

/** The short name of a member, or words for somebody who has left the team. */
export function personName(id: string, naming: Naming): string {
	return naming.names.get(id) ?? 'Somebody who is no longer in the team';
}

/** The name of another team; its slug for one that is not known. */
export function teamName(slug: string, naming: Naming): string {
	return naming.teams?.get(slug) ?? slug;
}

/** What one change does, as the list of suggestions says it; `earlier` are those above it. */
export function suggestionSentence(
	suggestion: Suggestion,
	earlier: readonly Suggestion[],
	naming: Naming,
): string {
	const { change, comparison } = suggestion;
	const gaps = openGaps(comparison);
	const closes = closesPhrase(comparison, naming);
	const bench = benchPhrase(comparison, naming);
	const floorStays = Math.abs(suggestion.floorGain) < EPSILON;
	if (change.kind === 'hire') {
		const effects = [closes, bench].filter(Boolean);
		if (comparison.closed.length === 0 && gaps > 0) effects.push(stillOpen(comparison, naming));
		if (effects.length === 0) effects.push(smallPhrase(comparison, naming));
		return `${effects.join(', ')}. ${rampText(naming)}.`;
	}
	const time = `~${monthsText(suggestion.months)}.`;
	const alike = earlier.find(
		(other) => other.change.kind === 'upskill' && sameEffect(other, suggestion),
	);
	if (alike?.change.kind === 'upskill')
		return `same effect as ${personName(alike.change.member, naming)}. ${time}`;
	const all = gaps > 0 && comparison.closed.length === gaps;
	const what = all && gaps === 1 ? 'closes the gap' : closes;
	const effects = [what && !floorStays && all ? `${what} without a hire` : what, bench].filter(
		Boolean,
	);
	if (effects.length === 0) effects.push(smallPhrase(comparison, naming));
	if (what && floorStays) effects.push('floor stays');
	return `${effects.join(', ')}. ${time}`;
}

/** "3-month ramp", or "No ramp". */
function rampText({ settings }: Naming): string {
	return settings.rampMonths === 0 ? 'No ramp' : `${plain(settings.rampMonths, 0)}-month ramp`;
}

/** Requirements not met before the change. */
export function openGaps({ before }: Comparison): number {
	return before.total - before.met;
}

/** What becomes of open gaps that a change does not close. */
function stillOpen(comparison: Comparison, naming: Naming): string {
	const narrowed = having(comparison, 'narrows');
	const one = openGaps(comparison) === 1;
	if (narrowed.length > 0)
		return one ? 'narrows the gap' : `narrows ${skillList(narrowed, naming)}`;
	return one ? 'gap stays' : 'closes no gap';
}

function having({ requirements }: Comparison, effect: Effect): SkillId[] {
	return requirements.flatMap((row) => (row.effect === effect ? [row.skill] : []));
}

function sameEffect(a: Suggestion, b: Suggestion): boolean {
	return (
		Math.abs(a.gain - b.gain) < EPSILON &&
		Math.abs(a.floorGain - b.floorGain) < EPSILON &&
		a.cost === b.cost &&
		a.comparison.requirements.every(
			(row, i) =>
				row.effect === b.comparison.requirements[i]?.effect &&
				row.spare === b.comparison.requirements[i]?.spare,
		)
	);
}

/** Skills as a sentence lists them; from the fifth on they are counted. */
export function skillList(skills: readonly SkillId[], { framework }: Naming): string {
	return joinSome(skills.map((skill) => spokenSkill(framework, skill)));
}

function closesPhrase(comparison: Comparison, naming: Naming): string {
	return comparison.closed.length > 0 ? `closes ${skillList(comparison.closed, naming)}` : '';
}

function benchPhrase(comparison: Comparison, naming: Naming): string {
	return comparison.benchGained.length > 0
		? `adds bench on ${skillList(comparison.benchGained, naming)}`
		: '';
}

/** The effect of a change that neither closes a gap nor adds bench. */
function smallPhrase(comparison: Comparison, naming: Naming): string {
	const narrowed = having(comparison, 'narrows');
	if (narrowed.length > 0) return `narrows ${skillList(narrowed, naming)}`;
	const spare = having(comparison, 'more-spare');
	if (spare.length > 0) return `adds a spare on ${skillList(spare, naming)}`;
	return comparison.after.nMinusOne > comparison.before.nMinusOne + EPSILON
		? 'softens a departure'
		: 'changes nothing that is required';
}

/** One change of a plan with what it adds to those before it. */
export interface PlanReason {
	readonly change: Change;
	readonly title: string;
	readonly sentence: string;
	/** Requirements met now and not before this change. */
	readonly closes: readonly SkillId[];
	/** Coverage added given the changes before, [-1, 1]. */
	readonly gain: number;
}

/**
 * Why each change of a plan is in it, in the plan's order: what it closes and what it adds to
 * coverage, given those before it, all in full effect.
 */
export function planReasons(
	team: readonly TeamMember[],
	requirements: readonly Requirement[],
	changes: readonly Change[],
	naming: Naming,
): PlanReason[] {
	const { settings } = naming;
	const at = fullEffectOn(team, changes, settings);
	if (at === undefined) return [];
	const titles = changeTitles(changes, naming);
	return changes.map((change, i) => {
		const before = apply(team, changes.slice(0, i), at, settings);
		const after = apply(team, changes.slice(0, i + 1), at, settings);
		const comparison = compare(before, after, requirements);
		const gain = comparison.after.coverage - comparison.before.coverage;
		const phrases = [closesPhrase(comparison, naming), benchPhrase(comparison, naming)].filter(
			Boolean,
		);
		if (phrases.length === 0) phrases.push(smallPhrase(comparison, naming));
		return {
			change,
			title: titles[i] ?? '',
			sentence: `${capital(phrases.join(', '))}.`,
			closes: comparison.closed,
			gain,
		};
	});
}

/** Who meets each requirement before and after a plan, by short name; `newcomers` names those who come by id. */
export function whoMeets(
	comparison: Comparison,
	naming: Naming,
	newcomers: ReadonlyMap<string, string>,
): ReadonlyMap<SkillId, { readonly before: readonly string[]; readonly after: readonly string[] }> {
	const named = (ids: readonly string[]) =>
		ids.map((id) => newcomers.get(id) ?? (isHireId(id) ? 'New hire' : personName(id, naming)));
	return new Map(
		comparison.requirements.map((row) => [
			row.skill,
			{ before: named(row.before.holders), after: named(row.after.holders) },
		]),
	);
}
