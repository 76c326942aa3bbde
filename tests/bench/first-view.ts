import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../e2e/launch-browser';
import { launchServer } from '../e2e/server';
import { kB, median, ms, type Row } from './measure';
import { prepare, weigh } from './pages';
import { later } from './places';

const ROUNDS = 3;
const PAGES = ['', '/spectrum', '/members/person-pages-0', '/coverage', '/hiring', '/ratings'];
/** A phone as Lighthouse takes it: a fourth of the processor, 150 ms there and back, 1.6 Mbit/s. */
const PHONE = { width: 412, height: 823 };
const SLOWER = 4;
const SLOW_4G = {
	offline: false,
	latency: 150,
	downloadThroughput: 1_600_000 / 8,
	uploadThroughput: 750_000 / 8,
};
/** Part of a task that nobody notices, ms. */
const UNNOTICED = 50;
const CLIENT = path.resolve(import.meta.dirname, '../../build/client');

interface View {
	/** ms from the start of the navigation to the largest paint. */
	readonly lcp: number;
	/** ms by which tasks were longer than can go unnoticed. */
	readonly tbt: number;
	/** Layout shift without a person's doing, a share of the window. */
	readonly cls: number;
}

/** One first view, with nothing in the cache. */
async function view(browser: Browser, url: string, cookie: string): Promise<View> {
	const context = await browser.newContext({ viewport: PHONE, isMobile: true, hasTouch: true });
	const [name = '', value = ''] = cookie.split('=');
	await context.addCookies([{ name, value, url }]);
	await context.addInitScript(() => {
		const seen = { lcp: 0, cls: 0, tasks: [] as number[] };
		Object.assign(window, { seen });
		const observe = (type: string, see: (entry: PerformanceEntry) => void) =>
			new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({
				type,
				buffered: true,
			});
		observe('largest-contentful-paint', (entry) => (seen.lcp = entry.startTime));
		observe('longtask', (entry) => seen.tasks.push(entry.duration));
		observe('layout-shift', (entry) => {
			const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
			if (!shift.hadRecentInput) seen.cls += shift.value;
		});
	});
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.emulateNetworkConditions', SLOW_4G);
	await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
	const answer = await page.goto(url, { waitUntil: 'networkidle', timeout: 60_000 });
	if (answer?.status() !== 200) throw new Error(`${url} answers ${answer?.status() ?? 'nothing'}.`);
	// A slow machine reports the paint later than the network falls silent.
	await page.waitForFunction(
		() => (window as unknown as { seen: { lcp: number } }).seen.lcp > 0,
		undefined,
		{ timeout: 30_000 },
	);
	const { lcp, cls, tasks } = await page.evaluate(
		() => (window as unknown as { seen: { lcp: number; cls: number; tasks: number[] } }).seen,
	);
	await context.close();
	return { lcp, cls, tbt: tasks.reduce((sum, task) => sum + Math.max(0, task - UNNOTICED), 0) };
}

/** Serves pages as they were once, without their scripts, and the styles they ask for. */
async function launchStatic(pages: ReadonlyMap<string, string>): Promise<string> {
	const packed = new Map(
		[...pages].map(([address, html]) => [
			address,
			gzipSync(
				html
					.replaceAll(/<script[\s\S]*?<\/script>/g, '')
					.replaceAll(/<link[^>]+modulepreload[^>]*>/g, ''),
			),
		]),
	);
	const server = createServer((request, response) => {
		const address = request.url ?? '';
		const page = packed.get(address);
		if (page) {
			response.writeHead(200, {
				'content-type': 'text/html; charset=utf-8',
				'content-encoding': 'gzip',
			});
			response.end(page);
			return;
		}
		if (!/^\/_app\/[\w./-]+\.css$/.test(address)) {
			response.writeHead(204).end();
			return;
		}
		readFile(`${path.join(CLIENT, address)}.br`).then(
			(styles) => {
				response.writeHead(200, { 'content-type': 'text/css', 'content-encoding': 'br' });
				response.end(styles);
			},
			() => response.writeHead(404).end(),
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	later(() => Promise.resolve(server.close()));
	const address = server.address();
	return `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
}

/** The first view of each page on a slow phone, against the same page as a file without scripts. */
export async function firstViews(): Promise<Row[]> {
	const { place, team, cookie } = await prepare('embedded');
	const server = await launchServer({ dataDir: place.dataDir });
	later(() => server.stop());
	const at = `/teams/${team.team.slug}`;
	const texts = new Map<string, string>();
	for (const page of PAGES) {
		const answer = await fetch(server.origin + at + page, { headers: { cookie } });
		texts.set(at + page, await answer.text());
	}
	const still = await launchStatic(texts);
	const browser = await launchBrowser();
	later(() => browser.close());
	const rows: Row[] = [];
	for (const page of PAGES) {
		const ours: View[] = [];
		const least: View[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			ours.push(await view(browser, server.origin + at + page, cookie));
			least.push(await view(browser, still + at + page, cookie));
		}
		const { assets } = await weigh(server, at + page, cookie);
		const middle = (views: readonly View[], what: keyof View) =>
			median(views.map((one) => one[what]));
		const [lcp, tbt, cls] = [middle(ours, 'lcp'), middle(ours, 'tbt'), middle(ours, 'cls')];
		rows.push({
			name: `First view on a phone, team${page.replace(/\/person-.*/, '/person')} / static HTML`,
			figure: `LCP ${ms(lcp)}, TBT ${ms(tbt)}, CLS ${cls.toFixed(3)}, ${kB(assets)}`,
			limit: `LCP ${ms(middle(least, 'lcp'))}, TBT ${ms(middle(least, 'tbt'))}`,
			ratio: lcp / middle(least, 'lcp'),
			goal: 'LCP <= 1.1 s, TBT <= 50 ms, CLS 0, <= 60 kB',
			ok: lcp <= 1_100 && tbt <= 50 && cls < 0.0005 && assets <= 60_000,
		});
	}
	await browser.close();
	await server.stop();
	return rows;
}
