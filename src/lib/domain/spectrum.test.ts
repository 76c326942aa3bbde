import { describe, expect, it } from 'vitest';
import { defaultFramework } from './default-framework.ts';
import type { FrameworkModel, Ratings } from './framework.ts';
import { leanInterval, mostHelpfulSkill, ratedShare, roleFit, side, spectrum } from './spectrum.ts';
import type { Spectrum } from './spectrum.ts';

const DIGITS = 9;

/** Levels in matrix order. */
const profile = (...levels: (number | undefined)[]): Ratings =>
	Object.fromEntries(
		['sys', 'exp', 'code', 'theory', 'stats', 'product', 'writing', 'swe', 'res'].map(
			(skill, i) => [skill, levels[i]],
		),
	);
const PRIYA = profile(4, 3, 4, 3, 3, 1, 2, 4, 2);
const LENA = profile(2, 4, 3, 4, 4, undefined, 3, 1, undefined);

function placed(model: FrameworkModel, ratings: Ratings): Spectrum {
	const position = spectrum(model, ratings);
	if (position === undefined) throw new Error('no position');
	return position;
}

describe('spectrum', () => {
	it.each([
		['Mina', profile(4, 2, 5, 2, 2, 0, 1, 4, 1), 1, 0.371, -1.1, 0.97, 0],
		['Jonas', profile(0, 4, 1, 5, 4, 3, 4, 1, 5), 0.188, 1, 1.86, 0.72, 0],
		['Priya', PRIYA, 1, 0.657, -0.6, 1.13, 0.4],
		['Tom', profile(2, 1, 2, 1, 1, 0, 0, 2, 0), 0.5, 0.143, -0.62, 0.46, 0],
		['Aiko', profile(4, 4, 4, 3, 4, 2, 3, 3, 3), 0.938, 0.886, -0.09, 1.22, 0.8],
		['Lena', LENA, 0.562, 1, 1, 1, 0],
	])('agrees with the worked example of %s', (_, ratings, eng, sci, raw, depth, hybrid) => {
		const got = placed(defaultFramework, ratings);
		expect(Math.abs(got.engineering - eng)).toBeLessThan(0.00051);
		expect(Math.abs(got.science - sci)).toBeLessThan(0.00051);
		expect(Math.abs(got.raw - raw)).toBeLessThan(0.0051);
		expect(Math.abs(got.depth - depth)).toBeLessThan(0.0051);
		expect(got.hybrid).toBeCloseTo(hybrid, DIGITS);
	});

	it('explains the position of Priya axis by axis', () => {
		const parts = placed(defaultFramework, PRIYA).contributions;
		expect(Object.fromEntries(parts.map((part) => [part.skill, part.value.toFixed(2)]))).toEqual({
			code: '-0.88',
			sys: '-0.44',
			swe: '-0.44',
			theory: '0.30',
			stats: '0.30',
			writing: '0.20',
			exp: '0.15',
			product: '0.10',
			res: '0.10',
		});
		expect(parts.map((part) => part.skill)).toEqual(
			defaultFramework.skills.filter((skill) => skill.kind === 'axis').map((skill) => skill.id),
		);
	});

	it('has the constants 3/7 and 9/16 with the default profiles', () => {
		const { bars } = placed(defaultFramework, PRIYA);
		expect(bars.scienceOfRe).toBeCloseTo(3 / 7, 12);
		expect(bars.engineeringOfAs).toBeCloseTo(9 / 16, 12);
	});

	it('moves as the growth of Ada and Chidi was worked out', () => {
		const ada = placed(defaultFramework, profile(4, 4, 4, 4, 4, 1, 3, 4, 2));
		expect(ada.lean).toBeCloseTo(-0.25, 2);
		expect(ada.hybrid).toBeCloseTo(0.75, 2);
		const chidi = placed(defaultFramework, profile(3, 4, 4, 4, 4, 3, 4, 2, 4));
		expect(chidi.lean).toBeCloseTo(0.43, 2);
		expect(chidi.hybrid).toBeCloseTo(0.57, 2);
	});

	it('places the frontier engineer high on the left edge', () => {
		const got = placed(defaultFramework, profile(4, 3, 4, 3, 3, 1, 2, 4, 2));
		expect(got.lean).toBeCloseTo(-0.6, DIGITS);
		expect(got.depth).toBeCloseTo(1.13, 2);
	});

	it('has no position without a rating on each side', () => {
		expect(spectrum(defaultFramework, {})).toBeUndefined();
		expect(spectrum(defaultFramework, { sys: 3, code: 2 })).toBeUndefined();
		expect(spectrum(defaultFramework, { stats: 3, exp: 2 })).toBeUndefined();
		expect(spectrum(defaultFramework, { claims: 3, diag: 2 })).toBeUndefined();
		expect(spectrum({ skills: [] }, { sys: 3 })).toBeUndefined();
	});

	it('reads null and what is no number as not rated, never as 0', () => {
		const fromOutside = { ...PRIYA, product: null, res: Number.NaN } as unknown as Ratings;
		const without = { ...PRIYA, product: undefined, res: undefined };
		expect(spectrum(defaultFramework, fromOutside)).toEqual(spectrum(defaultFramework, without));
		expect(spectrum(defaultFramework, { ...PRIYA, product: 0, res: 0 })).not.toEqual(
			spectrum(defaultFramework, without),
		);
	});

	it('keeps core skills and equal targets out of the lean', () => {
		const rated = { ...PRIYA, claims: 0, impl: 0, base: 5, diag: 5 };
		expect(spectrum(defaultFramework, rated)).toEqual(spectrum(defaultFramework, PRIYA));
		expect(side({ id: 'x', row: 'x', kind: 'axis', weight: 1, re: 3, as: 3 })).toBe('neutral');
		expect(side({ id: 'x', row: 'x', kind: 'core', weight: 1, re: 4, as: 3 })).toBe('neutral');
	});

	it('has no position on a side that is rated only where the weight is 0', () => {
		const model = {
			skills: defaultFramework.skills.map((skill) =>
				side(skill) === 'engineering' ? { ...skill, weight: 0 } : skill,
			),
		};
		expect(spectrum(model, PRIYA)).toBeUndefined();
		expect(ratedShare(model, PRIYA).engineering).toBe(1);
		expect(mostHelpfulSkill(model, { ...PRIYA, sys: undefined })).toBeUndefined();
	});

	it('gives an early profile its direction, but none below depth .15', () => {
		const half = placed(defaultFramework, profile(2, 1, 2, 1, 1, 0.5, 0.5, 2, 0.5));
		expect([half.lean, half.depth]).toEqual([-0.5, 0.5]);
		expect(half.direction).toBeCloseTo(-1, DIGITS);
		expect(placed(defaultFramework, profile(0, 0, 0, 0, 1, 0, 0, 0, 0)).direction).toBeUndefined();
	});

	it('says when a side is rated by less than half and which axis would help most', () => {
		const thin = { sys: 3, code: 3, swe: 3, exp: 3, stats: 3 };
		const got = placed(defaultFramework, thin);
		expect(got.ratedShare).toEqual({ engineering: 1, science: 1.5 / 5 });
		expect(got.enough).toBe(false);
		expect(got.mostHelpful).toBe('theory');
		expect(placed(defaultFramework, { ...thin, theory: 3 }).enough).toBe(true);
		expect(placed(defaultFramework, PRIYA).mostHelpful).toBeUndefined();
		expect(mostHelpfulSkill(defaultFramework, {})).toBe('code');
		expect(mostHelpfulSkill(defaultFramework, { code: 1, sys: 1 })).toBe('theory');
		expect(ratedShare({ skills: [] }, {})).toEqual({ engineering: 1, science: 1 });
	});
});

