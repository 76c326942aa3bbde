import { monitorEventLoopDelay } from 'node:perf_hooks';
import loadHighs from 'highs';
import { ARCHETYPE_IDS } from '$lib/domain/planning/archetypes';
import { bestPlansTask } from '$lib/domain/planning/best-plans';
import { costFront } from '$lib/domain/planning/front';
import { programme } from '$lib/domain/planning/model';
import { DEFAULT_GROWTH, type PlanProblem } from '$lib/domain/planning/problem';
import { readPlan } from '$lib/domain/planning/plan';
import { bestPlans } from '$lib/server/planner/best-plans.js';
import { plansByCuts } from '$lib/server/planner/no-good-cuts.js';
import { planner } from '$lib/server/planner/planner';
import { solve } from '$lib/server/planner/solve.js';
import { interleaved, median, ms, quantile, seeded, type Row } from './measure';

const PEOPLE = 30;
const REQUIREMENTS = 13;
const ARCHETYPES = 12;
const PROBLEMS = 15;
const COST_PER_MONTH = 3;

/** A team of thirty that lacks a seat or two on most of what it needs. */
function invent(seed: number): PlanProblem {
	const next = seeded(seed);
	const upTo = (most: number) => Math.floor(next() * (most + 1));
	const skills = Array.from({ length: REQUIREMENTS }, (_, i) => `s${i}`);
	const levels = (least: number) =>
		Object.fromEntries(skills.map((skill) => [skill, Math.min(5, least + upTo(5 - least))]));
	const team = Array.from({ length: PEOPLE }, (_, i) => ({
		id: `p${i}`,
		name: `P${i}`,
		share: i % 5 === 0 ? 0.6 : 1,
		ratings: levels(0),
	}));
	return {
		team,
		requirements: skills.map((skill) => {
			const holders = team.filter((person) => (person.ratings[skill] ?? 0) >= 4);
			const capacity = holders.reduce((sum, person) => sum + person.share, 0);
			return {
				skill,
				level: 4,
				need: Math.max(1, Math.floor(capacity) + 2 - upTo(3)),
				importance: 1 + upTo(2),
			};
		}),
		hires: Array.from({ length: ARCHETYPES }, (_, k) => ({
			id: ARCHETYPE_IDS[k % ARCHETYPE_IDS.length] ?? 're',
			ratings: levels(k % 3),
			cost: 90 + upTo(100),
			readyMonths: 3 + upTo(6),
			side: 'balanced',
		})),
		growth: { ...DEFAULT_GROWTH, costPerMonth: COST_PER_MONTH },
		slow: new Set(['s11', 's12']),
		limits: { robustness: 0 },
	};
}

async function suggest(problem: PlanProblem): Promise<void> {
	const built = programme(problem);
	const solution = await planner().solve(built.model, { timeLimit: 10 });
	if (solution.status !== 'optimal') throw new Error(`The plan is ${solution.status}.`);
	readPlan(built, solution.values, problem.team, problem.requirements, problem.growth);
}

/** From a problem to its plan through the thread, against HiGHS on the ready model in this one. */
export async function cheapestPlan(): Promise<Row> {
	const highs = await loadHighs({ print: () => undefined, printErr: () => undefined });
	const problems = Array.from({ length: PROBLEMS }, (_, i) => invent(i + 1));
	const models = problems.map((problem) => programme(problem).model);
	for (const [i, problem] of problems.slice(0, 5).entries()) {
		await suggest(problem);
		const model = models[i];
		if (model) solve(highs, model, { timeLimit: 10 });
	}
	const [ours = [], bare = []] = await interleaved(PROBLEMS * 3, 30_000, [
		async (round) => {
			const problem = problems[round % PROBLEMS];
			if (problem) await suggest(problem);
		},
		(round) => {
			const model = models[round % PROBLEMS];
			return model && solve(highs, model, { timeLimit: 10 });
		},
	]);
	const ratio = median(ours) / median(bare);
	const middle = median(ours);
	const p95 = quantile(ours, 0.95);
	return {
		name: `Cheapest plan, ${PEOPLE} x ${REQUIREMENTS} x ${ARCHETYPES} + growth / bare HiGHS`,
		figure: `${ms(middle)}, p95 ${ms(p95)}`,
		limit: ms(median(bare)),
		ratio,
		goal: '<= 1.5x, median <= 60 ms, p95 <= 300 ms',
		ok: ratio <= 1.5 && middle <= 60 && p95 <= 300,
	};
}

const COUNT = 10;
const POINTS = 12;
/** Enough for a median; cuts take seconds each. */
const FEW = 6;

/** A smaller team, of the size that a page of alternatives is asked for. */
const smaller = (seed: number): PlanProblem => {
	const problem = invent(seed);
	return {
		...problem,
		team: problem.team.slice(0, 12),
		requirements: problem.requirements.slice(0, 9).map((one) => ({ ...one, need: 3 })),
		hires: problem.hires.slice(0, 5),
	};
};

