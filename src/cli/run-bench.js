import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { build, install } from './prepare.js';
import { ROOT } from './settings.js';

const BUNDLE = path.join(ROOT, '.svelte-kit', 'bench');

/**
 * Installs and builds what is missing, bundles the measurements and runs them. Arguments choose
 * measurements by a part of their name.
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code: 0 when everything could be measured
 */
export async function runBench(args) {
	await install();
	await build();
	try {
		const bundled = await node([
			'node_modules/vite/bin/vite.js',
			'build',
			'--config',
			'tests/bench/vite.config.ts',
		]);
		if (bundled !== 0) return bundled;
		return await node([path.join(BUNDLE, 'main.js'), ...args]);
	} finally {
		rmSync(BUNDLE, { recursive: true, force: true });
	}
}

/**
 * @param {readonly string[]} args for Node, in this checkout
 * @returns {Promise<number>}
 */
function node(args) {
	return new Promise((resolve) => {
		const child = spawn(process.execPath, args, {
			cwd: ROOT,
			stdio: ['ignore', 'inherit', 'inherit'],
			env: { ...process.env, TZ: 'UTC', NODE_ENV: 'production', DATABASE_URL: undefined },
		});
		// A signal reaches the child as well; it cleans up and ends, and so does this.
		for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
			process.on(signal, () => child.kill(signal));
		}
		child.on('error', () => resolve(1));
		child.on('close', (code) => resolve(code ?? 1));
	});
}
