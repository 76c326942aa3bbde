import { describe, expect, it } from 'vitest';
import { defaultFramework } from '../default-framework.ts';
import { spectrum } from '../spectrum.ts';
import { archetypes, growthMonths } from './archetypes.ts';

const at = (id: string) => {
	const found = archetypes(defaultFramework).find((archetype) => archetype.id === id);
	if (!found) throw new Error(`no archetype ${id}`);
	return found;
};
const position = (id: string) => spectrum(defaultFramework, at(id).ratings);

describe('archetypes', () => {
	it('puts RE and AS exactly at the two bars', () => {
		expect(position('re')).toMatchObject({ lean: -1, depth: 1, hybrid: 0 });
		expect(position('as')).toMatchObject({ lean: 1, depth: 1, hybrid: 0 });
	});

	it('puts the hybrids above one role, each leaning its own way', () => {
		expect(position('hybrid-re')?.lean).toBeCloseTo(-0.6, 9);
		expect(position('hybrid-re')?.depth).toBeCloseTo(1.131764706, 9);
		expect(position('hybrid-as')?.lean).toBeCloseTo(0.298, 3);
		expect(position('hybrid-as')?.depth).toBeCloseTo(1.155, 3);
		expect(at('hybrid-as').ratings).toMatchObject({ stats: 4, exp: 4, code: 4 });
		expect(at('hybrid-re').ratings).toMatchObject({ claims: 4, impl: 4, base: 4, diag: 4 });
	});

	it('keeps a junior early and balanced', () => {
		expect(position('junior')?.depth).toBeLessThan(0.5);
		expect(Math.abs(position('junior')?.lean ?? 1)).toBeLessThan(0.25);
	});

	it('covers every skill of a framework it has never seen, within the scale', () => {
		const framework = {
			skills: [
				{ id: 'ops', row: 'Ops', kind: 'axis' as const, weight: 1, re: 5, as: 0 },
				{ id: 'talk', row: 'Talk', kind: 'axis' as const, weight: 1, re: 1, as: 4 },
			],
		};
		const vectors = Object.fromEntries(
			archetypes(framework).map(({ id, ratings }) => [id, ratings]),
		);
		expect(vectors).toEqual({
			re: { ops: 5, talk: 1 },
			as: { ops: 0, talk: 4 },
			'hybrid-re': { ops: 5, talk: 3 },
			'hybrid-as': { ops: 4, talk: 4 },
			junior: { ops: 0, talk: 0 },
		});
	});
});

describe('the time growth takes', () => {
	it('doubles with every level', () => {
		expect([0, 1, 2, 3, 4].map((from) => growthMonths(from, from + 1))).toEqual([1, 2, 4, 8, 16]);
		expect(growthMonths(0, 5)).toBe(31);
		expect(growthMonths(2, 4)).toBe(12);
	});

	it('counts an unfinished level in full, and nothing when there is nothing to grow', () => {
		expect(growthMonths(3.5, 4)).toBe(8);
		expect(growthMonths(4, 4)).toBe(0);
		expect(growthMonths(5, 3)).toBe(0);
	});
});
