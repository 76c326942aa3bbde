import type { Box, Segment } from './coordinates';
import { LABEL_LEADING, textWidth } from './text-width';

/** Where the label of one mark could stand: geometry only, without what stands in the way. */

export interface LabelLine {
	readonly text: string;
	/** Font size in px. */
	readonly size: number;
	readonly bold: boolean;
}

export interface LabelSubject {
	readonly id: string;
	readonly x: number;
	readonly y: number;
	/** Radius in px that the label keeps clear of: the mark, or the ring around it. */
	readonly reach: number;
	/** Extra room in px taken by a chevron outside the mark, on one side. */
	readonly chevron?: { readonly side: -1 | 1; readonly width: number };
	/** The outward side: -1 left, 1 right, 0 none. */
	readonly outward: -1 | 0 | 1;
	readonly lines: readonly LabelLine[];
	/** Whether the label is wanted at once; otherwise only its place on demand is found. */
	readonly wanted: boolean;
	/** Higher keeps its label where two cannot both stay (selected, then outermost). */
	readonly priority: number;
}

export interface PlacedLabel {
	/** Anchor point of the first line's baseline. */
	readonly x: number;
	readonly y: number;
	readonly anchor: 'start' | 'middle' | 'end';
	readonly box: Box;
	/** A thin line from the mark when the label had to move away. */
	readonly leader?: Segment;
	/** False: shown on hover and focus only. */
	readonly shown: boolean;
}

/** The rings of candidates: close by, round the mark at a distance in px, or in columns. */
export const RINGS = ['close', 18, 'columns', 36, 58, 84] as const;
/** From this many people on one spot, their names stand in columns and not around it. */
export const LIST_FROM = 4;
export const COLUMNS_RING = RINGS.indexOf('columns');
/** Places in a column, their step and the distance of the column, px. */
const COLUMN = { places: 11, step: 15, distance: 26 } as const;

/** Directions with the price of leaving the preferred side: outward and up costs nothing. */
const DIRECTIONS = [
	{ dx: 1, dy: -1, price: 0 },
	{ dx: 1, dy: 0, price: 0.5 },
	{ dx: 0, dy: -1, price: 2 },
	{ dx: 1, dy: 1, price: 4 },
	{ dx: 0, dy: 1, price: 4 },
	{ dx: -1, dy: -1, price: 5 },
	{ dx: -1, dy: 0, price: 5 },
	{ dx: -1, dy: 1, price: 6 },
] as const;

/** Room a label takes, px. */
export interface LabelSize {
	readonly width: number;
	readonly ascent: number;
	readonly height: number;
}

/** Room that lines of text take. */
export function sizeOf(lines: readonly LabelLine[]): LabelSize {
	const first = lines[0]?.size ?? 12;
	const width = Math.max(0, ...lines.map((line) => textWidth(line.text, line.size, line.bold)));
	const ascent = first * 0.8;
	return { width, ascent, height: ascent + (lines.length - 1) * LABEL_LEADING + first * 0.25 };
}

/** A place for a label, before it is weighed. */
export type Place = Omit<PlacedLabel, 'shown'>;

/** A label close to its mark, in one of the eight directions. */
function closeBy(
	subject: LabelSubject,
	size: LabelSize,
	direction: { dx: number; dy: number },
): Place {
	const mirror = subject.outward === -1 ? -1 : 1;
	const dx = direction.dx * mirror;
	const { dy } = direction;
	const { chevron, reach } = subject;
	const beside = chevron !== undefined && chevron.side === dx ? chevron.width : 0;
	const centre = subject.x + (dx === 0 && chevron ? (chevron.side * chevron.width) / 4 : 0);
	const x = centre + dx * (reach + (dy === 0 ? 8 + beside : 3));
	let top = subject.y - size.height / 2;
	if (dy === -1) top = subject.y - reach - (dx === 0 ? 5 : 1) - size.height;
	if (dy === 1) top = subject.y + reach + (dx === 0 ? 5 : 1);
	const anchor = dx === 0 ? 'middle' : dx === 1 ? 'start' : 'end';
	return { x, y: top + size.ascent, anchor, box: boxAt(x, top, anchor, size) };
}

function boxAt(
	x: number,
	top: number,
	anchor: PlacedLabel['anchor'],
	{ width, height }: LabelSize,
) {
	const left = anchor === 'middle' ? x - width / 2 : anchor === 'start' ? x : x - width;
	return { left, top, right: left + width, bottom: top + height };
}

