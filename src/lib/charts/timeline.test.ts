import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Timeline } from '$lib/domain/planning/timeline-points';
import { placeMarkLabels, spread } from './timeline-labels';
import { textWidth } from './text-width';
import {
	pointSentence,
	timelineDrawing,
	timelineSentence,
	timelineTable,
	TIMELINE_FORMATS,
	type TimelineSize,
} from './timeline';

const NAMES = { plan: 'with plan 9', none: 'no plan' };
const step = (from: string, to: string, plan: number, floor: number, none = 0.9625) => ({
	from,
	to,
	plan,
	floor,
	none,
});
/** The timeline of the reference drawing, but for the leave. */
const line: Timeline = {
	from: '2026-12-01',
	to: '2027-12-01',
	steps: [
		step('2026-12-01', '2027-02-01', 0.9625, 0.875),
		step('2027-02-01', '2027-05-01', 0.875, 0.6875),
		step('2027-05-01', '2027-08-01', 1, 0.9625),
		step('2027-08-01', '2027-12-01', 1, 0.975),
	],
	marks: [
		{ date: '2027-02-01', texts: ['Hire starts', 'Bao leaves'] },
		{ date: '2027-05-01', texts: ['Hire at level'] },
		{ date: '2027-08-01', texts: ['Fay at 4 in Statistics'] },
	],
};
const wide = timelineDrawing(line, 'wide', NAMES);

describe('the drawing of a timeline', () => {
	it('runs level to a date and then straight up or down, within the plot', () => {
		expect(wide.plan).toBe('M40,61.2H138.5V96.6H279.9V46H426.1V46H620');
		expect(wide.plot).toEqual({ left: 40, right: 620, bottom: 208 });
		expect(wide.need).toBe(46);
	});

	it('shades what is missing up to the need, and nothing where all is covered', () => {
		expect(wide.short).toBe('M40,46H138.5V61.2H40zM138.5,46H279.9V96.6H138.5z');
		const full = { ...line, steps: [step('2026-12-01', '2027-12-01', 1, 0.9)], marks: [] };
		expect(timelineDrawing(full, 'wide', NAMES).short).toBe('');
	});

	it('has an axis from 60%, and from lower where a line goes lower', () => {
		expect(wide.grid.map(({ text }) => text)).toEqual(['60%', '70%', '80%', '90%']);
		const low = (floor: number) =>
			timelineDrawing(
				{ ...line, steps: [step('2026-12-01', '2027-12-01', 0.9, floor)], marks: [] },
				'wide',
				NAMES,
			).grid.map(({ text }) => text);
		expect(low(0.55)).toEqual(['50%', '60%', '70%', '80%', '90%']);
		expect(low(0.3)).toEqual(['20%', '40%', '60%', '80%']);
		expect(low(0)).toEqual(['0%', '20%', '40%', '60%', '80%']);
	});

	it('names the months, and January by its year', () => {
		const named = wide.months.flatMap(({ label }) => label?.text ?? []);
		expect(named.slice(0, 3)).toEqual(['Dec', '2027', 'Feb']);
		expect(named).toHaveLength(12);
		const long = timelineDrawing({ ...line, to: '2031-12-01' }, 'phone', NAMES);
		expect(long.months.flatMap(({ label }) => label?.text ?? [])).toEqual([
			'2027',
			'2028',
			'2029',
			'2030',
			'2031',
		]);
	});

	it('ends the lines with their values, in their order and 15 px apart', () => {
		const ends = [...wide.ends].sort((a, b) => a.y - b.y);
		expect(ends.map(({ text }) => text)).toEqual([
			'100% with plan 9',
			'97.5% if one leaves',
			'96.25% no plan',
		]);
		expect(Math.min(...ends.slice(1).map(({ y }, i) => y - (ends[i]?.y ?? 0)))).toBeCloseTo(15, 6);
	});

	it('says in words what happens and when, shorter where several changes share a day', () => {
		expect(wide.marks.map(({ label }) => [label.date, label.text])).toEqual([
			['1 Feb', 'Hire starts, Bao leaves'],
			['1 May', 'Hire at level'],
			['1 Aug', 'Fay at 4 in Statistics'],
		]);
	});

	it('numbers the changes on a phone', () => {
		const phone = timelineDrawing(line, 'phone', NAMES);
		expect(phone.marks.map(({ label }) => [label.date, label.text])).toEqual([
			[undefined, '1'],
			[undefined, '2'],
			[undefined, '3'],
		]);
		expect(phone.ends.map(({ text }) => text)).toEqual(['100%', '97.5%', '96.25%']);
	});

	it('has a place for each point that arrows walk, on the line of the plan', () => {
		expect(wide.points).toHaveLength(12);
		expect(wide.points.at(2)).toEqual({ x: 138.5, y: 96.6 });
	});
});

