import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterEach, describe, expect, it } from 'vitest';
import { bestPlansTask } from '$lib/domain/planning/best-plans';
import { programme } from '$lib/domain/planning/model';
import { DEFAULT_GROWTH, type PlanProblem } from '$lib/domain/planning/problem';
import type { LinearModel } from '$lib/domain/planning/model-builder';
import { readPlan } from '$lib/domain/planning/plan';
import { Planner, PlannerError, type Progress } from '$lib/server/planner/planner';

const open: Planner[] = [];
function start(file?: string): Planner {
	const made = file === undefined ? new Planner() : new Planner(file);
	open.push(made);
	return made;
}

afterEach(async () => {
	for (const planner of open.splice(0)) await planner.close();
});

/** A team of the size a large department has, wanting more than it holds. */
function large(people: number): PlanProblem {
	const skills = Array.from({ length: 13 }, (_, i) => `s${String(i)}`);
	const level = (i: number, j: number) => (i * 7 + j * 5 + ((i * j) % 3)) % 5;
	return {
		team: Array.from({ length: people }, (_, i) => ({
			id: `p${String(i)}`,
			name: `P${String(i)}`,
			share: i % 4 === 0 ? 0.55 : 1,
			ratings: Object.fromEntries(skills.map((skill, j) => [skill, level(i, j)])),
		})),
		requirements: skills.map((skill, j) => ({
			skill,
			level: 4,
			need: Math.round(people / 4) + (j % 4),
			importance: 1 + (j % 3),
		})),
		hires: (['re', 'as', 'hybrid-re', 'hybrid-as', 'junior'] as const).map((id, k) => ({
			id,
			ratings: Object.fromEntries(skills.map((skill, j) => [skill, (j * 3 + k * 2) % 6])),
			cost: 90 + 17 * k,
			readyMonths: 6,
			side: 'balanced',
		})),
		growth: { ...DEFAULT_GROWTH, costPerMonth: 3 },
		slow: new Set(),
		limits: { robustness: 0 },
	};
}

/** A market split problem: small to write down, far beyond any solver in a few seconds. */
function hopeless(): LinearModel {
	const columns = 50;
	const rows = 6;
	let seed = 7;
	const next = () => (seed = (seed * 1103515245 + 12345) % 2147483648) % 100;
	const starts = [0];
	const indices: number[] = [];
	const values: number[] = [];
	const rowLower: number[] = [];
	for (let row = 0; row < rows; row++) {
		let sum = 0;
		for (let column = 0; column < columns; column++) {
			const value = next();
			sum += value;
			indices.push(column);
			values.push(value);
		}
		indices.push(columns + row, columns + rows + row);
		values.push(1, -1);
		starts.push(indices.length);
		rowLower.push(Math.floor(sum / 2));
	}
	const slack = 2 * rows;
	return {
		columnLower: Array.from({ length: columns + slack }, () => 0),
		columnUpper: Array.from({ length: columns + slack }, (_, i) => (i < columns ? 1 : 10_000)),
		rowLower,
		rowUpper: rowLower,
		starts,
		indices,
		values,
		stages: [
			{
				name: 'shortfall',
				costs: Array.from({ length: columns + slack }, (_, i) => (i < columns ? 0 : 1)),
			},
		],
	};
}

