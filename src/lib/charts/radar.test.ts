import { defaultFramework } from '$lib/domain/default-framework';
import { describe, expect, it } from 'vitest';
import { radarLabels, rowBrackets, personLabels, RADAR_FORMATS } from './radar-labels';
import { contourPath, levelRadius, radarGrid, radarShape, targetPath } from './radar';
import { radarAxes, type RadarSkill } from './radar-axes';
import { textWidth } from './text-width';

const axes = radarAxes(defaultFramework.skills);
const degrees = (radians: number) => Math.round((radians * 180) / Math.PI);
const all = (level: number | undefined) => Object.fromEntries(axes.map((a) => [a.id, level]));
const moves = (path: string) => (path.match(/M/g) ?? []).length;
const corners = (path: string) => (path.match(/[ML]/g) ?? []).length;
const skill = (id: string, re: number, as: number, angle?: number): RadarSkill => ({
	id,
	name: id,
	short: id,
	row: id,
	kind: 'axis',
	weight: 1,
	re,
	as,
	angle,
});

describe('axes of the radar', () => {
	it('stand where the framework says, clockwise from twelve', () => {
		expect(axes.map((axis) => [axis.id, degrees(axis.angle)])).toEqual([
			['exp', 15],
			['theory', 45],
			['stats', 75],
			['product', 105],
			['writing', 135],
			['res', 165],
			['swe', -150],
			['code', -90],
			['sys', -30],
		]);
	});

	it('have engineering on the left and science on the right', () => {
		for (const axis of axes) {
			expect(Math.sign(Math.sin(axis.angle))).toBe(axis.side === 'engineering' ? -1 : 1);
		}
	});

	it.each([6, 7, 8, 9, 10, 11, 12])('are spread evenly when %i axes have no angles', (n) => {
		const skills = Array.from({ length: n }, (_, i) =>
			i % 2 ? skill(`s${i}`, 4, 2) : skill(`s${i}`, 2, 4),
		);
		const spread = radarAxes(skills);
		const steps = spread.map((axis, i) => {
			const next = spread[(i + 1) % n]?.angle ?? 0;
			return degrees((next - axis.angle + 4 * Math.PI) % (2 * Math.PI));
		});
		for (const step of steps) expect(Math.abs(step - 360 / n)).toBeLessThanOrEqual(1);
		expect(spread[0]?.side).toBe('science');
		expect(spread.at(-1)?.side).toBe('engineering');
	});

	it('are spread evenly when two given angles would collide', () => {
		const skills = [skill('a', 4, 2, 0.1), skill('b', 4, 2, 0.15), skill('c', 2, 4, 2)];
		expect(radarAxes(skills).map((axis) => degrees(axis.angle))).toEqual([60, -180, -60]);
	});

	it('leave core skills out', () => {
		expect(axes.some((axis) => axis.id === 'impl')).toBe(false);
	});
});

