import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { axe, newPage, screenshot, setUp, startServer, type RunningServer } from './support';

const TEAM = '/teams/ranking-and-recs';
const WIDTHS = [1440, 768, 390] as const;

let server: RunningServer;
let page: Page;

beforeAll(async () => {
	server = await startServer();
	page = await newPage(server);
	await setUp(page, server, { demo: true });
});

const text = (selector: string) => page.locator(selector).innerText();

async function fitsEveryWidth(name: string): Promise<void> {
	for (const width of WIDTHS) {
		await page.setViewportSize({ width, height: width < 700 ? 844 : 900 });
		const wide = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(wide, `${name} at ${width} px`).toBeLessThanOrEqual(width);
		await screenshot(page, `${name}-${width}`);
	}
	await page.setViewportSize({ width: 1440, height: 900 });
}

describe('seeing a team', () => {
	it('opens with the finding and the figures behind it', async () => {
		await page.goto(TEAM);
		await expect
			.poll(() => text('h1'))
			.toBe(
				'8 of 9 requirements met. Statistics hangs on Chidi. Losing Ada or Bao costs 9 points.',
			);
		const main = await text('main');
		expect(main).toContain('96.3%');
		expect(main).toContain('87.5% if one person leaves');
		expect(main).toContain('0.50 critical');
		expect(main).toContain('Only Chidi is at 4. Ada, Dana and Fay are one level short.');
	});

	it('shows the overview at three widths', async () => {
		await page.goto(TEAM);
		await fitsEveryWidth('overview');
	});

	it('offers coverage as bars at an address of its own', async () => {
		await page.goto(TEAM);
		await page.getByRole('link', { name: 'Bars' }).click();
		await page.waitForURL(/coverage=bars/);
		await page.reload();
		await expect.poll(() => page.locator('section.need').innerText()).toContain('Statistics');
		await page.goBack();
		await page.getByRole('link', { name: 'Bars' }).waitFor();
	});

	it('has the kite as a table beside it, and keeps one choice of view when the other changes', async () => {
		await page.goto(`${TEAM}?coverage=table`);
		await expect.poll(() => text('section.need table')).toContain('single');
		await page
			.getByRole('group', { name: 'People as' })
			.getByRole('link', { name: 'Table' })
			.click();
		await page.waitForURL(/people=table/);
		expect(new URL(page.url()).searchParams.get('coverage')).toBe('table');
		const table = await text('section.kite table');
		expect(table).toContain('leans RE, beyond one role');
		expect(table).toContain('Blocked scientist: severe');
		await axe(page);
		await fitsEveryWidth('overview-tables');
	});

	it('leads from a dot of the kite to the person', async () => {
		await page.goto(TEAM);
		await page.locator('.kite a[href$="/members/chidi-eze"]:visible').first().click();
		await page.waitForURL(`**${TEAM}/members/chidi-eze`);
		await expect.poll(() => text('h1')).toContain('Chidi');
	});
});

describe('seeing a person', () => {
	it('explains the position by a sentence and contributions that add up', async () => {
		await page.goto(`${TEAM}/members/ada-okafor`);
		await expect
			.poll(() => text('h1'))
			.toBe('Ada is a hybrid leaning RE. Spotting wrong results is the weak link.');
		const main = await text('main');
		expect(main).toContain('Engineering side 100% of the RE bar, science side 66% of the AS bar.');
		expect(main).toContain('−0.60');
		expect(main).toContain('Clears at 3.');
	});

	it('has radar, bars and table as equal views', async () => {
		await page.goto(`${TEAM}/members/ada-okafor?view=table`);
		const table = page.locator('.profile table');
		await expect.poll(() => table.innerText()).toContain('Statistics');
		await page.goto(`${TEAM}/members/ada-okafor?view=bars`);
		await expect.poll(() => page.locator('.profile svg:visible').count()).toBeGreaterThan(0);
		await axe(page);
		await page.goto(`${TEAM}/members/ada-okafor`);
		await fitsEveryWidth('person');
	});

	it('prints for the 1:1 by a button once the page can', async () => {
		await page.goto(`${TEAM}/members/ada-okafor`);
		await page.getByRole('button', { name: 'Print for 1:1' }).waitFor({ state: 'visible' });
	});

	it('lists the ratings with rater, date and confidence', async () => {
		await page.goto(`${TEAM}/members/ada-okafor`);
		const history = page.getByRole('region', { name: 'History of ratings' });
		await expect.poll(() => history.locator('tbody tr').count()).toBeGreaterThan(10);
	});

	it('answers 404 for somebody who is not in the team', async () => {
		const response = await page.goto(`${TEAM}/members/nobody`);
		expect(response?.status()).toBe(404);
	});
});

