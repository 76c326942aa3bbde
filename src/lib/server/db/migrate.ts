import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import { codeOf } from './faults';

/** A step forward of the schema; once landed its text never changes. */
export interface Migration {
	readonly version: number;
	readonly name: string;
	readonly sql: string;
}

/** The schema cannot be brought up to date; the message is for the person who starts the server. */
export class MigrationRefused extends Error {
	override name = 'MigrationRefused';
}

const LOCK_KEY = 7_305_183_021;
const LOCK_TIMEOUT = '30s';
const ROLE_RACES = new Set(['23505', '42710', 'XX000', '40001', '40P01']);

/** The migrations of this build, in order. */
export function bundledMigrations(): readonly Migration[] {
	const files = import.meta.glob<string>('/migrations/*.sql', {
		query: '?raw',
		import: 'default',
		eager: true,
	});
	return Object.entries(files)
		.map(([file, sql]) => {
			const name = file.replace(/^.*\/|\.sql$/g, '');
			return { version: Number.parseInt(name, 10), name, sql };
		})
		.sort((a, b) => a.version - b.version);
}

/**
 * Brings the schema up to date: forward only, one transaction for each step, one instance at a
 * time. `beforeChange` is called once before the first step when the database already holds data.
 */
export async function migrate(
	sql: postgres.Sql,
	migrations: readonly Migration[],
	beforeChange?: (from: number) => Promise<void>,
): Promise<{ readonly applied: number }> {
	const applied = await appliedVersions(sql, migrations);
	const first = migrations.find((migration) => !applied.has(migration.version));
	if (first === undefined) return { applied: 0 };
	if (applied.size > 0) await beforeChange?.(Math.max(...applied));
	let count = 0;
	while (await applyNext(sql, migrations)) count++;
	return { applied: count };
}

async function appliedVersions(
	sql: postgres.Sql,
	migrations: readonly Migration[],
): Promise<Set<number>> {
	return sql.begin((tx) => checkedVersions(tx, migrations));
}

/** One step in one transaction; false when nothing is left to do. */
async function applyNext(
	sql: postgres.Sql,
	migrations: readonly Migration[],
	attempt = 1,
): Promise<boolean> {
	try {
		return await sql.begin(async (tx) => {
			await tx`select set_config('lock_timeout', ${LOCK_TIMEOUT}, true), set_config('statement_timeout', '0', true)`;
			await tx`select pg_advisory_xact_lock(${LOCK_KEY}::bigint)`;
			const applied = await checkedVersions(tx, migrations);
			const next = migrations.find((migration) => !applied.has(migration.version));
			if (next === undefined) return false;
			await tx`
				create table if not exists schema_migrations (
					version integer primary key,
					name text not null,
					checksum text not null,
					applied_at timestamptz not null default now()
				)`;
			await tx.unsafe(next.sql);
			await tx`
				insert into schema_migrations (version, name, checksum)
				values (${next.version}, ${next.name}, ${checksum(next.sql)})`;
			return true;
		});
	} catch (error) {
		// Roles belong to the whole server: two databases on it may make the same one at once.
		if (attempt < 10 && ROLE_RACES.has(codeOf(error) ?? '')) {
			await new Promise((resolve) => setTimeout(resolve, 50 * attempt));
			return applyNext(sql, migrations, attempt + 1);
		}
		throw error;
	}
}

/** The versions applied so far; throws when they are not the ones this build knows. */
async function checkedVersions(
	tx: postgres.TransactionSql,
	migrations: readonly Migration[],
): Promise<Set<number>> {
	const [table] = await tx<{ known: boolean }[]>`
		select to_regclass('schema_migrations') is not null as known`;
	if (!table?.known) return new Set();
	const rows = await tx<{ version: number; name: string; checksum: string }[]>`
		select version, name, checksum from schema_migrations order by version`;
	for (const row of rows) {
		const migration = migrations.find((candidate) => candidate.version === row.version);
		if (migration === undefined) {
			throw new MigrationRefused(
				`The database was written by a newer version of Meridian (migration ${row.name}); ` +
					'it has been left untouched. Start that version, or a newer one.',
			);
		}
		if (checksum(migration.sql) !== row.checksum) {
			throw new MigrationRefused(
				`Migration ${row.name} is not the one this database was built with; ` +
					'it has been left untouched.',
			);
		}
	}
	return new Set(rows.map((row) => row.version));
}

function checksum(text: string): string {
	return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}
