import { describe, expect, it } from 'vitest';
import { DEMO_TEAM, demoRatings } from '../demo-team.ts';
import { riskHeadline } from './risk-words.ts';
import { departuresDrill, worstPairs } from './risk.ts';

const people = DEMO_TEAM.members.map((member) => ({
	id: member.slug,
	name: member.name.split(' ')[0] ?? '',
	share: member.share,
	ratings: demoRatings(member),
}));

describe('the sentence over the departures', () => {
	it('names whose loss costs most, and the pair that costs most together', () => {
		const { requirements } = DEMO_TEAM;
		expect(
			riskHeadline(departuresDrill(people, requirements), worstPairs(people, requirements)),
		).toBe('Losing Ada or Bao costs 8.75 points. Ada and Bao together cost 31.25 points.');
	});

	it('says when nobody is missed, and when only two together are', () => {
		const holders = ['Ada', 'Bao'].map((name) => ({
			id: name,
			name,
			share: 1,
			ratings: { stats: 4 },
		}));
		const need = [{ skill: 'stats', level: 4, need: 1, importance: 3 }];
		expect(riskHeadline(departuresDrill(holders, need), worstPairs(holders, need))).toBe(
			"Nobody's leaving lowers coverage. Ada and Bao together cost 100 points.",
		);
		expect(riskHeadline(departuresDrill(holders, []), worstPairs(holders, []))).toBe(
			"Nobody's leaving lowers coverage, and no two people's does.",
		);
		expect(riskHeadline([], [])).toBe('There is nobody to lose yet.');
	});
});