describe('the spectrum', () => {
	it('walks from person to person with the arrow keys in lean order', async () => {
		await page.goto(`${TEAM}/spectrum`);
		await expect.poll(() => text('h1')).toBe('Three lean RE, three lean AS, nobody in between.');
		const focused = () =>
			page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
		await page.locator('[data-point][tabindex="0"]:visible').focus();
		await expect.poll(() => focused()).toContain('Bao');
		await page.keyboard.press('ArrowRight');
		await expect.poll(() => focused()).toContain('Ada');
		await page.keyboard.press('End');
		await expect.poll(() => focused()).toContain('Chidi');
		await page.keyboard.press('Space');
		await page.waitForURL(/p=chidi-eze/);
		await page.getByRole('heading', { name: 'Chidi' }).waitFor();
	});

	it('says the trap of a marked dot, and what the marks mean', async () => {
		await page.goto(`${TEAM}/spectrum`);
		const ada = page.locator('a.kite-person[href$="/members/ada-okafor"]:visible');
		await expect.poll(() => ada.getAttribute('aria-label')).toContain('Order taker: watch.');
		await expect.poll(() => ada.locator('.m-trap').count()).toBe(1);
		const dana = page.locator('a.kite-person[href$="/members/dana-rosenberg"]:visible');
		await expect.poll(() => dana.locator('.m-trap').count()).toBe(0);
		await expect.poll(() => text('.legend')).toContain('trap, watch or worse');
	});

	it('lets a touch screen select people by links, which a mouse does not need', async () => {
		const picker = (on: Page) => on.getByRole('navigation', { name: 'Select people' });
		await page.goto(`${TEAM}/spectrum`);
		await expect.poll(() => picker(page).isVisible()).toBe(false);
		const state = await page.context().storageState();
		const phone = await newPage(server, {
			...{ storageState: state, hasTouch: true, isMobile: true },
			viewport: { width: 390, height: 844 },
		});
		await phone.goto(`${TEAM}/spectrum`);
		await picker(phone).getByRole('link', { name: 'Select Chidi' }).tap();
		await phone.waitForURL(/p=chidi-eze/);
		await phone.getByRole('heading', { name: 'Chidi' }).waitFor();
		await picker(phone).getByRole('link', { name: 'Select Ada' }).tap();
		await phone.getByRole('heading', { name: 'Chidi and Ada' }).waitFor();
		await picker(phone).getByRole('link', { name: 'Take out Chidi' }).tap();
		await phone.getByRole('heading', { name: 'Ada', exact: true }).waitFor();
		await axe(phone);
		await phone.context().close();
	});

	it('prints with a head and the numbers under the kite', async () => {
		await page.goto(`${TEAM}/spectrum`);
		await page.emulateMedia({ media: 'print' });
		await expect.poll(() => text('main')).toContain('Not for pay or dismissal decisions.');
		await expect.poll(() => page.locator('main table').isVisible()).toBe(true);
		await page.emulateMedia({ media: 'screen' });
		await expect.poll(() => page.locator('main table').isVisible()).toBe(false);
	});

	it('is the same as strips and as a table, without violations', async () => {
		for (const view of ['kite', 'strip', 'table']) {
			await page.goto(`${TEAM}/spectrum?view=${view}`);
			await axe(page);
		}
		await page.goto(`${TEAM}/spectrum`);
		await fitsEveryWidth('spectrum');
	});
});

