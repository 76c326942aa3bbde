import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CONFIDENCES } from '../rating.ts';
import type { Level } from '../level.ts';
import { EMPTY_CELL, METHODS, decodeCell, encodeCell } from './cell-code.ts';

const whole = fc.constantFrom<Level>(0, 1, 2, 3, 4, 5);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

test('a cell arrives as it was sent, and not rated never arrives as 0', () => {
	const cell = fc.record({
		level: optional(fc.oneof(whole, fc.constantFrom(0.5, 2.5, 4.5))),
		method: fc.constantFrom(...METHODS),
		raters: fc.nat(9),
		confidence: fc.constantFrom(...CONFIDENCES),
		ratedAt: optional(fc.nat(2e12)),
		hasNote: fc.boolean(),
		hasEvidence: fc.boolean(),
		selfLevel: optional(whole),
		version: fc.integer({ min: 1, max: 1e6 }),
		own: optional(fc.record({ level: whole, confidence: fc.constantFrom(...CONFIDENCES) })),
	});
	fc.assert(
		fc.property(cell, (one) => {
			expect(decodeCell(encodeCell(one))).toEqual(one);
		}),
		{ numRuns: 1000 },
	);
});

test('a cell never written is an empty code', () => {
	expect(encodeCell(EMPTY_CELL)).toEqual([]);
	expect(decodeCell([])).toBe(EMPTY_CELL);
});
