import Papa from 'papaparse';
import {
	DELIMITERS,
	LIMITS,
	detectDelimiter,
	isEmptyRow,
	type Delimiter,
	type RawTable,
} from '$lib/domain/intake/table';
import { ROWS_A_STEP, runSteps, type Steps } from '$lib/domain/steps';

export type ReadText =
	| { readonly ok: true; readonly text: string; readonly note?: string }
	| { readonly ok: false; readonly reason: string };

/**
 * The text of an uploaded file: UTF-8 or UTF-16 by its mark, else UTF-8, else Windows-1252 (what
 * an older Excel writes). A workbook, a file without text, and one beyond the limit are refused.
 */
export function decodeFile(bytes: Uint8Array): ReadText {
	if (bytes.length > LIMITS.bytes) return { ok: false, reason: 'A file has at most 5 MB.' };
	if (bytes[0] === 0x50 && bytes[1] === 0x4b)
		return {
			ok: false,
			reason: 'This is an Excel workbook. Save it as CSV, or copy its cells and paste them.',
		};
	const [a, b] = bytes;
	const utf16 =
		a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
	if (utf16) return readText(new TextDecoder(utf16).decode(bytes));
	if (bytes.subarray(0, 2_000).includes(0))
		return { ok: false, reason: 'This file holds no text. Meridian reads CSV.' };
	try {
		return readText(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		const read = readText(windows1252(bytes));
		return read.ok ? { ...read, note: 'Read as Windows-1252, because it is not UTF-8' } : read;
	}
}

/** What Windows-1252 has where Latin-1 has control characters, 0x80 to 0x9f. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node 20 decodes "windows-1252" as Latin-1; the difference is put right here. */
function windows1252(bytes: Uint8Array): string {
	return new TextDecoder('windows-1252')
		.decode(bytes)
		.replace(/[\u0080-\u009f]/g, (char) => WINDOWS[char.charCodeAt(0) - 0x80] ?? char);
}

/** A pasted or decoded text with one kind of line end, without its byte order mark. */
export function readText(input: string): ReadText {
	const text = input
		.replace(/^\uFEFF/, '')
		.replace(/\r\n?/g, '\n')
		.replace(/\0/g, '');
	if (text.trim() === '')
		return { ok: false, reason: 'There is nothing in it. Choose a file or paste rows.' };
	if (new TextEncoder().encode(text).length > LIMITS.bytes)
		return { ok: false, reason: 'A file has at most 5 MB.' };
	return { ok: true, text };
}

/** How often reading starts anew below an unclosed quote; then every line is read by itself. */
const RECOVERIES = 20;
/** Characters that may be read in vain in all those starts together. */
const RECOVERY_BUDGET = LIMITS.bytes;
/** Characters that are read at once. */
const PART = 32_768;
/** A longer row has a quote that never closes, or cells beyond what a cell may hold. */
const LONGEST_ROW = 32 * PART;
/** Stands for every line with nothing in it. */
const BLANK: string[] = [''];

/**
 * Takes a text apart into rows of cells. A quote that never closes spoils its own line only: the
 * line is reported in `broken` and reading goes on below it. Never throws.
 */
export function parseCsv(text: string, given?: Delimiter): RawTable {
	return runSteps(csvSteps(text, given));
}

/** The same in small steps. Once there are more rows than an import takes they are only counted. */
export function* csvSteps(text: string, given?: Delimiter): Steps<RawTable> {
	const delimiter = given ?? detectDelimiter(text);
	const rows: string[][] = [];
	const broken = new Map<number, string>();
	let at = 0;
	let filled = 0;
	let size = PART;
	let wasted = 0;
	let tries = 0;
	while (at < text.length && tries < RECOVERIES && wasted < RECOVERY_BUDGET) {
		if (filled > LIMITS.rows + 1) break;
		const part = text.slice(at, at + size);
		const last = at + size >= text.length;
		// The row that the end of the part cuts off is left for the next part.
		const { data, errors, meta } = readPart(part, delimiter, !last && size < LONGEST_ROW);
		const fault = errors.find(
			(error) =>
				error.type === 'Quotes' &&
				error.index !== undefined &&
				data[error.row ?? -1]?.some(
					(cell) => error.code === 'MissingQuotes' || cell.includes('\n'),
				),
		);
		for (const row of data.slice(0, fault?.row)) {
			const empty = isEmptyRow(row);
			if (!empty) filled += 1;
			rows.push(empty && row.length === 1 ? BLANK : row);
		}
		if (fault?.index !== undefined) {
			tries += 1;
			wasted += part.length;
			const start = text.lastIndexOf('\n', Math.max(at, at + fault.index - 1)) + 1;
			const end = text.indexOf('\n', start);
			broken.set(rows.length, text.slice(start, end === -1 ? undefined : end));
			rows.push([]);
			at = end === -1 ? text.length : end + 1;
			size = PART;
		} else if (data.length === 0 && !last) {
			wasted += part.length;
			size *= 2;
		} else {
			at = last ? text.length : at + meta.cursor;
			size = PART;
		}
		yield;
	}
	yield* readLines(text, at, delimiter, rows, filled, broken);
	while (
		rows.length > 0 &&
		rows.at(-1)?.every((cell) => cell === '') &&
		!broken.has(rows.length - 1)
	)
		rows.pop();
	return { rows, broken, delimiter };
}

/** One part of a text; with `open` its last row may be cut off and is left out. */
function readPart(part: string, delimiter: Delimiter, open: boolean): Papa.ParseResult<string[]> {
	const parser = new Papa.Parser({ delimiter, newline: '\n', quoteChar: '"' });
	return parser.parse(part, 0, open) as Papa.ParseResult<string[]>;
}

/**
 * Reads every line from `at` on by itself, onto `rows` and `broken`. Once the `filled` rows are more
 * than an import takes the file will be refused whole, so the lines after that are only counted.
 */
function* readLines(
	text: string,
	at: number,
	delimiter: Delimiter,
	rows: string[][],
	filled: number,
	broken: Map<number, string>,
): Steps<void> {
	for (let start = at; start < text.length;) {
		const found = text.indexOf('\n', start);
		const end = found === -1 ? text.length : found;
		const line = text.slice(start, end);
		start = end + 1;
		if (rows.length % ROWS_A_STEP === 0) yield;
		const blank = line.trim() === '';
		if (!blank) filled += 1;
		if (blank || filled > LIMITS.rows + 1) {
			rows.push(blank ? BLANK : [line]);
			continue;
		}
		const { data, errors } = readPart(line, delimiter, false);
		const open = errors.some((error) => error.code === 'MissingQuotes');
		if (open) broken.set(rows.length, line);
		rows.push(open ? [] : (data[0] ?? []));
	}
}

/** Whether a text names one of the delimiters. */
export function isDelimiter(text: string): text is Delimiter {
	return (DELIMITERS as readonly string[]).includes(text);
}
