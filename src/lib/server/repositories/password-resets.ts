import type { Tx } from '$lib/server/db/client';

export interface PasswordResetRow {
	readonly userId: string;
	/** Hash of the password hash that stood when the link was made. */
	readonly passwordMark: Uint8Array;
	/** The owner who made the link. */
	readonly createdBy: string;
}

interface StoredReset {
	user_id: string;
	password_mark: Uint8Array;
	created_by: string;
}

const parse = (row: StoredReset | undefined): PasswordResetRow | undefined =>
	row && {
		userId: row.user_id,
		passwordMark: row.password_mark,
		createdBy: row.created_by,
	};

/** Stores a link; links made earlier for the same account stop working. */
export async function insert(
	tx: Tx,
	workspaceId: string,
	reset: PasswordResetRow & {
		readonly tokenHash: Uint8Array;
		readonly at: Date;
		readonly expiresAt: Date;
	},
): Promise<void> {
	await tx`
		update password_resets set revoked_at = ${reset.at}
		where workspace_id = ${workspaceId} and user_id = ${reset.userId} and used_at is null
			and revoked_at is null`;
	await tx`
		insert into password_resets (workspace_id, token_hash, user_id, password_mark, created_by,
			created_at, expires_at)
		values (${workspaceId}, ${reset.tokenHash}, ${reset.userId}, ${reset.passwordMark},
			${reset.createdBy}, ${reset.at}, ${reset.expiresAt})`;
}

/** A link by the hash of its token, while it can still be used. */
export async function findOpen(
	tx: Tx,
	workspaceId: string,
	tokenHash: Uint8Array,
	at: Date,
): Promise<PasswordResetRow | undefined> {
	const [row] = await tx<StoredReset[]>`
		select user_id, password_mark, created_by from password_resets
		where workspace_id = ${workspaceId} and token_hash = ${tokenHash} and used_at is null
			and revoked_at is null and expires_at > ${at}`;
	return parse(row);
}

/** Uses a link up in one statement: of any number of tries at the same moment one gets the row. */
export async function update(
	tx: Tx,
	workspaceId: string,
	tokenHash: Uint8Array,
	at: Date,
): Promise<PasswordResetRow | undefined> {
	const [row] = await tx<StoredReset[]>`
		update password_resets set used_at = ${at}
		where workspace_id = ${workspaceId} and token_hash = ${tokenHash} and used_at is null
			and revoked_at is null and expires_at > ${at}
		returning user_id, password_mark, created_by`;
	return parse(row);
}
