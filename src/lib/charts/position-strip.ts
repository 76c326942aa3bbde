import { capital, fixed, signed } from '$lib/domain/format';
import type { KitePlace } from '$lib/domain/kite-place';
import {
	BALANCED_TO,
	leanWord,
	LEANS_TO,
	NOT_ENOUGH,
	personMark,
	saidSide,
	UNCLEAR,
	type LeanSide,
} from '$lib/domain/spectrum-words';
import { round } from './coordinates';
import { glyphPath } from './glyph';
import { isPinned } from './kite-position';
import { linearScale } from './linear-scale';
import { textWidth } from './text-width';

/** One person's lean on a line, with the 80% interval. */
export type StripSize = 'wide' | 'phone';

export interface StripFormat {
	readonly width: number;
	readonly height: number;
	/** Baseline of the axis, px from the top. */
	readonly axis: number;
	readonly left: number;
	readonly right: number;
	/** Words above the axis and the scale below it. */
	readonly words: boolean;
}

export const STRIP_FORMATS: Readonly<Record<StripSize, StripFormat>> = {
	wide: { width: 600, height: 96, axis: 52, left: 44, right: 556, words: true },
	phone: { width: 358, height: 70, axis: 30, left: 26, right: 332, words: false },
};

const SCALES = {
	wide: linearScale([-1, 1], [STRIP_FORMATS.wide.left, STRIP_FORMATS.wide.right]),
	phone: linearScale([-1, 1], [STRIP_FORMATS.phone.left, STRIP_FORMATS.phone.right]),
};
const TICKS = [-1, -LEANS_TO, -BALANCED_TO, BALANCED_TO, LEANS_TO, 1] as const;
const WORDS = [
	[-(1 + LEANS_TO) / 2, 'RE'],
	[-(LEANS_TO + BALANCED_TO) / 2, 'leans RE'],
	[0, 'balanced'],
	[(LEANS_TO + BALANCED_TO) / 2, 'leans AS'],
	[(1 + LEANS_TO) / 2, 'AS'],
] as const;
const DOT = 7.5;
/** Least room between two numbers under the axis, px. */
const CLEAR = 6;
const WORD_SLACK = 10;

type Ends = { readonly low: number; readonly high: number };

export interface StripNumber {
	readonly x: number;
	readonly text: string;
	readonly kind: 'scale' | 'interval';
}

export interface StripEnd {
	readonly x: number;
	readonly y: number;
	readonly anchor: 'start' | 'end';
}

export interface PositionStrip {
	readonly ticks: readonly number[];
	readonly middle: number;
	readonly words: readonly {
		readonly x: number;
		readonly text: string;
		readonly current: boolean;
	}[];
	readonly dot: {
		readonly x: number;
		readonly glyph: string;
		readonly side: LeanSide;
		readonly hollow: boolean;
	};
	/** Chevron outside a pinned dot. */
	readonly chevron?: string;
	/** Names of the two ends: place and anchor. They make room for a chevron. */
	readonly ends: readonly [StripEnd, StripEnd];
	readonly interval?: { readonly from: number; readonly to: number; readonly middle: number };
	/** "−0.60", "raw −1.50" when the dot is pinned, "not enough ratings" where nothing is said. */
	readonly value: { readonly x: number; readonly text: string };
	/** Numbers below the axis, none over another. */
	readonly numbers: readonly StripNumber[];
}

/**
 * Geometry of the strip. A pinned dot has no interval, for its ends lie beyond the scale, and neither
 * has one that too few ratings place; the numbers of the interval go before those of the scale where
 * both do not fit. The word of the lean stands out only where it may be said.
 */
