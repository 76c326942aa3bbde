import postgres from 'postgres';
import type { Config } from '$lib/server/config';
import { errorFields, log } from '$lib/server/log';
import { startEmbedded } from './embedded';
import { maintain } from './maintenance';
import { bundledMigrations, migrate } from './migrate';
import { Pool } from './pool';
import { verifyRole, verifyVersion, withRole } from './role';

/** What repositories take first: a transaction whose role and workspace are already set. */
export type Tx = postgres.TransactionSql;

export interface TransactionOptions {
	/** Milliseconds until the caller is told that the database does not answer. */
	readonly deadline?: number;
}

export interface Database {
	readonly kind: 'embedded' | 'postgres';
	/** Runs in one transaction that sees the rows of one workspace. */
	inWorkspace<T>(
		workspaceId: string,
		fn: (tx: Tx) => Promise<T>,
		options?: TransactionOptions,
	): Promise<T>;
	/** Runs in one transaction that sees the memberships and workspaces of one user. */
	asUser<T>(userId: string, fn: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
	/** Runs in one transaction that sees accounts, sessions and throttles, and no workspace. */
	inInstallation<T>(fn: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
	close(): Promise<void>;
}

/** A database together with what only start-up, maintenance and tests may use. */
export interface OpenDatabase extends Database {
	/** Outside row-level security: the login that owns the schema. */
	readonly owner: postgres.Sql;
}

/** Between two tries to start the embedded database again, ms; doubled up to the second. */
const RESTART_PAUSE = 500;
const RESTART_PAUSE_MOST = 30_000;

let current: Database | undefined;

/** The database of this server. Throws before `useDatabase` has been called. */
export function database(): Database {
	if (current === undefined) throw new Error('The database is not open yet.');
	return current;
}

export function useDatabase(next: Database | undefined): void {
	current = next;
}

/** Connects, migrates, and verifies that requests can run under the role without rights to bypass. */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
	return config.databaseUrl === undefined
		? openEmbedded(config.dataDir)
		: openPostgres(config, config.databaseUrl);
}

async function openPostgres(config: Config, url: string): Promise<OpenDatabase> {
	const connect = (max: number) =>
		postgres(url, {
			max,
			prepare: config.prepare,
			connect_timeout: 3,
			idle_timeout: 60,
			max_lifetime: 1800,
			backoff: () => 0.2,
			onnotice: () => undefined,
			connection: {
				application_name: 'meridian',
				TimeZone: 'UTC',
				statement_timeout: 15_000,
				lock_timeout: 3_000,
				idle_in_transaction_session_timeout: 10_000,
			},
		});
	const pool = new Pool({
		kind: 'postgres',
		connect: () => connect(config.poolSize),
		connectProbe: () => connect(1),
		deadline: 4_000,
	});
	return ready(pool, () => migrate(pool.owner, bundledMigrations()));
}

async function openEmbedded(dataDir: string): Promise<OpenDatabase> {
	let embedded = await startEmbedded(dataDir);
	let closing = false;
	// One session serves every connection, so there is one connection: transactions queue for it
	// here, and their messages cannot mix.
	const connect = () =>
		postgres({
			path: embedded.socketPath,
			database: 'postgres',
			username: 'postgres',
			max: 1,
			idle_timeout: 0,
			max_lifetime: null,
			connect_timeout: 10,
			backoff: () => 0.2,
			onnotice: () => undefined,
		});
	const pool = new Pool({
		kind: 'embedded',
		connect,
		connectProbe: connect,
		deadline: 4_500,
		// It may be busy with an import or with its own upkeep; only a thread that died is away.
		patience: 15_000,
		giveUp: { after: 60_000, act: () => embedded.terminate() },
		async beforeClose() {
			closing = true;
			await maintenance.stop();
		},
		afterClose: () => embedded.close(),
		onCommit: () => maintenance.noteTransaction(),
	});
	const maintenance = maintain(() => pool.owner);

	/** The thread has died, as by kill -9: what was acknowledged is there, so it starts again. */
	const restart = async () => {
		if (closing) return;
		log.error('The embedded database stopped; it is started again.');
		await embedded.close();
		for (let wait = RESTART_PAUSE; !closing; wait = Math.min(2 * wait, RESTART_PAUSE_MOST)) {
			try {
				embedded = await startEmbedded(dataDir);
				void embedded.ended.then(restart);
				break;
			} catch (error) {
				log.error('The embedded database could not be started again.', errorFields(error));
				await new Promise((resolve) => setTimeout(resolve, wait));
			}
		}
		pool.rebuild();
	};
	void embedded.ended.then(restart);

	return ready(pool, () =>
		migrate(pool.owner, bundledMigrations(), async (from) => {
			await pool.owner`checkpoint`;
			await embedded.copy(`${String(from).padStart(4, '0')}-${Date.now()}`);
		}),
	);
}

async function ready(pool: Pool, prepare: () => Promise<unknown>): Promise<OpenDatabase> {
	try {
		await verifyVersion(pool.owner);
		await withRole(pool.owner, prepare);
		await verifyRole(pool.owner);
		return pool;
	} catch (error) {
		await pool.close();
		throw error;
	}
}
