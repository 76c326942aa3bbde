import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { axe, newPage, setUp, startServer, type RunningServer } from './support';

const DEPARTURES = '/teams/ranking-and-recs/coverage/departures';

let server: RunningServer;
let page: Page;

describe('departures', () => {
	beforeAll(async () => {
		server = await startServer();
		page = await newPage(server);
		await setUp(page, server, { demo: true });
	});

	it('say what each costs and which two hurt most together, without violations', async () => {
		await page.goto(DEPARTURES);
		await expect
			.poll(() => page.locator('h1').innerText())
			.toBe('Losing Ada or Bao costs 8.75 points. Ada and Bao together cost 31.25 points.');
		await expect
			.poll(() => page.getByRole('row', { name: /^Chidi \d/ }).innerText())
			.toContain('88.75%');
		await axe(page);
	});

	it('take a chance by keyboard, also without JavaScript, and keep what cannot be read', async () => {
		const state = await page.context().storageState();
		const plain = await newPage(server, { javaScriptEnabled: false, storageState: state });
		await plain.goto(DEPARTURES);
		const chance = plain.getByLabel('Chance that Ada leaves');
		await chance.fill('often');
		await plain.keyboard.press('Enter');
		await expect.poll(() => chance.inputValue()).toBe('often');
		await expect
			.poll(() => plain.locator('main').innerText())
			.toContain('A chance is 0 to 100 percent');
		await chance.fill('50');
		await plain.keyboard.press('Enter');
		await expect.poll(() => chance.inputValue()).toBe('50');
		await expect.poll(() => plain.locator('main').innerText()).toContain('91.88%');
		await plain.context().close();
	});
});
