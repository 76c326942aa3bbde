/** The small words that only the planner's sentences need; figures are printed by `format.ts`. */
import { countWord, plain } from '../format.ts';
import type { Framework, SkillId } from '../framework.ts';

/**
 * A skill as a sentence says it: "Statistics", "Experimentation", "Coding", "Wrong results"; "Core"
 * for the chain. A short name that only a table head explains is spelt out.
 */
export function spokenSkill(framework: Pick<Framework, 'skills'>, id: SkillId): string {
	if (id === 'core') return 'Core';
	const skill = framework.skills.find((candidate) => candidate.id === id);
	if (!skill) return id;
	const spelt = skill.kind === 'core' || skill.short.endsWith('.');
	return spelt ? (skill.name.split(' & ')[0] ?? skill.name) : skill.short;
}

/** A share in points with up to two decimals, without unit or sign: .0375 is "3.75". */
export function points(share: number): string {
	return plain(Math.abs(share) * 100);
}

/** A share in points with its unit: "3.75 points", "1 point". */
export function pointsOf(share: number): string {
	const text = points(share);
	return `${text} ${text === '1' ? 'point' : 'points'}`;
}

/** A whole difference with its sign: "+1", "−1" (U+2212), "0". */
export function signedCount(n: number): string {
	return n > 0 ? `+${plain(n)}` : plain(n);
}

const currencies = new Map<string, Intl.NumberFormat>();

/**
 * Thousands of a currency with its narrow symbol: "€24k", "CHF 24k", "€0", "\u2212€3k"; at most two
 * decimals. `currency` is an ISO 4217 code; what is not one is printed as it stands.
 */
export function money(cost: number, currency: string): string {
	const known = currencies.get(currency) ?? currencyFormat(currency);
	const rounded = Math.round(Math.abs(cost) * 100) / 100;
	const amount = known?.format(rounded) ?? `${currency}\u00a0${plain(rounded)}`;
	if (rounded === 0) return amount;
	return `${cost < 0 ? '\u2212' : ''}${amount}k`;
}

function currencyFormat(currency: string): Intl.NumberFormat | undefined {
	if (!/^[A-Z]{3}$/.test(currency)) return undefined;
	const made = new Intl.NumberFormat('en-GB', {
		style: 'currency',
		currency,
		currencyDisplay: 'narrowSymbol',
		minimumFractionDigits: 0,
		maximumFractionDigits: 2,
	});
	currencies.set(currency, made);
	return made;
}

/** Thousands, without a currency: "24k". */
export function thousands(cost: number): string {
	return `${plain(cost)}k`;
}

/** "8 months", "1 month". */
export function monthsText(months: number): string {
	return `${plain(months, 0)} ${months === 1 ? 'month' : 'months'}`;
}

/** A number of things in a sentence: "two hires", "1 hire" as "one hire". */
export function counted(n: number, one: string, many: string): string {
	return `${countWord(n)} ${n === 1 ? one : many}`;
}
