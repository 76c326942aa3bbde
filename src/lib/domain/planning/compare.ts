import { teamCoverage } from '../coverage.ts';
import type { Requirement, RequirementCoverage, TeamCoverage, TeamMember } from '../coverage.ts';
import type { SkillId } from '../framework.ts';

/** What happens to one requirement between two teams. */
export const EFFECTS = [
	'closes',
	'opens',
	'narrows',
	'widens',
	'gains-bench',
	'loses-bench',
	'more-spare',
	'less-spare',
	'none',
] as const;
export type Effect = (typeof EFFECTS)[number];

export interface RequirementDifference {
	readonly skill: SkillId;
	readonly before: RequirementCoverage;
	readonly after: RequirementCoverage;
	readonly effect: Effect;
	/** Change of the bench in full-time seats, rounded to hundredths. */
	readonly spare: number;
}

export interface TeamFigures {
	/** Number of people. */
	readonly people: number;
	readonly coverage: number;
	/** Coverage if the person the team needs most leaves, [0, 1]. */
	readonly nMinusOne: number;
	readonly met: number;
	readonly total: number;
	/** Requirements that are met by exactly the seats they need, without a spare one. */
	readonly withoutBench: number;
	readonly lotteryFactor?: number;
}

/** Two teams against the same requirements, requirements in the order given. */
export interface Comparison {
	readonly before: TeamFigures;
	readonly after: TeamFigures;
	readonly requirements: readonly RequirementDifference[];
	readonly closed: readonly SkillId[];
	readonly opened: readonly SkillId[];
	readonly benchGained: readonly SkillId[];
	readonly benchLost: readonly SkillId[];
}

const EPSILON = 1e-9;

/** Compares a team with what becomes of it. Empty requirements give coverage 1 on both sides. */
export function compare(
	before: readonly TeamMember[],
	after: readonly TeamMember[],
	requirements: readonly Requirement[],
): Comparison {
	const was = teamCoverage(before, requirements);
	const is = teamCoverage(after, requirements);
	const rows = was.requirements.flatMap((row, i) => {
		const next = is.requirements[i];
		return next ? [difference(row, next)] : [];
	});
	const having = (...effects: Effect[]) =>
		rows.filter((row) => effects.includes(row.effect)).map((row) => row.skill);
	return {
		before: figures(was),
		after: figures(is),
		requirements: rows,
		closed: having('closes'),
		opened: having('opens'),
		benchGained: having('gains-bench'),
		benchLost: having('loses-bench'),
	};
}

/** The headline figures of a computed coverage. */
function figures(coverage: TeamCoverage): TeamFigures {
	return {
		people: coverage.without.length,
		coverage: coverage.coverage,
		nMinusOne: coverage.nMinusOne,
		met: coverage.met,
		total: coverage.requirements.length,
		withoutBench: coverage.requirements.filter((row) => row.noBench).length,
		lotteryFactor: coverage.lotteryFactor,
	};
}

function difference(
	before: RequirementCoverage,
	after: RequirementCoverage,
): RequirementDifference {
	return {
		skill: before.skill,
		before,
		after,
		effect: effect(before, after),
		spare: Math.round((after.bench - before.bench) * 100) / 100,
	};
}

function effect(before: RequirementCoverage, after: RequirementCoverage): Effect {
	if (!before.met && after.met) return 'closes';
	if (before.met && !after.met) return 'opens';
	if (!after.met) {
		const change = after.coverage - before.coverage;
		return change > EPSILON ? 'narrows' : change < -EPSILON ? 'widens' : 'none';
	}
	const had = before.bench >= 1 - EPSILON;
	const has = after.bench >= 1 - EPSILON;
	if (!had && has) return 'gains-bench';
	if (had && !has) return 'loses-bench';
	const change = after.bench - before.bench;
	return change > EPSILON ? 'more-spare' : change < -EPSILON ? 'less-spare' : 'none';
}

/** What losing each person would cost, worst first and by name where equal; only those who cost. */
export function losses(
	coverage: TeamCoverage,
): { readonly id: string; readonly name: string; readonly cost: number }[] {
	return coverage.without
		.map(({ id, name, coverage: left }) => ({ id, name, cost: coverage.coverage - left }))
		.filter((loss) => loss.cost > EPSILON)
		.sort((a, b) =>
			Math.abs(a.cost - b.cost) > EPSILON ? b.cost - a.cost : a.name < b.name ? -1 : 1,
		);
}
