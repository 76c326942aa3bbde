import { fold } from '../fold.ts';
import { unescapeFormula } from '../formula-text.ts';
import { LEVEL_WORDS, MAX_LEVEL, isLevel, type Level } from '../level.ts';

/**
 * What one cell says of a level. `blank` is an empty cell, `silent` a mark that says "no
 * statement" (N/A, -, ?): neither changes anything, the second is told to the person. `derived`
 * is a number between two levels: it cannot be given as a rating, but it may be what is already
 * there (the mean of two raters in our own export).
 */
export type LevelCell =
	| { readonly kind: 'blank' }
	| { readonly kind: 'silent' }
	| { readonly kind: 'level'; readonly level: Level }
	| { readonly kind: 'derived'; readonly value: number; readonly reason: string }
	| { readonly kind: 'rejected'; readonly reason: string };

const SILENT = new Set([
	'-',
	'–',
	'—',
	'−',
	'?',
	'n/a',
	'n.a.',
	'na',
	'#n/a',
	'not rated',
	'unknown',
]);

const WORDS: ReadonlyMap<string, Level> = new Map(
	LEVEL_WORDS.map((word, level): [string, Level] => [fold(word), level as Level]),
);

export const NOT_A_LEVEL = 'Neither a number nor a word of the scale';
export const OUT_OF_RANGE = `Levels run from 0 to ${MAX_LEVEL}`;

/**
 * Reads one cell of a level column: a digit, "3.0", "3,0", a word of the scale, or both ("3 –
 * Strong"). Never throws, whatever the text.
 */
export function readLevel(text: string): LevelCell {
	// No level is longer, and a long text is not worth the comparing.
	if (text.length > 200) return { kind: 'rejected', reason: NOT_A_LEVEL };
	const cell = fold(unescapeFormula(text));
	if (cell === '') return { kind: 'blank' };
	if (SILENT.has(cell)) return { kind: 'silent' };
	const word = WORDS.get(cell);
	if (word !== undefined) return { kind: 'level', level: word };
	if (/^[-−]\d+([.,]\d+)?$/.test(cell)) return { kind: 'rejected', reason: OUT_OF_RANGE };
	if (/^\+?\d+([.,]\d+)?$/.test(cell)) return readNumber(Number(cell.replace(',', '.')));
	const both = /^(\d)\s?[-–—:=.(]?\s?([^)]+)\)?$/.exec(cell);
	const level = Number(both?.[1]);
	if (both && isLevel(level) && WORDS.get((both[2] ?? '').trim()) === level) {
		return { kind: 'level', level };
	}
	return { kind: 'rejected', reason: NOT_A_LEVEL };
}

function readNumber(value: number): LevelCell {
	if (isLevel(value)) return { kind: 'level', level: value };
	if (!(value >= 0 && value <= MAX_LEVEL)) return { kind: 'rejected', reason: OUT_OF_RANGE };
	const below = Math.floor(value);
	return { kind: 'derived', value, reason: `Levels are whole: ${below} or ${below + 1}` };
}

/** Whether a file writes its numbers with a decimal comma somewhere: "3,0". */
export function hasDecimalComma(cells: Iterable<string>): boolean {
	for (const cell of cells) if (/^\s*\d,\d+\s*$/.test(cell)) return true;
	return false;
}
