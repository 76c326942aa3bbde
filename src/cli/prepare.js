import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './settings.js';
import { Stop } from './stop.js';

const INSTALLED = path.join(ROOT, 'node_modules', '.meridian-installed');
const BUILT = path.join(ROOT, 'build', '.meridian-sources');
/** What the build is made of. */
const SOURCES = [
	'src',
	'static',
	'migrations',
	'patches',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
];

/** Installs from the lockfile unless what it names is already there. */
export async function install() {
	const wanted = hashOf(['package-lock.json', 'patches']);
	if (readIfThere(INSTALLED) === wanted) return;
	if (lockfileInstalled()) {
		// The right packages without our mark, for example after a plain `npm ci`.
		await step('Applying patches', process.execPath, [
			'node_modules/patch-package/index.js',
			'--error-on-fail',
		]);
	} else {
		const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
		const npm = process.env.npm_execpath;
		if (npm?.endsWith('.js')) {
			await step('Installing packages', process.execPath, [npm, ...args]);
		} else {
			await step('Installing packages', 'npm', args);
		}
	}
	writeFileSync(INSTALLED, wanted);
}

/** Builds unless the sources are those of the last build. */
export async function build() {
	const wanted = hashOf(SOURCES);
	if (readIfThere(BUILT) === wanted) return;
	await step('Building', process.execPath, ['node_modules/vite/bin/vite.js', 'build'], {
		NODE_ENV: 'production',
	});
	writeFileSync(BUILT, wanted);
}

/** Whether node_modules holds exactly the versions of the lockfile (npm keeps its own list there). */
function lockfileInstalled() {
	const listed = readIfThere(path.join(ROOT, 'node_modules', '.package-lock.json'));
	const locked = readIfThere(path.join(ROOT, 'package-lock.json'));
	if (listed === undefined || locked === undefined) return false;
	try {
		const there = JSON.parse(listed).packages;
		return Object.entries(JSON.parse(locked).packages).every(
			([name, entry]) =>
				name === '' || (there[name] ? there[name].version === entry.version : entry.optional),
		);
	} catch {
		return false;
	}
}

/**
 * One command with its output kept back: shown only when it fails.
 * @param {string} title
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [env]
 * @returns {Promise<void>}
 */
async function step(title, command, args, env = {}) {
	console.log(`${title}…`);
	/** @type {Buffer[]} */
	const output = [];
	/** @type {number} */
	const code = await new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd: ROOT,
			env: { ...process.env, ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
			shell: process.platform === 'win32' && command === 'npm',
		});
		child.stdout.on('data', (data) => output.push(data));
		child.stderr.on('data', (data) => output.push(data));
		child.on('error', (error) => {
			output.push(Buffer.from(`${error.message}\n`));
			resolve(1);
		});
		child.on('close', (exitCode) => resolve(exitCode ?? 1));
	});
	if (code === 0) return;
	process.stderr.write(Buffer.concat(output));
	throw new Stop(`${title} failed; what it printed stands above.`);
}

/**
 * A hash of the names and contents of files and directories of this checkout.
 * @param {readonly string[]} names
 */
function hashOf(names) {
	const hash = createHash('sha256').update(process.versions.modules);
	for (const name of names) {
		for (const file of filesOf(name)) {
			hash
				.update(`${file}\0`)
				.update(readFileSync(path.join(ROOT, file)))
				.update('\0');
		}
	}
	return hash.digest('hex');
}

/**
 * The files below a name, in order; test files are no part of the build.
 * @param {string} name
 * @returns {string[]}
 */
function filesOf(name) {
	const full = path.join(ROOT, name);
	if (!existsSync(full)) return [];
	if (!statSync(full).isDirectory()) return name.includes('.test.') ? [] : [name];
	return readdirSync(full)
		.sort()
		.flatMap((entry) => filesOf(`${name}/${entry}`));
}

/** @param {string} file */
function readIfThere(file) {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return undefined;
	}
}
