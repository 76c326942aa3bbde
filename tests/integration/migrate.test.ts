import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { readConfig } from '$lib/server/config';
import { openDatabase } from '$lib/server/db/client';
import { takeLock } from '$lib/server/db/lock';
import { bundledMigrations, migrate } from '$lib/server/db/migrate';
import { createDatabase, DATABASE_KINDS, freshDatabase, type TestDatabase } from './support';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function emptyDirectory(): Promise<string> {
	const directory = await mkdtemp(path.join(tmpdir(), 'meridian-migrate-'));
	cleanUps.push(() => rm(directory, { recursive: true, force: true }));
	return directory;
}

async function bootedDirectory(): Promise<string> {
	const directory = await emptyDirectory();
	await cp(inject('bootedDatabase'), path.join(directory, 'database'), { recursive: true });
	return directory;
}

const known = bundledMigrations();
const latest = Math.max(...known.map((migration) => migration.version));

describe.each(DATABASE_KINDS)('migrations on the %s database', (kind) => {
	let opened: TestDatabase;
	let sql: postgres.Sql;
	beforeAll(async () => {
		opened = await freshDatabase(kind);
		sql = opened.database.owner;
	});
	afterAll(() => opened.dispose());

	it('are recorded with their checksums and applied once', async () => {
		const rows = await sql<{ version: number; checksum: string }[]>`
			select version, checksum from schema_migrations order by version`;
		expect(rows.map((row) => row.version)).toEqual(known.map((one) => one.version));
		expect(rows.every((row) => /^[0-9a-f]{64}$/.test(row.checksum))).toBe(true);
		expect(await migrate(sql, known)).toEqual({ applied: 0 });
	});

	it('refuse a newer schema and leave it untouched', async () => {
		await sql`insert into schema_migrations (version, name, checksum) values (9999, '9999_later', 'x')`;
		const next = { version: latest + 1, name: 'next', sql: 'create table touched (id int)' };
		await expect(migrate(sql, [...known, next])).rejects.toThrow(
			/newer version of Meridian \(migration 9999_later\); it has been left untouched/,
		);
		await sql`delete from schema_migrations where version = 9999`;
		const [row] = await sql`select to_regclass('touched') is not null as touched`;
		expect(row?.touched).toBe(false);
	});

	it('refuse a migration whose text has changed', async () => {
		const changed = known.map((one) => ({ ...one, sql: `${one.sql}\n-- changed` }));
		await expect(migrate(sql, changed)).rejects.toThrow(/is not the one/);
	});

	it('leave nothing of a step that fails half-way', async () => {
		const failing = {
			version: latest + 1,
			name: 'failing',
			sql: 'create table half (id int); select 1/0;',
		};
		await expect(migrate(sql, [...known, failing])).rejects.toThrow();
		const [row] = await sql<{ half: boolean; version: number }[]>`
			select to_regclass('half') is not null as half,
				(select max(version) from schema_migrations) as version`;
		expect(row).toEqual({ half: false, version: latest });
	});

	it('call for a copy only before a step on a database that holds data', async () => {
		const next = { version: latest + 1, name: 'next', sql: 'create table next_step (id int)' };
		const copied: number[] = [];
		const copy = (from: number) => {
			copied.push(from);
			return Promise.resolve();
		};
		await migrate(sql, known, copy);
		expect(copied).toEqual([]);
		expect(await migrate(sql, [...known, next], copy)).toEqual({ applied: 1 });
		expect(copied).toEqual([latest]);
	});
});

// The embedded database admits one server, by its lock.
describe.runIf(process.env.TEST_DATABASE_URL)('four servers that start together', () => {
	it('migrate once', async () => {
		const created = await createDatabase();
		cleanUps.push(() => created.drop());
		const opened = await Promise.all(
			Array.from({ length: 4 }, () => openDatabase(readConfig({ DATABASE_URL: created.url }))),
		);
		const counts = await Promise.all(
			opened.map(async ({ owner }) => (await owner`select version from schema_migrations`).length),
		);
		for (const database of opened) await database.close();
		expect(counts).toEqual(Array.from({ length: 4 }, () => known.length));
	});
});

describe('the embedded data directory', () => {
	it('is refused to a second opener, and opens again after the first has closed it', async () => {
		const dataDir = await bootedDirectory();
		const config = readConfig({ DATA_DIR: dataDir });
		const first = await openDatabase(config);
		await expect(openDatabase(config)).rejects.toThrow(
			new RegExp(`in use by another server \\(process ${process.pid} on `),
		);
		await first.owner`create table kept as select 42 as answer`;
		await first.close();
		expect(existsSync(path.join(dataDir, 'database.lock'))).toBe(false);
		const second = await openDatabase(config);
		const rows = await second.owner<{ answer: number }[]>`select answer from kept`;
		await second.close();
		expect(rows[0]?.answer).toBe(42);
	});

	it('boots beside its place and clears away an interrupted boot', async () => {
		const dataDir = await emptyDirectory();
		await cp(inject('bootedDatabase'), path.join(dataDir, 'database.tmp'), { recursive: true });
		await rm(path.join(dataDir, 'database.tmp', 'global'), { recursive: true });
		const database = await openDatabase(readConfig({ DATA_DIR: dataDir }));
		await database.close();
		expect((await readdir(dataDir)).sort()).toEqual(['database']);
	});

	it('is taken over from a dead process, whatever process has its number now', async () => {
		const dataDir = await emptyDirectory();
		const file = path.join(dataDir, 'database.lock');
		const dead = await deadHolder(file);
		await writeFile(file, JSON.stringify(dead));
		(await takeLock(file)).release();
		const reused = { ...dead, pid: process.pid, started: '1' };
		await writeFile(file, JSON.stringify({ ...reused, id: 'reused' }));
		(await takeLock(file)).release();
		await writeFile(file, JSON.stringify({ ...dead, id: 'elsewhere', host: 'another-host' }));
		await expect(takeLock(file)).rejects.toThrow(/cannot be seen from here/);
	});

	it('goes to exactly one of many who want a dead one at once', async () => {
		const file = path.join(await emptyDirectory(), 'database.lock');
		const dead = await deadHolder(file);
		for (let round = 0; round < 100; round++) {
			await writeFile(file, JSON.stringify({ ...dead, id: `dead-${round}` }));
			const wanting = Array.from({ length: 8 }, () => takeLock(file));
			const taken = (await Promise.allSettled(wanting)).filter((one) => one.status === 'fulfilled');
			expect(taken).toHaveLength(1);
			expect(await readdir(path.dirname(file))).toEqual(['database.lock']);
			taken[0]?.value.release();
		}
	});

	it('is taken over from successors that died before they had replaced the dead one', async () => {
		const file = path.join(await emptyDirectory(), 'database.lock');
		const dead = await deadHolder(file);
		await writeFile(file, JSON.stringify({ ...dead, id: 'first' }));
		await writeFile(`${file}.after-first`, JSON.stringify({ ...dead, id: 'second' }));
		await writeFile(`${file}.after-second`, JSON.stringify({ ...dead, id: 'third' }));
		const lock = await takeLock(file);
		expect(await readdir(path.dirname(file))).toEqual(['database.lock']);
		await expect(takeLock(file)).rejects.toThrow(/in use by another server/);
		lock.release();
		expect(await readdir(path.dirname(file))).toEqual([]);
	});

	/** A holder on this machine whose process is gone. */
	async function deadHolder(file: string): Promise<Record<string, unknown>> {
		const lock = await takeLock(file);
		const holder = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
		lock.release();
		return { ...holder, pid: 2 ** 22 + 1 };
	}
});
