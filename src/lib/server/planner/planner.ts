import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { BestPlansTask } from '$lib/domain/planning/best-plans';
import type { LinearModel } from '$lib/domain/planning/model-builder';
import type { BestPlansSolution, FoundPlan } from './no-good-cuts.js';
import type { Solution } from './solve.js';
import type { Progress } from './staged-model.js';
import { warmUpModel } from './warm-up';
import type { News, Work } from './worker.js';

export type { BestPlansSolution, FoundPlan } from './no-good-cuts.js';
export type { Solution } from './solve.js';
export type { Progress } from './staged-model.js';

const WORKER = 'src/lib/server/planner/worker.js';
/** How long a solve may overrun its own limit before the thread is given up, in ms. */
const GRACE_MS = 3000;
/** Loading and warming up happen before the first answer, in ms. */
const START_MS = 15_000;
/** More than this many waiting requests are refused at once. */
const QUEUE_LIMIT = 32;

/** Why a request got no solution. */
export class PlannerError extends Error {
	readonly reason: 'crashed' | 'overran' | 'busy' | 'closed' | 'failed';
	constructor(reason: PlannerError['reason'], message: string) {
		super(message);
		this.name = 'PlannerError';
		this.reason = reason;
	}
}

export interface SolveOptions {
	/** Seconds for all objectives together, default 2. */
	readonly timeLimit?: number;
	/** Ends the solve early; the answer then has the status `cancelled`. */
	readonly signal?: AbortSignal;
	/** Called some times a second while a solve takes long. */
	readonly onProgress?: (progress: Progress) => void;
}

export interface BestPlansOptions extends SolveOptions {
	/** Called with each plan as soon as it is sure that it is the next. */
	readonly onPlan?: (plan: FoundPlan) => void;
}

type Answer = Solution | BestPlansSolution;

interface Job {
	readonly id: number;
	readonly work: Work;
	readonly timeLimit: number;
	/** Shared with the worker: 1 asks a running solve to stop. */
	readonly flag: Int32Array;
	readonly listener?: (news: News) => void;
	/** The answer to a job that is given up before it was begun. */
	readonly cancelled: Answer;
	readonly resolve: (answer: Answer) => void;
	readonly reject: (error: Error) => void;
}

/** What the thread says: that it is ready, news of the running job, or its answer. */
interface Message {
	readonly ready?: true;
	readonly id?: number;
	readonly news?: News;
	readonly solution?: Answer;
	readonly error?: string;
}

const CANCELLED: Solution = { status: 'cancelled', values: [], stages: [], gap: 0, ms: 0 };
const NO_PLANS: BestPlansSolution = {
	status: 'cancelled',
	plans: [],
	proved: 0,
	shortfall: NaN,
	ms: 0,
};

/**
 * One worker thread that solves integer programmes, one after the other. The thread is started by
 * the first request (or by `warm`), restarted by the next request after a crash, never keeps the
 * process alive while idle and ends with it.
 */
export class Planner {
	readonly #file: string;
	#worker: Worker | undefined;
	#ready = false;
	#running: Job | undefined;
	#timer: NodeJS.Timeout | undefined;
	#queue: Job[] = [];
	#lastId = 0;
	#closed = false;

	constructor(file: string = workerFile()) {
		this.#file = file;
	}

