import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { Timeline } from '$lib/domain/planning/timeline-points';
import {
	comparedDrawing,
	comparedSentence,
	comparedTable,
	type ComparedLine,
} from './compared-lines';
import ComparedLines from './ComparedLines.svelte';

const line = (at: string, plan: number, text: string): Timeline => ({
	from: '2026-12-01',
	to: '2027-12-01',
	steps: [
		{ from: '2026-12-01', to: at, plan: 0.9625, floor: 0.875, none: 0.9625 },
		{ from: at, to: '2027-12-01', plan, floor: 0.9, none: 0.9625 },
	],
	marks: [{ date: at, texts: [text] }],
});
const LINES: readonly ComparedLine[] = [
	{ letter: 'A', name: 'Hire', line: line('2027-05-01', 1, 'Hire at level') },
	{ letter: 'B', name: '<b>Grow</b>', line: line('2027-08-15', 1, 'Fay at 4 in Statistics') },
	{ letter: 'C', name: 'Lose', line: line('2027-02-01', 0.45, 'Bao leaves') },
];

describe('coverage under several scenarios', () => {
	it('is one stepped line each, over the same time', () => {
		const { plans, plot } = comparedDrawing(LINES, 'wide');
		expect(plans).toHaveLength(3);
		for (const plan of plans) {
			expect(plan).toMatch(new RegExp(`^M${plot.left},`));
			expect(plan.endsWith(`H${plot.right}`)).toBe(true);
			expect(plan).not.toContain('L');
		}
	});

	it('keeps every line within the axis, and the labels at their ends apart', () => {
		for (const size of ['wide', 'tablet', 'phone'] as const) {
			const { grid, plot, plans, ends } = comparedDrawing(LINES, size);
			expect(grid[0]?.text).toBe('40%');
			expect(grid.at(-1)?.text).toBe('100%');
			for (const y of plans.join('').matchAll(/V([\d.]+)/g))
				expect(Number(y[1])).toBeLessThanOrEqual(plot.bottom);
			const ys = ends.map(({ y }) => y).sort((a, b) => a - b);
			for (const [i, y] of ys.entries())
				if (i > 0) expect(y - (ys[i - 1] ?? 0)).toBeGreaterThanOrEqual(15);
			expect(ends.map(({ text }) => text)).toEqual(['100% A', '100% B', '45% C', '96.25% now']);
		}
	});

	it('says where each ends', () => {
		expect(comparedSentence(LINES)).toBe(
			'Coverage until 1 Dec 2027: A ends at 100%, B ends at 100% and C ends at 45%; without any it stays at 96.25%.',
		);
	});

	it('is a table as well, with what happens and in which', () => {
		const { columns, rows } = comparedTable(LINES);
		expect(columns.map(({ title }) => title)).toEqual([
			'Date',
			'Now',
			'A Hire',
			'B <b>Grow</b>',
			'C Lose',
			'What happens',
		]);
		expect(rows.find(({ id }) => id === '2027-05-01')?.cells).toEqual([
			'1 May 2027',
			'96.25%',
			'100%',
			'96.25%',
			'45%',
			'A: Hire at level',
		]);
		expect(rows.map(({ id }) => id)).toContain('2027-08-15');
	});

	it('draws nothing for nothing', () => {
		expect(comparedDrawing([], 'wide').plans).toEqual([]);
		expect(comparedSentence([])).toBe('Nothing to show.');
		expect(comparedTable([]).rows).toEqual([]);
	});

	it('styles nothing inline, and tells the lines apart without colour', () => {
		const { body } = render(ComparedLines, { props: { lines: LINES } });
		expect(body).not.toContain('style=');
		for (const mark of ['m-p0', 'm-p1', 'm-p2', 'm-p2-under', 'm-was'])
			expect(body.match(new RegExp(`class="${mark}[ "]`, 'g')), mark).toHaveLength(3);
	});
});
