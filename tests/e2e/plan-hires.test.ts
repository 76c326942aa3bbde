import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import {
	axe,
	newPage,
	screenshot,
	setUp,
	signIn,
	startServer,
	type RunningServer,
} from './support';

const HIRING = '/teams/ranking-and-recs/hiring';
const HYBRID = `${HIRING}?c=hire.hybrid-as.2099-03-01.100.185`;

/** What the browser complained about: scripts, styles and requests that the policy blocked. */
function complaints(page: Page): string[] {
	const found: string[] = [];
	page.on('console', (message) => {
		const text = message.text();
		if (message.type() === 'error' || /Content.Security.Policy/i.test(text)) found.push(text);
	});
	page.on('pageerror', (error) => found.push(error.message));
	return found;
}

const button = (page: Page, name: string) =>
	page.getByRole('main').getByRole('button', { name, exact: true });
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();

describe('planning hires', () => {
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

	it('suggests the cheapest plan with its reasons, and keeps it under an address of its own', async () => {
		const page = await open(HIRING);
		const found = complaints(page);
		await page.getByText('Statistics is the only gap.').waitFor();
		await button(page, 'Suggest').click();
		await page
			.getByText('€24k and 8 months: growing one person meets every requirement.')
			.waitFor();
		await page.getByText('Dana or Ada could do the same for the same price').waitFor();
		await page.getByText('Proved: no cheaper plan does this.').waitFor();
		await page.getByRole('link', { name: 'Use this plan' }).click();
		await page.getByText('Statistics 4 for Fay closes the only gap.').waitFor();
		await page.getByText('All of it is in the scenario.').waitFor();
		await expect.poll(() => page.getByRole('link', { name: 'Use this plan' }).count()).toBe(0);
		await page.getByRole('link', { name: 'Remove: Fay: Statistics 3 \u2192 4' }).click();
		await page.getByText('Statistics is the only gap.').waitFor();
		await page
			.getByRole('main')
			.getByRole('link', { name: /^Hire an AS at the bar/ })
			.click();
		await page.getByText('For the team as it was before your last change.').waitFor();
		await button(page, 'Suggest again').waitFor();
		await page.getByRole('link', { name: 'Remove: Hire an AS at the bar' }).click();
		await page.getByText('Statistics is the only gap.').waitFor();
		await page.getByRole('link', { name: 'Use this plan' }).click();
		await page.getByText('Statistics 4 for Fay closes the only gap.').waitFor();
		await page.getByLabel('Save this scenario as').fill('Grow Fay');
		await button(page, 'Save').click();
		await page.waitForURL(/\/hiring\/[0-9a-f-]{36}$/);
		const address = page.url();
		await page.goto('/');
		await page.goto(address);
		await expect.poll(() => heading(page)).toContain('Statistics 4 for Fay closes the only gap.');
		await page.getByRole('link', { name: 'Remove: Fay: Statistics 3 \u2192 4' }).waitFor();
		expect(found).toEqual([]);
	});

	it('shows now, scenario and difference of one hire', async () => {
		const page = await open(HYBRID);
		await expect
			.poll(() => heading(page))
			.toBe(
				'One hybrid leaning AS closes the only gap. The worst departure then costs 4 points, not 9.',
			);
		const row = (name: string) =>
			page
				.getByRole('row', { name: new RegExp(`^${name}`) })
				.first()
				.innerText();
		expect((await row('Requirements met')).split(/\t/)).toEqual([
			'Requirements met',
			'8 of 9',
			'9 of 9',
			'+1',
		]);
		await expect.poll(() => row('Coverage if one person leaves')).toContain('96.25%');
		await expect.poll(() => row('Statistics')).toContain('closes the gap');
		await expect.poll(() => row('Statistics')).toMatch(/Chidi\s+2\/2\s+Chidi, New hire/);
		await expect.poll(() => row('Gaps closed')).toMatch(/1\s+Statistics$/);
		await expect.poll(() => row('Gaps opened')).toMatch(/0\s+none$/);
		await expect.poll(() => row('All in effect by')).toContain('Jun 2099');
		await page
			.getByText('Why the hybrid leaning AS', { exact: false })
			.or(page.getByText('Why the hybrid and not the AS?'))
			.first()
			.waitFor();
	});

	it('says beside the field what is wrong with a change, and keeps what was typed', async () => {
		const page = await open(`${HIRING}?add=hire`);
		await page.getByLabel('Cost a year, k').fill('-5');
		await page.getByLabel('First day').fill('2001-01-01');
		await page.locator('#add').evaluate((form) => form.setAttribute('novalidate', ''));
		await button(page, 'Add').click();
		await page.getByText('A cost is 0 or more, in whole thousands.').waitFor();
		await page.getByText('This date is in the past.').waitFor();
		await expect.poll(() => page.getByLabel('Cost a year, k').inputValue()).toBe('-5');
		await expect
			.poll(() => page.getByLabel('Cost a year, k').getAttribute('aria-invalid'))
			.toBe('true');
		await axe(page);
		await page.getByText('Limits', { exact: true }).click();
		await page.getByLabel('Within, months').fill('0');
		await button(page, 'Suggest').click();
		await page.getByText('A deadline is 1 to 60 months ahead.').waitFor();
	});

	it('adds a profile of one\u2019s own, a departure and part-time with the keyboard alone', async () => {
		const page = await open(HIRING);
		const press = async (name: string) => {
			const link = page.getByRole('main').getByRole('link', { name, exact: true });
			await link.focus();
			await page.keyboard.press('Enter');
		};
		await press('Departure');
		await page.getByLabel('Who', { exact: true }).selectOption('bao-nguyen');
		await page.getByLabel('Who', { exact: true }).press('Tab');
		await page.keyboard.press('Tab');
		await button(page, 'Add').press('Enter');
		await page.getByRole('link', { name: 'Remove: Bao leaves' }).waitFor();
		await expect.poll(() => heading(page)).toMatch(/^Losing Bao opens Systems and Coding\./);
		await press('Hire');
		await press('Own profile');
		await page.getByLabel('Name of the profile').fill('Platform engineer');
		await page.getByRole('spinbutton', { name: 'Level of Systems engineering' }).press('ArrowUp');
		await page.getByRole('spinbutton', { name: 'Level of Systems engineering' }).press('ArrowUp');
		await page.getByLabel('Name of the profile').press('Enter');
		await page.getByRole('link', { name: 'Remove: Hire Platform engineer' }).waitFor();
		await press('Remove: Bao leaves');
		await page.getByRole('link', { name: 'Remove: Bao leaves' }).waitFor({ state: 'detached' });
	});

	it('overwrites nothing when somebody else saved the scenario in between', async () => {
		const page = await open(HYBRID);
		await page.getByLabel('Save this scenario as').fill('Shared');
		await button(page, 'Save').click();
		await page.waitForURL(/\/hiring\/[0-9a-f-]{36}$/);
		const address = page.url();
		const other = await open(address);
		const change = async (who: Page, name: string) => {
			await who.getByRole('main').getByRole('link', { name }).first().click();
			await who.getByRole('button', { name: 'Save scenario' }).waitFor();
		};
		await change(page, 'Hire an AS at the bar');
		await change(other, 'Dana: Statistics');
		await other.getByRole('button', { name: 'Save scenario' }).click();
		await other.getByText('saved').first().waitFor();
		await other.waitForURL(address);
		await page.getByRole('button', { name: 'Save scenario' }).click();
		await page.getByText('Nothing was overwritten').waitFor();
		await button(page, 'Keep mine as a copy').click();
		await page.waitForURL(
			(url) => url.href !== address && /\/hiring\/[0-9a-f-]{36}$/.test(url.href),
		);
		await page.getByRole('link', { name: /^Shared, mine/ }).waitFor();
	});

	it('archives a scenario at once, deletes it from there and brings it back', async () => {
		const page = await open(HYBRID);
		await page.getByLabel('Save this scenario as').fill('Plan Z');
		await button(page, 'Save').click();
		await page.waitForURL(/\/hiring\/[0-9a-f-]{36}$/);
		await page.getByText('Rename this scenario').click();
		await page.getByLabel('Name', { exact: true }).fill(' ');
		await button(page, 'Rename').click();
		await page.getByText('Give the scenario a name.').waitFor();
		await page.getByLabel('Name', { exact: true }).fill('Plan Y');
		await button(page, 'Rename').click();
		await page.getByRole('link', { name: /^Plan Y/ }).waitFor();
		await button(page, 'Archive Plan Y').click();
		await page.getByText('\u201cPlan Y\u201d was archived.').waitFor();
		await page.getByRole('link', { name: /archived/ }).click();
		await button(page, 'Delete Plan Y').click();
		await page.getByText('\u201cPlan Y\u201d was deleted.').waitFor();
		await button(page, 'Undo').click();
		await page.getByRole('link', { name: /^Plan Y/ }).waitFor();
		await expect.poll(() => heading(page)).toContain('One hybrid leaning AS closes the only gap.');
	});

	it('works without scripts: suggest, use, add, save', async () => {
		const page = await open(`${HIRING}?gap=stats`, false);
		await page.getByRole('heading', { name: 'Suggestions for Statistics' }).waitFor();
		await page.getByText('Limits', { exact: true }).click();
		await page.getByLabel('Growing people is allowed').uncheck();
		await button(page, 'Suggest').click();
		await page.getByText('€160k and 6 months: one hire meets every requirement.').waitFor();
		await page.getByRole('link', { name: 'Use this plan' }).click();
		await page.getByText('One AS at the bar closes the only gap.').waitFor();
		await page.getByRole('main').getByRole('link', { name: 'Part-time', exact: true }).click();
		await page.getByLabel('Who', { exact: true }).selectOption('fay-lindqvist');
		await button(page, 'Add').click();
		await page.getByRole('link', { name: 'Remove: Fay works 80%' }).waitFor();
		await page.getByLabel('Save this scenario as').fill('Without scripts');
		await button(page, 'Save').click();
		await page.waitForURL(/\/hiring\/[0-9a-f-]{36}$/);
		await expect
			.poll(() => page.getByRole('row', { name: /^Coverage if one/ }).innerText())
			.toContain('87.5%');
	});

	it('prints the scenario alone, under a head', async () => {
		const page = await open(`${HYBRID}&c=grow.fay-lindqvist.stats.4.2099-01-01`);
		await page.emulateMedia({ media: 'print' });
		const main = page.getByRole('main');
		await expect
			.poll(() => main.innerText())
			.toMatch(/^Ranking & Recs, .*Not for pay or dismissal decisions\./);
		const text = await main.innerText();
		expect(text).toContain('Changes in this scenario');
		expect(text).toContain('stands there today');
		for (const word of ['Openings', 'Cheapest plan', 'Suggestions', 'Open a role', 'Start anew'])
			expect(text).not.toContain(word);
		await page.emulateMedia({ media: 'screen' });
	});

	it('stands at three widths in both themes', async () => {
		const page = await open(HYBRID);
		for (const width of [1440, 768, 390]) {
			await page.setViewportSize({ width, height: 900 });
			await page.goto(`${HYBRID}&add=hire`);
			await expect
				.poll(() => page.evaluate(() => document.documentElement.scrollWidth))
				.toBe(width);
			await axe(page);
			await screenshot(page, `hiring-${String(width)}`);
			await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
			await screenshot(page, `hiring-${String(width)}-dark`);
			await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
		}
	});
});
