// @ts-check
// The embedded database, in a thread of its own. It is started from its source text (see
// embedded.ts), so that it works the same in development, in tests and in the built server;
// therefore it has no static imports, and is told where its packages are.

/**
 * @typedef {object} WorkerData
 * @property {string} pgliteUrl file URL of the PGlite module
 * @property {string} socketServerUrl file URL of the pglite-socket module
 * @property {string} directory the directory of the database
 * @property {string} socketPath the Unix socket to listen on
 */

async function main() {
	const { parentPort, workerData } = await import('node:worker_threads');
	const { existsSync } = await import('node:fs');
	const { rename, rm } = await import('node:fs/promises');
	const options = /** @type {WorkerData} */ (workerData);
	/** @type {typeof import('@electric-sql/pglite')} */
	const { PGlite } = await import(options.pgliteUrl);
	/** @type {typeof import('@electric-sql/pglite-socket')} */
	const { PGLiteSocketServer } = await import(options.socketServerUrl);

	// The first boot may be interrupted: it happens beside the final place and moves there whole.
	if (!existsSync(options.directory)) {
		const unfinished = `${options.directory}.tmp`;
		await rm(unfinished, { recursive: true, force: true });
		const first = await PGlite.create(unfinished);
		await first.close();
		await rename(unfinished, options.directory);
	}

	const database = await PGlite.create(options.directory);
	const server = new PGLiteSocketServer({
		db: database,
		path: options.socketPath,
		maxConnections: 4,
	});
	await server.start();

	parentPort?.on('message', (message) => {
		if (message !== 'close') return;
		void (async () => {
			await server.stop();
			await database.close();
			parentPort.postMessage('closed');
			parentPort.close();
		})();
	});
	parentPort?.postMessage('ready');
}

main().catch((error) => {
	// An error event reaches the parent only from an uncaught exception.
	setImmediate(() => {
		throw error;
	});
});
