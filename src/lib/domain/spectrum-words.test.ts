import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAW } from '../../../tests/random-models.ts';
import { defaultFramework } from './default-framework.ts';
import { DEMO_TEAM, demoRatings } from './demo-team.ts';
import type { Ratings } from './framework.ts';
import {
	depthWord,
	excludesZero,
	hybridWord,
	leanWord,
	notEnoughSentence,
	personMark,
	saidPlace,
	saidSide,
	saidWord,
	spectrumSentence,
} from './spectrum-words.ts';
import type { SaidPosition } from './spectrum-words.ts';
import { leanInterval, spectrum } from './spectrum.ts';

const demo = (slug: string): Ratings => {
	const member = DEMO_TEAM.members.find((one) => one.slug.startsWith(slug));
	if (member === undefined) throw new Error(slug);
	return demoRatings(member);
};
const interval = (low: number, high: number) => ({ low, high });
const at = (lean: number, more: Partial<SaidPosition> = {}): SaidPosition => ({
	lean,
	depth: 1,
	enough: true,
	...more,
});
const BOTH = {
	sys: 4,
	code: 4,
	swe: 4,
	exp: 4,
	theory: 4,
	stats: 4,
	product: 3,
	writing: 3,
	res: 3,
};

describe('the words of a position', () => {
	it('change at their thresholds, which belong to the milder word', () => {
		expect([-1, -0.76, -0.75, -0.26, -0.25, 0, 0.25, 0.26, 0.75, 0.76].map(leanWord)).toEqual([
			'RE',
			'RE',
			'leans RE',
			'leans RE',
			'balanced',
			'balanced',
			'balanced',
			'leans AS',
			'leans AS',
			'AS',
		]);
		expect([0, 0.49, 0.5, 0.89, 0.9, 1.1, 1.11].map(depthWord)).toEqual([
			'early',
			'early',
			'growing',
			'growing',
			'at the bar',
			'at the bar',
			'beyond one role',
		]);
		expect(leanWord(-0.25 - 1e-12)).toBe('balanced');
		expect(depthWord(0.5 - 1e-12)).toBe('growing');
	});

	it('call a hybrid by index and lean, and name the side only beyond doubt', () => {
		const beyond = interval(-0.9, -0.1);
		const word = (hybrid: number, lean: number, ends = beyond, enough = true) =>
			hybridWord({ hybrid, lean, enough }, ends);
		expect(word(0.39, 0)).toBeUndefined();
		expect(word(0.4, -0.6)).toBe('hybrid leaning RE');
		expect(word(0.4, 0.6, interval(0.1, 1))).toBe('hybrid leaning AS');
		expect(word(0.79, 0.1)).toBe('hybrid');
		expect(word(0.8, 0.25)).toBe('50/50 hybrid');
		expect(word(0.8, 0.3, interval(0.1, 0.5))).toBe('hybrid leaning AS');
		expect(word(0.8, 0.3, interval(-0.1, 0.7))).toBe('hybrid');
		expect(word(0.9, 0, beyond, false)).toBeUndefined();
	});

	it('draw side by shape, and the early and the unplaced hollow', () => {
		expect(personMark(spectrum(defaultFramework, demo('ada')))).toEqual({
			shape: 'circle',
			side: 're',
			early: false,
		});
		expect(personMark(spectrum(defaultFramework, demo('emre'))).early).toBe(true);
		expect(personMark(at(0.5)).shape).toBe('triangle');
		expect(personMark(at(0.2))).toEqual({ shape: 'diamond', side: 'balanced', early: false });
		const unplaced = { shape: 'diamond', side: 'balanced', early: true };
		expect(personMark(undefined)).toEqual(unplaced);
		expect(personMark(at(-1, { enough: false }))).toEqual(unplaced);
	});

	it('say a side only on enough ratings and an interval that excludes 0', () => {
		expect(excludesZero(interval(-0.8, -0.1))).toBe(true);
		expect(excludesZero(interval(-0.8, 0))).toBe(false);
		expect(excludesZero(undefined)).toBe(false);
		expect(saidSide(at(-0.5), interval(-0.9, 0.1))).toBe('unclear');
		expect(saidSide(at(-0.5), undefined)).toBe('unclear');
		expect(saidSide(at(-0.5), interval(-0.9, -0.1))).toBe('re');
		expect(saidSide(at(0.1), interval(-0.3, 0.5))).toBe('balanced');
		expect(saidSide(at(-1, { enough: false }), interval(-1, -0.9))).toBe('unplaced');
		expect(saidSide(undefined, undefined)).toBe('unplaced');
	});

	it('read the same wherever a lean is told', () => {
		const told = (position: SaidPosition | undefined, ends = interval(-0.9, -0.1)) =>
			saidPlace(position, ends);
		expect(told(at(-0.5, { depth: 0.8 }))).toBe('leans RE, growing');
		expect(told(at(-0.9))).toBe('RE, at the bar');
		expect(told(at(0))).toBe('balanced, at the bar');
		expect(told(at(-0.9), interval(-1, 0.2))).toBe('balanced, too few ratings to tell');
		expect(told(at(-0.9, { enough: false }))).toBe('not enough ratings');
		expect(told(undefined)).toBe('not enough ratings');
		expect(saidWord(at(-0.5), interval(-0.9, -0.1))).toBe('leans RE');
	});

	it('tell the shape of an early profile by its direction', () => {
		const beyond = interval(-0.9, -0.1);
		expect(saidPlace(at(-0.3, { depth: 0.49, direction: -0.61 }), beyond)).toBe('RE-shaped, early');
		expect(saidWord(at(0.3, { depth: 0.3, direction: 1 }), interval(0.1, 0.5))).toBe('AS-shaped');
		expect(saidWord(at(-0.2, { depth: 0.3, direction: -0.67 }), beyond)).toBe('RE-shaped');
		expect(saidPlace(at(-0.1, { depth: 0.45, direction: -0.22 }), beyond)).toBe('balanced, early');
		expect(saidPlace(at(0.05, { depth: 0.1 }), interval(-0.2, 0.3))).toBe('balanced, early');
		expect(saidWord(at(-0.3, { depth: 0.5, direction: -0.6 }), beyond)).toBe('leans RE');
		expect(saidWord(at(-0.3, { depth: 0.4, direction: -0.75 }), interval(-0.7, 0.1))).toBe(
			'balanced, too few ratings to tell',
		);
	});

	it('read Tom, the fourth worked example, as RE-shaped and early', () => {
		const axes = ['sys', 'exp', 'code', 'theory', 'stats', 'product', 'writing', 'swe', 'res'];
		const levels = [2, 1, 2, 1, 1, 0, 0, 2, 0];
		const tom = Object.fromEntries(axes.map((axis, i) => [axis, levels[i]]));
		expect(
			saidPlace(spectrum(defaultFramework, tom), leanInterval(defaultFramework, tom, {})),
		).toBe('RE-shaped, early');
	});

	it('name the axis to rate first where too little is rated', () => {
		expect(notEnoughSentence('Statistics')).toBe('Not enough ratings. Rate Statistics first.');
		expect(notEnoughSentence()).toBe('Not enough ratings.');
	});
});

