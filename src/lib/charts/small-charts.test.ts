import { defaultFramework } from '$lib/domain/default-framework';
import { roundTogether } from '$lib/domain/format';
import { spectrum } from '$lib/domain/spectrum';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coreRing } from './core-ring';
import { seatState } from './coverage-matrix';
import { fitClasses } from './fit';
import { heatHeads } from './heat-map';
import { levelBars } from './level-bars';
import { positionStrip, stripSentence } from './position-strip';
import { skillText, spelledOut } from './skill-text';
import { textWidth } from './text-width';
import { whyWaterfall } from './why-waterfall';

const { skills } = defaultFramework;
const core = skills.filter((skill) => skill.kind === 'core');
const ada = {
	sys: 4,
	exp: 3,
	code: 4,
	theory: 3,
	stats: 3,
	product: 1,
	writing: 2,
	swe: 4,
	res: 2,
};

describe('position strip', () => {
	const at = (raw: number, enough = true) => ({
		...{ raw, depth: 1, enough },
		lean: Math.max(-1, Math.min(1, raw)),
	});

	it('runs from 44 at RE to 556 at AS', () => {
		expect([-1, 0, 1].map((lean) => positionStrip(at(lean), 'wide').dot.x)).toEqual([44, 300, 556]);
		expect(positionStrip(at(-0.6), 'wide').dot.x).toBe(146.4);
	});

	it('makes the current word bold where it may be said', () => {
		const bold = (lean: number, low: number, high: number) =>
			positionStrip(at(lean), 'wide', { low, high })
				.words.filter((word) => word.current)
				.map((word) => word.text);
		expect(bold(-0.6, -0.9, -0.3)).toEqual(['leans RE']);
		expect(bold(0.1, -0.2, 0.4)).toEqual(['balanced']);
		expect(bold(-0.6, -1, 0.1)).toEqual(['balanced, too few ratings to tell']);
	});

	it('keeps the longest word clear of its neighbours', () => {
		const { words } = positionStrip(at(-0.6), 'wide', { low: -1, high: 0.1 });
		words.slice(1).forEach((word, i) => {
			const before = words[i];
			const room = (textWidth(word.text, 12, true) + textWidth(before?.text ?? '', 12)) / 2;
			expect(word.x - (before?.x ?? 0)).toBeGreaterThan(room);
		});
	});

	it('gives no number, no interval and no side where too few ratings place somebody', () => {
		const strip = positionStrip(at(-1.75, false), 'wide', { low: -1, high: -1 });
		expect(strip.words.some((word) => word.current)).toBe(false);
		expect(strip.value.text).toBe('not enough ratings');
		expect([strip.interval, strip.chevron]).toEqual([undefined, undefined]);
		expect(strip.dot).toMatchObject({ side: 'balanced', hollow: true, x: 44 });
		expect(stripSentence(at(-1.75, false))).toBe('Not enough ratings.');
		expect(stripSentence(at(-1.75))).toBe('Lean −1.00, beyond the scale at raw −1.75, depth 1.00.');
		const half = textWidth(strip.value.text, 13, true) / 2;
		expect(strip.value.x).toBeGreaterThanOrEqual(Math.floor(half));
	});

	it('replaces the interval of a pinned dot by a chevron and the raw value', () => {
		const strip = positionStrip(at(-1.5), 'wide', { low: -1, high: -1 });
		expect(strip.interval).toBeUndefined();
		expect(strip.chevron).toBeDefined();
		expect(strip.value.text).toBe('raw −1.50');
		expect(strip.ends[0].x).toBeLessThan(strip.ends[1].x - 512);
	});

	it('never prints two numbers over each other', () => {
		fc.assert(
			fc.property(
				fc.double({ min: -1, max: 1, noNaN: true }),
				fc.double({ min: 0.01, max: 0.8, noNaN: true }),
				fc.constantFrom('wide' as const, 'phone' as const),
				(lean, half, size) => {
					const interval = { low: Math.max(-1, lean - half), high: Math.min(1, lean + half) };
					const { numbers } = positionStrip(at(lean), size, interval);
					const sorted = [...numbers].sort((a, b) => a.x - b.x);
					sorted.forEach((number, i) => {
						const next = sorted[i + 1];
						if (!next) return;
						const room = (textWidth(number.text, 11) + textWidth(next.text, 11)) / 2;
						expect(next.x - number.x).toBeGreaterThanOrEqual(room);
					});
				},
			),
			{ seed: 3 },
		);
	});
});

