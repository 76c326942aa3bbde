import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { axe, newPage, setUp, startServer, type RunningServer } from './support';

const HIRING = '/teams/ranking-and-recs/hiring';
const OPENINGS = `${HIRING}/openings`;
const HYBRID = 'hire.hybrid-as.2099-03-01.100.185';
const OPENING = /\/openings\/[0-9a-f-]{36}$/;

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
const link = (page: Page, name: string) =>
	page.getByRole('main').getByRole('link', { name, exact: true });
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();
const levelOf = (page: Page, skill: string) =>
	page.getByRole('spinbutton', { name: `Level of ${skill}` });
const mustOf = (page: Page, skill: string) =>
	page.getByRole('checkbox', { name: `${skill} is a must` });

describe('openings', () => {
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

	/** Opens a role from the hire of a draft; ends on its page. */
	async function openRole(title: string, options: BrowserContextOptions = {}): Promise<Page> {
		const page = await open(`${OPENINGS}/new?hire=${HYBRID}&c=${HYBRID}`, options);
		await page.getByLabel('Title').fill(title);
		await page.getByLabel('Contact').fill('jobs@example.org');
		await button(page, 'Open the role').click();
		await page.waitForURL(OPENING);
		return page;
	}

	it('come from a hire of a plan, with its levels and its reasons', async () => {
		const page = await open(OPENINGS);
		const found = complaints(page);
		await expect.poll(() => heading(page)).toBe('No role is open.');
		await link(page, 'Plan a hire').click();
		await page.waitForURL((url) => url.pathname === HIRING);
		await page.goto(`${HIRING}?c=${HYBRID}`);
		await page.getByLabel('Save this scenario as').fill('One hybrid');
		await button(page, 'Save').click();
		await page.waitForURL(/\/hiring\/[0-9a-f-]{36}$/);
		const plan = page.url();
		await link(page, 'Open a role').click();
		await page.waitForURL(/openings\/new/);
		await expect
			.poll(() => heading(page))
			.toBe('This seat closes Statistics and adds bench on Experimentation and Coding.');
		await expect.poll(() => levelOf(page, 'Statistics').inputValue()).toBe('4');
		await expect.poll(() => mustOf(page, 'Statistics').isChecked()).toBe(true);
		await expect.poll(() => mustOf(page, 'Coding depth').isChecked()).toBe(false);
		await expect
			.poll(() => page.getByLabel('Why Statistics is asked').inputValue())
			.toBe('Closes the only gap, today Chidi alone');
		await expect.poll(() => page.getByLabel('To be filled by').inputValue()).toBe('2099-03-01');
		await expect.poll(() => page.getByLabel('Title').inputValue()).toBe('Applied Scientist');
		await page.getByLabel('Title').fill('Statistics ninja');
		await page.getByLabel('To be filled by').fill('2001-01-01');
		await page.locator('form').evaluateAll((forms) => {
			for (const form of forms) form.setAttribute('novalidate', '');
		});
		await button(page, 'Open the role').click();
		await page.getByText('Leave out “ninja”: it promises more than a level says.').waitFor();
		await page.getByText('This date is in the past.').waitFor();
		await expect.poll(() => page.getByLabel('Title').inputValue()).toBe('Statistics ninja');
		await expect.poll(() => mustOf(page, 'Statistics').isChecked()).toBe(true);
		await page.getByLabel('Title').fill('Applied Scientist, measurement');
		await page.getByLabel('To be filled by').fill('2099-03-01');
		await button(page, 'Open the role').click();
		await page.waitForURL(OPENING);
		await expect
			.poll(() => heading(page))
			.toBe('This seat closes Statistics and adds bench on Experimentation and Coding.');
		await page.getByText('Bench behind Chidi and Dana').waitFor();
		await page.getByText('No degree asked.').waitFor();
		await page.getByText('75 min, Chidi').waitFor();
		expect(new URL((await link(page, 'One hybrid').getAttribute('href')) ?? '', plan).href).toBe(
			plan,
		);
		await axe(page);
		await page.goto(OPENINGS);
		await expect.poll(() => heading(page)).toBe('One role is open.');
		const [row] = await page.getByRole('row', { name: /^Applied Scientist/ }).allInnerTexts();
		expect(row?.split('\t').map((cell) => cell.trim())).toEqual([
			'Applied Scientist, measurement',
			'Statistics',
			'One hybrid',
			'0',
			'1 Mar 2099',
		]);
		expect(found).toEqual([]);
	});

	it('give their advert and their kit as files', async () => {
		const page = await openRole('Scientist <b>now</b>');
		const files = page.getByRole('main');
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			files.getByRole('link', { name: 'Markdown', exact: true }).first().click(),
		]);
		expect(download.suggestedFilename()).toBe('scientist-b-now-b-advert.md');
		const markdown = await readFile(await download.path(), 'utf8');
		expect(markdown).toMatch(/^# Scientist \\<b\\>now\\<\/b\\>\n/);
		expect(markdown).toContain('## You bring\n\n- Rigorous experiment designs');
		expect(markdown).toContain('Contact: jobs@example.org');
		const read = async (name: string) => {
			const answer = await page.request.get(`${page.url()}/${name}`);
			expect(answer.headers()['content-disposition']).toMatch(/^attachment; filename="[\w.-]+"$/);
			return answer.text();
		};
		const html = await read('advert.html');
		expect(html).toContain('<h1>Scientist &lt;b&gt;now&lt;/b&gt;</h1>');
		expect(html).not.toMatch(/<b>|<script/);
		const kit = await read('kit.md');
		expect(kit).toContain('## 1. Statistics, Product (1 hour 15 minutes, Chidi)');
		expect(kit).toContain('| 4 Owns (asked) |');
		expect(kit.match(/^## Scorecard/gm)).toHaveLength(3);
		const csv = await read('kit.csv?for=excel');
		expect(csv.startsWith('\uFEFFInterview,Title,Minutes')).toBe(true);
		expect(csv.trimEnd().split('\r\n')).toHaveLength(7);
		expect((await page.request.get(`${page.url()}/passwords.txt`)).status()).toBe(404);
		await link(page, 'Print kit').click();
		await page.getByRole('heading', { name: 'Scorecards' }).waitFor();
	});

	it('are changed with the keyboard alone, and the advert follows', async () => {
		const page = await openRole('Keyboard role');
		await expect.poll(() => button(page, 'Save levels').isVisible()).toBe(false);
		await levelOf(page, 'Statistics').focus();
		await page.keyboard.press('ArrowDown');
		await button(page, 'Save levels').waitFor();
		await mustOf(page, 'Coding depth').focus();
		await page.keyboard.press('Space');
		await button(page, 'Save levels').focus();
		await page.keyboard.press('Enter');
		await page.getByText('You own a code base that others build on').waitFor();
		await page.getByText('Sound A/B read-outs').waitFor();
		await expect
			.poll(() => heading(page))
			.toBe('This seat adds bench on Experimentation and Coding.');
		await button(page, 'Put on hold').focus();
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { name: /^On hold\./ }).waitFor();
		await button(page, 'Mark as filled').focus();
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { name: /^Filled on / }).waitFor();
		await expect.poll(() => levelOf(page, 'Statistics').count()).toBe(0);
		await button(page, 'Open again').click();
		await levelOf(page, 'Statistics').waitFor();
	});

	it('overwrite nothing when somebody else saved in between, and keep what was typed', async () => {
		const page = await openRole('Shared role');
		const address = page.url();
		const other = await open(`${address}/edit`);
		await page.goto(`${address}/edit`);
		await page.getByLabel('Title').fill('Mine');
		await other.getByLabel('Title').fill('Theirs');
		await button(other, 'Save the opening').click();
		await other.waitForURL(address);
		await button(page, 'Save the opening').click();
		await page.getByText('Nothing was overwritten').waitFor();
		await page.getByText('Title, theirs: Theirs').waitFor();
		await expect.poll(() => page.getByLabel('Title').inputValue()).toBe('Mine');
		await button(page, 'Save the opening').click();
		await page.waitForURL(address);
		await page.getByRole('heading', { name: 'Mine', exact: true }).waitFor();
		await other.reload();
		await levelOf(page, 'Statistics').fill('5');
		await levelOf(page, 'Statistics').press('Tab');
		await levelOf(other, 'Statistics').fill('3');
		await levelOf(other, 'Statistics').press('Tab');
		await button(other, 'Save levels').click();
		await other.getByText('Sound A/B read-outs').waitFor();
		await button(page, 'Save levels').click();
		await page.getByText('Nothing was overwritten').waitFor();
		await page.getByText('now 3, must').waitFor();
		await expect.poll(() => levelOf(page, 'Statistics').inputValue()).toBe('5');
	});

	it('keep interviews that were set by hand, and say what nobody asks for', async () => {
		const page = await openRole('Interviews');
		await link(page, 'Print kit').click();
		await link(page, 'Edit interviews').click();
		const first = page.getByRole('group', { name: 'Interview 1' });
		await first.getByLabel('Minutes').fill('3');
		await first.getByLabel('Systems engineering').check();
		await first.getByLabel('Coding depth').check();
		await button(page, 'Save interviews').click();
		await page.getByText('An interview takes 5 to 480 minutes.').waitFor();
		await page.getByText('An interview asks for 3 skills at most.').waitFor();
		await expect.poll(() => first.getByLabel('Minutes').inputValue()).toBe('3');
		await first.getByLabel('Minutes').fill('45');
		await first.getByLabel('Coding depth').uncheck();
		await first.getByLabel('Product sense').uncheck();
		await first.getByLabel('Interviewer').selectOption({ label: 'Olu Owner, not in the team' });
		await axe(page);
		await button(page, 'Save interviews').click();
		await page.getByText('Asked for in no interview: Product sense.').waitFor();
		await page.getByText('45 minutes, Olu Owner.').waitFor();
		await button(page, 'Back to the suggested ones').click();
		await page.getByText('1 hour 15 minutes, Chidi.').waitFor();
	});

	it('work without scripts: by hand, edited, put on hold, with interviews of one’s own', async () => {
		const page = await open(`${OPENINGS}/new`, { javaScriptEnabled: false });
		await page.getByLabel('Title').fill('By hand');
		await button(page, 'Open the role').click();
		await page.getByText('Ask for at least one skill.').waitFor();
		await expect.poll(() => page.getByLabel('Title').inputValue()).toBe('By hand');
		await page.getByRole('checkbox', { name: 'Statistics', exact: true }).check();
		await mustOf(page, 'Statistics').check();
		await levelOf(page, 'Statistics').fill('4');
		await button(page, 'Open the role').click();
		await page.waitForURL(OPENING);
		await expect.poll(() => heading(page)).toBe('This seat closes Statistics.');
		await levelOf(page, 'Statistics').fill('2');
		await button(page, 'Save levels').click();
		await expect
			.poll(() => heading(page))
			.toBe('At these levels the seat closes none of the open needs.');
		await page.getByText('You check results before they are believed').waitFor();
		await page.getByRole('main').getByRole('link', { name: 'Edit', exact: true }).first().click();
		await page.getByLabel('Note for the team').fill('Not before spring');
		await button(page, 'Save the opening').click();
		await page.getByText('Not before spring').waitFor();
		await button(page, 'Put on hold').click();
		await expect.poll(() => heading(page)).toMatch(/^On hold\./);
		await page.goto(`${page.url().split('?')[0] ?? ''}/kit?edit`);
		await page.getByRole('group', { name: 'Interview 1' }).getByLabel('Title').fill('First talk');
		await button(page, 'Save interviews').click();
		await page.getByRole('heading', { name: '1. First talk' }).first().waitFor();
	});

	it('stand on a phone, with a long title', async () => {
		const page = await openRole('A role with a rather long title, measurement and experimentation');
		const address = page.url();
		await page.setViewportSize({ width: 390, height: 844 });
		for (const path of ['', '/edit', '/kit', '/kit?edit', '/advert']) {
			await page.goto(address + path);
			await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
			await axe(page, ['light']);
		}
	});
});