describe('spectrumSentence', () => {
	const sentence = (ratings: Ratings): string => {
		const position = spectrum(defaultFramework, ratings);
		return position === undefined ? '' : spectrumSentence(position);
	};

	it('leads from the two sides to the lean', () => {
		expect(sentence(demo('ada'))).toBe(
			'Engineering side 100% of the RE bar, science side 66% of the AS bar. The engineering side is ahead by 34 points; a textbook RE is ahead by 57. So 60% of the way from balanced to RE.',
		);
		expect(sentence(demo('dana'))).toContain(
			'The science side is ahead by 38 points; a textbook AS is ahead by 44. So 87% of the way from balanced to AS.',
		);
	});

	it('says how far past the end someone is, and when nobody is ahead', () => {
		expect(sentence(demo('bao'))).toContain(
			'So all the way from balanced to RE and past it (raw −1.50).',
		);
		const textbook = {
			sys: 4,
			code: 4,
			swe: 4,
			exp: 2,
			theory: 2,
			stats: 2,
			product: 1,
			writing: 1,
			res: 1,
		};
		expect(sentence(textbook)).toMatch(/So all the way from balanced to RE\.$/);
		expect(sentence(BOTH)).toMatch(/Neither side is ahead\. So balanced\.$/);
	});

	it('prints a decimal on all figures where whole ones would not add up', () => {
		const shown = sentence({
			sys: 3,
			code: 3,
			swe: 3,
			exp: 2,
			theory: 2,
			stats: 2,
			product: 1,
			writing: 2,
			res: 2,
		});
		const [eng, sci, ahead] = [...shown.matchAll(/(\d+(?:\.\d+)?)(?:%| points?)/g)].map((m) =>
			Number(m[1]),
		);
		expect(Math.abs((eng ?? NaN) - (sci ?? NaN))).toBeCloseTo(ahead ?? NaN, 6);
	});

	it('adds up as printed for any ratings', () => {
		const levels = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 9, maxLength: 9 });
		const ids = defaultFramework.skills.filter((skill) => skill.kind === 'axis').map((s) => s.id);
		fc.assert(
			fc.property(levels, (list) => {
				const shown = sentence(Object.fromEntries(ids.map((id, i) => [id, list[i]])));
				const figures = /side ([\d.]+)% .* side ([\d.]+)% .* by ([\d.]+) point/.exec(shown);
				if (figures === null) {
					expect(shown).toContain('Neither side is ahead.');
					return;
				}
				const [, eng, sci, ahead] = figures.map(Number);
				expect(Math.abs((eng ?? NaN) - (sci ?? NaN))).toBeCloseTo(ahead ?? NaN, 6);
			}),
			LAW,
		);
	});
});
