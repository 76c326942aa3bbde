import { describe, expect, it } from 'vitest';
import { AXIS_ORDER, KNOWN_COVERAGE } from '../../../tests/golden-model.ts';
import { axisRequirements, presetById, presetDiff, PRESETS } from './presets.ts';

const of = (id: string) => presetById(id)?.requirements ?? [];

describe('presets', () => {
	it.each([...KNOWN_COVERAGE])('asks of the $preset preset what was worked out', (known) => {
		expect(of(known.preset).slice(0, 9)).toEqual(
			known.rows.map(([need, level, importance], i) => ({
				skill: AXIS_ORDER[i],
				level,
				need,
				importance,
			})),
		);
	});

	it('ends each with a row for the core', () => {
		expect(PRESETS.map((preset) => preset.requirements[9])).toEqual([
			{ skill: 'core', level: 4, need: 4, importance: 3 },
			{ skill: 'core', level: 3, need: 2, importance: 2 },
			{ skill: 'core', level: 3, need: 1, importance: 2 },
		]);
		expect(axisRequirements(of('product')).map((one) => one.skill)).toEqual([...AXIS_ORDER]);
	});

	it('knows no other word', () => {
		expect(presetById('enterprise')).toBeUndefined();
		expect(presetById(undefined)).toBeUndefined();
	});
});

describe('presetDiff', () => {
	const changes = (from: string, to: string): number =>
		presetDiff(axisRequirements(of(from)), axisRequirements(of(to))).filter(
			(row) => row.change !== 'same',
		).length;

	it('counts the rows that change from the product preset', () => {
		expect(changes('product', 'frontier')).toBe(8);
		expect(changes('product', 'startup')).toBe(9);
		expect(changes('product', 'product')).toBe(0);
	});

	it('shows what is changed, added and taken away', () => {
		const diff = presetDiff(
			[
				{ skill: 'sys', level: 3, need: 1, importance: 1 },
				{ skill: 'nlp', level: 3, need: 1, importance: 1 },
			],
			[
				{ skill: 'stats', level: 4, need: 2, importance: 3 },
				{ skill: 'sys', level: 4, need: 1, importance: 1 },
			],
		);
		expect(diff.map((row) => [row.skill, row.change])).toEqual([
			['stats', 'added'],
			['sys', 'changed'],
			['nlp', 'removed'],
		]);
		expect(diff[0]?.before).toBeUndefined();
		expect(diff[1]).toMatchObject({ before: { level: 3 }, after: { level: 4 } });
		expect(diff[2]?.after).toBeUndefined();
	});
});
