/**
 * The hire planner's integer programme, as data that any solver of linear integer programmes can
 * take: rows over (skill, level), seats scaled by 20 (or 100) so that shares stay whole numbers,
 * integer shortfalls, growth as a ladder of levels. Its objectives are minimised one after the
 * other, each held at its least value while the next is minimised.
 *
 * A robustness of k asks for k full-time seats more on every requirement. Two decisions are left
 * out because the others imply them: whether somebody holds a level on a skill is the ladder's
 * step to that level, and that a skill is grown at all is the ladder's first step.
 */
import type { SkillId } from '../framework.ts';
import { climbs } from './climbs.ts';
import type { Climb } from './climbs.ts';
import { rowsHeld, usefulClimbs, usefulHires, usefulMoves } from './dominance.ts';
import { ModelBuilder } from './model-builder.ts';
import type { LinearModel, Terms } from './model-builder.ts';
import { openRows, seatUnits } from './problem.ts';
import type { HireOption, MoveOption, OpenRow, PlanProblem, TransferOption } from './problem.ts';

/**
 * The objectives in order: least shortfall, then cost, then what is nice to have (which is never
 * paid for), then time, then who bears it.
 */
export const STAGES = ['shortfall', 'cost', 'nice', 'time', 'spread'] as const;
export type Stage = (typeof STAGES)[number];

/** What each column of the programme stands for. */
export type Column =
	| {
			readonly kind: 'hire';
			readonly option: HireOption;
			/** Place of the team that hires, in a plan for several. */
			readonly team?: number;
	  }
	| { readonly kind: 'move'; readonly option: MoveOption }
	/** Somebody changes between teams that are planned together. */
	| { readonly kind: 'transfer'; readonly option: TransferOption }
	/** A level grown counts in a team, given who moves. */
	| { readonly kind: 'grown'; readonly member: string }
	| {
			readonly kind: 'step';
			readonly member: string;
			readonly skill: SkillId;
			/** The level this step reaches. */
			readonly level: number;
			readonly months: number;
	  }
	/** Several ladders climbed far enough to fill a requirement on the core. */
	| { readonly kind: 'core'; readonly member: string; readonly level: number }
	| { readonly kind: 'shortfall'; readonly requirement: number; readonly nice: boolean }
	| { readonly kind: 'used'; readonly option: HireOption }
	/** For plans in which every hire is needed: the row on which a kind of hire is. */
	| { readonly kind: 'needed'; readonly option: HireOption }
	| { readonly kind: 'span' };

export interface Programme {
	readonly model: LinearModel;
	readonly columns: readonly Column[];
	/** Units of one full-time seat in the programme. */
	readonly seat: number;
	readonly open: readonly OpenRow[];
	/** What growth may do, one entry a person and skill; those left out cannot matter. */
	readonly climbs: readonly Climb[];
	/** The row of the model that fills each open row, and the one that keeps to the budget. */
	readonly rows: { readonly coverage: readonly number[]; readonly budget?: number };
}

export interface ProgrammeOptions {
	/** True keeps options that cannot matter; the best plan is the same. */
	readonly everybody?: boolean;
	/** How many plans beside the best the options are kept for; 0 when absent. */
	readonly spare?: number;
	/** True for plans in which leaving out any hire would leave more open or break the mix. */
	readonly everyHireNeeded?: boolean;
}

/** What every part of the programme is built on. */
export interface Building {
	readonly b: ModelBuilder<Column>;
	readonly problem: PlanProblem;
	readonly seat: number;
	readonly open: readonly OpenRow[];
	/** Per open row, what fills it. */
	readonly covering: readonly Terms[];
	readonly spending: Terms;
	/** The column of the months until all is in effect. */
	readonly span: number;
	/** Place of the team that hires, and how its hires are put after those of the teams before. */
	readonly team?: number;
	/**
	 * Counts somebody's grown level, a 0 or 1 column, on an open row; their share when absent.
	 */
	readonly grown?: (member: string, row: number, filled: number) => void;
}

/** The integer programme of a planning problem. */
export function programme(problem: PlanProblem, options: ProgrammeOptions = {}): Programme {
	const { limits } = problem;
	const b = new ModelBuilder<Column>();
	const seat = seatUnits(problem);
	const open = openRows(problem, seat);
	const span = b.column({ kind: 'span' }, 0, limits.deadline ?? Infinity, { time: 1 });
	const covering = open.map((): Terms => []);
	const building: Building = { b, problem, seat, open, covering, spending: [], span };

	const heads = addHires(building, options);
	if (limits.headcount !== undefined && heads.length > 0) b.row(heads, 0, limits.headcount);
	addMoves(building, options);
	const all = climbs(problem, open, seat);
	const useful = options.everybody
		? all
		: usefulClimbs(all, open, { priced: problem.growth.costPerMonth > 0, spare: options.spare });
	addGrowth(building, useful);

	const budget =
		limits.budget === undefined ? undefined : b.row(building.spending, 0, limits.budget);
	if (limits.mix && problem.mix) addMix(building);
	const coverage = addCoverage(building);
	if (options.everyHireNeeded) addNeeded(building);
	return { ...b.build(STAGES), seat, open, climbs: useful, rows: { coverage, budget } };
}

