/**
 * Plane geometry shared by the charts. Coordinates are viewBox units (one unit is one CSS pixel,
 * charts are drawn 1:1), y grows downwards. Angles are radians clockwise from 12 o'clock.
 */
export interface Point {
	readonly x: number;
	readonly y: number;
}

/** An axis-parallel rectangle: left, top, right, bottom in viewBox units. */
export interface Box {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

/** A straight line between two points. */
export type Segment = readonly [Point, Point];

/** A number as it stands in an attribute: at most one decimal, never "-0". */
export function round(value: number): number {
	return Math.round(value * 10) / 10 || 0;
}

/** The value of a `points` attribute. */
export function pointList(points: readonly Point[]): string {
	return points.map((p) => `${round(p.x)},${round(p.y)}`).join(' ');
}

/** The point at a radius and an angle from the origin; the origin itself for radius 0. */
export function polar(angle: number, radius: number): Point {
	return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) };
}

/** Path of a full circle, so that many circles fit into one element. */
export function circlePath(centre: Point, radius: number): string {
	const r = round(radius);
	return `M${round(centre.x - radius)},${round(centre.y)}a${r},${r} 0 1 0 ${round(2 * radius)},0a${r},${r} 0 1 0 ${round(-2 * radius)},0z`;
}

/** Area shared by two boxes, in square units; 0 when they only touch. */
export function overlapArea(a: Box, b: Box): number {
	const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
	const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
	return width > 0 && height > 0 ? width * height : 0;
}

/** Length of the part of a segment that lies inside a box (Liang and Barsky's clipping). */
export function lengthInside([from, to]: Segment, box: Box): number {
	const dx = to.x - from.x;
	const dy = to.y - from.y;
	let enter = 0;
	let leave = 1;
	for (const [delta, room] of [
		[-dx, from.x - box.left],
		[dx, box.right - from.x],
		[-dy, from.y - box.top],
		[dy, box.bottom - from.y],
	] as const) {
		if (delta === 0) {
			if (room < 0) return 0;
			continue;
		}
		const t = room / delta;
		if (delta < 0) enter = Math.max(enter, t);
		else leave = Math.min(leave, t);
	}
	return leave > enter ? (leave - enter) * Math.hypot(dx, dy) : 0;
}