/** The ten best plans by the search over hires, against no-good cuts; both have to agree. */
export async function tenBestPlans(): Promise<Row> {
	const highs = await loadHighs({ print: () => undefined, printErr: () => undefined });
	const tasks = Array.from({ length: FEW }, (_, i) => bestPlansTask(smaller(i + 1), COUNT).task);
	const costs = (found: ReturnType<typeof bestPlans>) => found.plans.map(({ cost }) => cost).join();
	const limits = { timeLimit: 60 };
	const [ours = [], cuts = []] = await interleaved(FEW, 120_000, [
		(round) => {
			const task = tasks[round % FEW];
			return task && bestPlans(highs, task, limits);
		},
		(round) => {
			const task = tasks[round % FEW];
			return task && plansByCuts(highs, task, limits);
		},
	]);
	const [first] = tasks;
	const same =
		first !== undefined &&
		costs(bestPlans(highs, first, limits)) === costs(plansByCuts(highs, first, limits));
	const ratio = median(cuts) / median(ours);
	return {
		name: `${COUNT} best distinct plans / no-good cuts`,
		figure: ms(median(ours)),
		limit: ms(median(cuts)),
		ratio,
		goal: '>= 10x faster, same costs',
		ok: ratio >= 10 && same,
	};
}

/** The front of cost against coverage, against one solve of the cheapest plan. */
export async function costCoverageFront(): Promise<Row> {
	const highs = await loadHighs({ print: () => undefined, printErr: () => undefined });
	const problems = Array.from({ length: FEW }, (_, i) => smaller(i + 1));
	const models = problems.map((problem) => programme(problem).model);
	const now = (model: Parameters<typeof solve>[1]) =>
		Promise.resolve(solve(highs, model, { timeLimit: 10 }));
	let points = 0;
	const [ours = [], one = []] = await interleaved(FEW * 2, 60_000, [
		async (round) => {
			const problem = problems[round % FEW];
			const front = problem && (await costFront(problem, 'coverage', now, POINTS));
			points = Math.max(points, front?.points.length ?? 0);
		},
		(round) => {
			const model = models[round % FEW];
			return model && solve(highs, model, { timeLimit: 10 });
		},
	]);
	const ratio = median(ours) / median(one);
	return {
		name: `Cost-coverage front, up to ${points} points / one solve`,
		figure: ms(median(ours)),
		limit: ms(median(one)),
		ratio,
		goal: `<= ${POINTS}x one solve`,
		ok: ratio <= POINTS,
	};
}

/** A crowd of people of whom all but those of a small team hold nothing that is asked. */
function crowd(people: number): PlanProblem {
	const problem = invent(1);
	const rest = Array.from({ length: people - PEOPLE }, (_, i) => ({
		id: `c${i}`,
		name: `C${i}`,
		share: 1,
		ratings: Object.fromEntries(
			problem.requirements.map(({ skill }, j) => [skill, (i * 7 + j * 5) % 4]),
		),
	}));
	return { ...problem, team: [...problem.team, ...rest] };
}

/** The same gaps among a hundred people and among ten thousand: solving alone, without the scan. */
export async function manyPeople(): Promise<Row> {
	const highs = await loadHighs({ print: () => undefined, printErr: () => undefined });
	const [few, many] = [100, 10_000].map((people) => programme(crowd(people)).model);
	const run = (model: typeof few) => model && solve(highs, model, { timeLimit: 20 });
	run(few);
	const [small = [], large = []] = await interleaved(7, 60_000, [() => run(few), () => run(many)]);
	const ratio = median(large) / median(small);
	return {
		name: 'Plan among 10,000 people / among 100, same gaps',
		figure: ms(median(large)),
		limit: ms(median(small)),
		ratio,
		goal: '<= 2x, scan apart',
		ok: ratio <= 2,
	};
}

/** The delay of timers while something runs: p99 and the longest, ms. */
export async function eventLoopDelay(task: () => Promise<unknown>) {
	const delay = monitorEventLoopDelay({ resolution: 1 });
	delay.enable();
	await task();
	delay.disable();
	return { p99: delay.percentile(99) / 1e6, longest: delay.max / 1e6 };
}

export function delayRow(
	name: string,
	busy: { p99: number; longest: number },
	idle: { p99: number; longest: number },
): Row {
	return {
		name,
		figure: `p99 ${ms(busy.p99)}, longest ${ms(busy.longest)}`,
		limit: `p99 ${ms(idle.p99)}`,
		ratio: busy.p99 / idle.p99,
		goal: 'p99 <= 10 ms',
		ok: busy.p99 <= 10,
	};
}

export const idleDelay = () =>
	eventLoopDelay(() => new Promise((resolve) => setTimeout(resolve, 1_500)));

/** How long the server's thread is held up while plans are solved one after the other. */
export async function delayWhilePlanning(): Promise<Row> {
	const idle = await idleDelay();
	const busy = await eventLoopDelay(async () => {
		const end = performance.now() + 3_000;
		for (let i = 1; performance.now() < end; i++) await suggest(invent(i));
	});
	return delayRow('Event-loop delay while planning / idle', busy, idle);
}