/** Columns of the kinds of hire that can matter on the open rows; returns the terms of the heads. */
export function addHires(building: Building, { everybody, spare }: ProgrammeOptions): Terms {
	const { b, problem, seat, open, covering, spending, span, team } = building;
	const { limits, hires } = problem;
	const mixed = limits.mix !== undefined && problem.mix !== undefined;
	const inTime = hires.filter(({ readyMonths }) => readyMonths <= (limits.deadline ?? Infinity));
	const useful = everybody || spare !== undefined ? inTime : usefulHires(inTime, open, { mixed });
	const heads: Terms = [];
	for (const option of useful) {
		const rows = rowsHeld(option, open);
		const most = Math.min(limits.headcount ?? Infinity, mostOf(problem, open, rows, seat));
		const hired = b.column({ kind: 'hire', option, team }, 0, most, {
			cost: option.cost,
			spread: (team ?? 0) * hires.length + hires.indexOf(option) + 1,
		});
		const used = b.column({ kind: 'used', option }, 0, 1, {});
		b.row(
			[
				[hired, 1],
				[used, -most],
			],
			-Infinity,
			0,
		);
		b.row(
			[
				[span, 1],
				[used, -option.readyMonths],
			],
			0,
			Infinity,
		);
		heads.push([hired, 1]);
		spending.push([hired, option.cost]);
		for (const row of rows) covering[row]?.push([hired, seat]);
	}
	return heads;
}

/**
 * Most hires of one kind that a plan can need. All of them are missed on the same rows, so there
 * are no more than fill the largest of those; and the mix may ask for some.
 */
function mostOf(
	problem: PlanProblem,
	open: readonly OpenRow[],
	rows: readonly number[],
	seat: number,
): number {
	const missing = (row: number) => Math.ceil(mostMissing(open[row]) / seat);
	const all = open.reduce((sum, _, row) => sum + missing(row), 0);
	return Math.max(0, ...rows.map(missing)) + forTheMix(problem, all);
}

/** Units that a row may miss when everybody moves away who may. */
function mostMissing(row: OpenRow | undefined): number {
	return (row?.deficit ?? 0) + (row?.atRisk ?? 0);
}

/** Beyond any growth: whoever moves leaves a gap in another team. */
export const MOVE_SPREAD = 10_000_000;

function addMoves(
	{ b, problem, seat, open, covering, spending, span }: Building,
	{ everybody, spare }: ProgrammeOptions,
): void {
	const { limits, moves = [] } = problem;
	const mixed = limits.mix !== undefined && problem.mix !== undefined;
	const inTime = moves.filter(({ readyMonths }) => readyMonths <= (limits.deadline ?? Infinity));
	const useful = everybody
		? inTime.map((option) => ({ option, rows: rowsHeld(option, open) }))
		: usefulMoves(inTime, open, seat, { mixed, spare });
	for (const { option, rows } of useful) {
		const moved = b.column({ kind: 'move', option }, 0, 1, {
			cost: option.cost,
			spread: MOVE_SPREAD + moves.indexOf(option) + 1,
		});
		b.row(
			[
				[span, 1],
				[moved, -option.readyMonths],
			],
			0,
			Infinity,
		);
		spending.push([moved, option.cost]);
		const share = Math.round(option.share * seat);
		for (const row of rows) covering[row]?.push([moved, share]);
	}
}

/** Step columns per person and level, with the rules of growth for each person. */
export function addGrowth(building: Building, useful: readonly Climb[]): void {
	const byMember = new Map<string, Climb[]>();
	for (const climb of useful) {
		const its = byMember.get(climb.member.id);
		if (its) its.push(climb);
		else byMember.set(climb.member.id, [climb]);
	}
	for (const its of byMember.values()) addPerson(building, its);
}

function addPerson(building: Building, its: readonly Climb[]): void {
	const { b, problem, open, covering, spending, span, grown } = building;
	const { growth, limits } = problem;
	const first: Terms = [];
	const all: Terms = [];
	const time: Terms = [];
	for (const { member, spread, kind } of its) {
		const { share, ladders, covers } = kind;
		const steps = ladders.map(({ skill, rungs }) =>
			rungs.map(({ level, months }) => {
				const cost = months * growth.costPerMonth;
				const column = b.column({ kind: 'step', member: member.id, skill, level, months }, 0, 1, {
					cost,
					spread,
				});
				all.push([column, 1]);
				time.push([column, months]);
				spending.push([column, cost]);
				return column;
			}),
		);
		for (const [bottom, ...higher] of steps) {
			if (bottom === undefined) continue;
			first.push([bottom, 1]);
			let below = bottom;
			for (const step of higher) {
				atMost(b, step, below);
				below = step;
			}
		}
		for (const { row, needs } of covers) {
			const needed = needs.flatMap(({ ladder, rungs }) => steps[ladder]?.[rungs - 1] ?? []);
			const [only, second] = needed;
			if (only === undefined) continue;
			let filled = only;
			if (second !== undefined) {
				const level = open[row]?.requirement.level ?? 0;
				filled = b.column({ kind: 'core', member: member.id, level }, 0, 1, {});
				for (const step of needed) atMost(b, filled, step);
			}
			if (grown) grown(member.id, row, filled);
			else covering[row]?.push([filled, share]);
		}
	}
	if (first.length > growth.skillsPerPerson) b.row(first, 0, growth.skillsPerPerson);
	if (all.length > growth.levelsPerPerson) b.row(all, 0, growth.levelsPerPerson);
	// Skills are grown one after the other, so a person's months add up.
	const months = time.reduce((sum, [, one]) => sum + one, 0);
	if (months > (limits.deadline ?? Infinity)) b.row(time, 0, limits.deadline ?? Infinity);
	b.row([[span, 1], ...time.map(([column, one]): [number, number] => [column, -one])], 0, Infinity);
}

