/**
 * Known answers of the model, worked out apart from the code: profiles with their place on the
 * spectrum, and the demo team against the three presets. Figures are exact to nine decimals.
 */

/** Levels in matrix order: sys exp code theory stats product writing swe res; null is not rated. */
export type Profile = readonly (number | null)[];

export const AXIS_ORDER = [
	'sys',
	'exp',
	'code',
	'theory',
	'stats',
	'product',
	'writing',
	'swe',
	'res',
] as const;

export interface KnownPosition {
	readonly name: string;
	readonly levels: Profile;
	readonly engineering: number;
	readonly science: number;
	readonly raw: number;
	readonly lean: number;
	readonly depth: number;
	readonly hybrid: number;
}

/** Rows: levels, then engineering, science, raw, lean, depth, hybrid. */
type Row = readonly [string, Profile, number, number, number, number, number, number];

const position = ([
	name,
	levels,
	engineering,
	science,
	raw,
	lean,
	depth,
	hybrid,
]: Row): KnownPosition => ({
	name,
	levels,
	engineering,
	science,
	raw,
	lean,
	depth,
	hybrid,
});

export const KNOWN_PROFILES: readonly KnownPosition[] = (
	[
		['RE', [4, 2, 4, 2, 2, 1, 1, 4, 1], 1, 0.428571429, -1, -1, 1, 0],
		['AS', [2, 4, 3, 4, 4, 3, 3, 1, 3], 0.5625, 1, 1, 1, 1, 0],
		[
			'midpoint',
			[3, 3, 3.5, 3, 3, 2, 2, 2.5, 2],
			0.78125,
			0.714285714,
			-0.1171875,
			-0.1171875,
			1,
			0.5,
		],
		['bothBars', [4, 4, 4, 4, 4, 3, 3, 4, 3], 1, 1, 0, 0, 1.329411765, 1],
		['zero', [0, 0, 0, 0, 0, 0, 0, 0, 0], 0, 0, 0, 0, 0, 0],
		['halfRE', [2, 1, 2, 1, 1, 0.5, 0.5, 2, 0.5], 0.5, 0.214285714, -0.5, -0.5, 0.5, 0],
		[
			'flat3',
			[3, 3, 3, 3, 3, 3, 3, 3, 3],
			0.75,
			0.857142857,
			0.244897959,
			0.244897959,
			1.058823529,
			0.428571429,
		],
		['flat5', [5, 5, 5, 5, 5, 5, 5, 5, 5], 1, 1, 0, 0, 1.329411765, 1],
		['mina', [4, 2, 5, 2, 2, 0, 1, 4, 1], 1, 0.371428571, -1.1, -1, 0.967058824, 0],
		['jonas', [0, 4, 1, 5, 4, 3, 4, 1, 5], 0.1875, 1, 1.857142857, 1, 0.717647059, 0],
		['priya', [4, 3, 4, 3, 3, 1, 2, 4, 2], 1, 0.657142857, -0.6, -0.6, 1.131764706, 0.4],
		['tom', [2, 1, 2, 1, 1, 0, 0, 2, 0], 0.5, 0.142857143, -0.625, -0.625, 0.458823529, 0],
		[
			'aiko',
			[4, 4, 4, 3, 4, 2, 3, 3, 3],
			0.9375,
			0.885714286,
			-0.090625,
			-0.090625,
			1.216470588,
			0.8,
		],
		['lenaMissing', [2, 4, 3, 4, 4, null, 3, 1, null], 0.5625, 1, 1, 1, 1, 0],
	] as readonly Row[]
).map(position);

