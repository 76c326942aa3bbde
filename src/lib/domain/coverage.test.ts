import { describe, expect, it } from 'vitest';
import { KNOWN_TEAM } from '../../../tests/golden-model.ts';
import { seatCredit, teamCoverage } from './coverage.ts';
import type { Requirement, RequirementCoverage, TeamMember } from './coverage.ts';
import type { Ratings } from './framework.ts';
import { PRESETS } from './presets.ts';

const person = (id: string, ratings: Ratings, share = 1): TeamMember => ({
	id,
	name: id,
	share,
	ratings,
});
const need = (over: Partial<Requirement> = {}): Requirement => ({
	skill: 'stats',
	level: 4,
	need: 2,
	importance: 3,
	...over,
});

/** The one row of a team measured against one requirement. */
function row(team: readonly TeamMember[], requirement: Requirement): RequirementCoverage {
	const [only] = teamCoverage(team, [requirement]).requirements;
	if (only === undefined) throw new Error('no row');
	return only;
}

describe('seatCredit', () => {
	it('is whole at the level, half a level short, nothing from two levels short or unrated', () => {
		expect([5, 4, 3.5, 3, 2, 0, undefined].map((x) => seatCredit(x, 4))).toEqual([
			1, 1, 0.75, 0.5, 0, 0, 0,
		]);
	});
});

