import fc from 'fast-check';
import Papa from 'papaparse';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LIMITS, sizeFault } from '$lib/domain/intake/table';
import { csvSteps, decodeFile, parseCsv, readText } from './csv';

const bytes = (...list: number[]) => Uint8Array.from(list);
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('the bytes of a file', () => {
	it('are read as UTF-8, with or without a mark, whatever the line ends', () => {
		expect(decodeFile(utf8('\uFEFFNäme\r\nÅ\rß\n'))).toEqual({ ok: true, text: 'Näme\nÅ\nß\n' });
	});

	it('are read as UTF-16 by their mark and as Windows-1252 when nothing else fits', () => {
		expect(decodeFile(bytes(0xff, 0xfe, 0x41, 0, 0xe9, 0))).toEqual({ ok: true, text: 'Aé' });
		expect(decodeFile(bytes(0x41, 0xe9, 0x80))).toMatchObject({ ok: true, text: 'Aé€' });
	});

	it('are refused when they are a workbook, no text, nothing or too many', () => {
		expect(decodeFile(bytes(0x50, 0x4b, 3, 4))).toMatchObject({
			ok: false,
			reason: expect.stringContaining('workbook') as string,
		});
		expect(decodeFile(bytes(1, 0, 2))).toMatchObject({ ok: false });
		expect(readText(' \n ')).toMatchObject({ ok: false });
		expect(decodeFile(new Uint8Array(6_000_000))).toMatchObject({ ok: false });
	});
});

describe('a text', () => {
	it('is parted by the delimiter that its header uses', () => {
		expect(parseCsv('Name;A;B\nX;1,5;2,0\n').delimiter).toBe(';');
		expect(parseCsv('Name\tA, or so\nX\t1\n').delimiter).toBe('\t');
		expect(parseCsv('"Name;x",A\nX,1\n').delimiter).toBe(',');
		expect(parseCsv('Name\nX\n').rows).toEqual([['Name'], ['X']]);
	});

	it('keeps line breaks and doubled quotes inside quotes, and single quotes inside a cell', () => {
		expect(parseCsv('a,b\n"x\ny","say ""no"""\n"said "no" once",2').rows).toEqual([
			['a', 'b'],
			['x\ny', 'say "no"'],
			['said "no" once', '2'],
		]);
	});

	it('loses only the line whose quote never closes', () => {
		const table = parseCsv('a,b\n"open,1\n"c, d",2\n"last,3');
		expect(table.rows).toEqual([['a', 'b'], [], ['c, d', '2'], []]);
		expect([...table.broken]).toEqual([
			[1, '"open,1'],
			[3, '"last,3'],
		]);
	});

	it('names every one of many lines with unclosed quotes, and reads the others', () => {
		const table = parseCsv(`a,b\n${'"open,1\nfine,2\n'.repeat(60)}`);
		expect(table.broken.size).toBe(60);
		expect(table.rows.filter((row) => row[0] === 'fine')).toHaveLength(60);
	});

	it('is refused when it has too many rows or columns', () => {
		expect(sizeFault(parseCsv(`a\n${'x\n'.repeat(10_000)}`))).toBeUndefined();
		expect(sizeFault(parseCsv(`a\n${'x\n'.repeat(10_001)}`))).toContain('at most 10,000 rows');
		expect(sizeFault(parseCsv('x,'.repeat(200)))).toContain('at most 200 columns');
	});

	it('never makes the reader throw', () => {
		const text = fc.array(fc.constantFrom('"', ',', ';', '\n', 'a', '\t', '""', ' '), {
			maxLength: 80,
		});
		fc.assert(
			fc.property(text, (parts) => {
				const { rows } = parseCsv(parts.join(''));
				expect(Array.isArray(rows)).toBe(true);
			}),
			{ numRuns: 2_000 },
		);
	});
});

describe('a large file with quotes that never close', () => {
	const LINES = 90_000;
	const file = (line: (i: number) => string) =>
		Array.from({ length: LINES }, (_, i) => line(i)).join('\n');
	const open = '"Person,p@example.org,Statistics,3';
	const whole = '"Person, A",p@example.org,Statistics,3';
	/** The lengths of the parts that are given to the reader of rows. */
	function watchReader(): number[] {
		const lengths: number[] = [];
		const { Parser } = Papa;
		vi.spyOn(Papa, 'Parser').mockImplementation(function (config) {
			const parser = new Parser(config);
			const parse = parser.parse.bind(parser);
			parser.parse = (part, ...rest) => {
				lengths.push(part.length);
				return parse(part, ...rest) as unknown;
			};
			return parser;
		});
		return lengths;
	}
	afterEach(() => vi.restoreAllMocks());

	it('is read a few times over at most, however many quotes are open', () => {
		const text = file((i) => (i > 0 && i < 40 ? open : whole));
		const lengths = watchReader();
		const table = parseCsv(text);
		expect(lengths.length).toBeGreaterThan(20);
		expect(lengths.reduce((sum, length) => sum + length, 0)).toBeLessThan(5 * text.length);
		expect(sizeFault(table)).toContain('This one has 89,');
	});

	it('is only counted beyond the rows that an import takes', () => {
		const lengths = watchReader();
		const table = parseCsv(file(() => open));
		expect(lengths.length).toBeGreaterThan(LIMITS.rows / 2);
		expect(lengths.length).toBeLessThan(LIMITS.rows + 200);
		expect(sizeFault(table)).toMatch(
			/^A file has at most 10,000 rows\. This one has [789]\d,\d{3}\./,
		);
	});

	it('is read in parts that leave time for other work', () => {
		const lengths = watchReader();
		const steps = csvSteps(file(() => open));
		let taken = 0;
		while (steps.next().done !== true) taken += 1;
		expect(taken).toBeGreaterThan(LIMITS.rows / 100);
		expect(Math.max(...lengths)).toBeLessThanOrEqual(1_048_576);
	});
});

describe('a file that is read in parts', () => {
	const cell = fc.oneof(
		fc.constantFrom('', 'a', '3', 'say ""no""', 'x\ny', 'p, q'),
		fc.string({ unit: fc.constantFrom('a', '\n', ',', ' '), minLength: 300, maxLength: 3_000 }),
	);

	it('has the same rows as one that is read in one piece', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(cell, cell), { minLength: 30, maxLength: 120 }), (cells) => {
				const text = cells.map((row) => row.map((one) => `"${one}"`).join(',')).join('\n');
				const { data } = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' });
				while (data.at(-1)?.every((one) => one === '')) data.pop();
				expect(parseCsv(text, ',').rows).toEqual(data);
			}),
			{ numRuns: 100 },
		);
	});
});
