import type { Tx } from '$lib/server/db/client';

/** Any number that nothing else locks: one setup at a time. */
const SETUP_LOCK = 7_153_001;

/** Holds off every other setup until the transaction ends. */
export async function lock(tx: Tx): Promise<void> {
	await tx`select pg_advisory_xact_lock(${SETUP_LOCK})`;
}

/** Stores a new token; tokens of earlier starts go, once nobody can still be using them. */
export async function insert(tx: Tx, tokenHash: Uint8Array, at: Date): Promise<void> {
	const dayAgo = new Date(at.getTime() - 86_400_000);
	await tx`delete from setup_tokens where created_at < ${dayAgo}`;
	await tx`insert into setup_tokens (token_hash, created_at) values (${tokenHash}, ${at})`;
}

export async function find(tx: Tx, tokenHash: Uint8Array): Promise<boolean> {
	const rows = await tx`
		select token_hash from setup_tokens where token_hash = ${tokenHash} and used_at is null
	`;
	return rows.length > 0;
}

/** Uses a token up; `false` when there is no such unused one. Every other token goes with it. */
export async function update(tx: Tx, tokenHash: Uint8Array, at: Date): Promise<boolean> {
	const used = await tx`
		update setup_tokens set used_at = ${at}
		where token_hash = ${tokenHash} and used_at is null
		returning token_hash
	`;
	if (used.length === 0) return false;
	await tx`delete from setup_tokens where used_at is null`;
	return true;
}
