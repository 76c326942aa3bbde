import type { KiteBars } from './kite';
import { kiteFrame, type KiteBackground } from './kite-frame';
import {
	kiteScene,
	leanOrder,
	type KiteOptions,
	type KitePoint,
	type KiteScene,
} from './kite-people';
import { KITE_FORMATS, type KiteSize } from './kite-sizes';
import { shownTrap } from './kite-words';

/**
 * A kite as plain data. Placing the names is most of the work of it, so the server computes it where
 * the browser has nothing to change; coordinates are those of `kite-people.ts`.
 */
export interface KitePicture {
	/** One drawing a size; the place on the page picks one by its width. */
	readonly drawings: readonly KiteDrawing[];
	/** Ids of the people with a link, from the RE end to the AS end. */
	readonly order: readonly string[];
	/** Whether somebody wears the octagon of a trap, stood elsewhere before, has too few ratings. */
	readonly trapped: boolean;
	readonly ghosts: boolean;
	readonly unplaced: boolean;
}

export interface KiteDrawing extends KiteScene {
	readonly size: KiteSize;
	readonly width: number;
	readonly height: number;
	readonly frame: KiteBackground;
}

/** A team on the kite in some sizes. Nobody gives the empty kite. */
export function kitePicture(
	points: readonly KitePoint[],
	bars: KiteBars,
	sizes: readonly KiteSize[],
	options?: KiteOptions,
): KitePicture {
	const drawings = sizes.map((size) => ({
		size,
		width: KITE_FORMATS[size].width,
		height: KITE_FORMATS[size].height,
		frame: kiteFrame(size, bars).background,
		...kiteScene(points, size, bars, options),
	}));
	return {
		drawings,
		order: leanOrder(points).flatMap(({ id, href }) => (href === undefined ? [] : [id])),
		trapped: points.some((point) => shownTrap(point) !== ''),
		ghosts: drawings.some(({ marks }) => marks.some(({ ghost }) => ghost !== undefined)),
		unplaced: points.some(({ spectrum }) => !spectrum.enough),
	};
}
