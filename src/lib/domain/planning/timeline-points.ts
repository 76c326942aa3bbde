/** A timeline as it is shown: without what it was computed from, so that a browser can read it. */
import { joinNames } from '../format.ts';
import { addMonths, firstOfNextMonth } from './calendar.ts';
import type { IsoDate } from './calendar.ts';

/** Coverage of a team on a date, each in [0, 1]. */
export interface CoverageLines {
	/** Under the scenario. */
	readonly plan: number;
	/** Under the scenario if the person it needs most leaves as well. */
	readonly floor: number;
	/** Without the scenario. */
	readonly none: number;
}

/** A stretch of time in which nothing changes, `to` exclusive. */
export interface TimelineStep extends CoverageLines {
	readonly from: IsoDate;
	readonly to: IsoDate;
}

/** What happens on one date, in the order of the changes. */
export interface TimelineMark {
	readonly date: IsoDate;
	/** "Hire starts", "Fay at 4 in Statistics"; at least one. */
	readonly texts: readonly string[];
}

export interface Timeline {
	readonly from: IsoDate;
	/** The end of what is shown, exclusive. */
	readonly to: IsoDate;
	/** Together they reach from `from` to `to`; at least one. */
	readonly steps: readonly TimelineStep[];
	/** What happens within, in order. Changes that lie before or beyond have no mark. */
	readonly marks: readonly TimelineMark[];
}

/** The step of a date; the first before the beginning, the last from the end on. */
export function stepAt(
	{ steps }: Pick<Timeline, 'steps'>,
	date: IsoDate,
): TimelineStep | undefined {
	return steps.find((step) => date < step.to) ?? steps.at(-1);
}

/** A date of the timeline with what holds then and what happens on it. */
export interface TimelinePoint extends CoverageLines {
	readonly date: IsoDate;
	/** What happens on the date; empty for the mere beginning of a month. */
	readonly happens: string;
}

/** The timeline by month: its beginning, every first of a month and every date of a change. */
export function timelinePoints(line: Timeline): TimelinePoint[] {
	const firsts: IsoDate[] = [];
	for (let date = firstOfNextMonth(line.from); date < line.to; date = addMonths(date, 1))
		firsts.push(date);
	const dates = [line.from, ...firsts, ...line.marks.map(({ date }) => date)];
	return [...new Set(dates)].sort().flatMap((date): TimelinePoint[] => {
		const step = stepAt(line, date);
		if (!step) return [];
		const { plan, floor, none } = step;
		const texts = line.marks.find((mark) => mark.date === date)?.texts ?? [];
		return [{ date, plan, floor, none, happens: joinNames(texts) }];
	});
}
