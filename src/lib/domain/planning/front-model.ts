/**
 * An integer programme that weighs plans by coverage itself, half credits included, where the
 * cheapest plan counts missing seats. People fill seats from classes of equal credit; for the
 * coverage that is left when one person leaves, the same is asked again without that person.
 */
import type { Requirement } from '../coverage.ts';
import { spreads } from './climbs.ts';
import { creditsOf, waysOf } from './front-acts.ts';
import type { Way } from './front-acts.ts';
import { ModelBuilder } from './model-builder.ts';
import type { LinearModel, Terms } from './model-builder.ts';
import { seatUnits } from './problem.ts';
import type { HireOption, MoveOption, PlanProblem } from './problem.ts';

/** What a front weighs against cost: coverage, or coverage if one person leaves. */
export const MEASURES = ['coverage', 'nMinusOne'] as const;
export type Measure = (typeof MEASURES)[number];

export type FrontColumn =
	| { readonly kind: 'hire'; readonly option: HireOption }
	| { readonly kind: 'move'; readonly option: MoveOption }
	| { readonly kind: 'way'; readonly member: number; readonly way: Way }
	| { readonly kind: 'used' | 'filled' | 'least' | 'nothing' };

/** Who leaves: somebody of the team by place, one of a kind of hire, or somebody who came over. */
export type Leaver =
	| { readonly kind: 'member'; readonly place: number }
	| { readonly kind: 'hire'; readonly place: number }
	| { readonly kind: 'move'; readonly place: number };

export interface FrontModel {
	readonly model: LinearModel;
	readonly columns: readonly FrontColumn[];
	/** The row that keeps to the budget. */
	readonly budget: number;
	/** What the measure comes to in the model when every requirement is covered. */
	readonly whole: number;
}

/** Somebody who fills seats: how much, on each row, and in how many of the model's columns. */
interface Source {
	readonly units: number;
	readonly credits: readonly number[];
	readonly column?: number;
	/** The credits they have without it, for a way of growth. */
	readonly instead?: readonly number[];
	readonly owner: Leaver;
}

interface Building {
	readonly b: ModelBuilder<FrontColumn>;
	readonly rows: readonly Requirement[];
	readonly seat: number;
	readonly sources: readonly Source[];
	/** Worth of a full seat unit, by row. */
	readonly worth: readonly number[];
	/** Whole parts of a credit. */
	readonly parts: number;
	/** Columns that are 1 when anybody of a kind is hired. */
	readonly used: readonly number[];
}

/** The programme of a front; with `leavers` given it weighs what is left when one of those leaves. */
export function frontModel(problem: PlanProblem, leavers?: readonly Leaver[]): FrontModel {
	const rows = problem.requirements.filter(({ need }) => need > 0);
	const { seat, unitsOf } = coarseUnits(problem, rows);
	const b = new ModelBuilder<FrontColumn>();
	// The solver wants a column even where nothing can be done.
	b.column({ kind: 'nothing' }, 0, 0, {});
	const sources: Source[] = [];
	const spending: Terms = [];
	const adding: Adding = { b, problem, rows, seat, unitsOf, sources, spending };
	addPeople(adding);
	const used = addHires(adding);
	addMoves(adding);
	const budget = b.row(spending, 0, problem.limits.budget ?? Infinity);
	addMix(b, problem);
	const parts = partsOf(sources);
	const needs = rows.map(({ need }) => Math.round(need * seat));
	const common = needs.reduce(leastCommon, 1);
	const exact = rows.map(({ importance }, i) => importance * (common / (needs[i] ?? 1)));
	// What every amount is a multiple of says nothing, and keeps the solver from an early proof.
	const shared = exact.reduce(greatestCommon, 0) || 1;
	const worth = exact.map((one) => one / shared);
	const weight = rows.reduce((sum, { importance }) => sum + importance, 0);
	const whole = (parts * common * weight) / shared;
	const building: Building = { b, rows, seat, sources, worth, parts, used };
	if (leavers) {
		const least = b.column({ kind: 'least' }, 0, whole, { measure: -1 });
		for (const leaver of [undefined, ...leavers])
			atLeast(b, addFilling(building, false, leaver), [[least, 1]]);
	} else addFilling(building, true);
	// Among equals growth falls to those on whom least hangs, where that is quick to settle.
	const stages = leavers ? ['measure', 'cost'] : ['measure', 'cost', 'spread'];
	return { ...b.build(stages), budget, whole };
}

