import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { awake, axe, newPage, screenshot, setUp, startServer, type RunningServer } from './support';

const COVERAGE = '/teams/ranking-and-recs/coverage';

let server: RunningServer;
let page: Page;

beforeAll(async () => {
	server = await startServer();
	page = await newPage(server);
	await setUp(page, server, { demo: true });
});

const heading = () => page.locator('h1').innerText();
const level = (skill: string, on: Page = page) =>
	on.getByRole('spinbutton', { name: `Level of ${skill}` });
const people = (skill: string, on: Page = page) =>
	on.getByRole('spinbutton', { name: `People needed for ${skill}` });
const row = (id: string, on: Page = page) => on.locator(`[data-grid-row="${id}"]`);

/** Opens the page and waits until it hears keys. */
async function open(search = '', on: Page = page): Promise<void> {
	await on.goto(`${COVERAGE}${search}`);
	await awake(on);
}

const status = (text: RegExp, on: Page = page) =>
	on.getByRole('status').filter({ hasText: text }).waitFor();

/** Presses keys in the level of a skill and waits until it is saved. */
async function saveLevel(skill: string, key: string, on: Page = page): Promise<void> {
	const answered = on.waitForResponse((response) => response.url().includes('?/save'));
	await level(skill, on).press(key);
	await answered;
	await status(/^Saved/, on);
}

/** The same person in a second window. */
async function second(options: { readonly javaScriptEnabled?: boolean } = {}): Promise<Page> {
	const state = await page.context().storageState();
	return newPage(server, { storageState: state, ...options });
}

describe('what the team needs', () => {
	it('shows the golden figures', async () => {
		await page.goto(COVERAGE);
		const main = await page.locator('main').innerText();
		await expect
			.poll(() => heading())
			.toContain('8 of 9 requirements met. Statistics hangs on Chidi.');
		expect(main).toContain('Coverage now 96.25%');
		expect(main).toContain('87.5%');
		await expect.poll(() => row('stats').innerText()).toMatch(/Chidi[\s\S]*1\/2[\s\S]*0\.50/);
	});

	it('has no violations and fits three widths, with the matrix as a view of its own on a phone', async () => {
		await open('?leave=bao-nguyen&preset=frontier');
		await row('sys').getByRole('button', { name: /Ada/ }).click();
		await level('Statistics').press('9');
		await axe(page);
		for (const width of [1440, 768, 390]) {
			await page.setViewportSize({ width, height: 900 });
			const wide = await page.evaluate(() => document.documentElement.scrollWidth);
			expect(wide, `${width} px`).toBeLessThanOrEqual(width);
			await screenshot(page, `coverage-${width}`);
		}
		await axe(page);
		await expect
			.poll(() => page.getByRole('grid', { name: 'Requirements' }).isVisible())
			.toBe(true);
		await expect.poll(() => page.getByText('People by requirement').isVisible()).toBe(false);
		await level('Statistics').press('Escape');
		await page.getByRole('link', { name: 'People', exact: true }).click();
		await page.getByText('People by requirement').waitFor();
		await expect
			.poll(() => page.getByRole('grid', { name: 'Requirements' }).isVisible())
			.toBe(false);
		await page.setViewportSize({ width: 1440, height: 900 });
	});
});

