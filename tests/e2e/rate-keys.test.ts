import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { active, cellOf, digit, focused, place, saved, status } from './rating-page';
import { newPage, setUp, signIn, startServer, type RunningServer } from './support';

const PEOPLE = 30;

let server: RunningServer;

/** A second team, of more people than fit on a screen. */
async function importLarge(page: Page): Promise<void> {
	await page.goto('/teams');
	await page.locator('main').getByLabel('Name').fill('Large');
	await page.locator('main').getByRole('button', { name: 'Create team' }).click();
	await page.waitForURL('**/people');
	await page.goto('/teams/large/ratings/import');
	const rows = Array.from(
		{ length: PEOPLE },
		(_, i) => `Person${String(i).padStart(2, '0')} Of Thirty;${i % 6};${(i + 1) % 6}`,
	);
	await page.setInputFiles('input[name="file"]', {
		name: 'large.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(['Name;Systems;Coding', ...rows].join('\n')),
	});
	await page.locator('main').getByRole('button', { name: /^Read/ }).click();
	await page
		.locator('main')
		.getByRole('button', { name: /^Write/ })
		.click();
	await page
		.getByText(`${PEOPLE * 2} ratings and ${PEOPLE} people written`)
		.first()
		.waitFor();
}

beforeAll(async () => {
	server = await startServer();
	const page = await newPage(server);
	await setUp(page, server, { demo: true });
	await importLarge(page);
	await page.context().close();
});

async function open(address: string, options: Parameters<typeof newPage>[1] = {}): Promise<Page> {
	const page = await newPage(server, options);
	await signIn(page);
	await page.goto(address);
	await focused(page);
	return page;
}

const press = async (page: Page, ...keys: string[]) => {
	for (const key of keys) await page.keyboard.press(key);
};
const selected = (page: Page) => page.locator('[role="gridcell"][aria-selected="true"]').count();
/** What has the focus, in a word. */
const holder = (page: Page) =>
	page.evaluate(
		() => document.activeElement?.getAttribute('role') ?? document.activeElement?.tagName,
	);

describe('the grid at the keyboard', () => {
	it('is one tab stop, entered where it was left', async () => {
		const page = await open(cellOf('bao-nguyen', 'code'));
		await expect.poll(() => page.locator('[role="grid"] [tabindex="0"]').count()).toBe(1);
		await press(page, 'ArrowRight', 'Tab');
		expect(await holder(page)).not.toBe('gridcell');
		await press(page, 'Shift+Tab');
		await expect.poll(() => holder(page)).toBe('gridcell');
		await expect.poll(() => place(page)).toEqual([1, 3]);
		await press(page, 'Shift+Tab');
		expect(await holder(page)).not.toBe('gridcell');
	});

	it('moves by cell, row, page and grid, and stays at the edges', async () => {
		const page = await open('/teams/large/ratings?skill=swe');
		await expect.poll(() => place(page)).toEqual([0, 7]);
		await press(page, 'ArrowUp', 'Home', 'ArrowLeft');
		await expect.poll(() => place(page)).toEqual([0, 0]);
		await press(page, 'End', 'ArrowRight');
		await expect.poll(() => place(page)).toEqual([0, 12]);
		await press(page, 'PageDown');
		const [paged = 0] = await place(page);
		expect(paged).toBeGreaterThan(5);
		await press(page, 'PageUp');
		await expect.poll(() => place(page)).toEqual([0, 12]);
		await press(page, 'PageDown', 'PageDown', 'PageDown', 'PageDown');
		await expect.poll(() => place(page)).toEqual([PEOPLE - 1, 12]);
		await press(page, 'Control+Home');
		await expect.poll(() => place(page)).toEqual([0, 0]);
		await press(page, 'Control+End', 'ArrowDown');
		await expect.poll(() => place(page)).toEqual([PEOPLE - 1, 12]);
	});

	it('selects with Shift on any of these and with Ctrl+A', async () => {
		const page = await open(cellOf('bao-nguyen', 'code'));
		await press(page, 'Shift+ArrowRight', 'Shift+ArrowDown');
		await expect.poll(() => selected(page)).toBe(4);
		await press(page, 'Shift+End');
		await expect.poll(() => selected(page)).toBe(22);
		await press(page, 'Control+Shift+Home');
		await expect.poll(() => selected(page)).toBe(6);
		await press(page, 'ArrowRight');
		await expect.poll(() => selected(page)).toBe(1);
		await press(page, 'Control+a');
		await expect.poll(() => selected(page)).toBe(78);
	});

	it('moves right or down after a digit, as the toggle says', async () => {
		const page = await open(cellOf('ada-okafor', 'theory'));
		await press(page, '2');
		await expect.poll(() => place(page)).toEqual([0, 4]);
		await page.getByRole('button', { name: /^Moves right/ }).focus();
		await press(page, 'Enter');
		await page.getByRole('button', { name: /^Moves down/ }).waitFor();
		await active(page).focus();
		await press(page, '1', '3');
		await expect.poll(() => place(page)).toEqual([2, 4]);
		expect([await digit(page, 0, 4), await digit(page, 1, 4)]).toEqual(['1', '3']);
		await saved(page);
	});

	it('withdraws, steps, fills down, takes back and does again', async () => {
		const page = await open(cellOf('chidi-eze', 'product'));
		const column = () => Promise.all([2, 3, 4].map((row) => digit(page, row, 5)));
		await press(page, '4', 'ArrowLeft', 'Alt+ArrowUp', 'Alt+ArrowUp');
		await expect.poll(() => digit(page, 2, 5)).toBe('5');
		await press(page, 'Alt+ArrowDown');
		await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d');
		await expect.poll(() => column()).toEqual(['4', '4', '4']);
		await press(page, 'Delete');
		await expect.poll(() => column()).toEqual(['–', '–', '–']);
		await press(page, 'Control+z');
		await expect.poll(() => column()).toEqual(['4', '4', '4']);
		await press(page, 'Control+Shift+z');
		await expect.poll(() => column()).toEqual(['–', '–', '–']);
		await press(page, 'Control+z', 'Control+z', 'Control+y');
		await expect.poll(() => column()).toEqual(['4', '4', '4']);
		await saved(page);
	});

	it('copies, cuts and pastes a block by the clipboard of the browser', async () => {
		const page = await open(cellOf('dana-rosenberg', 'sys'));
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		const row = (at: number) => Promise.all([0, 1].map((column) => digit(page, at, column)));
		await press(page, '5', '3', 'Home', 'Shift+ArrowRight', 'Control+c');
		await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('5\t3');
		await press(page, 'ArrowLeft', 'ArrowDown', 'Control+v');
		await expect.poll(() => row(4)).toEqual(['5', '3']);
		await expect.poll(() => selected(page)).toBe(2);
		await press(page, 'Control+x');
		await expect.poll(() => row(4)).toEqual(['–', '–']);
		await press(page, 'Control+v');
		await expect.poll(() => row(4)).toEqual(['5', '3']);
		await saved(page);
	});

	it('opens the anchors with F2, leaves them with Esc, and lists its keys with ?', async () => {
		const page = await open(cellOf('emre-yilmaz', 'claims'));
		await press(page, 'Escape');
		const drawer = page.getByRole('complementary', { name: 'Claims' });
		await expect.poll(() => page.locator('.side aside').count()).toBe(0);
		await press(page, 'F2');
		await page.waitForFunction(() => document.activeElement?.closest('aside') !== null);
		await press(page, 'Escape');
		await focused(page);
		await expect.poll(() => drawer.count()).toBe(0);
		await press(page, '?');
		await page.getByRole('dialog', { name: 'Keys of the grid' }).waitFor();
		await press(page, 'Escape');
		await focused(page);
		await press(page, 'Escape');
		await expect.poll(() => place(page)).toEqual([4, 9]);
	});

	it('takes keys for itself only while it has the focus', async () => {
		const page = await open(cellOf('fay-lindqvist', 'exp'));
		const before = await digit(page, 5, 1);
		await page.locator('.side textarea').focus();
		await page.keyboard.type('5 of 5 c-');
		await expect.poll(() => digit(page, 5, 1)).toBe(before);
		await page.getByRole('button', { name: /^Moves right/ }).focus();
		await press(page, '0', '-', 'Delete');
		await expect.poll(() => digit(page, 5, 1)).toBe(before);
		expect(await status(page).innerText()).not.toContain('Saving');
	});
});

