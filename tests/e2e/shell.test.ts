import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { awake, axe, newPage, setUp, startServer, type RunningServer } from './support';

const TEAM = '/teams/ranking-and-recs';
const PAGES = [TEAM, `${TEAM}/coverage`, '/teams', '/settings/account', '/nowhere'];
const WIDTHS = [
	{ width: 1440, height: 900 },
	{ width: 768, height: 1024 },
	{ width: 390, height: 844 },
];

let server: RunningServer;
/** Cookies of the signed-in owner, so that each test has a browser context of its own. */
let storageState: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;

beforeAll(async () => {
	server = await startServer();
	const page = await newPage(server);
	await setUp(page, server, { demo: true });
	storageState = await page.context().storageState();
	await page.context().close();
});

/** A page of the owner that also collects what the content security policy refused. */
async function open(options: Parameters<typeof newPage>[1] = {}) {
	const page = await newPage(server, { storageState, ...options });
	const refused: string[] = [];
	page.on('console', (message) => {
		if (message.text().includes('Content Security Policy')) refused.push(message.text());
	});
	return { page, refused };
}

const focused = (page: Page) =>
	page.evaluate(() => document.activeElement?.textContent?.replace(/\s+/g, ' ').trim());

describe('the navigation by keyboard', () => {
	it('begins with a link that skips it, and every stop shows where the focus is', async () => {
		const { page } = await open();
		await page.goto(`${TEAM}/coverage`);
		await awake(page);
		await page.keyboard.press('Tab');
		await expect.poll(() => focused(page)).toBe('Skip to the content');
		const stops: (string | undefined)[] = [];
		for (let i = 0; i < 10; i++) {
			await page.keyboard.press('Tab');
			stops.push(await focused(page));
			const ring = await page.evaluate(
				() => document.activeElement && getComputedStyle(document.activeElement).boxShadow,
			);
			expect(ring, `focus ring of stop ${i}`).not.toBe('none');
		}
		expect(stops).toEqual([
			'Meridian',
			'Switch team: Ranking & Recs',
			'Overview G O',
			'Rate G R',
			'Spectrum G S',
			'Coverage G C',
			'Plan G P',
			'6',
			'Ada RE',
			'Settings',
		]);
		// The people are one stop: arrows walk in the list.
		await page.keyboard.press('Shift+Tab');
		await page.keyboard.press('End');
		await expect.poll(() => focused(page)).toBe('Fay AS');
		await page.keyboard.press('ArrowUp');
		await expect.poll(() => focused(page)).toBe('Emre RE');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await expect
			.poll(() => page.evaluate(() => document.activeElement?.closest('main') !== null))
			.toBe(true);
		await page.context().close();
	});

	it('opens the team menu with Enter, walks it with arrows and closes it with Esc', async () => {
		const { page } = await open();
		await page.goto(`${TEAM}/coverage`);
		await awake(page);
		const summary = page.locator('#main-nav summary');
		await summary.focus();
		await page.keyboard.press('Enter');
		await page.keyboard.press('ArrowDown');
		await expect.poll(() => focused(page)).toBe('Ranking & Recs demo');
		await page.keyboard.press('ArrowDown');
		await expect.poll(() => focused(page)).toBe('List of teams');
		await page.keyboard.press('Escape');
		await expect.poll(() => focused(page)).toBe('Switch team: Ranking & Recs');
		await expect.poll(() => page.locator('#main-nav details').getAttribute('open')).toBeNull();
		await page.context().close();
	});

	it('goes to a view by G and its letter, but not while typing', async () => {
		const { page } = await open();
		await page.goto('/settings/account');
		await awake(page);
		await page.locator('main input[name="name"]').first().focus();
		await page.keyboard.type('gc');
		expect(new URL(page.url()).pathname).toBe('/settings/account');
		await page.locator('main').focus();
		await page.keyboard.press('g');
		await page.keyboard.press('c');
		await page.waitForURL(`**${TEAM}/coverage`);
		await page.context().close();
	});

	it('leaves single keys alone once they are switched off in the settings', async () => {
		const { page } = await open();
		await page.goto('/settings/account');
		await awake(page);
		await page.uncheck('input[name="shortcuts"]');
		await page.waitForFunction(() => document.cookie.includes('shortcuts=off'));
		await page.reload();
		await awake(page);
		expect(await page.locator('#main-nav').textContent()).not.toContain('G O');
		await page.locator('main').focus();
		await page.keyboard.press('g');
		await page.keyboard.press('c');
		await page.keyboard.press('Control+k');
		await page.waitForSelector('dialog[open]');
		expect(new URL(page.url()).pathname).toBe('/settings/account');
		await page.context().close();
	});
});

