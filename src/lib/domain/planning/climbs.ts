/** What growth can do about the open requirements: per person and skill, which levels, how long, what for. */
import { CORE, CORE_SKILLS } from '../core.ts';
import type { TeamMember } from '../coverage.ts';
import type { SkillId } from '../framework.ts';
import { burdens } from './burdens.ts';
import { holds } from './problem.ts';
import type { OpenRow, PlanProblem } from './problem.ts';

/** One level up. */
export interface Rung {
	/** The whole level this rung reaches. */
	readonly level: number;
	readonly months: number;
}

/** The levels somebody can climb on one skill, each after the one before. */
export interface Ladder {
	readonly skill: SkillId;
	readonly rungs: readonly Rung[];
}

/** An open requirement that a climb fills with the person's share once certain rungs are reached. */
export interface Cover {
	/** Place among the open rows. */
	readonly row: number;
	/** For each ladder that matters, its place and how many of its rungs are needed. */
	readonly needs: readonly { readonly ladder: number; readonly rungs: number }[];
}

/**
 * What people of one kind can do on skills that depend on each other: one skill, or the four of the
 * core while a requirement asks for all of them at once.
 */
export interface ClimbKind {
	/** The skill, or `core`. */
	readonly group: SkillId;
	/** Units of a seat each of them brings. */
	readonly share: number;
	readonly ladders: readonly Ladder[];
	/** At least one. */
	readonly covers: readonly Cover[];
}

/** One person who can do it. Kinds are shared: equal ones are the same object. */
export interface Climb {
	readonly member: TeamMember;
	readonly kind: ClimbKind;
	/** What a rung of this person weighs when everything else is equal, > 0. */
	readonly spread: number;
}

/** Every climb that can fill an open row within the rules of growth and the deadline, in team order. */
export function climbs(
	problem: PlanProblem,
	open: readonly OpenRow[],
	seat: number,
): readonly Climb[] {
	const { growth, team, growable } = problem;
	if (!growth.allowed || growth.skillsPerPerson < 1 || open.length === 0) return [];
	const spread = spreads(problem);
	const kinds = groupsOf(open).map((group) => kindsOf(problem, open, group));
	return team.flatMap((member, order): Climb[] => {
		if (growable && !growable.has(member.id)) return [];
		const share = Math.round(member.share * seat);
		return kinds.flatMap((kindOf): Climb[] => {
			const kind = kindOf(member, share);
			return kind ? [{ member, kind, spread: spread[order] ?? 1 }] : [];
		});
	});
}

/** The kind of a member on a group of skills; people with the same levels share theirs. */
function kindsOf(problem: PlanProblem, open: readonly OpenRow[], group: Group) {
	const byLevels = new Map<string, ClimbKind | undefined>();
	const equal = new Map<string, ClimbKind>();
	return (member: TeamMember, share: number): ClimbKind | undefined => {
		const levels = [CORE, ...group.skills].map((id) => member.ratings[id] ?? '-').join();
		const key = `${String(share)} ${levels}`;
		if (byLevels.has(key)) return byLevels.get(key);
		const found = kindOf(problem, open, group, member, share);
		const text = found && JSON.stringify(found);
		const kind = text === undefined ? undefined : (equal.get(text) ?? found);
		if (text !== undefined && kind) equal.set(text, kind);
		byLevels.set(key, kind);
		return kind;
	};
}

function kindOf(
	problem: PlanProblem,
	open: readonly OpenRow[],
	{ group, skills, rows, top }: Group,
	member: TeamMember,
	share: number,
): ClimbKind | undefined {
	const ladders = skills.flatMap((skill) => ladderOf(problem, member, skill, top) ?? []);
	const covers = rows.flatMap((row): Cover[] => {
		const asked = open[row]?.requirement;
		const needs = asked && needsOf(member, asked, ladders);
		return needs && withinRules(problem, ladders, needs) ? [{ row, needs }] : [];
	});
	return covers.length > 0 ? { group, share, ...trim(ladders, covers) } : undefined;
}

interface Group {
	readonly group: SkillId;
	readonly skills: readonly SkillId[];
	/** Places among the open rows. */
	readonly rows: readonly number[];
	/** The highest level asked for, rounded up. */
	readonly top: number;
}

