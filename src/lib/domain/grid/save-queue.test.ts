import { expect, test } from 'vitest';
import {
	BATCH_LIMIT,
	answered,
	departed,
	dropped,
	emptyQueue,
	failed,
	queued,
	refused,
	retryDelay,
	unsaved,
} from './save-queue.ts';

const ada = { member: 'ada', skill: 'sys' };
let count = 0;
const key = () => `key-${(count += 1)}`;
const version = () => 7;

test('edits of one cell become one, the last level counts and a note stays with it', () => {
	const queue = queued(emptyQueue, [
		{ ...ada, level: 3, note: 'Runs the cluster' },
		{ ...ada, level: 4 },
		{ ...ada, level: 'keep', confidence: 'seen' },
	]);
	const { batch } = departed(queue, version, key);
	expect(batch).toHaveLength(1);
	expect(batch[0]).toMatchObject({
		level: 4,
		note: 'Runs the cluster',
		confidence: 'seen',
		basedOn: 7,
	});
});

test('a lost answer sends the same batch with the same keys again', () => {
	const first = departed(queued(emptyQueue, [{ ...ada, level: 3 }]), version, key);
	const more = queued(failed(first.queue), [{ ...ada, level: 5 }]);
	const second = departed(more, () => 99, key);
	expect(second.batch).toEqual(first.batch);
	expect(unsaved(second.queue).size).toBe(1);
});

test('an edit made in flight leaves afterwards, based on the version the answer brought', () => {
	const first = departed(queued(emptyQueue, [{ ...ada, level: 3 }]), () => 1, key);
	const typing = queued(first.queue, [{ ...ada, level: 5 }]);
	const second = departed(answered(typing, 1000), () => 2, key);
	expect(second.batch[0]).toMatchObject({ level: 5, basedOn: 2 });
	expect(second.batch[0]?.key).not.toBe(first.batch[0]?.key);
	expect(second.queue.savedAt).toBe(1000);
});

test('a large paste leaves in batches and everything counts as unsaved until answered', () => {
	const edits = Array.from({ length: BATCH_LIMIT + 1 }, (_, i) => ({
		member: `m${i}`,
		skill: 'sys',
		level: 1 as const,
	}));
	const first = departed(queued(emptyQueue, edits), version, key);
	expect(first.batch).toHaveLength(BATCH_LIMIT);
	expect(unsaved(first.queue).size).toBe(BATCH_LIMIT + 1);
	const second = departed(answered(first.queue, 0), version, key);
	expect(second.batch).toHaveLength(1);
	expect(unsaved(answered(second.queue, 0)).size).toBe(0);
});

test('taking the other value drops what waits, and nothing is left to send', () => {
	const queue = dropped(queued(emptyQueue, [{ ...ada, level: 3 }]), 'ada sys');
	expect(departed(queue, version, key).batch).toEqual([]);
});

test('an answer that saved nothing leaves the time of the last save as it was', () => {
	const first = departed(queued(emptyQueue, [{ ...ada, level: 3 }]), version, key);
	expect(answered(first.queue, undefined).savedAt).toBeUndefined();
	const second = departed(
		queued(answered(first.queue, 1000), [{ ...ada, level: 4 }]),
		version,
		key,
	);
	expect(answered(second.queue, undefined)).toMatchObject({ flying: [], savedAt: 1000 });
});

test('a refused batch leaves the queue and does not hold up what was edited since', () => {
	const first = departed(queued(emptyQueue, [{ ...ada, level: 3 }]), version, key);
	const typing = queued(failed(first.queue), [{ member: 'bao', skill: 'sys', level: 1 }]);
	const after = refused(typing);
	expect(after.failures).toBe(0);
	expect(after.savedAt).toBeUndefined();
	expect([...unsaved(after)]).toEqual(['bao sys']);
	expect(departed(after, version, key).batch).toMatchObject([{ member: 'bao', level: 1 }]);
});

test('the pause before sending again doubles up to half a minute', () => {
	expect([1, 2, 3, 9].map(retryDelay)).toEqual([1000, 2000, 4000, 30_000]);
});
