import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { frontDrawing } from './cost-front';
import CostFront from './CostFront.svelte';

const places = [
	{ cost: 0, value: 0.9625 },
	{ cost: 24, value: 0.98 },
	{ cost: 160, value: 1 },
];

describe('the drawing of a front', () => {
	it('steps from each plan to the next, dearer to the right and more covered above', () => {
		const { points, line, plot, need } = frontDrawing(places, 'wide');
		expect(points[0]?.x).toBe(plot.left);
		expect(points[2]?.y).toBe(need);
		for (const [i, { x, y }] of points.entries()) {
			expect(x).toBeGreaterThanOrEqual(points[i - 1]?.x ?? 0);
			expect(y).toBeLessThanOrEqual(points[i - 1]?.y ?? Infinity);
			expect(x).toBeLessThanOrEqual(plot.right);
			expect(y).toBeLessThanOrEqual(plot.bottom);
		}
		expect(line).toMatch(/^M[\d.]+,[\d.]+(H[\d.]+V[\d.]+){2}H400$/);
	});

	it('leaves out a number that would stand on another', () => {
		const near = frontDrawing([...places.slice(0, 2), { cost: 25, value: 0.981 }], 'phone');
		expect(near.points.map(({ label }) => label?.text)).toEqual(['1', '2', undefined]);
	});

	it('holds together with one point, and with none', () => {
		expect(frontDrawing([{ cost: 0, value: 1 }], 'phone').points).toHaveLength(1);
		expect(frontDrawing([], 'wide').line).toBe('');
	});
});

describe('the markup of a front', () => {
	const { body } = render(CostFront, {
		props: {
			places: places.map((place, i) => ({
				...place,
				sentence: `<b>Plan</b> ${String(i + 1)}`,
				href: `/plan-${String(i + 1)}`,
			})),
			label: 'Cost and coverage',
			sentence: 'More money covers more.',
			currency: 'EUR',
		},
	});

	it('has a name in words and every point as a link, in each of two sizes', () => {
		expect(body.match(/<a /g)).toHaveLength(6);
		expect(body).toContain('aria-label="More money covers more."');
		expect(body).toContain('aria-label="Cost and coverage"');
	});

	it('styles nothing inline and lets no name become markup', () => {
		expect(body).not.toContain('style=');
		expect(body).not.toContain('<b>');
	});
});
