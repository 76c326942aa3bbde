/**
 * The planner's worker thread: loads HiGHS once, warms it up, then answers one model at a time.
 * Ships beside the bundle as it is, so that it runs the same in development, tests and the built
 * server.
 */
import { parentPort, workerData } from 'node:worker_threads';
import loadHighs from 'highs';
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

/** @typedef {{ id: number, model: import('./solve.js').LinearModel, timeLimit: number, flag: Int32Array }} Request */

port.on('message', (/** @type {Request} */ { id, model, timeLimit, flag }) => {
	const cancelled = () => Atomics.load(flag, 0) === 1;
	try {
		const solution = solve(highs, model, { timeLimit, cancelled });
		port.postMessage({ id, solution });
	} catch (error) {
		port.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
	}
});
