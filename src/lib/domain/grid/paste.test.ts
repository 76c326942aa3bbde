import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at } from './movement.ts';
import { blockText, pasteSentence, planPaste, readBlock, readCellText } from './paste.ts';

const size = { rows: 3, columns: 4 };

describe('reading one cell', () => {
	test.each([
		['0', 0],
		['5', 5],
		['3.0', 3],
		['3,0', 3],
		['3.00', 3],
		[' 4 ', 4],
		['Strong', 3],
		['sets  the bar', 5],
		['NOT SHOWN', 0],
		['\u00a02', 2],
	])('%j is level %i', (text, level) => {
		expect(readCellText(text)).toEqual({ kind: 'level', level });
	});

	test.each(['6', '-1', '3.5', '3,5', '03', '4/5', 'strongish', '=1+1', '1e0'])(
		'%j is no level and is not rounded to one',
		(text) => expect(readCellText(text)).toEqual({ kind: 'invalid' }),
	);

	test('blank, a dash, ? and N/A say nothing; only the words take a rating away; none is 0', () => {
		for (const nothing of ['', '  \u00a0', '-', '\u2013', '\u2014', '\u2212', '?', 'N/A']) {
			expect(readCellText(nothing)).toEqual({ kind: 'blank' });
		}
		expect(readCellText('Not rated')).toEqual({ kind: 'clear' });
	});
});

describe('splitting a block', () => {
	test('any line ending separates rows and the last one adds none', () => {
		expect(readBlock('1\t2\r\n3\t4\r\n')).toEqual([
			['1', '2'],
			['3', '4'],
		]);
		expect(readBlock('1\n2')).toEqual([['1'], ['2']]);
		expect(readBlock('1\r2')).toEqual([['1'], ['2']]);
		expect(readBlock('')).toEqual([]);
	});

	test('an empty line between rows is a row of one blank cell', () => {
		expect(readBlock('1\n\n2\n')).toEqual([['1'], [''], ['2']]);
	});

	test('quotes hold tabs, line breaks and doubled quotes', () => {
		expect(readBlock('"a\tb"\t"c\n""d"""\n1')).toEqual([['a\tb', 'c\n"d"'], ['1']]);
	});
});

describe('laying a block on the grid', () => {
	test('a ragged block changes what it has, blanks change nothing', () => {
		const plan = planPaste('3\t\t4\n2\n', at({ row: 0, column: 0 }), size);
		expect(plan.changes).toEqual([
			{ row: 0, column: 0, level: 3 },
			{ row: 0, column: 2, level: 4 },
			{ row: 1, column: 0, level: 2 },
		]);
		expect(plan.rejected).toEqual([]);
		expect(plan.covered).toEqual({ anchor: { row: 0, column: 0 }, focus: { row: 1, column: 2 } });
	});

	test('what lies outside the grid is clipped and counted', () => {
		const plan = planPaste('1\t2\t3\n4\t5\t0', at({ row: 2, column: 2 }), size);
		expect(plan.changes).toEqual([
			{ row: 2, column: 2, level: 1 },
			{ row: 2, column: 3, level: 2 },
		]);
		expect(plan.clipped).toBe(4);
	});

	test('a cell that cannot be read is rejected with its text and place', () => {
		const plan = planPaste('3\tseven\n9\t4', at({ row: 0, column: 0 }), size);
		expect(plan.rejected).toEqual([
			{ row: 0, column: 1, text: 'seven' },
			{ row: 1, column: 0, text: '9' },
		]);
		expect(pasteSentence(plan.changes.length, plan)).toBe('2 cells changed, 2 rejected');
	});

	test('a single cell fills the selection', () => {
		const range = { anchor: { row: 1, column: 1 }, focus: { row: 2, column: 2 } };
		expect(planPaste('4\n', range, size).changes).toHaveLength(4);
	});

	test('"not rated" sets a cell to not rated', () => {
		expect(planPaste('not rated', at({ row: 0, column: 0 }), size).changes).toEqual([
			{ row: 0, column: 0, level: undefined },
		]);
	});

	test('any text gives changes inside the grid only, and every cell is accounted for', () => {
		fc.assert(
			fc.property(fc.string(), fc.nat(2), fc.nat(3), (text, row, column) => {
				const plan = planPaste(text, at({ row, column }), size);
				for (const cell of [...plan.changes, ...plan.rejected]) {
					expect(cell.row).toBeLessThan(size.rows);
					expect(cell.column).toBeLessThan(size.columns);
				}
				const cells = readBlock(text).flat();
				const blank = cells.filter((cell) => readCellText(cell).kind === 'blank').length;
				const told = plan.changes.length + plan.rejected.length + plan.clipped;
				expect(told).toBeLessThanOrEqual(cells.length);
				expect(told + blank).toBeGreaterThanOrEqual(cells.length);
			}),
			{ numRuns: 1000 },
		);
	});
});

test('what is copied pastes back to the same levels, and not rated leaves a cell as it is', () => {
	const level = fc.constantFrom(undefined, 0, 1, 2, 3, 4, 5);
	fc.assert(
		fc.property(
			fc.array(fc.array(level, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 3 }),
			(rows) => {
				const all = { anchor: { row: 0, column: 0 }, focus: { row: 2, column: 3 } };
				const text = blockText(all, ({ row, column }) => rows[row]?.[column]);
				const back = rows.map((row) => row.map((): number | undefined => undefined));
				for (const change of planPaste(`${text}\n`, at(all.anchor), size).changes) {
					const row = back[change.row];
					if (row !== undefined) row[change.column] = change.level;
				}
				expect(back).toEqual(rows);
			},
		),
		{ numRuns: 1000 },
	);
});
