/** Reading the ledger of one person, newest first: SQL only. */
import type { HistoryEvent } from '$lib/domain/history';
import type { Tx } from '$lib/server/db/client';

interface Raw extends Omit<HistoryEvent, 'level' | 'before'> {
	readonly level: number | null;
	readonly before: number | null;
}

/**
 * The ratings of a person, newest first, at most `limit` after the first `skip`. The level before is
 * that of the rating made before, whenever it was recorded; "could not observe" says nothing of a
 * level and has none before it. What an import brought that was undone is left out, as it is from
 * every value.
 */
export async function listOfMember(
	tx: Tx,
	key: { readonly workspaceId: string; readonly memberId: string },
	page: { readonly limit: number; readonly skip: number },
): Promise<HistoryEvent[]> {
	const rows = await tx<Raw[]>`
		with told as (
			select e.id, e.skill, e.kind, e.level::int as level, e.source, e.rater, e.rater_name, e.confidence,
				e.note, e.evidence, e.rated_at,
				case when e.kind <> 'not_observed' then
					lag(e.level::int) over (
						partition by e.skill, e.rater, e.kind = 'not_observed' order by e.rated_at, e.id)
				end as before
			from rating_events e
			left join imports i on i.workspace_id = e.workspace_id and i.id = e.import_id
			where i.undone_at is null and e.workspace_id = ${key.workspaceId} and e.member_id = ${key.memberId}
		)
		select id::text as id, skill, kind, level, before, source, rater, rater_name as "raterName",
			confidence, note, evidence, (extract(epoch from rated_at) * 1000)::float8 as "ratedAt"
		from told
		order by rated_at desc, told.id desc
		limit ${page.limit} offset ${page.skip}`;
	return rows.map((row) => ({
		...row,
		level: row.level ?? undefined,
		before: row.before ?? undefined,
	}));
}
