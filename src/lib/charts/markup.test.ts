import { defaultFramework } from '$lib/domain/default-framework';
import { DEMO_TEAM, demoRatings } from '$lib/domain/demo-team';
import { teamCoverage } from '$lib/domain/coverage';
import { leanInterval, spectrum } from '$lib/domain/spectrum';
import { personMark } from '$lib/domain/spectrum-words';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import ChartTable from './ChartTable.svelte';
import CoreRing from './CoreRing.svelte';
import CoverageBars from './CoverageBars.svelte';
import CoverageMatrix from './CoverageMatrix.svelte';
import CoverageRadar from './CoverageRadar.svelte';
import HeatMap from './HeatMap.svelte';
import Kite from './Kite.svelte';
import LevelBars from './LevelBars.svelte';
import PositionStrip from './PositionStrip.svelte';
import Radar from './Radar.svelte';
import WhyWaterfall from './WhyWaterfall.svelte';
import { coverageTable, kiteTable } from './chart-tables';
import { kiteBars } from './kite';
import type { KitePoint } from './kite-people';
import { radarAxes } from './radar-axes';
import { radarTable } from './radar-table';

const { skills } = defaultFramework;
const axes = radarAxes(skills);
const bars = kiteBars(defaultFramework);
if (!bars) throw new Error('the default framework has two sides');

const team = DEMO_TEAM.members.map((member) => {
	const ratings = demoRatings(member);
	const position = spectrum(defaultFramework, ratings);
	if (!position) throw new Error('the demo team is rated');
	const name = member.name.split(' ')[0] ?? member.name;
	return { id: member.slug, name, share: member.share, ratings, position };
});
const points = team.map(({ id, name, ratings, position }): KitePoint => ({
	id,
	name,
	href: `/people/${id}`,
	spectrum: position,
	interval: leanInterval(defaultFramework, ratings, {}),
}));
const { requirements } = teamCoverage(team, DEMO_TEAM.requirements);
const people = team.map((person) => ({
	...person,
	href: `/people/${person.id}`,
	mark: personMark(person.position),
}));
const [ada] = team;
if (!ada) throw new Error('the demo team has people');

const count = (text: string, pattern: RegExp) => (text.match(pattern) ?? []).length;

const charts = {
	kite: () =>
		render(Kite, { props: { points, bars, size: ['overview', 'phone'], sentence: 'A sentence.' } })
			.body,
	radar: () =>
		render(Radar, {
			props: { axes, people: [ada], size: ['person', 'phone'], sentence: 'A sentence.' },
		}).body,
	comparison: () =>
		render(Radar, { props: { axes, people: team.slice(0, 3), sentence: 'A sentence.' } }).body,
	coverage: () =>
		render(CoverageRadar, { props: { axes, requirements, sentence: 'A sentence.' } }).body,
	strip: () =>
		render(PositionStrip, { props: { spectrum: ada.position, sentence: 'A sentence.' } }).body,
	why: () =>
		render(WhyWaterfall, {
			props: {
				contributions: ada.position.contributions,
				skills,
				ratings: ada.ratings,
				sentence: 'A sentence.',
			},
		}).body,
	core: () =>
		render(CoreRing, {
			props: {
				skills: skills.filter((s) => s.kind === 'core'),
				ratings: ada.ratings,
				sentence: 'A sentence.',
			},
		}).body,
	bars: () =>
		render(LevelBars, { props: { skills, ratings: ada.ratings, sentence: 'A sentence.' } }).body,
};

