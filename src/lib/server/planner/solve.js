/**
 * Solves a linear integer programme with HiGHS, one objective after the other, each held at its
 * least value while the next is minimised. Plain JavaScript: it runs in the planner's worker,
 * outside the bundle.
 */
import { StagedModel } from './staged-model.js';

/** @typedef {import('../../domain/planning/model-builder.ts').LinearModel} LinearModel */

/**
 * @typedef {object} Solution
 * @property {'optimal' | 'limit' | 'infeasible' | 'cancelled'} status
 *   `limit`: time ran out, `values` is the best plan found by then.
 * @property {number[]} values one whole number per column; empty when there is none
 * @property {{ name: string, value: number }[]} stages objectives reached, in order
 * @property {number} gap how far the last objective may be from its least value, as a share (0 when proved)
 * @property {number} ms time spent in the solver
 */

/**
 * @param {import('highs').Highs} highs
 * @param {LinearModel} model
 * @param {import('./staged-model.js').Limits} limits
 * @returns {Solution}
 */
export function solve(highs, model, limits) {
	const began = performance.now();
	const staged = new StagedModel(highs, model, limits);
	/** @type {Solution} */
	const solution = { status: 'optimal', values: [], stages: [], gap: 0, ms: 0 };
	try {
		for (const { name } of model.stages) {
			const { status, values, value, gap } = staged.minimise(name);
			if (values.length > 0) {
				solution.values = values;
				solution.stages.push({ name, value });
			}
			if (status !== 'optimal') {
				solution.status = status;
				solution.gap = status === 'limit' ? gap : solution.gap;
				break;
			}
			staged.hold(name, value);
		}
	} finally {
		staged.dispose();
	}
	solution.ms = performance.now() - began;
	return solution;
}
