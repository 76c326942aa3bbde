/** How a suggested plan stands to the draft on screen. */
export interface PlanUse {
	/** Asked for this very draft, wholly in the draft, or asked for a draft that has changed since. */
	readonly state: 'fresh' | 'used' | 'older';
	/** Tokens of the plan that the draft does not have yet, in the plan's order. */
	readonly missing: readonly string[];
}

/**
 * Compares a plan with the draft, so that no part of it is added twice. `basis` are the tokens of
 * the draft that the plan was asked for; the same token may stand several times in each list.
 */
export function planUse(
	basis: readonly string[],
	plan: readonly string[],
	draft: readonly string[],
): PlanUse {
	// What the draft has beyond its basis may be from the plan.
	const extra = without(draft, basis);
	const missing = without(plan, extra);
	const changed = without(basis, draft).length > 0 || without(extra, plan).length > 0;
	const state =
		missing.length === 0 && plan.length > 0 && !changed
			? 'used'
			: extra.length === 0 && !changed
				? 'fresh'
				: 'older';
	return { state, missing };
}

/** The first list less the second, one for one. */
function without(list: readonly string[], taken: readonly string[]): string[] {
	const left = [...taken];
	return list.filter((item) => {
		const at = left.indexOf(item);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
}
