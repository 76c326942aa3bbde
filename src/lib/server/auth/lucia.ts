/**
 * The only file that knows Lucia. Its adapter keeps `id` and `sha256(secret)` of a session, looks
 * a session up by id and compares the secret in constant time, and adds the absolute limit that
 * the library does not have. `session.id` is the public id from then on, never the cookie's value.
 */
import { Lucia, TimeSpan, type Adapter, type DatabaseSession } from 'lucia';
import { database, type Tx } from '$lib/server/db/client';
import * as sessions from '$lib/server/repositories/sessions';
import { hashToken } from '$lib/server/secrets';
import {
	ABSOLUTE_DAYS,
	formatSessionToken,
	IDLE_DAYS,
	parseSessionToken,
	secretMatches,
	type SessionToken,
} from './tokens';

const DAY_MS = 86_400_000;

export interface SessionInfo {
	readonly id: string;
	readonly userId: string;
	readonly workspaceId?: string;
	readonly device: string;
}

export interface SignedInUser {
	readonly id: string;
	readonly email: string;
	readonly name: string;
}

interface SessionAttributes {
	readonly workspaceId?: string;
	readonly device: string;
}

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof luciaOver>;
		DatabaseSessionAttributes: SessionAttributes;
		DatabaseUserAttributes: { readonly email: string; readonly name: string };
	}
}

type Run = <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);

const toDatabaseSession = (row: sessions.SessionRow): DatabaseSession => ({
	id: row.id,
	userId: row.userId,
	expiresAt: earlier(row.expiresAt, row.absoluteExpiresAt),
	attributes: { workspaceId: row.workspaceId, device: row.device },
});

function adapterOver(run: Run): Adapter {
	return {
		async getSessionAndUser(text) {
			const token = parseSessionToken(text);
			if (!token) return [null, null];
			const row = await run((tx) => sessions.findWithUser(tx, token.id));
			if (!secretMatches(token.secret, row?.secretHash) || !row) return [null, null];
			return [
				toDatabaseSession(row.session),
				{ id: row.session.userId, attributes: { email: row.email, name: row.name } },
			];
		},
		async getUserSessions(userId) {
			const rows = await run((tx) => sessions.listOfUser(tx, userId));
			return rows.map(toDatabaseSession);
		},
		async setSession(session) {
			const token = parseSessionToken(session.id);
			if (!token) throw new Error('A session is made from an id.secret token');
			const absoluteExpiresAt = new Date(Date.now() + ABSOLUTE_DAYS * DAY_MS);
			await run((tx) =>
				sessions.insert(tx, {
					id: token.id,
					secretHash: hashToken(token.secret),
					userId: session.userId,
					workspaceId: session.attributes.workspaceId,
					device: session.attributes.device,
					expiresAt: session.expiresAt,
					absoluteExpiresAt,
				}),
			);
		},
		updateSessionExpiration: (id, expiresAt) =>
			run((tx) => sessions.updateExpiry(tx, id, expiresAt)),
		deleteSession: (id) => run((tx) => sessions.remove(tx, id)),
		deleteUserSessions: async (userId) => {
			await run((tx) => sessions.removeAllOfUser(tx, userId));
		},
		deleteExpiredSessions: () => run((tx) => sessions.removeExpired(tx, new Date())),
	};
}

function luciaOver(run: Run) {
	return new Lucia(adapterOver(run), {
		sessionExpiresIn: new TimeSpan(IDLE_DAYS, 'd'),
		getSessionAttributes: ({ workspaceId, device }) => ({ workspaceId, device }),
		getUserAttributes: ({ email, name }) => ({ email, name }),
	});
}

/** Lucia with a transaction of its own for each step. */
const lucia = luciaOver((fn) => database().inInstallation(fn));

/** The session and account behind a cookie's value; `fresh` asks for the cookie to be set again. */
export async function validateSession(
	token: string,
): Promise<{ session: SessionInfo; user: SignedInUser; fresh: boolean } | undefined> {
	const { session, user } = await lucia.validateSession(token);
	if (!session) return undefined;
	const { id, userId, workspaceId, device, fresh } = session;
	return {
		session: { id, userId, workspaceId, device },
		user: { id: user.id, email: user.email, name: user.name },
		fresh,
	};
}

/** Makes a session in the caller's transaction, so that it stands or falls with the change. */
export async function createSession(
	tx: Tx,
	token: SessionToken,
	userId: string,
	attributes: SessionAttributes,
): Promise<void> {
	const within = luciaOver((fn) => fn(tx));
	await within.createSession(userId, attributes, { sessionId: formatSessionToken(token) });
}

export async function deleteSession(id: string): Promise<void> {
	await lucia.invalidateSession(id);
}

/** Clears away what has expired. */
export async function deleteExpiredSessions(): Promise<void> {
	await lucia.deleteExpiredSessions();
}