/** Which corners of the focused cell are covered by something else. */
const covered = (page: Page) =>
	page.evaluate(() => {
		const element = document.activeElement as HTMLElement;
		const { left, right, top, bottom } = element.getBoundingClientRect();
		const corners = [left + 3, right - 3].flatMap((x) => [top + 4, bottom - 5].map((y) => [x, y]));
		return corners
			.filter(([x = 0, y = 0]) => !element.contains(document.elementFromPoint(x, y)))
			.map(([x, y]) => `${element.dataset.row},${element.dataset.column} at ${x},${y}`);
	});

describe('a team of thirty', () => {
	it.each([
		[1440, 900],
		[768, 640],
	])('never has the focused cell under its heads at %i x %i', async (width, height) => {
		const page = await open('/teams/large/ratings?skill=sys', { viewport: { width, height } });
		const found: string[] = [];
		const walk = async (key: string, times = 1) => {
			for (let i = 0; i < times; i += 1) {
				await page.keyboard.press(key);
				found.push(...(await covered(page)));
			}
		};
		await walk('ArrowRight', 13);
		await walk('PageDown', 3);
		await walk('ArrowUp', 20);
		await walk('ArrowLeft', 13);
		await walk('Control+End');
		await walk('Control+Home');
		await walk('ArrowDown', 29);
		await expect.poll(() => place(page)).toEqual([PEOPLE - 1, 0]);
		expect(found).toEqual([]);
	});
});

describe('the heads of the columns', () => {
	it.each([1440, 768])('keep to their columns in a wide font at %i px', async (width) => {
		const page = await open('/teams/large/ratings?skill=sys', {
			viewport: { width, height: 900 },
		});
		// No font that reads as text is wider than one that gives every letter the room of an m.
		await page.evaluate(() => {
			document.documentElement.style.setProperty('--font', 'monospace');
		});
		const boxes = await page.locator('[data-head]').evaluateAll((heads) =>
			heads.map((head) => {
				const column = head.getBoundingClientRect();
				const text = head.querySelector('span')?.getBoundingClientRect();
				return { inside: text && text.left >= column.left && text.right <= column.right };
			}),
		);
		expect(boxes).toHaveLength(13);
		expect(boxes.filter(({ inside }) => !inside)).toEqual([]);
	});
});
