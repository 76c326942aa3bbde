import { CORE_TARGET, coreState } from './core.ts';
import type { CoreState } from './core.ts';
import type { FrameworkModel, SkillId } from './framework.ts';
import { isStale, ratingSigma } from './rating.ts';
import { leanInterval, roleFit, spectrum } from './spectrum.ts';
import type { LeanInterval, Spectrum } from './spectrum.ts';
import type { CellState, TeamPerson } from './team.ts';

/** Where one person stands: everything the charts and the person page derive from the ratings. */
export interface Standing {
	/** Absent while one side has no rating. */
	readonly spectrum?: Spectrum;
	/** 80 % interval of lean; absent when the spectrum is. */
	readonly interval?: LeanInterval;
	/** Share of each role's whole bar that is met over the rated axes, [0, 1]. */
	readonly fit: ReturnType<typeof roleFit>;
	readonly core: CoreState;
}

/** Standing of a person at `now` (ms UTC), which ages the intervals. */
export function standing(framework: FrameworkModel, person: TeamPerson, now: number): Standing {
	return {
		spectrum: spectrum(framework, person.ratings),
		interval: leanInterval(framework, person.ratings, sigmas(framework, person, now)),
		fit: roleFit(framework, person.ratings),
		core: coreState(person.ratings, CORE_TARGET),
	};
}

/** Standard error of each rated skill, in levels; skills that are not rated are absent. */
export function sigmas(
	framework: FrameworkModel,
	person: Pick<TeamPerson, 'ratings' | 'cells'>,
	now: number,
): Record<SkillId, number | undefined> {
	const result: Record<SkillId, number | undefined> = {};
	for (const { id } of framework.skills) {
		const cell = person.cells[id];
		if (person.ratings[id] === undefined || cell?.ratedAt === undefined) continue;
		result[id] = ratingSigma({ ...cell, ratedAt: cell.ratedAt }, now);
	}
	return result;
}

/** Rated cells of a person whose newest rating is older than the stale limit, in framework order. */
export function staleSkills(
	framework: FrameworkModel,
	person: Pick<TeamPerson, 'ratings' | 'cells'>,
	now: number,
): SkillId[] {
	return framework.skills
		.filter(({ id }) => person.ratings[id] !== undefined && staleCell(person.cells[id], now))
		.map(({ id }) => id);
}

/** Whether a cell's value is older than the stale limit; false for a cell that is not rated. */
export function staleCell(cell: CellState | undefined, now: number): boolean {
	return cell?.ratedAt !== undefined && isStale(cell.ratedAt, now);
}
