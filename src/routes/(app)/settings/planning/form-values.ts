import type { Archetype } from '$lib/domain/planning/archetypes';
import type { PlanningSettings } from '$lib/domain/planning/settings';
import { plain } from '$lib/domain/format';

/** The fields of a form as text, by name. */
export type Values = Readonly<Record<string, string | undefined>>;

/** One field that somebody else has saved differently from what was typed here. */
export interface Differing {
	readonly label: string;
	readonly theirs: string;
	readonly mine: string;
}

const NUMBER_LABELS: Readonly<Record<string, string>> = {
	currency: 'Currency',
	growthPerMonth: 'A month of growth',
	growth1: '0 to 1',
	growth2: '1 to 2',
	growth3: '2 to 3',
	growth4: '3 to 4',
	growth5: '4 to 5',
	rampMonths: 'Ramp',
	mixLow: 'AS for each RE, from',
	mixHigh: 'AS for each RE, to',
	moveCost: 'A move',
	moveMonths: 'A move, months',
	horizonMonths: 'Timeline',
};

/** The numbers of settings as their form shows them. */
export function numberValues(settings: PlanningSettings): Record<string, string> {
	const { currency, growthPerMonth, growthMonths, rampMonths, mix, horizonMonths } = settings;
	const { moveCost, moveMonths } = settings;
	return {
		currency,
		growthPerMonth: String(growthPerMonth),
		...Object.fromEntries(growthMonths.map((n, i) => [`growth${String(i + 1)}`, String(n)])),
		rampMonths: String(rampMonths),
		mixLow: mix ? plain(mix.low) : '',
		mixHigh: mix ? plain(mix.high) : '',
		moveCost: String(moveCost),
		moveMonths: String(moveMonths),
		horizonMonths: String(horizonMonths),
	};
}

/** A kind of hire as its form shows it. */
export function archetypeValues({ label, ratings, cost, leadMonths }: Archetype) {
	const levels = Object.entries(ratings).flatMap(([skill, level]): [string, string][] =>
		level === undefined ? [] : [[`level-${skill}`, plain(level)]],
	);
	return {
		label,
		cost: String(cost),
		leadMonths: String(leadMonths),
		...Object.fromEntries(levels),
	} satisfies Record<string, string>;
}

/** Where the numbers somebody else has saved differ from what was typed. */
export function differingNumbers(theirs: Values, mine: Values): Differing[] {
	return differing(Object.entries(NUMBER_LABELS), theirs, mine);
}

/** Where somebody else's kind of hire differs from what was typed. */
export function differingArchetype(
	skills: readonly { readonly id: string; readonly name: string }[],
	theirs: Values,
	mine: Values,
): Differing[] {
	const labels: [string, string][] = [
		['label', 'Name'],
		['cost', 'Cost'],
		['leadMonths', 'Lead time'],
		...skills.map(({ id, name }): [string, string] => [`level-${id}`, name]),
	];
	return differing(labels, theirs, mine);
}

function differing(labels: readonly [string, string][], theirs: Values, mine: Values) {
	return labels.flatMap(([field, label]) => {
		const [a, b] = [(theirs[field] ?? '').trim(), (mine[field] ?? '').trim()];
		return a === b ? [] : [{ label, theirs: a || 'blank', mine: b || 'blank' }];
	});
}
