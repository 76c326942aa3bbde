/**
 * Numbers as the screens print them. Everything goes through `Intl`; a minus is U+2212, and a figure
 * that rounds to zero has no sign.
 */

const LOCALE = 'en-GB';
const MINUS = '\u2212';
const formats = new Map<string, Intl.NumberFormat>();

/** Binary dust off a value before it is rounded, so that 8.75 on paper rounds as 8.75. */
const clean = (value: number): number => Math.round(value * 1e9) / 1e9;

function format(value: number, low: number, high: number): string {
	const key = `${low}-${high}`;
	let known = formats.get(key);
	if (known === undefined) {
		known = new Intl.NumberFormat(LOCALE, {
			minimumFractionDigits: low,
			maximumFractionDigits: high,
			signDisplay: 'negative',
		});
		formats.set(key, known);
	}
	return known.format(clean(value)).replace('-', MINUS);
}

/** A number with exactly `digits` decimals: "0.50", "−1.50". */
export function fixed(value: number, digits = 2): string {
	return format(value, digits, digits);
}

/** A number with at most `digits` decimals, none that say nothing: "3", "2.5", "0.05". */
export function plain(value: number, digits = 2): string {
	return format(value, 0, digits);
}

/** A number with its sign: "+0.30", "−0.60", and "0.00" for what rounds to nothing. */
export function signed(value: number, digits = 2): string {
	const text = fixed(value, digits);
	return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A share as a percentage with exactly `digits` decimals: .9625 is "96%". */
export function percent(share: number, digits = 0): string {
	return `${format(share * 100, digits, digits)}%`;
}

/** A share as a percentage with as many decimals as it needs, at most `digits`: .9625 is "96.25%". */
export function percentUpTo(share: number, digits = 2): string {
	return `${format(share * 100, 0, digits)}%`;
}

/** A difference of shares in percentage points, signed: "−8.75", "+3.75", "0". */
export function signedPoints(difference: number, digits = 2): string {
	const text = plain(difference * 100, digits);
	return difference > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A share of coverage in points, unsigned: whole ones, below one point a decimal. */
export function pointsText(share: number): string {
	const points = Math.abs(share) * 100;
	if (points >= 0.95) {
		const whole = plain(points, 0);
		return `${whole} ${whole === '1' ? 'point' : 'points'}`;
	}
	return points < 0.05 ? 'less than 0.1 points' : `${plain(points, 1)} points`;
}

/**
 * Shares as percentages (without the sign) that hold together as printed: whole percents if the
 * rounded figures satisfy `holds`, otherwise one more decimal on all of them, up to two. `holds`
 * receives the figures as printed, in percent.
 */
export function formatTogether(
	shares: readonly number[],
	holds: (printed: readonly number[]) => boolean,
): readonly string[] {
	let texts: string[] = [];
	for (let digits = 0; digits <= 2; digits++) {
		texts = shares.map((share) => format(share * 100, digits, digits));
		if (holds(texts.map((text) => Number(text.replaceAll(',', '').replace(MINUS, '-'))))) break;
	}
	return texts;
}

/**
 * Numbers rounded to hundredths so that they add up to their rounded sum: the ones that rounding
 * treated worst give way, the first of equals first.
 */
export function roundTogether(values: readonly number[]): number[] {
	const exact = values.map((value) => Math.round(value * 1e10) / 1e8);
	const cents = exact.map((value) => Math.round(Math.abs(value)) * Math.sign(value));
	const total = exact.reduce((sum, value) => sum + value, 0);
	let missing = Math.round(Math.abs(total)) * Math.sign(total) - cents.reduce((a, b) => a + b, 0);
	const order = exact.map((_, i) => i);
	while (missing !== 0) {
		const step = Math.sign(missing);
		const error = (i: number) => ((exact[i] ?? 0) - (cents[i] ?? 0)) * step;
		const worst = order.reduce((best, i) => (error(i) > error(best) + 1e-9 ? i : best), 0);
		cents[worst] = (cents[worst] ?? 0) + step;
		missing -= step;
	}
	return cents.map((value) => value / 100 || 0);
}

/** Before, after and the difference between them, printed so that the subtraction is right. */
export interface PercentChange {
	/** "96.3%" */
	readonly before: string;
	readonly after: string;
	/** In points, signed: "−8.8"; "0" without a change. */
	readonly difference: string;
}

/** Two shares that stand beside their difference: where whole percents would not add up, all get a decimal. */
export function percentChange(before: number, after: number): PercentChange {
	const [b = '', a = '', d = ''] = formatTogether(
		[before, after, after - before],
		([was = 0, is = 0, change = 0]) => Math.abs(is - was - change) < 1e-6,
	);
	const sign = after > before && /[1-9]/.test(d) ? '+' : '';
	return { before: `${b}%`, after: `${a}%`, difference: /[1-9]/.test(d) ? sign + d : '0' };
}

const NUMBER_WORDS = [
	'no',
	'one',
	'two',
	'three',
	'four',
	'five',
	'six',
	'seven',
	'eight',
	'nine',
	'ten',
	'eleven',
	'twelve',
] as const;

/** A count in a sentence: words up to twelve, figures from there; 0 is "no". */
export function countWord(count: number): string {
	return NUMBER_WORDS[count] ?? plain(count, 0);
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'] as const;

/** Which of several in a sentence, from 1: "second"; "further" past the sixth. */
export function ordinalWord(place: number): string {
	return ORDINALS[place - 1] ?? 'further';
}

/** The sentence with a capital first letter. */
export function capital(text: string): string {
	return text.charAt(0).toLocaleUpperCase('en') + text.slice(1);
}

const LISTS = {
	and: new Intl.ListFormat(LOCALE, { type: 'conjunction' }),
	or: new Intl.ListFormat(LOCALE, { type: 'disjunction' }),
};

/** "Ada", "Ada and Bao", "Ada, Bao and Chidi"; the empty text for nobody. */
export function joinNames(names: readonly string[], word: 'and' | 'or' = 'and'): string {
	return LISTS[word].format(names);
}

/** As `joinNames`, with everybody past the first `most` counted: "Ada, Bao and 4 more". */
export function joinSome(names: readonly string[], most = 4): string {
	// One name is as short as "1 more".
	if (names.length <= most + 1) return joinNames(names);
	return joinNames([...names.slice(0, most), `${names.length - most} more`]);
}