describe('leanInterval', () => {
	const all = (sigma: number): Record<string, number> =>
		Object.fromEntries(defaultFramework.skills.map((skill) => [skill.id, sigma]));

	it('is ±.26 on the RE side and ±.34 on the AS side for one rater, fairly sure', () => {
		const re = leanInterval(defaultFramework, PRIYA, all(0.6));
		expect(re?.half.toFixed(2)).toBe('0.26');
		expect(re?.low).toBeCloseTo(-0.6 - (re?.half ?? NaN), DIGITS);
		expect(re?.high).toBeCloseTo(-0.6 + (re?.half ?? NaN), DIGITS);
		const fay = profile(1, 3, 2, 2, 3, 4, 1, 1, 2);
		expect(leanInterval(defaultFramework, fay, all(0.6))?.half.toFixed(2)).toBe('0.34');
	});

	it('widens to ±.37 for Lena, whose two unrated axes count as uncertain', () => {
		expect(leanInterval(defaultFramework, LENA, all(0.6))?.half.toFixed(2)).toBe('0.37');
	});

	it('takes a rated axis without a sigma as fairly sure', () => {
		expect(leanInterval(defaultFramework, LENA, {})).toEqual(
			leanInterval(defaultFramework, LENA, all(0.6)),
		);
	});

	it('is absent without a position', () => {
		expect(leanInterval(defaultFramework, { sys: 3 }, all(0.6))).toBeUndefined();
	});
});

describe('roleFit', () => {
	it('is the share of each bar that is met over the rated axes', () => {
		const fit = roleFit(defaultFramework, PRIYA);
		expect(fit.re).toBeCloseTo(1, DIGITS);
		expect(fit.as).toBeCloseTo(16 / 22, DIGITS);
		expect(roleFit(defaultFramework, { stats: 2 })).toEqual({ re: 1, as: 0.5 });
	});

	it('is absent when nothing is rated', () => {
		expect(roleFit(defaultFramework, { claims: 4 })).toEqual({ re: undefined, as: undefined });
	});
});
