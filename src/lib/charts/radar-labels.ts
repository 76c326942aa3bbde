import type { Ratings } from '$lib/domain/framework';
import { polar, round } from './coordinates';
import { levelText } from './number-text';
import { levelRadius } from './radar';
import { oncePerAxes, type RadarAxis } from './radar-axes';
import { shortText, skillText } from './skill-text';
import { textWidth } from './text-width';

/** The drawings of the radar: one person, phone, beside a list, and one of a row of small ones. */
export type RadarSize = 'person' | 'phone' | 'small' | 'mini';

export interface RadarFormat {
	readonly width: number;
	readonly height: number;
	/** Centre in the drawing. */
	readonly cx: number;
	readonly cy: number;
	/** Radius of level 5. */
	readonly rim: number;
	/** Radius of the value marks. */
	readonly dot: number;
	/** Names with values and targets, names with values, names only, or nothing. */
	readonly labels: 'full' | 'values' | 'names' | 'none';
	/** Rings drawn below the rim. */
	readonly rings: readonly number[];
}

const ALL_RINGS = [1, 2, 3, 4] as const;
export const RADAR_FORMATS: Readonly<Record<RadarSize, RadarFormat>> = {
	person: {
		width: 508,
		height: 436,
		cx: 252,
		cy: 216,
		rim: 158,
		dot: 5,
		labels: 'full',
		rings: ALL_RINGS,
	},
	phone: {
		width: 358,
		height: 262,
		cx: 178,
		cy: 132,
		rim: 92,
		dot: 4,
		labels: 'values',
		rings: ALL_RINGS,
	},
	small: {
		width: 268,
		height: 208,
		cx: 134,
		cy: 104,
		rim: 68,
		dot: 4,
		labels: 'names',
		rings: ALL_RINGS,
	},
	mini: {
		width: 116,
		height: 112,
		cx: 58,
		cy: 56,
		rim: 50,
		dot: 3.5,
		labels: 'none',
		rings: [1, 3],
	},
};

export interface RadarLabel {
	readonly axis: RadarAxis;
	readonly text: string;
	readonly x: number;
	/** Baseline of the first line; a second one follows 16 px below. */
	readonly y: number;
	readonly anchor: 'start' | 'middle' | 'end';
	/** Whether the targets of both roles still fit beside "not rated". */
	readonly roomForTargets: boolean;
	/** On the left the order is mirrored so that the value is nearest the chart. */
	readonly mirrored: boolean;
}

/** Spokes within this cosine of vertical push their label beyond the rim rather than beside it. */
const STEEP = 0.8;
const EDGE = 2;
/** Room of a value in the same line as its name, px: one decimal at most. */
const VALUE_ROOM = 22;
/** Gap between the value and the targets, px. */
const TARGET_GAP = 7;

function targetsText({ re, as }: RadarAxis): string {
	return `RE ${levelText(re)}AS ${levelText(as)}`;
}

/**
 * Labels of the axes round the rim, relative to the centre. The full name is used where it fits
 * into the drawing, the short one elsewhere.
 */
export function radarLabels(axes: readonly RadarAxis[], size: RadarSize): readonly RadarLabel[] {
	return oncePerAxes(axes, `labels ${size}`, () => buildLabels(axes, size));
}

function buildLabels(axes: readonly RadarAxis[], size: RadarSize): RadarLabel[] {
	const { width, cx, rim, labels } = RADAR_FORMATS[size];
	if (labels === 'none') return [];
	const full = labels === 'full';
	const unrated = textWidth('not rated', 13, true);
	const radius = rim + (full ? 15 : size === 'small' ? 9 : 11);
	return axes.map((axis) => {
		const { x, y } = polar(axis.angle, radius);
		const up = Math.cos(axis.angle);
		const beside = Math.abs(x) > 6;
		const anchor = !beside ? 'middle' : x < 0 ? 'end' : 'start';
		const shift = full ? { top: -12, bottom: 10, side: -3 } : { top: -1, bottom: 9, side: 4 };
		const dy = up > STEEP ? shift.top : up < -STEEP ? shift.bottom : shift.side;
		const room =
			anchor === 'start'
				? width - cx - x
				: anchor === 'end'
					? cx + x
					: 2 * Math.min(cx, width - cx);
		const font = full ? 12 : 11;
		const valueRoom = labels === 'values' ? VALUE_ROOM : 0;
		return {
			axis,
			text: (full ? skillText : shortText)(axis, room - EDGE - valueRoom, font),
			x: round(x),
			y: round(y + dy),
			anchor,
			roomForTargets: room >= unrated + textWidth(targetsText(axis), 11) + 2 * TARGET_GAP,
			mirrored: anchor === 'end',
		};
	});
}

