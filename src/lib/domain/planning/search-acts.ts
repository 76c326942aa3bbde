import type { SearchAct } from './best-plans.ts';
import type { Climb } from './climbs.ts';
import { rowsHeld } from './dominance.ts';
import type { Programme } from './model.ts';
import type { PlanProblem } from './problem.ts';

/** More things than this that one person could do are not listed. */
const MOST_ACTS = 200;

/** How far somebody climbs: rungs by ladder, a ladder named by its climb's place and its own. */
type Heights = ReadonlyMap<string, number>;

/**
 * Everything that each person can do about the rows that must be filled, by person; `undefined` when
 * somebody can do more than is worth listing. `place` gives the rows that must be filled their places.
 */
export function searchActs(
	problem: PlanProblem,
	programme: Programme,
	place: ReadonlyMap<number, number>,
): SearchAct[][] | undefined {
	const { columns, climbs, open, seat } = programme;
	const steps = new Map<string, number>();
	const acts: SearchAct[][] = [];
	for (const [column, meaning] of columns.entries()) {
		if (meaning.kind === 'step')
			steps.set(`${meaning.member} ${meaning.skill} ${String(meaning.level)}`, column);
		if (meaning.kind !== 'move') continue;
		const { option } = meaning;
		const rows = rowsHeld(option, open).flatMap((row) => place.get(row) ?? []);
		if (rows.length === 0) continue;
		const units = Math.round(option.share * seat);
		const spread = spreadOf(programme, column);
		const { cost, readyMonths: months } = option;
		acts.push([{ rows, units, cost, months, spread, columns: [column], parts: [] }]);
	}
	const byMember = new Map<string, Climb[]>();
	for (const climb of climbs)
		byMember.set(climb.member.id, [...(byMember.get(climb.member.id) ?? []), climb]);
	for (const its of byMember.values()) {
		const ways = waysOf(problem, its, place);
		if (!ways) return undefined;
		if (ways.length > 0) acts.push(actsOf(problem, its, ways, place, steps));
	}
	return acts;
}

function spreadOf({ model }: Programme, column: number): number {
	return model.stages.find(({ name }) => name === 'spread')?.costs[column] ?? 0;
}

const ladderKey = (climb: number, ladder: number) => `${String(climb)}.${String(ladder)}`;

/** The heights that fill something, alone or together, within the rules of growth. */
function waysOf(
	{ growth, limits }: PlanProblem,
	its: readonly Climb[],
	place: ReadonlyMap<number, number>,
): Heights[] | undefined {
	const within = (heights: Heights) => {
		const rungs = [...heights.values()].reduce((sum, count) => sum + count, 0);
		return (
			heights.size <= growth.skillsPerPerson &&
			rungs <= growth.levelsPerPerson &&
			monthsAt(its, heights) <= (limits.deadline ?? Infinity)
		);
	};
	const single = its.flatMap(({ kind }, climb) =>
		kind.covers
			.filter(({ row }) => place.has(row))
			.map(
				({ needs }): Heights =>
					new Map(needs.map(({ ladder, rungs }) => [ladderKey(climb, ladder), rungs])),
			),
	);
	const found = new Map<string, Heights>();
	let latest: Heights[] = [];
	const add = (heights: Heights, fresh: Heights[]) => {
		const key = [...heights].sort().join(' ');
		if (found.has(key) || !within(heights)) return;
		found.set(key, heights);
		fresh.push(heights);
	};
	for (const heights of single) add(heights, latest);
	while (latest.length > 0) {
		const fresh: Heights[] = [];
		for (const heights of latest)
			for (const other of single) {
				const both = new Map(heights);
				for (const [key, rungs] of other) both.set(key, Math.max(both.get(key) ?? 0, rungs));
				add(both, fresh);
				if (found.size > MOST_ACTS) return undefined;
			}
		latest = fresh;
	}
	return [...found.values()];
}

function monthsAt(its: readonly Climb[], heights: Heights): number {
	let months = 0;
	for (const [climb, { kind }] of its.entries())
		for (const [i, ladder] of kind.ladders.entries())
			for (const rung of ladder.rungs.slice(0, heights.get(ladderKey(climb, i)) ?? 0))
				months += rung.months;
	return months;
}

function actsOf(
	{ growth }: PlanProblem,
	its: readonly Climb[],
	ways: readonly Heights[],
	place: ReadonlyMap<number, number>,
	steps: ReadonlyMap<string, number>,
): SearchAct[] {
	const part = (one: Heights, other: Heights) =>
		one !== other && [...one].every(([key, rungs]) => (other.get(key) ?? 0) >= rungs);
	return ways.map((heights): SearchAct => {
		const columns: number[] = [];
		const rows: number[] = [];
		let spread = 0;
		for (const [climb, { member, kind, spread: weight }] of its.entries()) {
			const height = (ladder: number) => heights.get(ladderKey(climb, ladder)) ?? 0;
			for (const [i, { skill, rungs }] of kind.ladders.entries())
				for (const { level } of rungs.slice(0, height(i))) {
					spread += weight;
					columns.push(steps.get(`${member.id} ${skill} ${String(level)}`) ?? -1);
				}
			for (const { row, needs } of kind.covers) {
				const at = place.get(row);
				if (at !== undefined && needs.every(({ ladder, rungs }) => height(ladder) >= rungs))
					rows.push(at);
			}
		}
		const months = monthsAt(its, heights);
		return {
			rows,
			units: its[0]?.kind.share ?? 0,
			cost: months * growth.costPerMonth,
			months,
			spread,
			columns,
			parts: ways.flatMap((other, i) => (part(other, heights) ? [i] : [])),
		};
	});
}