/** One column no larger than another. */
export function atMost(b: ModelBuilder<Column>, column: number, other: number): void {
	b.row(
		[
			[column, 1],
			[other, -1],
		],
		-Infinity,
		0,
	);
}

/** The rows that are to be filled, each with what it is short of. */
export function addCoverage({ b, open, covering }: Building): number[] {
	return open.map(({ index, requirement, deficit, atRisk = 0, nice }, row) => {
		const most = deficit + atRisk;
		const short = b.column({ kind: 'shortfall', requirement: index, nice }, 0, most, {
			[nice ? 'nice' : 'shortfall']: requirement.importance,
		});
		return b.row([...(covering[row] ?? []), [short, 1]], deficit, Infinity);
	});
}

/** A side of the band for the mix: of those who come, AS heads times 100 less RE heads times `per`. */
interface MixSideRow {
	readonly terms: Terms;
	readonly per: number;
	/** What the terms have to reach, or may reach. */
	readonly bound: number;
}

/**
 * Both sides of the band, in hundredths because it is written with at most two decimals:
 * 100 (as + hired AS) >= low (re + hired RE), and <= high likewise.
 */
function mixRows({ b, problem: { limits, mix } }: Building): { low: MixSideRow; high: MixSideRow } {
	const side = (ratio = 0): MixSideRow => {
		const per = Math.round(ratio * 100);
		const terms = [...b.find('hire'), ...b.find('move')].flatMap(([column, { option }]): Terms =>
			option.side === 'as' ? [[column, 100]] : option.side === 're' ? [[column, -per]] : [],
		);
		return { terms, per, bound: per * (mix?.re ?? 0) - 100 * (mix?.as ?? 0) };
	};
	return { low: side(limits.mix?.low), high: side(limits.mix?.high) };
}

/** Keeps AS-leaning to RE-leaning people within the band, counting those who come. */
function addMix(building: Building): void {
	const { low, high } = mixRows(building);
	building.b.row(low.terms, low.bound, Infinity);
	building.b.row(high.terms, -Infinity, high.bound);
}

/**
 * Asks of every kind of hire that is used that one hire fewer would leave more open or break the
 * mix: that on some row what is filled less one seat is not enough.
 */
function addNeeded(building: Building): void {
	const { b, problem, seat, open, covering } = building;
	const mix = problem.limits.mix && problem.mix ? mixRows(building) : undefined;
	const used = new Map(b.find('used').map(([column, { option }]) => [option, column]));
	for (const [, { option }] of b.find('hire')) {
		const reasons: Terms = [];
		const reason = (terms: Terms, lower: number, upper: number) => {
			const column = b.column({ kind: 'needed', option }, 0, 1, {});
			reasons.push([column, 1]);
			const [least, most] = b.range(terms);
			// The row holds where the column is 1 and asks for nothing where it is 0.
			if (upper < Infinity) b.row([...terms, [column, most - upper]], -Infinity, most);
			else b.row([...terms, [column, least - lower]], least, Infinity);
		};
		for (const row of rowsHeld(option, open))
			if (open[row]?.nice === false)
				reason(covering[row] ?? [], -Infinity, (open[row]?.deficit ?? 0) + seat - 1);
		if (mix && option.side === 'as') reason(mix.low.terms, -Infinity, mix.low.bound + 99);
		if (mix && option.side === 're')
			reason(mix.high.terms, mix.high.bound - mix.high.per + 1, Infinity);
		const hired = used.get(option);
		if (hired !== undefined) b.row([...reasons, [hired, -1]], 0, Infinity);
	}
}

/** A bound on the hires that a band for the mix may ask for beyond those that fill seats. */
function forTheMix({ limits, mix, moves = [] }: PlanProblem, missing: number): number {
	if (!limits.mix || !mix) return 0;
	const coming = missing + moves.length;
	const scientists = limits.mix.low * (mix.re + coming);
	const engineers = limits.mix.high > 0 ? (mix.as + coming) / limits.mix.high : 0;
	return 2 * Math.ceil(Math.max(scientists, engineers)) + 4;
}
