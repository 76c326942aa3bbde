import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAW, memberRatings, requirements, share, team } from '../../../../tests/random-models.ts';
import { teamCoverage } from '../coverage.ts';
import type { Requirement, TeamMember } from '../coverage.ts';
import { defaultFramework } from '../default-framework.ts';
import { addMonths } from './calendar.ts';
import type { Naming } from './explain.ts';
import { apply } from './scenario.ts';
import type { Change } from './scenario.ts';
import { defaultPlanningSettings } from './settings.ts';
import { timeline } from './timeline.ts';
import { stepAt, timelinePoints } from './timeline-points.ts';

const settings = defaultPlanningSettings(defaultFramework);
const person = (id: string, stats: number): TeamMember => ({
	id,
	name: id,
	share: 1,
	ratings: { stats },
});
const people = [person('Ada', 4), person('Fay', 3)];
const needs: Requirement[] = [{ skill: 'stats', level: 4, need: 2, importance: 3 }];
const naming: Naming = {
	framework: defaultFramework,
	names: new Map(people.map(({ id, name }) => [id, name])),
	teams: new Map([['vision', 'Vision']]),
	archetypes: settings.archetypes,
	settings,
	team: people,
};
const hire = (date: string): Change => ({
	kind: 'hire',
	archetype: 'own',
	label: 'Statistician',
	ratings: { stats: 4 },
	share: 1,
	date,
	cost: 100,
});
const span = { from: '2026-11-24', months: 12 };
const draw = (...changes: Change[]) => timeline(people, needs, changes, naming, span);

describe('coverage over time', () => {
	it('is one level step without any change', () => {
		const line = draw();
		expect(line).toMatchObject({ from: '2026-11-24', to: '2027-11-24', marks: [] });
		expect(line.steps).toEqual([
			{ from: '2026-11-24', to: '2027-11-24', plan: 0.75, floor: 0.25, none: 0.75 },
		]);
	});

	it('steps on the first day of a hire and again at the end of the ramp', () => {
		const line = draw(hire('2027-02-01'));
		expect(line.steps.map(({ from, plan, floor }) => [from, plan, floor])).toEqual([
			['2026-11-24', 0.75, 0.25],
			['2027-02-01', 0.75, 0.5],
			['2027-05-01', 1, 0.75],
		]);
		expect(line.marks).toEqual([
			{ date: '2027-02-01', texts: ['Hire starts'] },
			{ date: '2027-05-01', texts: ['Hire at level'] },
		]);
	});

	it('has every level of growth, and each other kind of change with its words', () => {
		const grow: Change = {
			kind: 'upskill',
			member: 'Fay',
			skill: 'stats',
			level: 5,
			date: '2026-12-01',
		};
		const line = timeline(
			people,
			needs,
			[
				grow,
				{ kind: 'part-time', member: 'Ada', share: 0.5, date: '2027-01-01' },
				{ kind: 'move', member: 'Ada', team: 'vision', share: 0.5, date: '2027-02-01' },
				{ kind: 'join', member: 'mei', name: 'Mei', ratings: {}, share: 1, date: '2027-02-01' },
				{ kind: 'departure', member: 'Fay', date: '2029-06-01' },
			],
			naming,
			{ ...span, months: 36 },
		);
		expect(line.marks).toEqual([
			{ date: '2027-01-01', texts: ['Ada at 50%'] },
			{ date: '2027-02-01', texts: ['Ada moves to Vision', 'Mei joins'] },
			{ date: '2027-08-01', texts: ['Fay at 4 in Statistics'] },
			{ date: '2028-12-01', texts: ['Fay at 5 in Statistics'] },
			{ date: '2029-06-01', texts: ['Fay leaves'] },
		]);
	});

	it('tells several hires apart, and says nothing twice without a ramp', () => {
		const line = timeline(people, needs, [hire('2027-02-01'), hire('2027-03-01')], naming, {
			...span,
			pace: { ...settings, rampMonths: 0 },
		});
		expect(line.marks.flatMap(({ texts }) => texts)).toEqual([
			'New Statistician 1 starts',
			'New Statistician 2 starts',
		]);
	});

	it('counts what happened before from the beginning, and leaves out what lies beyond', () => {
		const line = draw(hire('2020-01-01'), { kind: 'departure', member: 'Ada', date: '2028-01-01' });
		expect(line.marks).toEqual([]);
		expect(line.steps).toHaveLength(1);
		expect(line.steps[0]).toMatchObject({ plan: 1, none: 0.75 });
	});

	it('has a point on its first day, on each first of a month and on each day of a change', () => {
		const points = timelinePoints(draw(hire('2027-02-15')));
		expect(points.map(({ date }) => date)).toEqual([
			'2026-11-24',
			'2026-12-01',
			'2027-01-01',
			'2027-02-01',
			'2027-02-15',
			'2027-03-01',
			'2027-04-01',
			'2027-05-01',
			'2027-05-15',
			'2027-06-01',
			'2027-07-01',
			'2027-08-01',
			'2027-09-01',
			'2027-10-01',
			'2027-11-01',
		]);
		expect(points.find(({ date }) => date === '2027-05-15')).toMatchObject({
			plan: 1,
			happens: 'Hire at level',
		});
	});

	it('is what the team covers on any day, for any team and scenario', () => {
		const day = fc.integer({ min: 0, max: 500 }).map((n) => {
			const at = new Date(Date.UTC(2026, 10, 24) + n * 86_400_000);
			return at.toISOString().slice(0, 10);
		});
		const change: fc.Arbitrary<Change> = fc.oneof(
			fc
				.record({ ratings: memberRatings, part: share, date: day })
				.map(({ ratings, part, date }): Change => ({
					kind: 'hire',
					archetype: 'own',
					label: 'New',
					ratings,
					share: part,
					date,
					cost: 0,
				})),
			fc.record({ n: fc.nat({ max: 7 }), date: day }).map(({ n, date }): Change => ({
				kind: 'departure',
				member: `p${String(n)}`,
				date,
			})),
			fc
				.record({ n: fc.nat({ max: 7 }), level: fc.integer({ min: 1, max: 5 }), date: day })
				.map(({ n, level, date }): Change => ({
					kind: 'upskill',
					member: `p${String(n)}`,
					skill: 'stats',
					level,
					date,
				})),
		);
		fc.assert(
			fc.property(
				team(),
				requirements,
				fc.array(change, { maxLength: 5 }),
				day,
				(members, wanted, changes, date) => {
					const line = timeline(members, wanted, changes, naming, { ...span, months: 18 });
					const then = teamCoverage(apply(members, changes, date), wanted);
					expect(stepAt(line, date)?.plan).toBeCloseTo(then.coverage, 9);
					expect(stepAt(line, date)?.floor).toBeCloseTo(then.nMinusOne, 9);
					expect(line.steps[0]?.from).toBe(line.from);
					expect(line.steps.at(-1)?.to).toBe(addMonths(span.from, 18));
					for (const [i, step] of line.steps.entries()) {
						expect(step.from < step.to).toBe(true);
						expect(step.floor).toBeLessThanOrEqual(step.plan + 1e-9);
						if (i > 0) expect(line.steps[i - 1]?.to).toBe(step.from);
					}
				},
			),
			{ ...LAW, numRuns: 300 },
		);
	});
});
