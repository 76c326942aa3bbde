/**
 * The next-best distinct plans, as a task for the solver's thread. A plan counts when it meets what
 * can be met within the limits, when every hire in it is needed (one fewer would leave more open or
 * break the mix) and no growth or move in it can be left out. Plans are distinct when they hire
 * differently or when others grow or move; so that the list is not one plan with ten castings, at
 * most a few of those that hire the same are in it. They come by cost, then time.
 */
import { monthsOf } from './climbs.ts';
import { rowsHeld } from './dominance.ts';
import { programme } from './model.ts';
import type { Programme } from './model.ts';
import type { LinearModel } from './model-builder.ts';
import type { PlanProblem } from './problem.ts';
import { searchActs } from './search-acts.ts';

/** Most plans of a list that hire the same people. */
export const MOST_ALIKE = 3;

/** A kind of hire as the search sees it. */
export interface SearchHire {
	/** Its columns in the model: how many, and whether any. */
	readonly column: number;
	readonly used: number;
	readonly cost: number;
	readonly months: number;
	/** Most of them that can be needed. */
	readonly most: number;
	/** Places of the rows it fills, each by one seat. */
	readonly rows: readonly number[];
}

/** A requirement that must be met as the search sees it; units of a seat throughout. */
export interface SearchRow {
	readonly deficit: number;
	/** Its row in the model of what is left. */
	readonly row: number;
	/** What fills it in the model of what is left: columns and units. */
	readonly filledBy: readonly { readonly column: number; readonly units: number }[];
	/** What all moves together could fill. */
	readonly movable: number;
	/** People who could grow for it, cheapest per unit first. */
	readonly growers: readonly { readonly units: number; readonly cost: number }[];
	/** Rows of one group share what growth costs: the dearest of them counts. */
	readonly group: string;
}

/** One thing that one person can do: grow so far on certain skills, or come over. */
export interface SearchAct {
	/** Places of the rows it fills, each by so many units. */
	readonly rows: readonly number[];
	readonly units: number;
	readonly cost: number;
	readonly months: number;
	readonly spread: number;
	/** Columns in the model of what is left. */
	readonly columns: readonly number[];
	/** Places among the person's acts of those that are part of this one. */
	readonly parts: readonly number[];
}

/** What the search over hires needs beside the model. */
export interface HireSearch {
	readonly hires: readonly SearchHire[];
	readonly rows: readonly SearchRow[];
	/** By person, of which each does one thing at the most; absent when there is too much to choose from. */
	readonly acts?: readonly (readonly SearchAct[])[];
	readonly seat: number;
	/** Most hires; `Infinity` when unlimited. */
	readonly headcount: number;
	/** Thousands; `Infinity` when unlimited. */
	readonly budget: number;
	/** What is left once hires are fixed: growth and moves alone. */
	readonly rest: {
		readonly model: LinearModel;
		/** The column of the whole model that each of its columns is. */
		readonly columns: readonly number[];
		readonly choices: BestPlansTask['choices'];
		/** The column of the months until all is in effect. */
		readonly span: number;
		/** The row that keeps to the budget. */
		readonly budget?: number;
	};
}

export interface BestPlansTask {
	readonly model: LinearModel;
	/** How many plans are asked for. */
	readonly count: number;
	readonly alike: number;
	/** Columns of hires, in the model's order. */
	readonly hires: readonly number[];
	/** Of each column of growth and moves that a plan may hold, the one that includes it: a higher step of the same ladder. */
	readonly choices: readonly { readonly column: number; readonly above?: number }[];
	/** Absent where only the slower way is exact: with a mix to keep. */
	readonly search?: HireSearch;
}

export interface BestPlans {
	readonly task: BestPlansTask;
	readonly built: Programme;
}

/** The task of finding the best `count` plans of a problem. */
export function bestPlansTask(
	problem: PlanProblem,
	count: number,
	alike: number = MOST_ALIKE,
): BestPlans {
	const spare = alike - 1;
	const built = programme(problem, { spare, everyHireNeeded: true });
	const { columns, model } = built;
	const hires = columns.flatMap(({ kind }, column) => (kind === 'hire' ? [column] : []));
	const mixed = problem.limits.mix !== undefined && problem.mix !== undefined;
	const search = mixed
		? undefined
		: hireSearch(problem, built, programme({ ...problem, hires: [] }, { spare }));
	return { task: { model, count, alike, hires, choices: choicesOf(columns), search }, built };
}

function choicesOf(columns: Programme['columns']): BestPlansTask['choices'] {
	return columns.flatMap((meaning, column): BestPlansTask['choices'] => {
		if (meaning.kind === 'move') return [{ column }];
		if (meaning.kind !== 'step') return [];
		const next = columns[column + 1];
		const same =
			next?.kind === 'step' && next.member === meaning.member && next.skill === meaning.skill;
		return [{ column, above: same ? column + 1 : undefined }];
	});
}

function hireSearch(problem: PlanProblem, built: Programme, rest: Programme): HireSearch {
	const { columns, model, open, seat } = built;
	const must = open.flatMap(({ nice }, row) => (nice ? [] : [row]));
	const place = new Map(must.map((row, i) => [row, i]));
	const hires = columns.flatMap((column, i): SearchHire[] => {
		if (column.kind !== 'hire') return [];
		const { option } = column;
		const rows = rowsHeld(option, open).flatMap((row) => place.get(row) ?? []);
		const most = model.columnUpper[i] ?? 0;
		// The column that says whether any are hired stands next to it.
		const { cost, readyMonths: months } = option;
		return rows.length > 0 ? [{ column: i, used: i + 1, cost, months, most, rows }] : [];
	});
	const hiring = new Set(['hire', 'used', 'needed']);
	return {
		hires,
		rows: must.map((row) => searchRow(problem, rest, row)),
		acts: searchActs(problem, rest, place),
		seat,
		headcount: problem.limits.headcount ?? Infinity,
		budget: problem.limits.budget ?? Infinity,
		rest: {
			model: rest.model,
			columns: columns.flatMap(({ kind }, column) => (hiring.has(kind) ? [] : [column])),
			choices: choicesOf(rest.columns),
			span: rest.columns.findIndex(({ kind }) => kind === 'span'),
			budget: rest.rows.budget,
		},
	};
}

function searchRow(problem: PlanProblem, rest: Programme, row: number): SearchRow {
	const { columns, model, open, climbs } = rest;
	const at = rest.rows.coverage[row] ?? 0;
	const filledBy: { column: number; units: number }[] = [];
	let movable = 0;
	for (let i = model.starts[at] ?? 0; i < (model.starts[at + 1] ?? 0); i++) {
		const column = model.indices[i] ?? 0;
		const units = model.values[i] ?? 0;
		const kind = columns[column]?.kind;
		if (kind === 'move') movable += units;
		if (kind !== 'shortfall') filledBy.push({ column, units });
	}
	const growers = climbs.flatMap(({ kind }) => {
		const needs = kind.covers.find((cover) => cover.row === row)?.needs;
		return needs
			? [{ units: kind.share, cost: monthsOf(kind, needs) * problem.growth.costPerMonth }]
			: [];
	});
	const grown = climbs.find(({ kind }) => kind.covers.some((cover) => cover.row === row));
	return {
		deficit: open[row]?.deficit ?? 0,
		row: at,
		filledBy,
		movable,
		growers: growers.sort((a, b) => a.cost * b.units - b.cost * a.units),
		group: grown?.kind.group ?? `row ${String(row)}`,
	};
}
