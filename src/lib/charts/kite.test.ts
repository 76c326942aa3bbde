import { describe, expect, it } from 'vitest';
import { hybridZone, kiteBars, kiteCorners, placeOfShares } from './kite';
import { kiteFrame } from './kite-frame';

const bars = { scienceOfRe: 3 / 7, engineeringOfAs: 9 / 16 };
const rounded = (places: readonly { lean: number; depth: number }[]) =>
	places.map(({ lean, depth }) => [
		Math.round(lean * 1000) / 1000,
		Math.round(depth * 1000) / 1000,
	]);

describe('kite', () => {
	it('has its corners at nothing, the RE bar, both bars and the AS bar', () => {
		const { beginner, re, both, as } = kiteCorners(bars);
		expect(rounded([beginner, re, both, as])).toEqual([
			[0, 0],
			[-1, 1],
			[0, 1.329],
			[1, 1],
		]);
	});

	it('draws the hybrid zones at the exact image of both thresholds', () => {
		expect(rounded(hybridZone(bars, 0.4))).toEqual([
			[-0.6, 1.132],
			[0, 1.329],
			[0.6, 1.132],
			[0, 0.98],
			[-0.141, 0.934],
		]);
		expect(rounded(hybridZone(bars, 0.8))).toEqual([
			[-0.2, 1.264],
			[0, 1.329],
			[0.2, 1.264],
			[0, 1.213],
			[-0.047, 1.198],
		]);
	});

	it('takes its constants from the framework and not from the default team', () => {
		const axis = (id: string, re: number, as: number, weight = 1) =>
			({ id, row: id, kind: 'axis', weight, re, as }) as const;
		const framework = { skills: [axis('a', 4, 2), axis('b', 1, 4), axis('c', 3, 3)] };
		expect(kiteBars(framework)).toEqual({ scienceOfRe: 0.25, engineeringOfAs: 0.5 });
		expect(kiteCorners({ scienceOfRe: 0, engineeringOfAs: 0 }).both.depth).toBe(2);
	});

	it('has no constants for a framework with one side only', () => {
		const skill = { id: 'a', row: 'A', kind: 'axis', weight: 1, re: 4, as: 2 } as const;
		expect(kiteBars({ skills: [skill] })).toBeUndefined();
		expect(kiteBars({ skills: [] })).toBeUndefined();
	});

	it('leaves weights of zero and core skills out of its constants', () => {
		const skill = (
			id: string,
			re: number,
			as: number,
			weight: number,
			kind: 'axis' | 'core' = 'axis',
		) => ({ id, row: id, kind, weight, re, as });
		const skills = [skill('a', 4, 2, 1), skill('b', 2, 4, 1)];
		const more = [...skills, skill('c', 5, 0, 0), skill('d', 1, 3, 9, 'core')];
		expect(kiteBars({ skills: more })).toEqual(kiteBars({ skills }));
	});

	it('mirrors the zone when the two roles change places', () => {
		const mirrored = { scienceOfRe: bars.engineeringOfAs, engineeringOfAs: bars.scienceOfRe };
		const flip = hybridZone(mirrored, 0.4).map((c) => ({ lean: -c.lean || 0, depth: c.depth }));
		const sort = (corners: number[][]) => corners.map(String).sort();
		expect(sort(rounded(flip))).toEqual(sort(rounded(hybridZone(bars, 0.4))));
	});

	it('gives four corners to the zone when both roles ask the same share', () => {
		expect(hybridZone({ scienceOfRe: 0.5, engineeringOfAs: 0.5 }, 0.4)).toHaveLength(4);
	});

	it('places the corners of the overview where the drawing has them', () => {
		expect(kiteFrame('overview', bars).background.outline).toBe(
			'338,298 66.3,100.9 338,35.9 609.7,100.9',
		);
		expect(kiteFrame('phone', bars).background.outline).toBe(
			'176,200 45.8,71.4 176,29.1 306.2,71.4',
		);
		expect(kiteFrame('spectrum', bars).background.outline).toBe(
			'378,652 95,207.7 378,61.4 661,207.7',
		);
		expect(kiteFrame('compact', bars).background.outline).toBe(
			'208,170 57.1,62.9 208,27.6 358.9,62.9',
		);
	});

	it('keeps a taller kite inside the drawing', () => {
		const tall = { scienceOfRe: 0, engineeringOfAs: 0 };
		const { scales, edges } = kiteFrame('overview', tall);
		expect(scales.y(2)).toBeGreaterThan(22);
		expect(edges).toHaveLength(4);
	});

	it('puts half of a role at half the edge', () => {
		const half = placeOfShares(0.5, bars.scienceOfRe / 2, bars);
		expect(half.lean).toBeCloseTo(-0.5, 12);
		expect(half.depth).toBeCloseTo(0.5, 12);
	});
});
