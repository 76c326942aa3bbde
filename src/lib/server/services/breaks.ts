/** Long work on the thread that answers requests, with breaks in which it answers them. */
import type { Steps } from '$lib/domain/steps';

/** How long work goes on without a break, ms. */
const SLICE_MS = 2;

/** Ends the current turn of the event loop, so that everything that waits gets its turn. */
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * A function to await every few rows of a long loop: it takes a break once the slice is used up,
 * and otherwise returns at once.
 */
export function breaks(): () => Promise<void> | undefined {
	let began = performance.now();
	return () => {
		if (performance.now() - began < SLICE_MS) return undefined;
		return nextTurn().then(() => {
			began = performance.now();
		});
	};
}

/** Runs the steps of a long piece of work with breaks and returns what they come to. */
export async function withBreaks<T>(steps: Steps<T>): Promise<T> {
	const pause = breaks();
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
		const rest = pause();
		if (rest) await rest;
	}
}

/**
 * Sends rows to the database in batches without waiting for one answer before the next is sent, and
 * with a break after each. Returns the answers in order and throws the first failure.
 */
export async function inBatches<T, R>(
	rows: readonly T[],
	size: number,
	send: (batch: readonly T[]) => Promise<R>,
): Promise<readonly R[]> {
	const sent: Promise<R>[] = [];
	for (let i = 0; i < rows.length; i += size) {
		const answer = send(rows.slice(i, i + size));
		// It may fail while later batches are still being sent: whoever awaits them all hears of it.
		answer.catch(() => undefined);
		sent.push(answer);
		if (i + size < rows.length) await nextTurn();
	}
	return await Promise.all(sent);
}
