import { accessSync, constants, mkdirSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stop } from './stop.js';

/** The directory of this checkout, wherever it is started from. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1']);
const EVERYWHERE = new Set(['0.0.0.0', '::']);

/**
 * @typedef {object} Settings
 * @property {number} port
 * @property {string} host the address that is listened on
 * @property {string} origin the address people open, without a trailing slash
 * @property {string} dataDir absolute
 * @property {string | undefined} databaseUrl
 */

/**
 * Reads and checks the environment. Throws a Stop that names the first wrong value.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {{ port: number, dataDir: string }} defaults
 * @returns {Settings}
 */
export function readSettings(env, defaults) {
	const port = readPort(env.PORT, defaults.port);
	const host = env.HOST || '127.0.0.1';
	checkWholeNumber(env, 'DATABASE_POOL_SIZE', 1, 500);
	checkWholeNumber(env, 'SHUTDOWN_TIMEOUT', 0, 600);
	checkWholeNumber(env, 'XFF_DEPTH', 1, 100);
	checkOneOf(env, 'DATABASE_PREPARE', ['true', 'false']);
	checkOneOf(env, 'ALLOW_PLAIN_HTTP', ['1']);
	checkOneOf(env, 'LOG_FORMAT', ['text', 'json']);
	return {
		port,
		host,
		origin: env.ORIGIN ? readOrigin(env.ORIGIN) : `http://${shownHost(host)}:${port}`,
		dataDir: path.resolve(env.DATA_DIR || defaults.dataDir),
		databaseUrl: env.DATABASE_URL ? readDatabaseUrl(env.DATABASE_URL) : undefined,
	};
}

/**
 * @param {string | undefined} value
 * @param {number} fallback
 */
function readPort(value, fallback) {
	if (!value) return fallback;
	const port = /^\d{1,5}$/.test(value) ? Number(value) : 0;
	if (port < 1 || port > 65_535) {
		throw new Stop(`PORT must be a whole number from 1 to 65535, not "${value}".`);
	}
	return port;
}

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} name
 * @param {number} least
 * @param {number} most
 */
function checkWholeNumber(env, name, least, most) {
	const value = env[name];
	if (!value) return;
	const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
	if (number >= least && number <= most) return;
	throw new Stop(`${name} must be a whole number from ${least} to ${most}, not "${value}".`);
}

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} name
 * @param {readonly string[]} values
 */
function checkOneOf(env, name, values) {
	const value = env[name];
	if (!value || values.includes(value)) return;
	throw new Stop(`${name} must be ${values.join(' or ')}, not "${value}".`);
}

/**
 * Whether people elsewhere would be sent to their own machine: listened to everywhere, and no
 * address given that they could open.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {Settings} settings
 */
export function isUnreachableElsewhere(env, { host }) {
	return EVERYWHERE.has(host) && !env.ORIGIN;
}

/** @param {string} value */
function readOrigin(value) {
	/** @type {URL | undefined} */
	let url;
	try {
		url = new URL(value);
	} catch {
		url = undefined;
	}
	const plain =
		url !== undefined &&
		(url.protocol === 'http:' || url.protocol === 'https:') &&
		url.pathname === '/' &&
		!url.search &&
		!url.hash &&
		!url.username;
	if (url === undefined || !plain) {
		throw new Stop(
			`ORIGIN must be the address people open, such as https://meridian.example.com, not "${value}".`,
		);
	}
	return url.origin;
}

/** @param {string} value */
function readDatabaseUrl(value) {
	/** @type {URL | undefined} */
	let url;
	try {
		url = new URL(value);
	} catch {
		url = undefined;
	}
	if (url === undefined || !['postgres:', 'postgresql:'].includes(url.protocol)) {
		throw new Stop(
			'DATABASE_URL must look like postgres://user:password@host:5432/database, and this one does not.',
		);
	}
	return value;
}

/** @param {string} host */
function shownHost(host) {
	if (LOOPBACK.has(host) || EVERYWHERE.has(host)) return 'localhost';
	return host.includes(':') ? `[${host}]` : host;
}

/**
 * Makes the data directory if need be and proves that it can be written.
 * @param {string} dataDir
 */
export function checkDataDir(dataDir) {
	try {
		mkdirSync(dataDir, { recursive: true, mode: 0o700 });
		if (!statSync(dataDir).isDirectory()) throw new Error('it is not a directory');
		accessSync(dataDir, constants.W_OK);
		const probe = path.join(dataDir, `.probe-${process.pid}`);
		writeFileSync(probe, '');
		unlinkSync(probe);
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : 'not a directory';
		throw new Stop(
			`The data directory ${dataDir} cannot be written (${code}); set DATA_DIR to one that can.`,
		);
	}
}

/**
 * Throws a Stop unless the port is free on that host.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<void>}
 */
export async function checkPort(port, host) {
	/** @type {NodeJS.ErrnoException | undefined} */
	const failure = await new Promise((resolve) => {
		const server = createServer();
		server.once('error', resolve);
		server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
	});
	if (failure === undefined) return;
	switch (failure.code) {
		case 'EADDRINUSE':
			throw new Stop(`Port ${port} is taken by another program; set PORT to a free one.`);
		case 'EACCES':
			throw new Stop(`Port ${port} needs more rights than this user has; set PORT above 1023.`);
		case 'EADDRNOTAVAIL':
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			throw new Stop(`HOST "${host}" is not an address of this machine.`);
		default:
			throw new Stop(`Cannot listen on ${host}:${port} (${failure.code ?? failure.message}).`);
	}
}