/** The skills that open rows ask for; the core's four together when a row asks for the core. */
function groupsOf(open: readonly OpenRow[]): Group[] {
	const whole = open.some(({ requirement }) => requirement.skill === CORE);
	const ofCore = (skill: SkillId) =>
		whole && (skill === CORE || (CORE_SKILLS as readonly SkillId[]).includes(skill));
	const rows = new Map<SkillId, number[]>();
	for (const [i, { requirement }] of open.entries()) {
		const group = ofCore(requirement.skill) ? CORE : requirement.skill;
		rows.set(group, [...(rows.get(group) ?? []), i]);
	}
	return [...rows]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([group, its]) => ({
			group,
			skills: group === CORE ? CORE_SKILLS : [group],
			rows: its,
			top: Math.ceil(Math.max(...its.map((row) => open[row]?.requirement.level ?? 0))),
		}));
}

/**
 * The rungs somebody has before them on a skill, up to a level; `undefined` when there are none: a
 * skill that is not rated cannot be planned from, and history is not grown.
 */
export function ladderOf(
	{ growth, limits, slow }: Pick<PlanProblem, 'growth' | 'limits' | 'slow'>,
	member: TeamMember,
	skill: SkillId,
	top: number,
): Ladder | undefined {
	const from = member.ratings[skill];
	if (from === undefined || slow.has(skill)) return undefined;
	const rungs: Rung[] = [];
	let spent = 0;
	for (let level = Math.floor(from) + 1; level <= top; level++) {
		const months = growth.months[level - 1];
		if (months === undefined || rungs.length >= growth.levelsPerPerson) break;
		spent += months;
		if (spent > (limits.deadline ?? Infinity)) break;
		rungs.push({ level, months });
	}
	return rungs.length > 0 ? { skill, rungs } : undefined;
}

/** The rungs a requirement asks of somebody; `undefined` when it is held or out of reach. */
function needsOf(
	{ ratings }: TeamMember,
	{ skill, level }: OpenRow['requirement'],
	ladders: readonly Ladder[],
): Cover['needs'] | undefined {
	if (holds(ratings, skill, level)) return undefined;
	// Somebody with a level of the core as such has no four skills that could move it.
	if (skill === CORE && ratings[CORE] !== undefined) return undefined;
	const asked = skill === CORE ? CORE_SKILLS : [skill];
	const needs: { ladder: number; rungs: number }[] = [];
	for (const id of asked) {
		const from = ratings[id];
		if (from === undefined) return undefined;
		if (from >= level) continue;
		const ladder = ladders.findIndex((candidate) => candidate.skill === id);
		const rungs = ladders[ladder]?.rungs.findIndex((rung) => rung.level >= level) ?? -1;
		if (rungs < 0) return undefined;
		needs.push({ ladder, rungs: rungs + 1 });
	}
	return needs;
}

function withinRules(
	{ growth, limits }: PlanProblem,
	ladders: readonly Ladder[],
	needs: Cover['needs'],
): boolean {
	return (
		needs.length <= growth.skillsPerPerson &&
		needs.reduce((sum, { rungs }) => sum + rungs, 0) <= growth.levelsPerPerson &&
		monthsOf({ ladders }, needs) <= (limits.deadline ?? Infinity)
	);
}

/** Months that the rungs of some needs take, one after the other. */
export function monthsOf({ ladders }: Pick<ClimbKind, 'ladders'>, needs: Cover['needs']): number {
	let months = 0;
	for (const { ladder, rungs } of needs)
		for (const rung of ladders[ladder]?.rungs.slice(0, rungs) ?? []) months += rung.months;
	return months;
}

/** Leaves out rungs and ladders that no cover needs. */
function trim(
	ladders: readonly Ladder[],
	covers: readonly Cover[],
): Pick<ClimbKind, 'ladders' | 'covers'> {
	const needed = ladders.map((_, i) =>
		Math.max(
			0,
			...covers.flatMap(({ needs }) =>
				needs.flatMap((need) => (need.ladder === i ? [need.rungs] : [])),
			),
		),
	);
	const kept = ladders.flatMap((_, i) => ((needed[i] ?? 0) > 0 ? [i] : []));
	return {
		ladders: kept.flatMap((i) => {
			const ladder = ladders[i];
			return ladder ? [{ ...ladder, rungs: ladder.rungs.slice(0, needed[i]) }] : [];
		}),
		covers: covers.map(({ row, needs }) => ({
			row,
			needs: needs.map(({ ladder, rungs }) => ({ ladder: kept.indexOf(ladder), rungs })),
		})),
	};
}

/** Weight of a thousandth of coverage beside the order of the team, which settles what is left. */
const SPREAD_ROOM = 1000;

/** Per member, what a rung weighs: what hangs on them already, then their place in the team. */
export function spreads({ team, requirements }: PlanProblem): number[] {
	const room = Math.max(SPREAD_ROOM, team.length + 1);
	return burdens(team, requirements).map(
		(lost, order) => Math.round(lost * 1000) * room + order + 1,
	);
}
