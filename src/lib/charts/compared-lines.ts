import { joinNames, percentUpTo } from '$lib/domain/format';
import type { IsoDate } from '$lib/domain/planning/calendar';
import { stepAt, timelinePoints, type Timeline } from '$lib/domain/planning/timeline-points';
import type { TableData } from './chart-tables';
import { round } from './coordinates';
import { linearScale } from './linear-scale';
import { axisOf, moment, monthTicks, stepPath, type TimelineMonth } from './timeline-axis';
import { spread } from './timeline-labels';

/** Coverage over time under up to three scenarios on one picture, beside none of them. */
export interface ComparedLine {
	/** "A", by which the lines are told apart where a name has no room. */
	readonly letter: string;
	readonly name: string;
	/** All lines of a picture reach over the same time. */
	readonly line: Timeline;
}

export type ComparedSize = 'wide' | 'tablet' | 'phone';

export const COMPARED_FORMATS: Readonly<
	Record<ComparedSize, { readonly width: number; readonly height: number }>
> = {
	wide: { width: 868, height: 240 },
	tablet: { width: 600, height: 220 },
	phone: { width: 358, height: 200 },
};
const MARGIN = { top: 14, right: 96, bottom: 24, left: 40 };
/** Distance of the labels at the ends of the lines, px. */
const END_GAP = 15;

export interface ComparedDrawing {
	/** Grid lines with their figures: y px and "90%"; the need line is the last. */
	readonly grid: readonly { readonly y: number; readonly text: string }[];
	readonly plot: { readonly left: number; readonly right: number; readonly bottom: number };
	readonly months: readonly TimelineMonth[];
	/** Without any scenario, as path data; empty when there is no line. */
	readonly none: string;
	/** One line a scenario, in order, as path data. */
	readonly plans: readonly string[];
	/** What the lines end at, 15 px apart at least: the scenarios in order, then none of them. */
	readonly ends: readonly { readonly y: number; readonly text: string }[];
}

/** Geometry of a picture of a size. */
export function comparedDrawing(
	lines: readonly ComparedLine[],
	size: ComparedSize,
): ComparedDrawing {
	const { width, height } = COMPARED_FORMATS[size];
	const plot = {
		left: MARGIN.left,
		right: width - MARGIN.right,
		bottom: height - MARGIN.bottom,
	};
	const [first] = lines;
	if (!first) return { grid: [], plot, months: [], none: '', plans: [], ends: [] };
	const { from, to } = first.line;
	const x = linearScale([moment(from), moment(to)], [plot.left, plot.right]);
	const { low, step } = axisOf(
		lines.flatMap(({ line }) => line.steps.flatMap(({ plan, none }) => [plan, none])),
	);
	const y = linearScale([low, 1], [plot.bottom, MARGIN.top]);
	const at = (date: IsoDate) => round(x(moment(date)));
	const last = lines.flatMap(({ letter, line }) => {
		const end = line.steps.at(-1);
		return end ? [{ share: end.plan, text: `${percentUpTo(end.plan)} ${letter}` }] : [];
	});
	const none = first.line.steps.at(-1)?.none ?? 1;
	const labels = [...last, { share: none, text: `${percentUpTo(none)} now` }];
	const places = spread(
		labels.map(({ share }) => y(share) + 4),
		END_GAP,
		{ low: MARGIN.top + 4, high: plot.bottom },
	);
	return {
		grid: Array.from({ length: Math.round((1 - low) / step) + 1 }, (_, i) => {
			const share = low + i * step;
			return { y: round(y(share)), text: percentUpTo(share, 0) };
		}),
		plot,
		months: monthTicks(first.line, x, plot.right - plot.left),
		none: stepPath(first.line.steps, at, (one) => y(one.none)),
		plans: lines.map(({ line }) => stepPath(line.steps, at, (one) => y(one.plan))),
		ends: labels.map(({ text }, i) => ({ y: round(places[i] ?? 0), text })),
	};
}

/** What the picture shows in one sentence: where each line ends, and where the team is without. */
export function comparedSentence(lines: readonly ComparedLine[]): string {
	const [first] = lines;
	if (!first) return 'Nothing to show.';
	const ends = lines.map(
		({ letter, line }) => `${letter} ends at ${percentUpTo(line.steps.at(-1)?.plan ?? 1)}`,
	);
	const none = percentUpTo(first.line.steps.at(-1)?.none ?? 1);
	return `Coverage until ${LONG_DAY.format(moment(first.line.to))}: ${joinNames(ends)}; without any it stays at ${none}.`;
}

const LONG_DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/** The picture as a table: a row a month and a row a change of any of the scenarios. */
export function comparedTable(lines: readonly ComparedLine[]): TableData {
	const points = lines.map(({ line }) => timelinePoints(line));
	const dates = [...new Set(points.flat().map(({ date }) => date))].sort();
	return {
		columns: [
			{ title: 'Date' },
			{ title: 'Now', figures: true },
			...lines.map(({ letter, name }) => ({ title: `${letter} ${name}`, figures: true })),
			{ title: 'What happens' },
		],
		rows: dates.map((date) => {
			const steps = lines.map(({ line }) => stepAt(line, date));
			const happens = lines.flatMap(({ letter }, i) => {
				const told = points[i]?.find((point) => point.date === date)?.happens ?? '';
				return told === '' ? [] : [`${letter}: ${told}`];
			});
			return {
				id: date,
				cells: [
					LONG_DAY.format(moment(date)),
					...[steps[0]?.none, ...steps.map((one) => one?.plan)].map((share) =>
						share === undefined ? '' : percentUpTo(share),
					),
					happens.join('; '),
				],
			};
		}),
	};
}
