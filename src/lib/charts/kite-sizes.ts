import { linearScale } from './linear-scale';

/** The five drawings of the kite; each is drawn at its own size, never scaled. */
export type KiteSize = 'overview' | 'spectrum' | 'tablet' | 'compact' | 'phone';

export interface KiteFormat {
	readonly width: number;
	readonly height: number;
	readonly margin: {
		readonly top: number;
		readonly right: number;
		readonly bottom: number;
		readonly left: number;
	};
	/** Radius of the marks, px. */
	readonly radius: number;
	readonly whiskers: boolean;
	/** Names of the regions: none, short, or with the reason and a depth axis. */
	readonly regions: 'none' | 'short' | 'reason';
	/** Step of the trap hatch, px. */
	readonly hatch: number;
}

function format(
	width: number,
	height: number,
	[top, right, bottom, left]: readonly [number, number, number, number],
	rest: Pick<KiteFormat, 'whiskers' | 'regions'>,
): KiteFormat {
	const large = rest.regions === 'reason';
	return {
		width,
		height,
		margin: { top, right, bottom, left },
		radius: large ? 7 : 6,
		hatch: large ? 7 : 6,
		...rest,
	};
}

export const KITE_FORMATS: Readonly<Record<KiteSize, KiteFormat>> = {
	overview: format(680, 338, [22, 54, 40, 50], { whiskers: true, regions: 'short' }),
	spectrum: format(868, 700, [30, 190, 48, 78], { whiskers: true, regions: 'reason' }),
	tablet: format(708, 318, [22, 54, 40, 50], { whiskers: true, regions: 'short' }),
	compact: format(420, 208, [20, 52, 38, 48], { whiskers: false, regions: 'none' }),
	phone: format(358, 236, [20, 44, 36, 38], { whiskers: false, regions: 'none' }),
};

/** Lean runs a little past ±1 so that pinned marks sit in the hatch. */
export const LEAN_GUTTER = 1.06;
/** Top of the depth scale for frameworks like the default one. */
const DEPTH_TOP = 1.4;

export interface KiteScales {
	/** Lean in [-1.06, 1.06] to viewBox x. */
	readonly x: (lean: number) => number;
	/** Depth, 0 at the bottom, to viewBox y. */
	readonly y: (depth: number) => number;
}

function buildScales({ width, height, margin }: KiteFormat, top: number): KiteScales {
	return {
		x: linearScale([-LEAN_GUTTER, LEAN_GUTTER], [margin.left, width - margin.right]),
		y: linearScale([0, top], [height - margin.bottom, margin.top]),
	};
}

const STANDARD = new Map(
	Object.entries(KITE_FORMATS).map(([size, f]) => [size, buildScales(f, DEPTH_TOP)]),
);

/**
 * Scales of a size. `both` is the depth at which both bars are met: frameworks that put it higher
 * than the scale's usual end get a taller scale, with the same headroom.
 */
export function kiteScales(size: KiteSize, both: number): KiteScales {
	const standard = STANDARD.get(size);
	if (standard && both <= DEPTH_TOP - 0.05) return standard;
	return buildScales(KITE_FORMATS[size], both + 0.07);
}

/** Above this number of people the numbers under the names, and the intervals, come on demand. */
export const DETAILS_UP_TO = 12;