/** Directions of a ring: sixteen, the outward side first, and what leaving it costs. */
const AROUND = Array.from({ length: 16 }, (_, i) => {
	const step = i % 2 === 0 ? i / 2 : -(i + 1) / 2;
	const angle = (step * Math.PI) / 8;
	const dx = Math.round(Math.cos(angle) * 1e6) / 1e6;
	const dy = Math.round(Math.sin(angle) * 1e6) / 1e6;
	return { dx, dy, price: (1 - dx) * 2.5 };
});

/** A label further out, in any direction. */
function furtherOut(
	subject: LabelSubject,
	size: LabelSize,
	{ dx: right, dy }: { dx: number; dy: number },
	distance: number,
): Place {
	const dx = subject.outward === -1 ? -right : right;
	const away = subject.reach + 4 + distance;
	const anchor = Math.abs(dx) < 0.2 ? 'middle' : dx > 0 ? 'start' : 'end';
	const top = subject.y + dy * (away + size.height / 2) - size.height / 2;
	return led(subject, size, subject.x + dx * away, top, anchor);
}

/** Two columns beside the mark: names of people on one spot stand in a list. */
function columns(subject: LabelSubject, size: LabelSize): { place: Place; price: number }[] {
	const away = subject.reach + COLUMN.distance;
	const side = subject.outward === -1 ? -1 : 1;
	return Array.from({ length: 2 * COLUMN.places }, (_, i) => {
		const dx = i % 2 === 0 ? side : -side;
		const rank = Math.floor(i / 2);
		const row = rank % 2 === 0 ? rank / 2 : -(rank + 1) / 2;
		const top = subject.y + row * Math.max(COLUMN.step, size.height + 2) - size.height / 2;
		const anchor = dx > 0 ? 'start' : 'end';
		return {
			place: led(subject, size, subject.x + dx * away, top, anchor),
			price: Math.abs(row) + (dx === side ? 0 : 3),
		};
	});
}

/** A label at a place, with a leader to the point of its box that is nearest to the mark. */
function led(
	{ x: cx, y: cy, reach }: LabelSubject,
	size: LabelSize,
	x: number,
	top: number,
	anchor: PlacedLabel['anchor'],
): Place {
	const box = boxAt(x, top, anchor, size);
	const outwards = anchor === 'middle' ? 0 : anchor === 'start' ? 1 : -1;
	const near = {
		x: Math.min(Math.max(cx, box.left), box.right) - outwards,
		y: Math.min(Math.max(cy, box.top), box.bottom),
	};
	const length = Math.hypot(near.x - cx, near.y - cy) || 1;
	const start = {
		x: cx + ((near.x - cx) * reach) / length,
		y: cy + ((near.y - cy) * reach) / length,
	};
	return { x, y: top + size.ascent, anchor, box, leader: [start, near] };
}

/** The places of one ring round a mark, each with the price of leaving the preferred side. */
export function placesInRing(
	subject: LabelSubject,
	size: LabelSize,
	index: number,
): { readonly place: Place; readonly price: number }[] {
	const ring = RINGS[index] ?? 'close';
	if (ring === 'columns') return columns(subject, size);
	if (ring === 'close') {
		return DIRECTIONS.map((direction) => ({
			place: closeBy(subject, size, direction),
			price: priceOf(subject, direction),
		}));
	}
	return AROUND.map((direction) => ({
		place: furtherOut(subject, size, direction, ring),
		price: subject.outward === 0 ? 0 : direction.price,
	}));
}

/** A pinned mark points outwards, so its name goes straight behind the chevron. */
function priceOf(subject: LabelSubject, { dx, dy, price }: (typeof DIRECTIONS)[number]): number {
	if (subject.outward === 0) return dx === 0 ? price : 2 + dy;
	if (subject.chevron && dx === 1) return dy === 0 ? 0 : 2;
	return price;
}

/** Room a mark takes with its chevron. */
export function markBox(subject: LabelSubject): Box {
	const { x, y, reach, chevron } = subject;
	const extra = chevron?.width ?? 0;
	return {
		left: x - reach - (chevron?.side === -1 ? extra : 0),
		top: y - reach,
		right: x + reach + (chevron?.side === 1 ? extra : 0),
		bottom: y + reach,
	};
}
