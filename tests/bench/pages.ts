import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import autocannon from 'autocannon';
import type { TeamAccess } from '$lib/domain/access';
import { createSession } from '$lib/server/auth/lucia';
import { formatSessionToken, newSessionToken } from '$lib/server/auth/tokens';
import { useDatabase } from '$lib/server/db/client';
import { launchServer, type RunningServer } from '../e2e/server';
import { kB, median, ms, quantile, timed, type Row, type Skipped } from './measure';
import {
	bring,
	later,
	newTeam,
	NO_POSTGRES,
	openPlace,
	POSTGRES,
	temporaryDirectory,
	wideTable,
	type Place,
} from './places';

export const PEOPLE = 20;
const CALLERS = 20;
const ROUNDS = 3;
const SECONDS = 4;
const CLIENT = path.resolve(import.meta.dirname, '../../build/client');
const HERE = import.meta.dirname;

export interface Prepared {
	readonly place: Place;
	readonly team: TeamAccess;
	readonly cookie: string;
}

/** A team with every skill rated, in a closed database, and a cookie of its owner. */
export async function prepare(kind: 'embedded' | 'postgres', people = PEOPLE): Promise<Prepared> {
	const place = await openPlace(kind);
	const team = await newTeam(place, 'Measured');
	await bring(place, team, wideTable(people, 'pages'));
	const token = newSessionToken();
	useDatabase(place.database);
	await place.database.inInstallation((tx) =>
		createSession(tx, token, place.owner.userId, {
			workspaceId: place.owner.workspaceId,
			device: '',
		}),
	);
	await place.close();
	return { place, team, cookie: `meridian-session=${formatSessionToken(token)}` };
}

async function load(url: string, cookie: string) {
	const result = await autocannon({
		url,
		connections: CALLERS,
		duration: SECONDS,
		headers: { cookie },
	});
	if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url} failed under load.`);
	return { rate: result.requests.average, p99: result.latency.p99 };
}

/** Starts the page without the product on a team; `drawing` as in `bare-server.ts`. */
async function launchBare({ place, team }: Prepared, drawing: 'template' | 'radars') {
	const child = spawn(
		process.execPath,
		[path.join(HERE, 'bare-server.js'), place.url ?? '', team.workspaceId, team.team.id, drawing],
		{ stdio: ['ignore', 'pipe', 'inherit'] },
	);
	later(() => Promise.resolve(child.kill()));
	const [said] = (await once(child.stdout, 'data')) as [Buffer];
	return { child, url: `http://127.0.0.1:${/port (\d+)/.exec(said.toString())?.[1] ?? ''}/` };
}

type Load = Awaited<ReturnType<typeof load>>;

/** Loads two addresses in turn, and says how the first did beside the second. */
async function loadedInTurn(
	name: string,
	ours: readonly [url: string, cookie: string],
	bareUrl: string,
): Promise<Row> {
	await load(...ours);
	await load(bareUrl, '');
	const runs: Load[] = [];
	const least: Load[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		runs.push(await load(...ours));
		least.push(await load(bareUrl, ''));
	}
	const rate = (of: readonly Load[]) => median(of.map((run) => run.rate));
	const p99 = (of: readonly Load[]) => median(of.map((run) => run.p99));
	const ratio = rate(runs) / rate(least);
	return {
		name,
		figure: `${rate(runs).toFixed(0)}/s, p99 ${ms(p99(runs))}`,
		limit: `${rate(least).toFixed(0)}/s, p99 ${ms(p99(least))}`,
		ratio,
		goal: '>= 0.60x, p99 <= 2x',
		ok: ratio >= 0.6 && p99(runs) <= 2 * p99(least),
	};
}

/** One query and twenty radars of the product for twenty callers, against the same by one template. */
export async function teamOfRadars(): Promise<Row | Skipped> {
	const name = `${PEOPLE} radars and their query, ${CALLERS} callers / bare node:http + template`;
	if (!POSTGRES) return { name, skipped: NO_POSTGRES };
	const prepared = await prepare('postgres');
	const ours = await launchBare(prepared, 'radars');
	const bare = await launchBare(prepared, 'template');
	const row = await loadedInTurn(name, [ours.url, ''], bare.url);
	ours.child.kill();
	bare.child.kill();
	return row;
}

