import type { Requirement, TeamMember } from '../coverage.ts';
import type { SkillId } from '../framework.ts';
import { RAMP_MONTHS, growthMonths } from './archetypes.ts';
import type { Archetype } from './archetypes.ts';
import { addMonths } from './calendar.ts';
import type { IsoDate } from './calendar.ts';
import type { Programme } from './model.ts';
import type { GrowthRules, MoveOption } from './problem.ts';
import type { Change } from './scenario.ts';

export interface PlannedGrowth {
	readonly member: string;
	readonly skill: SkillId;
	/** The level the person has, and the whole level to reach. */
	readonly from: number;
	readonly to: number;
	readonly months: number;
	/** Months from the begin of the plan until this growth begins: after the person's earlier ones. */
	readonly after: number;
}

/** What a solution of the programme says to do. */
export interface Plan {
	readonly hires: readonly { readonly id: string; readonly count: number }[];
	/** People who come from other teams. */
	readonly moves: readonly MoveOption[];
	readonly growth: readonly PlannedGrowth[];
	/** Requirements that stay open, by their place in the requirements, with the missing seats. */
	readonly open: readonly {
		readonly requirement: number;
		readonly seats: number;
		readonly nice: boolean;
	}[];
	/** Thousands. */
	readonly cost: number;
	/** Months until all of it is in effect; 0 for an empty plan. */
	readonly months: number;
	/** Importance times missing seats, over the requirements that must be met; 0 when all are. */
	readonly shortfall: number;
	/** The same over the requirements that are nice to meet. */
	readonly niceShortfall: number;
}

/** Reads the values of a programme's columns back into a plan. Growth is in team order, then by skill. */
export function readPlan(
	{ columns, seat }: Pick<Programme, 'columns' | 'seat'>,
	values: readonly number[],
	team: readonly TeamMember[],
	requirements: readonly Requirement[],
	rules: Pick<GrowthRules, 'costPerMonth' | 'months'>,
): Plan {
	const hires: { id: string; count: number }[] = [];
	const moves: MoveOption[] = [];
	const reached = new Map<string, Reached[]>();
	const open: { requirement: number; seats: number; nice: boolean }[] = [];
	let cost = 0;
	let months = 0;
	const shortfall = { must: 0, nice: 0 };
	for (const [i, column] of columns.entries()) {
		const value = Math.round(values[i] ?? 0);
		if (value <= 0) continue;
		if (column.kind === 'hire') {
			hires.push({ id: column.option.id, count: value });
			cost += value * column.option.cost;
			months = Math.max(months, column.option.readyMonths);
		} else if (column.kind === 'move') {
			moves.push(column.option);
			cost += column.option.cost;
			months = Math.max(months, column.option.readyMonths);
		} else if (column.kind === 'step') {
			const its = reached.get(column.member) ?? [];
			reached.set(column.member, its);
			const same = its.find(({ skill }) => skill === column.skill);
			if (same) same.to = Math.max(same.to, column.level);
			else its.push({ skill: column.skill, to: column.level });
			cost += column.months * rules.costPerMonth;
		} else if (column.kind === 'shortfall') {
			const seats = value / seat;
			open.push({ requirement: column.requirement, seats, nice: column.nice });
			shortfall[column.nice ? 'nice' : 'must'] +=
				seats * (requirements[column.requirement]?.importance ?? 0);
		}
	}
	const growth = team.flatMap((member) => growthOf(member, reached.get(member.id) ?? [], rules));
	for (const one of growth) months = Math.max(months, one.after + one.months);
	return {
		hires,
		moves,
		growth,
		open,
		cost,
		months,
		shortfall: shortfall.must,
		niceShortfall: shortfall.nice,
	};
}

interface Reached {
	readonly skill: SkillId;
	to: number;
}

/** One person's growth, one skill after the other. */
function growthOf(
	member: TeamMember,
	reached: readonly Reached[],
	{ months: ladder }: Pick<GrowthRules, 'months'>,
): PlannedGrowth[] {
	let after = 0;
	return reached.flatMap(({ skill, to }): PlannedGrowth[] => {
		const from = member.ratings[skill];
		if (from === undefined) return [];
		const months = growthMonths(from, to, ladder);
		const one = { member: member.id, skill, from, to, months, after };
		after += months;
		return [one];
	});
}

/**
 * A plan as changes of a scenario that begins on a date: hires first (they cost and close most),
 * each starting after its lead time, then growth.
 */
export function planChanges(
	plan: Pick<Plan, 'hires' | 'growth'>,
	options: readonly Archetype[],
	begin: IsoDate,
): Change[] {
	const hires = plan.hires.flatMap(({ id, count }): Change[] => {
		const option = options.find((candidate) => candidate.id === id);
		if (!option) return [];
		const hire: Change = {
			kind: 'hire',
			archetype: option.id,
			label: option.label,
			ratings: option.ratings,
			share: 1,
			date: addMonths(begin, option.leadMonths),
			cost: option.cost,
		};
		return Array.from({ length: count }, () => hire);
	});
	const growth = plan.growth.map(({ member, skill, to, after }): Change => ({
		kind: 'upskill',
		member,
		skill,
		level: to,
		date: addMonths(begin, after),
	}));
	return [...hires, ...growth];
}

/** Months until a hire of an archetype works at full level: its lead time and the ramp. */
export function readyMonths(
	{ leadMonths }: Pick<Archetype, 'leadMonths'>,
	rampMonths: number = RAMP_MONTHS,
): number {
	return leadMonths + rampMonths;
}
