/** The list of single changes on the hiring page, and why the first stands first. */
import type { TeamMember } from '$lib/domain/coverage';
import { percentUpTo, signedPoints } from '$lib/domain/format';
import { changeTitle, suggestionSentence } from '$lib/domain/planning/explain';
import { apply, type Change } from '$lib/domain/planning/scenario';
import type { Suggestion } from '$lib/domain/planning/suggestions';
import { whyNot, type WhyNote } from '$lib/domain/planning/why';
import { money } from '$lib/domain/planning/words';
import { changeToken } from '$lib/schemas/change-token';
import type { PlanningBase } from './planning-view';

export interface SuggestionItem {
	readonly id: string;
	readonly token: string;
	readonly title: string;
	readonly sentence: string;
	readonly gain: string;
	readonly floor: string;
	readonly cost: string;
	/** Whether the draft has it already. */
	readonly chosen: boolean;
}

/** The suggestions as they are listed; `changes` is the draft, whose own changes are marked. */
export function suggestionItems(
	ranked: readonly Suggestion[],
	changes: readonly Change[],
	{ naming, context, settings }: PlanningBase,
): SuggestionItem[] {
	const chosen = new Set(changes.map(essence));
	return ranked.flatMap((suggestion, i): SuggestionItem[] => {
		const token = changeToken(suggestion.change, context);
		if (token === undefined) return [];
		return [
			{
				id: suggestion.id,
				token,
				title: changeTitle(suggestion.change, naming),
				sentence: suggestionSentence(suggestion, ranked.slice(0, i), naming),
				gain: signedPoints(suggestion.gain),
				floor: percentUpTo(suggestion.comparison.after.nMinusOne),
				cost: money(suggestion.cost, settings.currency),
				chosen: chosen.has(essence(suggestion.change)),
			},
		];
	});
}

/** What makes a change the same as a suggestion, whatever its dates. */
export function essence(change: Change): string {
	if (change.kind === 'hire') return `hire ${change.archetype}`;
	if (change.kind === 'upskill')
		return `grow ${change.member} ${change.skill} ${String(change.level)}`;
	return `${change.kind} ${change.member}`;
}

/** Why the first suggestion stands above the next hire, if both are worth a sentence. */
export function whyNote(
	ranked: readonly Suggestion[],
	ground: readonly TeamMember[],
	{ snapshot, naming }: PlanningBase,
): WhyNote | undefined {
	const hires = ranked.filter(({ change }) => change.kind === 'hire');
	const [first, second] = hires;
	if (!first || !second || (first.gain <= 0 && first.floorGain <= 0)) return undefined;
	const at = '9999-12-31';
	return whyNot(
		first,
		second,
		ranked,
		snapshot.requirements,
		{ chosen: apply(ground, [first.change], at), other: apply(ground, [second.change], at) },
		naming,
	);
}
