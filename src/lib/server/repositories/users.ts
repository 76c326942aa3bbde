import type { Tx } from '$lib/server/db/client';

export interface UserRow {
	readonly id: string;
	readonly email: string;
	readonly name: string;
	readonly passwordHash: string;
}

interface StoredUser {
	id: string;
	email: string;
	name: string;
	password_hash: string;
}

const parse = (row: StoredUser | undefined): UserRow | undefined =>
	row && { id: row.id, email: row.email, name: row.name, passwordHash: row.password_hash };

/** The account with this e-mail address (lower case). */
export async function findByEmail(tx: Tx, email: string): Promise<UserRow | undefined> {
	const [row] = await tx<StoredUser[]>`
		select id, email, name, password_hash from users where email = ${email}
	`;
	return parse(row);
}

/** The ids of all accounts of the installation. */
export async function listIds(tx: Tx): Promise<string[]> {
	const rows = await tx<{ id: string }[]>`select id from users order by id`;
	return rows.map(({ id }) => id);
}

export async function find(tx: Tx, id: string): Promise<UserRow | undefined> {
	const [row] = await tx<StoredUser[]>`
		select id, email, name, password_hash from users where id = ${id}
	`;
	return parse(row);
}

/** Whether anybody has an account in this installation. */
export async function any(tx: Tx): Promise<boolean> {
	const [row] = await tx<{ found: boolean }[]>`select exists (select from users) as found`;
	return row?.found ?? false;
}

/** Makes an account; `false` when the e-mail address already has one. */
export async function insert(tx: Tx, user: UserRow): Promise<boolean> {
	const rows = await tx`
		insert into users (id, email, name, password_hash)
		values (${user.id}, ${user.email}, ${user.name}, ${user.passwordHash})
		on conflict (email) do nothing
		returning id
	`;
	return rows.length > 0;
}

export async function updateName(tx: Tx, id: string, name: string): Promise<void> {
	await tx`update users set name = ${name} where id = ${id}`;
}

/** Stores a new hash where the old one still stands; `false` when it was changed meanwhile. */
export async function updatePasswordHash(
	tx: Tx,
	id: string,
	before: string,
	after: string,
): Promise<boolean> {
	const rows = await tx`
		update users set password_hash = ${after} where id = ${id} and password_hash = ${before}
		returning id
	`;
	return rows.length > 0;
}

/** Whether this hash still stands; a change under way is waited for, and one to come waits. */
export async function hasPasswordHash(tx: Tx, id: string, hash: string): Promise<boolean> {
	const rows = await tx`
		select id from users where id = ${id} and password_hash = ${hash} for share
	`;
	return rows.length > 0;
}
