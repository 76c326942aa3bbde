import { describe, expect, it } from 'vitest';
import { climbs } from './climbs';
import { usefulClimbs, usefulHires, usefulMoves } from './dominance';
import { DEFAULT_GROWTH, openRows } from './problem';
import type { HireOption, MoveOption, PlanProblem } from './problem';

const person = (i: number, stats: number | undefined, share = 1) => ({
	id: `p${String(i)}`,
	name: `P${String(i)}`,
	share,
	ratings: { stats },
});

function problem(team: PlanProblem['team'], need = 2): PlanProblem {
	return {
		team,
		requirements: [{ skill: 'stats', level: 4, need, importance: 2 }],
		hires: [],
		growth: { ...DEFAULT_GROWTH, costPerMonth: 3 },
		slow: new Set(),
		limits: { robustness: 0 },
	};
}

function kept(given: PlanProblem, options: { priced?: boolean; spare?: number } = {}): string[] {
	const open = openRows(given, 20);
	const all = climbs(given, open, 20);
	return usefulClimbs(all, open, { priced: true, ...options }).map(({ member }) => member.id);
}

const hire = (id: string, given: Partial<HireOption> = {}): HireOption => ({
	id,
	ratings: { stats: 4 },
	cost: 100,
	readyMonths: 6,
	side: 'balanced',
	...given,
});
const open = openRows(problem([]), 20);

describe('climbs that can matter', () => {
	it('are as many of a kind as seats are missing, those on whom least hangs first', () => {
		const team = Array.from({ length: 50 }, (_, i) => person(i, 3));
		expect(kept(problem(team, 2))).toEqual(['p0', 'p1']);
		expect(kept(problem(team, 3))).toEqual(['p0', 'p1', 'p2']);
		expect(kept(problem(team, 2), { spare: 2 })).toEqual(['p0', 'p1', 'p2', 'p3']);
	});

	it('count the seats in shares', () => {
		const team = Array.from({ length: 50 }, (_, i) => person(i, 3, 0.4));
		expect(kept(problem(team, 2))).toHaveLength(5);
	});

	it('leave out who would take longer, once enough are faster', () => {
		const team = [person(0, 2), person(1, 3), person(2, 3), person(3, 3, 0.5)];
		expect(kept(problem(team, 1))).toEqual(['p1', 'p2', 'p3']);
		// Half a person may be enough, and whoever is slow brings a whole one: all stay.
		expect(kept(problem([person(0, 2), person(3, 3, 0.5)], 1))).toEqual(['p0', 'p3']);
	});

	it('do not stand in for each other across kinds while growth costs nothing', () => {
		const team = [person(0, 2), person(1, 3)];
		expect(kept(problem(team, 1))).toEqual(['p1']);
		expect(kept(problem(team, 1), { priced: false })).toEqual(['p0', 'p1']);
	});

	it('are none for who is not rated, who holds the level and what is history', () => {
		expect(kept(problem([person(0, undefined), person(1, 4)]))).toEqual([]);
		expect(kept({ ...problem([person(0, 3)]), slow: new Set(['stats']) })).toEqual([]);
	});
});

describe('hires that can matter', () => {
	const ids = (hires: HireOption[], mixed = false) =>
		usefulHires(hires, open, { mixed }).map(({ id }) => id);

	it('are those that no other beats in what it fills, time and price', () => {
		expect(ids([hire('a'), hire('b', { cost: 90 })])).toEqual(['b']);
		expect(ids([hire('a'), hire('b', { cost: 90, readyMonths: 7 })])).toEqual(['a', 'b']);
		expect(ids([hire('a'), hire('b')])).toEqual(['a']);
		expect(ids([hire('a', { ratings: { stats: 3 } })])).toEqual([]);
	});

	it('keep one a side of the mix, and who fills nothing but the mix', () => {
		const sides = [hire('re', { side: 're' }), hire('as', { side: 'as', cost: 120 })];
		expect(ids(sides)).toEqual(['re']);
		expect(ids(sides, true)).toEqual(['re', 'as']);
		expect(ids([hire('as', { side: 'as', ratings: {} })], true)).toEqual(['as']);
	});
});

describe('moves that can matter', () => {
	const move = (i: number, given: Partial<MoveOption> = {}): MoveOption => ({
		member: `m${String(i)}`,
		name: `M${String(i)}`,
		from: 'other',
		ratings: { stats: 4 },
		share: 1,
		cost: 0,
		readyMonths: 1,
		...given,
	});
	const ids = (moves: MoveOption[], mixed = false) =>
		usefulMoves(moves, open, 20, { mixed }).map(({ option }) => option.member);

	it('are the first of a kind, as many as seats are missing', () => {
		expect(ids([move(0), move(1), move(2), move(3, { readyMonths: 2 })])).toEqual([
			'm0',
			'm1',
			'm3',
		]);
		expect(ids([move(0, { ratings: { stats: 3 } })])).toEqual([]);
	});

	it('are all who may come for the mix', () => {
		const moves = Array.from({ length: 5 }, (_, i) => move(i, { side: 'as' }));
		expect(ids(moves)).toHaveLength(2);
		expect(ids(moves, true)).toHaveLength(5);
		expect(ids([move(0, { side: 'as', ratings: {} })], true)).toEqual(['m0']);
	});
});
