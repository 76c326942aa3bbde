/** Everything single that changes what a team covers, as the fronts of cost against coverage see it. */
import { CORE, CORE_SKILLS, requiredSkillLevel } from '../core.ts';
import { seatCredit } from '../coverage.ts';
import type { Requirement, TeamMember } from '../coverage.ts';
import type { Ratings, SkillId } from '../framework.ts';
import { ladderOf } from './climbs.ts';
import type { Ladder } from './climbs.ts';
import type { PlanProblem } from './problem.ts';

/** What one person may grow to. */
export interface Way {
	readonly steps: readonly { readonly skill: SkillId; readonly to: number }[];
	readonly months: number;
	/** What the person fills then of a seat on each row, [0, 1]. */
	readonly credits: readonly number[];
}

/** What somebody with these ratings fills of a seat on each requirement, [0, 1]. */
export function creditsOf(ratings: Ratings, rows: readonly Requirement[]): number[] {
	return rows.map(({ skill, level }) => seatCredit(requiredSkillLevel(ratings, skill), level));
}

/**
 * The ways in which somebody can grow within the rules, shortest first; those that fill no more than
 * a shorter one are left out.
 */
export function waysOf(
	problem: PlanProblem,
	member: TeamMember,
	rows: readonly Requirement[],
): Way[] {
	const { growth, growable } = problem;
	if (!growth.allowed || (growable && !growable.has(member.id))) return [];
	const ladders = laddersOf(problem, member, rows);
	const all = combinations(problem, ladders).map((steps): Way => {
		const months = steps.reduce((sum, step) => sum + step.months, 0);
		const grown = Object.fromEntries(steps.map(({ skill, to }) => [skill, to]));
		const credits = creditsOf({ ...member.ratings, ...grown }, rows);
		return { steps: steps.map(({ skill, to }) => ({ skill, to })), months, credits };
	});
	all.sort((a, b) => a.months - b.months || a.steps.length - b.steps.length);
	const kept: Way[] = [{ steps: [], months: 0, credits: creditsOf(member.ratings, rows) }];
	for (const way of all) {
		const fillsNoMore = kept.some(({ credits }) =>
			way.credits.every((credit, row) => credit <= (credits[row] ?? 0)),
		);
		if (!fillsNoMore) kept.push(way);
	}
	return kept.slice(1);
}

function laddersOf(
	problem: PlanProblem,
	member: TeamMember,
	rows: readonly Requirement[],
): Ladder[] {
	const tops = new Map<SkillId, number>();
	for (const { skill, level } of rows)
		for (const id of skill === CORE ? CORE_SKILLS : [skill])
			tops.set(id, Math.max(tops.get(id) ?? 0, Math.ceil(level)));
	return [...tops].flatMap(([skill, top]) => ladderOf(problem, member, skill, top) ?? []);
}

interface Step {
	readonly skill: SkillId;
	readonly to: number;
	readonly months: number;
}

/** Every choice of heights on some ladders within the rules of growth and the deadline, but for none. */
function combinations({ growth, limits }: PlanProblem, ladders: readonly Ladder[]): Step[][] {
	const found: Step[][] = [];
	const extend = (steps: readonly Step[], from: number, levels: number, spent: number) => {
		if (steps.length > 0) found.push([...steps]);
		if (steps.length >= growth.skillsPerPerson) return;
		for (let i = from; i < ladders.length; i++) {
			const { skill, rungs } = ladders[i] ?? { skill: '', rungs: [] };
			let months = 0;
			for (const [height, rung] of rungs.entries()) {
				months += rung.months;
				if (levels + height + 1 > growth.levelsPerPerson) break;
				if (spent + months > (limits.deadline ?? Infinity)) break;
				const step = { skill, to: rung.level, months };
				extend([...steps, step], i + 1, levels + height + 1, spent + months);
			}
		}
	};
	extend([], 0, 0, 0);
	return found;
}
