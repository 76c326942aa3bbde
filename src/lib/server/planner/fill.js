/**
 * The best ways to fill what fixed hires leave, by trying people one after the other: who is to
 * fill the row with the fewest candidates. Exact, and a thousand times quicker than a solver where
 * little is left; it gives up where much is. Plain JavaScript: it runs in the planner's worker,
 * outside the bundle.
 */

/** @typedef {import('../../domain/planning/best-plans.ts').HireSearch} HireSearch */
/** @typedef {import('../../domain/planning/best-plans.ts').SearchAct} SearchAct */
/** @typedef {import('./hire-bounds.js').HireBounds} HireBounds */
/** @typedef {import('./hire-bounds.js').Node} Node */

/**
 * @typedef {object} Filled
 * @property {number} cost of the growth and moves alone
 * @property {number} months of everything, hires included
 * @property {number} spread
 * @property {number[]} columns of the model of what is left
 */

/** More choices than this are not tried. */
const MOST_TRIES = 20_000;

/** What people do so far, and what is left. */
class Attempt {
	/**
	 * @param {Node} node
	 * @param {readonly (readonly SearchAct[])[]} acts
	 */
	constructor({ left, months }, acts) {
		this.left = [...left];
		/** @type {(SearchAct | undefined)[]} by person */
		this.done = acts.map(() => undefined);
		/** @type {Set<SearchAct>} tried already on the way here */
		this.barred = new Set();
		this.cost = 0;
		this.months = months;
		this.spread = 0;
	}
}

/**
 * The best `count` ways, by cost, time and who bears it, in none of which anything can be left out
 * and beside which every hire is needed; `undefined` when there is too much to try.
 * @param {HireSearch} space
 * @param {HireBounds} bounds
 * @param {Node} node
 * @param {number} count
 * @returns {Filled[] | undefined}
 */
export function fill(space, bounds, node, count) {
	const { acts, budget } = space;
	if (!acts) return undefined;
	/** @type {{ person: number, act: SearchAct }[][]} by row */
	const able = space.rows.map(() => []);
	for (const [person, its] of acts.entries())
		for (const act of its) for (const row of act.rows) able[row]?.push({ person, act });
	for (const list of able)
		list.sort((a, b) => a.act.cost - b.act.cost || a.act.spread - b.act.spread);
	const attempt = new Attempt(node, acts);
	/** @type {Filled[]} */
	const best = [];
	let tries = 0;

	const hopeless = () => {
		const least = attempt.cost + bounds.byGrowth(attempt.left);
		if (least > budget - node.cost) return true;
		const last = best[count - 1];
		if (!last || least < last.cost) return false;
		if (least > last.cost || attempt.months > last.months) return true;
		return attempt.months === last.months && attempt.spread >= last.spread;
	};

	/** @returns {boolean} false once there is too much to try */
	const go = () => {
		if (++tries > MOST_TRIES) return false;
		if (hopeless()) return true;
		const row = narrowest(attempt, able);
		if (row === undefined) {
			const { cost, months, spread, done } = attempt;
			if (!nothingNeedless(space, node, attempt, acts)) return true;
			const columns = done.flatMap((act) => act?.columns ?? []);
			best.push({ cost, months, spread, columns });
			best.sort((a, b) => a.cost - b.cost || a.months - b.months || a.spread - b.spread);
			best.splice(count);
			return true;
		}
		/** @type {SearchAct[]} */
		const tried = [];
		let enough = true;
		for (const { person, act } of able[row] ?? []) {
			if (attempt.done[person] || attempt.barred.has(act)) continue;
			const before = { left: attempt.left, months: attempt.months };
			attempt.left = [...attempt.left];
			for (const at of act.rows)
				attempt.left[at] = Math.max(0, (attempt.left[at] ?? 0) - act.units);
			attempt.months = Math.max(attempt.months, act.months);
			attempt.cost += act.cost;
			attempt.spread += act.spread;
			attempt.done[person] = act;
			enough = go();
			attempt.left = before.left;
			attempt.months = before.months;
			attempt.cost -= act.cost;
			attempt.spread -= act.spread;
			attempt.done[person] = undefined;
			if (!enough) break;
			// All with this act on this row have been seen.
			attempt.barred.add(act);
			tried.push(act);
		}
		for (const act of tried) attempt.barred.delete(act);
		return enough;
	};
	return go() ? best : undefined;
}

/**
 * The row that fewest can still help with; `undefined` when every row is filled.
 * @param {Attempt} attempt
 * @param {readonly { person: number, act: SearchAct }[][]} able
 */
function narrowest({ left, done, barred }, able) {
	let narrow;
	let fewest = Infinity;
	for (const [row, units] of left.entries()) {
		if (units <= 0) continue;
		let can = 0;
		for (const { person, act } of able[row] ?? []) if (!done[person] && !barred.has(act)) can += 1;
		if (can < fewest) {
			fewest = can;
			narrow = row;
		}
	}
	return narrow;
}

/**
 * Whether nobody could do less, and no hire be left out.
 * @param {HireSearch} space
 * @param {Node} node
 * @param {Attempt} attempt
 * @param {readonly (readonly SearchAct[])[]} acts
 */
function nothingNeedless({ hires, rows, seat }, { counts }, { done }, acts) {
	/** @type {number[]} beyond what is asked */
	const over = rows.map(({ deficit }) => -deficit);
	for (const act of done)
		if (act) for (const row of act.rows) over[row] = (over[row] ?? 0) + act.units;
	for (const [kind, hire] of hires.entries())
		for (const row of hire.rows) over[row] = (over[row] ?? 0) + seat * (counts[kind] ?? 0);
	for (const [kind, hire] of hires.entries())
		if ((counts[kind] ?? 0) > 0 && hire.rows.every((row) => (over[row] ?? 0) >= seat)) return false;
	for (const [person, act] of done.entries()) {
		if (!act) continue;
		const enough = (/** @type {readonly number[]} */ still) =>
			act.rows.every((row) => still.includes(row) || (over[row] ?? 0) >= act.units);
		if (enough([])) return false;
		if (act.parts.some((part) => enough(acts[person]?.[part]?.rows ?? []))) return false;
	}
	return true;
}
