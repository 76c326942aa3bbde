/**
 * What a person's fields may hold: the rules that the forms, the pasted lists and the imports
 * share. A reader returns the value, or the rule that the text breaks.
 */
import { fold } from './fold.ts';
import type { Role } from './framework.ts';

export type Read<T> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

const is = <T>(value: T): Read<T> => ({ ok: true, value });
const not = (reason: string): { readonly ok: false; readonly reason: string } => ({
	ok: false,
	reason,
});

export const NAME_LENGTH = 200;
export const TITLE_LENGTH = 200;
export const EMAIL_LENGTH = 254;

/** Endings that follow a comma without being a first name. */
const SUFFIXES = new Set([
	'jr',
	'jr.',
	'sr',
	'sr.',
	'ii',
	'iii',
	'iv',
	'phd',
	'ph.d.',
	'md',
	'msc',
]);

/** A text with single spaces, none at its ends, and no control characters. */
export function tidy(text: string): string {
	return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** Whether a text would be run as a formula by a spreadsheet that opens it. */
export function looksLikeFormula(text: string): boolean {
	return /^[=+\-@＝＋－＠]/u.test(text.trim());
}

/**
 * Reads a name: "Duarte, Ines" becomes "Ines Duarte", surplus spaces go. 1 to 200 characters;
 * a name that a spreadsheet would run as a formula is refused.
 */
export function readName(text: string): Read<string> {
	const name = tidy(text);
	if (name === '') return not('A person needs a name');
	if (looksLikeFormula(name)) return not(`A name cannot begin with ${[...name][0] ?? ''}`);
	if (!/[\p{L}\p{N}]/u.test(name)) return not('A name needs a letter');
	const parts = name.split(',').map((part) => part.trim());
	const [last, first] = parts;
	const turned =
		parts.length === 2 && last && first && !SUFFIXES.has(first.toLowerCase())
			? `${first} ${last}`
			: name;
	if (turned.length > NAME_LENGTH) return not(`A name has at most ${NAME_LENGTH} characters`);
	return is(turned);
}

/** Reads an e-mail address into lower case; an empty text is no address (`undefined`). */
export function readEmail(text: string): Read<string | undefined> {
	const email = text.trim().toLowerCase();
	if (email === '') return is(undefined);
	if (email.length > EMAIL_LENGTH)
		return not(`An e-mail address has at most ${EMAIL_LENGTH} characters`);
	if (
		!/^[^\s@<>(),;:"']+@[^\s@<>(),;:"'.]+(\.[^\s@<>(),;:"'.]+)+$/u.test(email) ||
		looksLikeFormula(email)
	)
		return not('Not an e-mail address');
	return is(email);
}

/** Reads a job title; empty is allowed. At most 200 characters. */
export function readTitle(text: string): Read<string> {
	const title = tidy(text);
	return title.length > TITLE_LENGTH
		? not(`A title has at most ${TITLE_LENGTH} characters`)
		: is(title);
}

/** Reads RE, AS or none (also in words); an empty text is `undefined`: nothing said. */
export function readRole(text: string): Read<Role | undefined> {
	const role = fold(text);
	if (role === '') return is(undefined);
	if (role === 're' || role === 'research engineer') return is('RE');
	if (role === 'as' || role === 'applied scientist') return is('AS');
	if (['none', '-', '–', '—', 'neither', 'n/a'].includes(role)) return is('none');
	return not('A role is RE, AS or none');
}

/** The role that a job title names; `none` when it names neither. A research scientist reads as AS. */
export function roleOfTitle(title: string): Role {
	const words = fold(title);
	if (/\bresearch engineer/.test(words)) return 'RE';
	if (/\b(applied|research) scientist/.test(words)) return 'AS';
	return 'none';
}

/**
 * Reads a calendar date into yyyy-mm-dd: 2021-03-01, 2021/3/1, 1.3.2021, and 31/12/2021 where
 * only one order is possible. Empty is `undefined`. Years 1900 to 2200.
 */
export function readDate(text: string): Read<string | undefined> {
	const date = text.trim();
	if (date === '') return is(undefined);
	const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(date);
	if (iso) return calendarDate(iso[1], iso[2], iso[3]);
	const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(date);
	if (dotted) return calendarDate(dotted[3], dotted[2], dotted[1]);
	const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(date);
	if (slashed) {
		const [, a, b, year] = slashed;
		if (Number(a) > 12) return calendarDate(year, b, a);
		if (Number(b) > 12 || a === b) return calendarDate(year, a, b);
		return not('Day or month first? Write the date as 2021-03-31');
	}
	return not('Write the date as 2021-03-31');
}

function calendarDate(year = '', month = '', day = ''): Read<string> {
	const y = Number(year);
	const m = Number(month);
	const d = Number(day);
	const time = new Date(Date.UTC(y, m - 1, d));
	if (y < 1900 || y > 2200 || time.getUTCMonth() !== m - 1 || time.getUTCDate() !== d)
		return not('There is no such day');
	return is(time.toISOString().slice(0, 10));
}

/**
 * Reads a share of full time into (0, 1], two decimals: "0.8", "0,8", "80%". Empty is
 * `undefined`.
 */
export function readShare(text: string): Read<number | undefined> {
	const share = text.replace(/\s/gu, '');
	if (share === '') return is(undefined);
	const match = /^(\d+(?:[.,]\d+)?)(%?)$/.exec(share);
	const value = match ? Number((match[1] ?? '').replace(',', '.')) / (match[2] ? 100 : 1) : NaN;
	const rounded = Math.round(value * 100) / 100;
	return rounded > 0 && rounded <= 1
		? is(rounded)
		: not('A share is above 0 and at most 1, for example 0.8 or 80%');
}