describe('someone who leaves', () => {
	it('is taken out of everything, at an address of its own', async () => {
		await open();
		await page.locator('aside label', { hasText: 'Bao' }).click();
		await page.waitForURL(/leave=bao-nguyen/);
		await expect
			.poll(() => heading())
			.toBe('Without Bao, 6 of 9 requirements are met. Systems and Coding would hang on Ada.');
		await expect
			.poll(() => page.locator('.leave-note').innerText())
			.toContain('Losing Ada next would leave 65%.');
		await page.reload();
		await expect.poll(() => heading()).toContain('Without Bao');
		await expect.poll(() => page.getByRole('radio', { name: /^Bao/ }).isChecked()).toBe(true);
	});

	it('leaves the numbers before beside those after, struck through', async () => {
		await open('?leave=bao-nguyen');
		const stat = (label: string) => page.locator('dl > div', { hasText: label });
		const old = stat('Requirements met').locator('s');
		await expect.poll(() => old.innerText()).toMatch(/8$/);
		await expect
			.poll(() => old.evaluate((node) => getComputedStyle(node).textDecorationLine))
			.toBe('line-through');
		await expect.poll(() => stat('Requirements met').innerText()).toMatch(/8\s*6\s*of 9/);
		await expect.poll(() => stat('Coverage').innerText()).toMatch(/96\.25%\s*87\.5%/);
		await page.goto(COVERAGE);
		await expect.poll(() => page.locator('dl s').count()).toBe(0);
	});

	it('is chosen with the arrow keys in one group and cleared with Esc', async () => {
		await open();
		await page.getByRole('radiogroup', { name: 'Who leaves' }).waitFor();
		await page.getByRole('radio', { name: /^Ada/ }).press(' ');
		await page.waitForURL(/leave=ada-okafor/);
		await page.keyboard.press('ArrowDown');
		await page.waitForURL(/leave=bao-nguyen/);
		await expect.poll(() => heading()).toContain('Without Bao');
		await page.keyboard.press('ArrowUp');
		await page.waitForURL(/leave=ada-okafor/);
		await page.keyboard.press('Escape');
		await page.waitForURL((url) => !url.searchParams.has('leave'));
		await expect
			.poll(() => page.getByRole('radio', { checked: true, name: /^Ada/ }).count())
			.toBe(0);
	});

	it('is chosen from a select above the table on a phone', async () => {
		await page.setViewportSize({ width: 390, height: 844 });
		await open();
		const select = page.getByRole('combobox', { name: 'Who leaves' });
		const table = page.getByRole('grid', { name: 'Requirements' });
		const top = async (one: typeof select) => (await one.boundingBox())?.y ?? NaN;
		await expect.poll(() => top(select)).toBeLessThan(await top(table));
		await select.selectOption('bao-nguyen');
		await page.waitForURL(/leave=bao-nguyen/);
		await expect.poll(() => heading()).toContain('Without Bao');
		await select.selectOption('');
		await page.waitForURL((url) => !url.searchParams.has('leave'));
		await page.setViewportSize({ width: 1440, height: 900 });
	});
});

