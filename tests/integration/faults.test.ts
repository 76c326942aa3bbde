import { randomUUID } from 'node:crypto';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '$lib/server/config';
import { openDatabase, type OpenDatabase } from '$lib/server/db/client';
import { isUnavailable } from '$lib/server/db/faults';
import { createDatabase, freshDatabase, DATABASE_KINDS, type TestDatabase } from './support';

/** A TCP way to the database that can be cut, or stopped so that nothing passes any more. */
class Way {
	readonly #sockets = new Set<Socket>();
	#server: Server | undefined;
	#stopped = false;
	port = 0;

	constructor(private readonly target: { host: string; port: number }) {}

	async open(): Promise<void> {
		this.#stopped = false;
		this.#server = createServer((client) => {
			this.#sockets.add(client);
			client.on('error', () => client.destroy());
			if (this.#stopped) return;
			const server = connect(this.target);
			this.#sockets.add(server);
			server.on('error', () => client.destroy());
			client.on('data', (data) => this.#stopped || server.write(data));
			server.on('data', (data) => this.#stopped || client.write(data));
			client.on('close', () => server.destroy());
			server.on('close', () => client.destroy());
		});
		await new Promise<void>((resolve) => this.#server?.listen(this.port, '127.0.0.1', resolve));
		const address = this.#server.address();
		if (typeof address === 'object' && address !== null) this.port = address.port;
	}

	/** Connections stay open and new ones are accepted, but nothing is passed on. */
	stop(): void {
		this.#stopped = true;
	}

	async cut(): Promise<void> {
		for (const socket of this.#sockets) socket.destroy();
		this.#sockets.clear();
		await new Promise<void>((resolve) => {
			if (this.#server) this.#server.close(() => resolve());
			else resolve();
		});
	}
}

async function outcome(work: Promise<unknown>): Promise<{ ok: boolean; ms: number }> {
	const began = performance.now();
	const ok = await work.then(
		() => true,
		(error: unknown) => {
			if (!isUnavailable(error)) throw error;
			return false;
		},
	);
	return { ok, ms: performance.now() - began };
}

// Only a database of its own process can be taken away; the embedded one lives in the server.
describe.runIf(process.env.TEST_DATABASE_URL)('when PostgreSQL is away', () => {
	let created: Awaited<ReturnType<typeof createDatabase>>;
	let way: Way;
	let database: OpenDatabase;

	beforeAll(async () => {
		created = await createDatabase();
		const url = new URL(created.url);
		way = new Way({ host: url.hostname, port: Number(url.port || '5432') });
		await way.open();
		url.hostname = '127.0.0.1';
		url.port = String(way.port);
		database = await openDatabase(readConfig({ DATABASE_URL: url.href }));
	});
	beforeEach(async () => {
		await expect.poll(() => ask().then((answer) => answer.ok), { timeout: 10_000 }).toBe(true);
	});
	afterAll(async () => {
		await database.close();
		await way.cut();
		await created.drop();
	});

	const ask = () => outcome(database.inInstallation((tx) => tx`select 1`));
	const back = async () => {
		const began = performance.now();
		while (!(await ask()).ok) {
			if (performance.now() - began > 5_000) throw new Error('not back within 5 s');
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	};

	it('refuses within 5 s when the connection is refused, and is back at once', async () => {
		await way.cut();
		for (const { ok, ms } of await Promise.all(Array.from({ length: 20 }, ask))) {
			expect(ok).toBe(false);
			expect(ms).toBeLessThan(5_000);
		}
		await way.open();
		await back();
	});

	it('refuses within 5 s when nothing comes back any more, then without waiting', async () => {
		way.stop();
		for (const { ok, ms } of await Promise.all(Array.from({ length: 20 }, ask))) {
			expect(ok).toBe(false);
			expect(ms).toBeLessThan(5_000);
		}
		const next = await ask();
		expect(next.ok).toBe(false);
		expect(next.ms).toBeLessThan(500);
		await way.cut();
		await way.open();
		await back();
	});

	it('survives backends that are killed inside transactions', async () => {
		let uncaught = 0;
		const count = () => uncaught++;
		process.on('uncaughtException', count);
		const slow = () =>
			outcome(
				database.inInstallation(async (tx) => {
					for (let i = 0; i < 20; i++) await tx`select pg_sleep(0.01)`;
				}),
			);
		const killer = (async () => {
			for (let i = 0; i < 15; i++) {
				await new Promise((resolve) => setTimeout(resolve, 60));
				await database.owner`
					select pg_terminate_backend(pid) from pg_stat_activity
					where datname = current_database() and pid <> pg_backend_pid()`.catch(() => undefined);
			}
		})();
		const answers = [];
		for (let round = 0; round < 6; round++) {
			answers.push(...(await Promise.all(Array.from({ length: 8 }, slow))));
		}
		await killer;
		process.off('uncaughtException', count);
		expect(uncaught).toBe(0);
		expect(Math.max(...answers.map((answer) => answer.ms))).toBeLessThan(5_000);
		await back();
	});
});

describe.each(DATABASE_KINDS)('a conflict between transactions on the %s database', (kind) => {
	let opened: TestDatabase;
	beforeAll(async () => {
		opened = await freshDatabase(kind);
	});
	afterAll(() => opened.dispose());

	it('runs the whole transaction again, at most three times', async () => {
		let runs = 0;
		const answer = await opened.database.inInstallation(async (tx) => {
			runs++;
			if (runs < 3) await tx`do $$ begin raise exception 'again' using errcode = '40001'; end $$`;
			return 'done';
		});
		expect([answer, runs]).toEqual(['done', 3]);

		runs = 0;
		const failing = opened.database.inInstallation(async (tx) => {
			runs++;
			await tx`do $$ begin raise exception 'again' using errcode = '40P01'; end $$`;
		});
		await expect(failing).rejects.toMatchObject({ code: '40P01' });
		expect(runs).toBe(3);
	});

	it('does not run a transaction again for another reason', async () => {
		let runs = 0;
		const id = randomUUID();
		const failing = opened.database.inInstallation(async (tx) => {
			runs++;
			await tx`insert into users (id, email, name, password_hash) values (${id}, 'NOT LOWER', 'A', '')`;
		});
		await expect(failing).rejects.toMatchObject({ code: '23514' });
		expect(runs).toBe(1);
	});
});
