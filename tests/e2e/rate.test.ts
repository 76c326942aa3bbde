import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
	RATE,
	active,
	cell,
	cellOf,
	digit,
	focused,
	openRating,
	place,
	saved,
	status,
} from './rating-page';
import { awake, axe, newPage, screenshot, setUp, startServer, type RunningServer } from './support';

let server: RunningServer;

beforeAll(async () => {
	server = await startServer();
	const page = await newPage(server);
	await setUp(page, server, { demo: true });
	await page.context().close();
});

const open = (address: string, options?: Parameters<typeof newPage>[1]) =>
	openRating(server, address, options);

const label = (page: Page) => active(page).getAttribute('aria-label');

/** A paste as Sheets and Excel make it. */
async function paste(page: Page, text: string): Promise<void> {
	await active(page).evaluate((element, data) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', data);
		element.dispatchEvent(
			new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
		);
	}, text);
}

describe('rating at the keyboard', () => {
	it('opens the anchors with Enter, sets a level there, and Esc gives the focus back', async () => {
		const page = await open(cellOf('dana-rosenberg', 'stats'));
		await focused(page);
		await page.getByText('At 4, Dana closes the team’s only gap.').waitFor();
		await page.keyboard.press('Enter');
		const drawer = page.getByRole('complementary', { name: 'Statistics' });
		await drawer.getByText('Strong').first().waitFor();
		await drawer.getByText('Owns', { exact: true }).click();
		await saved(page);
		await expect.poll(() => page.getByText('At 4, Dana closes').count()).toBe(0);
		await drawer.getByLabel('Link to evidence').fill('javascript:alert(1)');
		await drawer.getByLabel('Note').fill('Designed the interleaving test');
		await drawer.getByText('A link starts with https://').waitFor();
		await expect
			.poll(() => drawer.getByLabel('Link to evidence').inputValue())
			.toBe('javascript:alert(1)');
		await drawer.getByLabel('Link to evidence').fill('https://example.org/readout');
		await drawer.getByLabel('Note').focus();
		await page.keyboard.press('Escape');
		await focused(page);
		await page.waitForFunction(() =>
			document
				.querySelector('[role="gridcell"][tabindex="0"]')
				?.getAttribute('aria-label')
				?.includes('evidence attached'),
		);
		await saved(page);
	});

	it('rates a person without the mouse and finds it again after a reload', async () => {
		const page = await open(cellOf('ada-okafor', 'sys'));
		await focused(page);
		for (const key of ['5', '4', '3', '2', '1', '0', '1', '2', '3', '4', '5', '4', '3']) {
			await page.keyboard.press(key);
		}
		// The digit of the last column moved on to the next person.
		await expect.poll(() => place(page)).toEqual([1, 0]);
		await saved(page);
		await page.reload();
		const shown = await Promise.all(Array.from({ length: 13 }, (_, i) => digit(page, 0, i)));
		expect(shown.join('')).toBe('5432101234543');
	});

	it('moves, selects, clears, steps, and cycles the confidence as in a spreadsheet', async () => {
		const page = await open(cellOf('bao-nguyen', 'sys'));
		await focused(page);
		await page.keyboard.press('End');
		await expect.poll(() => place(page)).toEqual([1, 12]);
		await page.keyboard.press('Control+Home');
		await expect.poll(() => place(page)).toEqual([0, 0]);
		await page.keyboard.press('Control+End');
		await expect.poll(() => place(page)).toEqual([5, 12]);
		await page.keyboard.press('Home');
		await page.keyboard.press('ArrowUp');
		await expect.poll(() => place(page)).toEqual([4, 0]);
		await page.keyboard.press('-');
		await expect.poll(() => label(page)).toBe('not rated');
		await page.keyboard.press('2');
		await expect.poll(() => place(page)).toEqual([4, 1]);
		await page.keyboard.press('c');
		await page.getByText('confidence of Emre, Systems').first().waitFor();
		await page.keyboard.press('ArrowLeft');
		await expect.poll(() => label(page)).toContain('guess');
		await page.keyboard.press('Alt+ArrowUp');
		await expect.poll(() => label(page)).toContain('3, Strong');
		await page.keyboard.press('Shift+ArrowRight');
		await page.keyboard.press('Shift+ArrowDown');
		await expect
			.poll(() => page.locator('[role="gridcell"][aria-selected="true"]').count())
			.toBe(4);
		await page.keyboard.press('Control+d');
		await expect.poll(() => digit(page, 5, 0)).toBe('3');
		await saved(page);
	});

	it('takes a note, a link and an activity back and does them again', async () => {
		const page = await open(cellOf('dana-rosenberg', 'stats'));
		await focused(page);
		const note = page.getByLabel('Note');
		const chip = page.getByRole('button', { name: 'A/B test design' });
		const before = await note.inputValue();
		await note.fill('Read out the ranking test');
		await note.blur();
		await chip.click();
		await saved(page);
		await expect.poll(() => chip.getAttribute('aria-pressed')).toBe('true');
		await cell(page, 3, 4).focus();
		await page.keyboard.press('Control+z');
		await page.keyboard.press('Control+z');
		await saved(page);
		await page.waitForFunction(
			(text) =>
				document.querySelector<HTMLTextAreaElement>('textarea[name="note"]')?.value === text,
			before,
		);
		await expect.poll(() => chip.getAttribute('aria-pressed')).toBe('false');
		await page.keyboard.press('Control+y');
		await saved(page);
		await page.reload();
		await page.waitForFunction(
			() =>
				document.querySelector<HTMLTextAreaElement>('textarea[name="note"]')?.value ===
				'Read out the ranking test',
		);
	});

	it('takes steps back and does them again, and a paste is one step', async () => {
		const page = await open(cellOf('chidi-eze', 'sys'));
		await focused(page);
		const before = await Promise.all([0, 1, 2].map((column) => digit(page, 2, column)));
		await paste(page, '3.0\tOwns\tseven\n\t2,0\n');
		await expect.poll(() => digit(page, 2, 0)).toBe('3');
		await expect.poll(() => digit(page, 2, 1)).toBe('4');
		await expect.poll(() => digit(page, 2, 2)).toBe(before[2]);
		await expect.poll(() => digit(page, 3, 1)).toBe('2');
		// The second cell was a 4 already: pasting it again is no new rating.
		await page.getByText('2 cells changed, 1 rejected').first().waitFor();
		await expect.poll(() => cell(page, 2, 2).getAttribute('aria-invalid')).toBe('true');
		await page.getByText('“seven” is not a level').waitFor();
		await page.keyboard.press('Control+z');
		expect(await Promise.all([0, 1].map((column) => digit(page, 2, column)))).toEqual(
			before.slice(0, 2),
		);
		await page.keyboard.press('Control+y');
		await expect.poll(() => digit(page, 2, 0)).toBe('3');
		await saved(page);
		await page.keyboard.press('Control+z');
		await saved(page);
		await page.reload();
		expect(await Promise.all([0, 1].map((column) => digit(page, 2, column)))).toEqual(
			before.slice(0, 2),
		);
	});
});

