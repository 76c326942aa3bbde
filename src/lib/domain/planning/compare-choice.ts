/** Which scenarios stand side by side, and the sentence over them. */
import { joinNames, percentUpTo } from '../format.ts';
import { money } from './words.ts';

/** Scenarios that stand side by side at most. */
export const MOST_COMPARED = 3;

/** By what the columns and lines of a comparison are told apart. */
export const COMPARED_LETTERS = ['A', 'B', 'C'] as const;

export interface ComparedChoice<T> {
	/** In the order asked for, at most `MOST_COMPARED`. */
	readonly chosen: readonly T[];
	/** Asked for and in use, and one too many. */
	readonly over: readonly T[];
	/** Asked for and put away. */
	readonly archived: readonly T[];
	/** Asked for and not of this team, or not there any more. */
	readonly missing: number;
}

/** What comes of the ids that are asked for, each counted once, among all scenarios of the team. */
export function chooseCompared<T extends { readonly id: string; readonly archived: boolean }>(
	ids: readonly string[],
	all: readonly T[],
): ComparedChoice<T> {
	const wanted = [...new Set(ids)].map((id) => all.find((one) => one.id === id));
	const found = wanted.filter((one) => one !== undefined);
	const inUse = found.filter(({ archived }) => !archived);
	return {
		chosen: inUse.slice(0, MOST_COMPARED),
		over: inUse.slice(MOST_COMPARED),
		archived: found.filter(({ archived }) => archived),
		missing: wanted.length - found.length,
	};
}

/** What decides between scenarios. */
export interface Contender {
	readonly name: string;
	/** Coverage once all is in effect, [0, 1]. */
	readonly coverage: number;
	/** First-year cost in thousands, >= 0. */
	readonly cost: number;
}

const EPSILON = 1e-9;

/**
 * The finding of a comparison of at least two: which covers most, and among those that cover the
 * same which costs least. "“Grow Fay” and “Plan B” reach 100%; “Grow Fay” costs less, €24k."
 */
export function comparisonHeadline(contenders: readonly Contender[], currency: string): string {
	const most = Math.max(...contenders.map(({ coverage }) => coverage));
	const best = contenders.filter(({ coverage }) => coverage > most - EPSILON);
	const least = Math.min(...best.map(({ cost }) => cost));
	const cheapest = best.filter(({ cost }) => cost < least + EPSILON);
	const named = (list: readonly Contender[]) => joinNames(list.map(({ name }) => `“${name}”`));
	const price = money(least, currency);
	const reached = percentUpTo(most);
	if (best.length === 1) return `${named(best)} covers most: ${reached}, for ${price}.`;
	if (cheapest.length === best.length)
		return `${named(best)} reach ${reached} for ${price}${least > 0 ? ' each' : ''}.`;
	const costs = cheapest.length > 1 ? 'cost least' : best.length > 2 ? 'costs least' : 'costs less';
	return `${named(best)} reach ${reached}; ${named(cheapest)} ${costs}, ${price}.`;
}
