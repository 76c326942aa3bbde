import path from 'node:path';

/** What the server is told by its environment; `src/cli/start.js` has checked the same values. */
export interface Config {
	/** The address people use, without a trailing slash; undefined lets the adapter work it out. */
	readonly origin: string | undefined;
	/** A PostgreSQL address; undefined means the embedded database in `dataDir`. */
	readonly databaseUrl: string | undefined;
	/** Absolute path of the directory that holds the embedded database. */
	readonly dataDir: string;
	/** Connections kept to PostgreSQL, at least 1. */
	readonly poolSize: number;
	/** False behind a proxy that pools by transaction and cannot keep prepared statements. */
	readonly prepare: boolean;
	/** One JSON object a line instead of plain text. */
	readonly jsonLog: boolean;
}

/** Reads the configuration; an empty value counts as not set. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
	const poolSize = Number(env.DATABASE_POOL_SIZE || '10');
	if (!Number.isInteger(poolSize) || poolSize < 1 || poolSize > 500) {
		throw new Error('DATABASE_POOL_SIZE must be a whole number from 1 to 500.');
	}
	return {
		origin: env.ORIGIN ? env.ORIGIN.replace(/\/+$/, '') : undefined,
		databaseUrl: env.DATABASE_URL || undefined,
		dataDir: path.resolve(env.DATA_DIR || '.meridian'),
		poolSize,
		prepare: env.DATABASE_PREPARE !== 'false',
		jsonLog: env.LOG_FORMAT === 'json',
	};
}