/** What columns and sources are added to. */
interface Adding {
	readonly b: ModelBuilder<FrontColumn>;
	readonly problem: PlanProblem;
	readonly rows: readonly Requirement[];
	readonly seat: number;
	readonly unitsOf: (one: { readonly share: number }) => number;
	readonly sources: Source[];
	readonly spending: Terms;
}

function addPeople({ b, problem, rows, unitsOf, sources, spending }: Adding): void {
	const spread = spreads(problem);
	for (const [place, member] of problem.team.entries()) {
		const owner: Leaver = { kind: 'member', place };
		const units = unitsOf(member);
		const credits = creditsOf(member.ratings, rows);
		sources.push({ units, credits, owner });
		const once: Terms = [];
		for (const way of waysOf(problem, member, rows)) {
			const cost = way.months * problem.growth.costPerMonth;
			const costs = { cost, spread: spread[place] };
			const column = b.column({ kind: 'way', member: place, way }, 0, 1, costs);
			sources.push({ units, credits: way.credits, instead: credits, column, owner });
			spending.push([column, cost]);
			once.push([column, 1]);
		}
		if (once.length > 1) b.row(once, 0, 1);
	}
}

/** Returns the columns that are 1 when anybody of a kind is hired. */
function addHires({ b, problem, rows, seat, sources, spending }: Adding): number[] {
	const { hires, limits } = problem;
	const heads: Terms = [];
	const used = hires.map((option, place) => {
		const late = option.readyMonths > (limits.deadline ?? Infinity);
		const most = late ? 0 : mostOf(option, rows, limits.headcount);
		const costs = { cost: option.cost, spread: place + 1 };
		const column = b.column({ kind: 'hire', option }, 0, most, costs);
		const any = b.column({ kind: 'used' }, 0, Math.min(1, most), {});
		atLeast(b, [[any, most]], [[column, 1]]);
		atLeast(b, [[column, 1]], [[any, 1]]);
		heads.push([column, 1]);
		spending.push([column, option.cost]);
		const owner: Leaver = { kind: 'hire', place };
		sources.push({ units: seat, credits: creditsOf(option.ratings, rows), column, owner });
		return any;
	});
	if (limits.headcount !== undefined) b.row(heads, 0, limits.headcount);
	return used;
}

/** Whoever comes over leaves a gap in another team: beyond any growth. */
const MOVE_SPREAD = 10_000_000;

function addMoves({ b, problem, rows, unitsOf, sources, spending }: Adding): void {
	const { moves = [], limits } = problem;
	for (const [place, option] of moves.entries()) {
		const late = option.readyMonths > (limits.deadline ?? Infinity);
		const costs = { cost: option.cost, spread: MOVE_SPREAD + place };
		const column = b.column({ kind: 'move', option }, 0, late ? 0 : 1, costs);
		spending.push([column, option.cost]);
		const owner: Leaver = { kind: 'move', place };
		const credits = creditsOf(option.ratings, rows);
		sources.push({ units: unitsOf(option), credits, column, owner });
	}
}

/** Units of a seat as coarse as shares and needs allow, so that numbers stay small. */
function coarseUnits(problem: PlanProblem, rows: readonly Requirement[]) {
	const fine = seatUnits(problem);
	const units = ({ share }: { readonly share: number }) => Math.round(share * fine);
	const all = [...problem.team, ...(problem.moves ?? [])].map(units);
	const needs = rows.map(({ need }) => Math.round(need * fine));
	const step = [...all, ...needs].reduce(greatestCommon, fine);
	return { seat: fine / step, unitsOf: (one: { readonly share: number }) => units(one) / step };
}

