import { describe, expect, it } from 'vitest';
import { defaultFramework } from '$lib/domain/default-framework';
import { encodeCell, EMPTY_CELL } from '$lib/domain/grid/cell-code';
import type { SheetCell } from '$lib/domain/grid/cell-code';
import { at } from '$lib/domain/grid/movement';
import type { RatingEdit } from '$lib/domain/rating-edit';
import type { SendResult } from './autosave.svelte';
import { Sheet } from './sheet.svelte';
import { ownSaid } from './sheet-row.svelte';

const skills = defaultFramework.skills.slice(0, 3);
const rated: SheetCell = {
	...EMPTY_CELL,
	level: 2,
	raters: 1,
	version: 1,
	own: { level: 2, confidence: 'fairly_sure' },
};

/** A grid of one person whose server gives these answers first, then every edit is saved. */
function setUp(...answers: ((edits: readonly RatingEdit[]) => SendResult)[]) {
	const sent: RatingEdit[] = [];
	const person = {
		id: 'ada',
		slug: 'ada',
		name: 'Ada Okafor',
		short: 'Ada',
		role: 'RE',
		share: 1,
		cells: [encodeCell(rated), encodeCell(rated), []],
	} as const;
	const sheet = new Sheet(skills, [person], (edits) => {
		sent.push(...edits);
		const answer = answers.shift();
		if (answer !== undefined) return Promise.resolve(answer(edits));
		return Promise.resolve({
			kind: 'answered',
			outcomes: edits.map(({ member, skill, key, level, confidence }) => ({
				member,
				skill,
				key,
				kind: 'saved' as const,
				cell: {
					...rated,
					version: rated.version + sent.length,
					own:
						typeof level === 'number'
							? { level, confidence: confidence ?? 'fairly_sure' }
							: level === 'keep'
								? rated.own
								: undefined,
				},
			})),
		});
	});
	const first = { row: 0, column: 0 };
	sheet.select(at(first));
	return { sheet, sent, first, second: { row: 0, column: 1 } };
}

describe('C in the grid', () => {
	it('is about the cell that the digit before it rated, until the focus moves', () => {
		const { sheet, first, second } = setUp();
		sheet.set(4, true);
		expect(sheet.focus).toEqual(second);
		sheet.cycleConfidence();
		sheet.cycleConfidence();
		const cell = (place: typeof first) => {
			const shown = sheet.cell(place);
			return shown && ownSaid(shown);
		};
		expect(cell(first)).toEqual({ level: 4, confidence: 'seen' });
		expect(cell(second)).toEqual({ level: 2, confidence: 'fairly_sure' });
		expect(sheet.announcement).toContain('Ada');

		sheet.move('left', 1, false);
		sheet.move('right', 1, false);
		sheet.cycleConfidence();
		expect(cell(second)?.confidence).toBe('guess');
	});
});

describe('undo of what goes with a level', () => {
	it('puts the earlier note, link and activities back as further edits, and again', async () => {
		const { sheet, sent, first } = setUp();
		sheet.annotate(first, { note: 'Led the rewrite' }, { note: 'Helped' });
		await sheet.save.drained();
		sheet.annotate(first, { tags: ['data-pipeline'] }, { tags: [] });
		await sheet.save.drained();
		sheet.undo();
		await sheet.save.drained();
		sheet.undo();
		await sheet.save.drained();
		sheet.redo();
		await sheet.save.drained();
		expect(sent.map(({ level, note, tags }) => ({ level, note, tags }))).toEqual([
			{ level: 'keep', note: 'Led the rewrite', tags: undefined },
			{ level: 'keep', note: undefined, tags: ['data-pipeline'] },
			{ level: 'keep', note: undefined, tags: [] },
			{ level: 'keep', note: 'Helped', tags: undefined },
			{ level: 'keep', note: 'Led the rewrite', tags: undefined },
		]);
	});

	it('asks for the withdrawn note when a withdrawal is taken back', async () => {
		const { sheet, sent } = setUp();
		sheet.set(undefined, false);
		await sheet.save.drained();
		sheet.undo();
		await sheet.save.drained();
		expect(sent).toMatchObject([{ level: 'clear' }, { level: 2, restores: true }]);
		expect(sent[0]).not.toHaveProperty('restores');
	});
});