export const KNOWN_TEAM: readonly KnownPosition[] = (
	[
		['Ada', [4, 3, 4, 3, 3, 1, 2, 4, 2], 1, 0.657142857, -0.6, -0.6, 1.131764706, 0.4],
		['Bao', [4, 1, 4, 1, 1, 0, 0, 4, 0], 1, 0.142857143, -1.5, -1, 0.835294118, 0],
		['Chidi', [0, 4, 2, 4, 4, 3, 4, 1, 4], 0.3125, 1, 1.571428571, 1, 0.811764706, 0],
		[
			'Dana',
			[2, 4, 3, 4, 3, 3, 3, 1, 3],
			0.5625,
			0.942857143,
			0.869387755,
			0.869387755,
			0.967058824,
			0,
		],
		['Emre', [2, 1, 2, 1, 1, 1, 0, 2, 0], 0.5, 0.2, -0.525, -0.525, 0.491764706, 0],
		[
			'Fay',
			[1, 3, 2, 2, 3, 4, 1, 1, 2],
			0.375,
			0.657142857,
			0.644897959,
			0.644897959,
			0.661176471,
			0,
		],
	] as readonly Row[]
).map(position);

/** Rows in matrix order: need @ level, importance, then what the known team makes of it. */
type RequirementRow = readonly [
	need: number,
	level: number,
	importance: number,
	coverage: number,
	qualified: number,
	met: boolean,
	single: boolean,
	noBench: boolean,
	severity: number,
];

export interface KnownCoverage {
	readonly preset: 'frontier' | 'product' | 'startup';
	readonly coverage: number;
	readonly nMinusOne: number;
	/** Coverage after the departure of each of the known team, in its order. */
	readonly without: readonly number[];
	readonly rows: readonly RequirementRow[];
}

export const KNOWN_COVERAGE: readonly KnownCoverage[] = [
	{
		preset: 'frontier',
		coverage: 0.880952381,
		nMinusOne: 0.714285714,
		without: [0.738095238, 0.738095238, 0.714285714, 0.738095238, 0.880952381, 0.880952381],
		rows: [
			[3, 4, 3, 0.666666667, 2, false, false, false, 0.333333333],
			[2, 4, 3, 1, 2, true, false, true, 0.1],
			[3, 4, 3, 0.833333333, 2, false, false, false, 0.166666667],
			[2, 4, 3, 1, 2, true, false, true, 0.1],
			[2, 4, 2, 0.75, 1, false, true, false, 0.333333333],
			[1, 2, 1, 1, 3, true, false, false, 0],
			[2, 3, 2, 1, 2, true, false, true, 0.066666667],
			[2, 4, 2, 1, 2, true, false, true, 0.066666667],
			[2, 4, 2, 0.75, 1, false, true, false, 0.333333333],
		],
	},
	{
		preset: 'product',
		coverage: 0.9625,
		nMinusOne: 0.875,
		without: [0.875, 0.875, 0.8875, 0.925, 0.9625, 0.9625],
		rows: [
			[2, 4, 2, 1, 2, true, false, true, 0.066666667],
			[2, 4, 3, 1, 2, true, false, true, 0.1],
			[2, 4, 3, 1, 2, true, false, true, 0.1],
			[2, 3, 2, 1, 3, true, false, false, 0],
			[2, 4, 3, 0.75, 1, false, true, false, 0.5],
			[2, 3, 3, 1, 3, true, false, false, 0],
			[1, 2, 1, 1, 3, true, false, false, 0],
			[1, 4, 2, 1, 2, true, false, false, 0],
			[1, 3, 1, 1, 2, true, false, false, 0],
		],
	},
	{
		preset: 'startup',
		coverage: 1,
		nMinusOne: 1,
		without: [1, 1, 1, 1, 1, 1],
		rows: [
			[1, 3, 3, 1, 2, true, false, false, 0],
			[1, 3, 3, 1, 4, true, false, false, 0],
			[1, 4, 3, 1, 2, true, false, false, 0],
			[1, 3, 2, 1, 3, true, false, false, 0],
			[1, 3, 2, 1, 4, true, false, false, 0],
			[1, 3, 2, 1, 3, true, false, false, 0],
			[1, 1, 1, 1, 4, true, false, false, 0],
			[1, 3, 2, 1, 2, true, false, false, 0],
			[1, 1, 1, 1, 4, true, false, false, 0],
		],
	},
];