describe('the command palette', () => {
	it('finds a person and opens what the selected line says, without a refused style', async () => {
		const { page, refused } = await open();
		await page.goto('/settings/account');
		await awake(page);
		await page.keyboard.press('Control+k');
		await page.keyboard.type('ada');
		const selected = page.locator('[role=option][aria-selected=true]');
		expect((await selected.textContent())?.trim()).toContain('Rate Ada');
		await page.keyboard.press('ArrowDown');
		await expect.poll(() => selected.textContent()).toContain('What if Ada leaves');
		await axe(page);
		await page.keyboard.press('Enter');
		await page.waitForURL(`**${TEAM}/coverage?leave=ada-okafor`);
		await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);

		await page.keyboard.press('Control+k');
		await page.waitForSelector('dialog[open]');
		await expect
			.poll(() => page.locator('[role=group]', { hasText: 'Recent' }).textContent())
			.toContain('What if Ada leaves');
		expect(refused).toEqual([]);
		await page.context().close();
	});

	it('shows actions only after > and gives the focus back on Esc', async () => {
		const { page } = await open();
		await page.goto('/settings/account');
		await awake(page);
		await page.locator('header button', { hasText: 'Search' }).click();
		await page.keyboard.type('>a');
		await page.waitForSelector('dialog[open]');
		await expect.poll(() => page.locator('dialog .group').allTextContents()).toEqual(['Actions']);
		await page.keyboard.press('Escape');
		await page.waitForFunction(() => document.activeElement?.textContent?.includes('Search'));
		await page.context().close();
	});
});

describe('the theme', () => {
	const theme = (page: Page) => page.evaluate(() => document.documentElement.dataset.theme);
	const ground = (page: Page) =>
		page.evaluate(() => getComputedStyle(document.body).backgroundColor);

	it('follows the system until it is set, and is then remembered', async () => {
		const { page } = await open({ colorScheme: 'dark' });
		await page.goto('/settings/account');
		await awake(page);
		await expect.poll(() => theme(page)).toBe('');
		const dark = await ground(page);
		await page.keyboard.press('Control+k');
		await page.keyboard.type('light theme');
		await page.locator('[role=option][aria-selected=true]', { hasText: /light/i }).waitFor();
		await page.keyboard.press('Enter');
		await page.waitForFunction(() => document.documentElement.dataset.theme === 'light');
		const light = await ground(page);
		expect(light).not.toBe(dark);
		await page.reload();
		await expect.poll(() => theme(page)).toBe('light');
		await expect.poll(() => ground(page)).toBe(light);
		await page.context().close();
	});

	it('is set by a plain form where no script runs', async () => {
		const { page } = await open({ javaScriptEnabled: false });
		await page.goto('/settings/account');
		await page.check('input[name="theme"][value="dark"]');
		const answered = page.waitForResponse((response) => response.request().method() === 'POST');
		await page.getByRole('button', { name: 'Save look' }).click();
		await answered;
		await page.goto(`${TEAM}/coverage`);
		await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
		await page.context().close();
	});
});

describe('at the three widths', () => {
	it.each(WIDTHS)('$width px: no page is wider than the window', async (viewport) => {
		const { page, refused } = await open({ viewport });
		for (const address of PAGES) {
			await page.goto(address);
			const width = await page.evaluate(() => document.documentElement.scrollWidth);
			expect(width, address).toBeLessThanOrEqual(viewport.width);
		}
		expect(refused).toEqual([]);
		await page.context().close();
	});

	it.each(WIDTHS)(
		'$width px: axe finds nothing in the frame, in either theme',
		async (viewport) => {
			const { page } = await open({ viewport });
			for (const address of ['/settings/account', '/nowhere']) {
				await page.goto(address);
				await axe(page);
			}
			await page.context().close();
		},
	);

	it('opens the navigation of a phone from its menu button, even without script', async () => {
		for (const javaScriptEnabled of [true, false]) {
			const { page } = await open({ viewport: { width: 390, height: 844 }, javaScriptEnabled });
			await page.goto('/settings/account');
			const nav = page.locator('#main-nav');
			await expect.poll(() => nav.isVisible()).toBe(false);
			await page.locator('button[popovertarget="main-nav"]').click();
			await expect.poll(() => nav.isVisible()).toBe(true);
			await nav.getByRole('link', { name: 'Coverage' }).click();
			await page.waitForURL(`**${TEAM}/coverage`);
			await nav.waitFor({ state: 'hidden' });
			await page.context().close();
		}
	});

	it('fits a window at 200% zoom, which is the layout of half the width', async () => {
		const { page } = await open({ viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 });
		await page.goto(`${TEAM}/coverage`);
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(width).toBeLessThanOrEqual(720);
		await page.context().close();
	});
});

describe('on paper', () => {
	it('leaves out navigation, bars and buttons and is light', async () => {
		const { page } = await open({ colorScheme: 'dark' });
		await page.goto(`${TEAM}/coverage`);
		await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
		await expect.poll(() => page.locator('#main-nav').isVisible()).toBe(false);
		await expect.poll(() => page.locator('.topbar').isVisible()).toBe(false);
		await expect.poll(() => page.locator('h1').isVisible()).toBe(true);
		await expect
			.poll(() => page.evaluate(() => getComputedStyle(document.body).backgroundColor))
			.toBe('rgb(255, 255, 255)');
		await page.context().close();
	});
});
