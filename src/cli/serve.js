import { hostname } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, install } from './prepare.js';
import { checkDataDir, checkPort, isUnreachableElsewhere, readSettings, ROOT } from './settings.js';

/** Seconds that requests in flight are given after SIGTERM, before the database is closed. */
const SHUTDOWN_TIMEOUT = '5';
/** Enough for an imported file; every other route is capped lower by the server itself. */
const BODY_SIZE_LIMIT = '8M';

/** Checks the settings, prepares the checkout and serves in this process. */
export async function serve() {
	const given = { ...process.env };
	const settings = readSettings(given, {
		port: 3000,
		dataDir: path.join(ROOT, '.meridian'),
	});
	if (settings.databaseUrl === undefined) checkDataDir(settings.dataDir);
	await checkPort(settings.port, settings.host);
	await install();
	await build();

	process.env.NODE_ENV ??= 'production';
	process.env.PORT = String(settings.port);
	process.env.HOST = settings.host;
	process.env.ORIGIN = settings.origin;
	process.env.DATA_DIR = settings.dataDir;
	process.env.SHUTDOWN_TIMEOUT ||= SHUTDOWN_TIMEOUT;
	process.env.BODY_SIZE_LIMIT ||= BODY_SIZE_LIMIT;

	/** @type {string | undefined} */
	let setupLink;
	process.on(/** @type {'exit'} */ ('meridian:setup'), (/** @type {unknown} */ link) => {
		setupLink = String(link);
	});
	announce(() => {
		// In one piece: whoever waits for the first line may want the second at once.
		const lines = [`Meridian is running at ${settings.origin}`];
		if (isUnreachableElsewhere(given, settings))
			lines.push(
				`From other machines it opens once ORIGIN is set, such as ORIGIN=http://${hostname()}:${settings.port}`,
			);
		if (setupLink !== undefined) lines.push(`Set it up, once, at ${setupLink}`);
		console.log(lines.join('\n'));
	});
	await import(pathToFileURL(path.join(ROOT, 'build', 'index.js')).href);
}

/**
 * The adapter says "Listening on …" when it does; this line is replaced by our own.
 * @param {() => void} say
 */
function announce(say) {
	const original = console.log;
	console.log = (...words) => {
		if (typeof words[0] !== 'string' || !words[0].startsWith('Listening on')) {
			original(...words);
			return;
		}
		console.log = original;
		say();
	};
}
