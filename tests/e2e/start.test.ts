import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import type { APIRequestContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
	fetchFresh,
	freePort,
	launchRefused,
	newPage,
	setUp,
	startServer,
	type RunningServer,
} from './support';

describe('a server that was started by npm start', () => {
	let server: RunningServer;
	beforeAll(async () => {
		server = await startServer();
	});

	it('prints its address and the setup link, and answers', async () => {
		expect(server.output()).toContain(`Meridian is running at http://localhost:${server.port}`);
		expect(server.setupLink).toContain(`http://localhost:${server.port}/setup?token=`);
		expect((await fetchFresh(`${server.origin}/healthz`)).status).toBe(200);
		expect((await fetchFresh(`${server.origin}/readyz`)).status).toBe(200);
	});

	it('sends a page request for another host to the canonical address', async () => {
		const answer = await fetchFresh(`http://127.0.0.1:${server.port}/sign-in?next=%2Fteams`, {
			redirect: 'manual',
		});
		expect(answer.status).toBe(307);
		expect(answer.headers.get('location')).toBe(`${server.origin}/sign-in?next=%2Fteams`);
		expect((await fetchFresh(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200);
	});

	it('sends a page compressed to whoever takes it so, and plain to others', async () => {
		const packed = await fetchFresh(`${server.origin}/sign-in`);
		expect(packed.headers.get('content-encoding')).toBe('gzip');
		expect(packed.headers.get('vary')).toContain('accept-encoding');
		const plain = await fetchFresh(`${server.origin}/sign-in`, {
			headers: { 'accept-encoding': 'identity' },
		});
		expect(plain.headers.get('content-encoding')).toBe(null);
		const text = (html: string) => html.replaceAll(/nonce[^ >]*|data-sveltekit[^ >]*/g, '').length;
		expect(Math.abs(text(await packed.text()) - text(await plain.text()))).toBeLessThan(200);
	});

	it('sends files of the build under the same protection as pages', async () => {
		const html = await (await fetchFresh(`${server.origin}/sign-in`)).text();
		const script = /\/_app\/immutable\/[\w./-]+\.js/.exec(html)?.[0] ?? '';
		expect(script).not.toBe('');
		for (const address of ['/favicon.svg', script, '/_app/immutable/none.js', '/sign-in']) {
			const { headers } = await fetchFresh(server.origin + address);
			expect(headers.get('x-content-type-options'), address).toBe('nosniff');
			expect(headers.get('referrer-policy'), address).toBe('same-origin');
		}
	});

	it('takes no body larger than a form can be', async () => {
		const answer = await fetchFresh(`${server.origin}/sign-in`, {
			method: 'POST',
			headers: { origin: server.origin, 'content-type': 'application/x-www-form-urlencoded' },
			body: `email=${'a'.repeat(600 * 1024)}`,
		});
		expect(answer.status).toBe(413);
	});

	it.each([
		['larger than a form', 513, 413, { origin: true }],
		['of another origin', 200, 403, { origin: false }],
	])('goes on with a connection on which it refused a body %s', async (_, kib, status, given) => {
		const agent = new Agent({ keepAlive: true, maxSockets: 1 });
		const ask = (method: string, path: string, body?: string) =>
			new Promise<{ readonly status: number | undefined; readonly reused: boolean }>(
				(resolve, reject) => {
					const asked = request(
						server.origin + path,
						{
							agent,
							method,
							headers: {
								origin: given.origin ? server.origin : 'https://elsewhere.example',
								'content-type': 'application/x-www-form-urlencoded',
							},
						},
						(answer) => {
							answer.resume();
							answer.once('end', () => {
								resolve({ status: answer.statusCode, reused: asked.reusedSocket });
							});
						},
					);
					asked.once('error', reject);
					asked.end(body);
				},
			);
		expect((await ask('POST', '/sign-in', `email=${'a'.repeat(kib * 1024)}`)).status).toBe(status);
		const began = Date.now();
		expect(await ask('GET', '/healthz')).toEqual({ status: 200, reused: true });
		// A connection that is stuck behind the rest of the body ends after 5 s.
		expect(Date.now() - began).toBeLessThan(3_000);
		agent.destroy();
	});

	it('shows a plain page with a way back where there is nothing', async () => {
		const page = await newPage(server);
		const answer = await page.goto('/nowhere/at/all');
		expect(answer?.status()).toBe(404);
		await page.getByRole('heading', { level: 1 }).waitFor();
	});

	it('stops a start on its port with one plain sentence', async () => {
		const refused = await launchRefused({ dataDir: server.dataDir, port: server.port });
		expect(refused.code).toBe(1);
		expect(refused.output).toBe(
			`Port ${server.port} is taken by another program; set PORT to a free one.\n`,
		);
	});

	// On PostgreSQL there is no data directory to hold.
	it.runIf(!process.env.TEST_DATABASE_URL)(
		'lets no second server use its data directory and says who has it',
		async () => {
			const second = await launchRefused({ dataDir: server.dataDir, port: await freePort() });
			expect(second.code).toBe(1);
			expect(second.output).toMatch(
				new RegExp(`in use by another server \\(process ${server.pid} on .*, since 20`),
			);
			expect(second.output).not.toContain('    at ');
			expect((await fetchFresh(`${server.origin}/readyz`)).status).toBe(200);
		},
	);

	it('ends with exit code 0 on SIGTERM, within 10 s', async () => {
		const began = Date.now();
		expect(await server.stop()).toBe(0);
		expect(Date.now() - began).toBeLessThan(10_000);
	});
});

describe('a start with a wrong value stops with one plain sentence', () => {
	const dataDir = '/dev/null/meridian';
	it.each([
		['PORT', { PORT: 'http' }, /^PORT must be a whole number/],
		['ORIGIN', { ORIGIN: 'meridian.example.com' }, /^ORIGIN must be the address/],
		['DATABASE_URL', { DATABASE_URL: 'mysql://root@db/x' }, /^DATABASE_URL must look like/],
		['HOST', { HOST: '203.0.113.7' }, /^HOST "203.0.113.7" is not an address of this machine/],
		['DATA_DIR', {}, /^The data directory \/dev\/null\/meridian cannot be written/],
	])('%s', async (name, env, sentence) => {
		const refused = await launchRefused({
			dataDir: name === 'HOST' ? tmpdir() : dataDir,
			env,
		});
		expect(refused.code).toBe(1);
		expect(refused.output).toMatch(sentence);
		expect(refused.output.trimEnd().split('\n')).toHaveLength(1);
	});

	it('a database that does not answer', async () => {
		const refused = await launchRefused({
			dataDir,
			databaseUrl: 'postgres://meridian:secret@127.0.0.1:9/meridian',
		});
		expect(refused.code).toBe(1);
		expect(refused.output).toMatch(/^The database at 127\.0\.0\.1:9 does not answer/);
		expect(refused.output).not.toContain('secret');
	});
});

describe('kill -9 while ratings are being saved', () => {
	interface Cell {
		readonly member: string;
		readonly skill: string;
		/** What the server last called saved. */
		version: number;
		level: number | undefined;
	}

	it('loses nothing that was called saved', async () => {
		const server = await startServer();
		const page = await newPage(server);
		await setUp(page, server, { demo: true });
		const { team, members } = await demoTeam(page);
		const ratings = `${server.origin}/teams/${team}/ratings/cells`;
		const { request } = page.context();

		const cells = members.slice(0, 4).map((member): Cell & { slug: string } => ({
			member: member.id,
			slug: member.slug,
			skill: 'sys',
			version: 0,
			level: undefined,
		}));
		for (const cell of cells) Object.assign(cell, await stored(request, ratings, cell));

		let killed = false;
		const savers = cells.map(async (cell) => {
			for (let n = 0; !killed; n++) {
				const level = (n % 5) + 1;
				const answer = await request
					.put(ratings, {
						headers: { origin: server.origin },
						data: { edits: [edit(cell, level)] },
					})
					.catch(() => undefined);
				if (answer?.status() !== 200) return;
				const { outcomes } = (await answer.json()) as {
					outcomes: { kind: string; cell: { version: number } }[];
				};
				expect(outcomes[0]?.kind).toBe('saved');
				cell.version = outcomes[0]?.cell.version ?? 0;
				cell.level = level;
			}
		});
		await expect
			.poll(() => cells.every((cell) => cell.version > 5), { timeout: 60_000 })
			.toBe(true);
		killed = true;
		await server.kill();
		await Promise.all(savers);

		const again = await server.restart();
		try {
			for (const cell of cells) {
				const found = await stored(request, ratings, cell);
				// The save in flight may have been committed without an answer, never the reverse.
				expect([cell.version, cell.version + 1]).toContain(found.version);
				if (found.version === cell.version) expect(found.level).toBe(cell.level);
			}
		} finally {
			expect(await again.stop()).toBe(0);
		}
	});

	function edit(cell: Cell, level: number) {
		const { member, skill, version } = cell;
		return { member, skill, level, basedOn: version, key: randomUUID() };
	}

	async function stored(
		request: APIRequestContext,
		ratings: string,
		cell: Cell & { slug: string },
	) {
		const answer = await request.get(`${ratings}?member=${cell.slug}&skill=${cell.skill}`);
		expect(answer.status()).toBe(200);
		const details = (await answer.json()) as {
			cell: { version: number; own?: { level: number } };
		};
		return { version: details.cell.version, level: details.cell.own?.level };
	}

	/** The demo team's slug and members, as the page's own data names them. */
	async function demoTeam(page: Page) {
		await page.goto('/');
		const href = await page.locator('a[href^="/teams/"]').first().getAttribute('href');
		const team = href?.split('/')[2] ?? '';
		const answer = await page.context().request.get(`/teams/${team}/ratings/__data.json`);
		const { nodes } = (await answer.json()) as { nodes: ({ data?: unknown[] } | null)[] };
		const members = new Map<string, { id: string; slug: string }>();
		for (const node of nodes) {
			const data = node?.data;
			for (const value of data ?? []) {
				if (typeof value !== 'object' || value === null || !('slug' in value)) continue;
				const { id, slug } = value as { id?: number; slug?: number };
				const found = { id: data?.[id ?? -1], slug: data?.[slug ?? -1] };
				if (typeof found.id !== 'string' || typeof found.slug !== 'string') continue;
				if (found.slug !== team) members.set(found.slug, { id: found.id, slug: found.slug });
			}
		}
		return { team, members: [...members.values()] };
	}
});
