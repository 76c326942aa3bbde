import type { RequestEvent } from '@sveltejs/kit';
import { database } from '$lib/server/db/client';
import type { WorkspaceAccess } from '$lib/domain/access';
import * as audit from '$lib/server/repositories/audit';
import * as sessions from '$lib/server/repositories/sessions';
import * as users from '$lib/server/repositories/users';
import { readCookie, setCookie } from './cookies';
import { knownDevice, newDevice } from './device';
import { deleteExpiredSessions } from './lucia';
import { hashPassword, needsRehash, TooBusyError, verifyPassword } from './password';
import { keepSession, openSession, startSession } from './session';
import { countAttempt, forgiveAttempt, type Attempt } from './throttle';

/** `wrong` says nothing about whether there is such an account. */
export type SignInOutcome = 'signed-in' | 'wrong' | 'throttled';

/** The network address, or one that all share when the proxy does not say where a request is from. */
function addressOf(event: RequestEvent): string {
	try {
		return event.getClientAddress();
	} catch {
		return 'unknown';
	}
}

function attemptOf(event: RequestEvent, email: string, user: users.UserRow | undefined): Attempt {
	const cookie = readCookie(event, 'device');
	return {
		email,
		address: addressOf(event),
		device: user && knownDevice(cookie, user.id, user.passwordHash),
	};
}

/** Stores a hash with today's parameters when the old one has others. */
async function freshHash(user: users.UserRow, password: string): Promise<string> {
	if (!needsRehash(user.passwordHash)) return user.passwordHash;
	const after = await hashPassword(password);
	const stored = await database().inInstallation((tx) =>
		users.updatePasswordHash(tx, user.id, user.passwordHash, after),
	);
	return stored ? after : user.passwordHash;
}

/**
 * Checks a password and signs in. Every try is counted before it is verified; a right one is taken
 * back from the count, so that only guesses lock. An unknown account is verified against a dummy.
 */
export async function signIn(
	event: RequestEvent,
	email: string,
	password: string,
): Promise<SignInOutcome> {
	const at = new Date();
	const user = await database().inInstallation((tx) => users.findByEmail(tx, email));
	const attempt = attemptOf(event, email, user);
	if (!(await database().inInstallation((tx) => countAttempt(tx, attempt, at)))) return 'throttled';
	if (!(await verifyPassword(user?.passwordHash, password)) || !user) return 'wrong';

	const passwordHash = await freshHash(user, password);
	if (!(await startSession(event, { id: user.id, passwordHash }))) return 'wrong';
	await database().inInstallation((tx) => forgiveAttempt(tx, attempt, at));
	await deleteExpiredSessions();
	return 'signed-in';
}

/**
 * Changes the password of whoever is signed in: the new hash, a new token for this browser and the
 * end of every other session are one transaction.
 */
export async function changePassword(
	event: RequestEvent,
	access: WorkspaceAccess,
	current: string,
	next: string,
): Promise<'changed' | 'wrong' | 'throttled' | 'busy'> {
	try {
		return await checkAndChange(event, access, current, next);
	} catch (thrown) {
		if (thrown instanceof TooBusyError) return 'busy';
		throw thrown;
	}
}

async function checkAndChange(
	event: RequestEvent,
	access: WorkspaceAccess,
	current: string,
	next: string,
): Promise<'changed' | 'wrong' | 'throttled'> {
	const at = new Date();
	const user = await database().inInstallation((tx) => users.find(tx, access.userId));
	if (!user) return 'wrong';
	const attempt: Attempt = { ...attemptOf(event, user.email, user), device: access.userId };
	if (!(await database().inInstallation((tx) => countAttempt(tx, attempt, at)))) return 'throttled';
	if (!(await verifyPassword(user.passwordHash, current))) return 'wrong';

	const passwordHash = await hashPassword(next);
	const token = await database().inWorkspace(access.workspaceId, async (tx) => {
		if (!(await users.updatePasswordHash(tx, user.id, user.passwordHash, passwordHash)))
			return undefined;
		await sessions.removeAllOfUser(tx, user.id);
		await forgiveAttempt(tx, attempt, at);
		await audit.insert(tx, access, {
			action: 'account.password',
			subjectType: 'user',
			subjectId: user.id,
		});
		return await openSession(tx, event, user.id, access.workspaceId);
	});
	if (!token) return 'wrong';
	keepSession(event, token);
	setCookie(event, 'device', newDevice(user.id, passwordHash));
	return 'changed';
}
