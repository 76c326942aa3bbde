import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, expect, inject } from 'vitest';
import { createDatabase } from '../integration/support';
import { launchBrowser } from './launch-browser';
import { launchServer, type RunningServer } from './server';

export { fetchFresh, freePort, launchRefused, launchServer, type RunningServer } from './server';

const SCREENSHOTS = path.resolve(import.meta.dirname, '../../test-results/screenshots');

/** Undone in reverse order when the file that imports this one has run. */
const cleanUps: (() => Promise<unknown>)[] = [];
afterAll(async () => {
	for (const cleanUp of cleanUps.reverse()) await cleanUp();
});

/** The owner whom `setUp` makes. */
export const OWNER = {
	name: 'Olu Owner',
	email: 'olu@example.com',
	password: 'a long enough password',
	workspace: 'Research',
} as const;

/**
 * A fresh server of this file's own: on PostgreSQL when TEST_DATABASE_URL is set, otherwise on a
 * copy of an empty, migrated embedded database. It is stopped after the file.
 */
export async function startServer(
	options: { readonly databaseUrl?: string; readonly env?: Record<string, string> } = {},
): Promise<RunningServer> {
	const directory = await mkdtemp(path.join(tmpdir(), 'meridian-e2e-'));
	cleanUps.push(() => rm(directory, { recursive: true, force: true }));
	const dataDir = path.join(directory, 'data');
	let databaseUrl = options.databaseUrl;
	if (databaseUrl === undefined && process.env.TEST_DATABASE_URL) {
		const created = await createDatabase();
		cleanUps.push(() => created.drop());
		databaseUrl = created.url;
	}
	if (databaseUrl === undefined) await cp(inject('templateDataDir'), dataDir, { recursive: true });
	const server = await launchServer({ dataDir, databaseUrl, env: options.env });
	cleanUps.push(() => server.stop());
	return server;
}

let launched: Promise<Browser> | undefined;

/** One Chromium for the file. */
export function browser(): Promise<Browser> {
	launched ??= launchBrowser().then((opened) => {
		cleanUps.push(() => opened.close());
		return opened;
	});
	return launched;
}

/** A page in a context of its own (no shared cookies), with addresses relative to the server. */
export async function newPage(
	server: RunningServer,
	options: BrowserContextOptions = {},
): Promise<Page> {
	const context = await (
		await browser()
	).newContext({
		baseURL: server.origin,
		viewport: { width: 1440, height: 900 },
		reducedMotion: 'reduce',
		locale: 'en-GB',
		timezoneId: 'UTC',
		...options,
	});
	context.setDefaultTimeout(60_000);
	// SvelteKit's router asks for `popstate` as soon as the page is hydrated, and nobody else does.
	await context.addInitScript(() => {
		const listen = window.addEventListener.bind(window);
		window.addEventListener = (...[type, ...rest]: Parameters<typeof listen>) => {
			if (type === 'popstate') Object.assign(window, { awake: true });
			listen(type, ...rest);
		};
	});
	return context.newPage();
}

/**
 * Waits until the page answers to keys and clicks, which it does only after hydration. To be called
 * after a `goto`, a `reload` or a sent form, before the first thing that a script has to hear.
 */
export async function awake(page: Page): Promise<void> {
	await page.waitForFunction(() => 'awake' in window);
}

/** Opens the one-time link and makes the owner and the workspace; ends signed in. */
export async function setUp(
	page: Page,
	server: RunningServer,
	options: { readonly demo: boolean },
): Promise<void> {
	if (server.setupLink === undefined) throw new Error('The server printed no setup link.');
	await page.goto(server.setupLink);
	await awake(page);
	await page.fill('input[name="workspace"]', OWNER.workspace);
	await page.fill('input[name="name"]', OWNER.name);
	await page.fill('input[name="email"]', OWNER.email);
	await page.fill('input[name="password"]', OWNER.password);
	await page.check(`input[name="start"][value="${options.demo ? 'demo' : 'empty'}"]`, {
		force: true,
	});
	await page.click('main button[type="submit"]');
	await page.waitForURL((url) => !url.pathname.startsWith('/setup'));
}

/** Signs in with e-mail and password, the owner's by default. */
export async function signIn(
	page: Page,
	account: { readonly email: string; readonly password: string } = OWNER,
): Promise<void> {
	await page.goto('/sign-in');
	await page.fill('input[name="email"]', account.email);
	await page.fill('input[name="password"]', account.password);
	await page.click('main button[type="submit"]');
	await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

interface AxeResult {
	readonly id: string;
	readonly impact: string | undefined;
	readonly help: string;
	readonly nodes: readonly string[];
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Asserts that axe finds nothing wrong with the page as it is, in both themes or in those named.
 * A theme changes nothing but colours, so after the first only the rules about colours are asked.
 */
export async function axe(
	page: Page,
	themes: readonly ('light' | 'dark')[] = ['light', 'dark'],
): Promise<void> {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
	for (const [i, colorScheme] of themes.entries()) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		// The tag for colours would bring the rules of AAA with it.
		const rules = i === 0 ? '' : ", runOnly: ['color-contrast', 'link-in-text-block']";
		const found = await page.evaluate<AxeResult[]>(`axe
			.run(document, { resultTypes: ['violations']${rules} })
			.then(({ violations }) => violations.map(({ id, impact, help, nodes }) => ({
				id, impact, help,
				nodes: nodes.slice(0, 5).map((node) => node.target.join(' ') + ' ' + (node.any[0]?.message ?? '')),
			})))`);
		expect(found, `${page.url()} in the ${colorScheme} theme`).toEqual([]);
	}
	await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

/** Writes test-results/screenshots/<name>.png, the whole page. */
export async function screenshot(page: Page, name: string): Promise<void> {
	await mkdir(SCREENSHOTS, { recursive: true });
	await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true });
}