describe('a team with hardly any ratings', () => {
	const rows = [
		'Name\tTitle\tSystems\tCoding\tML theory\tFrom scratch',
		'Mo Few\tEngineer\t\t4\t1\t',
		'Ona Side\tApplied Scientist\t1\t1\t\t1',
	];
	let team: string;

	beforeAll(async () => {
		await page.goto('/teams');
		await page.getByLabel('Name').fill('Sparse');
		await page.getByRole('button', { name: 'Create team' }).click();
		await page.waitForURL('**/people');
		team = new URL(page.url()).pathname.replace('/people', '');
		await page.goto(`${team}/ratings/import`);
		await page.getByLabel('or paste the rows').fill(`${rows.join('\n')}\n`);
		await page.locator('main').getByRole('button', { name: /^Read/ }).click();
		await page
			.locator('main')
			.getByRole('button', { name: /^Write/ })
			.click();
		await page.waitForURL('**done=**');
	});

	it('places nobody, says what to rate first, and gives no lean and no severe trap', async () => {
		await page.goto(`${team}/members/mo-few`);
		await expect
			.poll(() => text('h1'))
			.toBe('Not enough ratings to place Mo. Rate Statistics first.');
		const main = await text('main');
		expect(main).toContain('not enough ratings');
		expect(main).toContain('Can’t tell: the title names no role');
		expect(main).not.toMatch(/Raw lean|Severe|−1\.\d\d/);
		await expect
			.poll(() => page.locator('.position .m-hollow.m-s-balanced:visible').count())
			.toBe(1);
		await axe(page);
	});

	it('draws a hollow diamond and explains it, on kite and table', async () => {
		await page.goto(team);
		await expect
			.poll(() => page.locator('.kite-person .m-hollow.m-s-balanced:visible').count())
			.toBe(1);
		await expect.poll(() => text('section.kite figcaption')).toBe('not enough ratings');
		await page.goto(`${team}/spectrum?view=table`);
		await expect.poll(() => text('main table')).toContain('not enough ratings');
		await page.goto(`${team}/spectrum?p=ona-side`);
		const panel = await text('aside');
		expect(panel).toContain('Not enough ratings. Rate');
		expect(panel).toContain('Blocked scientist: Coding depth 1, needs 3');
		await axe(page);
		await fitsEveryWidth('spectrum-sparse');
	});
});

describe('without JavaScript', () => {
	it('every reading page stands complete in the HTML', async () => {
		const state = await page.context().storageState();
		const plain = await newPage(server, { javaScriptEnabled: false, storageState: state });
		await plain.goto(TEAM);
		await expect.poll(() => plain.locator('h1').innerText()).toContain('8 of 9 requirements met.');
		await expect.poll(() => plain.locator('.kite a').count()).toBeGreaterThan(5);
		await plain.goto(`${TEAM}/members/ada-okafor`);
		await expect.poll(() => plain.locator('.profile svg').count()).toBeGreaterThan(0);
		await expect
			.poll(() => plain.getByRole('button', { name: 'Print for 1:1' }).isVisible())
			.toBe(false);
		await plain.goto(`${TEAM}/spectrum?view=table`);
		await expect.poll(() => plain.locator('table').innerText()).toContain('Chidi');
		await plain.goto(`${TEAM}/spectrum`);
		await plain.getByRole('link', { name: 'Select Emre' }).click();
		await expect.poll(() => plain.locator('aside h2').innerText()).toBe('Emre');
		await plain.goto('/how');
		await expect.poll(() => plain.locator('main').innerText()).toContain('Not');
		await plain.context().close();
	});
});
