import { signed } from '$lib/domain/format';
import { BALANCED_TO, FIFTY_FIFTY_FROM, HYBRID_FROM, LEANS_TO } from '$lib/domain/spectrum-words';
import { overlapArea, round, type Box } from './coordinates';
import { hybridZone, kiteCorners, type KiteBars, type LeanDepth } from './kite';
import { KITE_FORMATS, LEAN_GUTTER, type KiteScales, type KiteSize } from './kite-sizes';
import { textWidth } from './text-width';

/** The words of the kite: the names of its axis, and the notes on its bars, zones and traps. */

export interface KiteText {
	readonly x: number;
	readonly y: number;
	readonly anchor: 'start' | 'middle' | 'end';
	readonly text: string;
	readonly kind:
		'plain' | 'soft' | 'role-re' | 'role-as' | 'middle' | 'tint' | 'region' | 'region-head';
}

/** Lines that stay together and step aside for people. */
export interface KiteNote {
	readonly lines: readonly KiteText[];
	/** Where else it may stand, px from its first place, best first. */
	readonly elsewhere: readonly Shift[];
}

type Shift = readonly [dx: number, dy: number];

export interface KiteWords {
	/** Below the floor, where nobody stands. */
	readonly axis: readonly KiteText[];
	readonly notes: readonly KiteNote[];
}

export const LEAN_TICKS = [-1, -LEANS_TO, -BALANCED_TO, BALANCED_TO, LEANS_TO, 1] as const;
/** The roles in full and "balanced" between them need this much plot, px. */
const ROOM_FOR_BALANCED = 360;
/** Width and height in px that a mark with its chevron takes outside the RE or AS corner. */
const BESIDE_CORNER = 22;
const STAY: Shift = [0, 0];

/** All words of a kite with these bars at a size. */
export function kiteWords(size: KiteSize, bars: KiteBars, scales: KiteScales): KiteWords {
	return { axis: axisWords(size, scales), notes: notes(size, bars, scales) };
}

function line(
	text: string,
	x: number,
	y: number,
	kind: KiteText['kind'] = 'plain',
	anchor: KiteText['anchor'] = 'middle',
): KiteText {
	return { text, x: round(x), y: round(y), kind, anchor };
}

function axisWords(size: KiteSize, { x, y }: KiteScales): KiteText[] {
	const { width, margin, regions } = KITE_FORMATS[size];
	const floor = y(0);
	const names = floor + (size === 'spectrum' ? 36 : 32);
	const texts = [-1, 0, 1].map((lean) =>
		line(lean === 0 ? '0' : signed(lean, 0), x(lean), floor + 17),
	);
	const roomy = width - margin.left - margin.right > ROOM_FOR_BALANCED;
	texts.push(
		line(roomy ? '← Research Engineer' : '← Engineer', x(-1), names, 'role-re', 'start'),
		line(roomy ? 'Applied Scientist →' : 'Scientist →', x(1), names, 'role-as', 'end'),
	);
	if (roomy) texts.push(line('balanced', x(0), names, 'middle'));
	if (regions !== 'reason') return texts;
	for (const lean of LEAN_TICKS.slice(1, -1)) texts.push(line(signed(lean), x(lean), floor + 17));
	for (const [lean, word] of [
		[-0.875, 'RE'],
		[-0.5, 'leans RE'],
		[0.5, 'leans AS'],
		[0.875, 'AS'],
	] as const) {
		texts.push(line(word, x(lean), floor + 17));
	}
	return texts;
}

