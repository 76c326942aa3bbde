import type { WorkspaceAccess, WorkspaceRole } from '$lib/domain/access';
import { defaultFramework } from '$lib/domain/default-framework';
import { database, type Tx } from '$lib/server/db/client';
import * as audit from '$lib/server/repositories/audit';
import * as memberships from '$lib/server/repositories/memberships';
import * as workspaces from '$lib/server/repositories/workspaces';
import { insertDemoTeam } from '$lib/server/services/demo';

/** How a workspace begins: empty, or with the demo team in it. */
export type Start = 'empty' | 'demo';

/**
 * Makes a workspace in a transaction that has named its id: the workspace, its first owner, the
 * default framework as version 1 and, if wanted, the demo team. `now` is ms UTC.
 */
export async function insertWorkspace(
	tx: Tx,
	owner: audit.Actor,
	workspace: { readonly name: string; readonly start: Start },
	now: number,
): Promise<void> {
	await workspaces.insert(tx, owner.workspaceId, workspace.name);
	await memberships.insert(tx, owner.workspaceId, { userId: owner.userId, role: 'owner' });
	await workspaces.insertFramework(
		tx,
		owner.workspaceId,
		{ ...defaultFramework, version: 1 },
		owner.userId,
	);
	await audit.insert(tx, owner, {
		action: 'workspace.create',
		subjectType: 'workspace',
		subjectId: owner.workspaceId,
		after: { name: workspace.name },
	});
	if (workspace.start === 'demo') await insertDemoTeam(tx, owner, now);
}

/** Makes a further workspace of the installation, owned by whoever asks. Returns its id. */
export async function createWorkspace(
	access: WorkspaceAccess,
	workspace: { readonly name: string; readonly start: Start },
	now: number,
): Promise<string> {
	const workspaceId = crypto.randomUUID();
	const owner: audit.Actor = { ...access, workspaceId };
	await database().inWorkspace(workspaceId, (tx) => insertWorkspace(tx, owner, workspace, now));
	return workspaceId;
}

/** Gives the current workspace another name. */
export async function renameWorkspace(access: WorkspaceAccess, name: string): Promise<void> {
	if (name === access.workspaceName) return;
	await database().inWorkspace(access.workspaceId, async (tx) => {
		await workspaces.updateName(tx, access.workspaceId, name);
		await audit.insert(tx, access, {
			action: 'workspace.rename',
			subjectType: 'workspace',
			subjectId: access.workspaceId,
			before: { name: access.workspaceName },
			after: { name },
		});
	});
}

/** A workspace that somebody is in. */
export interface OwnWorkspace {
	readonly id: string;
	readonly name: string;
	readonly role: WorkspaceRole;
}

/** The workspaces of whoever is signed in, in the order in which they joined them. */
export async function ownWorkspaces(access: WorkspaceAccess): Promise<readonly OwnWorkspace[]> {
	const rows = await database().asUser(access.userId, (tx) =>
		memberships.listOfUser(tx, access.userId),
	);
	return rows.map(({ workspaceId, workspaceName, role }) => ({
		id: workspaceId,
		name: workspaceName,
		role,
	}));
}