export function positionStrip(
	spectrum: KitePlace,
	size: StripSize,
	interval?: Ends,
): PositionStrip {
	const x = SCALES[size];
	const { width, words } = STRIP_FORMATS[size];
	const mark = personMark(spectrum);
	const pinned = isPinned(spectrum);
	const outward = spectrum.lean < 0 ? -1 : 1;
	const at = x(spectrum.lean);
	const shown = spectrum.enough && !pinned ? interval : undefined;
	const text = valueText(spectrum);
	// Words vary more with the typeface than a figure does.
	const half = textWidth(text, 13, true) / 2 + (spectrum.enough ? 0 : WORD_SLACK);
	const crowded = pinned || (!spectrum.enough && Math.abs(spectrum.lean) > 0.9);
	const wanted: StripNumber[] = [];
	if (shown) {
		for (const end of [shown.low, shown.high]) {
			wanted.push({ x: round(x(end)), text: signed(end), kind: 'interval' });
		}
	}
	for (const lean of words ? [-1, 0, 1] : []) {
		const label = lean === 0 ? '0' : signed(lean, 0);
		wanted.push({ x: round(x(lean)), text: label, kind: 'scale' });
	}
	return {
		ticks: TICKS.map((lean) => round(x(lean))),
		middle: round(x(0)),
		words: words ? bandWords(spectrum, interval, x) : [],
		dot: {
			x: round(at),
			glyph: glyphPath(mark.shape, mark.early ? DOT - 0.5 : DOT),
			side: mark.side,
			hollow: mark.early,
		},
		chevron: pinned ? `M${outward * 12},-4l${outward * 4},4l${outward * -4},4` : undefined,
		ends: [endOf(size, -1, crowded && outward === -1), endOf(size, 1, crowded && outward === 1)],
		interval: shown && {
			from: round(x(shown.low)),
			to: round(x(shown.high)),
			middle: round((x(shown.low) + x(shown.high)) / 2),
		},
		value: { x: round(Math.max(half, Math.min(width - half, at))), text },
		numbers: withoutCollisions(wanted),
	};
}

function valueText(spectrum: KitePlace): string {
	if (!spectrum.enough) return NOT_ENOUGH;
	return isPinned(spectrum) ? `raw ${signed(spectrum.raw)}` : signed(spectrum.lean);
}

/** The bands of the scale; the one that may be said of the person is the current one. */
function bandWords(
	spectrum: KitePlace,
	interval: Ends | undefined,
	x: (lean: number) => number,
): PositionStrip['words'] {
	const said = saidSide(spectrum, interval);
	const current =
		said === 'unplaced' ? '' : said === 'unclear' ? 'balanced' : leanWord(spectrum.lean);
	return WORDS.map(([lean, word]) => ({
		x: round(x(lean)),
		text: said === 'unclear' && word === 'balanced' ? UNCLEAR : word,
		current: word === current,
	}));
}

function endOf(size: StripSize, side: -1 | 1, crowded: boolean): StripEnd {
	const { axis, left, right, words, width } = STRIP_FORMATS[size];
	const tip = side === -1 ? left : right;
	if (!words && crowded) {
		return { x: side === -1 ? 0 : width, y: axis + 21, anchor: side === -1 ? 'start' : 'end' };
	}
	const gap = (words ? 14 : 8) + (crowded ? 10 : 0);
	return { x: tip + side * gap, y: axis + 4, anchor: side === -1 ? 'end' : 'start' };
}

function withoutCollisions(numbers: readonly StripNumber[]): StripNumber[] {
	const kept: StripNumber[] = [];
	for (const number of numbers) {
		const free = kept.every(
			(other) =>
				Math.abs(other.x - number.x) >=
				(textWidth(other.text, 11) + textWidth(number.text, 11)) / 2 + CLEAR,
		);
		if (free) kept.push(number);
	}
	return kept;
}

/** "Lean −0.60, 80% interval −0.84 to −0.36, depth 1.13."; without numbers on too few ratings. */
export function stripSentence(spectrum: KitePlace, interval?: Ends): string {
	if (!spectrum.enough) return `${capital(NOT_ENOUGH)}.`;
	const lean = isPinned(spectrum)
		? `Lean ${signed(spectrum.lean)}, beyond the scale at raw ${signed(spectrum.raw)}`
		: `Lean ${signed(spectrum.lean)}`;
	const ends = interval ? `, 80% interval ${signed(interval.low)} to ${signed(interval.high)}` : '';
	return `${lean}${ends}, depth ${fixed(spectrum.depth)}.`;
}
