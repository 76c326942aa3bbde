import type { PersonMark } from '$lib/domain/spectrum-words';
import { circlePath, round } from './coordinates';

export type MarkShape = PersonMark['shape'];

const cache = new Map<string, string>();

/**
 * Path of a mark centred on (x, y). The radius is that of the circle, in px; the triangle (half
 * width 1.25 r) and the diamond (1.25 r) are as large to the eye.
 */
export function glyphPath(shape: MarkShape, radius: number, x = 0, y = 0): string {
	if (shape === 'circle') return circlePath({ x, y }, radius);
	const w = 1.25 * radius;
	if (shape === 'triangle') {
		const foot = y + 0.915 * radius;
		return `M${round(x)},${round(y - w)}L${round(x + w)},${round(foot)}H${round(x - w)}z`;
	}
	return `M${round(x)},${round(y - w)}L${round(x + w)},${round(y)}L${round(x)},${round(y + w)}L${round(x - w)},${round(y)}z`;
}

/** The same path around the origin, built once per shape and radius. */
export function glyphAtOrigin(shape: MarkShape, radius: number): string {
	const key = `${shape}${radius}`;
	let path = cache.get(key);
	if (path === undefined) {
		path = glyphPath(shape, radius);
		cache.set(key, path);
	}
	return path;
}