describe('radar', () => {
	it('has radii linear in the level, from the centre to the rim', () => {
		expect([0, 1, 2.5, 5].map((level) => levelRadius(level, 158))).toEqual([0, 31.6, 79, 158]);
		expect(levelRadius(9, 100)).toBe(100);
	});

	it('draws a closed straight contour with one corner an axis when all is rated', () => {
		const path = contourPath(
			axes,
			axes.map(() => 3),
			100,
		);
		expect(path).toMatch(/^M[^AQC]*Z$/);
		expect(corners(path)).toBe(9);
	});

	it('breaks the contour on both sides of what is not rated and never goes to 0', () => {
		const ratings = { ...all(4), product: undefined, res: undefined };
		const shape = radarShape(axes, ratings, 100, 5);
		expect(shape.contour).not.toContain('Z');
		expect(shape.contour).not.toMatch(/[ML]0,0/);
		// Writing stands alone between the two gaps: one run of the other six.
		expect(moves(shape.contour)).toBe(1);
		expect(corners(shape.contour)).toBe(6);
		expect(shape.area).toBeUndefined();
		expect(moves(shape.unratedRings)).toBe(2);
		expect(moves(shape.marks.science)).toBe(4);
	});

	it('starts a run after the gap, so that it may cross twelve o’clock', () => {
		const ratings = { ...all(undefined), sys: 4, exp: 4 };
		expect(radarShape(axes, ratings, 100, 5).contour).toBe('M-40,-69.3L20.7,-77.3');
	});

	it('shows nothing but rings at the rim when nothing is rated', () => {
		const shape = radarShape(axes, {}, 100, 5);
		expect(shape.contour).toBe('');
		expect(shape.area).toBeUndefined();
		expect(moves(shape.unratedRings)).toBe(9);
		expect(Object.values(shape.spokes).join('')).toBe('');
	});

	it('puts a level of 0 on the centre with a mark, unlike not rated', () => {
		const shape = radarShape(axes, all(0), 100, 5);
		expect(moves(shape.marks.engineering)).toBe(3);
		expect(shape.unratedRings).toBe('');
	});

	it('copes with one axis and with two', () => {
		const one = radarAxes([skill('a', 4, 2, 0)]);
		expect(radarShape(one, { a: 3 }, 100, 5).contour).toBe('');
		expect(radarShape(one, { a: 3 }, 100, 5).spokes.engineering).toBe('M0,0L0,-60');
		expect(targetPath(one, 're', 100)).toBe('');
		const two = radarAxes([skill('a', 4, 2, 0), skill('b', 2, 4, 1)]);
		expect(corners(radarShape(two, { a: 3, b: 2 }, 100, 5).contour)).toBe(2);
		expect(radarShape([], {}, 100, 5).contour).toBe('');
	});

	it('reuses the grid of the same axes and size', () => {
		expect(radarGrid(axes, 158)).toBe(radarGrid(axes, 158));
		expect(radarGrid(axes, 158)).not.toBe(radarGrid(axes, 68));
	});
});

describe('labels of the radar', () => {
	it.each(['person', 'phone', 'small'] as const)('stay inside the %s drawing', (size) => {
		const { width, cx } = RADAR_FORMATS[size];
		for (const label of radarLabels(axes, size)) {
			const w = textWidth(label.text, size === 'person' ? 12 : 11);
			const left = label.anchor === 'end' ? label.x - w : label.x;
			expect(left + cx).toBeGreaterThanOrEqual(0);
			expect(left + w + cx).toBeLessThanOrEqual(width);
		}
	});

	it('mirrors the left half so that the value is nearest the chart', () => {
		const labels = radarLabels(axes, 'person');
		expect(labels.filter((l) => l.mirrored).map((l) => l.axis.id)).toEqual(['swe', 'code', 'sys']);
	});

	it('brackets the rows with two axes at the top and at the bottom', () => {
		const brackets = rowBrackets(axes, 158);
		expect(brackets.map((b) => b.row)).toEqual(['Background', 'Primary skill']);
		expect(brackets[0]?.label?.y).toBeGreaterThan(158);
		expect(brackets[1]?.label?.y).toBeLessThan(-158);
		expect(brackets[1]?.path).toMatch(/^M-77\.5,-145\.7A165,165 0 0 1 37\.1,-160\.8$/);
	});

	it('names compared people at their largest lead, never two at one axis', () => {
		const people = [
			{ name: 'Ada', ratings: { ...all(2), sys: 4 } },
			{ name: 'Dana', ratings: { ...all(2), stats: 4 } },
			{ name: 'Fay', ratings: all(2) },
			{ name: 'Nobody', ratings: {} },
		];
		const labels = personLabels(axes, people, 158);
		expect(labels.map((l) => [l.name, l.anchor])).toEqual([
			['Ada', 'end'],
			['Dana', 'start'],
			['Fay', 'start'],
		]);
		expect(new Set(labels.map((l) => `${l.x} ${l.y}`)).size).toBe(3);
	});
});
