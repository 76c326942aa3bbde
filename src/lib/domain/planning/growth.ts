import type { SkillId } from '../framework.ts';
import { addMonths } from './calendar.ts';
import type { IsoDate } from './calendar.ts';
import type { Pace } from './settings.ts';

/** Growth of one person on one skill, to be begun on a date. */
export interface PlannedSteps {
	readonly member: string;
	readonly skill: SkillId;
	/** The whole level to reach. */
	readonly level: number;
	readonly date: IsoDate;
}

/** A level reached, and by which of the growths asked for. */
export interface GrownStep {
	readonly date: IsoDate;
	readonly level: number;
	/** Place in the list that was given. */
	readonly index: number;
	/** Months that this step took. */
	readonly months: number;
}

/**
 * When one person reaches which level on one skill: level by level along the ladder, one growth
 * after the other in the order of their dates (a later one waits for the earlier one to end).
 * `from` is the level today, fractional or whole; the unfinished level counts in full. Growth to a
 * level that is reached already takes no time and has no step.
 */
export function growthSteps(
	from: number,
	growths: readonly Pick<PlannedSteps, 'level' | 'date'>[],
	{ growthMonths }: Pick<Pace, 'growthMonths'>,
): GrownStep[] {
	const dated = growths
		.map(({ level, date }, index) => ({ level, date, index }))
		.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.index - b.index));
	const steps: GrownStep[] = [];
	let reached = from;
	let free: IsoDate = '';
	for (const { level: goal, date, index } of dated) {
		const begin = date > free ? date : free;
		let elapsed = 0;
		for (let level = Math.floor(reached) + 1; level <= goal; level++) {
			const months = growthMonths[level - 1] ?? 0;
			elapsed += months;
			free = addMonths(begin, elapsed);
			steps.push({ date: free, level, index, months });
			reached = level;
		}
	}
	return steps;
}
