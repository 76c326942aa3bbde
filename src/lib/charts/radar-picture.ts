import type { Ratings } from '$lib/domain/framework';
import { circlePath } from './coordinates';
import { contourPath, radarGrid, radarShape, targetPath, valuePoint } from './radar';
import type { RadarAxis } from './radar-axes';
import { RADAR_FORMATS, rowBrackets, type RadarSize, type RowBracket } from './radar-labels';
import { radarTexts, type PictureText, type RadarPerson } from './radar-texts';

/**
 * A radar as plain data, in the order of painting. The server computes it, so that the browser draws
 * a radar without the arithmetic. Origin and units are those of `radar.ts`.
 */
export interface RadarPicture {
	readonly width: number;
	readonly height: number;
	/** Centre in the drawing. */
	readonly cx: number;
	readonly cy: number;
	/** Up to the contours, one path for each class. */
	readonly under: readonly PicturePath[];
	/** The numbers of the rings, up the centre line. */
	readonly digits: readonly { readonly text: string; readonly y: number }[];
	/** The marks of one person, over the numbers. */
	readonly over: readonly PicturePath[];
	/** The names of the rows outside the rim. */
	readonly brackets: readonly RowBracket[];
	readonly texts: readonly PictureText[];
}

export interface PicturePath {
	readonly class: string;
	readonly d: string;
}

export interface RadarOptions {
	/** The outlines of the two roles, for one person; never on the mini size. */
	readonly targets?: boolean;
	/** The same person earlier: a dotted contour. */
	readonly before?: Ratings;
	/** The page has a `RadarGridDefs`, so the grid is left out here. */
	readonly sharedGrid?: boolean;
}

/**
 * One person in full, or up to three as contours over each other with direct labels. Nobody leaves
 * the names of the axes on the grid.
 */
export function radarPicture(
	axes: readonly RadarAxis[],
	people: readonly RadarPerson[],
	size: RadarSize,
	options: RadarOptions = {},
): RadarPicture {
	const { width, height, cx, cy, rim, rings, labels } = RADAR_FORMATS[size];
	const alone = people.length === 1 ? people[0] : undefined;
	const compared = people.length > 1 ? people.slice(0, 3) : [];
	const full = labels === 'full';
	const under: PicturePath[] = [];
	const over: PicturePath[] = [];
	if (!options.sharedGrid) {
		const grid = radarGrid(axes, rim, rings);
		under.push({ class: 'm-grid', d: grid.rings + grid.spokes });
		under.push({ class: 'm-rim', d: grid.rim });
	}
	if (alone) drawAlone({ under, over }, axes, alone.ratings, size, options);
	else drawCompared(under, axes, compared, rim);
	return {
		width,
		height,
		cx,
		cy,
		under,
		digits: full ? ringDigits(rim) : [],
		over,
		brackets: full ? rowBrackets(axes, rim) : [],
		texts: radarTexts(axes, alone, compared, size),
	};
}

function ringDigits(rim: number): RadarPicture['digits'] {
	return [0, 1, 2, 3, 4, 5].map((level) => ({ text: String(level), y: 4 - (level * rim) / 5 }));
}

const levelsOf = (axes: readonly RadarAxis[], ratings: Ratings) =>
	axes.map((axis) => ratings[axis.id]);

function drawAlone(
	{ under, over }: { readonly under: PicturePath[]; readonly over: PicturePath[] },
	axes: readonly RadarAxis[],
	ratings: Ratings,
	size: RadarSize,
	{ targets = true, before }: RadarOptions,
): void {
	const { rim, dot } = RADAR_FORMATS[size];
	const mini = size === 'mini';
	const shape = radarShape(axes, ratings, rim, dot, !mini);
	if (shape.unratedSpokes) {
		under.push({ class: 'm-unrated-base', d: shape.unratedSpokes });
		under.push({ class: 'm-unrated-line', d: shape.unratedSpokes });
	}
	if (shape.area) under.push({ class: 'm-area', d: shape.area });
	if (targets && !mini) {
		under.push({ class: 'm-out-as', d: targetPath(axes, 'as', rim) });
		under.push({ class: 'm-out-re', d: targetPath(axes, 're', rim) });
	}
	if (before) under.push({ class: 'm-was', d: contourPath(axes, levelsOf(axes, before), rim) });
	if (!mini) {
		under.push({ class: 'm-spoke m-s-balanced', d: shape.spokes.neutral });
		under.push({ class: 'm-spoke m-s-as', d: shape.spokes.science });
		under.push({ class: 'm-spoke m-s-re', d: shape.spokes.engineering });
	}
	under.push({ class: 'm-contour', d: shape.contour });
	// In a row of small radars only what moved is marked.
	const moved = mini ? axes.filter((a) => before && before[a.id] !== ratings[a.id]) : axes;
	const { marks } = mini ? radarShape(moved, ratings, rim, dot) : shape;
	if (!mini || moved.length > 0) {
		over.push({ class: 'm-glyph m-balanced', d: marks.neutral });
		over.push({ class: 'm-glyph m-as', d: marks.science });
		over.push({ class: 'm-glyph m-re', d: marks.engineering });
	}
	if (shape.unratedRings) over.push({ class: 'm-unrated', d: shape.unratedRings });
}

function drawCompared(
	under: PicturePath[],
	axes: readonly RadarAxis[],
	people: readonly RadarPerson[],
	rim: number,
): void {
	for (const [i, { ratings }] of people.entries()) {
		under.push({ class: `m-c${i}`, d: contourPath(axes, levelsOf(axes, ratings), rim) });
	}
	for (const [i, { ratings }] of people.entries()) {
		const dots = axes.map((axis) => {
			const level = ratings[axis.id];
			const radius = i === 2 ? 3 : 3.5;
			return level === undefined ? '' : circlePath(valuePoint(axis, level, rim), radius);
		});
		under.push({ class: `m-d${i}`, d: dots.join('') });
	}
}

/** The same in several sizes; the place on the page picks one by its width. */
export function radarPictures(
	axes: readonly RadarAxis[],
	people: readonly RadarPerson[],
	sizes: readonly RadarSize[],
	options?: RadarOptions,
): RadarPicture[] {
	return sizes.map((size) => radarPicture(axes, people, size, options));
}
