/**
 * The planner's worker thread: loads HiGHS once, warms it up, then answers one request at a
 * time, and tells how it goes meanwhile.
 * Ships beside the bundle as it is, so that it runs the same in development, tests and the built
 * server.
 */
import { parentPort, workerData } from 'node:worker_threads';
import loadHighs from 'highs';
import { bestPlans } from './best-plans.js';
import { solve } from './solve.js';

/** The first solves of a fresh WebAssembly instance take ten times as long as the later ones. */
const WARM_UP = 10;

const port = parentPort;
if (!port) throw new Error('worker.js runs in a worker thread only');

const silent = () => undefined;
const highs = await loadHighs({ print: silent, printErr: silent });
/** @type {unknown} */
const data = workerData;
const given = /** @type {{ warmUp: import('./solve.js').LinearModel }} */ (data);
for (let i = 0; i < WARM_UP; i++) solve(highs, given.warmUp, { timeLimit: 1 });
port.postMessage({ ready: true });

/**
 * What is asked: one programme, or the best plans of a task. `flag` holds 1 once nobody waits any
 * more; `tells` says that somebody wants to hear how it goes.
 * @typedef {{ id: number, work: Work, timeLimit: number, flag: Int32Array, tells: boolean }} Request
 * @typedef {{ kind: 'solve', model: import('./solve.js').LinearModel } | { kind: 'best-plans', task: import('./best-plans.js').BestPlansTask }} Work
 */

/**
 * What is told while it goes on: how far one objective is, or the next best plan.
 * @typedef {{ kind: 'progress', progress: import('./staged-model.js').Progress } | { kind: 'plan', plan: import('./no-good-cuts.js').FoundPlan }} News
 */

port.on('message', (/** @type {Request} */ { id, work, timeLimit, flag, tells }) => {
	/** @param {News} news */
	const tell = (news) => {
		port.postMessage({ id, news });
	};
	const limits = {
		timeLimit,
		cancelled: () => Atomics.load(flag, 0) === 1,
		onProgress: tells
			? (/** @type {import('./staged-model.js').Progress} */ progress) => {
					tell({ kind: 'progress', progress });
				}
			: undefined,
	};
	try {
		const solution =
			work.kind === 'solve'
				? solve(highs, work.model, limits)
				: bestPlans(highs, work.task, {
						...limits,
						onPlan: (plan) => {
							if (tells) tell({ kind: 'plan', plan });
						},
					});
		port.postMessage({ id, solution });
	} catch (error) {
		port.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
	}
});
