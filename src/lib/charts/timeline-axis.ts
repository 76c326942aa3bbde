import { addMonths, firstOfNextMonth, type IsoDate } from '$lib/domain/planning/calendar';
import type { Timeline, TimelineStep } from '$lib/domain/planning/timeline-points';
import { round } from './coordinates';

/** What every picture of coverage over time has: shares upwards, months across, lines in steps. */
export interface TimelineMonth {
	/** px of the tick; the label stands at `label`. */
	readonly tick: number;
	readonly label?: { readonly x: number; readonly text: string };
}

/** The lowest share the axis begins at; lower only where a line is lower. */
const FROM = 0.6;

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

/** The moment a date begins, ms UTC. */
export const moment = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`);

/** Where the axis begins and the distance of its lines, so that no share lies below it. */
export function axisOf(shares: readonly number[]): { readonly low: number; readonly step: number } {
	const least = Math.min(...shares, FROM);
	const step = least < 0.5 ? 0.2 : 0.1;
	const low = Math.floor(least / step + 1e-9) * step;
	return { low: Math.max(0, Math.round(low * 10) / 10), step };
}

/** Ticks at the beginnings of months, named as often as there is room; January is its year. */
export function monthTicks(
	line: Pick<Timeline, 'from' | 'to'>,
	x: (at: number) => number,
	room: number,
): TimelineMonth[] {
	const firsts: IsoDate[] = line.from.endsWith('-01') ? [line.from] : [];
	for (let date = firstOfNextMonth(line.from); date < line.to; date = addMonths(date, 1))
		firsts.push(date);
	const each = room / Math.max(1, firsts.length);
	const every = [1, 2, 3, 6, 12].find((n) => n * each >= 36) ?? 12;
	return firsts.map((date, i): TimelineMonth => {
		const tick = round(x(moment(date)));
		const month = Number(date.slice(5, 7)) - 1;
		if (every === 1 ? false : month % every !== 0) return { tick };
		const end = firsts[i + 1] ?? line.to;
		const centre = every === 1 ? (x(moment(date)) + x(moment(end))) / 2 : x(moment(date));
		if (every === 1 && x(moment(end)) - x(moment(date)) < 26) return { tick };
		const text = month === 0 ? date.slice(0, 4) : MONTH.format(moment(date));
		return { tick, label: { x: round(centre), text } };
	});
}

/** A line that runs level to the date of a change and then straight up or down, as path data. */
export function stepPath(
	steps: readonly TimelineStep[],
	x: (date: IsoDate) => number,
	y: (step: TimelineStep) => number,
): string {
	return steps
		.map((one, i) => `${i === 0 ? `M${x(one.from)},` : 'V'}${round(y(one))}H${x(one.to)}`)
		.join('');
}
