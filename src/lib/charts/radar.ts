import type { Ratings } from '$lib/domain/framework';
import { MAX_LEVEL } from '$lib/domain/level';
import { curveLinearClosed, lineRadial } from 'd3-shape';
import { circlePath, polar, round, type Point } from './coordinates';
import { glyphPath } from './glyph';
import { oncePerAxes, type AxisSide, type RadarAxis } from './radar-axes';

/**
 * Radar geometry. The origin is the centre, angles are radians clockwise from 12 o'clock, the
 * radius is linear in the level with 0 at the centre, so length and nothing else carries the value.
 * The lines of d3 are built once: building them for each chart costs more than using them.
 */

/** Levels as radii in px: linear, 0 at the centre, level 5 at `rim`; clamped to the scale. */
export function levelRadius(level: number, rim: number): number {
	return (Math.min(MAX_LEVEL, Math.max(0, level)) / MAX_LEVEL) * rim;
}

export interface RadarGrid {
	/** Path of the rings below the rim. */
	readonly rings: string;
	readonly rim: string;
	readonly spokes: string;
}

/** Rings and spokes for a rim radius in px. `levels` are the rings below the rim. */
export function radarGrid(
	axes: readonly RadarAxis[],
	rim: number,
	levels: readonly number[] = [1, 2, 3, 4],
): RadarGrid {
	return oncePerAxes(axes, `grid ${rim} ${levels.join()}`, () => ({
		rings: levels.map((level) => circlePath({ x: 0, y: 0 }, levelRadius(level, rim))).join(''),
		rim: circlePath({ x: 0, y: 0 }, rim),
		spokes: axes.map((axis) => spokePath(axis.angle, rim)).join(''),
	}));
}

function spokePath(angle: number, radius: number): string {
	const tip = polar(angle, radius);
	return `M0,0L${round(tip.x)},${round(tip.y)}`;
}

interface Vertex {
	readonly angle: number;
	readonly radius: number;
}

/** One run of straight lines per stretch of vertices. */
const line = lineRadial<Vertex | undefined>()
	.defined((vertex) => vertex !== undefined)
	.angle((vertex) => vertex?.angle ?? 0)
	.radius((vertex) => vertex?.radius ?? 0)
	.digits(1);
const outline = lineRadial<Vertex>()
	.angle(({ angle }) => angle)
	.radius(({ radius }) => radius)
	.curve(curveLinearClosed)
	.digits(1);

/** The closed line through the vertices; empty below three. */
function closedPath(vertices: readonly Vertex[]): string {
	return (vertices.length > 2 && outline([...vertices])) || '';
}

/**
 * The straight contour through the levels. Closed when every axis is rated; otherwise one open run
 * per stretch of rated neighbours, so that the line breaks on both sides of an unrated axis. A
 * rated axis without a rated neighbour has no line.
 */
export function contourPath(
	axes: readonly RadarAxis[],
	levels: readonly (number | undefined)[],
	rim: number,
): string {
	const vertices = axes.map((axis, i): Vertex | undefined => {
		const level = levels[i];
		return level === undefined ? undefined : { angle: axis.angle, radius: levelRadius(level, rim) };
	});
	const rated = vertices.filter((vertex) => vertex !== undefined);
	if (rated.length === vertices.length && rated.length > 2) return closedPath(rated);
	// From behind a gap, so that a run may cross twelve o'clock.
	const start = vertices.indexOf(undefined) + 1;
	const turned = [...vertices.slice(start), ...vertices.slice(0, start)];
	return line(turned.map((vertex, i) => (turned[i - 1] ?? turned[i + 1]) && vertex)) ?? '';
}

/** The closed outline of a role's targets; empty below three axes. */
export function targetPath(axes: readonly RadarAxis[], role: 're' | 'as', rim: number): string {
	return oncePerAxes(axes, `target ${role} ${rim}`, () =>
		closedPath(axes.map((axis) => ({ angle: axis.angle, radius: levelRadius(axis[role], rim) }))),
	);
}

export interface RadarShape {
	/** Thick spokes from the centre to the value, one path per side. */
	readonly spokes: Readonly<Record<AxisSide, string>>;
	/** Value marks, one path per side: circles, triangles, diamonds. */
	readonly marks: Readonly<Record<AxisSide, string>>;
	readonly contour: string;
	/** Filled only when every axis is rated: half an area would mislead. */
	readonly area?: string;
	/** Dashed spokes and open rings at the rim for what is not rated. */
	readonly unratedSpokes: string;
	readonly unratedRings: string;
}

const MARKS = { engineering: 'circle', science: 'triangle', neutral: 'diamond' } as const;

/**
 * One person on the radar. `rim` is the radius of level 5 and `dot` of the marks, px. A level of 0
 * puts its mark on the centre; nothing rated gives rings at the rim and no contour. Without `rays`
 * the spokes and marks stay empty, for small radars that are contours only.
 */
export function radarShape(
	axes: readonly RadarAxis[],
	ratings: Ratings,
	rim: number,
	dot: number,
	rays = true,
): RadarShape {
	const spokes = { engineering: '', science: '', neutral: '' };
	const marks = { engineering: '', science: '', neutral: '' };
	let unratedSpokes = '';
	let unratedRings = '';
	const levels = axes.map((axis) => ratings[axis.id]);
	axes.forEach((axis, i) => {
		const level = levels[i];
		if (level === undefined) {
			unratedSpokes += spokePath(axis.angle, rim);
			unratedRings += circlePath(polar(axis.angle, rim), dot);
			return;
		}
		if (!rays) return;
		const tip = polar(axis.angle, levelRadius(level, rim));
		spokes[axis.side] += `M0,0L${round(tip.x)},${round(tip.y)}`;
		marks[axis.side] += glyphPath(MARKS[axis.side], dot, tip.x, tip.y);
	});
	const contour = contourPath(axes, levels, rim);
	return {
		spokes,
		marks,
		contour,
		area: unratedRings === '' && axes.length > 2 ? contour : undefined,
		unratedSpokes,
		unratedRings,
	};
}

/** Tip of a value, for labels of people on the chart. */
export function valuePoint(axis: RadarAxis, level: number, rim: number): Point {
	return polar(axis.angle, levelRadius(level, rim));
}