/** More than one for every seat and one who may leave fill nothing. */
function mostOf(option: HireOption, rows: readonly Requirement[], headcount = Infinity): number {
	const credits = creditsOf(option.ratings, rows);
	const seats = rows.map(({ need }, row) => ((credits[row] ?? 0) > 0 ? Math.ceil(need) + 1 : 0));
	return Math.min(headcount, Math.max(0, ...seats));
}

/** The first terms come to no less than the second. */
function atLeast(b: ModelBuilder<FrontColumn>, more: Terms, less: Terms): void {
	b.row([...more, ...less.map(([column, n]): [number, number] => [column, -n])], 0, Infinity);
}

/** Keeps AS-leaning to RE-leaning people within the band, in hundredths. */
function addMix(b: ModelBuilder<FrontColumn>, { limits, mix }: PlanProblem): void {
	if (!limits.mix || !mix) return;
	const side = (ratio: number) => {
		const per = Math.round(ratio * 100);
		const terms = [...b.find('hire'), ...b.find('move')].flatMap(([column, { option }]): Terms =>
			option.side === 'as' ? [[column, 100]] : option.side === 're' ? [[column, -per]] : [],
		);
		return { terms, bound: per * mix.re - 100 * mix.as };
	};
	const low = side(limits.mix.low);
	const high = side(limits.mix.high);
	b.row(low.terms, low.bound, Infinity);
	b.row(high.terms, -Infinity, high.bound);
}

/**
 * How the seats are filled, with everybody or without one person, as terms that come to what that
 * is worth. Nothing else than worth decides who fills a seat, so the best do.
 */
function addFilling(building: Building, weighed: boolean, leaver?: Leaver): Terms {
	const { b, rows, seat, worth, parts } = building;
	const all: Terms = [];
	for (const [row, { need }] of rows.entries()) {
		const places: Terms = [];
		for (const [credit, supply] of suppliesOf(building, row, leaver)) {
			const value = Math.round(credit * parts) * (worth[row] ?? 0);
			const most = Math.round(need * seat);
			const filled = b.column({ kind: 'filled' }, 0, most, weighed ? { measure: -value } : {});
			b.row([[filled, 1], ...supply.terms], -Infinity, supply.fixed);
			places.push([filled, 1]);
			all.push([filled, value]);
		}
		if (places.length > 0) b.row(places, 0, Math.round(need * seat));
	}
	return all;
}

/** By credit, the units there are without any plan, and less what a plan adds. */
function suppliesOf({ sources, used, seat }: Building, row: number, leaver?: Leaver) {
	const supplies = new Map<number, { fixed: number; terms: Terms }>();
	const supply = (credit: number) => {
		const held = supplies.get(credit) ?? { fixed: 0, terms: [] };
		supplies.set(credit, held);
		return held;
	};
	for (const { units, credits, column, instead, owner } of sources) {
		const gone = owner.kind === leaver?.kind && owner.place === leaver.place;
		if (gone && owner.kind !== 'hire') continue;
		const credit = credits[row] ?? 0;
		if (column === undefined) {
			if (credit > 0) supply(credit).fixed += units;
			continue;
		}
		const before = instead?.[row] ?? 0;
		if (credit === before) continue;
		if (credit > 0) supply(credit).terms.push([column, -units]);
		if (before > 0) supply(before).terms.push([column, units]);
		// One of the kind leaves if there is any.
		const any = gone ? used[owner.place] : undefined;
		if (any !== undefined && credit > 0) supply(credit).terms.push([any, seat]);
	}
	return supplies;
}

/** Levels are halves at the finest, so credits are quarters; finer ones are rounded. */
function partsOf(sources: readonly Source[]): number {
	const quarters = sources.every(({ credits }) =>
		credits.every((credit) => Number.isInteger(credit * 4)),
	);
	return quarters ? 4 : 1000;
}

const leastCommon = (a: number, b: number): number => (a / greatestCommon(a, b)) * b;

function greatestCommon(a: number, b: number): number {
	let [x, y] = [a, b];
	while (y > 0) [x, y] = [y, x % y];
	return x;
}
