import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { awake, axe, newPage, setUp, signIn, startServer, type RunningServer } from './support';

const HIRING = '/teams/ranking-and-recs/hiring';
const COMPARE = `${HIRING}/compare`;
const PLANS = {
	'Hire a hybrid': 'hire.hybrid-as.2099-03-01.100.185',
	'Grow Fay': 'grow.fay-lindqvist.stats.4.2099-01-01',
	'Without Bao': 'leave.bao-nguyen.2099-02-01',
	Fourth: 'leave.fay-lindqvist.2099-02-01',
} as const;

const main = (page: Page) => page.getByRole('main');
const row = (page: Page, name: string) =>
	page
		.getByRole('row', { name: new RegExp(`^${name}`) })
		.first()
		.innerText();

describe('scenarios side by side', () => {
	let server: RunningServer;
	const ids = new Map<string, string>();
	const address = (...names: (keyof typeof PLANS)[]) =>
		`${COMPARE}?${names.map((name) => `s=${ids.get(name) ?? ''}`).join('&')}`;

	beforeAll(async () => {
		server = await startServer();
		const page = await newPage(server);
		await setUp(page, server, { demo: true });
		await page.goto(COMPARE);
		await page.getByText('There is no scenario to compare yet.').waitFor();
		for (const [name, token] of Object.entries(PLANS)) {
			await page.goto(`${HIRING}?c=${token}`);
			await page.getByLabel('Save this scenario as').fill(name);
			await main(page).getByRole('button', { name: 'Save', exact: true }).click();
			await page.waitForURL(/\/hiring\/[0-9a-f-]{36}$/);
			ids.set(name, page.url().slice(-36));
		}
	});

	async function open(at: string, javaScriptEnabled = true): Promise<Page> {
		const page = await newPage(server, { javaScriptEnabled });
		await signIn(page);
		await page.goto(at);
		if (javaScriptEnabled) await awake(page);
		return page;
	}

	it('are ticked in the list and compared without scripts', async () => {
		const page = await open(HIRING, false);
		await page.getByLabel('Compare Hire a hybrid').check();
		await page.getByLabel('Compare Grow Fay').check();
		await page.getByRole('button', { name: 'Compare those ticked' }).click();
		await expect.poll(() => new URL(page.url()).pathname).toBe(COMPARE);
		await expect
			.poll(() => page.getByRole('heading', { level: 1 }).innerText())
			.toBe('“Hire a hybrid” and “Grow Fay” reach 100%; “Grow Fay” costs less, €24k.');
		await page.getByRole('link', { name: 'Table', exact: true }).click();
		await expect.poll(() => page.getByRole('columnheader', { name: 'B Grow Fay' }).count()).toBe(2);
	});

	it('show each figure, who meets what, the lines and the changes', async () => {
		const page = await open(address('Hire a hybrid', 'Without Bao', 'Grow Fay'));
		await expect
			.poll(() => row(page, 'Requirements met'))
			.toMatch(/8 of 9\s+9 of 9\s+\+1\s+6 of 9\s+−2\s+9 of 9\s+\+1/);
		await expect.poll(() => row(page, 'Gaps opened')).toContain('Systems and Coding');
		await expect.poll(() => row(page, 'Statistics')).toContain('Chidi, New hire');
		await expect.poll(() => row(page, 'Statistics')).toContain('Chidi, Fay');
		await expect.poll(() => row(page, 'All in effect by')).toContain('Jun 2099');
		await expect
			.poll(() => page.getByRole('list', { name: 'Lines' }).innerText())
			.toMatch(/A Hire a hybrid\s+B Without Bao\s+C Grow Fay\s+now, without any/);
		await expect.poll(() => main(page).innerText()).toContain('Fay: Statistics 3 → 4');
		await page.getByLabel('Without Bao').uncheck();
		await page.getByRole('button', { name: 'Compare', exact: true }).click();
		await expect.poll(() => page.url()).not.toContain(ids.get('Without Bao') ?? '-');
		await expect.poll(() => row(page, 'Gaps opened')).not.toContain('Systems');
	});

	it('refuse a fourth in words', async () => {
		const page = await open(address('Fourth', 'Grow Fay', 'Without Bao', 'Hire a hybrid'));
		await expect
			.poll(() => main(page).innerText())
			.toContain('At most three scenarios stand side by side, so “Hire a hybrid” was left out.');
	});

	it('ask for at least one, and say what is archived or not there', async () => {
		const page = await open(COMPARE);
		await expect
			.poll(() => main(page).innerText())
			.toContain('Choose one to three scenarios to set beside the team of today.');
		await page.goto(HIRING);
		await awake(page);
		await page.getByRole('button', { name: 'Archive Fourth' }).click();
		await expect.poll(() => main(page).innerText()).toContain('“Fourth” was archived.');
		await page.goto(`${address('Fourth', 'Grow Fay')}&s=${crypto.randomUUID()}`);
		await expect
			.poll(() => main(page).innerText())
			.toContain('“Fourth” is archived, so it was left out.');
		await expect
			.poll(() => main(page).innerText())
			.toContain('One scenario of this address does not exist, or was deleted.');
		await expect.poll(() => row(page, 'Gaps closed')).toContain('Statistics');
	});

	it('stand at three widths, as a picture and as a table, for everybody', async () => {
		const page = await open(address('Hire a hybrid', 'Without Bao', 'Grow Fay'));
		for (const width of [1440, 768, 390]) {
			await page.setViewportSize({ width, height: 900 });
			await expect
				.poll(() => page.evaluate(() => document.documentElement.scrollWidth))
				.toBe(width);
			await axe(page);
		}
		await page.goto(`${page.url()}&timeline=table`);
		await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
		await axe(page, ['light']);
	});
});
