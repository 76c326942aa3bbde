import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthInside, overlapArea, type Box } from './coordinates';
import { badgeBox } from './kite-badge';
import { KITE_FORMATS, type KiteSize } from './kite-sizes';
import { textBox } from './kite-notes';
import {
	kiteScene,
	LABEL_ALL_UP_TO,
	leanOrder,
	type KiteMark,
	type KiteOptions,
	type KitePoint,
} from './kite-people';
import { DETAILS_UP_TO } from './kite-sizes';
import { describePoint } from './kite-words';

const bars = { scienceOfRe: 3 / 7, engineeringOfAs: 9 / 16 };
const SIZES = Object.keys(KITE_FORMATS) as KiteSize[];

const person = (i: number, raw: number, depth: number): KitePoint => {
	const lean = Math.max(-1, Math.min(1, raw));
	return {
		id: `p${i}`,
		name: ['Ada', 'Bartholomew', 'Chidi', 'Dana', 'Émile', 'Fay', 'Guðrún', '李'][i % 8] ?? 'X',
		spectrum: { lean, raw, depth, enough: true },
		interval: { half: 0.3, low: Math.max(-1, raw - 0.3), high: Math.min(1, raw + 0.3) },
	};
};

/** Clouds with clusters and ties: places are drawn from a coarse grid round a few centres. */
const team = (size: number) =>
	fc
		.tuple(
			fc.array(fc.tuple(fc.integer({ min: -16, max: 16 }), fc.integer({ min: 0, max: 13 })), {
				minLength: 1,
				maxLength: 4,
			}),
			fc.array(
				fc.tuple(fc.nat(), fc.integer({ min: -2, max: 2 }), fc.integer({ min: -1, max: 1 })),
				{ minLength: size, maxLength: size },
			),
		)
		.map(([centres, offsets]) =>
			offsets.map(([pick, dx, dy], i) => {
				const [x, y] = centres[pick % centres.length] ?? [0, 0];
				return person(i, (x + dx) / 10, Math.max(0, (y + dy) / 10));
			}),
		);

const GRADES = ['clear', 'watch', 'trap', 'severe', 'unknown'] as const;
/** The same people, each in a trap of some grade. */
const trapped = (points: readonly KitePoint[]): KitePoint[] =>
	points.map((point, i) => ({
		...point,
		trap: { rule: 'order-taker', grade: GRADES[i % GRADES.length] ?? 'clear' },
	}));

const kiteMarks = (points: readonly KitePoint[], size: KiteSize, options?: KiteOptions) =>
	kiteScene(points, size, bars, options).marks;

const shownBoxes = (points: readonly KitePoint[], size: KiteSize): Box[] =>
	kiteMarks(points, size).flatMap((mark) => (mark.label?.shown ? [mark.label.box] : []));

function overlaps(boxes: readonly Box[]): number {
	let count = 0;
	boxes.forEach((a, i) => {
		for (const b of boxes.slice(i + 1)) if (overlapArea(a, b) > 0) count++;
	});
	return count;
}

const markBox = ({ x, y }: KiteMark, size: KiteSize): Box => {
	const reach = KITE_FORMATS[size].radius;
	return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
};

const badges = (marks: readonly KiteMark[]): (Box & { readonly of: string })[] =>
	marks.flatMap(({ badge, point, x, y }) =>
		badge ? [{ ...badgeBox({ x, y }, badge), of: point.id }] : [],
	);

