import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { Timeline as Line } from '$lib/domain/planning/timeline-points';
import Timeline from './Timeline.svelte';

const line: Line = {
	from: '2026-12-01',
	to: '2027-12-01',
	steps: [
		{ from: '2026-12-01', to: '2027-05-01', plan: 0.9625, floor: 0.875, none: 0.9625 },
		{ from: '2027-05-01', to: '2027-12-01', plan: 1, floor: 0.975, none: 0.9625 },
	],
	marks: [{ date: '2027-05-01', texts: ['<b>Hire</b> at level'] }],
};
const { body } = render(Timeline, { props: { line } });
const count = (pattern: RegExp) => (body.match(pattern) ?? []).length;

describe('the markup of a timeline', () => {
	it('draws each size once, all but one hidden by the width of its place', () => {
		expect(count(/<svg/g)).toBe(3);
		expect(body).toContain('from-736');
		expect(body).toContain('below-736');
		expect(body).toContain('below-600');
	});

	it('has a name in words, and one tab stop a drawing', () => {
		expect(body).toContain(
			'aria-label="From 1 Dec 2026 coverage as planned is 96.25% and ends at 100%."',
		);
		expect(count(/tabindex="0"/g)).toBe(3);
		expect(count(/role="slider"/g)).toBe(3);
		expect(body).toContain(
			'aria-valuetext="1 Dec 2026: 96.25% as planned, 87.5% if one more leaves, 96.25% without it."',
		);
	});

	it('tells what is short by hatching as well as by colour', () => {
		expect(count(/class="m-gap-fill"/g)).toBe(3);
		expect(count(/fill="url\(#[^)]*-short-(wide|tablet|phone)\)"/g)).toBe(3);
	});

	it('lists the changes under the drawing that only numbers them', () => {
		expect(count(/<ol/g)).toBe(1);
		expect(body).toContain('1 May 2027');
	});

	it('styles nothing inline and lets no name become markup', () => {
		expect(body).not.toContain('style=');
		expect(body).not.toContain('<b>Hire');
	});
});
