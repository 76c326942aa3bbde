/**
 * A linear integer programme in HiGHS that is minimised for one objective after another, with rows
 * that come and go. Plain JavaScript: it runs in the planner's worker, outside the bundle.
 */

/** @typedef {import('../../domain/planning/model-builder.ts').LinearModel} LinearModel */

/**
 * @typedef {object} Limits
 * @property {number} timeLimit seconds for everything that is run on the model together
 * @property {(() => boolean) | undefined} [cancelled] asked while a run goes on
 * @property {((progress: Progress) => void) | undefined} [onProgress]
 */

/**
 * @typedef {object} Progress
 * @property {string} stage the objective that is being minimised
 * @property {number} gap how far it may be from its least value, as a share; 1 while unknown
 */

/**
 * @typedef {object} Minimum
 * @property {'optimal' | 'limit' | 'infeasible' | 'cancelled'} status
 * @property {number[]} values one whole number per column; empty when there is none
 * @property {number} value what the objective comes to
 * @property {number} gap how far that may be from its least value, as a share
 */

/** Between two messages of progress, ms. */
const PROGRESS_MS = 100;

export class StagedModel {
	/** @type {LinearModel} */
	#model;
	/** @type {import('highs').Highs} */
	#highs;
	/** @type {ReturnType<import('highs').Highs['createModel']>} */
	#instance;
	/** @type {Limits} */
	#limits;
	#rows;
	#columns;
	/** @type {number[]} */
	#lower;
	/** @type {number[]} */
	#upper;
	/** @type {number[]} values that may serve as a start; empty when there are none */
	#start = [];
	#told = 0;

