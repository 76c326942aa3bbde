import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StoredRequirement } from '$lib/domain/team';
import { RequirementEdits } from './requirement-edits.svelte';
import type { RowRefusal, SendOutcome } from './row-outcome';

const stats: StoredRequirement = { skill: 'stats', level: 4, need: 2, importance: 3, version: 7 };
const clock = () => '12:41';

/** A server that answers when it is told to. */
function server() {
	const sent: StoredRequirement[] = [];
	const waiting: ((outcome: SendOutcome) => void)[] = [];
	return {
		sent,
		send: (row: StoredRequirement) => {
			sent.push(row);
			return new Promise<SendOutcome>((resolve) => waiting.push(resolve));
		},
		answer: async (outcome: SendOutcome) => {
			waiting.shift()?.(outcome);
			await vi.advanceTimersByTimeAsync(0);
		},
	};
}
const pause = () => vi.advanceTimersByTimeAsync(400);

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

describe('edits of the requirements', () => {
	it('are sent once after a pause, with the version they are based on', async () => {
		const { sent, send, answer } = server();
		const edits = new RequirementEdits(send);
		edits.change(stats, { level: 3 });
		edits.change(stats, { level: 2 });
		expect(edits.shown(stats).level).toBe(2);
		expect(edits.text(clock)).toBe('Saving');
		await pause();
		expect(sent).toEqual([{ ...stats, level: 2 }]);
		await answer({ kind: 'saved', version: 8 });
		expect(edits.unsaved).toBe(0);
		expect(edits.text(clock)).toBe('Saved 12:41');
		expect(edits.shown(stats)).toMatchObject({ level: 2, version: 8 });
		edits.settle([{ ...stats, level: 2, version: 8 }]);
		expect(edits.rows.size).toBe(0);
	});

	it('that come back to what stood are not sent', async () => {
		const { sent, send } = server();
		const edits = new RequirementEdits(send);
		edits.change(stats, { level: 3 });
		edits.change(stats, { level: 4 });
		await pause();
		expect(sent).toEqual([]);
		expect(edits.unsaved).toBe(0);
	});

	it('made while the last one is on its way wait for its version', async () => {
		const { sent, send, answer } = server();
		const edits = new RequirementEdits(send);
		edits.change(stats, { level: 3 });
		await pause();
		edits.change(stats, { need: 1 });
		await pause();
		expect(sent).toHaveLength(1);
		await answer({ kind: 'saved', version: 8 });
		await pause();
		expect(sent[1]).toEqual({ ...stats, level: 3, need: 1, version: 8 });
		await answer({ kind: 'saved', version: 9 });
		expect(edits.unsaved).toBe(0);
	});

	it('are sent again when there was no answer', async () => {
		const { sent, send, answer } = server();
		const edits = new RequirementEdits(send);
		edits.change(stats, { level: 3 });
		await pause();
		await answer({ kind: 'offline' });
		expect(edits.text(clock)).toBe('Offline, 1 unsaved');
		await vi.advanceTimersByTimeAsync(3_000);
		expect(sent).toHaveLength(2);
	});

	it('that the server refuses stay, with its words, until they are changed', async () => {
		const { sent, send, answer } = server();
		const edits = new RequirementEdits(send);
		edits.change(stats, { level: 3 });
		await pause();
		await answer({ kind: 'rejected', messages: ['Signed out.'] });
		expect(edits.rows.get('stats')).toMatchObject({ state: 'rejected', messages: ['Signed out.'] });
		expect(edits.text(clock)).toBe('1 not saved');
		edits.change(stats, { level: 2 });
		await pause();
		expect(sent).toHaveLength(2);
		expect(edits.rows.get('stats')?.messages).toEqual([]);
	});
});

