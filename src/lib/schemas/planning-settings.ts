import * as v from 'valibot';
import { MAX_ARCHETYPES, MAX_LABEL } from '$lib/domain/planning/archetype-list';
import { archetype, isArchetypeId, type Archetype } from '$lib/domain/planning/archetypes';
import { defaultPlanningSettings, type PlanningSettings } from '$lib/domain/planning/settings';
import type { FrameworkModel } from '$lib/domain/framework';
import { parseForm, type Parsed } from './form';
import { required, wholeNumber } from './number';

const id = v.pipe(v.string(), v.check(isArchetypeId));
const count = (high: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(high));
const MOST_COST = 100_000;
const MOST_MONTHS = 60;

/** What of the settings is stored: each part alone, an absent one takes the default. */
const PARTS = {
	currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
	growthPerMonth: count(MOST_COST),
	growthMonths: v.pipe(v.array(count(MOST_MONTHS)), v.length(5)),
	rampMonths: count(MOST_MONTHS),
	/** `null` is stored for "no mix", because an absent part takes the default. */
	mix: v.nullable(
		v.pipe(
			v.object({ low: v.pipe(v.number(), v.minValue(0)), high: v.number() }),
			v.check(({ low, high }) => low <= high),
		),
	),
	moveCost: count(MOST_COST),
	moveMonths: count(MOST_MONTHS),
	horizonMonths: v.pipe(count(MOST_MONTHS), v.minValue(1)),
	archetypes: v.pipe(
		v.array(
			v.object({
				id,
				label: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_LABEL)),
				ratings: v.record(v.string(), v.pipe(v.number(), v.minValue(0), v.maxValue(5))),
				cost: count(MOST_COST),
				leadMonths: count(MOST_MONTHS),
			}),
		),
		v.minLength(1),
		v.maxLength(MAX_ARCHETYPES),
	),
};

/** The stored document: what differs from the defaults. */
export type StoredSettings = {
	readonly [K in keyof typeof PARTS]?: v.InferOutput<(typeof PARTS)[K]>;
};

/** The readable parts of a stored document; what cannot be read any more is left out. */
export function readStoredSettings(stored: unknown): StoredSettings {
	const given: Readonly<Record<string, unknown>> =
		typeof stored === 'object' && stored !== null ? { ...stored } : {};
	const parts = Object.entries(PARTS).flatMap(([name, schema]) => {
		const value = given[name];
		const parsed = value === undefined ? undefined : v.safeParse(schema, value);
		return parsed?.success ? [[name, parsed.output]] : [];
	});
	return Object.fromEntries(parts) as StoredSettings;
}

/** The settings that a stored document means for a framework. */
export function planningSettings(
	stored: StoredSettings,
	framework: FrameworkModel,
): PlanningSettings {
	const defaults = defaultPlanningSettings(framework);
	const { mix, archetypes, ...numbers } = stored;
	return {
		...defaults,
		...numbers,
		mix: mix === undefined ? defaults.mix : (mix ?? undefined),
		archetypes: archetypes?.map(archetype) ?? defaults.archetypes,
	};
}

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Codes of the currencies that can be chosen, by code. */
export const currencyCodes: readonly string[] = [...CURRENCIES].sort();

const months = (what: string, low = 0) => {
	const rule = `${what} ${String(low)} to ${String(MOST_MONTHS)} months, whole ones.`;
	return required(wholeNumber(low, MOST_MONTHS, rule), rule);
};

const PRICE_RULE = `A price is 0 to ${String(MOST_COST)}, in whole thousands.`;
const MIX_RULE = 'A mix is 0 to 10, in quarters, such as 1.5.';

/** AS for each RE in quarters; blank is absent. */
const ratio = v.pipe(
	v.string(),
	v.trim(),
	v.check((text) => text === '' || /^\d{1,2}([.,]\d{1,2})?$/.test(text), MIX_RULE),
	v.transform((text) => (text === '' ? undefined : Number(text.replace(',', '.')))),
	v.check((n) => n === undefined || (n <= 10 && Number.isInteger(n * 4)), MIX_RULE),
);

/** Fields of the form of currency, growth, ramp, mix, moves and horizon. */
export const NUMBER_FIELDS = [
	'currency',
	'growthPerMonth',
	'growth1',
	'growth2',
	'growth3',
	'growth4',
	'growth5',
	'rampMonths',
	'mixLow',
	'mixHigh',
	'moveCost',
	'moveMonths',
	'horizonMonths',
] as const;

