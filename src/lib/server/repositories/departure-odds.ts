/** Estimated chances that somebody leaves a team: SQL only. */
import type { Tx } from '$lib/server/db/client';

export interface OddsKey {
	readonly workspaceId: string;
	readonly teamId: string;
}

/** Percent by member id, for members of the team who have an estimate. */
export async function list(tx: Tx, key: OddsKey): Promise<ReadonlyMap<string, number>> {
	const rows = await tx<{ member: string; percent: number }[]>`
		select member_id as member, percent::int as percent
		from departure_odds
		where workspace_id = ${key.workspaceId} and team_id = ${key.teamId}`;
	return new Map(rows.map(({ member, percent }) => [member, percent]));
}

/** Writes one estimate over whatever stands. */
export async function update(
	tx: Tx,
	key: OddsKey,
	member: string,
	percent: number,
	by: string,
): Promise<void> {
	await tx`
		insert into departure_odds (workspace_id, team_id, member_id, percent, updated_by)
		values (${key.workspaceId}, ${key.teamId}, ${member}, ${percent}, ${by})
		on conflict (workspace_id, team_id, member_id) do update
			set percent = excluded.percent, updated_by = excluded.updated_by, updated_at = now()`;
}

/** Takes an estimate away. */
export async function remove(tx: Tx, key: OddsKey, member: string): Promise<void> {
	await tx`
		delete from departure_odds
		where workspace_id = ${key.workspaceId} and team_id = ${key.teamId} and member_id = ${member}`;
}
