import type { Tx } from '$lib/server/db/client';

/** The stored document; `definition` as it was written, to be parsed by the caller. */
export interface SettingsRow {
	readonly version: number;
	readonly definition: unknown;
	/** ms UTC. */
	readonly updatedAt: number;
	/** Name of whoever saved last; absent when the account is gone. */
	readonly updatedBy: string | undefined;
}

export async function find(tx: Tx, workspaceId: string): Promise<SettingsRow | undefined> {
	const [row] = await tx<
		{ version: number; definition: unknown; updated: number; by: string | null }[]
	>`
		select s.version, s.definition, (extract(epoch from s.updated_at) * 1000)::float8 as updated,
			u.name as by
		from planning_settings s
		left join users u on u.id = s.updated_by
		where s.workspace_id = ${workspaceId}`;
	return (
		row && {
			version: row.version,
			definition: row.definition,
			updatedAt: row.updated,
			updatedBy: row.by ?? undefined,
		}
	);
}

/**
 * Writes the document if it still has the version it was read with (0 for none stored yet) and
 * returns the new version.
 */
export async function update(
	tx: Tx,
	workspaceId: string,
	settings: {
		readonly definition: unknown;
		readonly version: number;
		readonly updatedBy: string;
	},
): Promise<number | undefined> {
	const { definition, version, updatedBy } = settings;
	const document = JSON.stringify(definition);
	const [written] =
		version === 0
			? await tx<{ version: number }[]>`
				insert into planning_settings (workspace_id, definition, updated_by)
				values (${workspaceId}, ${document}::text::jsonb, ${updatedBy})
				on conflict (workspace_id) do nothing
				returning version`
			: await tx<{ version: number }[]>`
				update planning_settings
				set definition = ${document}::text::jsonb, version = version + 1, updated_at = now(),
					updated_by = ${updatedBy}
				where workspace_id = ${workspaceId} and version = ${version}
				returning version`;
	return written?.version;
}
