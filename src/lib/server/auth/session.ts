/** Starting, renewing and ending the session of a request. */
import type { RequestEvent } from '@sveltejs/kit';
import { database, type Tx } from '$lib/server/db/client';
import * as sessions from '$lib/server/repositories/sessions';
import * as users from '$lib/server/repositories/users';
import { removeCookie, setCookie } from './cookies';
import { newDevice } from './device';
import { createSession, deleteSession } from './lucia';
import { formatSessionToken, newSessionToken, type SessionToken } from './tokens';

/** What the browser calls itself, kept so that a person recognises the session in the list. */
function deviceOf(event: RequestEvent): string {
	return (event.request.headers.get('user-agent') ?? '').slice(0, 300);
}

/**
 * Makes a session with a new token in the caller's transaction; the session that the browser had
 * ends with it. Set the cookie with `keepSession` once the transaction has been committed.
 */
export async function openSession(
	tx: Tx,
	event: RequestEvent,
	userId: string,
	workspaceId: string | undefined,
): Promise<SessionToken> {
	const token = newSessionToken();
	if (event.locals.session) await sessions.remove(tx, event.locals.session.id);
	await createSession(tx, token, userId, { workspaceId, device: deviceOf(event) });
	return token;
}

/** Gives the browser the token of a session that was opened. */
export function keepSession(event: RequestEvent, token: SessionToken): void {
	setCookie(event, 'session', formatSessionToken(token));
}

/**
 * Signs somebody in whose right to it has just been proved, and remembers the browser. `false` when
 * the password that proved it has been changed meanwhile: that change ends every session.
 */
export async function startSession(
	event: RequestEvent,
	user: { readonly id: string; readonly passwordHash: string },
	workspaceId?: string,
): Promise<boolean> {
	const token = await database().inInstallation(async (tx) =>
		(await users.hasPasswordHash(tx, user.id, user.passwordHash))
			? await openSession(tx, event, user.id, workspaceId)
			: undefined,
	);
	if (!token) return false;
	keepSession(event, token);
	setCookie(event, 'device', newDevice(user.id, user.passwordHash));
	return true;
}

/** Gives the person who is signed in a new token, as after a change of their own role. */
export async function renewSession(event: RequestEvent): Promise<void> {
	const { session, user } = event.locals;
	if (!session || !user) return;
	const token = await database().inInstallation((tx) =>
		openSession(tx, event, user.id, session.workspaceId),
	);
	keepSession(event, token);
}

/** Signs out: the session ends on the server, not only in the browser. */
export async function endSession(event: RequestEvent): Promise<void> {
	if (event.locals.session) await deleteSession(event.locals.session.id);
	removeCookie(event, 'session');
	event.locals.session = undefined;
	event.locals.user = undefined;
}

/** Makes another workspace the current one of this session; the guards check the right to it. */
export async function chooseWorkspace(event: RequestEvent, workspaceId: string): Promise<void> {
	const { session } = event.locals;
	if (!session) return;
	await database().inInstallation((tx) => sessions.updateWorkspace(tx, session.id, workspaceId));
	event.locals.session = { ...session, workspaceId };
	event.locals.standing = undefined;
}
