import { beforeAll, describe, expect, it } from 'vitest';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { awake, axe, newPage, screenshot, setUp, startServer, type RunningServer } from './support';

const TEAM = '/teams/ranking-and-recs';
const OPENINGS = `${TEAM}/hiring/openings`;
const HYBRID = 'hire.hybrid-as.2099-03-01.100.185';
const OPENING = /\/openings\/[0-9a-f-]{36}$/;
const CANDIDATE = /\/candidates\/[0-9a-f-]{36}$/;
/** Screenshots are written on request only. */
const PICTURES = process.env.SCREENSHOTS !== undefined;

const button = (page: Page, name: string) =>
	page.getByRole('main').getByRole('button', { name, exact: true });
const link = (page: Page, name: string) =>
	page.getByRole('main').getByRole('link', { name, exact: true });

async function pictures(page: Page, name: string): Promise<void> {
	if (!PICTURES) return;
	for (const [width, height] of [
		[1440, 900],
		[768, 1024],
		[390, 844],
	] as const) {
		await page.setViewportSize({ width, height });
		await screenshot(page, `${name}-${String(width)}`);
	}
	await page.setViewportSize({ width: 1440, height: 900 });
}

/** Whether the page is wider than its window. */
const spills = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

describe('candidates', () => {
	let server: RunningServer;
	let signedIn: BrowserContextOptions['storageState'];
	beforeAll(async () => {
		server = await startServer();
		const page = await newPage(server);
		await setUp(page, server, { demo: true });
		signedIn = await page.context().storageState();
	});

	async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
		const page = await newPage(server, { storageState: signedIn, ...options });
		await page.goto(address);
		return page;
	}

	/** Invites somebody and lets them in, in a browser of their own. */
	async function interviewer(name: string): Promise<Page> {
		const page = await open('/settings/people');
		await page.fill('input[name="email"]', `${name.toLowerCase()}@example.com`);
		await page.selectOption('form[action="?/invite"] select[name="role"]', 'interviewer');
		await button(page, 'Create invitation link').click();
		const made = page.locator('input[readonly]').first();
		await made.waitFor();
		const address = await made.inputValue();
		const theirs = await newPage(server);
		await theirs.goto(address);
		await theirs.fill('input[name="name"]', name);
		await theirs.fill('input[name="password"]', 'a long enough password');
		await theirs.click('main button[type="submit"]');
		await theirs.waitForURL((url) => url.pathname === '/scorecards');
		await page.context().close();
		return theirs;
	}

	async function openRole(title: string): Promise<Page> {
		const page = await open(`${OPENINGS}/new?hire=${HYBRID}&c=${HYBRID}`);
		await page.getByLabel('Title').fill(title);
		await button(page, 'Open the role').click();
		await page.waitForURL(OPENING);
		return page;
	}

	async function add(page: Page, name: string): Promise<void> {
		await page.getByLabel('Name').fill(name);
		await button(page, 'Add candidate').click();
		await link(page, name).waitFor();
	}

	/** Fills in every skill of the open card: the first at a level, the second not assessed. */
	async function fillIn(page: Page, level: string): Promise<void> {
		const groups = page.getByRole('main').getByRole('group');
		await groups.first().waitFor();
		await awake(page);
		const count = await groups.count();
		for (let i = 0; i < count; i++) {
			const value = i === 1 ? 'na' : level;
			await groups.nth(i).locator(`input[value="${value}"]`).check();
		}
	}

	it('go from the application to the team, judged blind, and close the gap', async () => {
		const page = await openRole('Applied Scientist, measurement');
		const opening = page.url();
		for (const name of ['Kofi Mensah', 'Ines Duarte', 'Mei Tanaka']) await add(page, name);
		await expect
			.poll(() => page.getByRole('row').filter({ hasText: 'none asked' }).allInnerTexts())
			.toEqual([
				expect.stringMatching(/^Ines/),
				expect.stringMatching(/^Kofi/),
				expect.stringMatching(/^Mei/),
			]);
		await page.getByRole('button', { name: 'Move Ines Duarte' }).click();
		await page.getByRole('row', { name: /Ines Duarte Screening/ }).waitFor();
		await axe(page);
		await pictures(page, 'candidates-opening');
		await link(page, 'Ines Duarte').click();
		await page.waitForURL(CANDIDATE);
		const candidate = page.url();

		const names = ['Ruth', 'Sami', 'Tove'];
		const theirs: Page[] = [];
		for (const name of names) theirs.push(await interviewer(name));
		await page.reload();
		for (const name of names) {
			await page.getByLabel('Ask for a scorecard').selectOption({ label: name });
			await button(page, 'Ask').click();
			await page.getByRole('heading', { name, exact: true }).waitFor();
		}
		await axe(page);

		const [ruth, sami, tove] = theirs;
		if (!ruth || !sami || !tove) throw new Error('three interviewers');
		await ruth.goto('/scorecards');
		await ruth.getByRole('heading', { name: 'One scorecard waits for you.' }).waitFor();
		await axe(ruth);
		await pictures(ruth, 'scorecards');
		await link(ruth, 'Ines Duarte').click();
		await button(ruth, 'Hand in').click();
		await ruth.getByText('The draft is saved, and not handed in').waitFor();
		await axe(ruth);
		await fillIn(ruth, '5');
		await ruth.getByLabel('What you saw').first().fill('Spotted the peeking at once');
		await ruth.getByLabel('Link to evidence').first().fill('not a link');
		await button(ruth, 'Save draft').click();
		await ruth.getByText('A link starts with https:// or http://.').waitFor();
		await expect
			.poll(() => ruth.getByLabel('What you saw').first().inputValue())
			.toBe('Spotted the peeking at once');
		await ruth.getByLabel('Link to evidence').first().fill('https://example.com/read-out');
		await button(ruth, 'Save draft').click();
		await ruth.getByText('Draft saved.').waitFor();
		await pictures(ruth, 'scorecard');
		await page.reload();
		await page.getByText('0 of 3 in').waitFor();
		expect(await page.content()).not.toContain('Spotted the peeking');
		await button(ruth, 'Hand in').click();
		await ruth.getByText(/Handed in on/).waitFor();
		await expect.poll(() => button(ruth, 'Save draft').count()).toBe(0);
		await axe(ruth);
		// An interviewer reaches their own cards and nothing of the opening.
		expect((await ruth.request.get(candidate)).status()).toBe(403);
		const foreign = new URL(ruth.url()).pathname;
		expect((await sami.request.get(foreign)).status()).toBe(404);

		for (const [who, level] of [
			[sami, '4'],
			[tove, '3'],
		] as const) {
			await who.goto('/scorecards');
			await link(who, 'Ines Duarte').click();
			await fillIn(who, level);
			await button(who, 'Hand in').click();
			await who.getByText(/Handed in on/).waitFor();
		}
		await tove.getByText('Spotted the peeking at once').waitFor();
		await axe(tove);
		await page.reload();
		await page.getByText('3 of 3 in').waitFor();
		await page.getByText('Spotted the peeking at once').waitFor();
		await page.getByText('two or more apart: talk it over').first().waitFor();
		await page.getByRole('row', { name: /not assessed 0/ }).waitFor();

		await button(page, 'Offer').click();
		await button(page, 'Hire Ines Duarte').waitFor();
		await axe(page);
		await pictures(page, 'candidate');
		await button(page, 'Hire Ines Duarte').click();
		await page.getByText('A hire needs a start date.').waitFor();
		await page.getByLabel('Starts').fill('2099-03-01');
		await page.getByLabel('E-mail').fill('ada@example.org');
		await button(page, 'Hire Ines Duarte').click();
		await page.getByText('Ada Okafor has this e-mail.').waitFor();
		await expect.poll(() => page.getByLabel('Starts').inputValue()).toBe('2099-03-01');
		await page.getByLabel('E-mail').fill('ines@example.com');
		await button(page, 'Hire Ines Duarte').click();
		await page.waitForURL(/\/members\/ines-duarte$/);

		await page.goto(TEAM);
		await page.getByRole('heading', { level: 1 }).waitFor();
		await expect.poll(() => page.getByRole('main').innerText()).toMatch(/9 of 9/);
		await page.goto(opening);
		await page.getByRole('heading', { name: /^Filled on / }).waitFor();
		await page.getByRole('row', { name: /Ines Duarte Hired/ }).waitFor();

		await link(page, 'Kofi Mensah').click();
		await page.getByLabel('Decision note').fill('Looks for a lead role');
		await button(page, 'Decline').click();
		await page.getByText('Looks for a lead role').waitFor();
		await button(page, 'Erase now').click();
		await page.waitForURL(/#candidates$/);
		await page.getByText('1 was erased already').waitFor();

		await page.goto('/settings/audit?kind=hiring');
		const audit = page.getByRole('main');
		for (const step of [
			'added Ines Duarte as a candidate',
			'moved Ines Duarte from applied to screening',
			'asked Ruth for a scorecard about Ines Duarte',
			'handed in a scorecard about Ines Duarte',
			'hired Ines Duarte for Applied Scientist, measurement',
			'declined an erased candidate',
			'erased a candidate',
		])
			await audit.getByText(step).first().waitFor();
		expect(await page.content()).not.toContain('Kofi');
	});

	it('overwrite nothing when somebody else moved them, and fit a phone', async () => {
		const page = await openRole('Shared role');
		await add(page, 'Noor Haddad');
		const other = await open(page.url());
		await awake(other);
		await page.getByRole('button', { name: 'Move Noor Haddad' }).click();
		await page.getByRole('row', { name: /Noor Haddad Screening/ }).waitFor();
		await other.getByRole('button', { name: 'Move Noor Haddad' }).click();
		await other
			.getByText('Somebody moved this candidate in the meantime: screening now.')
			.waitFor();
		await page.setViewportSize({ width: 390, height: 844 });
		await expect.poll(() => spills(page)).toBe(false);
		await link(page, 'Noor Haddad').click();
		await page.waitForURL(CANDIDATE);
		await expect.poll(() => spills(page)).toBe(false);
	});

	it('are added, moved and judged without script', async () => {
		const page = await openRole('Plain role');
		const plain = await open(page.url(), { javaScriptEnabled: false });
		await plain.getByLabel('Name').fill('Plain Person');
		await plain.getByLabel('E-mail, if known').fill('nonsense');
		await button(plain, 'Add candidate').click();
		await expect.poll(() => plain.getByLabel('Name').inputValue()).toBe('Plain Person');
		await plain.getByLabel('E-mail, if known').fill('plain@example.com');
		await button(plain, 'Add candidate').click();
		await link(plain, 'Plain Person').click();
		await plain.getByLabel('Ask for a scorecard').selectOption({ label: 'Olu Owner' });
		await button(plain, 'Ask').click();
		await link(plain, 'Fill in your card').click();
		await plain.getByRole('main').getByRole('group').first().locator('input[value="3"]').check();
		await button(plain, 'Save draft').click();
		await plain.getByText('Draft saved.').waitFor();
		await expect
			.poll(() =>
				plain.getByRole('main').getByRole('group').first().locator('input[value="3"]').isChecked(),
			)
			.toBe(true);
	});
});
