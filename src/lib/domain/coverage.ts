import { requiredSkillLevel } from './core.ts';
import type { Ratings, SkillId } from './framework.ts';

/**
 * What a team covers of what it needs, and where that hangs on one person. Each requirement asks for
 * `need` seats at a level; people fill seats by their availability, best first, and someone one
 * level short fills half a seat's worth.
 *
 * Shares are multiples of .05, which binary fractions cannot hold: .7 + .1 + .2 is a hair below 1.
 * Capacity, coverage and severity are therefore snapped to a small grid, so that "met", thresholds
 * and ties compare as they would on paper. Rounding keeps order, so no law depends on it.
 */

export interface TeamMember {
	readonly id: string;
	readonly name: string;
	/** Share of full time in this team, (0, 1]. */
	readonly share: number;
	readonly ratings: Ratings;
}

export interface Requirement {
	/** An axis, a core skill, or `core` for the minimum of the four. */
	readonly skill: SkillId;
	/** Level asked for, [0, 5]. */
	readonly level: number;
	/** Seats at that level, in full-time people; 0 or less asks for nothing. */
	readonly need: number;
	/** 1 nice, 2 important, 3 critical. */
	readonly importance: number;
}

export const SEVERITY_WORDS = ['critical', 'high', 'medium', 'low', 'none'] as const;
export type SeverityWord = (typeof SEVERITY_WORDS)[number];

export interface RequirementCoverage extends Requirement {
	/** Share of the seats that is filled, [0, 1]; 1 exactly when met. */
	readonly coverage: number;
	/** Number of holders: people at or above the level, whatever their share. */
	readonly qualified: number;
	/** Sum of the holders' shares, in seats. */
	readonly capacity: number;
	/** Capacity less need, in seats; negative when not met. */
	readonly bench: number;
	readonly met: boolean;
	/** Exactly one holder. */
	readonly single: boolean;
	/** Met by several, yet with less than one seat to spare. */
	readonly noBench: boolean;
	/** [0, 1]. */
	readonly severity: number;
	readonly severityWord: SeverityWord;
	/** Ids of the holders, in team order. */
	readonly holders: readonly string[];
	/** Ids of those less than a level below or exactly one level short, in team order. */
	readonly oneShort: readonly string[];
}

/** The team with one person gone. */
export interface Departure {
	readonly id: string;
	readonly name: string;
	/** Team coverage without this person, [0, 1]. */
	readonly coverage: number;
	/** Share of today's coverage that goes with this person, [0, 1]; 0 when there is none. */
	readonly keyPersonIndex: number;
	/** Requirements met without this person. */
	readonly met: number;
}

export interface TeamCoverage {
	/** Importance-weighted mean of the requirements' coverage, [0, 1]; 1 when nothing is required. */
	readonly coverage: number;
	/** The lowest coverage after one departure; today's coverage when there is nobody to leave. */
	readonly nMinusOne: number;
	/** In the order given. */
	readonly requirements: readonly RequirementCoverage[];
	/** Those of severity > 0: by severity, importance, missing seats, then the order given. */
	readonly gaps: readonly RequirementCoverage[];
	/** Number of requirements met. */
	readonly met: number;
	/** Fewest holders of any critical requirement; absent when none is critical. */
	readonly lotteryFactor?: number;
	/** One entry a person, in team order. */
	readonly without: readonly Departure[];
}

const CRITICAL = 3;
const snap = (value: number): number => Math.round(value * 1e12) / 1e12;
const snapSeats = (value: number): number => Math.round(value * 1e9) / 1e9;
/** The largest coverage that a requirement that is not met can read. */
const ALMOST = 1 - 1e-12;

/**
 * Credit of a level x towards a level L, [0, 1]: 1 at or above it, one half a level short, 0 from
 * two levels short; not rated gives 0.
 */
export function seatCredit(level: number | undefined, asked: number): number {
	if (level === undefined) return 0;
	return Math.min(1, Math.max(0, 1 - (asked - level) / 2));
}

/** One person as one requirement sees them. */
export interface Seat {
	/** Place in the team. */
	readonly index: number;
	/** Share of full time, (0, 1]. */
	readonly share: number;
	/** Seat credit, (0, 1]. */
	readonly credit: number;
	/** At or above the level asked for. */
	readonly holds: boolean;
}

/** Those with any credit, best first; the larger share first so that people's order cannot matter. */
export function seatsFor(team: readonly TeamMember[], requirement: Requirement): Seat[] {
	const seats: Seat[] = [];
	team.forEach((member, index) => {
		const level = requiredSkillLevel(member.ratings, requirement.skill);
		const credit = seatCredit(level, requirement.level);
		if (credit === 0) return;
		const holds = level !== undefined && level >= requirement.level;
		seats.push({ index, share: member.share, credit, holds });
	});
	return seats.sort((a, b) => b.credit - a.credit || b.share - a.share);
}

/**
 * Coverage, [0, 1], and capacity, in seats, of one requirement by the people of `seatsFor`, leaving
 * out those at the places `absent`. A need of 0 or less is covered whole.
 */
