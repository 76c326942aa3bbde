import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAW } from '../../../../tests/random-models';
import { largerProblem, smallProblem } from '../../../../tests/plan-problems';
import { teamCoverage } from '../coverage';
import { burdens } from './burdens';

describe('what hangs on each member', () => {
	it('is what the team covers less what it covers without them', () => {
		fc.assert(
			fc.property(fc.nat(), fc.boolean(), (seed, small) => {
				const { team, requirements } = small ? smallProblem(seed) : largerProblem(seed);
				const { coverage, without } = teamCoverage(team, requirements);
				const lost = burdens(team, requirements);
				expect(lost).toHaveLength(team.length);
				for (const [i, one] of without.entries())
					expect(lost[i]).toBeCloseTo(coverage - one.coverage, 8);
			}),
			LAW,
		);
	});

	it('is nothing where nothing is required, and for nobody', () => {
		const member = { id: 'a', name: 'A', share: 1, ratings: { stats: 4 } };
		expect(burdens([member], [])).toEqual([0]);
		expect(burdens([], [{ skill: 'stats', level: 4, need: 1, importance: 3 }])).toEqual([]);
		expect(burdens([member], [{ skill: 'stats', level: 4, need: 0, importance: 3 }])).toEqual([0]);
	});
});
