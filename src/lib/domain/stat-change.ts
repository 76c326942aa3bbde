import type { OverviewStat } from './overview-stats.ts';

/** A number of the stat strip with the one before a change, where the two differ. */
export interface ChangedStat extends OverviewStat {
	/** As printed; absent when it reads the same. */
	readonly was?: string;
}

/**
 * The numbers as they are now, each with what it was before. A number without a counterpart before
 * has nothing to show beside it.
 */
export function changedStats(
	now: readonly OverviewStat[],
	before: readonly OverviewStat[],
): ChangedStat[] {
	const old = new Map(before.map(({ id, value }) => [id, value]));
	return now.map((stat) => {
		const was = old.get(stat.id);
		return was === undefined || was === stat.value ? stat : { ...stat, was };
	});
}
