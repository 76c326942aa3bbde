import { describe, expect, it } from 'vitest';
import { readOrganisationLimits } from './organisation-plan';

const KNOWN = ['ranking', 'search'];
const read = (query: string) => readOrganisationLimits(new URLSearchParams(query), KNOWN);

describe('the limits of a plan for several teams', () => {
	it('begins with every team, growth and moves, and asks for nothing yet', () => {
		const { teams, values, limits, issues } = read('');
		expect(teams).toEqual(KNOWN);
		expect(values).toMatchObject({ growth: 'on', moves: 'on', survive: '', budget: '' });
		expect([limits, issues]).toEqual([undefined, {}]);
	});

	it('reads what was asked for', () => {
		expect(read('limits=1&team=search&budget=40&survive=on').limits).toEqual({
			teams: ['search'],
			headcount: undefined,
			budget: 40,
			deadline: undefined,
			growth: false,
			survive: true,
			moves: false,
		});
	});

	it('keeps what was typed and says what is wrong beside each field', () => {
		const { issues, values, limits, teams } = read(
			'limits=1&team=search&team=hr&budget=-3&deadline=x',
		);
		expect(Object.keys(issues).sort()).toEqual(['budget', 'deadline', 'team']);
		expect(values).toMatchObject({ budget: '-3', deadline: 'x' });
		expect([teams, limits]).toEqual([['search'], undefined]);
		expect(read('limits=1').issues).toEqual({ team: 'Choose at least one team.' });
	});
});
