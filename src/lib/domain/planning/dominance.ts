/**
 * Leaves out options that cannot matter, so that ten thousand people cost a plan little more than a
 * hundred. Of options that do the same only as many can matter as could ever be used at once: if a
 * plan uses one that was left out, one of those that do the same (or more, for less) is idle and
 * can take its place. This is exact: no objective gets worse by the exchange.
 *
 * How many can be used at once: nobody is in a cheapest plan for nothing, so everybody used is
 * missed on some row; and on a row with deficit d, people who bring at least s units each are all
 * missed only while there are no more than d / s of them, rounded up.
 */
import { monthsOf } from './climbs.ts';
import type { Climb, ClimbKind } from './climbs.ts';
import type { HireOption, MoveOption, OpenRow } from './problem.ts';
import { holds } from './problem.ts';

/** How many people can be used at once, given what each option brings to which rows. */
function mostUsed(
	open: readonly OpenRow[],
	options: Iterable<{ readonly share: number; readonly rows: readonly number[] }>,
): number {
	const least = open.map(() => Infinity);
	for (const { share, rows } of options)
		for (const row of rows) least[row] = Math.min(least[row] ?? Infinity, share);
	return open.reduce((sum, { deficit }, row) => sum + Math.ceil(deficit / (least[row] ?? 1)), 0);
}

/** People who can all do the same. */
interface Crowd {
	readonly kind: ClimbKind;
	readonly climbs: Climb[];
	/** Months after which each row it can fill is filled, by row; absent for several ladders. */
	readonly months?: ReadonlyMap<number, number>;
}

/**
 * The climbs that can matter, in the order given. `spare` keeps that many more of each kind, for
 * those who want not only the best plan but the next ones; then only climbs that do exactly the
 * same stand in for each other. `priced` says that a month of growth costs something.
 */
export function usefulClimbs(
	climbs: readonly Climb[],
	open: readonly OpenRow[],
	{ priced, spare = 0 }: { readonly priced: boolean; readonly spare?: number },
): Climb[] {
	const crowds = new Map<ClimbKind, Crowd>();
	for (const climb of climbs) {
		const { kind } = climb;
		const crowd = crowds.get(kind) ?? { kind, climbs: [], months: monthsByRow(kind) };
		crowds.set(kind, crowd);
		crowd.climbs.push(climb);
	}
	const all = [...crowds.values()];
	const brings = all.map(({ kind: { share, covers } }) => ({
		share,
		rows: covers.map(({ row }) => row),
	}));
	const most = spare + mostUsed(open, brings);
	for (const crowd of all) {
		crowd.climbs.sort((a, b) => a.spread - b.spread);
		crowd.climbs.splice(most);
	}
	const kept = new Set<Climb>();
	for (const crowd of all) {
		const better = spare > 0 ? [] : all.filter((other) => beats(other, crowd, priced));
		const before = better.reduce((sum, { climbs: others }) => sum + others.length, 0);
		for (const climb of crowd.climbs.slice(0, Math.max(0, most - before))) kept.add(climb);
	}
	return climbs.filter((climb) => kept.has(climb));
}

function monthsByRow(kind: ClimbKind): ReadonlyMap<number, number> | undefined {
	return kind.ladders.length === 1
		? new Map(kind.covers.map(({ row, needs }) => [row, monthsOf(kind, needs)]))
		: undefined;
}

/** Whether one kind fills whatever another fills, with as many units or more, each time sooner and for less. */
function beats(one: Crowd, other: Crowd, priced: boolean): boolean {
	if (!priced || one === other || !one.months || !other.months) return false;
	if (one.kind.group !== other.kind.group || one.kind.share < other.kind.share) return false;
	for (const [row, months] of other.months) {
		const sooner = one.months.get(row);
		if (sooner === undefined || sooner >= months) return false;
	}
	return true;
}

/** The moves that can matter, in the order given: of those that bring the same, the first ones. */
export function usefulMoves(
	moves: readonly MoveOption[],
	open: readonly OpenRow[],
	seat: number,
	{ mixed, spare = 0 }: { readonly mixed: boolean; readonly spare?: number },
): { readonly option: MoveOption; readonly rows: readonly number[] }[] {
	const able = moves
		.map((option) => ({ option, rows: rowsHeld(option, open) }))
		// Somebody may come for the mix alone.
		.filter(({ option, rows }) => rows.length > 0 || (mixed && sideOf(option) !== 'balanced'));
	const most =
		spare +
		mostUsed(
			open,
			able.map(({ option, rows }) => ({ share: Math.round(option.share * seat), rows })),
		);
	const seen = new Map<string, number>();
	return able.filter(({ option, rows }) => {
		if (mixed && sideOf(option) !== 'balanced') return true;
		const { share, cost, readyMonths } = option;
		const key = JSON.stringify([share, cost, readyMonths, rows]);
		const place = seen.get(key) ?? 0;
		seen.set(key, place + 1);
		return place < most;
	});
}

function sideOf({ side = 'balanced' }: MoveOption): HireOption['side'] {
	return side;
}

/** Places of the open rows that somebody with these ratings fills. */
export function rowsHeld(
	{ ratings }: Pick<HireOption, 'ratings'>,
	open: readonly OpenRow[],
): number[] {
	return open.flatMap(({ requirement: { skill, level } }, row) =>
		holds(ratings, skill, level) ? [row] : [],
	);
}

/**
 * The kinds of hire that can matter, in the order given: without those that fill nothing, and those
 * of which another fills as much or more, no later, on the same side of the mix, for less or, where
 * the price is the same, stands before it.
 */
export function usefulHires(
	hires: readonly HireOption[],
	open: readonly OpenRow[],
	{ mixed }: { readonly mixed: boolean },
): HireOption[] {
	const all = hires.map((option) => ({ option, rows: new Set(rowsHeld(option, open)) }));
	return all
		.filter(({ option, rows }, i) => {
			if (rows.size === 0 && !(mixed && option.side !== 'balanced')) return false;
			return !all.some(
				(other, j) =>
					i !== j &&
					(!mixed || other.option.side === option.side) &&
					other.option.readyMonths <= option.readyMonths &&
					[...rows].every((row) => other.rows.has(row)) &&
					(other.option.cost < option.cost || (other.option.cost === option.cost && j < i)),
			);
		})
		.map(({ option }) => option);
}
