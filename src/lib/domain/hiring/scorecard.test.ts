import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS } from '../level.ts';
import {
	agreementOf,
	candidateLevels,
	hasOpenCard,
	mayReadCard,
	unanswered,
	type CardStanding,
} from './scorecard.ts';

const card = (id: string, interviewerId: string | undefined, handedIn: boolean): CardStanding => ({
	id,
	interviewerId,
	handedIn,
});
const levels = (...given: (0 | 1 | 2 | 3 | 4 | 5 | undefined)[]) =>
	given.map((level) => ({ answers: [{ skill: 'stats', level }] }));
const level = fc.option(fc.constantFrom(...LEVELS), { nil: undefined });
const standings = fc.uniqueArray(
	fc.record({
		id: fc.uuid(),
		interviewerId: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
		handedIn: fc.boolean(),
	}),
	{ selector: ({ interviewerId, id }) => interviewerId ?? id },
);

describe('a blind scorecard', () => {
	const mine = card('1', 'me', false);
	const theirs = card('2', 'them', true);

	it('is read by others only when it was handed in and their own is not open', () => {
		expect(mayReadCard('me', theirs, [mine, theirs])).toBe(false);
		const handedIn = card('1', 'me', true);
		expect(mayReadCard('me', theirs, [handedIn, theirs])).toBe(true);
		expect(mayReadCard('manager', theirs, [mine, theirs])).toBe(true);
		expect(mayReadCard('manager', mine, [mine, theirs])).toBe(false);
		expect(mayReadCard('me', mine, [mine, theirs])).toBe(true);
	});

	it('is never read as a draft by anybody else, nor while one’s own is open', () => {
		fc.assert(
			fc.property(standings, fc.constantFrom('a', 'b', 'c', 'd'), (cards, user) => {
				for (const one of cards.filter(({ interviewerId }) => interviewerId !== user)) {
					const may = mayReadCard(user, one, cards);
					expect(may).toBe(one.handedIn && !hasOpenCard(user, cards));
				}
			}),
		);
	});

	it('is complete when every asked skill has an answer, not assessed among them', () => {
		expect(unanswered(['stats', 'exp', 'sys'], [{ skill: 'exp' }])).toEqual(['stats', 'sys']);
		expect(unanswered(['stats'], [{ skill: 'stats' }])).toEqual([]);
	});
});

describe('the level of a candidate', () => {
	it('is the median, the lower one of an even number, and undefined when nobody assessed', () => {
		expect(candidateLevels(levels(5, 3, 4))).toEqual({ stats: 4 });
		expect(candidateLevels(levels(5, 2))).toEqual({ stats: 2 });
		expect(candidateLevels(levels(0, undefined, 4, 4))).toEqual({ stats: 4 });
		const none = candidateLevels(levels(undefined, undefined));
		expect(Object.keys(none)).toEqual(['stats']);
		expect(none['stats']).toBeUndefined();
		expect(candidateLevels([])).toEqual({});
	});

	it('is a level that somebody gave, does not hang on the order, and ignores not assessed', () => {
		fc.assert(
			fc.property(fc.array(level), (given) => {
				const median = candidateLevels(levels(...given))['stats'];
				const assessed = given.filter((one) => one !== undefined);
				if (assessed.length === 0) expect(median).toBeUndefined();
				else expect(assessed).toContain(median);
				expect(candidateLevels(levels(...given.toReversed()))['stats']).toBe(median);
				expect(candidateLevels(levels(...given, undefined))['stats']).toBe(median);
			}),
		);
	});
});

describe('the agreement of interviewers', () => {
	it('is said from two assessed levels on, by how far they are apart', () => {
		const verdict = (...given: Parameters<typeof levels>) =>
			agreementOf(levels(...given), ['stats'])[0]?.verdict;
		expect(verdict(4)).toBeUndefined();
		expect(verdict(4, undefined)).toBeUndefined();
		expect(verdict(0, 0)).toBe('agree');
		expect(verdict(4, 3, 4)).toBe('one-apart');
		expect(verdict(4, 2)).toBe('apart');
	});

	it('tells the spread and counts only who assessed', () => {
		expect(agreementOf(levels(5, undefined, 2, 3), ['stats', 'exp'])).toEqual([
			{ skill: 'stats', assessed: 3, level: 3, lowest: 2, highest: 5, verdict: 'apart' },
			{
				skill: 'exp',
				assessed: 0,
				level: undefined,
				lowest: undefined,
				highest: undefined,
				verdict: undefined,
			},
		]);
	});
});