describe('two people at once', () => {
	it('shows both values of a cell that somebody else changed, and keeps the one chosen', async () => {
		const [mine, theirs] = [
			await open(cellOf('fay-lindqvist', 'code')),
			await open(cellOf('fay-lindqvist', 'code')),
		];
		await focused(mine);
		await focused(theirs);
		await theirs.keyboard.press('4');
		await saved(theirs);
		await mine.keyboard.press('3');
		const note = mine.getByRole('group', { name: 'Conflict' }).first();
		await note.getByText('You set 3.').waitFor();
		await note.getByText('set 4 at').waitFor();
		await expect.poll(() => digit(mine, 5, 2)).toBe('3');
		await screenshot(mine, 'rate-conflict');
		await note.getByRole('button', { name: 'Keep 3' }).click();
		await saved(mine);
		await theirs.reload();
		await expect.poll(() => digit(theirs, 5, 2)).toBe('3');

		await theirs.goto(cellOf('fay-lindqvist', 'theory'));
		await focused(theirs);
		await mine.goto(cellOf('fay-lindqvist', 'theory'));
		await focused(mine);
		await theirs.keyboard.press('5');
		await saved(theirs);
		await mine.keyboard.press('1');
		await note.getByRole('button', { name: 'Take 5' }).click();
		await expect.poll(() => digit(mine, 5, 3)).toBe('5');
	});
});

