import { describe, expect, it } from 'vitest';
import { defaultFramework } from './default-framework.ts';
import type { Ratings, Role } from './framework.ts';
import { personProfile } from './person-profile.ts';
import { spectrumBoard } from './spectrum-board.ts';
import type { CellState, TeamPerson, TeamSnapshot } from './team.ts';

const NOW = Date.UTC(2026, 10, 23);

function person(short: string, role: Role, ratings: Ratings, sure = true): TeamPerson {
	const cell: CellState = {
		...{ method: 'single', raters: 1, hasNote: false, hasEvidence: false, version: 1 },
		...{ confidence: sure ? 'fairly_sure' : 'guess', ratedAt: NOW },
	};
	return {
		...{
			id: short,
			slug: short.toLowerCase(),
			name: short,
			short,
			title: '',
			role,
			share: 1,
			ratings,
		},
		cells: Object.fromEntries(Object.keys(ratings).map((skill) => [skill, cell])),
	};
}
const snapshot = (...people: TeamPerson[]): TeamSnapshot => ({
	team: { id: 't', slug: 't', name: 'T', demo: false },
	framework: defaultFramework,
	people,
	requirements: [],
	takenAt: NOW,
});
const profile = (one: TeamPerson) => personProfile(snapshot(one), one);
const stat = (one: TeamPerson, label: string) =>
	profile(one).stats.find((shown) => shown.label === label);

const FEW = person('Mo', 'RE', { code: 4, theory: 1 });
const level = (re: number, as: number): Ratings => ({
	...{ sys: re, code: re, swe: re },
	...{ exp: as, theory: as, stats: as, product: as, writing: as, res: as },
});

describe('the page of somebody with too few ratings', () => {
	it('says so everywhere, with what to rate first, and gives no number of a position', () => {
		const shown = profile(FEW);
		expect(shown.headline).toBe('Not enough ratings to place Mo. Rate Statistics first.');
		expect(shown.sentence).toBe('');
		expect(shown.person.rateFirst).toBe('Statistics');
		expect(shown.person.mark).toEqual({ shape: 'diamond', side: 'balanced', early: true });
		expect(stat(FEW, 'Lean')).toMatchObject({ value: '–', detail: 'not enough ratings' });
		expect([stat(FEW, 'Depth'), stat(FEW, 'Hybrid')]).toEqual([undefined, undefined]);
		expect(stat(FEW, 'Fit to RE bar')?.detail).toBe('on 2 of 9 axes');
		expect(shown.traps.orderTaker?.grade).toBe('watch');
		expect(shown.traps.blockedScientist).toBeUndefined();
	});

	it('says the same of nobody rated on one side, and of nothing rated', () => {
		const oneSide = person('Ona', 'none', { sys: 4, code: 4, swe: 4 });
		expect(stat(oneSide, 'Lean')).toMatchObject({ value: '–', detail: 'not enough ratings' });
		expect(profile(oneSide).person.rateFirst).toBeDefined();
		expect(stat(person('Nil', 'none', {}), 'Lean')?.value).toBe('–');
	});
});

describe('the words of a page with enough ratings', () => {
	it('say a lean only beyond doubt', () => {
		expect(stat(person('Ada', 'RE', level(4, 2.5)), 'Lean')?.detail).toBe('leans RE');
		const vague = person('Ada', 'RE', level(3, 2), false);
		expect(stat(vague, 'Lean')?.detail).toBe('balanced, too few ratings to tell');
		expect(profile(vague).person.rateFirst).toBeUndefined();
		expect(stat(vague, 'Fit to RE bar')?.detail).toBeUndefined();
	});
});

describe('the spectrum page', () => {
	it('has the sentence of a position, or what to rate first', () => {
		const { people } = spectrumBoard(snapshot(FEW, person('Ada', 'RE', level(4, 2.5))));
		expect(people[0]?.sentence).toBe('Not enough ratings. Rate Statistics first.');
		expect(people[1]?.sentence).toMatch(/^Engineering side 100% of the RE bar/);
		expect(people[0]?.check).toMatchObject({ rule: 'order-taker', grade: 'watch' });
		expect(people[0]?.trap).toEqual({ rule: 'order-taker', grade: 'watch' });
	});
});