	/** Starts the thread without waiting for it. A failure shows at the first request, not here. */
	warm(): void {
		if (!this.#closed) this.#start();
	}

	/**
	 * Minimises the model's objectives in order.
	 * @throws PlannerError when the thread crashes, overruns, or too many requests wait.
	 */
	async solve(model: LinearModel, options: SolveOptions = {}): Promise<Solution> {
		const answer = await this.#ask({ kind: 'solve', model }, options, CANCELLED);
		if ('plans' in answer) throw new PlannerError('failed', 'The thread answered something else');
		return answer;
	}

	/**
	 * The best plans of a task, in order.
	 * @throws PlannerError when the thread crashes, overruns, or too many requests wait.
	 */
	async bestPlans(task: BestPlansTask, options: BestPlansOptions = {}): Promise<BestPlansSolution> {
		const answer = await this.#ask({ kind: 'best-plans', task }, options, NO_PLANS);
		if ('values' in answer) throw new PlannerError('failed', 'The thread answered something else');
		return answer;
	}

	#ask(
		work: Work,
		{ timeLimit = 2, signal, onProgress, onPlan }: BestPlansOptions,
		cancelled: Answer,
	): Promise<Answer> {
		if (this.#closed) return Promise.reject(new PlannerError('closed', 'The planner is closed'));
		if (signal?.aborted) return Promise.resolve(cancelled);
		if (this.#queue.length >= QUEUE_LIMIT)
			return Promise.reject(new PlannerError('busy', 'Too many plans are being solved'));
		let giveUp: (() => void) | undefined;
		const listener = (news: News) => {
			if (news.kind === 'plan') onPlan?.(news.plan);
			else onProgress?.(news.progress);
		};
		const asked = new Promise<Answer>((resolve, reject) => {
			const job: Job = {
				id: ++this.#lastId,
				work,
				timeLimit,
				flag: new Int32Array(new SharedArrayBuffer(4)),
				listener: onProgress || onPlan ? listener : undefined,
				cancelled,
				resolve,
				reject,
			};
			giveUp = () => {
				this.#cancel(job);
			};
			signal?.addEventListener('abort', giveUp, { once: true });
			this.#queue.push(job);
			this.#next();
		});
		return asked.finally(() => {
			if (giveUp) signal?.removeEventListener('abort', giveUp);
		});
	}

	/** Ends the thread; waiting requests are refused. */
	async close(): Promise<void> {
		this.#closed = true;
		const worker = this.#worker;
		this.#fail(new PlannerError('closed', 'The planner is closed'), true);
		await worker?.terminate();
	}

	#cancel(job: Job): void {
		Atomics.store(job.flag, 0, 1);
		if (job === this.#running) return;
		this.#queue = this.#queue.filter((waiting) => waiting !== job);
		job.resolve(job.cancelled);
	}

	#start(): Worker {
		if (this.#worker) return this.#worker;
		const worker = new Worker(this.#file, { workerData: { warmUp: warmUpModel() } });
		this.#worker = worker;
		this.#ready = false;
		const lost = (error: PlannerError) => {
			if (this.#worker === worker) this.#fail(error);
		};
		worker.on('message', (message: Message) => {
			if (this.#worker !== worker) return;
			if (!message.ready) {
				this.#hear(message);
				return;
			}
			this.#ready = true;
			if (this.#running) this.#watch(this.#running);
		});
		worker.on('error', (error) => {
			lost(new PlannerError('crashed', error instanceof Error ? error.message : String(error)));
		});
		worker.on('exit', (code) => {
			lost(new PlannerError('crashed', `The planner's thread ended with code ${String(code)}`));
		});
		if (!this.#running) worker.unref();
		return worker;
	}

	#next(): void {
		if (this.#running) return;
		const job = this.#queue.shift();
		if (!job) {
			this.#worker?.unref();
			return;
		}
		this.#running = job;
		let worker: Worker;
		try {
			worker = this.#start();
		} catch (error) {
			this.#fail(
				new PlannerError('crashed', error instanceof Error ? error.message : String(error)),
			);
			return;
		}
		worker.ref();
		this.#watch(job);
		const { id, work, timeLimit, flag, listener } = job;
		worker.postMessage({ id, work, timeLimit, flag, tells: listener !== undefined });
	}

	#watch(job: Job): void {
		clearTimeout(this.#timer);
		const patience = job.timeLimit * 1000 + GRACE_MS + (this.#ready ? 0 : START_MS);
		this.#timer = setTimeout(() => {
			this.#fail(new PlannerError('overran', 'The solver did not stop at its time limit'));
		}, patience);
	}

	#hear({ id, news, solution, error }: Message): void {
		const job = this.#running;
		if (job?.id !== id || !job) return;
		if (news) {
			job.listener?.(news);
			return;
		}
		clearTimeout(this.#timer);
		this.#running = undefined;
		if (solution) job.resolve(solution);
		else job.reject(new PlannerError('failed', error ?? 'The solver gave no answer'));
		this.#next();
	}

	/** Gives the thread up: the running request fails, the waiting ones go to a new thread. */
	#fail(error: PlannerError, all = false): void {
		clearTimeout(this.#timer);
		const worker = this.#worker;
		this.#worker = undefined;
		this.#ready = false;
		void worker?.terminate();
		const job = this.#running;
		this.#running = undefined;
		job?.reject(error);
		if (all) for (const waiting of this.#queue.splice(0)) waiting.reject(error);
		else this.#next();
	}
}

/** The worker's file, found from this module upward: from the sources and from the build alike. */
function workerFile(): string {
	let folder = dirname(fileURLToPath(import.meta.url));
	for (;;) {
		const file = join(folder, WORKER);
		if (existsSync(file)) return file;
		const parent = dirname(folder);
		if (parent === folder) throw new Error(`${WORKER} was not found above ${import.meta.url}`);
		folder = parent;
	}
}

/** The development server loads this module anew after an edit; the thread stays. */
const held = globalThis as { meridianPlanner?: Planner };

/** The process's planner, made on first use. */
export function planner(): Planner {
	held.meridianPlanner ??= new Planner();
	return held.meridianPlanner;
}