describe('the table as a grid', () => {
	/** What has the focus: its label, else the text of its cell. */
	const focused = () =>
		page.evaluate(() => {
			const { activeElement: one } = document;
			const cell = one?.closest('th, td');
			const at = cell?.closest('tr')?.querySelector('th')?.textContent.trim();
			return `${at}: ${cell?.getAttribute('data-label') ?? one?.getAttribute('aria-label') ?? 'Axis'}`;
		});

	it('is one tab stop', async () => {
		await open();
		await level('Systems engineering').focus();
		await page.keyboard.press('Tab');
		const after = page.getByRole('combobox', { name: 'Skill' });
		await expect.poll(() => after.evaluate((node) => node === document.activeElement)).toBe(true);
		await page.keyboard.press('Shift+Tab');
		await expect.poll(() => focused()).toBe('Systems engineering: Level');
	});

	it('is walked with arrows, Home, End, PageUp and PageDown', async () => {
		await level('Systems engineering').focus();
		const steps: [key: string, place: string][] = [
			['ArrowRight', 'Systems engineering: People'],
			['ArrowDown', 'Experimentation & analysis: People'],
			['ArrowRight', 'Experimentation & analysis: Importance'],
			['ArrowDown', 'Coding depth: Importance'],
			['ArrowRight', 'Coding depth: Who holds it'],
			['ArrowRight', 'Coding depth: Bench'],
			['End', 'Coding depth: Remove the requirement on Coding depth'],
			['Home', 'Coding depth: Axis'],
			['PageDown', 'Engineering background: Axis'],
			['Control+End', 'Research background: Remove the requirement on Research background'],
			['ArrowDown', 'Research background: Remove the requirement on Research background'],
			['PageUp', 'ML theory depth: Remove the requirement on ML theory depth'],
			['Control+Home', 'Systems engineering: Axis'],
			['ArrowLeft', 'Systems engineering: Axis'],
		];
		for (const [key, place] of steps) {
			await page.keyboard.press(key);
			await expect.poll(() => focused(), { message: key }).toBe(place);
		}
		await expect.poll(() => level('Systems engineering').inputValue()).toBe('4');
	});

	it('takes digits only in the cells that have a number, and steps with plus and minus', async () => {
		await row('writing').locator('th').focus();
		await page.keyboard.press('3');
		await page.keyboard.press('End');
		await page.keyboard.press('3');
		await expect.poll(() => row('writing').innerText()).toMatch(/3\/1/);
		await expect.poll(() => level('Paper writing').inputValue()).toBe('2');
		await level('Paper writing').press('1');
		await level('Paper writing').press('4');
		await expect.poll(() => level('Paper writing').inputValue()).toBe('4');
		await level('Paper writing').press('-');
		await page.keyboard.press('Alt+ArrowDown');
		await expect.poll(() => level('Paper writing').inputValue()).toBe('2');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.type('12');
		await expect.poll(() => people('Paper writing').inputValue()).toBe('12');
		await people('Paper writing').fill('1');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('3');
		const dots = row('writing').getByRole('radio', { checked: true });
		await expect.poll(() => dots.getAttribute('value')).toBe('3');
		await page.keyboard.press('-');
		await page.keyboard.press('-');
		await expect.poll(() => dots.getAttribute('value')).toBe('1');
		await page.keyboard.press('ArrowDown');
		await expect.poll(() => focused()).toBe('Engineering background: Importance');
		await page.getByText('Saving').waitFor({ state: 'detached' });
	});

	it('opens who holds a requirement with Enter and closes it with Esc', async () => {
		await level('Statistics').press('Enter');
		const details = page.getByText('Only Chidi is at 4. Ada, Dana and Fay are one level short.');
		await details.waitFor();
		await page.keyboard.press('Escape');
		await details.waitFor({ state: 'detached' });
	});

	it('saves a requirement that is edited in place by keyboard', async () => {
		await open();
		await saveLevel('Statistics', 'Alt+ArrowDown');
		await expect.poll(() => heading()).toContain('9 requirements met');
		await open();
		await expect.poll(() => level('Statistics').inputValue()).toBe('3');
		await saveLevel('Statistics', 'Alt+ArrowUp');
	});

	it('keeps what cannot be saved, with the rule beside it, until it is right or taken back', async () => {
		await open();
		let sent = 0;
		page.on('request', (request) => {
			if (request.url().includes('?/save')) sent += 1;
		});
		const rule = row('stats').getByText('1 to 5');
		await level('Statistics').press('9');
		await rule.waitFor();
		await status(/^1 not saved/);
		await expect.poll(() => level('Statistics').inputValue()).toBe('9');
		await expect.poll(() => level('Statistics').getAttribute('aria-invalid')).toBe('true');
		await people('Statistics').fill('3');
		await level('Statistics').press('Escape');
		await rule.waitFor({ state: 'detached' });
		await expect.poll(() => level('Statistics').inputValue()).toBe('4');
		await people('Statistics').fill('');
		await page.keyboard.press('Tab');
		await row('stats').getByText('1 to 99').waitFor();
		await expect.poll(() => people('Statistics').inputValue()).toBe('');
		await people('Statistics').fill('2');
		await row('stats').getByText('1 to 99').waitFor({ state: 'detached' });
		await page.getByText(/^Saving|not saved/).waitFor({ state: 'detached' });
		page.removeAllListeners('request');
		await open();
		await expect.poll(() => people('Statistics').inputValue()).toBe('2');
		expect(sent).toBeLessThanOrEqual(2);
	});
});

