import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { framework, fullRatings, LAW, level, someRatings } from '../../../tests/random-models.ts';
import type { FrameworkModel, Ratings, SkillModel } from './framework.ts';
import { leanInterval, side, spectrum } from './spectrum.ts';
import type { Spectrum } from './spectrum.ts';

const DIGITS = 9;

const targets = (model: FrameworkModel, of: (skill: SkillModel) => number): Ratings =>
	Object.fromEntries(model.skills.map((skill) => [skill.id, of(skill)]));

function placed(model: FrameworkModel, ratings: Ratings): Spectrum {
	const position = spectrum(model, ratings);
	if (position === undefined) throw new Error('no position');
	return position;
}

const withRatings = (ratings: (model: FrameworkModel) => fc.Arbitrary<Ratings>) =>
	framework.chain((model) => fc.tuple(fc.constant(model), ratings(model)));
const full = withRatings(fullRatings);
const gappy = withRatings(someRatings);

describe('the laws of the spectrum', { timeout: 60_000 }, () => {
	it('puts both profiles at the ends for any subset of rated axes', () => {
		const subset = framework.chain((model) =>
			fc.tuple(fc.constant(model), fc.subarray([...model.skills])),
		);
		fc.assert(
			fc.property(subset, ([model, kept]) => {
				const only = (of: (skill: SkillModel) => number) => targets({ skills: kept }, of);
				const re = spectrum(
					model,
					only((skill) => skill.re),
				);
				const as = spectrum(
					model,
					only((skill) => skill.as),
				);
				fc.pre(re !== undefined && as !== undefined);
				expect(re?.lean).toBeCloseTo(-1, DIGITS);
				expect(as?.lean).toBeCloseTo(1, DIGITS);
				for (const end of [re, as]) {
					expect(end?.depth).toBeCloseTo(1, DIGITS);
					expect(end?.hybrid).toBeCloseTo(0, DIGITS);
				}
			}),
			LAW,
		);
	});

	it('puts nothing at (0, 0) and both bars at lean 0 and hybrid 1, with no gain beyond them', () => {
		const surplus = framework.chain((model) =>
			fc.tuple(fc.constant(model), fc.array(level, { minLength: 8, maxLength: 8 })),
		);
		fc.assert(
			fc.property(surplus, ([model, extra]) => {
				const zero = placed(
					model,
					targets(model, () => 0),
				);
				expect([zero.lean, zero.depth, zero.hybrid]).toEqual([0, 0, 0]);
				const best = (skill: SkillModel) => Math.max(skill.re, skill.as);
				const both = placed(model, targets(model, best));
				expect(both.lean).toBeCloseTo(0, DIGITS);
				expect(both.hybrid).toBeCloseTo(1, DIGITS);
				expect(both.depth).toBeGreaterThanOrEqual(1 - 1e-9);
				const beyond = Object.fromEntries(
					model.skills.map((skill, i) => [skill.id, best(skill) + (extra[i] ?? 0)]),
				);
				expect(placed(model, beyond)).toEqual(both);
			}),
			LAW,
		);
	});

	it('negates lean and keeps depth and hybrid when the two profiles change places', () => {
		fc.assert(
			fc.property(gappy, ([model, ratings]) => {
				const got = spectrum(model, ratings);
				fc.pre(got !== undefined);
				const swapped = {
					skills: model.skills.map((skill) => ({ ...skill, re: skill.as, as: skill.re })),
				};
				const other = placed(swapped, ratings);
				expect(other.lean).toBeCloseTo(-(got?.lean ?? NaN), DIGITS);
				expect(other.raw).toBeCloseTo(-(got?.raw ?? NaN), DIGITS);
				expect(other.depth).toBeCloseTo(got?.depth ?? NaN, DIGITS);
				expect(other.hybrid).toBeCloseTo(got?.hybrid ?? NaN, DIGITS);
			}),
			LAW,
		);
	});

	it('is monotone: each side pulls its way and nothing raised lowers depth or hybrid', () => {
		const raised = full.chain(([model, ratings]) =>
			fc.tuple(
				fc.constant(model),
				fc.constant(ratings),
				fc.constantFrom(...model.skills),
				fc.integer({ min: 1, max: 12 }),
			),
		);
		fc.assert(
			fc.property(raised, ([model, ratings, skill, quarters]) => {
				const before = placed(model, ratings);
				const level = Math.min(5, (ratings[skill.id] ?? 0) + quarters / 4);
				const after = placed(model, { ...ratings, [skill.id]: level });
				if (side(skill) === 'science')
					expect(after.lean).toBeGreaterThanOrEqual(before.lean - 1e-9);
				if (side(skill) === 'engineering')
					expect(after.lean).toBeLessThanOrEqual(before.lean + 1e-9);
				if (side(skill) === 'neutral') expect(after).toEqual(before);
				expect(after.depth).toBeGreaterThanOrEqual(before.depth - 1e-9);
				expect(after.hybrid).toBeGreaterThanOrEqual(before.hybrid - 1e-9);
			}),
			LAW,
		);
	});

	it('leaves lean alone when both sides rise by the same share', () => {
		const share = fc.integer({ min: 0, max: 50 }).map((percent) => percent / 100);
		fc.assert(
			fc.property(framework, share, share, share, (model, eng, sci, more) => {
				const at = (rise: number): Spectrum =>
					placed(
						model,
						targets(model, (skill) =>
							side(skill) === 'engineering' ? skill.re * (eng + rise) : skill.as * (sci + rise),
						),
					);
				expect(at(more).lean).toBeCloseTo(at(0).lean, DIGITS);
			}),
			LAW,
		);
	});

	it('has no unit and no order, and a weight of 0 is not rated', () => {
		const factor = fc.integer({ min: 1, max: 40 }).map((tenths) => tenths / 10);
		fc.assert(
			fc.property(gappy, factor, fc.nat(), ([model, ratings], c, pick) => {
				const got = spectrum(model, ratings);
				fc.pre(got !== undefined);
				const same = (other: Spectrum | undefined): void => {
					for (const figure of ['raw', 'lean', 'depth', 'hybrid'] as const) {
						expect(other?.[figure]).toBeCloseTo(got?.[figure] ?? NaN, DIGITS);
					}
				};
				const each = (change: (skill: SkillModel) => SkillModel): FrameworkModel => ({
					skills: model.skills.map(change),
				});
				const scaled = Object.fromEntries(
					Object.entries(ratings).map(([id, x]) => [id, x === undefined ? undefined : x * c]),
				);
				same(
					spectrum(
						each((skill) => ({ ...skill, re: skill.re * c, as: skill.as * c })),
						scaled,
					),
				);
				same(
					spectrum(
						each((skill) => ({ ...skill, weight: skill.weight * c })),
						ratings,
					),
				);
				same(spectrum({ skills: [...model.skills].reverse() }, ratings));
				const out = model.skills[pick % model.skills.length]?.id ?? '';
				const weightless = each((skill) => (skill.id === out ? { ...skill, weight: 0 } : skill));
				const unrated = spectrum(model, { ...ratings, [out]: undefined });
				const dropped = spectrum(weightless, ratings);
				expect(dropped?.raw).toEqual(unrated?.raw);
				expect(dropped?.depth).toEqual(unrated?.depth);
				expect(dropped?.hybrid).toEqual(unrated?.hybrid);
			}),
			LAW,
		);
	});

	it('has contributions that sum to raw, and figures within their ranges', () => {
		fc.assert(
			fc.property(gappy, ([model, ratings]) => {
				const got = spectrum(model, ratings);
				fc.pre(got !== undefined);
				if (got === undefined) return;
				const sum = got.contributions.reduce((total, part) => total + part.value, 0);
				expect(sum).toBeCloseTo(got.raw, DIGITS);
				for (const part of got.contributions) {
					expect(part.side === 'science' ? part.value : -part.value).toBeGreaterThanOrEqual(0);
				}
				expect(Math.abs(got.lean)).toBeLessThanOrEqual(1);
				expect(got.hybrid).toBeGreaterThanOrEqual(0);
				expect(got.hybrid).toBeLessThanOrEqual(1);
				expect(got.depth).toBeGreaterThanOrEqual(0);
				expect(Math.abs(got.direction ?? 0)).toBeLessThanOrEqual(1);
			}),
			LAW,
		);
	});
});

describe('the laws of the interval', { timeout: 60_000 }, () => {
	it('lies within the scale, round raw, and never narrows with less certainty', () => {
		const sigma = fc.integer({ min: 1, max: 20 }).map((tenths) => tenths / 10);
		fc.assert(
			fc.property(gappy, sigma, ([model, ratings], s) => {
				const position = spectrum(model, ratings);
				fc.pre(position !== undefined);
				const sigmas = (value: number) => targets(model, () => value);
				const sure = leanInterval(model, ratings, sigmas(s));
				const unsure = leanInterval(model, ratings, sigmas(s + 0.5));
				expect(sure?.low).toBeGreaterThanOrEqual(-1);
				expect(sure?.high).toBeLessThanOrEqual(1);
				expect(sure?.low).toBeLessThanOrEqual(position?.lean ?? NaN);
				expect(sure?.high).toBeGreaterThanOrEqual(position?.lean ?? NaN);
				expect(unsure?.half).toBeGreaterThanOrEqual(sure?.half ?? NaN);
			}),
			LAW,
		);
	});
});
