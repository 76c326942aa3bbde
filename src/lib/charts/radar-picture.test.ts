import { defaultFramework } from '$lib/domain/default-framework';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { radarAxes } from './radar-axes';
import { RADAR_FORMATS, type RadarSize } from './radar-labels';
import { radarPicture, radarPictures } from './radar-picture';
import type { PictureText } from './radar-texts';

const axes = radarAxes(defaultFramework.skills);
const sizes = Object.keys(RADAR_FORMATS) as RadarSize[];
const rated = Object.fromEntries(axes.map((axis, i) => [axis.id, i % 6]));
const ada = { name: 'Ada', ratings: rated };
const level = fc.option(fc.constantFrom(0, 1, 2, 2.5, 3, 4, 5), { nil: undefined });
const ratings = fc.tuple(...axes.map(() => level)).map((levels) => {
	return Object.fromEntries(axes.map((axis, i) => [axis.id, levels[i]]));
});
const person = fc.record({ name: fc.constantFrom('Ada', 'Bao', 'Chidi'), ratings });
const people = fc.array(person, { maxLength: 4 });
const said = ({ words }: PictureText) =>
	typeof words === 'string' ? words : words.map((run) => run.text).join(' ');

describe('picture of a radar', () => {
	it('is the same after the way to the browser, whoever is on it', () => {
		fc.assert(
			fc.property(fc.constantFrom(...sizes), people, ratings, (size, persons, before) => {
				const picture = radarPicture(axes, persons, size, { before });
				expect(JSON.parse(JSON.stringify(picture))).toEqual(picture);
				expect(JSON.stringify(picture)).not.toMatch(/NaN|null|undefined/);
			}),
			{ seed: 5 },
		);
	});

	it('has one path of each class, so that a contour is followed while it moves', () => {
		fc.assert(
			fc.property(fc.constantFrom(...sizes), people, ratings, (size, persons, before) => {
				const { under, over } = radarPicture(axes, persons, size, { before });
				for (const paths of [under, over]) {
					const classes = paths.map((path) => path.class);
					expect(new Set(classes).size).toBe(classes.length);
				}
			}),
			{ seed: 6 },
		);
	});

	it('says name, value and targets of each axis, the value nearest the chart', () => {
		const { texts } = radarPicture(axes, [ada], 'person');
		const below = (name: string) => {
			const at = texts.findIndex((text) => said(text) === name);
			return texts.slice(at, at + 2).map((text) => [text.anchor, said(text)]);
		};
		expect(below('ML theory depth')[1]).toEqual(['start', '1 RE 2 AS 4']);
		expect(below('Systems engineering')[1]).toEqual(['end', 'RE 4 AS 2 2']);
	});

	it('puts the targets on a line of their own where "not rated" takes the room', () => {
		const { texts } = radarPicture(axes, [{ name: 'Noor', ratings: {} }], 'person');
		const lines = texts.map(said);
		expect(lines.filter((line) => line.includes('not rated'))).toHaveLength(9);
		for (const [i, line] of lines.entries()) {
			if (line === 'not rated') expect(lines[i + 1]).toMatch(/^RE \d AS \d$/);
		}
	});

	it('leaves the grid to the page that has one for all', () => {
		const own = radarPicture(axes, [ada], 'small');
		const shared = radarPicture(axes, [ada], 'small', { sharedGrid: true });
		expect(own.under.slice(0, 2).map((path) => path.class)).toEqual(['m-grid', 'm-rim']);
		expect(shared.under).toEqual(own.under.slice(2));
	});

	it('compares at most three people, without outlines, marks or areas', () => {
		const four = ['Ada', 'Bao', 'Chidi', 'Dana'].map((name) => ({ name, ratings: rated }));
		const { under, over, texts } = radarPicture(axes, four, 'person', { sharedGrid: true });
		expect(under.map((path) => path.class)).toEqual([
			'm-c0',
			'm-c1',
			'm-c2',
			'm-d0',
			'm-d1',
			'm-d2',
		]);
		expect(over).toEqual([]);
		expect(texts.slice(-3).map(said)).toEqual(['Ada', 'Bao', 'Chidi']);
	});

	it('marks on a mini radar only what moved', () => {
		const before = { ...rated, exp: 5 };
		const still = radarPicture(axes, [ada], 'mini', { before: rated });
		const moved = radarPicture(axes, [ada], 'mini', { before });
		expect(still.over).toEqual([]);
		const marks = moved.over.map((path) => (path.d.match(/M/g) ?? []).length);
		expect(marks.reduce((sum, count) => sum + count, 0)).toBe(1);
	});

	it('draws each size it is asked for', () => {
		const widths = radarPictures(axes, [ada], sizes).map((picture) => picture.width);
		expect(widths).toEqual(sizes.map((size) => RADAR_FORMATS[size].width));
	});
});
