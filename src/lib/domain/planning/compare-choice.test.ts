import { describe, expect, it } from 'vitest';
import { chooseCompared, comparisonHeadline } from './compare-choice.ts';

const scenario = (id: string, archived = false) => ({ id, archived });
const ALL = [scenario('a'), scenario('b'), scenario('c'), scenario('d'), scenario('old', true)];

describe('the scenarios of a comparison', () => {
	it('are none when none is asked for', () => {
		expect(chooseCompared([], ALL)).toEqual({ chosen: [], over: [], archived: [], missing: 0 });
	});

	it('stand in the order asked for, each once', () => {
		expect(chooseCompared(['c', 'a', 'c'], ALL).chosen.map(({ id }) => id)).toEqual(['c', 'a']);
	});

	it('are three at most, and the fourth is named', () => {
		const { chosen, over } = chooseCompared(['a', 'old', 'b', 'c', 'd'], ALL);
		expect(chosen.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
		expect(over.map(({ id }) => id)).toEqual(['d']);
	});

	it('leave out the archived by name and count those that are not there', () => {
		const { chosen, archived, missing } = chooseCompared(['old', 'x', '', 'b'], ALL);
		expect(chosen.map(({ id }) => id)).toEqual(['b']);
		expect(archived.map(({ id }) => id)).toEqual(['old']);
		expect(missing).toBe(2);
	});
});

describe('the sentence over a comparison', () => {
	const a = { name: 'A', coverage: 1, cost: 185 };
	const b = { name: 'B', coverage: 1, cost: 24 };
	const c = { name: 'C', coverage: 0.9625, cost: 0 };

	it('names the one that covers most, whatever it costs', () => {
		expect(comparisonHeadline([c, a], 'EUR')).toBe('“A” covers most: 100%, for €185k.');
	});

	it('names the cheaper of two that cover the same', () => {
		expect(comparisonHeadline([a, b, c], 'EUR')).toBe(
			'“A” and “B” reach 100%; “B” costs less, €24k.',
		);
	});

	it('names the cheapest of three, or both of them', () => {
		expect(comparisonHeadline([a, b, { ...a, name: 'D' }], 'EUR')).toBe(
			'“A”, “B” and “D” reach 100%; “B” costs least, €24k.',
		);
		expect(comparisonHeadline([a, b, { ...b, name: 'D' }], 'EUR')).toBe(
			'“A”, “B” and “D” reach 100%; “B” and “D” cost least, €24k.',
		);
	});

	it('prefers nobody where nothing tells them apart', () => {
		expect(comparisonHeadline([b, { ...b, name: 'D' }], 'EUR')).toBe(
			'“B” and “D” reach 100% for €24k each.',
		);
		expect(comparisonHeadline([c, { ...c, name: 'D' }], 'EUR')).toBe(
			'“C” and “D” reach 96.25% for €0.',
		);
	});
});
