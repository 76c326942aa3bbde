/**
 * The best plans one after the other: each one found is forbidden, and the programme solved again.
 * Exact for every programme, and slow; `best-plans.js` is the fast way where it can be used. Plain
 * JavaScript: it runs in the planner's worker, outside the bundle.
 */
import { StagedModel } from './staged-model.js';

/** @typedef {import('../../domain/planning/best-plans.ts').BestPlansTask} BestPlansTask */
/** @typedef {import('./staged-model.js').Minimum} Minimum */

/**
 * @typedef {object} FoundPlan
 * @property {number[]} values one whole number per column of the model
 * @property {number} cost
 * @property {number} months
 */

/**
 * @typedef {object} BestPlansSolution
 * @property {'optimal' | 'limit' | 'infeasible' | 'cancelled'} status
 *   `optimal`: these are the best ones, or all there are. `limit`: time ran out, the plans are the best up to there.
 * @property {FoundPlan[]} plans in order
 * @property {number} proved how many of them, from the first, are the best for sure
 * @property {number} shortfall the least that the limits allow
 * @property {number} ms
 */

/** The objectives that order plans, once as little as possible is left open. */
const ORDER = ['cost', 'time', 'spread'];

/**
 * @param {import('highs').Highs} highs
 * @param {BestPlansTask} task
 * @param {import('./staged-model.js').Limits & { onPlan?: ((plan: FoundPlan) => void) | undefined }} limits
 * @returns {BestPlansSolution}
 */
export function plansByCuts(highs, task, limits) {
	const began = performance.now();
	const staged = new StagedModel(highs, task.model, limits);
	/** @type {BestPlansSolution} */
	const solution = { status: 'optimal', plans: [], proved: 0, shortfall: NaN, ms: 0 };
	/** @type {Map<string, number>} */
	const alike = new Map();
	try {
		const least = staged.minimise('shortfall');
		solution.shortfall = least.value;
		solution.status = least.status;
		if (least.status === 'optimal') staged.hold('shortfall', least.value);
		while (solution.status === 'optimal' && solution.plans.length < task.count) {
			const next = best(staged, ORDER);
			if (next.status !== 'optimal') {
				// No further plan is an answer too.
				solution.status = next.status === 'infeasible' ? 'optimal' : next.status;
				break;
			}
			solution.plans.push(next.plan);
			solution.proved += 1;
			limits.onPlan?.(next.plan);
			const hired = task.hires.map((column) => next.plan.values[column] ?? 0).join();
			const same = (alike.get(hired) ?? 0) + 1;
			alike.set(hired, same);
			const { values } = next.plan;
			forbid(staged, task, values, same < task.alike ? chosen(task, values) : []);
		}
	} finally {
		staged.dispose();
	}
	solution.ms = performance.now() - began;
	return solution;
}

/**
 * Minimises objectives one after the other and leaves the model as it was.
 * @param {StagedModel} staged
 * @param {readonly string[]} stages
 * @returns {{ status: 'optimal', plan: FoundPlan } | { status: 'limit' | 'infeasible' | 'cancelled' }}
 */
function best(staged, stages) {
	const rows = staged.rows;
	/** @type {Record<string, number>} */
	const reached = {};
	/** @type {number[]} */
	let values = [];
	try {
		for (const name of stages) {
			const found = staged.minimise(name);
			if (found.status !== 'optimal') return { status: found.status };
			values = found.values;
			reached[name] = found.value;
			staged.hold(name, found.value);
		}
	} finally {
		staged.rewind(rows);
	}
	return {
		status: 'optimal',
		plan: { values, cost: reached['cost'] ?? NaN, months: reached['time'] ?? NaN },
	};
}

/**
 * Forbids plans that hire exactly as this one does: all of them, or those that hold the growth and
 * moves of some columns.
 * @param {StagedModel} staged
 * @param {BestPlansTask} task
 * @param {readonly number[]} values
 * @param {readonly number[]} held columns
 */
function forbid(staged, task, values, held) {
	/** @type {number[]} */
	const indices = [...held];
	/** @type {number[]} */
	const signs = held.map(() => -1);
	// Something held is not, or somewhere fewer or more are hired.
	let needed = 1 - held.length;
	for (const column of task.hires) {
		const count = values[column] ?? 0;
		const most = task.model.columnUpper[column] ?? 0;
		if (count > 0) {
			indices.push(atLeast(staged, task, column, count));
			signs.push(-1);
			needed -= 1;
		}
		if (count < most) {
			const more = staged.binary();
			staged.row(0, Infinity, { indices: [column, more], values: [1, -(count + 1)] });
			indices.push(more);
			signs.push(1);
		}
	}
	staged.row(needed, Infinity, { indices, values: signs });
}

/**
 * A column that is 1 whenever a column of hires is at least a count, and only then when that helps.
 * @param {StagedModel} staged
 * @param {BestPlansTask} task
 * @param {number} column
 * @param {number} count > 0
 */
function atLeast(staged, task, column, count) {
	const most = task.model.columnUpper[column] ?? 0;
	const reached = staged.binary();
	staged.row(-Infinity, count - 1, {
		indices: [column, reached],
		values: [1, -(most - count + 1)],
	});
	return reached;
}

/**
 * The columns that stand for a plan's growth and moves: of each ladder the highest step alone.
 * @param {Pick<BestPlansTask, 'choices'>} task
 * @param {readonly number[]} values
 */
export function chosen({ choices }, values) {
	return choices.flatMap(({ column, above }) =>
		(values[column] ?? 0) > 0 && (above === undefined || (values[above] ?? 0) === 0)
			? [column]
			: [],
	);
}
