import { describe, expect, it } from 'vitest';
import { coverageBoard } from './coverage-board.ts';
import { defaultFramework } from './default-framework.ts';
import type { Confidence } from './rating.ts';
import type { CellState, TeamPerson, TeamSnapshot } from './team.ts';

const NOW = Date.UTC(2026, 7, 1);

function person(id: string, confidence: Confidence): TeamPerson {
	const cell: CellState = {
		method: 'single',
		raters: 1,
		confidence,
		ratedAt: NOW,
		hasNote: false,
		hasEvidence: false,
		version: 1,
	};
	return {
		id,
		slug: id,
		name: id,
		short: id,
		title: '',
		role: 'none',
		share: 1,
		ratings: { stats: 4 },
		cells: { stats: cell },
	};
}

const snapshot = (people: readonly TeamPerson[], need = 1): TeamSnapshot => ({
	team: { id: 't', slug: 't', name: 'T', demo: false },
	framework: defaultFramework,
	people,
	requirements: [{ skill: 'stats', level: 4, need, importance: 3, version: 1 }],
	takenAt: NOW,
});
const three = [person('ada', 'seen'), person('bao', 'guess'), person('cleo', 'guess')];

describe('the coverage board', () => {
	it('says of each person which ratings are in doubt', () => {
		const { people, unconfirmed } = coverageBoard(snapshot(three), true);
		expect(people.map(({ id, doubts }) => [id, doubts])).toEqual([
			['ada', []],
			['bao', ['stats']],
			['cleo', ['stats']],
		]);
		expect(unconfirmed).toEqual([]);
	});

	it('tells those who may not see people what is unconfirmed, and names nobody', () => {
		const board = coverageBoard(snapshot(three, 2), false);
		expect(board).toMatchObject({ people: [], withheld: false, unconfirmed: ['stats'] });
		expect(JSON.stringify(board)).not.toMatch(/ada|bao|cleo/);
		expect(coverageBoard(snapshot(three, 1), false).unconfirmed).toEqual([]);
	});

	it('tells them nothing of a team of two, which would be about a person', () => {
		const board = coverageBoard(snapshot(three.slice(1), 2), false);
		expect(board).toMatchObject({ people: [], withheld: true, unconfirmed: [] });
		expect(board.aggregate).toBeUndefined();
	});
});
