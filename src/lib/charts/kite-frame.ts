import {
	AT_THE_BAR_TO,
	EARLY_BELOW,
	FIFTY_FIFTY_FROM,
	GROWING_BELOW,
	HYBRID_FROM,
} from '$lib/domain/spectrum-words';
import { pointList, round, type Point, type Segment } from './coordinates';
import { hybridZone, kiteCorners, type KiteBars, type LeanDepth } from './kite';
import { kiteWords, LEAN_TICKS, type KiteWords } from './kite-notes';
import {
	KITE_FORMATS,
	kiteScales,
	LEAN_GUTTER,
	type KiteScales,
	type KiteSize,
} from './kite-sizes';

/** The drawing behind the people: traps, hybrid zones, frame, axes and their names. */

/** What is painted of it. */
export interface KiteBackground {
	readonly hatchStep: number;
	/** `points` of the two traps, left then right. */
	readonly traps: readonly [string, string];
	readonly outline: string;
	/** `points` of the zones with hybrid index >= .4 and >= .8. */
	readonly hybrid: readonly [string, string];
	/** Path of the hairlines: centre line and, on the large size, the depths. */
	readonly grid: string;
	/** Path of the dashed line between the two bars. */
	readonly barLine: string;
	readonly axis: string;
	readonly ticks: string;
	/** Only on the large size. */
	readonly depth?: DepthAxis;
}

export interface KiteFrame {
	readonly background: KiteBackground;
	readonly words: KiteWords;
	/** The four edges, for the label rule. */
	readonly edges: readonly Segment[];
	readonly scales: KiteScales;
}

const DEPTH_TICKS = [0, EARLY_BELOW, GROWING_BELOW, AT_THE_BAR_TO] as const;
const DEPTH_WORDS = ['early', 'growing', 'at the bar', 'beyond one role'] as const;

const frames = new Map<string, KiteFrame>();

/** The drawing behind the people, the same for every team with these bars; built once per size. */
export function kiteFrame(size: KiteSize, bars: KiteBars): KiteFrame {
	const key = `${size} ${bars.scienceOfRe} ${bars.engineeringOfAs}`;
	let frame = frames.get(key);
	if (!frame) {
		// A workspace edits its framework now and then; the cache must not outlive thousands of edits.
		if (frames.size > 64) frames.clear();
		frame = buildFrame(size, bars);
		frames.set(key, frame);
	}
	return frame;
}

function buildFrame(size: KiteSize, bars: KiteBars): KiteFrame {
	const format = KITE_FORMATS[size];
	const corners = kiteCorners(bars);
	const scales = kiteScales(size, corners.both.depth);
	const at = (place: LeanDepth): Point => ({ x: scales.x(place.lean), y: scales.y(place.depth) });
	const trap = (side: -1 | 1) => {
		const corner = side === -1 ? corners.re : corners.as;
		const edge = side * LEAN_GUTTER;
		return pointList(
			[{ lean: edge, depth: 0 }, corners.beginner, corner, { lean: edge, depth: corner.depth }].map(
				at,
			),
		);
	};
	const outline = [corners.beginner, corners.re, corners.both, corners.as].map(at);
	const large = format.regions === 'reason';
	const line = (from: LeanDepth, to: LeanDepth) => {
		const [a, b] = [at(from), at(to)];
		return `M${round(a.x)},${round(a.y)}L${round(b.x)},${round(b.y)}`;
	};
	const across = (depth: number) => {
		const half = halfWidth(depth, corners.both.depth);
		return line({ lean: -half, depth }, { lean: half, depth });
	};
	const floor = round(scales.y(0));
	return {
		background: {
			hatchStep: format.hatch,
			traps: [trap(-1), trap(1)],
			outline: pointList(outline),
			hybrid: [
				pointList(hybridZone(bars, HYBRID_FROM).map(at)),
				pointList(hybridZone(bars, FIFTY_FIFTY_FROM).map(at)),
			],
			grid:
				line(corners.beginner, corners.both) +
				(large ? DEPTH_TICKS.slice(1).map(across).join('') : ''),
			barLine: line(corners.re, corners.as),
			axis: `M${round(scales.x(-LEAN_GUTTER))},${floor}H${round(scales.x(LEAN_GUTTER))}`,
			ticks: LEAN_TICKS.map((lean) => `M${round(scales.x(lean))},${floor}v4`).join(''),
			depth: size === 'spectrum' ? depthAxis(scales, corners.both.depth) : undefined,
		},
		words: kiteWords(size, bars, scales),
		edges: outline.map((p, i) => [p, outline[(i + 1) % outline.length] ?? p] as const),
		scales,
	};
}

/** Half the width of the kite at a depth, in lean; 0 above the top. */
function halfWidth(depth: number, top: number): number {
	if (depth <= 1) return depth;
	return top > 1 ? Math.max(0, (top - depth) / (top - 1)) : 0;
}

export interface DepthAxis {
	readonly x: number;
	readonly line: string;
	readonly ticks: readonly { readonly y: number; readonly text: string }[];
	readonly words: readonly { readonly y: number; readonly text: string }[];
	readonly headY: number;
}

/** The depth axis of the large size up to its top, with the word of each band. */
function depthAxis(scales: KiteScales, top: number): DepthAxis {
	const x = round(scales.x(LEAN_GUTTER)) + 84;
	const stops = [...DEPTH_TICKS, top];
	return {
		x,
		line: `M${x},${round(scales.y(0))}V${round(scales.y(top))}`,
		ticks: stops.map((depth) => ({
			y: round(scales.y(depth)),
			text: depth === 0 ? '0' : depth.toFixed(2),
		})),
		words: DEPTH_WORDS.map((text, i) => ({
			text,
			y: round((scales.y(stops[i] ?? 0) + scales.y(stops[i + 1] ?? top)) / 2 + 4),
		})),
		headY: round(scales.y(top)) - 14,
	};
}
