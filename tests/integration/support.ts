import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { inject } from 'vitest';
import { readConfig } from '$lib/server/config';
import { openDatabase, useDatabase, type OpenDatabase } from '$lib/server/db/client';

export type DatabaseKind = 'embedded' | 'postgres';

/** PostgreSQL only when TEST_DATABASE_URL names a server on which databases may be created. */
export const DATABASE_KINDS: readonly DatabaseKind[] = process.env.TEST_DATABASE_URL
	? ['embedded', 'postgres']
	: ['embedded'];

export interface TestDatabase {
	readonly database: OpenDatabase;
	/** Set for PostgreSQL. */
	readonly url: string | undefined;
	/** Set for the embedded database. */
	readonly dataDir: string | undefined;
	/** Closes it and leaves nothing behind. */
	dispose(): Promise<void>;
}

/** Opens a fresh, migrated database and makes it the one `database()` returns. */
export async function freshDatabase(kind: DatabaseKind): Promise<TestDatabase> {
	const opened = kind === 'embedded' ? await freshEmbedded() : await freshPostgres();
	useDatabase(opened.database);
	return opened;
}

async function freshEmbedded(): Promise<TestDatabase> {
	const dataDir = await mkdtemp(path.join(tmpdir(), 'meridian-test-'));
	await cp(inject('migratedDataDir'), dataDir, { recursive: true });
	const database = await openDatabase(readConfig({ DATA_DIR: dataDir }));
	return {
		database,
		url: undefined,
		dataDir,
		async dispose() {
			useDatabase(undefined);
			await database.close();
			await rm(dataDir, { recursive: true, force: true });
		},
	};
}

async function freshPostgres(): Promise<TestDatabase> {
	const created = await createDatabase();
	const database = await openDatabase(readConfig({ DATABASE_URL: created.url }));
	return {
		database,
		url: created.url,
		dataDir: undefined,
		async dispose() {
			useDatabase(undefined);
			await database.close();
			await created.drop();
		},
	};
}

/** An empty database of its own on the PostgreSQL server of TEST_DATABASE_URL. */
export async function createDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
	const server = process.env.TEST_DATABASE_URL;
	if (!server) throw new Error('TEST_DATABASE_URL is not set.');
	const name = `meridian_test_${randomUUID().replaceAll('-', '')}`;
	const url = new URL(server);
	url.pathname = `/${name}`;
	const administer = async (text: string) => {
		const sql = postgres(server, { max: 1, onnotice: () => undefined });
		try {
			await sql.unsafe(text);
		} finally {
			await sql.end();
		}
	};
	await administer(`create database ${name}`);
	return { url: url.href, drop: () => administer(`drop database if exists ${name} with (force)`) };
}
