import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EMPTY_CELL } from '$lib/domain/grid/cell-code';
import type { RatingEdit } from '$lib/domain/rating-edit';
import { Autosave } from './autosave.svelte';
import type { SendResult, Settled } from './autosave.svelte';
import type { EditOutcome } from './outcome';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

const ada = { member: 'ada', skill: 'sys' } as const;
const bao = { member: 'bao', skill: 'sys' } as const;
const clock = (ms: number) => `at ${ms}`;
const refused = { kind: 'refused', message: 'You may not rate in this team any more.' } as const;

const saying =
	(kind: 'saved' | 'rejected') =>
	({ member, skill, key }: RatingEdit): EditOutcome =>
		kind === 'saved'
			? { member, skill, key, kind, cell: EMPTY_CELL }
			: { member, skill, key, kind, reason: 'other-raters' };

/** An autosave whose server answers in the order given, and as saved when the list is used up. */
function setUp(...answers: (SendResult | 'rejected')[]) {
	const batches: (readonly RatingEdit[])[] = [];
	const settled: Settled[] = [];
	const typing = new Set<string>();
	const save = new Autosave({
		send: (edits) => {
			batches.push(edits);
			const answer = answers.shift() ?? 'saved';
			if (typeof answer === 'object') return Promise.resolve(answer);
			return Promise.resolve({ kind: 'answered', outcomes: edits.map(saying(answer)) });
		},
		version: () => 1,
		typing: () => typing,
		settle: (outcomes) => settled.push(...outcomes),
	});
	return { save, batches, settled, typing };
}

test('a batch that is refused goes back to its cells and later edits are saved', async () => {
	const { save, batches, settled } = setUp(refused);
	save.add([{ ...ada, level: 3 }]);
	await vi.advanceTimersByTimeAsync(400);
	expect(settled).toEqual([{ ...ada, ...refused, key: batches[0]?.[0]?.key }]);
	expect(save.unsaved).toBe(0);
	expect(save.offline).toBe(false);
	save.add([{ ...bao, level: 2 }]);
	await vi.advanceTimersByTimeAsync(400);
	expect(batches[1]).toMatchObject([{ ...bao, level: 2 }]);
	expect(save.text(clock)).toBe('Saved at 1000800');
});

test('an edit made while its batch was being refused is sent on its own', async () => {
	const { save, batches } = setUp(refused);
	save.add([{ ...ada, level: 3 }]);
	save.now();
	save.add([{ ...bao, level: 2 }]);
	await vi.advanceTimersByTimeAsync(0);
	expect(batches.map((batch) => batch.map(({ member }) => member))).toEqual([['ada'], ['bao']]);
	expect(save.unsaved).toBe(0);
});

test('nothing is said to be saved when nothing was', async () => {
	const { save } = setUp('rejected', refused);
	save.add([{ ...ada, level: 'clear' }]);
	await vi.advanceTimersByTimeAsync(400);
	expect(save.savedAt).toBeUndefined();
	save.add([{ ...ada, level: 3 }]);
	await vi.advanceTimersByTimeAsync(400);
	expect(save.savedAt).toBeUndefined();
	expect(save.text(clock)).not.toContain('Saved');
});

test('signed out: the batch is kept, said why, and sent again by itself and at once on request', async () => {
	const away = { kind: 'unreachable', message: 'Signed out.' } as const;
	const { save, batches } = setUp(away, away, away);
	save.add([{ ...ada, level: 3 }]);
	await vi.advanceTimersByTimeAsync(400);
	expect(save.text(clock)).toBe('Signed out. 1 unsaved');
	save.add([{ ...bao, level: 2 }]);
	expect(save.text(clock)).toBe('Signed out. 2 unsaved');
	await vi.advanceTimersByTimeAsync(1000);
	expect(batches).toHaveLength(2);
	save.now();
	await vi.advanceTimersByTimeAsync(0);
	expect(batches).toHaveLength(3);
	await vi.advanceTimersByTimeAsync(4000);
	expect(batches).toHaveLength(5);
	expect(batches[3]).toEqual(batches[0]);
	expect(save.text(clock)).toMatch(/^Saved/);
});

test('the message of one failure does not outlive it', async () => {
	const { save } = setUp({ kind: 'unreachable', message: 'Signed out.' }, { kind: 'unreachable' });
	save.add([{ ...ada, level: 3 }]);
	await vi.advanceTimersByTimeAsync(1400);
	expect(save.text(clock)).toBe('Offline, 1 unsaved');
});

test('text that is being typed is unsaved, and waiting for the queue does not wait for it', async () => {
	const { save, typing } = setUp();
	typing.add('ada sys');
	expect(save.unsaved).toBe(1);
	expect(save.stuck).toBe(true);
	expect(save.text(clock)).toBe('Editing');
	await expect(save.drained()).resolves.toBeUndefined();
});

test('a page that is left sends once more what waits and does not try again', async () => {
	const { save, batches } = setUp({ kind: 'unreachable' });
	save.add([{ ...ada, level: 3 }]);
	save.stop();
	await vi.advanceTimersByTimeAsync(60_000);
	expect(batches).toHaveLength(1);
});
