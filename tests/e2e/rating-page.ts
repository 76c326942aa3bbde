/** The rating page as the tests of it see it. */
import type { Page } from 'playwright-core';
import { awake, newPage, signIn, type RunningServer } from './support';

export const RATE = '/teams/ranking-and-recs/ratings';
/** The address of one cell of the demo team. */
export const cellOf = (person: string, skill: string) => `${RATE}?person=${person}&skill=${skill}`;

/** Signed in and on the rating page, with the named cell focused. */
export async function openRating(
	server: RunningServer,
	address: string,
	options: Parameters<typeof newPage>[1] = {},
): Promise<Page> {
	const page = await newPage(server, options);
	await signIn(page);
	await page.goto(address);
	if (options.javaScriptEnabled !== false) await awake(page);
	return page;
}

/** The cell that has the grid's tab stop. */
export const active = (page: Page) => page.locator('[role="gridcell"][tabindex="0"]');
export const cell = (page: Page, row: number, column: number) =>
	page.locator(`[data-row="${row}"][data-column="${column}"]`);
/** Row and column of the active cell. */
export const place = async (page: Page) => [
	Number(await active(page).getAttribute('data-row')),
	Number(await active(page).getAttribute('data-column')),
];
/** The text a cell prints. */
export const digit = async (page: Page, row: number, column: number) =>
	(await cell(page, row, column).innerText()).trim();
export const status = (page: Page) => page.locator('.status [role="status"]');

/** Waits until the page says that everything is saved, after an edit. */
export async function saved(page: Page): Promise<void> {
	await status(page)
		.filter({ hasText: /^\s*Saved \d/ })
		.waitFor();
}

/** Waits until the grid has the focus. */
export async function focused(page: Page): Promise<void> {
	await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'gridcell');
}