export interface RowBracket {
	readonly row: string;
	readonly path: string;
	/** Place of the row's name; absent where it would run into the labels of the spokes. */
	readonly label?: { readonly x: number; readonly y: number };
}

/** A bracket stops short of its outer spokes by this angle. */
const INSET = (2 / 180) * Math.PI;
/** The row's name stands on the rim only near the top and the bottom. */
const NAME_WITHIN = Math.cos((25 / 180) * Math.PI);

/**
 * Brackets outside the rim that name the rows of the matrix with several neighbouring axes. Rows
 * with one axis need none: its label is the row's name.
 */
export function rowBrackets(axes: readonly RadarAxis[], rim: number): readonly RowBracket[] {
	return oncePerAxes(axes, `brackets ${rim}`, () => buildBrackets(axes, rim));
}

function buildBrackets(axes: readonly RadarAxis[], rim: number): RowBracket[] {
	const brackets: RowBracket[] = [];
	const n = axes.length;
	axes.forEach((axis, i) => {
		// A run starts where the row changes and ends where it changes again.
		if (n < 3 || axes[(i + n - 1) % n]?.row === axis.row) return;
		let last = i;
		while (last - i < n - 1 && axes[(last + 1) % n]?.row === axis.row) last++;
		if (last === i) return;
		const from = axis.angle + INSET;
		let to = (axes[last % n]?.angle ?? axis.angle) - INSET;
		if (to < from) to += 2 * Math.PI;
		const middle = (from + to) / 2;
		const named = Math.abs(Math.cos(middle)) > NAME_WITHIN;
		const at = polar(middle, rim + 13);
		brackets.push({
			row: axis.row,
			path: arcPath(from, to, rim + 7),
			label: named
				? { x: round(at.x), y: round(at.y + (Math.cos(middle) > 0 ? -4 : 11)) }
				: undefined,
		});
	});
	return brackets;
}

/** Path of an arc round the origin, clockwise from one angle to another. */
function arcPath(from: number, to: number, radius: number): string {
	const [a, b] = [polar(from, radius), polar(to, radius)];
	const large = to - from > Math.PI ? 1 : 0;
	return `M${round(a.x)},${round(a.y)}A${radius},${radius} 0 ${large} 1 ${round(b.x)},${round(b.y)}`;
}

export interface PersonLabel {
	readonly name: string;
	readonly x: number;
	readonly y: number;
	readonly anchor: 'start' | 'end';
}

/**
 * Direct labels for two or three people: each is named at the axis with the largest lead over the
 * others, no two at the same axis. Someone with nothing rated has no label.
 */
export function personLabels(
	axes: readonly RadarAxis[],
	people: readonly { readonly name: string; readonly ratings: Ratings }[],
	rim: number,
): PersonLabel[] {
	const taken = new Set<string>();
	return people.flatMap((person) => {
		let best: { axis: RadarAxis; level: number; lead: number } | undefined;
		for (const axis of axes) {
			const level = person.ratings[axis.id];
			if (level === undefined || taken.has(axis.id)) continue;
			const others = people.filter((p) => p !== person).map((p) => p.ratings[axis.id] ?? -1);
			const lead = level - Math.max(-1, ...others);
			if (!best || lead > best.lead) best = { axis, level, lead };
		}
		if (!best) return [];
		taken.add(best.axis.id);
		const at = polar(best.axis.angle, levelRadius(best.level, rim) + 9);
		const right = at.x >= 0;
		return [
			{
				name: person.name,
				x: round(at.x),
				y: round(at.y + 4),
				anchor: right ? 'start' : 'end',
			} as const,
		];
	});
}
