/**
 * The plan one would find by hand: again and again the single hire, growth or move that covers most
 * for its price. It shows why each step was taken, and how much the exact plan saves.
 */
import type { SkillId } from '../framework.ts';
import { climbs, monthsOf } from './climbs.ts';
import type { Climb, ClimbKind } from './climbs.ts';
import { rowsHeld } from './dominance.ts';
import { openRows, seatUnits } from './problem.ts';
import type { HireOption, MoveOption, OpenRow, PlanProblem } from './problem.ts';

/** One thing to do. */
export type GreedyAct =
	| { readonly kind: 'hire'; readonly option: HireOption }
	| { readonly kind: 'move'; readonly option: MoveOption }
	| {
			readonly kind: 'growth';
			readonly member: string;
			readonly skills: readonly { readonly skill: SkillId; readonly to: number }[];
	  };

export interface GreedyStep {
	readonly act: GreedyAct;
	/** Importance times seats that it fills, given the steps before; > 0. */
	readonly gain: number;
	/** Requirements it brings to what is asked, by their place in the requirements. */
	readonly closes: readonly number[];
	/** Thousands, of this step and of all until here. */
	readonly cost: number;
	readonly costSoFar: number;
}

export interface GreedyPlan {
	readonly steps: readonly GreedyStep[];
	/** Thousands. */
	readonly cost: number;
	/** Months until all of it is in effect. */
	readonly months: number;
	/** Importance times missing seats that are left, over the requirements that must be met. */
	readonly shortfall: number;
}

/** What is left to fill and to spend while steps are taken. */
interface Ledger {
	readonly left: number[];
	heads: number;
	money: number;
	readonly climbed: Set<string>;
	readonly moved: Set<MoveOption>;
}

interface Candidate {
	readonly act: GreedyAct;
	readonly cost: number;
	readonly months: number;
	/** Open rows with the units it brings to each. */
	readonly brings: readonly { readonly row: number; readonly units: number }[];
	readonly take: (ledger: Ledger) => void;
	readonly may: (ledger: Ledger) => boolean;
}

/**
 * Takes steps until nothing helps any more or nothing is left open; of equally good ones the first
 * of hires, moves and growth. Each person grows once, within the rules of growth. The limits hold
 * throughout but for the mix, which no single step can keep: a plan by hand may miss it.
 */
export function greedyPlan(problem: PlanProblem): GreedyPlan {
	const { limits } = problem;
	const seat = seatUnits(problem);
	const open = openRows(problem, seat).filter(({ nice }) => !nice);
	const candidates = [
		...hireCandidates(problem, open, seat),
		...moveCandidates(problem, open, seat),
		...growthCandidates(problem, open, seat),
	].filter(({ months, brings }) => months <= (limits.deadline ?? Infinity) && brings.length > 0);
	const ledger: Ledger = {
		left: open.map(({ deficit }) => deficit),
		heads: limits.headcount ?? Infinity,
		money: limits.budget ?? Infinity,
		climbed: new Set(),
		moved: new Set(),
	};
	const steps: GreedyStep[] = [];
	let cost = 0;
	let months = 0;
	for (;;) {
		const best = bestOf(candidates, ledger, open);
		if (!best) break;
		const { candidate, gain } = best;
		const closes: number[] = [];
		for (const { row, units } of candidate.brings) {
			const before = ledger.left[row] ?? 0;
			ledger.left[row] = Math.max(0, before - units);
			if (before > 0 && units >= before) closes.push(open[row]?.index ?? row);
		}
		candidate.take(ledger);
		ledger.money -= candidate.cost;
		cost += candidate.cost;
		months = Math.max(months, candidate.months);
		const { act } = candidate;
		steps.push({ act, gain: gain / seat, closes, cost: candidate.cost, costSoFar: cost });
	}
	const shortfall = open.reduce(
		(sum, { requirement }, row) => sum + requirement.importance * (ledger.left[row] ?? 0),
		0,
	);
	return { steps, cost, months, shortfall: shortfall / seat };
}

/** The step with most gain for its price, free ones first; `undefined` when none gains anything. */
function bestOf(candidates: readonly Candidate[], ledger: Ledger, open: readonly OpenRow[]) {
	let best: { candidate: Candidate; gain: number } | undefined;
	for (const candidate of candidates) {
		if (candidate.cost > ledger.money || !candidate.may(ledger)) continue;
		let gain = 0;
		for (const { row, units } of candidate.brings)
			gain += (open[row]?.requirement.importance ?? 0) * Math.min(units, ledger.left[row] ?? 0);
		if (gain > 0 && (!best || beats(candidate, gain, best))) best = { candidate, gain };
	}
	return best;
}

function beats(
	{ cost, months }: Candidate,
	gain: number,
	best: { readonly candidate: Candidate; readonly gain: number },
): boolean {
	// Gain for price, compared without dividing, so that what is free needs no rule of its own.
	const mine = gain * best.candidate.cost;
	const theirs = best.gain * cost;
	if (mine !== theirs) return mine > theirs;
	if (gain !== best.gain) return gain > best.gain;
	return (
		cost < best.candidate.cost || (cost === best.candidate.cost && months < best.candidate.months)
	);
}

function hireCandidates(
	{ hires }: PlanProblem,
	open: readonly OpenRow[],
	seat: number,
): Candidate[] {
	return hires.map((option) => ({
		act: { kind: 'hire', option },
		cost: option.cost,
		months: option.readyMonths,
		brings: rowsHeld(option, open).map((row) => ({ row, units: seat })),
		take: (ledger) => {
			ledger.heads -= 1;
		},
		may: ({ heads }) => heads >= 1,
	}));
}

function moveCandidates(
	{ moves = [] }: PlanProblem,
	open: readonly OpenRow[],
	seat: number,
): Candidate[] {
	return moves.map((option) => {
		const units = Math.round(option.share * seat);
		return {
			act: { kind: 'move', option },
			cost: option.cost,
			months: option.readyMonths,
			brings: rowsHeld(option, open).map((row) => ({ row, units })),
			take: ({ moved }) => {
				moved.add(option);
			},
			may: ({ moved }) => !moved.has(option),
		};
	});
}

/** Every cover of every climb as a step of its own, with all that the same rungs cover on the way. */
function growthCandidates(
	problem: PlanProblem,
	open: readonly OpenRow[],
	seat: number,
): Candidate[] {
	return climbs(problem, open, seat).flatMap(({ member, kind }: Climb) =>
		kind.covers.map(({ needs }): Candidate => {
			const months = monthsOf(kind, needs);
			return {
				act: {
					kind: 'growth',
					member: member.id,
					skills: needs.flatMap(({ ladder, rungs: count }) => {
						const on = kind.ladders[ladder];
						const to = on?.rungs[count - 1]?.level;
						return on && to !== undefined ? [{ skill: on.skill, to }] : [];
					}),
				},
				cost: months * problem.growth.costPerMonth,
				months,
				brings: coveredBy(kind, needs).map((row) => ({ row, units: kind.share })),
				take: ({ climbed }) => {
					climbed.add(member.id);
				},
				may: ({ climbed }) => !climbed.has(member.id),
			};
		}),
	);
}

/** The rows that are covered once certain rungs are reached. */
function coveredBy(kind: ClimbKind, reached: ClimbKind['covers'][number]['needs']): number[] {
	const height = new Map(reached.map(({ ladder, rungs }) => [ladder, rungs]));
	return kind.covers.flatMap(({ row, needs }) =>
		needs.every(({ ladder, rungs }) => (height.get(ladder) ?? 0) >= rungs) ? [row] : [],
	);
}