/** Everything wrong with a drawing: what touches, covers or strikes through what. */
function faults(points: readonly KitePoint[], size: KiteSize, options?: KiteOptions): string[] {
	const { marks, texts } = kiteScene(points, size, bars, options);
	const labels = marks.flatMap(({ point, label }) => (label?.shown ? [{ point, ...label }] : []));
	const found: string[] = [];
	const check = (wrong: boolean, what: string) => {
		if (wrong) found.push(what);
	};
	labels.forEach((label, i) => {
		const name = `${label.point.id} ${label.point.name}`;
		for (const other of labels.slice(i + 1))
			check(overlapArea(label.box, other.box) > 0, `${name} on ${other.point.id}`);
		for (const mark of marks)
			check(overlapArea(label.box, markBox(mark, size)) > 0, `${name} on mark ${mark.point.id}`);
		for (const badge of badges(marks))
			check(overlapArea(label.box, badge) > 0.1, `${name} on octagon of ${badge.of}`);
		for (const text of texts) {
			check(overlapArea(label.box, textBox(text)) > 0, `${name} on ${text.text}`);
			if (label.leader)
				check(lengthInside(label.leader, textBox(text)) > 0, `leader of ${name} on ${text.text}`);
		}
		for (const other of labels) {
			if (label.leader)
				check(
					lengthInside(label.leader, other.box) > 0.01,
					`leader of ${name} on ${other.point.id}`,
				);
		}
	});
	for (const text of texts)
		for (const badge of badges(marks))
			check(overlapArea(textBox(text), badge) > 0.1, `${text.text} on octagon of ${badge.of}`);
	for (const text of texts)
		for (const mark of marks)
			check(
				overlapArea(textBox(text), markBox(mark, size)) > 0,
				`${text.text} on ${mark.point.id}`,
			);
	return found;
}

describe('label placement', () => {
	it.each(SIZES)(
		'keeps names, marks, octagons, fixed texts and leaders of thirty people apart on the %s kite',
		(size) => {
			for (const seed of [1, 7, 42, 2026]) {
				fc.assert(
					fc.property(team(30), fc.boolean(), fc.boolean(), (points, intervals, traps) => {
						const drawn = traps ? trapped(points) : points;
						expect(faults(drawn, size, { intervals })).toEqual([]);
					}),
					{ seed, numRuns: 8 },
				);
			}
		},
	);

	it.each(SIZES)('keeps them apart for ten people on the very same spot of the %s kite', (size) => {
		for (const [raw, depth] of [
			[0, 0],
			[0, 1.33],
			[-1, 1],
			[1.4, 0.8],
			[0.2, 1.1],
		] as const) {
			const points = Array.from({ length: 10 }, (_, i) => person(i, raw, depth));
			expect(faults(points, size)).toEqual([]);
			expect(shownBoxes(points, size).length).toBeGreaterThanOrEqual(4);
		}
	});

	it('shortens a name that no drawing has room for', () => {
		const long = { ...person(0, 0.2, 0.8), name: 'Maximiliana '.repeat(25) };
		for (const size of SIZES) {
			const [mark] = kiteMarks([long], size);
			expect(mark?.label?.shown).toBe(true);
			expect(mark?.lines[0]?.text).toMatch(/^Maximiliana.*…$/);
			expect(mark?.description).toContain(long.name);
			expect(faults([long], size)).toEqual([]);
		}
	});

	it('labels everybody of a spread team of twenty-five', () => {
		const points = Array.from({ length: 25 }, (_, i) =>
			person(i, ((i * 7) % 25) / 12.5 - 0.96, 0.1 + ((i * 11) % 25) / 22),
		);
		expect(shownBoxes(points, 'spectrum')).toHaveLength(25);
	});

	it('labels only the outermost and the selected above twenty-five people', () => {
		const points = Array.from({ length: LABEL_ALL_UP_TO + 5 }, (_, i) =>
			person(i, Math.cos(i) * (0.2 + (i % 5) / 8), 0.6 + Math.sin(i) * (0.1 + (i % 5) / 14)),
		);
		const middle = points.findIndex((_, i) => !kiteMarks(points, 'overview')[i]?.label?.shown);
		expect(middle).toBeGreaterThanOrEqual(0);
		const id = points[middle]?.id ?? '';
		const marks = kiteMarks(points, 'overview', { selected: [id] });
		expect(marks[middle]?.label?.shown).toBe(true);
		expect(marks.filter((mark) => !mark.label?.shown).length).toBeGreaterThan(0);
		expect(marks.every((mark) => mark.label !== undefined)).toBe(true);
	});

	it('fans out the labels of people on the very same spot', () => {
		const points = [0, 1, 2, 3, 4, 5].map((i) => person(i, 0.1, 0.8));
		const boxes = shownBoxes(points, 'overview');
		expect(boxes).toHaveLength(6);
		expect(overlaps(boxes)).toBe(0);
	});

	it('gives the same places for the same people', () => {
		fc.assert(
			fc.property(team(12), (points) => {
				expect(kiteMarks(points, 'overview')).toEqual(kiteMarks(points, 'overview'));
			}),
			{ seed: 5, numRuns: 20 },
		);
	});

	it('keeps every label inside the drawing', () => {
		fc.assert(
			fc.property(team(8), fc.constantFrom(...SIZES), (points, size) => {
				const { width, height } = KITE_FORMATS[size];
				for (const box of shownBoxes(points, size)) {
					expect(box.left).toBeGreaterThanOrEqual(0);
					expect(box.right).toBeLessThanOrEqual(width);
					expect(box.top).toBeGreaterThanOrEqual(0);
					expect(box.bottom).toBeLessThanOrEqual(height);
				}
			}),
			{ seed: 9, numRuns: 60 },
		);
	});

	it('places nothing for nobody', () => {
		expect(kiteMarks([], 'overview')).toEqual([]);
	});
});