describe('a page that is slow to wake', () => {
	it('keeps what was typed before, saves the good and marks the bad', async () => {
		const slow = await second();
		let wake = () => {};
		const woken = new Promise<void>((resolve) => (wake = resolve));
		await slow.route('**/*.js', async (route) => {
			await woken;
			await route.continue();
		});
		await slow.goto(COVERAGE, { waitUntil: 'commit' });
		await level('Statistics', slow).fill('5');
		await people('Coding depth', slow).fill('200');
		wake();
		await awake(slow);
		await row('code', slow).getByText('1 to 99').waitFor();
		await expect.poll(() => level('Statistics', slow).inputValue()).toBe('5');
		await expect.poll(() => people('Coding depth', slow).inputValue()).toBe('200');
		await people('Coding depth', slow).fill('2');
		await status(/^Saved/, slow);
		await slow.reload();
		await awake(slow);
		await expect.poll(() => level('Statistics', slow).inputValue()).toBe('5');
		await saveLevel('Statistics', '4', slow);
		await slow.context().close();
	});
});

describe('when somebody else changed the same requirement', () => {
	it('shows both values and takes the one that is chosen', async () => {
		const other = await second();
		await open();
		await open('', other);
		await saveLevel('Product sense', 'Alt+ArrowUp', other);
		await level('Product sense').press('Alt+ArrowDown');
		const alert = page.getByRole('alert').filter({ hasText: 'Product sense' });
		await alert.waitFor();
		await expect
			.poll(() => alert.innerText())
			.toMatch(
				/Olu Owner set Product sense to 2 at level 4, critical at \d\d:\d\d\. You set 2 at level 2, critical/,
			);
		await axe(page);
		await alert.getByRole('button', { name: 'Keep 2 at 2' }).click();
		await status(/^Saved/);
		await open('', other);
		await expect.poll(() => level('Product sense', other).inputValue()).toBe('2');

		await saveLevel('Product sense', '3', other);
		await level('Product sense').press('5');
		await alert.getByRole('link', { name: 'Take 2 at 3' }).click();
		await alert.waitFor({ state: 'detached' });
		await expect.poll(() => level('Product sense').inputValue()).toBe('3');
		await other.context().close();
	});

	it('offers to put back what they removed', async () => {
		const other = await second();
		await open();
		await open('', other);
		await other.getByRole('button', { name: 'Remove the requirement on Paper writing' }).click();
		await row('writing', other).waitFor({ state: 'detached' });
		await level('Paper writing').press('3');
		const alert = page.getByRole('alert').filter({ hasText: 'removed Paper writing' });
		await alert.getByRole('button', { name: 'Put it back' }).click();
		await row('writing').waitFor();
		await expect.poll(() => level('Paper writing').inputValue()).toBe('3');
		await status(/^Saved/);
		await saveLevel('Paper writing', '2');
		await other.context().close();
	});

	it('shows what they added when the same is added', async () => {
		const other = await second();
		await open();
		await open('', other);
		await other.locator('select[name="skill"]').selectOption('claims');
		await other.getByRole('button', { name: 'Add requirement' }).click();
		await row('claims', other).waitFor();
		await saveLevel('Real claim of a paper', '5', other);
		await page.locator('select[name="skill"]').selectOption('claims');
		await page.getByRole('button', { name: 'Add requirement' }).click();
		const alert = page.getByRole('alert').filter({ hasText: 'Real claim of a paper' });
		await expect.poll(() => alert.innerText()).toContain('1 at level 5, important');
		await alert.getByRole('link', { name: 'Take 1 at 5' }).click();
		await expect.poll(() => level('Real claim of a paper').inputValue()).toBe('5');
		await page.getByRole('button', { name: 'Remove the requirement on Real claim' }).click();
		await row('claims').waitFor({ state: 'detached' });
		await other.context().close();
	});
});

