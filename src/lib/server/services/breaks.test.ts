import { describe, expect, it, vi } from 'vitest';
import type { Steps } from '$lib/domain/steps';
import { breaks, inBatches, withBreaks } from './breaks';

/** Steps that keep the thread for a millisecond each. */
function* slow(count: number): Steps<string> {
	for (let i = 0; i < count; i++) {
		const end = performance.now() + 1;
		while (performance.now() < end);
		yield;
	}
	return 'done';
}

describe('long work', () => {
	it('lets other work run before it is done', async () => {
		const order: string[] = [];
		setImmediate(() => order.push('other'));
		order.push(await withBreaks(slow(20)));
		expect(order).toEqual(['other', 'done']);
	});

	it('goes on without a break while its slice lasts', () => {
		expect(breaks()()).toBeUndefined();
	});

	it('passes on what a step throws', async () => {
		function* broken(): Steps<void> {
			yield;
			throw new Error('broken');
		}
		await expect(withBreaks(broken())).rejects.toThrow('broken');
	});
});

describe('rows in batches', () => {
	it('are all sent, in order, and answered in order', async () => {
		const sent: (readonly number[])[] = [];
		const answers = await inBatches([1, 2, 3, 4, 5], 2, async (batch) => {
			sent.push(batch);
			// The first is answered last.
			for (let turn = sent.length; turn < 4; turn++) await new Promise(setImmediate);
			return batch.length;
		});
		expect(sent).toEqual([[1, 2], [3, 4], [5]]);
		expect(answers).toEqual([2, 2, 1]);
	});

	it('send nothing when there are none', async () => {
		const send = vi.fn(() => Promise.resolve());
		expect(await inBatches([], 2, send)).toEqual([]);
		expect(send).not.toHaveBeenCalled();
	});

	it('fail as the first of them failed, with nothing left unhandled', async () => {
		const unhandled = vi.fn();
		process.on('unhandledRejection', unhandled);
		const send = ([row]: readonly number[]) => Promise.reject(new Error(`row ${row}`));
		await expect(inBatches([1, 2, 3], 1, send)).rejects.toThrow('row 1');
		await new Promise(setImmediate);
		process.off('unhandledRejection', unhandled);
		expect(unhandled).not.toHaveBeenCalled();
	});
});