describe('teamCoverage', () => {
	it('covers nothing with an empty team and loses nobody from it', () => {
		const got = teamCoverage([], [need()]);
		expect(got).toMatchObject({ coverage: 0, nMinusOne: 0, met: 0, lotteryFactor: 0, without: [] });
		expect(got.requirements[0]).toMatchObject({ coverage: 0, bench: -2, severity: 1, met: false });
	});

	it('is whole when nothing is required', () => {
		const got = teamCoverage([person('ada', { stats: 4 })], []);
		expect(got).toMatchObject({ coverage: 1, nMinusOne: 1, met: 0, requirements: [], gaps: [] });
		expect(got.lotteryFactor).toBeUndefined();
		expect(teamCoverage([], [])).toMatchObject({ coverage: 1, nMinusOne: 1 });
	});

	it('loses everything with the only person', () => {
		const got = teamCoverage([person('ada', { stats: 5 })], [need({ need: 1 })]);
		expect(got).toMatchObject({ coverage: 1, nMinusOne: 0 });
		expect(got.without).toEqual([
			{ id: 'ada', name: 'ada', coverage: 0, keyPersonIndex: 1, met: 0 },
		]);
	});

	it('does not read an unrated person as level 0', () => {
		const asked = need({ level: 1, need: 1 });
		expect(row([person('a', { stats: 0 })], asked)).toMatchObject({
			coverage: 0.5,
			oneShort: ['a'],
		});
		expect(row([person('a', {})], asked)).toMatchObject({ coverage: 0, oneShort: [] });
		expect(row([person('a', { stats: null } as unknown as Ratings)], asked).coverage).toBe(0);
		expect(row([person('a', { stats: 0 })], need({ level: 0, need: 1 })).met).toBe(true);
		expect(row([person('a', {})], need({ level: 0, need: 1 })).met).toBe(false);
	});

	it('asks for nothing with a need of 0 or less', () => {
		for (const none of [0, -1]) {
			for (const team of [[], [person('a', { stats: 5 })]]) {
				expect(row(team, need({ need: none }))).toMatchObject({
					coverage: 1,
					met: true,
					single: false,
					noBench: false,
					severity: 0,
					severityWord: 'none',
				});
			}
		}
		expect(teamCoverage([], [need({ need: 0 })]).lotteryFactor).toBeUndefined();
	});

	it('adds part-time shares exactly', () => {
		const shares = (...list: number[]) => list.map((s, i) => person(`p${i}`, { stats: 4 }, s));
		for (const list of [
			[0.8, 0.2],
			[0.7, 0.1, 0.2],
			[0.35, 0.4, 0.25],
			Array<number>(20).fill(0.05),
		]) {
			expect(row(shares(...list), need({ need: 1 }))).toMatchObject({
				coverage: 1,
				met: true,
				capacity: 1,
				bench: 0,
			});
		}
		expect(row(shares(0.8, 0.15), need({ need: 1 }))).toMatchObject({
			coverage: 0.95,
			met: false,
			bench: -0.05,
		});
		expect(row(shares(1, 1, 1), need({ need: 2, level: 3 }))).toMatchObject({
			bench: 1,
			noBench: false,
		});
	});

	it('fills seats best first and only as far as each is there', () => {
		const team = [person('half', { stats: 3 }), person('full', { stats: 4 }, 0.5)];
		expect(row(team, need({ need: 1 })).coverage).toBe(0.75);
		expect(row(team, need({ need: 2 })).coverage).toBe(0.5);
	});

	it('takes derived, fractional levels', () => {
		expect(row([person('a', { stats: 3.5 })], need({ need: 1 }))).toMatchObject({
			coverage: 0.75,
			qualified: 0,
			oneShort: ['a'],
		});
	});

	it('measures the core by its weakest link and holds nobody who is not fully rated', () => {
		const core = need({ skill: 'core', level: 3, need: 1 });
		const rated = { claims: 4, impl: 4, base: 3, diag: 2 };
		expect(row([person('a', rated)], core)).toMatchObject({ coverage: 0.5, oneShort: ['a'] });
		expect(row([person('a', { ...rated, diag: 3 })], core)).toMatchObject({
			met: true,
			holders: ['a'],
		});
		expect(row([person('a', { claims: 4, impl: 4, base: 4 })], core)).toMatchObject({
			coverage: 0,
			met: false,
			oneShort: [],
		});
		expect(row([person('a', { claims: 1, core: 4 })], core).met).toBe(true);
	});

	it('calls a requirement by the severity of what is missing', () => {
		const at = (...levels: number[]) => levels.map((x, i) => person(`p${i}`, { stats: x }));
		expect(row(at(), need())).toMatchObject({ severity: 1, severityWord: 'critical' });
		expect(row(at(4, 3), need())).toMatchObject({
			severity: 0.5,
			severityWord: 'critical',
			single: true,
		});
		expect(row(at(3, 3, 3), need({ importance: 1 }))).toMatchObject({ severityWord: 'medium' });
		expect(row(at(4), need({ need: 1 }))).toMatchObject({
			severity: 0.25,
			severityWord: 'high',
			noBench: false,
		});
		expect(row(at(4, 4), need())).toMatchObject({
			severity: 0.1,
			severityWord: 'medium',
			noBench: true,
		});
		expect(row(at(4, 4), need({ importance: 2 }))).toMatchObject({ severityWord: 'low' });
		expect(row(at(4, 4, 4), need())).toMatchObject({
			severity: 0,
			severityWord: 'none',
			noBench: false,
		});
	});

	it('sorts gaps by severity, importance, missing seats and then the order given', () => {
		const team = [
			person('a', { sys: 4, code: 4, exp: 4, theory: 2, stats: 2 }),
			person('b', { sys: 4, code: 4, exp: 4 }),
		];
		const asked = [
			need({ skill: 'code', importance: 2 }),
			need({ skill: 'sys' }),
			need({ skill: 'exp' }),
			need({ skill: 'theory', need: 1 }),
			need({ skill: 'stats', need: 3 }),
			need({ skill: 'res', need: 1, importance: 1 }),
		];
		const got = teamCoverage(team, asked);
		expect(got.gaps.map((gap) => gap.skill)).toEqual([
			'stats',
			'theory',
			'res',
			'sys',
			'exp',
			'code',
		]);
		expect(got.requirements.map((one) => one.skill)).toEqual(asked.map((one) => one.skill));
	});

	it('puts the more important gap first where severity and missing seats tie', () => {
		const team = [person('a', { sys: 4, code: 4 }), person('b', { code: 3 })];
		const asked = [need({ skill: 'sys', importance: 2 }), need({ skill: 'code' })];
		const [first, second] = teamCoverage(team, asked).gaps;
		expect([first?.skill, first?.severity, first?.bench]).toEqual(['code', 0.5, -1]);
		expect([second?.skill, second?.severity, second?.bench]).toEqual(['sys', 0.5, -1]);
	});

	it('takes the lottery factor from the critical requirements alone', () => {
		const team = [person('a', { sys: 4, stats: 4 }), person('b', { sys: 4 })];
		const asked = [need({ skill: 'sys' }), need({ skill: 'stats', importance: 2 })];
		expect(teamCoverage(team, asked).lotteryFactor).toBe(2);
		expect(teamCoverage(team, [need({ importance: 2 })]).lotteryFactor).toBeUndefined();
	});

	it('gives the key people of the known team', () => {
		const names = ['sys', 'exp', 'code', 'theory', 'stats', 'product', 'writing', 'swe', 'res'];
		const team = KNOWN_TEAM.map(({ name, levels }) =>
			person(name, Object.fromEntries(names.map((skill, i) => [skill, levels[i] ?? undefined]))),
		);
		const product = PRESETS.find((preset) => preset.id === 'product')?.requirements ?? [];
		const got = teamCoverage(team, product.slice(0, 9));
		expect(got.without.map((one) => [one.name, one.met])).toEqual([
			['Ada', 6],
			['Bao', 6],
			['Chidi', 7],
			['Dana', 7],
			['Emre', 8],
			['Fay', 8],
		]);
		expect(got.without[1]?.keyPersonIndex).toBeCloseTo(0.0875 / 0.9625, 9);
		const stats = got.gaps[0];
		expect(stats).toMatchObject({ holders: ['Chidi'], oneShort: ['Ada', 'Dana', 'Fay'] });
		const upskilled = team.map((one) =>
			one.name === 'Dana' ? { ...one, ratings: { ...one.ratings, stats: 4 } } : one,
		);
		expect(teamCoverage(upskilled, product.slice(0, 9)).coverage).toBe(1);
	});

	it('gains as worked out from each hire', () => {
		const names = ['sys', 'exp', 'code', 'theory', 'stats', 'product', 'writing', 'swe', 'res'];
		const ratings = (levels: readonly (number | null)[]): Ratings =>
			Object.fromEntries(names.map((skill, i) => [skill, levels[i] ?? undefined]));
		const team = KNOWN_TEAM.map(({ name, levels }) => person(name, ratings(levels)));
		const gain = (preset: string, levels: number[]): number => {
			const asked = PRESETS.find((one) => one.id === preset)?.requirements.slice(0, 9) ?? [];
			const hired = [...team, person('hire', ratings(levels))];
			return teamCoverage(hired, asked).coverage - teamCoverage(team, asked).coverage;
		};
		const re = [4, 2, 4, 2, 2, 1, 1, 4, 1];
		const as = [2, 4, 3, 4, 4, 3, 3, 1, 3];
		expect(gain('product', as)).toBeCloseTo(0.0375, 9);
		expect(gain('frontier', re)).toBeCloseTo(0.0714, 4);
		expect(gain('frontier', as)).toBeCloseTo(0.0238, 4);
	});

	it('measures thirty people in well under the time of a frame', () => {
		const skills = PRESETS[0]?.requirements.map((one) => one.skill) ?? [];
		const large = Array.from({ length: 30 }, (_, i) =>
			person(`p${i}`, Object.fromEntries(skills.map((skill, k) => [skill, (i * 7 + k * 3) % 6]))),
		);
		const asked = [...skills, 'claims', 'impl', 'diag'].map((skill) => need({ skill, need: 3 }));
		// About .15 ms where it was written. The best of many rounds, so that a busy machine passes.
		let best = Infinity;
		for (let i = 0; i < 200; i++) {
			const start = performance.now();
			teamCoverage(large, asked);
			best = Math.min(best, performance.now() - start);
		}
		expect(best).toBeLessThan(3);
	});
});
