import { readConfig } from './config';
import { openDatabase, useDatabase, type OpenDatabase } from './db/client';
import { errorFields, log } from './log';
import { planner } from './planner/planner';
import { eraseDueEverywhere } from './services/retention';
import { ensureSetupToken } from './services/setup';

/** The development server loads this module anew after an edit; the database stays open. */
const held = globalThis as { meridianDatabase?: Promise<OpenDatabase> };

/** How long after the start the planner is made ready; a plan asked for earlier starts it itself. */
const WARM_AFTER_MS = 3_000;

/** When candidates are first erased after the start, and how often from then on. */
const RETENTION_AFTER_MS = 10_000;
const RETENTION_EVERY_MS = 24 * 3_600_000;

/** How long the database may take to close once the last request has been answered, ms. */
const CLOSE_MS = 4_500;

/** Opens the database and arranges for it to be closed when the server stops. */
export async function start(): Promise<void> {
	const first = held.meridianDatabase === undefined;
	held.meridianDatabase ??= open();
	useDatabase(await held.meridianDatabase);
	if (!first) return;
	// The first page comes first: the solver's start takes a core for a second.
	setTimeout(() => planner().warm(), WARM_AFTER_MS).unref();
	await offerSetup();
	keepRetention();
}

/** Erases candidates whose time has come: soon after the start, then once a day. */
function keepRetention(): void {
	const run = () => {
		eraseDueEverywhere(Date.now()).then(
			(erased) => {
				if (erased > 0) log.info('Candidates were erased after their retention time.', { erased });
			},
			(error: unknown) => {
				log.error('The retention of candidates did not run.', errorFields(error));
			},
		);
	};
	setTimeout(run, RETENTION_AFTER_MS).unref();
	setInterval(run, RETENTION_EVERY_MS).unref();
}

/** Hands the one-time setup link to the command that started the server, or prints it. */
async function offerSetup(): Promise<void> {
	const token = await ensureSetupToken();
	if (token === undefined) return;
	const origin = readConfig(process.env).origin ?? 'http://localhost:3000';
	const link = `${origin}/setup?token=${token}`;
	const heard = process.emit('meridian:setup' as 'exit', link as unknown as number);
	if (!heard) process.stdout.write(`Set Meridian up, once, at ${link}\n`);
}

async function open(): Promise<OpenDatabase> {
	const opened = await openDatabase(readConfig(process.env));
	let stopping: Promise<void> | undefined;
	const stop = () => {
		// Upkeep that takes longer is left: what was acknowledged is safe, as after kill -9.
		setTimeout(() => {
			log.warn('The database took too long to close.');
			process.exit(0);
		}, CLOSE_MS).unref();
		stopping ??= opened.close().then(
			() => process.exit(0),
			(error: unknown) => {
				log.error('The database did not close cleanly.', errorFields(error));
				process.exit(1);
			},
		);
	};
	// Emitted by adapter-node once every request in flight has been answered.
	process.on('sveltekit:shutdown' as 'exit', stop);
	process.on('unhandledRejection', (error) => {
		log.error('Nobody handled an error.', errorFields(error));
	});
	return opened;
}