describe('marks on the kite', () => {
	it('pins whom the scale cannot hold, with a chevron outside and no whisker', () => {
		const [left, right] = kiteMarks([person(0, -1.5, 0.84), person(1, 1.57, 0.81)], 'spectrum');
		expect(left?.x).toBe(95);
		expect(right?.x).toBe(661);
		expect(left?.chevron).toBe('M-10,-4l-4,4l4,4');
		expect(right?.chevron).toBe('M10,-4l4,4l-4,4');
		expect(left?.whisker).toBeUndefined();
		expect(left?.lines[1]?.text).toBe('raw −1.50');
		expect(left?.description).toBe('Ada raw −1.50. Ada, lean −1.00, raw −1.50, depth 0.84');
	});

	it('does not pin a textbook role in spite of binary dust', () => {
		const [mark] = kiteMarks([person(0, -1 - 1e-12, 1)], 'overview');
		expect(mark?.chevron).toBeUndefined();
		expect(mark?.whisker).toBeDefined();
	});

	it('draws early people hollow and takes shape and colour from the lean', () => {
		const marks = kiteMarks(
			[person(0, -0.5, 0.49), person(1, 0.26, 0.5), person(2, 0.25, 1)],
			'overview',
		);
		expect(marks.map(({ side, hollow }) => [side, hollow])).toEqual([
			['re', true],
			['as', false],
			['balanced', false],
		]);
	});

	it('marks a trap from "watch" on, on the inner shoulder, and says it', () => {
		const points = trapped([-0.6, -0.6, 0.6, 0, 0].map((lean, i) => person(i, lean, 1)));
		const marks = kiteMarks(points, 'overview');
		expect(marks.map(({ badge }) => badge !== undefined)).toEqual([false, true, true, true, false]);
		const [, left, right] = marks;
		expect(left?.badge?.x).toBeGreaterThan(0);
		expect(right?.badge?.x).toBeLessThan(0);
		expect(left?.badge?.y).toBeLessThan(0);
		expect(left?.description).toBe(
			'Bartholomew, lean −0.60 ± 0.30, depth 1.00. Order taker: watch.',
		);
		expect(marks[0]?.description).not.toContain('Order taker');
		const told = kiteMarks([{ ...person(0, 0, 1), ...trapped([person(0, 0, 1)])[0] }], 'overview');
		expect(told[0]?.badge).toBeUndefined();
	});

	it('draws whom too few ratings place as a hollow diamond without numbers', () => {
		const few = { ...person(0, -1.75, 0.9), sentence: 'Not enough ratings. Rate Systems first.' };
		const points = [{ ...few, spectrum: { ...few.spectrum, enough: false } }];
		const [mark] = kiteMarks(points, 'spectrum');
		expect(mark).toMatchObject({ side: 'balanced', hollow: true, x: 95 });
		expect([mark?.chevron, mark?.whisker]).toEqual([undefined, undefined]);
		expect(mark?.lines.map((line) => line.text)).toEqual(['Ada', 'not enough ratings']);
		expect(mark?.description).toContain('Ada. Not enough ratings. Rate Systems first.');
		expect(describePoint({ ...points[0], sentence: undefined } as KitePoint)).toBe(
			'Ada, not enough ratings',
		);
	});

	it('has no interval on the small sizes, and one on demand where it is not wanted at once', () => {
		const points = [person(0, 0.5, 1)];
		expect(kiteMarks(points, 'phone')[0]?.whisker).toBeUndefined();
		const hidden = kiteMarks(points, 'overview', { intervals: false })[0];
		expect(hidden?.whisker).toBeDefined();
		expect(hidden?.whiskerShown).toBe(false);
		expect(kiteMarks(points, 'overview')[0]?.whiskerShown).toBe(true);
	});

	it('leaves intervals and numbers of a large team to demand, but not those of the selected', () => {
		const points = Array.from({ length: DETAILS_UP_TO + 1 }, (_, i) => person(i, i / 10 - 0.6, 1));
		const [first, second] = kiteMarks(points, 'spectrum', { selected: ['p0'] });
		expect([first?.whiskerShown, first?.lines.length]).toEqual([true, 2]);
		expect([second?.whiskerShown, second?.lines.length]).toEqual([false, 1]);
		const asked = kiteMarks(points, 'spectrum', { intervals: true });
		expect(asked.every((mark) => mark.whiskerShown)).toBe(true);
	});

	it('shows where a person came from, unless nothing moved', () => {
		const before = { lean: -0.5, raw: -0.5, depth: 0.8, enough: true };
		const moved = { ...person(0, 0.1, 1), before };
		const still = { ...person(1, -0.5, 0.8), before };
		const [a, b] = kiteMarks([moved, still], 'overview');
		expect(a?.ghost?.x).toBeLessThan(a?.x ?? 0);
		expect(b?.ghost).toBeUndefined();
	});

	it('keeps the octagon and the name of whoever moved off the ghost', () => {
		const trap = { rule: 'order-taker', grade: 'watch' } as const;
		const before = { lean: 0.55, raw: 0.55, depth: 0.5, enough: true };
		const moved = { ...person(0, 0.64, 0.56), before, trap };
		const [mark] = kiteMarks([moved], 'compact');
		const side = Math.sign((mark?.ghost?.x ?? 0) - (mark?.x ?? 0));
		expect(side).toBe(-1);
		expect(Math.sign(mark?.badge?.x ?? 0)).toBe(1);
	});

	it('lets fixed texts step aside for people, and leaves out only those without another place', () => {
		const texts = (points: readonly KitePoint[]) => kiteScene(points, 'spectrum', bars).texts;
		const names = (points: readonly KitePoint[]) => texts(points).map((t) => t.text);
		const missing = names([]).filter((text) => !names([person(0, 0, 1.25)]).includes(text));
		expect(missing).toEqual(['50/50 hybrid']);
		const place = (points: readonly KitePoint[]) => texts(points).find((t) => t.text === 'RE bar');
		expect(place([person(0, -1, 1.03)])).toBeDefined();
		expect(place([person(0, -1, 1.03)])).not.toEqual(place([]));
	});

	it('walks by lean, beyond the scale first, and deeper first on ties', () => {
		const points = [person(0, 0.4, 1), person(1, -1.2, 1), person(2, -1.5, 1), person(3, 0.4, 1.2)];
		expect(leanOrder(points).map((p) => p.id)).toEqual(['p2', 'p1', 'p3', 'p0']);
	});
});

describe('coordinates', () => {
	const box = { left: 0, top: 0, right: 10, bottom: 10 };

	it('measures the part of a line inside a box', () => {
		expect(
			lengthInside(
				[
					{ x: -5, y: 5 },
					{ x: 15, y: 5 },
				],
				box,
			),
		).toBe(10);
		expect(
			lengthInside(
				[
					{ x: -5, y: 20 },
					{ x: 15, y: 20 },
				],
				box,
			),
		).toBe(0);
		expect(
			lengthInside(
				[
					{ x: 2, y: 2 },
					{ x: 2, y: 4 },
				],
				box,
			),
		).toBe(2);
	});

	it('counts boxes that touch as apart', () => {
		expect(overlapArea(box, { left: 10, top: 0, right: 20, bottom: 10 })).toBe(0);
		expect(overlapArea(box, { left: 8, top: 8, right: 20, bottom: 20 })).toBe(4);
	});
});
