import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import workerSource from './embedded-worker.js?raw';
import { takeLock } from './lock';

/** A running embedded database: PostgreSQL as WebAssembly in a thread of this process. */
export interface Embedded {
	/** The Unix socket it answers on, in a directory only this user can enter. */
	readonly socketPath: string;
	/** Resolves when the thread has ended, wanted or not. */
	readonly ended: Promise<void>;
	/** Copies the database beside itself; call it only while nothing is written. */
	copy(label: string): Promise<void>;
	/** Ends the thread at once, as kill -9 would; nothing acknowledged is lost. */
	terminate(): void;
	/** Closes it in order, or cleans up after a thread that has ended by itself. */
	close(): Promise<void>;
}

const KEPT_COPIES = 3;

/** Opens the embedded database in a directory, which it takes for this process alone. */
export async function startEmbedded(dataDir: string): Promise<Embedded> {
	await mkdir(dataDir, { recursive: true, mode: 0o700 });
	accessSync(dataDir, constants.W_OK);
	const directory = path.join(dataDir, 'database');
	const lock = await takeLock(path.join(dataDir, 'database.lock'));
	const socketDirectory = await mkdtemp(path.join(tmpdir(), 'meridian-'));
	const socketPath = path.join(socketDirectory, '.s.PGSQL.5432');

	const cleanUp = async () => {
		lock.release();
		await rm(socketDirectory, { recursive: true, force: true });
	};

	const worker = new Worker(workerSource, {
		eval: true,
		workerData: {
			pgliteUrl: moduleUrl('@electric-sql/pglite'),
			socketServerUrl: moduleUrl('@electric-sql/pglite-socket'),
			directory,
			socketPath,
		},
	});
	const ended = once(worker, 'exit').then(() => undefined);
	try {
		await once(worker, 'message');
	} catch (error) {
		await cleanUp();
		throw error;
	}
	// After the start an error ends the thread; whoever holds `ended` hears of it.
	worker.on('error', () => undefined);

	return {
		socketPath,
		ended,
		async copy(label) {
			const copies = path.join(dataDir, 'before-migration');
			await mkdir(copies, { recursive: true, mode: 0o700 });
			await cp(directory, path.join(copies, label), { recursive: true, force: true });
			const names = (await readdir(copies)).sort();
			for (const name of names.slice(0, -KEPT_COPIES)) {
				await rm(path.join(copies, name), { recursive: true, force: true });
			}
		},
		terminate() {
			void worker.terminate();
		},
		async close() {
			worker.postMessage('close');
			await ended;
			await cleanUp();
		},
	};
}

/** Where a package's ES module is; the worker runs from text and cannot look for it itself. */
function moduleUrl(name: string): string {
	const commonjs = createRequire(import.meta.url).resolve(name);
	return pathToFileURL(path.join(path.dirname(commonjs), 'index.js')).href;
}
