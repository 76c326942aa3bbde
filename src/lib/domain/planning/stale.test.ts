import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAW, requirements, team } from '../../../../tests/random-models.ts';
import type { Requirement } from '../coverage.ts';
import { defaultFramework } from '../default-framework.ts';
import { basisOf, movedSince, movedTexts } from './stale.ts';
import type { ScenarioBasis } from './stale.ts';

const { skills } = defaultFramework;
const person = (id: string, share: number, ratings: Record<string, number | undefined>) => ({
	id,
	share,
	ratings,
});
const need = (skill: string, level: number, count: number, importance = 2): Requirement => ({
	skill,
	level,
	need: count,
	importance,
});
const then = basisOf(
	[
		person('dana', 1, { stats: 3, code: 2, res: undefined }),
		person('emre', 0.8, { sys: 2 }),
		person('fay', 1, { stats: 3 }),
	],
	[need('sys', 4, 2), need('stats', 4, 2), need('writing', 2, 1)],
);
const now = basisOf(
	[
		person('ada', 1, { sys: 4 }),
		person('dana', 0.6, { stats: 4, code: 3, res: 1 }),
		person('fay', 1, {}),
	],
	[need('sys', 4, 3), need('stats', 4, 2, 3), need('code', 3, 1)],
);
const names = new Map([
	['ada', 'Ada'],
	['dana', 'Dana'],
	['emre', 'Emre'],
]);

describe('what has moved since a scenario was planned', () => {
	it('is nothing while the team and its needs are the same', () => {
		expect(movedSince(then, then, skills)).toEqual([]);
		expect(movedTexts([], { framework: defaultFramework, names })).toEqual([]);
	});

	it('is said person by person and need by need, in the order of the skills', () => {
		expect(
			movedTexts(movedSince(then, now, skills), { framework: defaultFramework, names }),
		).toEqual([
			'Emre left',
			'Ada joined',
			'Dana’s share 100% → 60%, Coding 2 → 3, Statistics 3 → 4 and Research not rated → 1',
			'somebody’s Statistics 3 → not rated',
			'Systems needs 3 at 4, not 2 at 4',
			'Coding is required now, 1 at 3',
			'Statistics is critical, not important',
			'Papers is not required any more',
		]);
	});

	it('keeps ratings out that are none, so that a blank is not a change', () => {
		expect(then.members[0]?.ratings).toEqual({ stats: 3, code: 2 });
		const blank = basisOf([person('dana', 1, { stats: undefined })], []);
		expect(movedSince(blank, basisOf([person('dana', 1, {})], []), skills)).toEqual([]);
	});

	it('is found in both directions, and undone by going back', () => {
		const basis: fc.Arbitrary<ScenarioBasis> = fc
			.record({ people: team(), needs: requirements })
			.map(({ people, needs }) => basisOf(people, needs));
		fc.assert(
			fc.property(basis, basis, (a, b) => {
				const there = movedSince(a, b, skills);
				const back = movedSince(b, a, skills);
				expect(back).toHaveLength(there.length);
				expect(there.filter(({ kind }) => kind === 'left')).toHaveLength(
					back.filter(({ kind }) => kind === 'came').length,
				);
				expect(movedSince(a, structuredClone(a), skills)).toEqual([]);
			}),
			{ ...LAW, numRuns: 200 },
		);
	});
});
