import { describe, expect, test } from 'vitest';
import { decideEdit, raterKeyOf } from './rating-edit.ts';
import type { EditedCell, HeldLevel, RatingEdit } from './rating-edit.ts';

const held = (more: Partial<HeldLevel> = {}): HeldLevel => ({
	rater: 'managers',
	source: 'manager',
	level: 2,
	confidence: 'guess',
	note: 'Pair-programmed',
	evidence: '',
	tags: ['ablations'],
	...more,
});
const cell = (more: Partial<EditedCell> = {}): EditedCell => ({
	known: true,
	version: 3,
	held: [held()],
	...more,
});
const edit = (more: Partial<RatingEdit> = {}): RatingEdit => ({
	member: 'm',
	skill: 'sys',
	level: 4,
	basedOn: 3,
	key: 'k',
	...more,
});
const ME = 'mara@example.org';

describe('deciding an edit', () => {
	test('writes on the version it saw, and keeps confidence and note that it does not name', () => {
		expect(decideEdit(edit(), cell(), ME)).toEqual({
			kind: 'write',
			event: {
				rater: 'managers',
				kind: 'rated',
				level: 4,
				confidence: 'guess',
				note: 'Pair-programmed',
				evidence: '',
				tags: ['ablations'],
			},
		});
	});

	test('a first rating is fairly sure', () => {
		const decision = decideEdit(edit({ basedOn: 0 }), cell({ held: [], version: 0 }), ME);
		expect(decision).toMatchObject({ event: { confidence: 'fairly_sure', note: '' } });
	});

	test('any other version is a conflict, later or earlier', () => {
		expect(decideEdit(edit({ basedOn: 2 }), cell(), ME)).toEqual({ kind: 'conflict' });
		expect(decideEdit(edit({ basedOn: 4 }), cell(), ME)).toEqual({ kind: 'conflict' });
	});

	const written = {
		kind: 'rated',
		level: 4,
		confidence: 'seen',
		note: 'Led it',
		evidence: 'https://example.org/1',
		tags: ['ablations', 'ab-test'],
	} as const;

	test.each([
		{ level: 4 },
		{ level: 'keep' },
		{ level: 4, confidence: 'seen', note: 'Led it', tags: ['ablations', 'ab-test'] },
	] as const)('%o under a key that wrote the same is settled whatever the version is', (said) => {
		expect(decideEdit(edit({ basedOn: 1, ...said }), cell({ written }), ME)).toEqual({
			kind: 'settled',
		});
	});

	test.each([
		{ level: 3 },
		{ level: 'clear' },
		{ level: 4, confidence: 'guess' },
		{ level: 4, note: 'Led it.' },
		{ level: 4, note: '' },
		{ level: 4, evidence: '' },
		{ level: 'keep', tags: ['ablations'] },
	] as const)('%o under a key that wrote something else goes on to the version check', (said) => {
		expect(decideEdit(edit({ ...said, basedOn: 2 }), cell({ written }), ME)).toEqual({
			kind: 'conflict',
		});
		expect(decideEdit(edit(said), cell({ written }), ME).kind).toBe('write');
	});

	test('a withdrawal sent again is settled, a level under its key is not', () => {
		const cleared = { ...written, kind: 'cleared', level: undefined, note: '', tags: [] } as const;
		const again = edit({ level: 'clear', note: 'Led it', basedOn: 1 });
		expect(decideEdit(again, cell({ written: cleared }), ME)).toEqual({ kind: 'settled' });
		const other = edit({ level: 4, basedOn: 1 });
		expect(decideEdit(other, cell({ written: cleared }), ME)).toEqual({ kind: 'conflict' });
	});

	test('an unknown person or skill is rejected', () => {
		expect(decideEdit(edit(), cell({ known: false }), ME)).toEqual({
			kind: 'rejected',
			reason: 'unknown',
		});
	});

	test('clearing withdraws the own level with its texts, nothing to withdraw is settled', () => {
		expect(decideEdit(edit({ level: 'clear' }), cell(), ME)).toMatchObject({
			event: { kind: 'cleared', note: '', evidence: '' },
		});
		expect(decideEdit(edit({ level: 'clear' }), cell({ held: [] }), ME)).toEqual({
			kind: 'settled',
		});
	});

	test('what others rated cannot be withdrawn, a self-rating is not in the way', () => {
		const peer = cell({ held: [held({ rater: 'p@example.org', source: 'peer' })] });
		expect(decideEdit(edit({ level: 'clear' }), peer, ME)).toEqual({
			kind: 'rejected',
			reason: 'other-raters',
		});
		const self = cell({ held: [held({ rater: ME, source: 'self' })] });
		expect(decideEdit(edit({ level: 'clear' }), self, ME)).toEqual({ kind: 'settled' });
	});

	test('keeping the level needs one to keep', () => {
		const decision = decideEdit(edit({ level: 'keep', confidence: 'seen' }), cell(), ME);
		expect(decision).toMatchObject({ event: { level: 2, confidence: 'seen' } });
		expect(decideEdit(edit({ level: 'keep', note: 'x' }), cell({ held: [] }), ME)).toEqual({
			kind: 'rejected',
			reason: 'not-rated',
		});
	});

	test('the own e-mail is the key only where it rates already, and never by a self-rating', () => {
		expect(raterKeyOf([], ME)).toBe('managers');
		expect(raterKeyOf([held({ rater: ME, source: 'peer' })], ME)).toBe(ME);
		expect(raterKeyOf([held({ rater: ME, source: 'self' })], ME)).toBe('managers');
	});
});

test('a level that is restored brings the withdrawn texts back; a new one does not', () => {
	const withdrawn = { note: 'Led it', evidence: 'https://example.org/1', tags: ['ablations'] };
	const empty = cell({ held: [], withdrawn });
	expect(decideEdit(edit({ restores: true }), empty, ME)).toMatchObject({ event: withdrawn });
	expect(decideEdit(edit(), empty, ME)).toMatchObject({ event: { note: '', tags: [] } });
});
