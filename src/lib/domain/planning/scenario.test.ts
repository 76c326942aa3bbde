import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { teamCoverage } from '../coverage.ts';
import type { Requirement, TeamMember } from '../coverage.ts';
import {
	apply,
	effectiveOn,
	fullEffectOn,
	hireName,
	milestones,
	scenarioCost,
} from './scenario.ts';
import type { Change, Hire } from './scenario.ts';

const SKILLS = ['a', 'b', 'c'];
const ada: TeamMember = { id: 'ada', name: 'Ada', share: 1, ratings: { a: 3, b: undefined, c: 0 } };
const bao: TeamMember = { id: 'bao', name: 'Bao', share: 0.5, ratings: { a: 1, b: 4, c: 2.5 } };
const team = [ada, bao];

const hire = (date: string, more: Partial<Hire> = {}): Hire => ({
	kind: 'hire',
	archetype: 're',
	label: 'RE at the bar',
	ratings: { a: 4, b: 0, c: undefined },
	share: 1,
	date,
	cost: 150,
	...more,
});

describe('a scenario on a date', () => {
	it('has nobody new before the first day, one level down in the ramp, at full level after it', () => {
		const changes = [hire('2027-02-01')];
		expect(apply(team, changes, '2027-01-31')).toEqual(team);
		expect(apply(team, changes, '2027-02-01').at(-1)).toMatchObject({
			id: 'hire:1',
			name: 'New hire',
			ratings: { a: 3, b: 0, c: undefined },
		});
		expect(apply(team, changes, '2027-04-30').at(-1)?.ratings).toEqual({
			a: 3,
			b: 0,
			c: undefined,
		});
		expect(apply(team, changes, '2027-05-01').at(-1)?.ratings).toEqual({
			a: 4,
			b: 0,
			c: undefined,
		});
	});

	it('grows level by level along the ladder', () => {
		const changes: Change[] = [
			{ kind: 'upskill', member: 'bao', skill: 'a', level: 3, date: '2027-01-01' },
		];
		const level = (at: string) => apply(team, changes, at)[1]?.ratings['a'];
		expect(level('2027-02-28')).toBe(1);
		expect(level('2027-03-01')).toBe(2);
		expect(level('2027-06-30')).toBe(2);
		expect(level('2027-07-01')).toBe(3);
		expect(effectiveOn(team, changes[0] ?? hire(''))).toBe('2027-07-01');
	});

	it('grows from a fractional level to the whole one above it', () => {
		const changes: Change[] = [
			{ kind: 'upskill', member: 'bao', skill: 'c', level: 3, date: '2027-01-01' },
		];
		expect(apply(team, changes, '2027-04-30')[1]?.ratings['c']).toBe(2.5);
		expect(apply(team, changes, '2027-05-01')[1]?.ratings['c']).toBe(3);
	});

	it('lets people go, and changes their share, on the day', () => {
		const changes: Change[] = [
			{ kind: 'departure', member: 'bao', date: '2027-03-01' },
			{ kind: 'part-time', member: 'ada', share: 0.6, date: '2027-02-01' },
			{ kind: 'part-time', member: 'ada', share: 0.8, date: '2027-04-01' },
		];
		expect(apply(team, changes, '2027-02-15').map(({ id, share }) => [id, share])).toEqual([
			['ada', 0.6],
			['bao', 0.5],
		]);
		expect(apply(team, changes, '2027-04-01').map(({ id, share }) => [id, share])).toEqual([
			['ada', 0.8],
		]);
	});

	it('leaves growth of an unrated skill, of nobody known, and downward growth without effect', () => {
		const changes: Change[] = [
			{ kind: 'upskill', member: 'ada', skill: 'b', level: 3, date: '2027-01-01' },
			{ kind: 'upskill', member: 'gone', skill: 'a', level: 5, date: '2027-01-01' },
			{ kind: 'upskill', member: 'ada', skill: 'a', level: 2, date: '2027-01-01' },
			{ kind: 'departure', member: 'gone', date: '2027-01-01' },
		];
		expect(apply(team, changes, '2030-01-01')).toEqual(team);
	});

	it('names hires apart when there are several', () => {
		const changes = [
			hire('2027-01-01'),
			hire('2027-01-01', { label: 'junior' }),
			hire('2027-02-01'),
		];
		expect([0, 1, 2].map((i) => hireName(changes, i))).toEqual([
			'New RE at the bar 1',
			'New junior',
			'New RE at the bar 2',
		]);
	});

	it('knows its milestones, its end and its cost', () => {
		const changes: Change[] = [
			hire('2027-02-01', { share: 0.5 }),
			{ kind: 'upskill', member: 'ada', skill: 'a', level: 4, date: '2026-12-01' },
		];
		expect(milestones(team, changes)).toEqual([
			'2026-12-01',
			'2027-02-01',
			'2027-05-01',
			'2027-08-01',
		]);
		expect(fullEffectOn(team, changes)).toBe('2027-08-01');
		expect(fullEffectOn(team, [])).toBeUndefined();
		expect(scenarioCost(team, changes)).toBe(75 + 24);
		expect(scenarioCost(team, [])).toBe(0);
	});
});

