import type { Box } from './coordinates';
import { textWidth } from './text-width';

/** What stands at a mark of the timeline, from the fullest wording to the shortest. */
export interface MarkWords {
	/** px of the mark's line. */
	readonly x: number;
	/** "1 May", in front of the words; absent where the words stand alone. */
	readonly date?: string;
	/** "Hire at level, Bao leaves", then "Hire at level and 1 more". */
	readonly forms: readonly string[];
}

export interface MarkLabel {
	/** Baseline of the row, px; the line begins there. */
	readonly y: number;
	/** Text anchor and its place. */
	readonly x: number;
	readonly anchor: 'start' | 'end';
	/** Without the date where there is no room for both; absent where there is none at all. */
	readonly date?: string;
	readonly text?: string;
}

interface Candidate extends MarkLabel {
	readonly box?: Box;
	readonly price: number;
}

/** Font size of the labels, px. */
const SIZE = 11;
/** From the line to its label, and from the date to the words, px. */
const GAP = 5;
/** Clear space round a label, px. */
const AIR = 4;
const ASCENT = 9;
const DESCENT = 3;
const PASSES = 6;

/**
 * Places one label a mark in the given rows so that no two overlap and, where it can be helped,
 * no line runs through a label: the rows alternate, words stand right of their line, and shorten
 * before they leave. A mark without room keeps its line. Deterministic.
 */
export function placeMarkLabels(
	marks: readonly MarkWords[],
	rows: readonly number[],
	{ left, right }: { readonly left: number; readonly right: number },
): MarkLabel[] {
	const options = marks.map((mark, i) => candidates(mark, i, rows, left, right));
	const chosen = options.map((list) => list[0]);
	for (let pass = 0; pass < PASSES; pass++) {
		let moved = false;
		for (const [i, list] of options.entries()) {
			const best = cheapest(list, (one) => one.price + conflict(one, i, chosen, marks));
			if (best === chosen[i]) continue;
			chosen[i] = best;
			moved = true;
		}
		if (!moved) break;
	}
	// What still overlaps gives way to what came before it.
	const kept: Candidate[] = [];
	for (const [i, list] of options.entries()) {
		const wanted = chosen[i];
		const bare = list.at(-1);
		const free = wanted?.box && kept.every((other) => !touches(wanted.box, other.box));
		const label = free ? wanted : bare;
		if (label) kept.push(label);
	}
	return kept.map(({ x, y, anchor, date, text }) => ({ x, y, anchor, date, text }));
}

function candidates(
	{ x, date, forms }: MarkWords,
	index: number,
	rows: readonly number[],
	left: number,
	right: number,
): Candidate[] {
	const list: Candidate[] = [];
	const at = (row: number) => rows[row % rows.length] ?? 0;
	for (let shift = 0; shift < rows.length; shift++) {
		const y = at(index + shift);
		const place = (words: string, price: number, parts: Pick<MarkLabel, 'date' | 'text'>) => {
			for (const anchor of ['start', 'end'] as const) {
				const from = anchor === 'start' ? x + GAP : x - GAP - textWidth(words, SIZE);
				const box = {
					left: from - AIR,
					right: from + textWidth(words, SIZE) + AIR,
					top: y - ASCENT,
					bottom: y + DESCENT,
				};
				if (box.left < left || box.right > right + AIR) continue;
				const aside = anchor === 'end' ? 2 : 0;
				const start = anchor === 'start' ? x + GAP : x - GAP;
				list.push({ ...parts, x: start, y, anchor, box, price: price + aside + shift });
			}
		};
		if (date !== undefined)
			for (const [i, text] of forms.entries()) place(`${date} ${text}`, i * 6, { date, text });
		for (const [i, text] of forms.entries()) place(text, 9 + i * 6, { text });
		if (date !== undefined) place(date, 24, { date });
	}
	list.push({ x, y: at(index), anchor: 'start', price: 40 });
	return list;
}

/** What a candidate costs beside what stands there: labels overlapping, lines through words. */
function conflict(
	{ box, y }: Candidate,
	index: number,
	chosen: readonly (Candidate | undefined)[],
	marks: readonly MarkWords[],
): number {
	let cost = 0;
	for (const [i, other] of chosen.entries()) {
		if (i === index || !other) continue;
		if (touches(box, other.box)) cost += 100;
		const lineOfOther = marks[i]?.x ?? 0;
		if (box && other.y < y + ASCENT && inside(lineOfOther, box)) cost += 12;
		const lineOfOwn = marks[index]?.x ?? 0;
		if (other.box && y < other.y + ASCENT && inside(lineOfOwn, other.box)) cost += 12;
	}
	return cost;
}

const inside = (x: number, box: Box) => x > box.left + 1 && x < box.right - 1;

function touches(a: Box | undefined, b: Box | undefined): boolean {
	if (!a || !b) return false;
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function cheapest(
	list: readonly Candidate[],
	cost: (candidate: Candidate) => number,
): Candidate | undefined {
	let best: Candidate | undefined;
	let least = Infinity;
	for (const candidate of list) {
		const price = cost(candidate);
		if (price >= least) continue;
		best = candidate;
		least = price;
	}
	return best;
}

/** Pushes values apart to at least `gap` px, in their order, within `low` to `high`. */
export function spread(
	wanted: readonly number[],
	gap: number,
	{ low, high }: { readonly low: number; readonly high: number },
): number[] {
	const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y || a.i - b.i);
	let floor = low;
	const placed = order.map(({ y, i }) => {
		const at = Math.max(y, floor);
		floor = at + gap;
		return { at, i };
	});
	let ceiling = high;
	for (const one of placed.reverse()) {
		one.at = Math.min(one.at, ceiling);
		ceiling = one.at - gap;
	}
	const result = [...wanted];
	for (const { at, i } of placed) result[i] = at;
	return result;
}
