/**
 * The best plans by a search over hires: which kinds, how many. With the hires fixed, what is left
 * is small; a bound that is quick to compute says which hires are worth that, and the search ends
 * when no others can be better than the last plan of a full list. Exact while everything can be
 * met and no mix is to be kept; else, and when there are too many hires to search through, the
 * plans come by cuts. Plain JavaScript: it runs in the planner's worker, outside the bundle.
 */
import { Completion } from './completion.js';
import { HireBounds } from './hire-bounds.js';
import { plansByCuts } from './no-good-cuts.js';

/** @typedef {import('../../domain/planning/best-plans.ts').BestPlansTask} BestPlansTask */
/** @typedef {import('../../domain/planning/best-plans.ts').HireSearch} HireSearch */
/** @typedef {import('./completion.js').Completed} Completed */
/** @typedef {import('./hire-bounds.js').Node} Node */
/** @typedef {import('./no-good-cuts.js').BestPlansSolution} BestPlansSolution */
/** @typedef {import('./no-good-cuts.js').FoundPlan} FoundPlan */
/** @typedef {import('./staged-model.js').Limits & { onPlan?: ((plan: FoundPlan) => void) | undefined }} BestPlansLimits */

/** More partial plans than this are not searched through; cuts take over. */
const MOST_NODES = 200_000;

/**
 * Something that waits in the search: hires, or a plan of which so much is known.
 * @typedef {object} Waiting
 * @property {number} cost nothing that comes of it costs less
 * @property {number} months at that cost nothing that comes of it takes less
 * @property {number} known how much is known: 0 hires, 1 the cost, 2 cost and time
 * @property {Node} node
 * @property {Completed} [plan]
 */

/**
 * @param {import('highs').Highs} highs
 * @param {BestPlansTask} task
 * @param {BestPlansLimits} limits
 * @returns {BestPlansSolution}
 */
export function bestPlans(highs, task, limits) {
	const began = performance.now();
	const found = task.search && search(highs, task, task.search, limits);
	if (found) return { ...found, ms: performance.now() - began };
	const spent = (performance.now() - began) / 1000;
	const rest = { ...limits, timeLimit: Math.max(0.1, limits.timeLimit - spent) };
	return { ...plansByCuts(highs, task, rest), ms: performance.now() - began };
}

/**
 * Takes what is best so far off the heap and finds out more about it, until that is a plan of which
 * everything is known: it is the next one. `undefined` where the search is of no use: not everything
 * can be met, or too much is to be searched.
 * @param {import('highs').Highs} highs
 * @param {BestPlansTask} task
 * @param {HireSearch} space
 * @param {BestPlansLimits} limits
 * @returns {Omit<BestPlansSolution, 'ms'> | undefined}
 */
function search(highs, task, space, limits) {
	const end = performance.now() + limits.timeLimit * 1000;
	const bounds = new HireBounds(space);
	const heap = new Heap();
	const completion = new Completion(highs, task, space, bounds, limits);
	/** @type {FoundPlan[]} */
	const plans = [];
	/** @param {Iterable<Node>} nodes */
	const wait = (nodes) => {
		for (const node of nodes) heap.push({ cost: node.bound, months: node.months, known: 0, node });
	};
	/** @param {ReturnType<Completion['cheapest']>} found @param {Node} node */
	const waitFor = (found, node) => {
		if (found.status === 'optimal') heap.push({ ...found.plan, known: 1, node, plan: found.plan });
		return found.status === 'infeasible' ? 'optimal' : found.status;
	};
	/** @type {BestPlansSolution['status']} */
	let status = 'optimal';
	try {
		wait(bounds.root());
		for (let taken = 0; status === 'optimal' && plans.length < task.count; taken++) {
			const next = heap.pop();
			if (!next) break;
			if (taken > MOST_NODES) return undefined;
			if (limits.cancelled?.()) status = 'cancelled';
			else if (performance.now() > end) status = 'limit';
			if (status !== 'optimal') break;
			const { node, plan } = next;
			if (!plan) {
				if (!node.whole) {
					wait(bounds.children(node));
					continue;
				}
				const all = completion.all(node);
				for (const one of all ?? []) heap.push({ ...one, known: 2, node, plan: one });
				if (!all) status = waitFor(completion.cheapest(node), node);
			} else if (next.known === 1) {
				const soonest = completion.soonest(node, plan);
				if (soonest.status === 'optimal')
					heap.push({ ...soonest.plan, known: 2, node, plan: soonest.plan });
				else status = soonest.status;
			} else {
				const last = completion.settle(node, plan);
				if (last.status !== 'optimal') {
					status = last.status;
					break;
				}
				plans.push(last.plan);
				limits.onPlan?.(last.plan);
				if (last.again) status = waitFor(completion.cheapest(node, last.again), node);
			}
		}
	} finally {
		completion.dispose();
	}
	if (plans.length === 0 && status === 'optimal') return undefined;
	return { status, plans, proved: plans.length, shortfall: 0 };
}

/** What waits, the best first; of equally good things those of which less is known. */
class Heap {
	/** @type {Waiting[]} */
	#all = [];

	/** @param {Waiting} waiting */
	push(waiting) {
		if (waiting.cost === Infinity) return;
		const all = this.#all;
		all.push(waiting);
		let at = all.length - 1;
		while (at > 0) {
			const up = (at - 1) >> 1;
			if (!before(all[at], all[up])) break;
			this.#swap(at, up);
			at = up;
		}
	}

	pop() {
		const all = this.#all;
		const top = all[0];
		const last = all.pop();
		if (all.length > 0 && last) {
			all[0] = last;
			let at = 0;
			for (;;) {
				let least = at;
				for (const child of [2 * at + 1, 2 * at + 2])
					if (child < all.length && before(all[child], all[least])) least = child;
				if (least === at) break;
				this.#swap(at, least);
				at = least;
			}
		}
		return top;
	}

	/** @param {number} a @param {number} b */
	#swap(a, b) {
		const [one, other] = [this.#all[a], this.#all[b]];
		if (one && other) {
			this.#all[a] = other;
			this.#all[b] = one;
		}
	}
}

/** @param {Waiting | undefined} a @param {Waiting | undefined} b */
function before(a, b) {
	if (!a || !b) return false;
	return (a.cost - b.cost || a.months - b.months || a.known - b.known) < 0;
}