const rung = months('A level takes');

const numbersSchema = v.pipe(
	v.object({
		currency: v.pipe(
			v.string(),
			v.trim(),
			v.check((code) => CURRENCIES.has(code), 'Choose a currency.'),
		),
		growthPerMonth: required(wholeNumber(0, MOST_COST, PRICE_RULE), PRICE_RULE),
		growth1: rung,
		growth2: rung,
		growth3: rung,
		growth4: rung,
		growth5: rung,
		rampMonths: months('A ramp is'),
		mixLow: ratio,
		mixHigh: ratio,
		moveCost: required(wholeNumber(0, MOST_COST, PRICE_RULE), PRICE_RULE),
		moveMonths: months('A move takes'),
		horizonMonths: months('The timeline looks', 1),
	}),
	v.forward(
		v.partialCheck(
			[['mixLow'], ['mixHigh']],
			({ mixLow, mixHigh }) => (mixLow === undefined) === (mixHigh === undefined),
			'Give both ends of the mix, or neither.',
		),
		['mixHigh'],
	),
	v.forward(
		v.partialCheck(
			[['mixLow'], ['mixHigh']],
			({ mixLow = 0, mixHigh = mixLow }) => mixLow <= mixHigh,
			'The upper end is below the lower one.',
		),
		['mixHigh'],
	),
);

/** The numbers of the settings as their form sends them. */
export function parseNumbers(
	fields: Readonly<Record<(typeof NUMBER_FIELDS)[number], string>>,
): Parsed<Required<Omit<StoredSettings, 'archetypes'>>> {
	const parsed = parseForm(numbersSchema, fields);
	if (!parsed.ok) return parsed;
	const {
		currency,
		growthPerMonth,
		rampMonths,
		mixLow,
		mixHigh,
		moveCost,
		moveMonths,
		horizonMonths,
		...rungs
	} = parsed.output;
	return {
		ok: true,
		output: {
			currency,
			growthPerMonth,
			growthMonths: [rungs.growth1, rungs.growth2, rungs.growth3, rungs.growth4, rungs.growth5],
			rampMonths,
			mix: mixLow === undefined || mixHigh === undefined ? null : { low: mixLow, high: mixHigh },
			moveCost,
			moveMonths,
			horizonMonths,
		},
	};
}

const COST_RULE = `A cost is 0 to ${String(MOST_COST)}, in whole thousands.`;

const archetypeSchema = v.object({
	label: v.pipe(
		v.string(),
		v.trim(),
		v.nonEmpty('Give this kind of hire a name.'),
		v.maxLength(MAX_LABEL, `A name has at most ${String(MAX_LABEL)} characters.`),
	),
	cost: required(wholeNumber(0, MOST_COST, COST_RULE), COST_RULE),
	leadMonths: months('A lead time is'),
});

/** Issue under which a kind of hire without any level is refused. */
export const LEVELS = 'levels';

/**
 * One kind of hire as its form sends it: levels as `level-<skill>`, blank is not rated; at least
 * one level has to be given.
 */
export function parseArchetype(
	fields: Readonly<Record<string, string | undefined>>,
	skills: readonly { readonly id: string }[],
): Parsed<
	Pick<Archetype, 'label' | 'cost' | 'leadMonths'> & { readonly ratings: Record<string, number> }
> {
	const parsed = parseForm(archetypeSchema, {
		label: fields['label'] ?? '',
		cost: fields['cost'] ?? '',
		leadMonths: fields['leadMonths'] ?? '',
	});
	const ratings: Record<string, number> = {};
	const issues: Record<string, string | undefined> = parsed.ok ? {} : { ...parsed.issues };
	for (const skill of skills) {
		const typed = (fields[`level-${skill.id}`] ?? '').trim();
		if (typed === '') continue;
		if (/^[0-5]$/.test(typed)) ratings[skill.id] = Number(typed);
		else issues[`level-${skill.id}`] = 'Levels run from 0 to 5.';
	}
	const given = Object.keys(ratings).length > 0;
	if (!given && !Object.keys(issues).some((field) => field.startsWith('level-')))
		issues[LEVELS] = 'Give at least one level.';
	return parsed.ok && Object.keys(issues).length === 0
		? { ok: true, output: { ...parsed.output, ratings } }
		: { ok: false, issues };
}