export function fill(
	seats: readonly Seat[],
	need: number,
	...absent: readonly number[]
): { readonly coverage: number; readonly capacity: number } {
	let capacity = 0;
	let filled = 0;
	let left = need;
	for (const seat of seats) {
		if (absent.includes(seat.index)) continue;
		if (seat.holds) capacity += seat.share;
		else if (left <= 0) break;
		const taken = Math.min(seat.share, Math.max(0, left));
		filled += taken * seat.credit;
		left -= taken;
	}
	capacity = snapSeats(capacity);
	if (need <= 0 || capacity >= need) return { coverage: 1, capacity };
	return { coverage: Math.min(snap(filled / need), ALMOST), capacity };
}

function severityWord(severity: number): SeverityWord {
	if (severity >= 0.5) return 'critical';
	if (severity >= 0.25) return 'high';
	if (severity >= 0.1) return 'medium';
	return severity > 0 ? 'low' : 'none';
}

function requirementCoverage(
	team: readonly TeamMember[],
	requirement: Requirement,
	seats: readonly Seat[],
): RequirementCoverage {
	const { level, need, importance } = requirement;
	const { coverage, capacity } = fill(seats, need);
	const asked = need > 0;
	const inTeamOrder = (wanted: readonly Seat[]): string[] =>
		wanted
			.map((seat) => seat.index)
			.sort((a, b) => a - b)
			.flatMap((index) => team[index]?.id ?? []);
	const holders = inTeamOrder(seats.filter((seat) => seat.holds));
	const met = coverage === 1;
	const bench = snapSeats(capacity - need);
	const single = asked && holders.length === 1;
	const noBench = asked && met && !single && bench < 1;
	const weight = importance / CRITICAL;
	const raw = weight * (1 - coverage + (single ? 0.25 : 0) + (noBench ? 0.1 : 0));
	const severity = asked ? Math.min(1, snap(raw)) : 0;
	return {
		skill: requirement.skill,
		level,
		need,
		importance,
		coverage,
		qualified: holders.length,
		capacity,
		bench,
		met,
		single,
		noBench,
		severity,
		severityWord: severityWord(severity),
		holders,
		oneShort: inTeamOrder(seats.filter((seat) => !seat.holds && seat.credit >= 0.5)),
	};
}

/** Importance-weighted mean; 1 when nothing of any importance is required. */
function weightedMean(requirements: readonly Requirement[], coverages: readonly number[]): number {
	let sum = 0;
	let weights = 0;
	requirements.forEach((requirement, i) => {
		sum += requirement.importance * (coverages[i] ?? 0);
		weights += requirement.importance;
	});
	return weights > 0 ? snap(sum / weights) : 1;
}

function byGravity(a: RequirementCoverage, b: RequirementCoverage): number {
	return (
		b.severity - a.severity ||
		b.importance - a.importance ||
		// A smaller bench is more seats missing; what is met misses none.
		Math.min(0, a.bench) - Math.min(0, b.bench)
	);
}

/**
 * Coverage of a team's requirements, and of the team after each single departure. A requirement for
 * the skill `core` takes the minimum of the four core skills, and holds nobody whose core is not
 * fully rated. An empty team covers nothing of what is needed; no requirements are covered whole.
 */
export function teamCoverage(
	team: readonly TeamMember[],
	requirements: readonly Requirement[],
): TeamCoverage {
	const seats = requirements.map((requirement) => seatsFor(team, requirement));
	const rows = requirements.map((requirement, i) =>
		requirementCoverage(team, requirement, seats[i] ?? []),
	);
	const today = rows.map((row) => row.coverage);
	const coverage = weightedMean(requirements, today);
	const without = team.map((member, index) => {
		const left = rows.map((row, i) => {
			const filled = seats[i] ?? [];
			// Who has no credit fills no seat.
			const counts = filled.some((seat) => seat.index === index);
			return counts ? fill(filled, row.need, index).coverage : row.coverage;
		});
		const after = weightedMean(requirements, left);
		return {
			id: member.id,
			name: member.name,
			coverage: after,
			keyPersonIndex: coverage > 0 ? (coverage - after) / coverage : 0,
			met: left.filter((value) => value === 1).length,
		};
	});
	const critical = rows.filter((row) => row.importance >= CRITICAL && row.need > 0);
	return {
		coverage,
		nMinusOne: without.reduce((lowest, one) => Math.min(lowest, one.coverage), coverage),
		requirements: rows,
		gaps: rows.filter((row) => row.severity > 0).sort(byGravity),
		met: rows.filter((row) => row.met).length,
		lotteryFactor:
			critical.length > 0 ? Math.min(...critical.map((row) => row.qualified)) : undefined,
		without,
	};
}

/** The team without the person of this id; the same people when nobody has it. */
export function withoutMember<T extends { readonly id: string }>(
	team: readonly T[],
	id: string,
): T[] {
	return team.filter((member) => member.id !== id);
}