describe('what is typed and cannot be saved', () => {
	it('stays, and holds the whole row back until it is right', async () => {
		const { sent, send } = server();
		const edits = new RequirementEdits(send);
		edits.refuse(stats, 'level', '9');
		edits.change(stats, { need: 1 });
		await pause();
		expect(sent).toEqual([]);
		expect(edits.rows.get('stats')).toMatchObject({ state: 'invalid', typed: { level: '9' } });
		expect(edits.shown(stats)).toMatchObject({ level: 4, need: 1 });
		edits.change(stats, { level: 5 });
		await pause();
		expect(sent).toEqual([{ ...stats, level: 5, need: 1 }]);
	});

	it('calls back what was about to be sent', async () => {
		const { sent, send } = server();
		const edits = new RequirementEdits(send);
		edits.change(stats, { level: 3 });
		edits.refuse(stats, 'need', '');
		await pause();
		expect(sent).toEqual([]);
	});

	it('is forgotten when the old number is put back', async () => {
		const { sent, send } = server();
		const edits = new RequirementEdits(send);
		edits.refuse(stats, 'level', '9');
		edits.change(stats, { level: 4 });
		await pause();
		expect(sent).toEqual([]);
		expect(edits.unsaved).toBe(0);
	});
});

describe('a row that somebody else changed', () => {
	const theirs = { ...stats, level: 5, version: 8 };
	const conflict = { kind: 'conflict', conflict: { theirs, by: 'Olu', at: 0 } } as const;

	async function inConflict() {
		const fake = server();
		const edits = new RequirementEdits(fake.send);
		edits.change(stats, { level: 3 });
		await pause();
		await fake.answer(conflict);
		return { ...fake, edits };
	}

	it('keeps both values and sends nothing until one is chosen', async () => {
		const { edits, sent } = await inConflict();
		expect(edits.rows.get('stats')).toMatchObject({
			state: 'conflict',
			row: { level: 3 },
			conflict: { theirs, by: 'Olu' },
		});
		edits.change(stats, { need: 1 });
		await pause();
		expect(sent).toHaveLength(1);
		expect(edits.rows.get('stats')?.state).toBe('conflict');
	});

	it('takes the own value over theirs when that is kept', async () => {
		const { edits, sent, answer } = await inConflict();
		edits.keepMine('stats');
		await pause();
		expect(sent[1]).toEqual({ ...stats, level: 3, version: 8 });
		await answer({ kind: 'saved', version: 9 });
		expect(edits.unsaved).toBe(0);
	});

	it('reads as theirs when the own value gives way', async () => {
		const { edits, sent } = await inConflict();
		edits.drop('stats');
		expect(edits.shown(theirs)).toEqual(theirs);
		await pause();
		expect(sent).toHaveLength(1);
	});

	it('is put back as a new one when they removed it', async () => {
		const { send, sent, answer } = server();
		const edits = new RequirementEdits(send);
		edits.change(stats, { level: 3 });
		await pause();
		await answer({ kind: 'conflict', conflict: { by: 'Olu' } });
		expect(edits.lost([stats])).toEqual([]);
		expect(edits.lost([]).map(({ row }) => row.skill)).toEqual(['stats']);
		edits.keepMine('stats');
		await pause();
		expect(sent[1]).toEqual({ ...stats, level: 3, version: 0 });
	});
});

describe('the answer to a plain form', () => {
	const refusal = (more: Partial<RowRefusal>): RowRefusal => ({
		skill: 'stats',
		wish: 'save',
		values: { level: '3', need: '200', importance: '2', version: '7' },
		...more,
	});
	const open = (more: Partial<RowRefusal>, stored = [stats]) =>
		new RequirementEdits(server().send, stored, refusal(more)).rows.get('stats');

	it('keeps what was typed, the good beside the bad, with the rule', () => {
		expect(open({ issues: { need: ['People needed runs from 1 to 99'] } })).toMatchObject({
			state: 'invalid',
			row: { level: 3, need: 2, importance: 2, version: 7 },
			typed: { need: '200' },
			messages: ['People needed runs from 1 to 99'],
		});
	});

	it('shows a conflict at its row with the values that were sent', () => {
		const values = { level: '3', need: '1', importance: '2', version: '6' };
		expect(open({ values, conflict: { theirs: stats, by: 'Olu' } })).toMatchObject({
			state: 'conflict',
			row: { level: 3, need: 1, importance: 2 },
			conflict: { theirs: stats },
		});
	});

	it('to a removal shows what stands', () => {
		const values = { level: '', need: '', importance: '', version: '6' };
		expect(open({ wish: 'remove', values, conflict: { theirs: stats } })).toMatchObject({
			wish: 'remove',
			row: { level: 4, need: 2, importance: 3 },
			typed: {},
		});
	});
});
