/** What is chosen or sent before the script of a page has come. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { awake, newPage, setUp, startServer, type RunningServer } from './support';

const COVERAGE = '/teams/ranking-and-recs/coverage';

let server: RunningServer;
let page: Page;

beforeAll(async () => {
	server = await startServer();
	page = await newPage(server);
	await setUp(page, server, { demo: true });
});

/** Opens an address whose scripts come only after `early` has been done to it. */
async function openSlowly(address: string, early: () => Promise<unknown>): Promise<void> {
	let go = () => {};
	const held = new Promise<void>((resolve) => (go = resolve));
	await page.route('**/*.js', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(address, { waitUntil: 'commit' });
	await early();
	go();
	await awake(page);
	await page.unroute('**/*.js');
}

describe('before the script has come', () => {
	it('the importance that is chosen stays and is saved', async () => {
		const dot = page
			.getByRole('group', { name: 'Importance of Statistics' })
			.getByRole('radio', { name: /nice/i });
		await openSlowly(COVERAGE, () => dot.check({ force: true }));
		await page
			.getByRole('status')
			.filter({ hasText: /^Saved/ })
			.waitFor();
		await expect.poll(() => dot.isChecked()).toBe(true);
		await page.reload();
		await awake(page);
		await expect.poll(() => dot.isChecked()).toBe(true);
	});

	it('whoever is taken out by radio button is taken out', async () => {
		const bao = page.getByRole('radiogroup', { name: 'Who leaves' }).getByRole('radio').nth(1);
		await openSlowly(COVERAGE, () => bao.check({ force: true }));
		await page.waitForURL(/leave=/);
		await expect.poll(() => page.locator('h1').innerText()).toContain('Without Bao');
	});

	it('a preset that is applied can be taken back', async () => {
		await openSlowly(`${COVERAGE}?preset=frontier`, async () => {
			await page.getByRole('button', { name: /^Apply/ }).click();
			await expect.poll(() => page.locator('h1').innerText()).not.toContain('8 of 9');
		});
		const toast = page.locator('.toast');
		await expect.poll(() => toast.innerText()).toContain('applied');
		await toast.getByRole('button', { name: 'Undo' }).click();
		await expect.poll(() => page.locator('h1').innerText()).toContain('8 of 9 requirements met');
	});

	it('selects and boxes of forms and filters keep what was chosen', async () => {
		const role = page.getByLabel('Role', { exact: true });
		await openSlowly('/teams/ranking-and-recs/people', () => role.selectOption('AS'));
		await expect.poll(() => role.inputValue()).toBe('AS');
		const shortcuts = page.locator('input[name="shortcuts"]');
		const before = { checked: true };
		await openSlowly('/settings/account', async () => {
			before.checked = await shortcuts.isChecked();
			await shortcuts.setChecked(!before.checked);
		});
		await expect.poll(() => shortcuts.isChecked()).toBe(!before.checked);
		const kind = page.locator('select[name="what"]');
		await openSlowly('/settings/audit', () => kind.selectOption({ index: 2 }));
		await expect.poll(() => kind.evaluate((one: HTMLSelectElement) => one.selectedIndex)).toBe(2);
	});
});

describe('leaving coverage with a row that cannot be saved', () => {
	it('asks, and stays when that is the answer', async () => {
		await page.goto(COVERAGE);
		await awake(page);
		const level = page.getByRole('spinbutton', { name: 'Level of Statistics' });
		await level.fill('9');
		await page
			.locator('[data-grid-row="stats"]')
			.getByText(/\d to 5/)
			.waitFor();
		const asked: string[] = [];
		page.on('dialog', (dialog) => {
			asked.push(dialog.message());
			void (asked.length === 1 ? dialog.dismiss() : dialog.accept());
		});
		const link = page.getByRole('link', { name: /^Spectrum/ }).first();
		await link.click();
		await expect.poll(() => asked).toEqual(['1 not saved yet. Leave anyway?']);
		await expect.poll(() => level.inputValue()).toBe('9');
		expect(new URL(page.url()).pathname).toBe(COVERAGE);
		await link.click();
		await page.waitForURL(/spectrum/);
	});
});

describe('coming to a page from another', () => {
	it('a digit rates at once where the grid was opened from the navigation', async () => {
		await page.goto('/teams/ranking-and-recs/spectrum');
		await awake(page);
		await page.getByRole('link', { name: /^Rate/ }).first().click();
		await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'gridcell');
		const cell = page.locator('[data-row="0"][data-column="0"]');
		await page.keyboard.press('2');
		await expect.poll(() => cell.innerText()).toBe('2');
		await page
			.locator('.status [role="status"]')
			.filter({ hasText: /^\s*Saved \d/ })
			.waitFor();
	});

	it('Enter pressed before the search is there opens its first match', async () => {
		await page.goto('/settings/account');
		await awake(page);
		let go = () => {};
		const held = new Promise<void>((resolve) => (go = resolve));
		await page.route('**/*.js', async (route) => {
			await held;
			await route.continue();
		});
		await page.keyboard.press('Control+k');
		await page.keyboard.type('what if ada');
		await page.keyboard.press('Enter');
		go();
		await page.waitForURL(/coverage\?leave=ada-okafor/);
		await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
		await page.unroute('**/*.js');
	});
});