describe('why waterfall', () => {
	const position = spectrum(defaultFramework, ada);
	const why = whyWaterfall(position?.contributions ?? [], skills, ada);

	it('puts engineering first, then science, each by size', () => {
		expect(why.rows.map((row) => row.id)).toEqual([
			'code',
			'sys',
			'swe',
			'theory',
			'stats',
			'writing',
			'exp',
			'product',
			'res',
		]);
	});

	it('starts each bar where the last one ended and sums up at the lean', () => {
		why.rows.forEach((row, i) => {
			const before = why.rows[i - 1]?.end ?? why.ticks.find((tick) => tick.zero)?.x ?? 0;
			const start = row.end > before ? row.x : row.x + row.width;
			expect(start).toBeCloseTo(before, 0);
		});
		expect(why.sum.points).toBe('−0.60');
		expect(why.sum.x).toBeCloseTo(why.rows.at(-1)?.end ?? 0, 0);
	});

	it('prints points that add up to the printed sum', () => {
		const number = (text: string) => Number(text.replace('−', '-'));
		const sum = why.rows.reduce((total, row) => total + number(row.points), 0);
		expect(sum).toBeCloseTo(number(why.sum.points), 9);
	});

	it('rounds together for any numbers', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 12 }), (v) => {
				const rounded = roundTogether(v);
				const total = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
				expect(Math.abs(total(rounded) - total(v))).toBeLessThanOrEqual(0.005 + 1e-6);
				rounded.forEach((value, i) => expect(Math.abs(value - (v[i] ?? 0))).toBeLessThan(0.011));
			}),
			{ seed: 11 },
		);
	});

	it('has a sum of nothing without ratings', () => {
		const empty = whyWaterfall([], skills, {});
		expect(empty.rows).toEqual([]);
		expect(empty.sum.points).toBe('0.00');
	});
});

describe('core ring', () => {
	it('outlines the weakest and names the minimum in the middle', () => {
		const ring = coreRing(core, { claims: 4, impl: 4, base: 3, diag: 2 }, 240);
		expect(ring.centre).toBe('2');
		expect(ring.segments.filter((s) => s.weakest).map((s) => s.id)).toEqual(['diag']);
	});

	it('says at most while one is not rated, and has no weakest of equals', () => {
		const ring = coreRing(core, { claims: 1, impl: 2, base: 2 }, 240);
		expect(ring.centre).toBe('≤ 1');
		expect(ring.segments[3]?.ramp).toBeUndefined();
		const even = coreRing(core, { claims: 3, impl: 3, base: 3, diag: 3 }, 240);
		expect(even.segments.some((s) => s.weakest)).toBe(false);
		expect(coreRing(core, {}, 240).centre).toBe('–');
	});

	it('fits the names beside the ring', () => {
		for (const width of [240, 358]) {
			for (const { name, nameAt } of coreRing(core, {}, width).segments) {
				expect(Math.abs(nameAt.x) + textWidth(name, 12)).toBeLessThanOrEqual(width / 2);
			}
		}
	});
});

describe('level bars', () => {
	it('has a stub for 0 and no bar for not rated', () => {
		const { groups } = levelBars(skills, { sys: 0 }, 520);
		const bars = groups.flatMap((group) => group.bars);
		expect(bars.find((bar) => bar.id === 'sys')?.width).toBe(3);
		const code = bars.find((bar) => bar.id === 'code');
		expect(code?.width).toBeUndefined();
		expect(code?.value).toBe('–');
	});

	it('groups by side and closes with the core and its target', () => {
		const { groups } = levelBars(skills, ada, 520);
		expect(groups.map((g) => [g.title, g.bars.length])).toEqual([
			['Engineering side', 3],
			['Science side', 6],
			['Core, target 3 for both roles', 4],
		]);
		const sys = groups[0]?.bars[0];
		expect([sys?.width, sys?.re, sys?.as]).toEqual([259.2, 391.2, 261.6]);
	});

	it('frames what came since, only where it differs', () => {
		const { groups } = levelBars(skills, { ...ada, exp: 2, product: undefined }, 520, ada);
		const since = groups.flatMap((g) => g.bars).filter((bar) => bar.since);
		expect(since.map((bar) => [bar.id, bar.since?.text])).toEqual([
			['exp', '→ 3'],
			['product', '→ 1'],
		]);
	});
});

describe('tables and matrices', () => {
	it('brings the two halves of a row together under its name', () => {
		const heads = heatHeads(skills);
		expect(heads.map((h) => [h.title, h.skills.length])).toEqual([
			['Primary skill', 2],
			['Coding depth', 1],
			['ML theory', 1],
			['Statistics', 1],
			['Product sense', 1],
			['Paper writing', 1],
			['Background', 2],
		]);
	});

	it('tells holder, one short, further and not rated apart', () => {
		const state = (level: number | undefined) =>
			seatState({ ratings: { stats: level } }, { skill: 'stats', level: 4 });
		expect([5, 4, 3.5, 3, 2.5, 0, undefined].map(state)).toEqual([
			'holds',
			'holds',
			'one-short',
			'one-short',
			'further',
			'further',
			'not-rated',
		]);
	});

	it('takes the core as the lowest of four', () => {
		const asked = { skill: 'core', level: 3 };
		const ratings = { claims: 4, impl: 3, base: 3, diag: 2 };
		expect(seatState({ ratings }, asked)).toBe('one-short');
		expect(seatState({ ratings: { claims: 4 } }, asked)).toBe('not-rated');
	});

	it('spells a skill out where there is room', () => {
		const exp = { name: 'Experimentation & analysis', short: 'Experim.' };
		expect(spelledOut(exp)).toBe('Experimentation');
		expect(spelledOut({ name: 'Paper writing', short: 'Papers' })).toBe('Papers');
		expect([200, 100, 20].map((room) => skillText(exp, room, 12))).toEqual([
			'Experimentation & analysis',
			'Experimentation',
			'Experim.',
		]);
	});

	it('shows one drawing at any width', () => {
		expect(fitClasses([680])).toEqual(['']);
		expect(fitClasses([680, 358, 708])).toEqual(['from-680 below-708', 'below-680', 'from-708']);
	});
});
