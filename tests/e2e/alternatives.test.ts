import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import {
	awake,
	axe,
	newPage,
	screenshot,
	setUp,
	signIn,
	startServer,
	type RunningServer,
} from './support';

const ALTERNATIVES = '/teams/ranking-and-recs/hiring/alternatives';

describe('the alternatives', () => {
	let server: RunningServer;
	beforeAll(async () => {
		server = await startServer();
		const page = await newPage(server);
		await setUp(page, server, { demo: true });
	});

	async function open(address: string, javaScriptEnabled = true): Promise<Page> {
		const page = await newPage(server, { javaScriptEnabled });
		await signIn(page);
		await page.goto(address);
		return page;
	}

	const main = (page: Page) => page.getByRole('main').innerText();

	/** Waits until everything that comes later has come. */
	async function complete(page: Page): Promise<void> {
		await page.getByRole('heading', { name: 'Cost and coverage if one person leaves' }).waitFor();
	}

	it('lists the plans, cheapest first, and opens one as a scenario', async () => {
		const page = await open(ALTERNATIVES);
		await awake(page);
		await complete(page);
		await expect
			.poll(() => main(page))
			.toContain('The cheapest plan that meets them all costs €24k and takes 8 months');
		await expect.poll(() => main(page)).toContain('Proved: these 5 are all plans');
		await axe(page);
		await page.setViewportSize({ width: 390, height: 844 });
		await expect
			.poll(() => page.evaluate(() => document.documentElement.scrollWidth))
			.toBeLessThanOrEqual(390);
		await screenshot(page, 'alternatives-390');
		await page.setViewportSize({ width: 1440, height: 900 });
		await page.getByRole('link', { name: 'Fay: Statistics 3 → 4', exact: true }).first().click();
		await expect
			.poll(() => page.getByRole('heading', { level: 1 }).innerText())
			.toContain('Statistics 4 for Fay closes the only gap.');
	});

	it('opens a point of the front with the keyboard', async () => {
		const page = await open(ALTERNATIVES);
		await awake(page);
		await complete(page);
		const point = page.getByRole('link', { name: /^2. €24k, 100%/ }).first();
		await point.focus();
		await page.keyboard.press('Enter');
		await page.waitForURL(/\/hiring\?c=grow/);
		await expect
			.poll(() => page.getByRole('heading', { level: 1 }).innerText())
			.toContain('closes the only gap.');
	});

	it('keeps to limits, says what they leave open and which one to loosen', async () => {
		const page = await open(`${ALTERNATIVES}?limits=1&budget=20&growth=on`);
		await awake(page);
		await complete(page);
		await expect.poll(() => main(page)).toContain('A budget of €24k closes Statistics.');
		await page.getByLabel('Budget, k').fill('a lot');
		await page.getByRole('button', { name: 'Find plans' }).click();
		await expect.poll(() => main(page)).toContain('A budget is 0 or more, in whole thousands.');
		await expect.poll(() => page.getByLabel('Budget, k').inputValue()).toBe('a lot');
	});

	it('starts from a draft, and keeps it in the plans and in the limits', async () => {
		const page = await open('/teams/ranking-and-recs/hiring?c=leave.chidi-eze.2099-01-01');
		await awake(page);
		await page.getByRole('link', { name: 'Alternatives', exact: true }).last().click();
		await complete(page);
		await expect.poll(() => main(page)).toContain('On top of Chidi leaves.');
		await page.getByLabel('Headcount').fill('3');
		await page.getByText('Nice to have, never paid for').first().click();
		await page.getByRole('checkbox', { name: 'Statistics' }).check();
		await page.getByRole('button', { name: 'Find plans' }).click();
		await page.waitForURL(/headcount=3.*nice=/);
		await complete(page);
		await expect.poll(() => main(page)).toContain('On top of Chidi leaves.');
		await expect.poll(() => main(page)).toContain('Statistics stays open, as nice to have.');
		await axe(page);
		const first = page.getByRole('table').first().getByRole('link').first();
		await expect
			.poll(() => first.getAttribute('href'))
			.toContain('c=leave.chidi-eze.2099-01-01&c=');
	});

	it('comes whole without script', async () => {
		const page = await open(ALTERNATIVES, false);
		await page.waitForURL(/whole=1/);
		await complete(page);
		await expect.poll(() => main(page)).toContain('Statistics at 4: hire, grow or accept');
		await expect.poll(() => main(page)).toContain('Step by step, or exact');
	});
});