	/**
	 * @param {import('highs').Highs} highs
	 * @param {LinearModel} model
	 * @param {Limits} limits
	 */
	constructor(highs, model, limits) {
		this.#highs = highs;
		this.#model = model;
		this.#limits = limits;
		this.#columns = model.columnLower.length;
		this.#rows = model.rowLower.length;
		this.#lower = [...model.columnLower];
		this.#upper = [...model.columnUpper];
		const { variableType } = highs.constants;
		const none = new Array(this.#columns).fill(0);
		this.#instance = highs.createModel({
			numCols: this.#columns,
			numRows: this.#rows,
			colCost: none,
			colLower: model.columnLower,
			colUpper: model.columnUpper,
			rowLower: model.rowLower,
			rowUpper: model.rowUpper,
			matrix: {
				format: 'csr',
				numRows: this.#rows,
				numCols: this.#columns,
				starts: model.starts,
				indices: model.indices,
				values: model.values,
			},
			integrality: none.map((_, i) =>
				model.continuous?.[i] ? variableType.continuous : variableType.integer,
			),
		});
		this.#instance.options.set({
			output_flag: false,
			random_seed: 0,
			time_limit: limits.timeLimit,
			mip_rel_gap: 0,
			// On programmes as small as these the heuristic takes longer than everything else together.
			mip_heuristic_run_feasibility_jump: false,
			// Objectives are whole numbers unless the model says otherwise, so less than one apart is the same.
			mip_abs_gap: model.precision === undefined ? 0.5 : model.precision / 2,
		});
	}

	/** Frees the solver's memory; nothing may be called afterwards. */
	dispose() {
		this.#instance.dispose();
	}

	/**
	 * Minimises one of the model's objectives under all rows that are held.
	 * @param {string} name
	 * @returns {Minimum}
	 */
	minimise(name) {
		const { modelStatus, solutionStatus } = this.#highs.constants;
		const costs = this.#costs(name);
		const bound = least(costs, this.#lower, this.#upper);
		if (this.#start.length > 0 && dot(costs, this.#start) === bound)
			return { status: 'optimal', values: this.#start, value: bound, gap: 0 };
		const all = { kind: /** @type {const} */ ('range'), from: 0, to: this.#columns - 1 };
		/** @type {number[]} */
		const whole = [...costs];
		while (whole.length < this.#columns) whole.push(0);
		this.#instance.changeColsCost(all, whole);
		if (this.#start.length > 0) this.#instance.setSolution({ colValue: this.#start });
		this.#instance.run(this.#callbacks(name));
		const status = this.#instance.getModelStatus();
		const nothing = { values: [], value: NaN, gap: 1 };
		if (status === modelStatus.interrupted || this.#limits.cancelled?.())
			return { status: 'cancelled', ...nothing };
		if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
			return { status: 'infeasible', ...nothing };
		const proved = status === modelStatus.optimal || status === modelStatus.empty;
		const feasible = this.#instance.info.get('primal_solution_status') === solutionStatus.feasible;
		if (!feasible && !proved) return { status: 'limit', ...nothing };
		const found = Array.from(this.#instance.getSolution().colValue);
		this.#start = this.#model.continuous
			? found.map((value, i) => (this.#model.continuous?.[i] ? value : Math.round(value)))
			: found.map(Math.round);
		const value = dot(costs, this.#start);
		if (proved) return { status: 'optimal', values: this.#start, value, gap: 0 };
		const gap = Number(this.#instance.info.get('mip_gap'));
		return { status: 'limit', values: this.#start, value, gap: Number.isFinite(gap) ? gap : 1 };
	}

	/**
	 * Keeps an objective at a value, or below it.
	 * @param {string} name
	 * @param {number} value
	 */
	hold(name, value) {
		const terms = sparse(this.#costs(name));
		if (terms.indices.length > 0) this.#add(-Infinity, value, terms);
	}

	/**
	 * Adds a row; what was found before need not keep to it, and is no start any more.
	 * @param {number} lower
	 * @param {number} upper
	 * @param {{ indices: number[], values: number[] }} terms
	 */
	row(lower, upper, terms) {
		this.#add(lower, upper, terms);
		this.#start = [];
	}

	/**
	 * @param {number} lower
	 * @param {number} upper
	 * @param {{ indices: number[], values: number[] }} terms
	 */
	#add(lower, upper, terms) {
		this.#instance.addRow(lower, upper, terms);
		this.#rows += 1;
	}

	/** Adds a column that is 0 or 1 and costs nothing, and returns its place. */
	binary() {
		this.#instance.addVar(0, 1);
		this.#instance.changeColIntegrality(this.#columns, this.#highs.constants.variableType.integer);
		this.#start = [];
		this.#lower.push(0);
		this.#upper.push(1);
		this.#columns += 1;
		return this.#columns - 1;
	}

	/** The number of rows, to come back to. */
	get rows() {
		return this.#rows;
	}

	/**
	 * Takes back the rows that were added since there were so many.
	 * @param {number} rows
	 */
	rewind(rows) {
		if (rows < this.#rows)
			this.#instance.deleteRows({ kind: 'range', from: rows, to: this.#rows - 1 });
		this.#rows = rows;
	}

	/**
	 * Begins the next run with values that keep to every row.
	 * @param {number[]} values
	 */
	startWith(values) {
		this.#start = values;
	}

	/**
	 * Changes the bounds of a column; what was found before is no start any more.
	 * @param {number} column
	 * @param {number} lower
	 * @param {number} upper
	 */
	boundColumn(column, lower, upper) {
		this.#instance.changeColBounds(column, lower, upper);
		this.#lower[column] = lower;
		this.#upper[column] = upper;
		this.#start = [];
	}

	/**
	 * Changes the bounds of a row; what was found before is no start any more.
	 * @param {number} row
	 * @param {number} lower
	 * @param {number} upper
	 */
	boundRow(row, lower, upper) {
		this.#instance.changeRowBounds(row, lower, upper);
		this.#start = [];
	}

	/** @param {string} name */
	#costs(name) {
		return this.#model.stages.find((stage) => stage.name === name)?.costs ?? [];
	}

	/** @param {string} stage @returns {import('highs').HighsCallbackMap | undefined} */
	#callbacks(stage) {
		const { cancelled, onProgress } = this.#limits;
		if (!cancelled && !onProgress) return undefined;
		return {
			[this.#highs.constants.callbackType.mipInterrupt]: (
				/** @type {import('highs').InterruptCallbackEvent} */ event,
			) => {
				if (cancelled?.()) event.interrupt();
				const now = performance.now();
				if (!onProgress || now - this.#told < PROGRESS_MS) return undefined;
				this.#told = now;
				const gap = Number(event.data.mip_gap);
				onProgress({ stage, gap: Number.isFinite(gap) && gap < 1 ? gap : 1 });
				return undefined;
			},
		};
	}
}

/**
 * @param {readonly number[]} a
 * @param {readonly number[]} b
 */
function dot(a, b) {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
	return sum;
}

/**
 * What an objective comes to at the bounds of its columns: nothing can be less.
 * @param {readonly number[]} costs
 * @param {readonly number[]} lower
 * @param {readonly number[]} upper
 */
function least(costs, lower, upper) {
	let sum = 0;
	for (const [i, cost] of costs.entries())
		if (cost !== 0) sum += cost * ((cost > 0 ? lower[i] : upper[i]) ?? 0);
	return sum;
}

/** @param {readonly number[]} costs */
function sparse(costs) {
	/** @type {number[]} */
	const indices = [];
	/** @type {number[]} */
	const values = [];
	for (const [i, cost] of costs.entries()) {
		if (cost === 0) continue;
		indices.push(i);
		values.push(cost);
	}
	return { indices, values };
}
