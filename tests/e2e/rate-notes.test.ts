import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { cell, cellOf, digit, focused, openRating, place, saved, status } from './rating-page';
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

let server: RunningServer;

beforeAll(async () => {
	server = await startServer();
	const page = await newPage(server);
	await setUp(page, server, { demo: true });
	await page.context().close();
});

const open = (address: string, options?: Parameters<typeof newPage>[1]) =>
	openRating(server, address, options);

const drawer = (page: Page) => page.locator('.side aside');
const note = (page: Page) => drawer(page).getByRole('textbox', { name: 'Note' });
const link = (page: Page) => drawer(page).getByLabel('Link to evidence');

const CELLS = '**/ratings/cells';

/** Waits until a field holds the text. */
async function holds(field: ReturnType<typeof note>, text: string): Promise<void> {
	await expect.poll(() => field.inputValue(), { timeout: 10_000 }).toBe(text);
}

describe('a note or link in the drawer', () => {
	it('goes to the cell it was typed for when another cell is clicked', async () => {
		const page = await open(cellOf('ada-okafor', 'sys'));
		const faults: string[] = [];
		page.on('pageerror', (error) => faults.push(error.message));
		await focused(page);
		await note(page).fill('Moved the feature store');
		await link(page).fill('https://example.org/feature-store');
		await cell(page, 1, 1).click();
		await expect.poll(() => place(page)).toEqual([1, 1]);
		await saved(page);
		await holds(note(page), '');
		await cell(page, 0, 0).click();
		await holds(note(page), 'Moved the feature store');
		await holds(link(page), 'https://example.org/feature-store');
		await page.goto(cellOf('ada-okafor', 'sys'));
		await holds(note(page), 'Moved the feature store');
		await cell(page, 1, 1).click();
		await holds(note(page), '');
		expect(faults).toEqual([]);
	});

	it('is not wiped by a level that is saved while it is typed', async () => {
		const page = await open(cellOf('bao-nguyen', 'sys'));
		await focused(page);
		await note(page).waitFor();
		await drawer(page).getByText('Strong', { exact: true }).click();
		await note(page).click();
		const answered = page.waitForResponse((response) => response.request().method() === 'PUT');
		await page.keyboard.type('Took over the cluster ', { delay: 60 });
		await answered;
		await page.keyboard.type('in spring', { delay: 100 });
		await expect.poll(() => note(page).inputValue()).toBe('Took over the cluster in spring');
		await cell(page, 1, 0).click();
		await saved(page);
		await page.reload();
		await holds(note(page), 'Took over the cluster in spring');
	});

	it('counts as unsaved while it is typed, and closing the page asks first', async () => {
		const page = await open(cellOf('chidi-eze', 'stats'));
		await focused(page);
		await note(page).fill('Caught the leak');
		await status(page).filter({ hasText: 'Editing' }).waitFor();
		const asked = page.waitForEvent('dialog');
		await page.close({ runBeforeUnload: true });
		const dialog = await asked;
		expect(dialog.type()).toBe('beforeunload');
		await dialog.dismiss();
		// What could be saved was saved while the page asked.
		await saved(page);
	});

	it('is saved before another page opens, and held back when it cannot be', async () => {
		const page = await open(cellOf('chidi-eze', 'exp'));
		await focused(page);
		await note(page).fill('Wrote the read-out');
		await page.locator('nav').getByRole('link', { name: 'Coverage' }).first().click();
		await page.waitForURL('**/coverage');
		await page.goto(cellOf('chidi-eze', 'exp'));
		await holds(note(page), 'Wrote the read-out');
		await link(page).fill('example.org');
		const questions: string[] = [];
		page.once('dialog', (dialog) => {
			questions.push(dialog.message());
			void dialog.dismiss();
		});
		await page.locator('nav').getByRole('link', { name: 'Coverage' }).first().click();
		expect(questions).toEqual(['1 not saved yet. Leave anyway?']);
		expect(new URL(page.url()).pathname).toMatch(/ratings$/);
		await expect.poll(() => link(page).inputValue()).toBe('example.org');
	});

	it('goes on top of a level that somebody else has set meanwhile', async () => {
		const [mine, theirs] = [
			await open(cellOf('dana-rosenberg', 'theory')),
			await open(cellOf('dana-rosenberg', 'theory')),
		];
		await focused(mine);
		await focused(theirs);
		await note(mine).fill('Derived the bound');
		await theirs.keyboard.press('5');
		await saved(theirs);
		await cell(mine, 3, 4).click();
		const clash = mine.getByRole('group', { name: 'Conflict' }).first();
		await clash.getByText('You changed the note.').waitFor();
		await clash.getByRole('button', { name: 'Keep mine' }).click();
		await saved(mine);
		await expect.poll(() => digit(mine, 3, 3)).toBe('5');
		await theirs.goto(cellOf('dana-rosenberg', 'theory'));
		await holds(note(theirs), 'Derived the bound');
		await expect.poll(() => digit(theirs, 3, 3)).toBe('5');
	});

	it('stays where it was typed when it is not a link, until it is one', async () => {
		const page = await open(cellOf('dana-rosenberg', 'code'));
		await focused(page);
		await link(page).fill('example.org/readout');
		await cell(page, 3, 3).click();
		await holds(link(page), '');
		await cell(page, 3, 2).click();
		await holds(link(page), 'example.org/readout');
		await page.getByRole('region', { name: 'Rejected' }).getByText('The link was not').waitFor();
		await drawer(page).getByText('A link starts with https://').first().waitFor();
		await link(page).fill('https://example.org/readout');
		await cell(page, 3, 3).click();
		await saved(page);
		await page.goto(cellOf('dana-rosenberg', 'code'));
		await holds(link(page), 'https://example.org/readout');
	});
});

