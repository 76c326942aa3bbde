import { spawn } from 'node:child_process';
import path from 'node:path';
import { install } from './prepare.js';
import { checkDataDir, checkPort, readSettings, ROOT } from './settings.js';

/**
 * Starts Vite's development server on a database of its own.
 * @param {readonly string[]} args passed on to Vite
 */
export async function develop(args) {
	const settings = readSettings(process.env, {
		port: 5173,
		dataDir: path.join(ROOT, '.meridian', 'dev'),
	});
	if (settings.databaseUrl === undefined) checkDataDir(settings.dataDir);
	await checkPort(settings.port, settings.host);
	await install();
	const vite = path.join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
	const address = ['--host', settings.host, '--port', String(settings.port), '--strictPort'];
	const child = spawn(process.execPath, [vite, 'dev', ...address, ...args], {
		cwd: ROOT,
		stdio: 'inherit',
		env: { ...process.env, ORIGIN: settings.origin, DATA_DIR: settings.dataDir },
	});
	for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
		process.on(signal, () => child.kill(signal));
	}
	process.exitCode = await new Promise((resolve) => {
		child.on('close', (code) => resolve(code ?? 0));
	});
}
