/** The limits of a plan as forms and addresses send them. */
import * as v from 'valibot';
import type { MixBand } from '$lib/domain/planning/problem';
import { parseForm, type Parsed } from './form';
import { LIMIT_FIELDS, type LimitValues } from '$lib/domain/planning/limit-values';
import { wholeNumber } from './number';

export interface SuggestLimits {
	/** Most hires; absent is unlimited. */
	readonly headcount?: number;
	/** Thousands. */
	readonly budget?: number;
	/** Months. */
	readonly deadline?: number;
	/** AS-leaning people for each RE-leaning one. */
	readonly mix?: MixBand;
	/** Ids of skills whose requirements are nice to meet and never paid for. */
	readonly nice: readonly string[];
	readonly growth: boolean;
	readonly survive: boolean;
}

/** The highest end of a band, which stands for one without an upper end. */
export const MOST_MIX = 99;
const MIX_RULE = 'AS for each RE is 0 to 99, with at most two decimals.';

const ratio = v.pipe(
	v.string(),
	v.trim(),
	v.transform((text) => text.replace(',', '.')),
	v.check((text) => text === '' || /^\d{1,2}(\.\d{1,2})?$/.test(text), MIX_RULE),
	v.transform((text) => (text === '' ? undefined : Number(text))),
);
const ticked = v.pipe(
	v.string(),
	v.transform((text) => text === 'on'),
);

const schema = v.object({
	headcount: wholeNumber(0, 50, 'Headcount is a whole number from 0 to 50.'),
	budget: wholeNumber(0, 100_000, 'A budget is 0 or more, in whole thousands.'),
	deadline: wholeNumber(1, 60, 'A deadline is 1 to 60 months ahead.'),
	mixLow: ratio,
	mixHigh: ratio,
	nice: v.pipe(
		v.string(),
		v.maxLength(2000, 'These are too many skills.'),
		v.transform((text) => text.split(',').filter(Boolean)),
	),
	growth: ticked,
	survive: ticked,
});

/** Parses typed limits; on failure with one message a field. A band may be open at either end. */
export function parseLimits(values: LimitValues): Parsed<SuggestLimits> {
	const parsed = parseForm(schema, values);
	if (!parsed.ok) return parsed;
	const { mixLow, mixHigh, ...limits } = parsed.output;
	if (mixLow === undefined && mixHigh === undefined) return { ok: true, output: limits };
	const mix = { low: mixLow ?? 0, high: mixHigh ?? MOST_MIX };
	return mix.low <= mix.high
		? { ok: true, output: { ...limits, mix } }
		: { ok: false, issues: { mixHigh: 'The upper end is not below the lower one.' } };
}

/** The limits of a form or an address, a missing one as ''. */
export function limitValues(fields: FormData | URLSearchParams): LimitValues {
	const text = (name: string) => {
		const given: unknown = fields.get(name);
		return typeof given === 'string' ? given : '';
	};
	const values = Object.fromEntries(LIMIT_FIELDS.map((name) => [name, text(name)]));
	return { ...(values as LimitValues), nice: fields.getAll('nice').map(String).join(',') };
}