describe('a drawer that cannot be filled', () => {
	it('says so and asks again', async () => {
		const page = await open(cellOf('bao-nguyen', 'stats'));
		await focused(page);
		await page.route(`${CELLS}?*`, (route) => route.fulfill({ status: 503 }));
		await page.keyboard.press('ArrowRight');
		await drawer(page).getByText('Note and history could not be loaded.').waitFor();
		await page.unroute(`${CELLS}?*`);
		await drawer(page).getByRole('button', { name: 'Try again' }).click();
		await note(page).waitFor();
	});
});

describe('what is not saved', () => {
	it('is listed with the reason, and what is edited afterwards is saved', async () => {
		const page = await open(cellOf('emre-yilmaz', 'sys'));
		await focused(page);
		const before = await digit(page, 4, 0);
		await page.route(CELLS, (route) =>
			route.request().method() === 'PUT' ? route.fulfill({ status: 403 }) : route.continue(),
		);
		await page.keyboard.press('5');
		const list = page.getByRole('region', { name: 'Rejected' });
		await list.getByText('5 was not saved. You may not rate in this team any more.').waitFor();
		expect((await status(page).innerText()).trim()).toBe('1 rejected');
		await expect.poll(() => digit(page, 4, 0)).toBe(before);
		await axe(page);
		await screenshot(page, 'rate-rejected');
		await page.unroute(CELLS);
		await list.getByRole('button', { name: 'Emre Systems engineering:' }).click();
		await expect.poll(() => place(page)).toEqual([4, 0]);
		await drawer(page).getByText('5 was not saved.').waitFor();
		await page.keyboard.press('4');
		await saved(page);
		await expect.poll(() => list.count()).toBe(0);
		await expect.poll(() => digit(page, 4, 0)).toBe('4');
	});

	it('waits for somebody who is signed out, and goes when they are back', async () => {
		const page = await open(cellOf('emre-yilmaz', 'code'));
		await focused(page);
		const cookies = await page.context().cookies();
		await page.context().clearCookies();
		await page.keyboard.press('3');
		await status(page).getByText('Signed out. Sign in in another tab. 1 unsaved').waitFor();
		await page.keyboard.press('2');
		await status(page).getByText('2 unsaved').waitFor();
		await page.context().addCookies(cookies);
		await page.getByRole('button', { name: 'Try again' }).click();
		await saved(page);
		await page.reload();
		expect([await digit(page, 4, 2), await digit(page, 4, 3)]).toEqual(['3', '2']);
	});

	it('goes when the page is looked at again, without waiting for its next try', async () => {
		const page = await newPage(server);
		await page.clock.install();
		await signIn(page);
		await page.goto(cellOf('emre-yilmaz', 'writing'));
		await focused(page);
		const cookies = await page.context().cookies();
		await page.context().clearCookies();
		await page.keyboard.press('3');
		await status(page).getByText('Signed out.').waitFor();
		// From here on no timer of the page runs.
		await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 100);
		await page.context().addCookies(cookies);
		await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
		await saved(page);
	});
});

