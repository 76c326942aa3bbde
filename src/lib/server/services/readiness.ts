import { database } from '$lib/server/db/client';

/** Settles when the database has answered a transaction of the request role; throws otherwise. */
export async function checkDatabase(): Promise<void> {
	await database().inInstallation((tx) => tx`select 1`, { deadline: 3_000 });
}