describe('the labels of changes', () => {
	const days = fc.uniqueArray(fc.integer({ min: 0, max: 364 }), { maxLength: 14 });
	const words = fc.constantFrom(
		'Hire starts',
		'Hire at level',
		'Fay at 4 in Statistics',
		'Bao leaves',
	);

	it('never overlap, and never leave the drawing', () => {
		fc.assert(
			fc.property(
				days,
				fc.array(words, { minLength: 14, maxLength: 14 }),
				fc.constantFrom<TimelineSize>('wide', 'tablet', 'phone'),
				(at, texts, size) => {
					const marks = [...at]
						.sort((a, b) => a - b)
						.map((day, i) => ({
							date: new Date(Date.UTC(2026, 11, 1) + day * 86_400_000).toISOString().slice(0, 10),
							texts: [texts[i] ?? ''],
						}));
					const drawn = timelineDrawing({ ...line, marks }, size, NAMES);
					expect(drawn.marks).toHaveLength(marks.length);
					const boxes = drawn.marks.flatMap(({ label }) => {
						const text = [label.date, label.text].filter(Boolean).join(' ');
						if (text === '') return [];
						const width = textWidth(text, 11);
						const left = label.anchor === 'start' ? label.x : label.x - width;
						return [{ left, right: left + width, y: label.y }];
					});
					for (const [i, a] of boxes.entries()) {
						expect(a.left).toBeGreaterThanOrEqual(0);
						expect(a.right).toBeLessThanOrEqual(TIMELINE_FORMATS[size].width);
						for (const b of boxes.slice(i + 1))
							expect(a.y === b.y && a.left < b.right && b.left < a.right).toBe(false);
					}
				},
			),
			{ numRuns: 300, seed: 7 },
		);
	});

	it('shorten before they go, and keep their line when there is no room at all', () => {
		const crowd = Array.from({ length: 12 }, (_, i) => ({
			x: 100 + i * 6,
			date: '1 Feb',
			forms: ['Hire starts'],
		}));
		const placed = placeMarkLabels(crowd, [14, 32], { left: 0, right: 300 });
		expect(placed).toHaveLength(12);
		const shown = placed.filter(({ date, text }) => date ?? text);
		expect(shown.length).toBeGreaterThanOrEqual(2);
		expect(shown.length).toBeLessThan(12);
	});

	it('are spread by the least that keeps them apart', () => {
		expect(spread([50, 10, 52], 15, { low: 0, high: 100 })).toEqual([50, 10, 65]);
		expect(spread([95, 96, 97], 15, { low: 0, high: 100 })).toEqual([70, 85, 100]);
		expect(spread([], 15, { low: 0, high: 100 })).toEqual([]);
	});
});

describe('a timeline in words', () => {
	it('is a sentence of where coverage begins, falls and ends', () => {
		expect(timelineSentence(line, NAMES)).toBe(
			'From 1 Dec 2026 coverage with plan 9 is 96.25%, falls to 87.5% on 1 Feb 2027 and ends at 100%.',
		);
		const flat = { ...line, steps: [step('2026-12-01', '2027-12-01', 1, 1)], marks: [] };
		expect(timelineSentence(flat, NAMES)).toBe(
			'From 1 Dec 2026 coverage with plan 9 stays at 100%.',
		);
	});

	it('is a table of months and changes', () => {
		const { columns, rows } = timelineTable(line, NAMES);
		expect(columns.map(({ title }) => title)).toEqual([
			'Date',
			'With plan 9',
			'If one more leaves',
			'No plan',
			'What happens',
		]);
		expect(rows[2]?.cells).toEqual([
			'1 Feb 2027',
			'87.5%',
			'68.75%',
			'96.25%',
			'Hire starts and Bao leaves',
		]);
	});

	it('is read out point by point', () => {
		const point = {
			date: '2027-05-01',
			plan: 1,
			floor: 0.975,
			none: 0.9625,
			happens: 'Hire at level',
		};
		expect(pointSentence(point, NAMES)).toBe(
			'1 May 2027: 100% with plan 9, 97.5% if one more leaves, 96.25% no plan. Hire at level.',
		);
	});
});