describe('presets and rows', () => {
	it('previews a preset, applies it and takes it back', async () => {
		await open();
		const before = await heading();
		await page.getByRole('link', { name: /^Frontier lab/ }).click();
		await page.waitForURL(/preset=frontier/);
		await expect.poll(() => page.locator('.effect').innerText()).toContain('of 9. Coverage');
		await page.getByRole('button', { name: 'Apply Frontier lab' }).click();
		await page.getByText('Frontier lab applied').waitFor();
		await expect.poll(() => heading()).toContain('5 of 9 requirements met');
		await page.getByRole('button', { name: 'Undo' }).click();
		await page.waitForFunction((text) => document.querySelector('h1')?.innerText === text, before);
	});

	it('compares a preset with its core row where the team asks for the core', async () => {
		await open('?preset=product');
		await page.getByRole('link', { name: 'Add the row for the four core skills' }).click();
		await page.waitForURL(/core=1/);
		await page.getByRole('button', { name: 'Apply Product company' }).click();
		await row('core').waitFor();
		const link = page.getByRole('link', { name: /^Product company/ });
		await page.waitForURL((url) => !url.searchParams.has('preset'));
		await expect.poll(() => link.innerText()).toMatch(/in use$/);
		await open();
		await expect.poll(() => link.innerText()).toMatch(/in use$/);
		await link.click();
		await page.getByRole('link', { name: 'Leave out the core skills' }).click();
		await page.waitForURL(/core=0/);
		await expect.poll(() => link.innerText()).toMatch(/in use, 1 edited$/);
		await page.getByRole('button', { name: 'Apply Product company' }).click();
		await row('core').waitFor({ state: 'detached' });
	});

	it('adds a requirement, removes it, and puts it back as it was', async () => {
		await open();
		await page.locator('select[name="skill"]').selectOption({ label: 'Core, all four skills' });
		await page.getByRole('button', { name: 'Add requirement' }).click();
		await row('core').waitFor();
		await saveLevel('Core, all four skills', '2');
		const remove = page.getByRole('button', { name: 'Remove the requirement on Core' });
		await remove.press('Enter');
		await row('core').waitFor({ state: 'detached' });
		const inside = () =>
			page.evaluate(() => document.activeElement?.closest('[role=grid]') !== null);
		await expect.poll(() => inside()).toBe(true);
		await page.getByRole('button', { name: 'Undo' }).click();
		await row('core').waitFor();
		await expect.poll(() => level('Core, all four skills').inputValue()).toBe('2');
		await remove.click();
		await row('core').waitFor({ state: 'detached' });
	});
});

