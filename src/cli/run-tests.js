import { spawn } from 'node:child_process';
import path from 'node:path';
import { build, install } from './prepare.js';
import { ROOT } from './settings.js';

/**
 * Installs what is missing and runs the tests: unit and integration, then the build, then the
 * browser tests against it. With arguments, one Vitest run with exactly those.
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code: 0 when everything passed
 */
export async function runTests(args) {
	await install();
	await svelteKitSync();
	if (args.length > 0) {
		await build();
		return vitest('chosen', args);
	}
	const first = await vitest('fast', ['--project', 'unit', '--project', 'integration']);
	await build();
	const second = await vitest('browser', ['--project', 'e2e']);
	return first === 0 && second === 0 ? 0 : 1;
}

/** The types and the tsconfig that everything else extends; a fresh clone has none. */
function svelteKitSync() {
	return run(['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']);
}

/**
 * @param {string} name names the report, when TEST_REPORT_DIR asks for one
 * @param {readonly string[]} args
 */
function vitest(name, args) {
	const directory = process.env.TEST_REPORT_DIR;
	const report = directory
		? [
				'--reporter=default',
				'--reporter=json',
				`--outputFile.json=${path.join(path.resolve(directory), `${name}.json`)}`,
			]
		: [];
	return run(['node_modules/vitest/vitest.mjs', 'run', ...args, ...report]);
}

/**
 * @param {readonly string[]} args for Node, in this checkout
 * @returns {Promise<number>}
 */
function run(args) {
	return new Promise((resolve) => {
		const child = spawn(process.execPath, args, {
			cwd: ROOT,
			stdio: ['ignore', 'inherit', 'inherit'],
			env: { ...process.env, TZ: 'UTC', NODE_ENV: undefined },
		});
		child.on('error', () => resolve(1));
		child.on('close', (code) => resolve(code ?? 1));
	});
}
