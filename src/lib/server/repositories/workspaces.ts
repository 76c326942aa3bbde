import type { Framework } from '$lib/domain/framework';
import type { Tx } from '$lib/server/db/client';

/** Makes a workspace; the transaction must have named its id. */
export async function insert(tx: Tx, id: string, name: string): Promise<void> {
	await tx`insert into workspaces (id, name) values (${id}, ${name})`;
}

export async function updateName(tx: Tx, id: string, name: string): Promise<void> {
	await tx`update workspaces set name = ${name} where id = ${id}`;
}

/** Stores a version of the workspace's framework; a version is never changed afterwards. */
export async function insertFramework(
	tx: Tx,
	workspaceId: string,
	framework: Framework,
	createdBy: string,
): Promise<void> {
	await tx`
		insert into frameworks (workspace_id, version, definition, created_by)
		values (${workspaceId}, ${framework.version}, ${tx.json(framework as never)}, ${createdBy})
	`;
}

export async function findName(tx: Tx, id: string): Promise<string | undefined> {
	const [row] = await tx<{ name: string }[]>`select name from workspaces where id = ${id}`;
	return row?.name;
}

/** The version of the workspace's data: it grows with every change. */
export async function findVersion(tx: Tx, id: string): Promise<string> {
	const [row] = await tx<{ version: string }[]>`
		select version::text as version from workspace_versions where workspace_id = ${id}`;
	return row?.version ?? '0';
}