describe('without JavaScript', () => {
	it('applies a preset, takes it back, and takes somebody out', async () => {
		const plain = await second({ javaScriptEnabled: false });
		await plain.goto(`${COVERAGE}?preset=startup`);
		await plain.getByRole('button', { name: 'Apply Small team' }).click();
		await expect.poll(() => level('Statistics', plain).inputValue()).toBe('3');
		await plain.getByRole('button', { name: 'Undo' }).click();
		await expect.poll(() => level('Statistics', plain).inputValue()).toBe('4');
		await plain.getByRole('radio', { name: /^Ada/ }).press(' ');
		await plain.getByRole('button', { name: 'Show' }).first().click();
		await expect.poll(() => plain.locator('h1').innerText()).toContain('Without Ada');
		await plain.context().close();
	});

	it('keeps what was typed, with the rule, and saves the whole row when it is right', async () => {
		const plain = await second({ javaScriptEnabled: false });
		await plain.goto(`${COVERAGE}?leave=ada-okafor`);
		await people('Statistics', plain).fill('200');
		await level('Statistics', plain).fill('3');
		await row('stats', plain).getByRole('button', { name: 'Save' }).click();
		await expect.poll(() => people('Statistics', plain).inputValue()).toBe('200');
		await expect.poll(() => people('Statistics', plain).getAttribute('aria-invalid')).toBe('true');
		await expect.poll(() => row('stats', plain).innerText()).toContain('1 to 99');
		await expect.poll(() => plain.getByText('People needed runs from 1 to 99').count()).toBe(1);
		await expect.poll(() => level('Statistics', plain).inputValue()).toBe('3');
		await expect.poll(() => plain.locator('h1').innerText()).toContain('Without Ada');
		await people('Statistics', plain).fill('1');
		await row('stats', plain).getByRole('radio').nth(0).press(' ');
		const answered = plain.waitForResponse((response) => response.request().method() === 'POST');
		await row('stats', plain).getByRole('button', { name: 'Save' }).click();
		await answered;
		await plain.goto(COVERAGE);
		await expect.poll(() => people('Statistics', plain).inputValue()).toBe('1');
		await expect.poll(() => level('Statistics', plain).inputValue()).toBe('3');
		const dots = row('stats', plain).getByRole('radio', { checked: true });
		await expect.poll(() => dots.getAttribute('value')).toBe('1');
		await plain.goto(`${COVERAGE}?preset=product`);
		await plain.getByRole('button', { name: 'Apply Product company' }).click();
		await plain.context().close();
	});

	it('shows both values of a conflict at its row and takes the one that is chosen', async () => {
		const plain = await second({ javaScriptEnabled: false });
		await plain.goto(COVERAGE);
		await open();
		await saveLevel('Statistics', '5');
		await level('Statistics', plain).fill('2');
		const save = row('stats', plain).getByRole('button', { name: 'Save' });
		await save.click();
		const conflict = plain.locator('.conflict');
		await expect
			.poll(() => conflict.innerText())
			.toMatch(
				/Olu Owner set Statistics to 2 at level 5, critical[\s\S]*You set 2 at level 2, critical/,
			);
		await conflict.getByRole('button', { name: 'Keep 2 at 2' }).click();
		await expect.poll(() => conflict.count()).toBe(0);
		await expect.poll(() => level('Statistics', plain).inputValue()).toBe('2');

		await open();
		await saveLevel('Statistics', '4');
		await level('Statistics', plain).fill('3');
		await save.click();
		await conflict.getByRole('link', { name: 'Take 2 at 4' }).click();
		await expect.poll(() => level('Statistics', plain).inputValue()).toBe('4');

		await open();
		await saveLevel('Statistics', '5');
		await plain.getByRole('button', { name: 'Remove the requirement on Statistics' }).click();
		await expect.poll(() => conflict.innerText()).toContain('2 at level 5');
		await conflict.getByRole('link', { name: 'Leave 2 at 5' }).click();
		await expect.poll(() => level('Statistics', plain).inputValue()).toBe('5');
		await open();
		await saveLevel('Statistics', '4');
		await plain.context().close();
	});
});

describe('what is met only through a guess', () => {
	it('says so in words, with a dotted edge, and whose rating it hangs on', async () => {
		await page.goto('/teams/ranking-and-recs/ratings');
		await awake(page);
		await page.locator('[data-row="1"][data-column="0"]').click();
		const answered = page.waitForResponse((response) => response.request().method() === 'PUT');
		await page.locator('label:visible', { hasText: /^\s*Guess\s*$/ }).click();
		await answered;
		await open();
		const systems = row('sys');
		await expect.poll(() => systems.innerText()).toContain('met, unconfirmed');
		await expect.poll(() => systems.locator('.edge').count()).toBe(1);
		await expect.poll(() => page.locator('tbody .edge').count()).toBe(1);
		await level('Systems engineering').press('Enter');
		await page.getByText('it is not met without the rating of Bao').waitFor();
		await axe(page);
	});
});
