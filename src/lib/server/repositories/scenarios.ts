import type { Tx } from '$lib/server/db/client';

/** A stored scenario; `changes` and `basis` as they were written, to be parsed by the caller. */
export interface ScenarioRow {
	readonly id: string;
	readonly name: string;
	readonly changes: unknown;
	/** The team it was planned for; absent for one that was stored without. */
	readonly basis: unknown;
	readonly version: number;
	/** ms UTC. */
	readonly updatedAt: number;
	/** When it was put away, ms UTC; absent for one in use. */
	readonly archivedAt: number | undefined;
}

interface Raw {
	id: string;
	name: string;
	changes: unknown;
	basis: unknown;
	version: number;
	updated: number;
	archived: number | null;
}

function row({ id, name, changes, basis, version, updated, archived }: Raw): ScenarioRow {
	return {
		id,
		name,
		changes,
		basis: basis ?? undefined,
		version,
		updatedAt: updated,
		archivedAt: archived ?? undefined,
	};
}

/** The scenarios of a team, oldest first, archived ones included. */
export async function list(tx: Tx, workspaceId: string, teamId: string): Promise<ScenarioRow[]> {
	const rows = await tx<Raw[]>`
		select id, name, changes, basis, version,
			(extract(epoch from updated_at) * 1000)::float8 as updated,
			(extract(epoch from archived_at) * 1000)::float8 as archived
		from scenarios
		where workspace_id = ${workspaceId} and team_id = ${teamId}
		order by created_at, id
	`;
	return rows.map(row);
}

export async function find(
	tx: Tx,
	workspaceId: string,
	teamId: string,
	id: string,
): Promise<ScenarioRow | undefined> {
	const [found] = await tx<Raw[]>`
		select id, name, changes, basis, version,
			(extract(epoch from updated_at) * 1000)::float8 as updated,
			(extract(epoch from archived_at) * 1000)::float8 as archived
		from scenarios
		where workspace_id = ${workspaceId} and team_id = ${teamId} and id = ${id}
	`;
	return found && row(found);
}

export interface NewScenario {
	readonly workspaceId: string;
	readonly teamId: string;
	readonly id: string;
	readonly name: string;
	readonly changes: unknown;
	readonly basis: unknown;
	readonly createdBy: string;
}

export async function insert(tx: Tx, scenario: NewScenario): Promise<void> {
	const { workspaceId, teamId, id, name, changes, basis, createdBy } = scenario;
	await tx`
		insert into scenarios (workspace_id, team_id, id, name, changes, basis, created_by)
		values (${workspaceId}, ${teamId}, ${id}, ${name}, ${JSON.stringify(changes)}::text::jsonb,
			${basis === undefined ? null : JSON.stringify(basis)}::text::jsonb, ${createdBy})
	`;
}

/** Writes a scenario if it still has the version it was read with; returns the new version. */
export async function update(
	tx: Tx,
	scenario: Omit<NewScenario, 'createdBy'> & { readonly version: number },
): Promise<number | undefined> {
	const { workspaceId, teamId, id, name, changes, basis, version } = scenario;
	const [written] = await tx<{ version: number }[]>`
		update scenarios
		set name = ${name}, changes = ${JSON.stringify(changes)}::text::jsonb,
			basis = ${basis === undefined ? null : JSON.stringify(basis)}::text::jsonb,
			version = version + 1, updated_at = now()
		where workspace_id = ${workspaceId} and team_id = ${teamId} and id = ${id}
			and version = ${version}
		returning version
	`;
	return written?.version;
}

/**
 * Puts a scenario away or takes it back; returns its name, `undefined` when there is none or it
 * stands that way already.
 */
export async function updateArchived(
	tx: Tx,
	workspaceId: string,
	teamId: string,
	{ id, archived }: { readonly id: string; readonly archived: boolean },
): Promise<string | undefined> {
	const [written] = await tx<{ name: string }[]>`
		update scenarios set archived_at = case when ${archived} then now() end
		where workspace_id = ${workspaceId} and team_id = ${teamId} and id = ${id}
			and (archived_at is null) = ${archived}
		returning name
	`;
	return written?.name;
}

/** Deletes an archived scenario and returns what it was. */
export async function remove(
	tx: Tx,
	workspaceId: string,
	teamId: string,
	id: string,
): Promise<ScenarioRow | undefined> {
	const [gone] = await tx<Raw[]>`
		delete from scenarios
		where workspace_id = ${workspaceId} and team_id = ${teamId} and id = ${id}
			and archived_at is not null
		returning id, name, changes, basis, version,
			(extract(epoch from updated_at) * 1000)::float8 as updated,
			(extract(epoch from archived_at) * 1000)::float8 as archived
	`;
	return gone && row(gone);
}