describe('the planner thread', () => {
	it('solves a programme of thirty people and thirteen requirements', async () => {
		const problem = large(30);
		const built = programme(problem);
		const solution = await start().solve(built.model, { timeLimit: 20 });
		expect(solution.status).toBe('optimal');
		const plan = readPlan(
			built,
			solution.values,
			problem.team,
			problem.requirements,
			problem.growth,
		);
		expect(plan.shortfall).toBe(0);
		expect(plan.cost).toBeGreaterThan(0);
	});

	it('answers waiting requests in turn', async () => {
		const planner = start();
		const { model } = programme(large(8));
		const answers = await Promise.all(Array.from({ length: 6 }, () => planner.solve(model)));
		expect(new Set(answers.map((answer) => JSON.stringify(answer.values))).size).toBe(1);
		expect(answers.every((answer) => answer.status === 'optimal')).toBe(true);
	});

	it('stops at its time limit with the best plan so far and says how far it may be off', async () => {
		const solution = await start().solve(hopeless(), { timeLimit: 0.6 });
		expect(solution.status).toBe('limit');
		expect(solution.values.length).toBeGreaterThan(0);
		expect(solution.gap).toBeGreaterThan(0);
	});

	it('stops when it is cancelled, running or waiting, and then answers the next one', async () => {
		const planner = start();
		const { model } = programme(large(6));
		await planner.solve(model);
		const running = new AbortController();
		const waiting = new AbortController();
		const first = planner.solve(hopeless(), { timeLimit: 60, signal: running.signal });
		const second = planner.solve(hopeless(), { timeLimit: 60, signal: waiting.signal });
		const third = planner.solve(model);
		waiting.abort();
		expect((await second).status).toBe('cancelled');
		running.abort();
		expect((await first).status).toBe('cancelled');
		expect((await third).status).toBe('optimal');
		expect((await planner.solve(model, { signal: AbortSignal.abort() })).status).toBe('cancelled');
	});

	it('tells how far it is while it solves', async () => {
		const told: Progress[] = [];
		const solution = await start().solve(hopeless(), {
			timeLimit: 0.8,
			onProgress: (progress) => told.push(progress),
		});
		expect(solution.status).toBe('limit');
		expect(told.length).toBeGreaterThan(1);
		expect(told.every(({ stage, gap }) => stage === 'shortfall' && gap > 0 && gap <= 1)).toBe(true);
	});

	it('finds the best plans, tells each as it is found, and stops when nobody waits', async () => {
		const planner = start();
		const { task } = bestPlansTask(large(6), 5);
		const told: number[] = [];
		const found = await planner.bestPlans(task, {
			timeLimit: 20,
			onPlan: ({ cost }) => told.push(cost),
		});
		expect(found.status).toBe('optimal');
		expect(found.plans.length).toBe(5);
		expect(told).toEqual(found.plans.map(({ cost }) => cost));
		const gone = new AbortController();
		const given = planner.bestPlans(bestPlansTask(large(30), 10).task, {
			timeLimit: 60,
			signal: gone.signal,
			onPlan: () => {
				gone.abort();
			},
			onProgress: () => {
				gone.abort();
			},
		});
		expect((await given).status).toBe('cancelled');
		expect((await planner.bestPlans(task, { signal: gone.signal })).plans).toEqual([]);
	});

	it('does not hold up the event loop while it solves', async () => {
		const planner = start();
		await planner.solve(programme(large(6)).model);
		const delay = monitorEventLoopDelay({ resolution: 1 });
		delay.enable();
		await planner.solve(hopeless(), { timeLimit: 1 });
		delay.disable();
		// A solve on this thread would stop it for the whole second.
		expect(delay.max / 1e6).toBeLessThan(500);
	});

	it('starts a new thread when the old one has crashed', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'planner-'));
		const file = join(folder, 'worker.mjs');
		const count = join(folder, 'count');
		await writeFile(
			file,
			`import { parentPort } from 'node:worker_threads';
import { appendFileSync, readFileSync } from 'node:fs';
appendFileSync(${JSON.stringify(count)}, 'x');
parentPort.postMessage({ ready: true });
parentPort.on('message', ({ id }) => {
	if (readFileSync(${JSON.stringify(count)}, 'utf8') === 'x') throw new Error('out of memory');
	parentPort.postMessage({ id, solution: { status: 'optimal', values: [1], stages: [], gap: 0, ms: 0 } });
});
`,
		);
		try {
			const planner = start(file);
			const { model } = programme(large(2));
			const first = planner.solve(model);
			const second = planner.solve(model);
			await expect(first).rejects.toThrow('out of memory');
			await expect(first).rejects.toBeInstanceOf(PlannerError);
			expect((await second).values).toEqual([1]);
		} finally {
			await rm(folder, { recursive: true });
		}
	});

	it('refuses further requests when too many wait, and all of them once closed', async () => {
		const planner = start();
		const { model } = programme(large(2));
		const answers = Array.from({ length: 40 }, () =>
			planner.solve(model).then(
				() => 'solved',
				(error: unknown) => (error instanceof PlannerError ? error.reason : 'other'),
			),
		);
		const reasons = await Promise.all(answers);
		expect(reasons.filter((reason) => reason === 'busy').length).toBe(7);
		expect(reasons.filter((reason) => reason === 'solved').length).toBe(33);
		await planner.close();
		await expect(planner.solve(model)).rejects.toThrow('closed');
	});
});
