import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAW, requirements, team as randomTeam } from '../../../../tests/random-models.ts';
import { teamCoverage } from '../coverage.ts';
import type { Requirement, TeamMember } from '../coverage.ts';
import { DEMO_TEAM, demoRatings } from '../demo-team.ts';
import { departuresDrill, expectedCoverage, worstPairs } from './risk.ts';

const people: TeamMember[] = DEMO_TEAM.members.map((member) => ({
	id: member.slug,
	name: member.name,
	share: member.share,
	ratings: demoRatings(member),
}));
const asked = DEMO_TEAM.requirements;
const holder = (id: string, share = 1, level = 4): TeamMember => ({
	id,
	name: id,
	share,
	ratings: { stats: level },
});
const need = (n: number, level = 4): Requirement => ({
	skill: 'stats',
	level,
	need: n,
	importance: 3,
});

describe('the departures drill', () => {
	it('ranks the demo team: Ada and Bao cost 8.75 points, then Chidi 7.5, Dana 3.75', () => {
		const drill = departuresDrill(people, asked);
		expect(drill.map(({ id, loss }) => [id, Math.round(loss * 1e4)])).toEqual([
			['ada-okafor', 875],
			['bao-nguyen', 875],
			['chidi-eze', 750],
			['dana-rosenberg', 375],
			['emre-yilmaz', 0],
			['fay-lindqvist', 0],
		]);
		expect(drill[0]?.opens).toEqual(['sys', 'code']);
	});

	it('is empty for an empty team and costs nothing where nothing is required', () => {
		expect(departuresDrill([], asked)).toEqual([]);
		expect(departuresDrill(people, []).every(({ loss }) => loss === 0)).toBe(true);
	});
});

describe('the pairs whose joint loss hurts most', () => {
	it('shows two who stand in for each other, though neither costs anything alone', () => {
		const [first] = worstPairs([holder('a'), holder('b')], [need(1)]);
		expect(first).toMatchObject({ ids: ['a', 'b'], loss: 1, excess: 1 });
	});

	it('is what the coverage without both says, for any team, and in order', () => {
		fc.assert(
			fc.property(randomTeam(7), requirements, (team, wanted) => {
				const today = teamCoverage(team, wanted).coverage;
				const found = worstPairs(team, wanted, Infinity);
				for (const { ids, loss } of found) {
					const left = team.filter(({ id }) => !ids.includes(id));
					expect(loss).toBeCloseTo(today - teamCoverage(left, wanted).coverage, 9);
				}
				for (const [i, pair] of found.slice(1).entries())
					expect(pair.loss).toBeLessThanOrEqual((found[i]?.loss ?? 0) + 1e-9);
				const listed = new Set(found.map(({ ids }) => [...ids].sort().join(' ')));
				team.forEach((a, i) => {
					for (const b of team.slice(i + 1)) {
						if (listed.has([a.id, b.id].sort().join(' '))) continue;
						const left = team.filter((one) => one !== a && one !== b);
						expect(today - teamCoverage(left, wanted).coverage).toBeLessThan(1e-8);
					}
				});
			}),
			LAW,
		);
	});
});

describe('expected coverage', () => {
	/** By trying who leaves and who stays, all of it. */
	function byTrying(
		team: readonly TeamMember[],
		wanted: readonly Requirement[],
		leaving: ReadonlyMap<string, number>,
	): { coverage: number; met: number } {
		const [first, ...rest] = team;
		const walk = (
			left: readonly TeamMember[],
			stay: readonly TeamMember[],
			p: number,
		): { coverage: number; met: number } => {
			const [next, ...others] = left;
			if (!next || p === 0) {
				if (p === 0) return { coverage: 0, met: 0 };
				const { coverage, met } = teamCoverage(stay, wanted);
				return { coverage: p * coverage, met: p * met };
			}
			const gone = leaving.get(next.id) ?? 0;
			const a = walk(others, stay, p * gone);
			const b = walk(others, [...stay, next], p * (1 - gone));
			return { coverage: a.coverage + b.coverage, met: a.met + b.met };
		};
		return walk(first ? [first, ...rest] : [], [], 1);
	}

	it('of two holders on one seat, each gone half the time, is three quarters', () => {
		const leaving = new Map([
			['a', 0.5],
			['b', 0.5],
		]);
		const expected = expectedCoverage([holder('a'), holder('b')], [need(1)], leaving);
		expect(expected).toMatchObject({ coverage: 0.75, met: 0.75 });
		// The second is one level short: half a seat when alone, and never the seat met.
		const short = expectedCoverage([holder('a'), holder('b', 1, 3)], [need(1)], leaving);
		expect(short.coverage).toBeCloseTo(0.5 + 0.5 * 0.5 * 0.5, 12);
		expect(short.met).toBeCloseTo(0.5, 12);
	});

	it("is today's coverage when nobody leaves and nothing when everybody does", () => {
		expect(expectedCoverage(people, asked, new Map()).coverage).toBeCloseTo(0.9625, 12);
		const all = new Map(people.map(({ id }) => [id, 1]));
		expect(expectedCoverage(people, asked, all)).toMatchObject({ coverage: 0, met: 0 });
		expect(expectedCoverage([], [], new Map()).coverage).toBe(1);
	});

	it('equals trying everybody who may leave, and never rises with a probability', () => {
		fc.assert(
			fc.property(
				randomTeam(6),
				requirements,
				fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 6, maxLength: 6 }),
				(team, wanted, tenths) => {
					const leaving = new Map(team.map(({ id }, i) => [id, (tenths[i] ?? 0) / 10]));
					const got = expectedCoverage(team, wanted, leaving);
					const want = byTrying(team, wanted, leaving);
					expect(got.coverage).toBeCloseTo(want.coverage, 9);
					expect(got.met).toBeCloseTo(want.met, 9);
					const [one] = team;
					if (!one) return;
					const surer = new Map(leaving).set(one.id, 1);
					expect(expectedCoverage(team, wanted, surer).coverage).toBeLessThanOrEqual(
						got.coverage + 1e-9,
					);
				},
			),
			LAW,
		);
	});
});
