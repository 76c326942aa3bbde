import { describe, expect, it } from 'vitest';
import { CORE_SKILLS } from './core.ts';
import { defaultFramework } from './default-framework.ts';

const skill = (id: string) => defaultFramework.skills.find((one) => one.id === id);

describe('the default framework', () => {
	it('has nine axes under the seven rows of the matrix and four core skills', () => {
		const axes = defaultFramework.skills.filter((one) => one.kind === 'axis');
		expect(axes.map((one) => [one.id, one.weight, one.re, one.as])).toEqual([
			['sys', 0.5, 4, 2],
			['exp', 0.5, 2, 4],
			['code', 1, 4, 3],
			['theory', 1, 2, 4],
			['stats', 1, 2, 4],
			['product', 1, 1, 3],
			['writing', 1, 1, 3],
			['swe', 0.5, 4, 1],
			['res', 0.5, 1, 3],
		]);
		expect(new Set(axes.map((one) => one.row)).size).toBe(7);
		const core = defaultFramework.skills.filter((one) => one.kind === 'core');
		expect(core.map((one) => one.id)).toEqual([...CORE_SKILLS]);
		expect(core.every((one) => one.re === 3 && one.as === 3)).toBe(true);
	});

	it('anchors every level of every skill in words of its own', () => {
		const texts = defaultFramework.skills.flatMap((one) => one.anchors);
		expect(texts).toHaveLength(13 * 6);
		expect(texts.every((text) => text === text.trim() && /^[A-Z]/.test(text))).toBe(true);
		expect(new Set(defaultFramework.skills.map((one) => one.anchors[4])).size).toBe(13);
		expect(skill('stats')?.anchors[0]).toBe('Reports single-run numbers');
		expect(skill('diag')?.anchors[5]).toBe('Post-mortems change practice elsewhere');
		expect(skill('swe')?.anchors[1]).toBe('Course or research code used by others');
	});

	it('lays the engineering side on the left and the science side on the right', () => {
		for (const one of defaultFramework.skills) {
			if (one.kind === 'core') expect(one.angle).toBeUndefined();
			else expect(Math.sin(one.angle ?? 0) < 0).toBe(one.re > one.as);
		}
		expect(((skill('exp')?.angle ?? 0) * 180) / Math.PI).toBeCloseTo(15, 9);
	});

	it('never lets growth target a background', () => {
		const slow = defaultFramework.skills.filter((one) => one.slow === true).map((one) => one.id);
		expect(slow).toEqual(['swe', 'res']);
	});

	it('knows each skill under words that mean no other', () => {
		const words = defaultFramework.skills.flatMap((one) => {
			const own = [one.name, ...(one.synonyms ?? [])].map((word) => word.toLowerCase());
			return [...new Set(own)];
		});
		expect(new Set(words).size).toBe(words.length);
		expect(defaultFramework.skills.every((one) => one.short.length <= 12)).toBe(true);
	});
});
