import { percentUpTo } from '$lib/domain/format';
import type { IsoDate } from '$lib/domain/planning/calendar';
import {
	timelinePoints,
	type Timeline,
	type TimelinePoint,
	type TimelineStep,
} from '$lib/domain/planning/timeline-points';
import type { TableData } from './chart-tables';
import { round } from './coordinates';
import { linearScale } from './linear-scale';
import { axisOf, moment, monthTicks, stepPath, type TimelineMonth } from './timeline-axis';
import { placeMarkLabels, spread, type MarkLabel } from './timeline-labels';

/** Coverage over time: steps, what is short of the need, and what happens when. */
export type TimelineSize = 'wide' | 'tablet' | 'phone';

export interface TimelineFormat {
	readonly width: number;
	readonly height: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
	readonly left: number;
	/** Baselines of the labels over the plot, px. */
	readonly rows: readonly number[];
	/** Whether labels are words, or numbers that a list under the picture explains. */
	readonly words: boolean;
}

export const TIMELINE_FORMATS: Readonly<Record<TimelineSize, TimelineFormat>> = {
	wide: {
		width: 736,
		height: 232,
		top: 46,
		right: 116,
		bottom: 24,
		left: 40,
		rows: [14, 32],
		words: true,
	},
	tablet: {
		width: 600,
		height: 232,
		top: 46,
		right: 116,
		bottom: 24,
		left: 40,
		rows: [14, 32],
		words: true,
	},
	phone: {
		width: 358,
		height: 200,
		top: 36,
		right: 46,
		bottom: 24,
		left: 36,
		rows: [12, 26],
		words: false,
	},
};

/** What the two lines that a reader compares are called: "with plan 9", "no plan". */
export interface TimelineNames {
	readonly plan: string;
	readonly none: string;
}

