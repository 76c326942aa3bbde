/**
 * Long work in small steps, so that whoever runs it may do other things in between: the work
 * yields after at most a few milliseconds, and says nothing about when it is taken up again.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Rows of a file between two steps: well under a millisecond of work each time. */
export const ROWS_A_STEP = 32;

/** Runs all steps one after the other without a break and returns what they come to. */
export function runSteps<T>(steps: Steps<T>): T {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}