const ratings = fc.record(
	Object.fromEntries(
		SKILLS.map((id) => [id, fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined })]),
	),
);
const anyTeam = fc
	.array(fc.record({ share: fc.constantFrom(1, 0.5, 0.8), ratings }), { maxLength: 6 })
	.map((people) =>
		people.map((p, i): TeamMember => ({ ...p, id: `p${String(i)}`, name: `P${String(i)}` })),
	);
const needs = fc.array(
	fc.record({
		skill: fc.constantFrom(...SKILLS),
		level: fc.integer({ min: 1, max: 5 }),
		need: fc.integer({ min: 1, max: 3 }),
		importance: fc.integer({ min: 1, max: 3 }),
	}),
	{ minLength: 1, maxLength: 5 },
);
const date = fc
	.integer({ min: 0, max: 30 })
	.map((m) => `${String(2027 + Math.floor(m / 12))}-${String((m % 12) + 1).padStart(2, '0')}-01`);
const anyHire = fc
	.record({ ratings, date, share: fc.constantFrom(1, 0.5) })
	.map((h) => hire(h.date, h));
const anyUpskill = fc.record({
	kind: fc.constant('upskill' as const),
	member: fc.constantFrom('p0', 'p1', 'p2', 'p9'),
	skill: fc.constantFrom(...SKILLS),
	level: fc.integer({ min: 1, max: 5 }),
	date,
});
const anyDeparture = fc.record({
	kind: fc.constant('departure' as const),
	member: fc.constantFrom('p0', 'p1'),
	date,
});
const coverage = (people: readonly TeamMember[], requirements: readonly Requirement[]) =>
	teamCoverage(people, requirements).coverage;

describe('laws of a scenario', () => {
	it('never lowers coverage by hiring or growing, at any date, and time only helps', () => {
		fc.assert(
			fc.property(
				anyTeam,
				needs,
				fc.array(fc.oneof(anyHire, anyUpskill), { maxLength: 4 }),
				date,
				date,
				(people, q, changes, a, b) => {
					const [first, second] = a <= b ? [a, b] : [b, a];
					const today = coverage(people, q);
					const then = coverage(apply(people, changes, first), q);
					const later = coverage(apply(people, changes, second), q);
					expect(then).toBeGreaterThanOrEqual(today - 1e-9);
					expect(later).toBeGreaterThanOrEqual(then - 1e-9);
				},
			),
			{ numRuns: 1000, seed: 1 },
		);
	});

	it('never raises coverage by a departure', () => {
		fc.assert(
			fc.property(
				anyTeam,
				needs,
				fc.array(anyDeparture, { maxLength: 3 }),
				date,
				(people, q, changes, at) => {
					expect(coverage(apply(people, changes, at), q)).toBeLessThanOrEqual(
						coverage(people, q) + 1e-9,
					);
				},
			),
			{ numRuns: 1000, seed: 2 },
		);
	});

	it('gains no more from a hire after another hire', () => {
		fc.assert(
			fc.property(anyTeam, needs, anyHire, anyHire, (people, q, one, two) => {
				const at = '2040-01-01';
				const alone = coverage(apply(people, [one], at), q) - coverage(people, q);
				const after =
					coverage(apply(people, [two, one], at), q) - coverage(apply(people, [two], at), q);
				expect(after).toBeLessThanOrEqual(alone + 1e-9);
			}),
			{ numRuns: 1000, seed: 3 },
		);
	});

	it('leaves the given team as it was', () => {
		fc.assert(
			fc.property(
				anyTeam,
				fc.array(fc.oneof(anyHire, anyUpskill, anyDeparture), { maxLength: 4 }),
				date,
				(people, changes, at) => {
					const copy = structuredClone(people);
					apply(people, changes, at);
					expect(people).toEqual(copy);
				},
			),
			{ numRuns: 1000, seed: 4 },
		);
	});
});