describe('markup of the charts', () => {
	it.each(Object.entries(charts))('%s is a named figure with a sentence', (_, draw) => {
		const markup = draw();
		expect(markup).toMatch(/<figure[^>]* aria-label="[^"]+"/);
		expect(markup).toMatch(/<svg[^>]* role="(img|group)"[^>]* aria-label="A sentence\."/);
	});

	it.each(Object.entries(charts))(
		'%s carries no inline style, no number gone wrong and no foreign content',
		(_, draw) => {
			const markup = draw();
			expect(markup).not.toMatch(/\sstyle=/);
			expect(markup).not.toMatch(/NaN|Infinity|undefined|\[object/);
			expect(markup).not.toContain('foreignObject');
		},
	);

	it('makes every person of the kite a link of its own without script', () => {
		const markup = render(Kite, { props: { points, bars, sentence: 'A sentence.' } }).body;
		expect(count(markup, /<a [^>]*href="\/people\//g)).toBe(6);
		expect(count(markup, /tabindex="-1"/g)).toBe(0);
		expect(markup).toContain('role="group"');
		expect(markup).toContain('aria-label="Bao, lean −1.00, raw −1.50, depth 0.84"');
	});

	it('is a plain picture when nobody on it leads anywhere', () => {
		const still = points.map((point) => ({ ...point, href: undefined }));
		const markup = render(Kite, { props: { points: still, bars, sentence: 'A sentence.' } }).body;
		expect(markup).toContain('role="img"');
		expect(markup).not.toContain('<a ');
	});

	it('draws an empty kite for nobody', () => {
		const markup = render(Kite, {
			props: { points: [], bars, sentence: 'Nobody is rated yet.' },
		}).body;
		expect(markup).toContain('Both bars met');
		expect(markup).not.toContain('m-glyph');
	});

	it('marks a new hire with a ring and someone gone as an outline', () => {
		const [first, second] = points;
		if (!first || !second) throw new Error('two people expected');
		const markup = render(Kite, {
			props: {
				points: [
					{ ...first, state: 'new' },
					{ ...second, state: 'gone' },
				],
				bars,
				size: 'compact',
				sentence: 'A sentence.',
			},
		}).body;
		expect(count(markup, /class="m-select/g)).toBe(1);
		expect(count(markup, /class="m-before/g)).toBe(1);
		expect(markup).toContain('is-gone');
	});

	it('explains the octagon and the hollow diamond of a kite that has them', () => {
		const [first] = points;
		if (!first) throw new Error('one person expected');
		const draw = (point: KitePoint, keyed?: boolean) =>
			render(Kite, { props: { points: [point], bars, sentence: 'A sentence.', keyed } }).body;
		const watched = { ...first, trap: { rule: 'order-taker', grade: 'watch' } as const };
		expect(draw(first)).not.toContain('figcaption');
		expect(count(draw(watched), /class="m-trap"/g)).toBe(2);
		expect(draw(watched)).toContain('trap, watch or worse');
		expect(draw(watched, false)).not.toContain('figcaption');
		const few = { ...first, spectrum: { ...first.spectrum, enough: false } };
		expect(draw(few)).toContain('not enough ratings');
		expect(draw(few)).toContain('class="m-hollow m-s-balanced"');
	});

	it('says not rated at the rim and leaves the area open', () => {
		const markup = render(Radar, {
			props: {
				axes,
				people: [{ id: 'x', name: 'Lena', ratings: { ...ada.ratings, product: undefined } }],
				sentence: 'A sentence.',
			},
		}).body;
		expect(markup).toContain('not rated');
		expect(markup).toContain('m-unrated');
		expect(markup).not.toContain('m-area');
	});

	it('draws the radar of someone with nothing rated', () => {
		const markup = render(Radar, {
			props: {
				axes,
				people: [{ id: 'x', name: 'Noor', ratings: {} }],
				sentence: 'Nothing is rated yet.',
			},
		}).body;
		expect(count(markup, /not rated/g)).toBe(9);
	});

	it('hatches the only gap of the demo team and says who is single', () => {
		const markup = charts.coverage();
		expect(count(markup, /m-gap-line/g)).toBe(1);
		expect(markup).toContain('1/2 @4 · single');
	});
});

describe('tables of the charts', () => {
	it('prints each level with what the team has and needs', () => {
		const markup = render(HeatMap, { props: { people, skills, requirements } }).body;
		expect(count(markup, /<th scope="row"/g)).toBe(7);
		expect(count(markup, /scope="colgroup"/g)).toBe(2);
		expect(markup).toContain('<caption');
		expect(markup.replace(/<[^>]+>/g, '')).toContain('1/2 @4');
	});

	it('says each state of the matrix in words', () => {
		const markup = render(CoverageMatrix, { props: { people, requirements, skills } }).body;
		expect(count(markup, /aria-label="at the level"/g)).toBe(20);
		expect(markup).toContain('aria-label="one short"');
	});

	it('lists the same coverage as bars, the core included', () => {
		const core = { ...requirements[0], skill: 'core' };
		const markup = render(CoverageBars, {
			props: {
				requirements: [...requirements, core as (typeof requirements)[number]],
				skills,
			},
		}).body;
		expect(count(markup, /<li[ >]/g)).toBe(10);
		expect(markup).toContain('1 of 2 at level 4, 75% covered, single holder');
		expect(markup).toContain('Core');
	});

	it('says what is met only through ratings in doubt', () => {
		const rows = requirements.map((row) => ({ ...row, unconfirmed: row.skill === 'exp' }));
		const bars = render(CoverageBars, { props: { requirements: rows, skills } }).body;
		expect(count(bars, /met, unconfirmed/g)).toBe(1);
		const radar = render(CoverageRadar, {
			props: { axes, requirements: rows, sentence: 'A sentence.' },
		}).body;
		expect(count(radar, /m-cov-edge/g)).toBe(1);
		const note = (skill: string, more: object) =>
			coverageTable(
				requirements.filter((row) => row.skill === skill).map((row) => ({ ...row, ...more })),
				skills,
			).rows[0]?.cells.at(-1);
		expect(note('exp', { unconfirmed: true })).toBe('met, unconfirmed');
		expect(note('exp', { unconfirmed: true, single: true })).toBe('single, met, unconfirmed');
		expect(note('exp', { met: false })).toBe('short');
		expect(note('exp', {})).toBe('');
	});

	it('gives the numbers of each picture as rows', () => {
		expect(kiteTable(points).rows[1]?.cells).toEqual([
			'Bao',
			'−1.00',
			expect.stringMatching(/^−1\.00 to −/),
			'−1.50',
			'0.84',
			'RE, growing',
			'–',
		]);
		const [first] = points;
		if (!first) throw new Error('one person expected');
		const few = { ...first, spectrum: { ...first.spectrum, enough: false } };
		const watched = { ...first, trap: { rule: 'order-taker', grade: 'watch' } as const };
		const doubt = { ...first, interval: { half: 0.7, low: -1, high: 0.1 } };
		expect(kiteTable([few, watched, doubt]).rows.map((row) => row.cells.slice(1))).toEqual([
			['–', '–', '', '–', 'not enough ratings', '–'],
			expect.arrayContaining(['leans RE, beyond one role', 'Order taker: watch']),
			expect.arrayContaining(['balanced, too few ratings to tell']),
		]);
		const radar = radarTable(axes, [{ name: 'Ada', ratings: { exp: 3 } }]);
		expect(radar.rows[0]?.cells).toEqual(['Experimentation & analysis', '3', '2', '4']);
		expect(radar.rows[1]?.cells[1]).toBe('not rated');
		const table = coverageTable(requirements, skills);
		expect(table.rows.find((row) => row.id === 'stats')?.cells).toEqual([
			'Statistics',
			'4',
			'1',
			'2',
			'75%',
			'0',
			'single',
		]);
	});

	it('says so when a table has no rows', () => {
		const markup = render(ChartTable, {
			props: { caption: 'Kite', ...kiteTable([]), empty: 'Nobody yet.' },
		}).body;
		expect(markup).toContain('Nobody yet.');
		expect(markup).toContain('<caption');
	});
});
