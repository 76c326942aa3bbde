import { describe, expect, test } from 'vitest';
import { advanced, at, bounds, isRange, moveSelection, moved, selectedCells } from './movement.ts';

const size = { rows: 3, columns: 4 };

describe('moving in the grid', () => {
	test('arrows stop at the edges', () => {
		expect(moved({ row: 0, column: 0 }, 'left', size, 10)).toEqual({ row: 0, column: 0 });
		expect(moved({ row: 0, column: 0 }, 'up', size, 10)).toEqual({ row: 0, column: 0 });
		expect(moved({ row: 2, column: 3 }, 'right', size, 10)).toEqual({ row: 2, column: 3 });
		expect(moved({ row: 2, column: 3 }, 'down', size, 10)).toEqual({ row: 2, column: 3 });
		expect(moved({ row: 1, column: 1 }, 'right', size, 10)).toEqual({ row: 1, column: 2 });
	});

	test('Home and End stay in the row, with Ctrl they go to the corners', () => {
		expect(moved({ row: 1, column: 2 }, 'row-start', size, 10)).toEqual({ row: 1, column: 0 });
		expect(moved({ row: 1, column: 2 }, 'row-end', size, 10)).toEqual({ row: 1, column: 3 });
		expect(moved({ row: 1, column: 2 }, 'grid-start', size, 10)).toEqual({ row: 0, column: 0 });
		expect(moved({ row: 1, column: 2 }, 'grid-end', size, 10)).toEqual({ row: 2, column: 3 });
	});

	test('a page is clipped at the last row', () => {
		expect(moved({ row: 1, column: 2 }, 'page-down', size, 10)).toEqual({ row: 2, column: 2 });
		expect(moved({ row: 2, column: 2 }, 'page-up', size, 1)).toEqual({ row: 1, column: 2 });
	});

	test('after a digit the focus goes on, round the end of a row or column, and stays in the last cell', () => {
		expect(advanced({ row: 0, column: 0 }, 'right', size)).toEqual({ row: 0, column: 1 });
		expect(advanced({ row: 0, column: 3 }, 'right', size)).toEqual({ row: 1, column: 0 });
		expect(advanced({ row: 2, column: 1 }, 'down', size)).toEqual({ row: 0, column: 2 });
		expect(advanced({ row: 2, column: 3 }, 'right', size)).toEqual({ row: 2, column: 3 });
		expect(advanced({ row: 2, column: 3 }, 'down', size)).toEqual({ row: 2, column: 3 });
	});

	test('Shift stretches the selection from where it began, without Shift it is one cell again', () => {
		const start = at({ row: 1, column: 1 });
		const wide = moveSelection(start, 'right', size, 10, true);
		const up = moveSelection(wide, 'up', size, 10, true);
		expect(bounds(up)).toEqual({ top: 0, bottom: 1, left: 1, right: 2 });
		expect(isRange(up)).toBe(true);
		expect(selectedCells(up)).toEqual([
			{ row: 0, column: 1 },
			{ row: 0, column: 2 },
			{ row: 1, column: 1 },
			{ row: 1, column: 2 },
		]);
		expect(isRange(moveSelection(up, 'down', size, 10, false))).toBe(false);
	});
});
