/** Retention: candidates are erased after the workspace's days. */
import type { WorkspaceAccess } from '$lib/domain/access';
import { isErasureDue } from '$lib/domain/hiring/candidate';
import { database } from '$lib/server/db/client';
import * as audit from '$lib/server/repositories/audit';
import * as candidates from '$lib/server/repositories/candidates';
import * as memberships from '$lib/server/repositories/memberships';
import * as users from '$lib/server/repositories/users';

/** The days after which candidates of the workspace are erased. */
export async function retentionDays(access: WorkspaceAccess): Promise<number> {
	return database().inWorkspace(access.workspaceId, (tx) =>
		candidates.findRetentionDays(tx, access.workspaceId),
	);
}

/** Sets those days: whole, 1 to 3650. */
export async function setRetentionDays(access: WorkspaceAccess, days: number): Promise<void> {
	const { workspaceId } = access;
	await database().inWorkspace(workspaceId, async (tx) => {
		const before = await candidates.findRetentionDaysForUpdate(tx, workspaceId);
		if (before === days) return;
		await candidates.updateRetentionDays(tx, workspaceId, days);
		await audit.insert(tx, access, {
			action: 'workspace.retention',
			subjectType: 'workspace',
			subjectId: workspaceId,
			before: { days: before },
			after: { days },
		});
	});
}

/** Erases the candidates of a workspace whose time has come by `now` (ms UTC); says how many. */
export async function eraseDue(workspaceId: string, now: number): Promise<number> {
	return database().inWorkspace(workspaceId, async (tx) => {
		const days = await candidates.findRetentionDays(tx, workspaceId);
		const rows = await candidates.listForRetention(tx, workspaceId);
		const due = rows.filter((row) => isErasureDue({ ...row, erasedAt: undefined }, days, now));
		for (const { id } of due) {
			await candidates.updateErased(tx, workspaceId, id);
			await audit.insertOfSystem(tx, workspaceId, {
				action: 'candidate.erase',
				subjectType: 'candidate',
				subjectId: id,
				after: { days },
			});
		}
		return due.length;
	});
}

/** Does so in every workspace; each has an owner, and so is somebody's. Says how many in all. */
export async function eraseDueEverywhere(now: number): Promise<number> {
	const ids = await database().inInstallation((tx) => users.listIds(tx));
	const workspaces = new Set<string>();
	for (const id of ids) {
		const rows = await database().asUser(id, (tx) => memberships.listOfUser(tx, id));
		for (const { workspaceId } of rows) workspaces.add(workspaceId);
	}
	let erased = 0;
	for (const workspaceId of workspaces) erased += await eraseDue(workspaceId, now);
	return erased;
}