describe('an imported link that no browser can open', () => {
	it('is shown as text, and the page goes on', async () => {
		const page = await open(cellOf('fay-lindqvist', 'sys'));
		const faults: string[] = [];
		page.on('pageerror', (error) => faults.push(error.message));
		await page.route(`${CELLS}?*`, async (route) => {
			const response = await route.fetch();
			const details = (await response.json()) as { raters: object[] };
			const raters = details.raters.map((rater) => ({ ...rater, evidence: 'https://host:port/x' }));
			await route.fulfill({ response, json: { ...details, raters } });
		});
		await focused(page);
		await page.keyboard.press('ArrowRight');
		await drawer(page).getByText('https://host:port/x').waitFor();
		await page.keyboard.press('ArrowRight');
		await page.getByRole('complementary', { name: 'Coding depth' }).waitFor();
		expect(faults).toEqual([]);
	});
});

describe('on a phone', () => {
	const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

	it('has note, link and the way back under the levels', async () => {
		const page = await open(cellOf('chidi-eze', 'product'), phone);
		const form = page.locator('.phone form', { has: page.locator('h2') });
		await form.getByText('Note and link').tap();
		await form.getByRole('textbox', { name: 'Note' }).fill('Ran the survey');
		await form.getByRole('button', { name: /^Next/ }).tap();
		await page.getByRole('heading', { name: 'Paper writing' }).waitFor();
		await page.locator('.topbar [role="status"]', { hasText: /Saved \d/ }).waitFor();
		await form.getByRole('button', { name: 'Undo' }).tap();
		await page.getByRole('heading', { name: 'Product sense' }).waitFor();
		await holds(form.getByRole('textbox', { name: 'Note' }), '');
		await form.getByRole('button', { name: 'Redo' }).tap();
		await holds(form.getByRole('textbox', { name: 'Note' }), 'Ran the survey');
		await page.locator('.topbar [role="status"]', { hasText: /Saved \d/ }).waitFor();
		await axe(page);
		await screenshot(page, 'rate-phone-note');
		await page.reload();
		await awake(page);
		await form.getByText('Note and link').tap();
		await holds(form.getByRole('textbox', { name: 'Note' }), 'Ran the survey');
	});

	it('says under the level why it was not saved, and offers to try again', async () => {
		const page = await open(cellOf('chidi-eze', 'swe'), phone);
		await page.route(CELLS, (route) =>
			route.request().method() === 'PUT' ? route.fulfill({ status: 403 }) : route.continue(),
		);
		const form = page.locator('.phone form', { has: page.locator('h2') });
		await form.getByText('Sets the bar', { exact: true }).tap();
		await form.getByText('5 was not saved. You may not rate in this team any more.').waitFor();
		await page.unroute(CELLS);
		await page.context().setOffline(true);
		await form.getByText('Owns', { exact: true }).tap();
		await form.getByText('Offline.').waitFor();
		await screenshot(page, 'rate-phone-offline');
		// Still without a network, so that nothing but the button can have asked again.
		await form.getByRole('button', { name: 'Try again' }).tap();
		await form.getByText('Offline.').waitFor();
		await page.context().setOffline(false);
		await page.locator('.topbar [role="status"]', { hasText: /Saved \d/ }).waitFor();
	});

	it('takes note and link without script too, and keeps them beside a message', async () => {
		const page = await open(cellOf('dana-rosenberg', 'swe'), {
			...phone,
			javaScriptEnabled: false,
		});
		const form = page.locator('.phone form', { has: page.locator('h2') });
		await form.getByText('Note and link').tap();
		await form.locator('textarea').fill('Set up CI');
		await form.getByLabel('Link to evidence').fill('example.org');
		await form.getByText('Strong', { exact: true }).tap();
		await form.getByRole('button', { name: /^Next/ }).tap();
		await form.getByText('A link starts with https://').waitFor();
		await expect
			.poll(() => form.locator('input[name="level.swe"][value="3"]').isChecked())
			.toBe(true);
		await form.getByText('Note and link').tap();
		await form.getByLabel('Link to evidence').fill('https://example.org/ci');
		await form.getByRole('button', { name: /^Next/ }).tap();
		await page.waitForURL(/saved=1/);
		await page.goto(cellOf('dana-rosenberg', 'swe'));
		await form.getByText('Note and link').tap();
		await expect.poll(() => form.locator('textarea').inputValue()).toBe('Set up CI');
		await expect
			.poll(() => form.getByLabel('Link to evidence').inputValue())
			.toBe('https://example.org/ci');
	});
});
