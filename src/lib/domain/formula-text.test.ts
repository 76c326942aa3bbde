import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeFormula, unescapeFormula } from './formula-text.ts';

describe('text in an exported file', () => {
	it('is marked with an apostrophe where a spreadsheet would run it', () => {
		for (const text of ['=1', '+1', '-1', '@x', '\t1', '\r1', ' =1', '＝1', "'=1"])
			expect(escapeFormula(text)).toBe(`'${text}`);
		for (const text of ['', 'Ada', "O'Neill", "'t Hooft", '1-2', 'a@b.c'])
			expect(escapeFormula(text)).toBe(text);
	});

	it('comes back as it was, whatever it is', () => {
		const text = fc.string({
			unit: fc.constantFrom("'", '=', '-', '\t', ' ', 'a', '＝'),
			maxLength: 8,
		});
		fc.assert(
			fc.property(fc.oneof(text, fc.string()), (original) => {
				expect(unescapeFormula(escapeFormula(original))).toBe(original);
			}),
			{ numRuns: 2_000 },
		);
	});
});