const TEXTS = { note: 'Helped', evidence: '', tags: [] } as const;
const conflict =
	(theirs: Partial<SheetCell>) =>
	(edits: readonly RatingEdit[]): SendResult => ({
		kind: 'answered',
		outcomes: edits.map(({ member, skill, key }) => ({
			...{ member, skill, key, by: 'Olu', at: 5 },
			kind: 'conflict',
			cell: { ...rated, version: 9, ...theirs },
		})),
	});

describe('text that is typed for a cell', () => {
	it('goes to that cell when another is selected, as one step with the link', async () => {
		const { sheet, sent, first, second } = setUp();
		sheet.heard(first, TEXTS);
		sheet.type('note', 'Led the rewrite ');
		sheet.type('evidence', 'https://example.org/1');
		expect(sheet.save.unsaved).toBe(1);
		expect(sheet.focusDraft).toEqual({
			note: 'Led the rewrite ',
			evidence: 'https://example.org/1',
		});
		sheet.select(at(second));
		expect(sheet.focusDraft).toBeUndefined();
		await sheet.save.drained();
		expect(sent).toMatchObject([
			{ skill: skills[0]?.id, note: 'Led the rewrite', evidence: 'https://example.org/1' },
		]);
		expect(sheet.history.done).toHaveLength(1);
		sheet.undo();
		expect(sheet.focusSaying).toEqual(TEXTS);
	});

	it('is not touched by what the server tells of the cell meanwhile', () => {
		const { sheet, first } = setUp();
		sheet.heard(first, TEXTS);
		sheet.type('note', 'Helped o');
		sheet.heard(first, { ...TEXTS, evidence: 'https://example.org/1' });
		expect(sheet.focusDraft).toEqual({ note: 'Helped o' });
		expect(sheet.focusSaying?.evidence).toBe('https://example.org/1');
	});

	it('is newer than what was asked of the server before it was sent', () => {
		const { sheet, first } = setUp();
		sheet.heard(first, TEXTS);
		sheet.type('note', 'Led it');
		sheet.handOver();
		sheet.heard(first, TEXTS);
		expect(sheet.focusSaying?.note).toBe('Led it');
	});

	it('stays typed, unsaved and listed while it is no link', async () => {
		const { sheet, first, second } = setUp();
		sheet.heard(first, TEXTS);
		sheet.type('evidence', 'example.org');
		sheet.select(at(second));
		expect(sheet.save.unsaved).toBe(1);
		expect(sheet.rejected).toMatchObject([
			{ ...first, sentence: expect.stringContaining('The link was not saved.') as string },
		]);
		sheet.select(at(first));
		expect(sheet.focusDraft).toEqual({ evidence: 'example.org' });
		expect(sheet.history.done).toEqual([]);
		sheet.type('evidence', 'https://example.org');
		sheet.select(at(second));
		expect(sheet.rejected).toEqual([]);
		await sheet.save.drained();
		expect(sheet.save.unsaved).toBe(0);
	});

	it('is forgiven when what was saved is typed again, and given up with its level', () => {
		const { sheet, first, second } = setUp();
		sheet.heard(first, TEXTS);
		sheet.type('evidence', 'example.org');
		sheet.select(at(second));
		sheet.select(at(first));
		sheet.type('evidence', '');
		expect([sheet.rejected, sheet.cell(first)?.refused]).toEqual([[], undefined]);
		sheet.type('evidence', 'example.org');
		sheet.setCell(first, undefined);
		expect(sheet.focusDraft).toBeUndefined();
	});

	it('is empty for a level where there was none, without asking the server', () => {
		const { sheet } = setUp();
		const third = { row: 0, column: 2 };
		sheet.select(at(third));
		expect(sheet.focusSaying).toBeUndefined();
		sheet.setCell(third, 3);
		expect(sheet.focusSaying).toEqual({ note: '', evidence: '', tags: [] });
	});
});

