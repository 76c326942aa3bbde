import {
	keepsAnOwner,
	needsTeams,
	type WorkspaceAccess,
	type WorkspaceRole,
} from '$lib/domain/access';
import { database } from '$lib/server/db/client';
import * as audit from '$lib/server/repositories/audit';
import * as memberships from '$lib/server/repositories/memberships';
import * as sessions from '$lib/server/repositories/sessions';
import * as users from '$lib/server/repositories/users';

/** Everybody with an account in the workspace, in name order. */
export async function listAccounts(
	access: WorkspaceAccess,
): Promise<readonly memberships.MembershipRow[]> {
	return await database().inWorkspace(access.workspaceId, (tx) =>
		memberships.list(tx, access.workspaceId),
	);
}

/** Gives one's own account another name. */
export async function renameAccount(access: WorkspaceAccess, name: string): Promise<void> {
	if (name === access.userName) return;
	await database().inWorkspace(access.workspaceId, async (tx) => {
		await users.updateName(tx, access.userId, name);
		await audit.insert(tx, access, {
			action: 'account.rename',
			subjectType: 'user',
			subjectId: access.userId,
			before: { name: access.userName },
			after: { name },
		});
	});
}

/** A place where somebody is signed in. Times are ms UTC. */
export interface OwnSession {
	readonly id: string;
	readonly device: string;
	readonly startedAt: number;
	/** When it ends unless it is used before. */
	readonly endsAt: number;
}

/** One's own sessions, newest first; ended ones are left out. `now` is ms UTC. */
export async function ownSessions(
	access: WorkspaceAccess,
	now: number,
): Promise<readonly OwnSession[]> {
	const rows = await database().inInstallation((tx) => sessions.listOfUser(tx, access.userId));
	return rows
		.map((row) => ({
			id: row.id,
			device: row.device,
			startedAt: row.createdAt.getTime(),
			endsAt: Math.min(row.expiresAt.getTime(), row.absoluteExpiresAt.getTime()),
		}))
		.filter((session) => session.endsAt > now);
}

/** Ends one of one's own sessions; `false` when there is none with this id. */
export async function endOwnSession(access: WorkspaceAccess, id: string): Promise<boolean> {
	return await database().inWorkspace(access.workspaceId, async (tx) => {
		if (!(await sessions.removeOfUser(tx, access.userId, id))) return false;
		await audit.insert(tx, access, {
			action: 'account.session-end',
			subjectType: 'user',
			subjectId: access.userId,
		});
		return true;
	});
}

/** Ends all of one's own sessions but the one named. Returns how many ended. */
export async function endOtherSessions(access: WorkspaceAccess, keep: string): Promise<number> {
	return await database().inWorkspace(access.workspaceId, async (tx) => {
		const ended = await sessions.removeAllOfUser(tx, access.userId, keep);
		if (ended > 0) {
			await audit.insert(tx, access, {
				action: 'account.session-end',
				subjectType: 'user',
				subjectId: access.userId,
				after: { ended },
			});
		}
		return ended;
	});
}

export interface Place {
	readonly role: WorkspaceRole;
	/** Teams of a manager or viewer; not kept for other roles. */
	readonly teamIds: readonly string[];
	readonly memberId?: string | undefined;
}

export type PlaceOutcome =
	| { readonly kind: 'changed'; readonly self: boolean }
	| { readonly kind: 'unknown' | 'last-owner' | 'teams-missing' | 'unknown-member' };

/**
 * Changes a person's role, teams and linked member. The person's sessions end in the same
 * transaction, so that nobody goes on with rights of before; `self` asks the caller to renew its
 * own. A workspace keeps its last owner.
 */
export async function changePlace(
	access: WorkspaceAccess,
	userId: string,
	place: Place,
): Promise<PlaceOutcome> {
	const teamIds = needsTeams(place.role) ? place.teamIds : [];
	if (needsTeams(place.role) && teamIds.length === 0) return { kind: 'teams-missing' };
	const { workspaceId } = access;
	return await database().inWorkspace(workspaceId, async (tx) => {
		const owners = await memberships.lockOwners(tx, workspaceId);
		const before = await memberships.findForUpdate(tx, workspaceId, userId);
		if (!before) return { kind: 'unknown' } as const;
		if (!keepsAnOwner(before.role, place.role, owners)) return { kind: 'last-owner' } as const;
		if (place.memberId && !(await memberships.findMember(tx, workspaceId, place.memberId)))
			return { kind: 'unknown-member' } as const;
		await memberships.update(tx, workspaceId, {
			userId,
			role: place.role,
			memberId: place.memberId,
		});
		const given = await memberships.updateTeams(tx, workspaceId, userId, teamIds);
		await sessions.removeAllOfUser(tx, userId);
		await audit.insert(tx, access, {
			action: 'membership.change',
			subjectType: 'user',
			subjectId: userId,
			before: { role: before.role, member: before.memberId },
			after: { role: place.role, teams: given, member: place.memberId },
		});
		return { kind: 'changed', self: userId === access.userId } as const;
	});
}

/** Takes a person out of the workspace and ends their sessions; the last owner stays. */
export async function removeAccount(
	access: WorkspaceAccess,
	userId: string,
): Promise<'removed' | 'unknown' | 'last-owner'> {
	const { workspaceId } = access;
	return await database().inWorkspace(workspaceId, async (tx) => {
		const owners = await memberships.lockOwners(tx, workspaceId);
		const before = await memberships.findForUpdate(tx, workspaceId, userId);
		if (!before) return 'unknown';
		if (!keepsAnOwner(before.role, undefined, owners)) return 'last-owner';
		await memberships.remove(tx, workspaceId, userId);
		await sessions.removeAllOfUser(tx, userId);
		await audit.insert(tx, access, {
			action: 'membership.remove',
			subjectType: 'user',
			subjectId: userId,
			before: { role: before.role },
		});
		return 'removed';
	});
}
