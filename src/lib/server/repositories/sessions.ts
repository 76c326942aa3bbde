import type { Tx } from '$lib/server/db/client';

export interface SessionRow {
	readonly id: string;
	readonly userId: string;
	readonly workspaceId?: string;
	/** What the browser called itself at sign-in. */
	readonly device: string;
	readonly createdAt: Date;
	readonly expiresAt: Date;
	/** The moment after which no use prolongs the session. */
	readonly absoluteExpiresAt: Date;
}

interface StoredSession {
	id: string;
	user_id: string;
	workspace_id: string | null;
	device: string;
	created_at: Date;
	expires_at: Date;
	absolute_expires_at: Date;
}

const parse = (row: StoredSession): SessionRow => ({
	id: row.id,
	userId: row.user_id,
	workspaceId: row.workspace_id ?? undefined,
	device: row.device,
	createdAt: row.created_at,
	expiresAt: row.expires_at,
	absoluteExpiresAt: row.absolute_expires_at,
});

export interface SessionAndUser {
	readonly session: SessionRow;
	readonly secretHash: Uint8Array;
	readonly email: string;
	readonly name: string;
}

/** A session by its public id, with its account and the hash that the secret must match. */
export async function findWithUser(tx: Tx, id: string): Promise<SessionAndUser | undefined> {
	const [row] = await tx<
		(StoredSession & { secret_hash: Uint8Array; email: string; name: string })[]
	>`
		select s.id, s.user_id, s.workspace_id, s.device, s.created_at, s.expires_at,
			s.absolute_expires_at, s.secret_hash, u.email, u.name
		from sessions s join users u on u.id = s.user_id
		where s.id = ${id}
	`;
	return (
		row && { session: parse(row), secretHash: row.secret_hash, email: row.email, name: row.name }
	);
}

/** The sessions of an account, newest first. */
export async function listOfUser(tx: Tx, userId: string): Promise<SessionRow[]> {
	const rows = await tx<StoredSession[]>`
		select id, user_id, workspace_id, device, created_at, expires_at, absolute_expires_at
		from sessions where user_id = ${userId} order by created_at desc, id
	`;
	return rows.map(parse);
}

export async function insert(
	tx: Tx,
	session: Omit<SessionRow, 'createdAt'> & { readonly secretHash: Uint8Array },
): Promise<void> {
	await tx`
		insert into sessions (id, secret_hash, user_id, workspace_id, device, expires_at, absolute_expires_at)
		values (${session.id}, ${session.secretHash}, ${session.userId}, ${session.workspaceId ?? null},
			${session.device}, ${session.expiresAt}, ${session.absoluteExpiresAt})
	`;
}

/** Prolongs a session, never past its absolute limit. */
export async function updateExpiry(tx: Tx, id: string, expiresAt: Date): Promise<void> {
	await tx`
		update sessions set expires_at = least(${expiresAt}::timestamptz, absolute_expires_at)
		where id = ${id}
	`;
}

export async function updateWorkspace(tx: Tx, id: string, workspaceId: string): Promise<void> {
	await tx`update sessions set workspace_id = ${workspaceId} where id = ${id}`;
}

export async function remove(tx: Tx, id: string): Promise<void> {
	await tx`delete from sessions where id = ${id}`;
}

/** Ends one session of this account; `false` when it is not one of theirs. */
export async function removeOfUser(tx: Tx, userId: string, id: string): Promise<boolean> {
	const rows = await tx`
		delete from sessions where id = ${id} and user_id = ${userId} returning id
	`;
	return rows.length > 0;
}

/** Ends every session of an account, but the one named. */
export async function removeAllOfUser(tx: Tx, userId: string, except?: string): Promise<number> {
	const rows = await tx`
		delete from sessions where user_id = ${userId} and id <> ${except ?? ''} returning id
	`;
	return rows.length;
}

export async function removeExpired(tx: Tx, at: Date): Promise<void> {
	await tx`delete from sessions where expires_at <= ${at} or absolute_expires_at <= ${at}`;
}