describe('what the server does not take', () => {
	it('is listed with what was typed until the cell is edited again', async () => {
		const { sheet, first } = setUp(({ 0: edit }) => ({
			kind: 'answered',
			outcomes: edit ? [{ ...edit, kind: 'rejected', reason: 'other-raters' }] : [],
		}));
		sheet.set(undefined, false);
		await sheet.save.drained();
		const sentence = '“Not rated” was not saved. Rated by others; only they can withdraw it.';
		expect(sheet.rejected).toEqual([{ ...first, sentence }]);
		expect(sheet.cell(first)).toMatchObject({ refused: sentence, typed: undefined });
		sheet.setCell(first, 4);
		expect(sheet.rejected).toEqual([]);
		expect(sheet.cell(first)?.refused).toBeUndefined();
	});

	it('gives a refused note back as typed, and sends it again only when it was changed', async () => {
		const { sheet, sent, first, second } = setUp(() => ({ kind: 'refused', message: 'No.' }));
		sheet.heard(first, TEXTS);
		sheet.type('note', 'Led it');
		sheet.select(at(second));
		await sheet.save.drained();
		expect(sheet.rejected).toEqual([{ ...first, sentence: 'The note was not saved. No.' }]);
		sheet.select(at(first));
		expect(sheet.focusDraft?.note).toBe('Led it');
		expect(sheet.focusSaying).toEqual(TEXTS);
		expect(sheet.save.unsaved).toBe(1);
		sheet.select(at(second));
		expect(sheet.save.holds(`ada ${skills[0]?.id ?? ''}`)).toBe(false);
		sheet.select(at(first));
		sheet.type('note', 'Led it.');
		sheet.select(at(second));
		await sheet.save.drained();
		expect(sent.map(({ note }) => note)).toEqual(['Led it', 'Led it.']);
		expect(sheet.save.unsaved).toBe(0);
	});
});

describe('a clash', () => {
	it('over a note keeps the level of the other and sends the note on top of it', async () => {
		const { sheet, sent, first } = setUp(
			conflict({ level: 5, own: { level: 5, confidence: 'seen' } }),
		);
		sheet.heard(first, TEXTS);
		sheet.annotate(first, { note: 'Led it' }, { note: 'Helped' });
		await sheet.save.drained();
		sheet.keepMine(first);
		await sheet.save.drained();
		expect(sent[1]).toMatchObject({ level: 'keep', note: 'Led it', basedOn: 9 });
		expect(sent[1]?.tags).toBeUndefined();
	});

	it('over a level sends what was typed with it and nothing that was only read', async () => {
		const { sheet, sent, first } = setUp(conflict({ level: 5 }));
		sheet.heard(first, { ...TEXTS, evidence: 'https://example.org/old' });
		sheet.setCell(first, 4);
		sheet.save.now();
		sheet.annotate(first, { note: 'Led it' }, { note: 'Helped' });
		await sheet.save.drained();
		sheet.annotate(first, { tags: ['ab-test'] }, { tags: [] });
		expect(sheet.save.unsaved).toBe(0);
		sheet.keepMine(first);
		await sheet.save.drained();
		expect(sent[1]).toMatchObject({ level: 4, note: 'Led it', tags: ['ab-test'], basedOn: 9 });
		expect(sent[1]?.evidence).toBeUndefined();
	});
});

describe('a paste', () => {
	it('is taken back as a step of its own when something was done since', () => {
		const { sheet, first, second } = setUp();
		const levels = () =>
			[first, second].map((place) => {
				const cell = sheet.cell(place);
				return cell && ownSaid(cell)?.level;
			});
		const { step } = sheet.paste('4\t5');
		sheet.setCell(second, 3);
		if (step) sheet.takeBack(step);
		expect(levels()).toEqual([2, 3]);
		sheet.undo();
		expect(levels()).toEqual([4, 3]);
	});

	it('that changes nothing is no step', () => {
		const { sheet } = setUp();
		expect(sheet.paste('2\tseven')).toEqual({
			sentence: '0 cells changed, 1 rejected',
			step: undefined,
		});
	});
});
