import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { BoardPerson } from '$lib/domain/coverage-board';
import HolderNames from './HolderNames.svelte';
import LeaveList from './LeaveList.svelte';

const ids = Array.from({ length: 12 }, (_, i) => `p${i}`);
const names = new Map(ids.map((id) => [id, id.toUpperCase()]));
const holders = (count: number, absent?: string) =>
	render(HolderNames, {
		props: {
			ids: ids.slice(0, count),
			names,
			absent,
			of: 'Statistics',
			open: false,
			controls: 'panel',
			onopen: () => undefined,
		},
	}).body;
/** What stands on the screen: without what only paper and plain pages show. */
const onScreen = (body: string) => /<button[\s\S]*?<\/button>/.exec(body)?.[0] ?? '';

const people = ids.map((id): BoardPerson => ({
	id,
	slug: id,
	name: id,
	short: id,
	share: 1,
	ratings: {},
	mark: { side: 'balanced', shape: 'diamond', early: false },
	doubts: [],
}));
const leaving = (count: number, chosen?: string) =>
	render(LeaveList, {
		props: {
			people: people.slice(0, count),
			without: people.slice(0, count).map(({ id }, i) => ({
				id,
				name: id,
				met: 1,
				coverage: i < 2 ? 0.8 : 0.9,
				keyPersonIndex: 0,
			})),
			coverage: 0.9,
			chosen,
			here: '/teams/a/coverage',
			carried: [['preset', 'frontier']],
			onchoose: () => undefined,
		},
	}).body;

describe('long lists of people on the coverage page', () => {
	it('names up to four holders and counts the rest of a longer list', () => {
		expect(onScreen(holders(4))).toContain('P3');
		expect(holders(4)).not.toContain('more');
		const long = onScreen(holders(12));
		expect(long).toContain('and 10 more');
		expect(long).toContain('P1');
		expect(long).not.toContain('P2');
		expect(holders(0)).toContain('nobody');
	});

	it('names all of them on paper, and where no script opens the rest', () => {
		const [, rest = ''] = holders(12).split('</button>');
		expect(rest).toContain('P11');
		expect(rest).toMatch(/<noscript>[\s\S]*<details/);
	});

	it('never counts the person taken out among the rest', () => {
		expect(onScreen(holders(12, 'p8'))).toMatch(/<s>P8<\/s>[\s\S]*and 9 more/);
		expect(onScreen(holders(12, 'p0'))).toContain('and 10 more');
	});

	it('folds those whose leaving lowers nothing, in teams above eight', () => {
		expect(leaving(8)).not.toContain('<details');
		const long = leaving(12);
		expect(long).toContain('10 people');
		expect(long.split('<details')[0]?.match(/type="radio"/g)).toHaveLength(2);
		expect(leaving(12, 'p7')).toMatch(/<details open/);
	});
});

describe('who leaves', () => {
	it('is asked by radio buttons and by a select, each in a plain form that keeps the rest', () => {
		const body = leaving(3, 'p1');
		expect(body.match(/<form[^>]*method="get"/g)).toHaveLength(2);
		expect(body.match(/type="hidden" name="preset" value="frontier"/g)).toHaveLength(2);
		expect(body.match(/value="p1" checked/g)).toHaveLength(1);
		expect(body).toMatch(/<option value="p1" selected/);
	});
});