export interface TimelineDrawing {
	/** Grid lines with their figures: y px and "90%". The need line is not among them. */
	readonly grid: readonly { readonly y: number; readonly text: string }[];
	/** y px of full coverage. */
	readonly need: number;
	/** Left and right edge of the plot and its lower edge, px. */
	readonly plot: { readonly left: number; readonly right: number; readonly bottom: number };
	/** Step lines as path data. */
	readonly plan: string;
	readonly floor: string;
	readonly none: string;
	/** What is missing between the plan and the need, as path data; empty when nothing is. */
	readonly short: string;
	readonly months: readonly TimelineMonth[];
	/** Lines of the changes with their labels, in order. */
	readonly marks: readonly {
		readonly x: number;
		readonly label: MarkLabel;
		/** 1 for the first mark. */
		readonly number: number;
	}[];
	/** What the lines end at: plan, floor and none, 15 px apart at least. */
	readonly ends: readonly {
		readonly line: 'plan' | 'floor' | 'none';
		readonly y: number;
		readonly text: string;
	}[];
	/** Places of the points that arrows walk, on the line of the plan. */
	readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** Distance of the labels at the ends of the lines, px. */
const END_GAP = 15;
const FULL = 1 - 1e-9;

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const LONG_DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/**
 * Geometry of a timeline. Steps are steps: a line runs level to the date of a change and then
 * straight up or down.
 */
export function timelineDrawing(
	line: Timeline,
	size: TimelineSize,
	names: TimelineNames,
): TimelineDrawing {
	const format = TIMELINE_FORMATS[size];
	const { width, height, top, right, bottom, left, rows, words } = format;
	const plot = { left, right: width - right, bottom: height - bottom };
	const x = linearScale([moment(line.from), moment(line.to)], [plot.left, plot.right]);
	const { low, step } = axisOf(line.steps.flatMap(({ plan, floor, none }) => [plan, floor, none]));
	const y = linearScale([low, 1], [plot.bottom, top]);
	const at = (date: IsoDate) => round(x(moment(date)));
	const path = (value: (one: TimelineStep) => number) =>
		stepPath(line.steps, at, (one) => y(value(one)));
	const ticks = Math.round((1 - low) / step);
	const marks = line.marks.map(({ date, texts }, i) => ({
		x: at(date),
		date: words ? DAY.format(moment(date)) : undefined,
		forms: words ? wordings(texts) : [String(i + 1)],
	}));
	const labels = placeMarkLabels(marks, rows, {
		left: 0,
		right: words ? width : plot.right + right / 2,
	});
	return {
		grid: Array.from({ length: ticks }, (_, i) => {
			const share = low + i * step;
			return { y: round(y(share)), text: percentUpTo(share, 0) };
		}),
		need: top,
		plot,
		plan: path((one) => one.plan),
		floor: path((one) => one.floor),
		none: path((one) => one.none),
		short: line.steps
			.filter((one) => one.plan < FULL)
			.map((one) => `M${at(one.from)},${top}H${at(one.to)}V${round(y(one.plan))}H${at(one.from)}z`)
			.join(''),
		months: monthTicks(line, x, plot.right - plot.left),
		marks: marks.flatMap((mark, i) => {
			const label = labels[i];
			return label ? [{ x: mark.x, label, number: i + 1 }] : [];
		}),
		ends: ends(line.steps.at(-1), y, names, words, { low: top + 4, high: plot.bottom }),
		points: timelinePoints(line).map(({ date, plan }) => ({ x: at(date), y: round(y(plan)) })),
	};
}

/** What happens on one date, from all of it to how much it is. */
function wordings(texts: readonly string[]): string[] {
	const [first = ''] = texts;
	if (texts.length === 1) return [first];
	const more = texts.length - 1;
	return [texts.join(', '), `${first} +${String(more)}`, `${String(texts.length)} changes`];
}

function ends(
	last: TimelineStep | undefined,
	y: (share: number) => number,
	names: TimelineNames,
	words: boolean,
	limits: { readonly low: number; readonly high: number },
): TimelineDrawing['ends'] {
	if (!last) return [];
	const lines = [
		{ line: 'plan', share: last.plan, name: names.plan },
		{ line: 'floor', share: last.floor, name: 'if one leaves' },
		{ line: 'none', share: last.none, name: names.none },
	] as const;
	const places = spread(
		lines.map(({ share }) => y(share) + 4),
		END_GAP,
		limits,
	);
	return lines.map(({ line, share, name }, i) => ({
		line,
		y: round(places[i] ?? 0),
		text: words ? `${percentUpTo(share)} ${name}` : percentUpTo(share),
	}));
}

/** "1 May 2027: 100% as planned, 97.5% if one more leaves, 96.25% without it. Hire at level." */
export function pointSentence(point: TimelinePoint, names: TimelineNames): string {
	const { date, plan, floor, none, happens } = point;
	const told = `${LONG_DAY.format(moment(date))}: ${percentUpTo(plan)} ${names.plan}, ${percentUpTo(floor)} if one more leaves, ${percentUpTo(none)} ${names.none}.`;
	return happens === '' ? told : `${told} ${happens}.`;
}

/** What the picture shows in one sentence: where coverage begins, its lowest point, where it ends. */
export function timelineSentence(line: Timeline, names: TimelineNames): string {
	const [first] = line.steps;
	const last = line.steps.at(-1);
	if (!first || !last) return 'Nothing to show.';
	const lowest = line.steps.reduce((low, one) => (one.plan < low.plan - 1e-9 ? one : low));
	const from = `From ${LONG_DAY.format(moment(line.from))} coverage ${names.plan} `;
	if (line.steps.every((one) => Math.abs(one.plan - first.plan) < 1e-9))
		return `${from}stays at ${percentUpTo(first.plan)}.`;
	const dips = lowest.plan < Math.min(first.plan, last.plan) - 1e-9;
	const low = dips
		? `, falls to ${percentUpTo(lowest.plan)} on ${LONG_DAY.format(moment(lowest.from))}`
		: '';
	return `${from}is ${percentUpTo(first.plan)}${low} and ends at ${percentUpTo(last.plan)}.`;
}

/** The timeline as a table: a row a month and a row a change. */
export function timelineTable(line: Timeline, names: TimelineNames): TableData {
	const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
	return {
		columns: [
			{ title: 'Date' },
			{ title: capital(names.plan), figures: true },
			{ title: 'If one more leaves', figures: true },
			{ title: capital(names.none), figures: true },
			{ title: 'What happens' },
		],
		rows: timelinePoints(line).map(({ date, plan, floor, none, happens }) => ({
			id: date,
			cells: [
				LONG_DAY.format(moment(date)),
				percentUpTo(plan),
				percentUpTo(floor),
				percentUpTo(none),
				happens,
			],
		})),
	};
}