function notes(size: KiteSize, bars: KiteBars, { x, y }: KiteScales): KiteNote[] {
	const { margin, radius, regions } = KITE_FORMATS[size];
	const corners = kiteCorners(bars);
	const top = y(corners.both.depth);
	const list: KiteNote[] = [];
	const note = (elsewhere: readonly Shift[], ...lines: KiteText[]) =>
		list.push({ lines, elsewhere });

	for (const [side, text, depth] of [
		[-1, 'RE bar', corners.re.depth],
		[1, 'AS bar', corners.as.depth],
	] as const) {
		const half = textWidth(text, 11) / 2;
		const outside = side * (x(LEAN_GUTTER) - x(1) + half + 4);
		// Beside the corner, and then inside it, under the line between the bars.
		const fits = margin.left >= 2 * half + 8;
		const beside: Shift[] = fits ? [[outside, 13]] : [];
		note(
			[...beside, [-side * (half + BESIDE_CORNER), 23]],
			line(text, x(side) + side * 2, y(depth) - 9, 'soft'),
		);
	}
	note(
		[
			[62, 0],
			[-62, 0],
		],
		line('Both bars met', x(0), top - radius - 4, 'soft'),
	);
	if (regions === 'none') return list;

	const waist = (index: number) => y(lowestOnAxis(hybridZone(bars, index)));
	note(
		[
			[48, 0],
			[-48, 0],
			[84, -4],
			[-84, -4],
			[0, 12],
			[0, -12],
		],
		line('Hybrid', x(0), (waist(HYBRID_FROM) + waist(FIFTY_FIFTY_FROM)) / 2 + 4, 'tint'),
	);
	if (regions === 'short') {
		for (const [side, text] of [
			[-1, 'Order taker'],
			[1, 'Blocked scientist'],
		] as const) {
			note(
				[
					[0, 24],
					[-side * 34, 34],
					[side * 16, -22],
					[side * 22, -44],
				],
				line(text, x(side * 0.79), y(0.27), 'region'),
			);
		}
		return list;
	}
	note(
		[],
		line('50/50 hybrid', x(0), y(hybridZone(bars, FIFTY_FIFTY_FROM)[0]?.depth ?? 0) + 9, 'tint'),
	);
	for (const [side, head, ...reason] of [
		[-1, 'Order taker', 'engineering without', 'the RE’s minimum of science'],
		[1, 'Blocked scientist', 'science without', 'the AS’s minimum of engineering'],
	] as const) {
		const from = y(0.245);
		note(
			[
				[0, 34],
				[-side * 40, 60],
				[0, -30],
				[side * 4, -56],
			],
			line(head, x(side * 0.765), from, 'region-head'),
			...reason.map((text, i) => line(text, x(side * 0.765), from + 17 + 15 * i, 'region')),
		);
	}
	note([[16 + textWidth('beginner', 11), 0]], line('beginner', x(0) - 8, y(0) - 15, 'soft', 'end'));
	return list;
}

/** Lowest depth of a zone at lean 0. */
function lowestOnAxis(zone: readonly LeanDepth[]): number {
	const onAxis = zone.filter((corner) => Math.abs(corner.lean) < 1e-9);
	return Math.min(...(onAxis.length ? onAxis : zone).map((corner) => corner.depth));
}

/** Room taken by a text, px. */
export function textBox({ text, x, y, anchor, kind }: KiteText): Box {
	const size = kind === 'region-head' ? 13 : kind === 'plain' ? 11 : 12;
	const width = textWidth(text, size, kind === 'region-head');
	const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
	return { left, top: y - 10, right: left + width, bottom: y + 3 };
}

/**
 * The notes where no mark stands on them: at their first place, or stepped aside, and away from
 * the intervals where that can be had. A note that finds no free place is left out; the names of
 * the zones are also left out rather than crossed by an interval.
 */
export function placeNotes(
	notes: readonly KiteNote[],
	marks: readonly Box[],
	whiskers: readonly Box[],
): KiteText[] {
	const taken: Box[] = [];
	return notes.flatMap(({ lines, elsewhere }) => {
		const places = [STAY, ...elsewhere].map(([dx, dy]) =>
			lines.map((one) => ({ ...one, x: round(one.x + dx), y: round(one.y + dy) })),
		);
		const free = (place: readonly KiteText[], others: readonly Box[]) =>
			place.every((one) => others.every((box) => overlapArea(textBox(one), box) === 0));
		const standing = places.filter((place) => free(place, [...marks, ...taken]));
		const quiet = standing.find((place) => free(place, whiskers));
		const found = quiet ?? (lines[0]?.kind === 'tint' ? undefined : standing[0]);
		taken.push(...(found ?? []).map(textBox));
		return found ?? [];
	});
}
