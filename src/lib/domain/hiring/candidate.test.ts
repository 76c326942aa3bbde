import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	CANDIDATE_STAGES,
	erasureDue,
	isErasureDue,
	isRefusal,
	nextStages,
	sortCandidates,
} from './candidate.ts';

const DAY = 86_400_000;
const stage = fc.constantFrom(...CANDIDATE_STAGES);

describe('the stages of a candidate', () => {
	it('allow every other stage before a decision, and a hire after an offer only', () => {
		expect(nextStages('applied', true)).toEqual([
			'screening',
			'interviews',
			'offer',
			'declined',
			'withdrawn',
		]);
		expect(CANDIDATE_STAGES.filter((from) => nextStages(from, true).includes('hired'))).toEqual([
			'offer',
		]);
	});

	it('end with a hire, and let a refusal be taken back to before the offer', () => {
		expect(nextStages('hired', true)).toEqual([]);
		expect(nextStages('declined', true)).toEqual(['applied', 'screening', 'interviews']);
	});

	it('leave only refusals where nobody is sought any more', () => {
		fc.assert(fc.property(stage, (from) => nextStages(from, false).every(isRefusal)));
		expect(nextStages('offer', false)).toEqual(['declined', 'withdrawn']);
		expect(nextStages('withdrawn', false)).toEqual([]);
	});

	it('never name the stage where the candidate stands', () => {
		fc.assert(
			fc.property(
				stage,
				fc.boolean(),
				(from, seeking) => !nextStages(from, seeking).includes(from),
			),
		);
	});
});

describe('the retention of candidates', () => {
	const facts = { decidedAt: undefined, erasedAt: undefined, settledAt: undefined };

	it('runs from the decision for who was refused, however the opening stands', () => {
		const declined = {
			...facts,
			stage: 'declined',
			decidedAt: 5 * DAY,
			settledAt: 1 * DAY,
		} as const;
		expect(erasureDue(declined, 10)).toBe(15 * DAY);
		expect(isErasureDue(declined, 10, 15 * DAY - 1)).toBe(false);
		expect(isErasureDue(declined, 10, 15 * DAY)).toBe(true);
	});

	it('runs from the end of the search for who was never decided about', () => {
		expect(erasureDue({ ...facts, stage: 'interviews' }, 10)).toBeUndefined();
		expect(erasureDue({ ...facts, stage: 'interviews', settledAt: DAY }, 10)).toBe(11 * DAY);
	});

	it('never runs for who was hired or is erased already', () => {
		const at = { decidedAt: DAY, settledAt: DAY };
		expect(erasureDue({ ...facts, ...at, stage: 'hired' }, 1)).toBeUndefined();
		expect(erasureDue({ ...at, stage: 'declined', erasedAt: 2 * DAY }, 1)).toBeUndefined();
	});
});

describe('a list of candidates', () => {
	it('is by name or by stage and then name, with the erased last', () => {
		const people = [
			{ name: '', stage: 'declined' },
			{ name: 'Mei', stage: 'applied' },
			{ name: 'Ines', stage: 'offer' },
			{ name: 'Ada', stage: 'offer' },
		] as const;
		const names = (order: 'name' | 'stage') =>
			sortCandidates(people, order).map(({ name }) => name);
		expect(names('name')).toEqual(['Ada', 'Ines', 'Mei', '']);
		expect(names('stage')).toEqual(['Mei', 'Ada', 'Ines', '']);
	});
});
