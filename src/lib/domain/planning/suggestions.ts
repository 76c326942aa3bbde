import { CORE, CORE_SKILLS } from '../core.ts';
import type { Requirement, TeamMember } from '../coverage.ts';
import type { SkillId } from '../framework.ts';
import { growthMonths } from './archetypes.ts';
import type { Archetype } from './archetypes.ts';
import { addMonths } from './calendar.ts';
import type { IsoDate } from './calendar.ts';
import { compare } from './compare.ts';
import type { Comparison } from './compare.ts';
import { holds } from './problem.ts';
import { apply, fullEffectOn } from './scenario.ts';
import type { Change } from './scenario.ts';
import { DEFAULT_PACE } from './settings.ts';
import type { Pace } from './settings.ts';

/** One change on its own, with what it does once it is in full effect. */
export interface Suggestion {
	/** Stable among the suggestions of a team: "hire as", "grow <member> stats". */
	readonly id: string;
	readonly change: Change;
	/** Thousands. */
	readonly cost: number;
	/** Months from the begin of the plan to full effect. */
	readonly months: number;
	/** Change of coverage and of coverage if one person leaves, [-1, 1]. */
	readonly gain: number;
	readonly floorGain: number;
	readonly comparison: Comparison;
}

export interface SuggestionOptions {
	readonly hires: readonly Archetype[];
	/** Thousands a month of growth. */
	readonly growthPerMonth: number;
	/** How fast people become effective; the default pace when absent. */
	readonly pace?: Pace;
	/** Skills that growth never targets. */
	readonly slow: ReadonlySet<SkillId>;
	/** Most levels a suggestion grows somebody, default 2. */
	readonly levels?: number;
	/** When plans begin. */
	readonly begin: IsoDate;
	/** Only changes that help with this requirement's skill. */
	readonly gap?: SkillId;
	/** Members growth is not suggested for, such as hires of the scenario. */
	readonly fixed?: ReadonlySet<string>;
}

/**
 * Every single hire and every single step of growth, ranked by what it adds to coverage, then to
 * coverage if one person leaves, then by cost; equals stay in the order of the archetypes and of
 * the team. A hire is always listed, growth only when it changes one of the two figures. Growth of
 * a requirement on the core is left out here because it mostly takes several skills: a plan has it.
 */
export function suggestions(
	team: readonly TeamMember[],
	requirements: readonly Requirement[],
	options: SuggestionOptions,
): Suggestion[] {
	const { begin, growthPerMonth, pace = DEFAULT_PACE } = options;
	const rate = (id: string, change: Change, cost: number, months: number): Suggestion => {
		const at = fullEffectOn(team, [change], pace) ?? begin;
		const comparison = compare(team, apply(team, [change], at, pace), requirements);
		return {
			id,
			change,
			cost,
			months,
			gain: comparison.after.coverage - comparison.before.coverage,
			floorGain: comparison.after.nMinusOne - comparison.before.nMinusOne,
			comparison,
		};
	};
	const hires = options.hires.map((archetype) =>
		rate(
			`hire ${archetype.id}`,
			{
				kind: 'hire',
				archetype: archetype.id,
				label: archetype.label,
				ratings: archetype.ratings,
				share: 1,
				date: addMonths(begin, archetype.leadMonths),
				cost: archetype.cost,
			},
			archetype.cost,
			archetype.leadMonths + pace.rampMonths,
		),
	);
	const growth = growthOptions(team, requirements, options)
		.map(({ member, skill, level, from }) => {
			const months = growthMonths(from, level, pace.growthMonths);
			return rate(
				`grow ${member} ${skill}`,
				{ kind: 'upskill', member, skill, level, date: begin },
				months * growthPerMonth,
				months,
			);
		})
		.filter(({ gain, floorGain }) => differs(gain, 0) || differs(floorGain, 0));
	const all = [...hires, ...growth];
	const { gap } = options;
	const helping = gap === undefined ? all : all.filter((suggestion) => helps(suggestion, gap));
	return helping.sort(
		(a, b) => order(b.gain, a.gain) || order(b.floorGain, a.floorGain) || a.cost - b.cost,
	);
}

/**
 * The cheapest of the suggestions that do what is wanted, the better one first if one person leaves;
 * several when nothing tells them apart, in the order given; none when none does it.
 */
export function cheapestOf(
	ranked: readonly Suggestion[],
	wanted: (suggestion: Suggestion) => boolean,
): readonly Suggestion[] {
	const fit = ranked.filter(wanted);
	const cost = Math.min(...fit.map((one) => one.cost));
	const cheap = fit.filter((one) => one.cost === cost);
	const floor = Math.max(...cheap.map((one) => one.floorGain));
	return cheap.filter((one) => !differs(one.floorGain, floor));
}

interface GrowthOption {
	readonly member: string;
	readonly skill: SkillId;
	readonly from: number;
	readonly level: number;
}

/** Growth to a level somebody lacks and some requirement asks for, within reach. */
function growthOptions(
	team: readonly TeamMember[],
	requirements: readonly Requirement[],
	{ slow, levels = 2, fixed }: SuggestionOptions,
): GrowthOption[] {
	const options = new Map<string, GrowthOption>();
	for (const member of team) {
		if (fixed?.has(member.id)) continue;
		for (const { skill, level } of requirements) {
			const from = member.ratings[skill];
			if (skill === CORE || slow.has(skill) || from === undefined) continue;
			if (holds(member.ratings, skill, level) || level - Math.floor(from) > levels) continue;
			options.set(`${member.id} ${skill} ${String(level)}`, {
				member: member.id,
				skill,
				from,
				level,
			});
		}
	}
	return [...options.values()];
}

/** Whether a suggestion moves the requirement on a skill at all. */
function helps({ comparison, change }: Suggestion, gap: SkillId): boolean {
	if (change.kind === 'upskill' && gap === CORE)
		return (CORE_SKILLS as readonly SkillId[]).includes(change.skill);
	return comparison.requirements.some(
		(row) =>
			row.skill === gap &&
			(row.after.coverage > row.before.coverage || row.after.bench > row.before.bench),
	);
}

function differs(a: number, b: number): boolean {
	return Math.abs(a - b) > 1e-9;
}

function order(a: number, b: number): number {
	return differs(a, b) ? a - b : 0;
}