/** The overview of twenty people for twenty callers, against the same query and one template. */
export async function teamPage(): Promise<Row | Skipped> {
	const name = `Team page of ${PEOPLE}, ${CALLERS} callers / bare node:http + query + template`;
	if (!POSTGRES) return { name, skipped: NO_POSTGRES };
	const prepared = await prepare('postgres');
	const { place, team, cookie } = prepared;
	const server = await launchServer({ dataDir: place.dataDir, databaseUrl: place.url });
	later(() => server.stop());
	const bare = await launchBare(prepared, 'template');
	const url = `${server.origin}/teams/${team.team.slug}`;
	const page = await fetch(url, { headers: { cookie }, redirect: 'manual' });
	if (page.status !== 200) throw new Error(`The team's page answers ${page.status}.`);
	const row = await loadedInTurn(name, [url, cookie], bare.url);
	await server.stop();
	bare.child.kill();
	return row;
}

/** Addresses of scripts and styles that a page asks for before it is complete. */
function assetsOf(html: string, linkHeader: string): string[] {
	const links = html.match(/<link[^>]+rel="(?:modulepreload|stylesheet)"[^>]*>/g) ?? [];
	const linked = links.map((link) => /href="([^"]+)"/.exec(link)?.[1] ?? '');
	const imported = [...html.matchAll(/import\("([^"]+)"\)/g)].map((match) => match[1] ?? '');
	// Scripts to load early are announced in a header, not in the page.
	const announced = [...linkHeader.matchAll(/<([^>]+\.(?:js|css))>/g)].map(
		(match) => match[1] ?? '',
	);
	return [...linked, ...imported, ...announced];
}

/** Scripts and styles of a page, and its HTML, each as brotli at level 11, bytes. */
export async function weigh(server: RunningServer, address: string, cookie: string) {
	const answer = await fetch(server.origin + address, { headers: { cookie } });
	const html = await answer.text();
	if (answer.status !== 200) throw new Error(`${address} answers ${answer.status}.`);
	let assets = 0;
	const found = assetsOf(html, answer.headers.get('link') ?? '');
	const paths = new Set(found.map((asset) => new URL(asset, answer.url).pathname));
	for (const asset of paths) {
		const file = path.join(CLIENT, asset);
		assets += brotliCompressSync(await readFile(file)).length;
	}
	return { address, assets, html: brotliCompressSync(html).length };
}

/** Scripts and styles of the heaviest page, brotli, and the start of an existing database. */
export async function weightAndStart(): Promise<Row[]> {
	const { place, team, cookie } = await prepare('embedded');
	const at = `/teams/${team.team.slug}`;
	const pages = ['', '/spectrum', '/members/person-pages-0', '/coverage', '/hiring', '/ratings'];
	const starts: number[] = [];
	const reopens: number[] = [];
	const weights: { address: string; assets: number; html: number }[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const copy = path.join(await temporaryDirectory(), 'database');
		await cp(path.join(place.dataDir, 'database'), copy, { recursive: true });
		reopens.push(
			await timed(() =>
				once(spawn(process.execPath, [path.join(HERE, 'reopen.js'), copy]), 'exit'),
			),
		);
		const began = performance.now();
		const server = await launchServer({ dataDir: place.dataDir });
		later(() => server.stop());
		await (await fetch(`${server.origin}/sign-in`)).text();
		starts.push(performance.now() - began);
		if (round === 0) {
			for (const page of pages) weights.push(await weigh(server, at + page, cookie));
		}
		await server.stop();
	}
	const heaviest = weights.reduce((most, one) => (one.assets > most.assets ? one : most));
	const start = median(starts);
	return [
		{
			name: `JS + CSS of the heaviest page (${heaviest.address.replace(at, 'team')}), brotli`,
			figure: kB(heaviest.assets),
			limit: `its HTML ${kB(heaviest.html)}`,
			ratio: heaviest.assets / 60_000,
			goal: '<= 60 kB',
			ok: heaviest.assets <= 60_000,
		},
		{
			name: 'Start to first page, existing embedded database / node + PGlite',
			figure: `${ms(start)}, slowest ${ms(quantile(starts, 1))}`,
			limit: ms(median(reopens)),
			ratio: start / median(reopens),
			goal: '<= 2000 ms',
			ok: start <= 2_000,
		},
	];
}
