import { plain, roundTogether, signed } from '$lib/domain/format';
import type { Ratings } from '$lib/domain/framework';
import type { Contribution } from '$lib/domain/spectrum';
import { round } from './coordinates';
import { linearScale } from './linear-scale';
import { levelText } from './number-text';
import { skillText, type SkillNames } from './skill-text';

/** How a lean adds up: one bar per axis, each starting where the last one ended. */
export const WHY_WIDTH = 336;
const ROW = 24;
const TOP = 24;
const PLOT = [150, 286] as const;
const NAME_ROOM = 98;
/** Air at both ends of the scale, in points of lean. */
const AIR = 0.1;

export interface WhyRow {
	readonly id: string;
	readonly name: string;
	readonly level: string;
	readonly side: 're' | 'as';
	/** Left edge and width of the bar. */
	readonly x: number;
	readonly width: number;
	/** Where the bar ends, and the next one starts. */
	readonly end: number;
	/** Top of the bar. */
	readonly y: number;
	/** Points as printed; the printed rows add up to the printed sum. */
	readonly points: string;
}

export interface WhyWaterfall {
	readonly height: number;
	readonly rows: readonly WhyRow[];
	readonly ticks: readonly { readonly x: number; readonly text: string; readonly zero: boolean }[];
	readonly sum: {
		readonly x: number;
		readonly width: number;
		readonly y: number;
		readonly points: string;
		/** "Sum = lean", or "Sum, beyond the scale" when |raw| > 1. */
		readonly label: string;
	};
}

/**
 * The waterfall of a lean. Engineering first, then science, each by size (equal ones in the order
 * given). Nothing rated gives no rows and a sum of 0.
 */
export function whyWaterfall(
	contributions: readonly Contribution[],
	skills: readonly (SkillNames & { readonly id: string })[],
	ratings: Ratings,
): WhyWaterfall {
	const sides = ['engineering', 'science'] as const;
	const ordered = sides.flatMap((side) =>
		contributions
			.filter((c) => c.side === side)
			.sort((a, b) => Math.abs(b.value) - Math.abs(a.value)),
	);
	const ends = ordered.reduce<number[]>((all, c) => [...all, (all.at(-1) ?? 0) + c.value], []);
	const raw = ends.at(-1) ?? 0;
	const domain = [Math.min(0, ...ends) - AIR, Math.max(0, ...ends) + AIR] as const;
	const x = linearScale(domain, PLOT);
	const printed = roundTogether(ordered.map((c) => c.value));
	const rows = ordered.map((c, i): WhyRow => {
		const from = x(ends[i - 1] ?? 0);
		const to = x(ends[i] ?? 0);
		const skill = skills.find((s) => s.id === c.skill);
		return {
			id: c.skill,
			name: skill ? skillText(skill, NAME_ROOM, 12) : c.skill,
			level: levelText(ratings[c.skill]),
			side: c.side === 'engineering' ? 're' : 'as',
			x: round(Math.min(from, to)),
			width: round(Math.abs(to - from)),
			end: round(to),
			y: TOP + 4 + ROW * i,
			points: signed(printed[i] ?? 0),
		};
	});
	const y = TOP + 12 + ROW * rows.length;
	const [from, to] = [x(Math.min(0, raw)), x(Math.max(0, raw))];
	return {
		height: TOP + ROW * rows.length + 30,
		rows,
		ticks: ticksOf(domain).map((value) => ({
			x: round(x(value)),
			text: value === 0 ? '0' : plain(value, 1).replace(/^(−?\d+)$/, '$1.0'),
			zero: value === 0,
		})),
		sum: {
			x: round(from),
			width: round(to - from),
			y,
			points: signed(raw),
			label: Math.abs(raw) > 1 + 1e-9 ? 'Sum, past the scale' : 'Sum = lean',
		},
	};
}

/** Multiples of a half, or of 1 where halves would crowd. */
function ticksOf([low, high]: readonly [number, number]): number[] {
	const step = high - low > 2.6 ? 1 : 0.5;
	const ticks: number[] = [];
	for (let k = Math.ceil(low / step); k * step <= high; k++) ticks.push(k * step || 0);
	return ticks;
}
