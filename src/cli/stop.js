/** A reason to stop that a person can act on; shown as its one sentence, without a stack. */
export class Stop extends Error {
	/** @override */
	name = 'Stop';
}

/** Errors of the server whose message is already a sentence for the person who starts it. */
const TOLD = new Set([
	'Stop',
	'DirectoryInUse',
	'MigrationRefused',
	'RoleRefused',
	'VersionRefused',
	'ConfigRefused',
]);

/**
 * Runs a command; a failure becomes one plain sentence and exit code 1.
 * @param {() => Promise<void>} command
 */
export async function run(command) {
	try {
		await command();
	} catch (error) {
		console.error(sentence(error));
		process.exit(1);
	}
}

/**
 * What to say about an error.
 * @param {unknown} error
 * @returns {string}
 */
export function sentence(error) {
	if (!(error instanceof Error)) return `Meridian could not start: ${String(error)}`;
	if (TOLD.has(error.name)) return error.message;
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	switch (code) {
		case 'EADDRINUSE':
			return `Port ${process.env.PORT} is taken by another program; set PORT to a free one.`;
		case 'EACCES':
		case 'EPERM':
		case 'EROFS':
			return `Meridian may not write where it has to: ${error.message}`;
		case 'ENOSPC':
			return `There is no space left on the disk: ${error.message}`;
		case 'ECONNREFUSED':
		case 'ECONNRESET':
		case 'CONNECTION_CLOSED':
		case 'CONNECT_TIMEOUT':
		case 'EHOSTUNREACH':
		case 'ETIMEDOUT':
		case '57P03':
			return `The database at ${databaseAddress()} does not answer (${code}); check DATABASE_URL and that PostgreSQL runs.`;
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return `The host of DATABASE_URL, ${databaseAddress()}, is not known (${code}).`;
		case '28P01':
		case '28000':
			return `The database at ${databaseAddress()} refuses this login: ${error.message}.`;
		case '3D000':
			return `The database named in DATABASE_URL does not exist at ${databaseAddress()}; create it first.`;
	}
	if (error.name === 'PostgresError')
		return `The database refuses to start Meridian: ${error.message} (${code}).`;
	const stack = process.env.DEBUG ? `\n${error.stack}` : '';
	return `Meridian could not start: ${error.message}${stack}`;
}

/** Host and port of DATABASE_URL, without its password. */
function databaseAddress() {
	try {
		return new URL(process.env.DATABASE_URL ?? '').host;
	} catch {
		return 'DATABASE_URL';
	}
}