describe('without a network', () => {
	it('goes on editing, says what is unsaved, and saves once when the network is back', async () => {
		const page = await open(cellOf('emre-yilmaz', 'product'));
		await focused(page);
		await page.context().setOffline(true);
		await page.keyboard.press('2');
		await page.keyboard.press('3');
		await status(page).filter({ hasText: 'Offline, 2 unsaved' }).waitFor();
		await page.context().setOffline(false);
		await saved(page);
		await page.reload();
		await expect.poll(() => digit(page, 4, 5)).toBe('2');
		await expect.poll(() => digit(page, 4, 6)).toBe('3');
	});
});

describe('on a phone', () => {
	it('rates one skill at a time with large buttons', async () => {
		const page = await open(cellOf('emre-yilmaz', 'stats'), {
			viewport: { width: 390, height: 844 },
			hasTouch: true,
		});
		const form = page.locator('form', { has: page.getByRole('heading', { name: 'Statistics' }) });
		await form.getByText('Sound', { exact: true }).tap();
		await form.getByRole('button', { name: 'Next: Product sense' }).tap();
		await page.getByRole('heading', { name: 'Product sense' }).waitFor();
		await page.getByRole('link', { name: 'Back' }).tap();
		await page.getByRole('heading', { name: 'Statistics' }).waitFor();
		await expect
			.poll(() => page.locator('input[name="level.stats"][value="2"]').isChecked())
			.toBe(true);
		await page.locator('.topbar [role="status"]', { hasText: /Saved \d/ }).waitFor();
		await page.selectOption('#phone-person', 'bao-nguyen');
		await page.reload();
		await awake(page);
		await page.selectOption('#phone-person', 'emre-yilmaz');
	});
});

describe('without script', () => {
	// The form stands in a noscript element, which text locators of the whole page pass over.
	it('rates a person by a plain form and keeps what was typed beside a message', async () => {
		const page = await open(RATE, { javaScriptEnabled: false });
		await page.getByRole('heading', { name: 'Rate one person' }).waitFor();
		await page.locator('.plain').getByRole('link', { name: 'Bao' }).click();
		const group = page.getByRole('group', { name: 'Bao, Statistics' });
		await group.locator('input[type="radio"][value="3"]').check();
		await group.getByLabel('Note').fill('Wrote the significance check');
		await group.getByLabel('Link to evidence').fill('not a link');
		await page.getByRole('button', { name: 'Save Bao' }).click();
		await group.getByText('A link starts with https://').waitFor();
		await expect
			.poll(() => group.getByLabel('Note').inputValue())
			.toBe('Wrote the significance check');
		await expect.poll(() => group.locator('input[type="radio"][value="3"]').isChecked()).toBe(true);
		await group.getByLabel('Link to evidence').fill('https://example.org/pr/7');
		await page.getByRole('button', { name: 'Save Bao' }).click();
		await page.locator('.plain').getByText('Saved 1 skill.').waitFor();
		await expect.poll(() => digit(page, 1, 4)).toBe('3');
	});

	it('shows who changed a skill in the meantime beside the typed level', async () => {
		const plain = await open(`${RATE}?person=chidi-eze`, { javaScriptEnabled: false });
		const other = await open(cellOf('chidi-eze', 'product'));
		await focused(other);
		await other.keyboard.press('5');
		await saved(other);
		const group = plain.getByRole('group', { name: 'Chidi, Product sense' });
		await group.locator('input[type="radio"][value="1"]').check();
		await plain.getByRole('button', { name: 'Save Chidi' }).click();
		await group.getByText('set 5 at').waitFor();
		await expect.poll(() => group.locator('input[type="radio"][value="1"]').isChecked()).toBe(true);
		await plain.getByRole('button', { name: 'Save Chidi' }).click();
		await plain.locator('.plain').getByText('Saved 1 skill.').waitFor();
		await expect.poll(() => digit(plain, 2, 5)).toBe('1');
	});
});

describe('for everyone', () => {
	it.each([
		[1440, 900],
		[768, 1024],
		[390, 844],
	])('has nothing for axe to find at %i px, in both themes', async (width, height) => {
		const page = await open(cellOf('dana-rosenberg', 'stats'), { viewport: { width, height } });
		await axe(page);
		await screenshot(page, `rate-${width}`);
		await expect
			.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), {
				message: 'the page does not scroll sideways',
			})
			.toBe(true);
	});
});
