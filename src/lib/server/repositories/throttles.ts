import type { Tx } from '$lib/server/db/client';

/** How often something may happen: at most `limit` hits in any `windowS` seconds. */
export interface Limit {
	readonly limit: number;
	readonly windowS: number;
	/** Hits are counted in buckets of this many seconds: how finely the window slides. */
	readonly bucketS: number;
}

const bucketStart = (at: Date, { bucketS }: Limit): Date =>
	new Date(Math.floor(at.getTime() / (bucketS * 1000)) * bucketS * 1000);

/**
 * Counts one hit when the limit allows it, in one statement, so that any number of instances that
 * try at once get no more than the limit; `false` when it is reached. A refused try is not
 * counted, so a lock ends by itself.
 */
export async function insertHit(tx: Tx, key: string, limit: Limit, at: Date): Promise<boolean> {
	const start = bucketStart(at, limit);
	// A bucket counts while any part of it may lie inside the window.
	const since = new Date(start.getTime() - limit.windowS * 1000);
	const rows = await tx`
		with earlier as (
			select coalesce(sum(hits), 0)::int as hits from throttles
			where key = ${key} and window_start >= ${since} and window_start < ${start}
		)
		insert into throttles as t (key, window_start, hits)
		select ${key}, ${start}, 1 from earlier where earlier.hits < ${limit.limit}
		on conflict (key, window_start) do update set hits = t.hits + 1
			where t.hits + (select hits from earlier) < ${limit.limit}
		returning t.hits
	`;
	return rows.length > 0;
}

/** Takes one hit back: what was counted turned out to be the right person. */
export async function removeHit(tx: Tx, key: string, limit: Limit, at: Date): Promise<void> {
	const start = bucketStart(at, limit);
	const removed = await tx`
		delete from throttles where key = ${key} and window_start = ${start} and hits = 1
		returning key
	`;
	if (removed.length > 0) return;
	await tx`
		update throttles set hits = hits - 1
		where key = ${key} and window_start = ${start} and hits > 1
	`;
}

/** Clears away buckets that no window reaches any more. */
export async function removeOlder(tx: Tx, before: Date): Promise<void> {
	await tx`delete from throttles where window_start < ${before}`;
}
