import { nice, ticks } from 'd3-array';
import { round } from './coordinates';
import { linearScale } from './linear-scale';

/** The front of cost against coverage: a step line through the plans that no other beats. */
export const FRONT_FORMATS = {
	wide: { width: 420, height: 300 },
	phone: { width: 336, height: 260 },
} as const;
export type FrontSize = keyof typeof FRONT_FORMATS;

const MARGIN = { top: 14, right: 20, bottom: 38, left: 48 };
/** Labels closer to one another than this, px, leave the later one out; the table has it. */
const LABEL_ROOM = 15;
const FROM_BELOW = 0.02;

export interface FrontPlace {
	/** Thousands. */
	readonly cost: number;
	/** [0, 1]. */
	readonly value: number;
}

export interface FrontDrawing {
	readonly plot: {
		readonly left: number;
		readonly right: number;
		readonly top: number;
		readonly bottom: number;
	};
	/** Ticks with the amounts they stand for: thousands, and shares below full coverage. */
	readonly costs: readonly { readonly x: number; readonly cost: number }[];
	readonly values: readonly { readonly y: number; readonly value: number }[];
	/** y px of full coverage. */
	readonly need: number;
	/** The front as path data: level with a plan until the next one can be paid, then up. */
	readonly line: string;
	/** In the order given; a number stands at a point where there is room for it. */
	readonly points: readonly {
		readonly x: number;
		readonly y: number;
		readonly label?: { readonly x: number; readonly y: number; readonly text: string };
	}[];
}

/**
 * Geometry of a front; `places` by cost, each covering more than the one before. The cost axis
 * begins at nothing, the other a little below the least that is covered and ends at full coverage.
 */
export function frontDrawing(places: readonly FrontPlace[], size: FrontSize): FrontDrawing {
	const { width, height } = FRONT_FORMATS[size];
	const plot = {
		left: MARGIN.left,
		right: width - MARGIN.right,
		top: MARGIN.top,
		bottom: height - MARGIN.bottom,
	};
	const most = Math.max(1, ...places.map(({ cost }) => cost));
	const least = Math.max(0, Math.min(0.95, ...places.map(({ value }) => value - FROM_BELOW)));
	const [, end] = nice(0, most, 5);
	const x = linearScale([0, end], [plot.left, plot.right]);
	const y = linearScale([least, 1], [plot.bottom, plot.top]);
	const at = places.map(({ cost, value }) => ({ x: round(x(cost)), y: round(y(value)) }));
	const steps = at.map((place, i) =>
		i === 0 ? `M${String(place.x)},${String(place.y)}` : `H${String(place.x)}V${String(place.y)}`,
	);
	let last: { x: number; y: number } | undefined;
	const points = at.map((place, i) => {
		// At the axis its own figures stand to the left.
		const side = place.x - plot.left < LABEL_ROOM ? 9 : -9;
		const label = { x: place.x + side, y: place.y - 8, text: String(i + 1) };
		const near =
			last && Math.abs(last.x - label.x) < LABEL_ROOM && Math.abs(last.y - label.y) < LABEL_ROOM;
		if (near) return place;
		last = label;
		return { ...place, label };
	});
	return {
		plot,
		costs: ticks(0, end, size === 'wide' ? 5 : 4).map((cost) => ({ x: round(x(cost)), cost })),
		values: ticks(least, 1, 5)
			.filter((value) => value < 1)
			.map((value) => ({ y: round(y(value)), value })),
		need: round(y(1)),
		line: at.length > 0 ? `${steps.join('')}H${String(plot.right)}` : '',
		points,
	};
}
