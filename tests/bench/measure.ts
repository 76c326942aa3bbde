/** One line of the table. Times are ms. */
export interface Row {
	readonly name: string;
	readonly figure: string;
	/** What it is held against, measured in the same run. */
	readonly limit: string;
	readonly ratio?: number;
	readonly goal: string;
	/** Absent when there is no goal. */
	readonly ok?: boolean;
}

/** A line that cannot be measured here, and why. */
export interface Skipped {
	readonly name: string;
	readonly skipped: string;
}

/** The q-quantile of some values, q in [0, 1]; NaN of none. */
export function quantile(values: readonly number[], q: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Milliseconds that a task takes. */
export async function timed(task: () => unknown): Promise<number> {
	const began = performance.now();
	await task();
	return performance.now() - began;
}

/**
 * Runs the tasks in turn, round after round, so that a noisy neighbour disturbs all of them alike.
 * Returns the ms of every run of each task. Ends early once `budget` ms are spent, after three rounds.
 */
export async function interleaved(
	rounds: number,
	budget: number,
	tasks: readonly ((round: number) => unknown)[],
): Promise<number[][]> {
	const times = tasks.map((): number[] => []);
	const began = performance.now();
	for (let round = 0; round < rounds; round++) {
		if (round >= 3 && performance.now() - began > budget) break;
		for (const [i, task] of tasks.entries()) times[i]?.push(await timed(() => task(round)));
	}
	return times;
}

export const ms = (value: number): string =>
	`${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ms`;

export const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** Numbers in [0, 1) that are the same in every run. */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}
