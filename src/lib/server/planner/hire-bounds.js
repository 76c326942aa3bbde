/**
 * Which hires a search for plans has to look at, and what plans with them cost at the least. Plain
 * JavaScript: it runs in the planner's worker, outside the bundle.
 */

/** @typedef {import('../../domain/planning/best-plans.ts').HireSearch} HireSearch */

/**
 * Hires under search.
 * @typedef {object} Node
 * @property {number} bound no plan with these hires (or, when it is not whole, with more of them) costs less
 * @property {boolean} whole whether this stands for exactly these hires, and not for more
 * @property {number[]} counts by kind
 * @property {number[]} left units that they leave to fill, by row
 * @property {number} last the kind that was added last; only this and later ones are added
 * @property {number} heads
 * @property {number} cost of the hires alone
 * @property {number} months until the last of them is at full level
 */

/** What hires cost at the least once everything else is filled by growth and moves. */
export class HireBounds {
	#space;
	/** @type {number[][]} per row, the least price of one unit from hires of a kind or later */
	#unitPrices;
	/** @type {Map<number, number>[]} per row, what growth of so many units costs at the least */
	#growth = [];

	/** @param {HireSearch} space */
	constructor(space) {
		this.#space = space;
		this.#unitPrices = space.rows.map((_, row) => {
			/** @type {number[]} */
			const prices = [];
			let least = Infinity;
			for (let kind = space.hires.length - 1; kind >= 0; kind--) {
				const hire = space.hires[kind];
				if (hire?.rows.includes(row)) least = Math.min(least, hire.cost / space.seat);
				prices[kind] = least;
			}
			return prices;
		});
	}

	/** Nobody hired: exactly that, and the start of everything else. */
	root() {
		return this.#both({
			counts: this.#space.hires.map(() => 0),
			last: 0,
			heads: 0,
			cost: 0,
			months: 0,
		});
	}

	/**
	 * One hire more, of each kind that may be added: as exactly those hires and as more of them.
	 * @param {Node} node
	 * @returns {Node[]}
	 */
	children(node) {
		const { hires, headcount, budget } = this.#space;
		if (node.heads >= headcount) return [];
		return hires.flatMap((hire, kind) => {
			const count = node.counts[kind] ?? 0;
			const cost = node.cost + hire.cost;
			if (kind < node.last || count >= hire.most || cost > budget) return [];
			const counts = [...node.counts];
			counts[kind] = count + 1;
			const months = Math.max(node.months, hire.months);
			return this.#both({ counts, last: kind, heads: node.heads + 1, cost, months });
		});
	}

	/** @param {Omit<Node, 'bound' | 'whole' | 'left'>} hired @returns {Node[]} */
	#both(hired) {
		const left = this.#left(hired.counts);
		if (!left) return [];
		const node = { ...hired, left };
		const { budget } = this.#space;
		return [
			{ ...node, whole: true, bound: hired.cost + this.byGrowth(left) },
			{ ...node, whole: false, bound: hired.cost + this.#byAnything(left, hired.last) },
		].filter(({ bound }) => bound <= budget);
	}

	/**
	 * What hires leave to fill; `undefined` when one of them is not needed, whoever else comes.
	 * @param {readonly number[]} counts
	 */
	#left(counts) {
		const { hires, rows, seat } = this.#space;
		const filled = rows.map(() => 0);
		for (const [kind, hire] of hires.entries())
			for (const row of hire.rows) filled[row] = (filled[row] ?? 0) + seat * (counts[kind] ?? 0);
		for (const [kind, hire] of hires.entries()) {
			if ((counts[kind] ?? 0) === 0) continue;
			if (hire.rows.every((row) => (filled[row] ?? 0) - seat >= (rows[row]?.deficit ?? 0)))
				return undefined;
		}
		return rows.map(({ deficit }, row) => Math.max(0, deficit - (filled[row] ?? 0)));
	}

	/**
	 * The least that growth can cost which fills what is left by row; `Infinity` when none does.
	 * @param {readonly number[]} left
	 */
	byGrowth(left) {
		/** @type {Map<string, number>} */
		const groups = new Map();
		for (const [row, units] of left.entries()) {
			const { group = '', movable = 0 } = this.#space.rows[row] ?? {};
			const price = this.#growthPrice(row, units - movable);
			groups.set(group, Math.max(groups.get(group) ?? 0, price));
		}
		let sum = 0;
		for (const price of groups.values()) sum += price;
		return sum;
	}

	/**
	 * The dearest row alone, filled by the cheapest units of hires still to come, growth and moves.
	 * @param {readonly number[]} left
	 * @param {number} kind
	 */
	#byAnything(left, kind) {
		const { hires, rows } = this.#space;
		const next = Math.min(...hires.slice(kind).map(({ cost }) => cost));
		let dearest = next;
		for (const [row, units] of left.entries()) {
			const { growers = [], movable = 0 } = rows[row] ?? {};
			const price = this.#unitPrices[row]?.[kind] ?? Infinity;
			let rest = units - movable;
			let sum = 0;
			for (const { units: share, cost } of growers) {
				if (rest <= 0 || cost / share >= price) break;
				const part = Math.min(1, rest / share);
				sum += part * cost;
				rest -= part * share;
			}
			if (rest > 1e-9) sum += rest * price;
			dearest = Math.max(dearest, sum);
		}
		return Math.ceil(dearest - 1e-9);
	}

	/**
	 * The least that growth for one row alone can cost; `Infinity` when it cannot be filled.
	 * @param {number} row
	 * @param {number} units
	 */
	#growthPrice(row, units) {
		if (units <= 0) return 0;
		const prices = (this.#growth[row] ??= new Map());
		const known = prices.get(units);
		if (known !== undefined) return known;
		const growers = this.#space.rows[row]?.growers ?? [];
		let rest = units;
		let sum = 0;
		for (const { units: share, cost } of growers) {
			if (rest <= 0) break;
			const part = Math.min(1, rest / share);
			sum += part * cost;
			rest -= part * share;
		}
		// Growth of part of a person is cheaper than any, and so many people are needed at the least.
		const largest = Math.max(0, ...growers.map(({ units: share }) => share));
		const heads = Math.ceil(units / largest);
		const cheapest = growers.map(({ cost }) => cost).sort((a, b) => a - b);
		const byHeads = cheapest.slice(0, heads).reduce((total, cost) => total + cost, 0);
		const price = rest > 1e-9 ? Infinity : Math.max(Math.ceil(sum - 1e-9), byHeads);
		prices.set(units, price);
		return price;
	}
}
