import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replay, standing } from './ledger.ts';
import type { LedgerEvent } from './ledger.ts';
import type { Level } from './level.ts';

const event = (
	order: number,
	level: Level | undefined,
	more: Partial<LedgerEvent> = {},
): LedgerEvent => ({
	rater: 'managers',
	source: 'manager',
	kind: level === undefined ? 'cleared' : 'rated',
	level,
	confidence: 'fairly_sure',
	ratedAt: order,
	order,
	...more,
});

describe('replaying a cell', () => {
	test('nothing said is not rated', () => {
		expect(replay([])).toEqual({});
	});

	test('the last word of a rater counts, by the time it was made and not by arrival', () => {
		expect(replay([event(1, 2), event(2, 4)]).value?.level).toBe(4);
		expect(replay([event(2, 4), event(3, 1, { ratedAt: 1 })]).value?.level).toBe(4);
	});

	test('of two words of one moment the one recorded later counts', () => {
		const [first, second] = [event(1, 2, { ratedAt: 9 }), event(2, 0, { ratedAt: 9 })];
		expect(replay([second, first]).value?.level).toBe(0);
	});

	test('a withdrawal leaves the cell not rated, and a level 0 does not', () => {
		expect(replay([event(1, 3), event(2, undefined)]).value).toBeUndefined();
		expect(replay([event(1, 3), event(2, 0)]).value?.level).toBe(0);
	});

	test('"could not observe" leaves an earlier level standing', () => {
		const blind = event(2, undefined, { kind: 'not_observed' });
		expect(replay([event(1, 3), blind]).value?.level).toBe(3);
	});

	test('a self-rating stands beside the value', () => {
		const own = event(2, 5, { rater: 'ada@example.org', source: 'self' });
		expect(replay([event(1, 3), own])).toMatchObject({
			value: { level: 3, raters: 1 },
			selfLevel: 5,
		});
		expect(replay([own])).toEqual({ selfLevel: 5 });
	});

	test('the order in which events are read does not matter', () => {
		const events = fc.array(
			fc.record({
				rater: fc.constantFrom('managers', 'a', 'b', 'c'),
				source: fc.constantFrom('manager' as const, 'self' as const, 'peer' as const),
				level: fc.option(fc.constantFrom<Level>(0, 1, 2, 3, 4, 5), { nil: undefined }),
				ratedAt: fc.nat(5),
			}),
			{ maxLength: 12 },
		);
		const read = events
			.map((list) => list.map(({ level, ...more }, i) => event(i, level, more)))
			.chain((all) =>
				fc.tuple(
					fc.constant(all),
					fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
				),
			);
		fc.assert(
			fc.property(read, ([all, shuffled]) => {
				expect(replay(shuffled).value?.level).toBe(replay(all).value?.level);
				expect(replay(shuffled).selfLevel).toBe(replay(all).selfLevel);
				expect(standing(shuffled).size).toBe(standing(all).size);
			}),
			{ numRuns: 1000 },
		);
	});
});
