/**
 * What is left of a plan once its hires are fixed: growth and moves that fill the rest, cheapest,
 * then soonest, then by those who bear least. Plain JavaScript: it runs in the planner's worker,
 * outside the bundle.
 */
import { fill } from './fill.js';
import { chosen } from './no-good-cuts.js';
import { StagedModel } from './staged-model.js';

/** @typedef {import('../../domain/planning/best-plans.ts').BestPlansTask} BestPlansTask */
/** @typedef {import('../../domain/planning/best-plans.ts').HireSearch} HireSearch */
/** @typedef {import('./hire-bounds.js').HireBounds} HireBounds */
/** @typedef {import('./hire-bounds.js').Node} Node */
/** @typedef {import('./no-good-cuts.js').FoundPlan} FoundPlan */

/**
 * A way to fill the rest, of which the cost is known, or the time as well.
 * @typedef {object} Completed
 * @property {number} cost of everything, hires included
 * @property {number} months
 * @property {number[]} values of the model it was solved in
 * @property {boolean} wholly whether that is the whole model, or the one of what is left
 * @property {boolean} [settled] whether nothing more is to be found out
 * @property {number[][]} forbidden columns of growth and moves of the plans before, which hire the same
 */

/** @typedef {{ values: number[], reached: Partial<Record<string, number>> }} Run */

/** @template T @typedef {{ status: 'optimal' } & T | { status: 'limit' | 'cancelled' }} Outcome */

export class Completion {
	#highs;
	#task;
	#space;
	#bounds;
	#limits;
	/** @type {StagedModel | undefined} */
	#rest;
	/** @type {StagedModel | undefined} for plans in which growth would make a hire needless */
	#whole;

	/**
	 * @param {import('highs').Highs} highs
	 * @param {BestPlansTask} task
	 * @param {HireSearch} space
	 * @param {HireBounds} bounds
	 * @param {import('./staged-model.js').Limits} limits
	 */
	constructor(highs, task, space, bounds, limits) {
		this.#highs = highs;
		this.#bounds = bounds;
		this.#task = task;
		this.#space = space;
		this.#limits = limits;
	}

	dispose() {
		this.#rest?.dispose();
		this.#whole?.dispose();
	}

