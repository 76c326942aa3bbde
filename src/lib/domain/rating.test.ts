import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAW } from '../../../tests/random-models.ts';
import { LEVELS } from './level.ts';
import { CONFIDENCES, currentValue, isStale, ratingSigma, SOURCES } from './rating.ts';
import type { RaterLevel } from './rating.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 7, 1);

const rated = (rater: string, level: RaterLevel['level'], over: Partial<RaterLevel> = {}) => ({
	rater,
	level,
	source: 'manager' as const,
	confidence: 'fairly_sure' as const,
	ratedAt: NOW,
	...over,
});

describe('currentValue', () => {
	it('is absent when nobody or only the person has rated', () => {
		expect(currentValue([])).toBeUndefined();
		expect(currentValue([rated('me', 5, { source: 'self' })])).toBeUndefined();
	});

	it('is the level of a single rater, 0 included', () => {
		expect(currentValue([rated('m', 0, { confidence: 'guess' })])).toEqual({
			level: 0,
			method: 'single',
			raters: 1,
			confidence: 'guess',
			ratedAt: NOW,
		});
	});

	it('is the mean of two and carries their spread', () => {
		expect(currentValue([rated('a', 2), rated('b', 3)])).toMatchObject({
			level: 2.5,
			method: 'mean',
			raters: 2,
			sd: Math.SQRT1_2,
		});
	});

	it('is the median of three or more, so one outlier does not move it', () => {
		expect(currentValue([rated('a', 4), rated('b', 0), rated('c', 4)])).toMatchObject({
			level: 4,
			method: 'median',
			raters: 3,
		});
		const four = [rated('a', 1), rated('b', 2), rated('c', 3), rated('d', 5)];
		expect(currentValue(four)?.level).toBe(2.5);
	});

	it('leaves self-ratings out of the level and the count', () => {
		const self = rated('me', 5, { source: 'self', ratedAt: NOW + DAY });
		expect(currentValue([rated('a', 2), self])).toMatchObject({
			level: 2,
			raters: 1,
			ratedAt: NOW,
		});
	});

	it('takes the latest level of a rater who occurs twice', () => {
		const old = rated('a', 1, { ratedAt: NOW - DAY });
		expect(currentValue([rated('a', 3), old])).toMatchObject({ level: 3, raters: 1 });
	});

	it('is a guess only when nobody is surer', () => {
		const guess = rated('a', 3, { confidence: 'guess' });
		expect(currentValue([guess, rated('b', 3, { confidence: 'guess' })])?.confidence).toBe('guess');
		expect(currentValue([guess, rated('b', 3, { confidence: 'seen' })])?.confidence).toBe('seen');
	});

	it('lies between the lowest and the highest rater, whatever their order', () => {
		const level = fc.record({
			rater: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
			level: fc.constantFrom(...LEVELS),
			source: fc.constantFrom(...SOURCES),
			confidence: fc.constantFrom(...CONFIDENCES),
			ratedAt: fc.integer({ min: 0, max: 9 }),
		});
		const once = fc.uniqueArray(level, { selector: (one) => one.rater });
		fc.assert(
			fc.property(once, (levels) => {
				const got = currentValue(levels);
				const counted = levels.filter((one) => one.source !== 'self').map((one) => one.level);
				expect(got?.raters ?? 0).toBe(counted.length);
				expect(currentValue([...levels].reverse())).toEqual(got);
				if (got === undefined) return;
				expect(got.level).toBeGreaterThanOrEqual(Math.min(...counted));
				expect(got.level).toBeLessThanOrEqual(Math.max(...counted));
			}),
			LAW,
		);
	});
});

describe('ratingSigma', () => {
	it('follows the confidence of a single rater', () => {
		const sigma = (confidence: RaterLevel['confidence']) =>
			ratingSigma({ confidence, raters: 1, ratedAt: NOW }, NOW);
		expect(CONFIDENCES.map(sigma)).toEqual([0.35, 0.6, 1]);
	});

	it('follows the spread of several raters, but is never surer than one level seen', () => {
		const of = (raters: number, sd: number) =>
			ratingSigma({ confidence: 'guess', raters, sd, ratedAt: NOW }, NOW);
		expect(of(2, 0)).toBe(0.35);
		expect(of(4, 2)).toBe(1);
		expect(of(2, Math.SQRT2)).toBeCloseTo(1, 12);
	});

	it('grows with age by .25² a year and not before its time', () => {
		const seen = { confidence: 'seen' as const, raters: 1, ratedAt: NOW };
		expect(ratingSigma(seen, NOW + 365 * DAY)).toBeCloseTo(Math.hypot(0.35, 0.25), 12);
		expect(ratingSigma(seen, NOW + 4 * 365 * DAY)).toBeCloseTo(Math.hypot(0.35, 0.5), 12);
		expect(ratingSigma(seen, NOW - DAY)).toBe(0.35);
		expect(ratingSigma({ confidence: 'seen', raters: 1 }, NOW)).toBe(0.35);
	});
});

describe('isStale', () => {
	it('begins the moment after 180 days, or as many as are set', () => {
		expect(isStale(NOW, NOW + 180 * DAY)).toBe(false);
		expect(isStale(NOW, NOW + 180 * DAY + 1)).toBe(true);
		expect(isStale(NOW, NOW + 31 * DAY, 30)).toBe(true);
		expect(isStale(NOW, NOW - DAY)).toBe(false);
	});
});
