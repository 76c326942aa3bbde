/** A link with which an owner lets somebody of the workspace choose a new password. */
import type { WorkspaceAccess } from '$lib/domain/access';
import { database } from '$lib/server/db/client';
import * as audit from '$lib/server/repositories/audit';
import * as memberships from '$lib/server/repositories/memberships';
import * as resets from '$lib/server/repositories/password-resets';
import * as sessions from '$lib/server/repositories/sessions';
import * as users from '$lib/server/repositories/users';
import * as workspaces from '$lib/server/repositories/workspaces';
import { hashToken, randomToken } from '$lib/server/secrets';

/** How long a reset link works, in hours. */
export const RESET_HOURS = 24;
const HOUR_MS = 3_600_000;

export type ResetLinkOutcome =
	| { readonly kind: 'made'; readonly path: string; readonly email: string }
	/**
	 * `self`: the account page is for that. `elsewhere`: the account also opens a workspace that
	 * this owner does not own, so that the link would let them in there.
	 */
	| { readonly kind: 'unknown' | 'self' | 'elsewhere' };

/** Whether the owner owns every workspace that the account is in. */
async function ownsAllOf(ownerId: string, userId: string): Promise<boolean> {
	const theirs = await database().asUser(userId, (tx) => memberships.listOfUser(tx, userId));
	const own = await database().asUser(ownerId, (tx) => memberships.listOfUser(tx, ownerId));
	return theirs.every(({ workspaceId }) =>
		own.some((one) => one.workspaceId === workspaceId && one.role === 'owner'),
	);
}

/**
 * Makes a link for one account and one use; an earlier link of the account stops working. `path`
 * is the only place where the token is ever shown. `now` is ms UTC.
 */
export async function makeResetLink(
	access: WorkspaceAccess,
	userId: string,
	now: number,
): Promise<ResetLinkOutcome> {
	if (userId === access.userId) return { kind: 'self' };
	const { workspaceId } = access;
	const within = await ownsAllOf(access.userId, userId);
	const token = randomToken();
	return await database().inWorkspace(workspaceId, async (tx): Promise<ResetLinkOutcome> => {
		const there = await memberships.findForUpdate(tx, workspaceId, userId);
		const user = there && (await users.find(tx, userId));
		if (!user) return { kind: 'unknown' };
		if (!within) return { kind: 'elsewhere' };
		await resets.insert(tx, workspaceId, {
			tokenHash: hashToken(token),
			userId,
			passwordMark: hashToken(user.passwordHash),
			createdBy: access.userId,
			at: new Date(now),
			expiresAt: new Date(now + RESET_HOURS * HOUR_MS),
		});
		await audit.insert(tx, access, {
			action: 'account.reset-link',
			subjectType: 'user',
			subjectId: userId,
			after: { hours: RESET_HOURS },
		});
		return { kind: 'made', path: `/reset/${workspaceId}/${token}`, email: user.email };
	});
}

/** What the page behind a reset link shows. */
export interface ResetPreview {
	readonly workspaceName: string;
	readonly email: string;
}

/**
 * The account behind a link; `undefined` when the link is unknown, used, replaced or too old, the
 * password has changed since, or its maker could not make it any more.
 */
export async function resetPreview(
	workspaceId: string,
	token: string,
	now: number,
): Promise<ResetPreview | undefined> {
	const found = await database().inWorkspace(workspaceId, async (tx) => {
		const open = await resets.findOpen(tx, workspaceId, hashToken(token), new Date(now));
		const user = open && (await users.find(tx, open.userId));
		const workspaceName = await workspaces.findName(tx, workspaceId);
		if (!open || !user || workspaceName === undefined) return undefined;
		if (!hashToken(user.passwordHash).equals(open.passwordMark)) return undefined;
		return { open, preview: { workspaceName, email: user.email } };
	});
	if (!found || !(await ownsAllOf(found.open.createdBy, found.open.userId))) return undefined;
	return found.preview;
}

export type ResetOutcome = { readonly kind: 'reset'; readonly userId: string } | 'gone';

/** Thrown to roll the use of a link back; never leaves this module. */
class Gone extends Error {}

/**
 * Stores the new password and ends every session of the account, using the link up; all or
 * nothing, and for one of any number of tries. `now` is ms UTC.
 */
export async function resetPassword(
	workspaceId: string,
	token: string,
	passwordHash: string,
	requestId: string,
	now: number,
): Promise<ResetOutcome> {
	if ((await resetPreview(workspaceId, token, now)) === undefined) return 'gone';
	try {
		return await database().inWorkspace(workspaceId, async (tx) => {
			const used = await resets.update(tx, workspaceId, hashToken(token), new Date(now));
			const user = used && (await users.find(tx, used.userId));
			if (!used || !user) throw new Gone();
			const { id: userId, name: userName, passwordHash: before } = user;
			const same = hashToken(before).equals(used.passwordMark);
			if (!same || !(await users.updatePasswordHash(tx, userId, before, passwordHash)))
				throw new Gone();
			await sessions.removeAllOfUser(tx, userId);
			await audit.insert(
				tx,
				{ workspaceId, userId, userName, requestId },
				{ action: 'account.reset', subjectType: 'user', subjectId: userId },
			);
			return { kind: 'reset', userId } as const;
		});
	} catch (error) {
		if (error instanceof Gone) return 'gone';
		throw error;
	}
}