	/**
	 * The best ways, as many as may be alike, of which everything is known; `undefined` when there is
	 * too much to try, so that they have to be found one after the other.
	 * @param {Node} node
	 * @returns {Completed[] | undefined}
	 */
	all(node) {
		const ways = fill(this.#space, this.#bounds, node, this.#task.alike);
		return ways?.map(({ cost, months, columns }) => {
			const values = this.#space.rest.model.columnLower.map(() => 0);
			for (const column of columns) values[column] = 1;
			const known = { wholly: false, settled: true, forbidden: [] };
			return { cost: node.cost + cost, months, values, ...known };
		});
	}

	/**
	 * The cheapest way that is not forbidden.
	 * @param {Node} node
	 * @param {number[][]} [forbidden]
	 * @returns {Outcome<{ plan: Completed }> | { status: 'infeasible' }}
	 */
	cheapest(node, forbidden = []) {
		const among = this.#run(node, { wholly: false, forbidden }, ['cost']);
		if (among.status !== 'optimal') return among;
		if (this.#needed(node, among.values))
			return { status: 'optimal', plan: this.#plan(node, among, { wholly: false, forbidden }) };
		const whole = this.#run(node, { wholly: true, forbidden }, ['cost']);
		if (whole.status !== 'optimal') return whole;
		return { status: 'optimal', plan: this.#plan(node, whole, { wholly: true, forbidden }) };
	}

	/**
	 * The soonest way that costs no more.
	 * @param {Node} node
	 * @param {Completed} plan
	 * @returns {Outcome<{ plan: Completed }>}
	 */
	soonest(node, plan) {
		return this.#improved(node, plan, 'time');
	}

	/**
	 * The way in which growth falls to those on whom least hangs, as a plan of the whole model; and
	 * what is to be forbidden for the next one that hires the same, if there may be one.
	 * @param {Node} node
	 * @param {Completed} plan
	 * @returns {Outcome<{ plan: FoundPlan, again?: number[][] | undefined }>}
	 */
	settle(node, plan) {
		if (plan.settled) {
			const { values, cost, months } = plan;
			return { status: 'optimal', plan: { values: this.#wholeValues(node, values), cost, months } };
		}
		const last = this.#improved(node, plan, 'spread');
		if (last.status !== 'optimal') return last;
		const { values, cost, months, wholly } = last.plan;
		const { rest } = this.#space;
		const held = wholly ? chosen(this.#task, values) : chosen(rest, values);
		const its = wholly ? held.map((column) => rest.columns.indexOf(column)) : held;
		const many = plan.forbidden.length + 1 < this.#task.alike && its.length > 0;
		return {
			status: 'optimal',
			plan: { values: wholly ? values : this.#wholeValues(node, values), cost, months },
			again: many ? [...plan.forbidden, its] : undefined,
		};
	}

	/**
	 * @param {Node} node
	 * @param {Completed} plan
	 * @param {'time' | 'spread'} stage
	 * @returns {Outcome<{ plan: Completed }>}
	 */
	#improved(node, plan, stage) {
		const { rest } = this.#space;
		// Without growth and moves there is one way only.
		if (!plan.wholly && chosen(rest, plan.values).length === 0) return { status: 'optimal', plan };
		const run = feasible(this.#run(node, plan, [stage], plan));
		if (run.status !== 'optimal') return run;
		if (plan.wholly || this.#needed(node, run.values))
			return { status: 'optimal', plan: this.#plan(node, run, plan) };
		// Another way of the same price would make a hire needless: the whole model knows better.
		const wholly = { ...plan, wholly: true };
		const again = feasible(this.#run(node, wholly, ['cost', 'time', 'spread']));
		if (again.status !== 'optimal') return again;
		return { status: 'optimal', plan: this.#plan(node, again, wholly) };
	}

	/**
	 * @param {Node} node
	 * @param {Run} run
	 * @param {{ wholly: boolean, forbidden: number[][], cost?: number, months?: number }} how
	 * @returns {Completed}
	 */
	#plan(node, { values, reached }, { wholly, forbidden, cost, months }) {
		const more = reached['cost'];
		return {
			cost: more === undefined ? (cost ?? node.cost) : more + (wholly ? 0 : node.cost),
			months: reached['time'] ?? months ?? node.months,
			values,
			wholly,
			forbidden,
		};
	}

	/**
	 * Minimises some objectives for fixed hires, one after the other, from a plan on if there is one.
	 * @param {Node} node
	 * @param {{ wholly: boolean, forbidden: number[][] }} how
	 * @param {readonly string[]} stages
	 * @param {Completed} [from]
	 * @returns {Outcome<Run> | { status: 'infeasible' }}
	 */
	#run(node, { wholly, forbidden }, stages, from) {
		const staged = wholly ? this.#wholeModel(node) : this.#restModel(node);
		const rows = staged.rows;
		try {
			for (const columns of forbidden) {
				const indices = wholly
					? columns.map((column) => this.#space.rest.columns[column] ?? 0)
					: columns;
				staged.row(-Infinity, indices.length - 1, { indices, values: indices.map(() => 1) });
			}
			if (from) {
				staged.hold('cost', from.cost - (wholly ? 0 : node.cost));
				if (stages[0] === 'spread') staged.hold('time', from.months);
				staged.startWith(from.values);
			}
			/** @type {Partial<Record<string, number>>} */
			const reached = {};
			/** @type {number[]} */
			let values = [];
			for (const [i, stage] of stages.entries()) {
				const found = staged.minimise(stage);
				if (found.status !== 'optimal') return { status: found.status };
				values = found.values;
				reached[stage] = found.value;
				if (i < stages.length - 1) staged.hold(stage, found.value);
			}
			return { status: 'optimal', values, reached };
		} finally {
			staged.rewind(rows);
		}
	}

	/** The model of what is left, with so much left. @param {Node} node */
	#restModel({ left, cost, months }) {
		const { rows, rest, budget } = this.#space;
		const staged = (this.#rest ??= this.#open(rest.model));
		for (const [i, { row }] of rows.entries()) staged.boundRow(row, left[i] ?? 0, Infinity);
		if (rest.budget !== undefined) staged.boundRow(rest.budget, 0, budget - cost);
		staged.boundColumn(rest.span, months, rest.model.columnUpper[rest.span] ?? Infinity);
		return staged;
	}

	/** The whole model with hires fixed. @param {Node} node */
	#wholeModel({ counts }) {
		const { hires } = this.#space;
		const staged = (this.#whole ??= this.#open(this.#task.model));
		const byColumn = new Map(hires.map(({ column }, kind) => [column, counts[kind] ?? 0]));
		for (const column of this.#task.hires) {
			const count = byColumn.get(column) ?? 0;
			staged.boundColumn(column, count, count);
		}
		return staged;
	}

	/** @param {import('./staged-model.js').LinearModel} model */
	#open(model) {
		const staged = new StagedModel(this.#highs, model, this.#limits);
		staged.hold('shortfall', 0);
		return staged;
	}

	/**
	 * Whether every hire is needed beside some growth and moves.
	 * @param {Node} node
	 * @param {readonly number[]} values of the model of what is left
	 */
	#needed({ counts }, values) {
		const { hires, rows, seat } = this.#space;
		const filled = rows.map(({ filledBy }) =>
			filledBy.reduce((sum, { column, units }) => sum + units * (values[column] ?? 0), 0),
		);
		for (const [kind, hire] of hires.entries())
			for (const row of hire.rows) filled[row] = (filled[row] ?? 0) + seat * (counts[kind] ?? 0);
		return hires.every(
			(hire, kind) =>
				(counts[kind] ?? 0) === 0 ||
				hire.rows.some((row) => (filled[row] ?? 0) - seat < (rows[row]?.deficit ?? 0)),
		);
	}

	/**
	 * Values of what is left, as values of the whole model.
	 * @param {Node} node
	 * @param {readonly number[]} values
	 */
	#wholeValues({ counts }, values) {
		const { hires, rest } = this.#space;
		const whole = this.#task.model.columnLower.map(() => 0);
		for (const [i, column] of rest.columns.entries()) whole[column] = values[i] ?? 0;
		for (const [kind, { column, used }] of hires.entries()) {
			whole[column] = counts[kind] ?? 0;
			whole[used] = whole[column] > 0 ? 1 : 0;
		}
		return whole;
	}
}

/**
 * The outcome of a run that one plan at least is known to pass.
 * @param {Outcome<Run> | { status: 'infeasible' }} run
 * @returns {Outcome<Run>}
 */
function feasible(run) {
	if (run.status === 'infeasible') throw new Error('A plan that was found is no plan.');
	return /** @type {Outcome<Run>} */ (run);
}
