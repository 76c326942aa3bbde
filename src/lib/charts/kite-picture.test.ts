import { defaultFramework } from '$lib/domain/default-framework';
import { DEMO_TEAM, demoRatings } from '$lib/domain/demo-team';
import { spectrum } from '$lib/domain/spectrum';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import Kite from './Kite.svelte';
import { kiteBars } from './kite';
import KiteFigure from './KiteFigure.svelte';
import type { KitePoint } from './kite-people';
import { kitePicture } from './kite-picture';

const found = kiteBars(defaultFramework);
if (!found) throw new Error('The default framework has no bars.');
const bars = found;
const points = DEMO_TEAM.members.flatMap((member): KitePoint[] => {
	const place = spectrum(defaultFramework, demoRatings(member));
	const href = member.slug === DEMO_TEAM.members[0]?.slug ? undefined : `/${member.slug}`;
	return place ? [{ id: member.slug, name: member.name, href, spectrum: place }] : [];
});
const sizes = ['tablet', 'overview', 'phone'] as const;
const words = { sentence: 'A sentence.' };

describe('a kite as data', () => {
	it('is the same after the way to the browser', () => {
		const sent = JSON.parse(JSON.stringify(kitePicture(points, bars, sizes))) as ReturnType<
			typeof kitePicture
		>;
		const drawn = render(KiteFigure, { props: { picture: sent, ...words } }).body;
		const computed = render(Kite, { props: { points, bars, size: sizes, ...words } }).body;
		const plain = (markup: string) => markup.replaceAll(/<!--.*?-->/g, '');
		expect(plain(drawn)).toBe(plain(computed));
		expect(drawn.match(/<svg/g)?.length).toBeGreaterThanOrEqual(sizes.length);
	});

	it('leads the arrow keys from the RE end to the AS end, past who has no link', () => {
		const lean = new Map(points.map(({ id, spectrum: { lean: at } }) => [id, at]));
		const { order } = kitePicture(points, bars, sizes);
		expect(order).toHaveLength(points.length - 1);
		const leans = order.map((id) => lean.get(id) ?? NaN);
		expect(leans).toEqual([...leans].sort((a, b) => a - b));
	});

	it('is the words alone for nobody', () => {
		const { drawings, order, trapped, unplaced } = kitePicture([], bars, ['phone']);
		expect({ order, trapped, unplaced }).toEqual({ order: [], trapped: false, unplaced: false });
		expect(drawings.map(({ marks }) => marks.length)).toEqual([0]);
		expect(drawings[0]?.texts.length).toBeGreaterThan(0);
	});
});
