import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const START = path.join(ROOT, 'src', 'cli', 'start.js');
/** A first boot of the embedded database takes seconds, on a busy machine many of them. */
const PATIENCE = 150_000;

export interface LaunchOptions {
	readonly dataDir: string;
	/** PostgreSQL instead of the embedded database. */
	readonly databaseUrl?: string;
	/** Further variables; undefined takes one away. */
	readonly env?: Readonly<Record<string, string | undefined>>;
	readonly port?: number;
	/** Where the command is called from; the checkout by default. */
	readonly cwd?: string;
}

/** A server started the way a person starts it. */
export interface RunningServer {
	readonly origin: string;
	readonly port: number;
	readonly dataDir: string;
	readonly pid: number;
	/** The one-time link, while there is no account. */
	readonly setupLink: string | undefined;
	/** Everything it has printed so far. */
	output(): string;
	/** SIGTERM; resolves with the exit code. */
	stop(): Promise<number | undefined>;
	/** kill -9. */
	kill(): Promise<void>;
	/** Starts it again, once it has ended, on the same port and data. */
	restart(): Promise<RunningServer>;
}

export interface Exit {
	readonly code: number | undefined;
	readonly output: string;
}

/** Starts a server that is expected to run, and waits until it says where. */
export async function launchServer(options: LaunchOptions): Promise<RunningServer> {
	const port = options.port ?? (await freePort());
	const child = start({ ...options, port });
	const heard = listen(child);
	const ended = exitOf(child);
	await waitFor(() => /Meridian is running at/.test(heard()), ended, heard);
	// The link, when there is one, is printed in the same moment.
	await new Promise((resolve) => setImmediate(resolve));
	return {
		origin: /Meridian is running at (\S+)/.exec(heard())?.[1] ?? '',
		port,
		dataDir: options.dataDir,
		pid: child.pid ?? 0,
		get setupLink() {
			return /(\S+\/setup\?token=\S+)/.exec(heard())?.[1];
		},
		output: heard,
		async stop() {
			if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
			return ended;
		},
		async kill() {
			child.kill('SIGKILL');
			await ended;
		},
		restart: () => launchServer({ ...options, port }),
	};
}

/** Starts a server that is expected to refuse; resolves when it has ended. */
export async function launchRefused(options: LaunchOptions): Promise<Exit> {
	const child = start(options);
	const heard = listen(child);
	const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
	const code = await exitOf(child);
	clearTimeout(timer);
	return { code, output: heard() };
}

function start(options: LaunchOptions): ChildProcess {
	const env: NodeJS.ProcessEnv = {
		...process.env,
		NODE_ENV: undefined,
		ORIGIN: undefined,
		HOST: undefined,
		VITEST: undefined,
		DATA_DIR: options.dataDir,
		DATABASE_URL: options.databaseUrl,
		PORT: options.port === undefined ? undefined : String(options.port),
		...options.env,
	};
	return spawn(process.execPath, [START], {
		cwd: options.cwd ?? ROOT,
		env,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
}

function listen(child: ChildProcess): () => string {
	let text = '';
	const collect = (data: Buffer) => {
		text += data.toString('utf8');
	};
	child.stdout?.on('data', collect);
	child.stderr?.on('data', collect);
	return () => text;
}

function exitOf(child: ChildProcess): Promise<number | undefined> {
	return new Promise((resolve) => {
		child.once('close', (code) => resolve(code ?? undefined));
	});
}

async function waitFor(
	ready: () => boolean,
	ended: Promise<number | undefined>,
	heard: () => string,
): Promise<void> {
	let over = false;
	void ended.then(() => {
		over = true;
	});
	const end = Date.now() + PATIENCE;
	while (!ready()) {
		if (over) throw new Error(`The server ended instead of running:\n${heard()}`);
		if (Date.now() > end) throw new Error(`The server did not start in time:\n${heard()}`);
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			const port = typeof address === 'object' && address !== null ? address.port : 0;
			server.close(() => resolve(port));
		});
	});
}

/**
 * `fetch` over a connection of its own. A kept one that has been idle for some seconds may be closed
 * by the server in the very moment in which it is used again.
 */
export function fetchFresh(url: string, init: RequestInit = {}): Promise<Response> {
	const headers = new Headers(init.headers);
	headers.set('connection', 'close');
	return fetch(url, { ...init, headers });
}
