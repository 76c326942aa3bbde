import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { awake, axe, newPage, setUp, signIn, startServer, type RunningServer } from './support';

/** Invented people, as somebody's spreadsheet writes them. */
const FILE = `\uFEFFFull name;Mail;Job title;Systems;Coding;Stats;Papers;Remarks\r
"Vik, Nora";nora@fixture.example;Research Engineer;3,0;Owns;1;;likes tea\r
Ottó Bíró;otto@fixture.example;Applied Scientist;0;2;Strong;4\r
Mia Quill;mia;Cook;3,5;7;two;-;\r
Nora Vik;;;1;1;1;1\r
"=1+2";;;1;1;1;1\r
`;

const buffer = (text: string, name = 'november.csv') => ({
	name,
	mimeType: 'text/csv',
	buffer: Buffer.from(text),
});

const text = async (page: Page, selector: string) =>
	((await page.textContent(selector)) ?? '').replace(/\s+/g, ' ').trim();

const counts = (page: Page) =>
	page
		.locator('.stats .stat')
		.evaluateAll((stats) =>
			Object.fromEntries<number>(
				stats.map((stat): [string, number] => [
					stat.querySelector('dt')?.textContent?.trim() ?? '',
					Number(stat.querySelector('dd b')?.textContent?.trim()),
				]),
			),
		);

const button = (page: Page, name: RegExp | string) =>
	page.locator('main').getByRole('button', { name });

const download = async (page: Page, press: () => Promise<unknown>) => {
	const [file] = await Promise.all([page.waitForEvent('download'), press()]);
	return readFile(await file.path(), 'utf8');
};

describe('bringing a team', () => {
	let server: RunningServer;
	let page: Page;

	const makeTeam = async (on: Page, name: string): Promise<string> => {
		await on.goto('/teams');
		await on.getByLabel('Name').fill(name);
		await button(on, 'Create team').click();
		await on.waitForURL('**/people');
		return new URL(on.url()).pathname.replace('/people', '');
	};
	const readFileInto = async (on: Page, team: string, file: string) => {
		await on.goto(`${team}/ratings/import`);
		await on.setInputFiles('input[name="file"]', buffer(file));
		await button(on, /^Read/).click();
		await on.waitForSelector('li[aria-current="step"]:not(:has-text("File"))');
	};

	/** Opens an address and waits until its scripts listen. */
	const visit = async (on: Page, address: string) => {
		await on.goto(address);
		await awake(on);
	};

	beforeAll(async () => {
		server = await startServer();
		page = await newPage(server);
		await setUp(page, server, { demo: false });
	});

	it('imports a European spreadsheet: columns, check, what is refused, done, and back again', async () => {
		const team = await makeTeam(page, 'Köche & Co');
		expect(team).toBe('/teams/koche-co');
		await readFileInto(page, team, FILE);
		await expect.poll(() => text(page, 'h1')).toBe('1 column is not recognised.');
		await axe(page);
		await button(page, 'Check the rows').click();

		await expect.poll(() => text(page, 'h1')).toBe('7 ratings will be written, 12 cells will not.');
		await expect
			.poll(() => counts(page))
			.toEqual({
				New: 7,
				Changed: 0,
				Unchanged: 0,
				Rejected: 12,
				Blank: 2,
				'New people': 3,
			});
		const refused = await page
			.locator('#rejected')
			.locator('xpath=ancestor::section')
			.locator('tbody tr')
			.evaluateAll((rows) =>
				rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim())),
			);
		expect(refused).toEqual([
			['4', 'Mail', 'mia', 'Not an e-mail address', 'Mia is added without it'],
			['4', 'Systems', '3,5', 'Levels are whole: 3 or 4', 'Mia stays not rated'],
			['4', 'Coding', '7', 'Levels run from 0 to 5', 'Mia stays not rated'],
			['4', 'Stats', 'two', 'Neither a number nor a word of the scale', 'Mia stays not rated'],
			['5', 'whole row', 'Nora Vik', 'Same person as row 2, levels differ', 'row 2 is used'],
			['6', 'whole row', '=1+2', 'A name cannot begin with =', 'nothing of it is read'],
		]);
		await axe(page);
		for (const width of [768, 390]) {
			await page.setViewportSize({ width, height: 844 });
			await expect
				.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth'))
				.toBe(true);
			await axe(page, ['light']);
		}
		await page.setViewportSize({ width: 1440, height: 900 });
		const rejected = await download(page, () => button(page, 'Download rejected rows').click());
		expect(rejected).toContain('Row in the file,Why it was refused');
		expect(rejected).toContain("'=1+2");

		await button(page, /^Rejected$/).click();
		await page.waitForSelector('button[aria-pressed="true"]:has-text("Rejected")');
		await button(page, 'Write 7 ratings and add 3 people').click();
		await page.waitForURL('**done=**');
		await expect.poll(() => text(page, 'h1')).toBe('7 ratings and 3 people written.');
		await axe(page);

		await readFileInto(page, team, FILE);
		await expect.poll(() => text(page, 'li[aria-current="step"]')).toContain('Check');
		await expect.poll(() => text(page, 'main')).toContain('Remembered for this file layout');
		await expect
			.poll(() => counts(page))
			.toMatchObject({ New: 0, Changed: 0, Unchanged: 7, 'New people': 0 });

		await visit(page, `${team}/ratings/import`);
		await button(page, 'Undo import november.csv').click();
		await page.waitForURL('**done=**');
		await expect.poll(() => text(page, 'h1')).toBe('The import of november.csv is taken back.');
		await page.goto(`${team}/people`);
		await expect.poll(() => text(page, 'h1')).toBe('No one in Köche & Co yet');
	});

	it('reads pasted cells, shows old and new, and gives the same back in its export', async () => {
		const team = await makeTeam(page, 'Paste');
		const paste = async (rows: string) => {
			await visit(page, `${team}/ratings/import`);
			await page.getByLabel('or paste the rows').fill(rows);
			await button(page, /^Read/).click();
			await page.waitForSelector('#preview');
		};
		await paste('Name\tStatistics\tBaseline\nPia Fix\t2\t3\n');
		await button(page, /^Write 2/).click();
		await page.waitForURL('**done=**');
		await paste('Name\tStatistics\tBaseline\nPia Fix\t4\t3\n');
		await expect.poll(() => counts(page)).toMatchObject({ Changed: 1, Unchanged: 1 });
		await expect.poll(() => text(page, 'tbody tr')).toContain('was 2');
		await button(page, 'Write 1 rating').click();
		await page.waitForURL('**done=**');

		await page.goto(`${team}/export`);
		const file = await download(page, () =>
			page.locator('main a[href$="/ratings.csv"]').first().click(),
		);
		await readFileInto(page, team, file);
		await expect
			.poll(() => text(page, 'h1'))
			.toBe('Nothing to write. The team has all of this already.');
		await expect.poll(() => button(page, 'Nothing to write').isDisabled()).toBe(true);
	});

	it('says what is wrong with a file and keeps what was pasted', async () => {
		const team = await makeTeam(page, 'Faults');
		await visit(page, `${team}/ratings/import`);
		await button(page, /^Read/).click();
		await expect.poll(() => text(page, 'main')).toContain('There is nothing in it.');
		await page.setInputFiles('input[name="file"]', {
			name: 'book.xlsx',
			mimeType: 'application/zip',
			buffer: Buffer.from([0x50, 0x4b, 3, 4]),
		});
		await button(page, /^Read/).click();
		await page.waitForSelector('text=This is an Excel workbook');
		await page.getByLabel('or paste the rows').fill('Zauber,3\nPia Fix,4\n');
		await button(page, /^Read/).click();
		await page.waitForSelector('text=Header row');
		await page.selectOption('select[name="column-0"]', 'ignore');
		await button(page, 'Check the rows').click();
		await page.waitForSelector('h1:has-text("Choose the column that holds the names")');
		await axe(page);
	});

	it('adds, edits, archives and restores people, with errors beside the fields', async () => {
		const team = await makeTeam(page, 'People');
		await page.getByLabel('Name', { exact: true }).fill('Ida Fix');
		await page.getByLabel('E-mail').fill('ida');
		await button(page, 'Add person').click();
		await page.waitForSelector('text=Not an e-mail address.');
		await expect.poll(() => page.getByLabel('E-mail').inputValue()).toBe('ida');
		await page.getByLabel('E-mail').fill('ida@fixture.example');
		await button(page, 'Add person').click();
		await page.waitForSelector('h1:has-text("1 person in People")');

		await page.getByLabel('Names, one a line').fill('Bo Fix\n=bad\n');
		await button(page, 'Add these people').click();
		await page.waitForSelector('text=A name cannot begin with =');
		await page
			.getByLabel('Names, one a line')
			.fill('Bo Fix\nFix, Cleo <cleo@fixture.example>\nIda Fix\n');
		await button(page, 'Add these people').click();
		await page.waitForSelector('h1:has-text("3 people in People")');
		await axe(page);

		const other = await newPage(server);
		await signIn(other);
		for (const on of [page, other]) await visit(on, `${team}/people?edit=cleo-fix`);
		const form = (on: Page) => on.getByRole('form', { name: 'Edit Cleo Fix' });
		await axe(page);
		await form(page).getByLabel('Title').fill('Engineer');
		await form(page).getByRole('button', { name: /Save/ }).click();
		await page.waitForSelector('td:has-text("Engineer")');
		await form(other).getByLabel('Title').fill('Scientist');
		await form(other).getByRole('button', { name: /Save/ }).click();
		await other.waitForSelector('text=Somebody changed this person in the meantime');
		await expect.poll(() => form(other).getByLabel('Title').inputValue()).toBe('Scientist');
		await form(other).getByRole('button', { name: /Save/ }).click();
		await other.waitForSelector('td:has-text("Scientist")');

		await visit(page, `${team}/people`);
		await button(page, 'Archive Bo Fix').click();
		await page.waitForSelector('h1:has-text("2 people in People")');
		await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
		await page.waitForSelector('h1:has-text("3 people in People")');
		await button(page, 'Archive Bo Fix').click();
		await page.waitForSelector('h1:has-text("2 people in People")');
		await button(page, 'Restore Bo Fix').click();
		await page.waitForSelector('h1:has-text("3 people in People")');
		for (const width of [768, 390]) {
			await page.setViewportSize({ width, height: 844 });
			await expect
				.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth'))
				.toBe(true);
			await axe(page, ['light']);
		}
		await page.setViewportSize({ width: 1440, height: 900 });

		const second = await makeTeam(page, 'Second');
		await page.getByLabel('Person', { exact: true }).selectOption({ label: 'Ida Fix' });
		await button(page, 'Add to this team').click();
		await page.waitForSelector('h1:has-text("1 person in Second")');
		await button(page, 'Remove Ida Fix from this team').click();
		await page.waitForSelector('h1:has-text("No one in Second yet")');
		await visit(page, `${second}/people`);
		await page.getByLabel('Name of the team').fill('PEOPLE');
		await button(page, 'Save name').click();
		await page.waitForSelector('text=There is a team with this name already.');
		await button(page, /^Archive Second/).click();
		await page.waitForURL('**/teams');
		await axe(page);
		await button(page, 'Restore Second').click();
		await page.waitForURL('**/second/people');
	});

	it('takes an archiving back that was sent before the script came', async () => {
		const team = await makeTeam(page, 'Slow');
		await visit(page, `${team}/people`);
		await page.getByLabel('Name', { exact: true }).fill('Sol Fix');
		await button(page, 'Add person').click();
		await page.waitForSelector('h1:has-text("1 person in Slow")');
		let go = () => {};
		let held = new Promise<void>((resolve) => (go = resolve));
		await page.route('**/*.js', async (route) => {
			await held;
			await route.continue();
		});
		await page.goto(`${team}/people`);
		await button(page, 'Archive Sol Fix').click();
		await page.waitForSelector('h1:has-text("No one in Slow yet")');
		go();
		held = Promise.resolve();
		await awake(page);
		await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
		await page.waitForSelector('h1:has-text("1 person in Slow")');
		await page.unroute('**/*.js');
	});

	it.each([
		['email', 'E-mail', 'two@@example', 'Not an e-mail address.'],
		['email', 'E-mail', 'first@fixture.example', 'First Fix has this e-mail.'],
		['share', 'Share of full time', '0', 'A share is above 0 and at most 1'],
		['share', 'Share of full time', '1.5', 'A share is above 0 and at most 1'],
		['share', 'Share of full time', 'abc', 'A share is above 0 and at most 1'],
		['started', 'Started', '2024-02-31', 'There is no such day.'],
		['started', 'Started', '3/4/2024', 'Day or month first?'],
		['name', 'Name', 'x'.repeat(300), 'at most 200 characters'],
	])('names a bad %s beside the field “%s”: %s', async (name, label, typed, reason) => {
		if (!page.url().includes('/bad-values/people')) {
			await makeTeam(page, 'Bad values');
			await page.getByLabel('Name', { exact: true }).fill('First Fix');
			await page.getByLabel('E-mail').fill('first@fixture.example');
			await button(page, 'Add person').click();
			await page.waitForSelector('h1:has-text("1 person")');
		}
		await visit(page, page.url());
		await page.getByLabel('Name', { exact: true }).fill('Second Fix');
		await page.getByLabel('Title').fill('Kept title');
		const field = page.getByLabel(label, { exact: true }).first();
		await field.fill(typed);
		await button(page, 'Add person').click();
		const error = page.locator('.fields .error', { hasText: reason });
		await error.waitFor();
		await expect.poll(() => field.inputValue()).toBe(typed);
		await expect.poll(() => page.getByLabel('Title').inputValue()).toBe('Kept title');
		await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
		// The row keeps its shape: inputs beside each other start at one height and are equally high.
		const boxes = await page.locator(`.fields:has([name="${name}"]) .input`).evaluateAll((inputs) =>
			inputs.map((input) => {
				const { top, height } = input.getBoundingClientRect();
				return { top: Math.round(top), height: Math.round(height) };
			}),
		);
		for (const row of [boxes.slice(0, 3), boxes.slice(3, 6)]) {
			expect(new Set(row.map(({ top }) => top)).size).toBe(1);
		}
		expect(new Set(boxes.map(({ height }) => height)).size).toBe(1);
	});

	it('does all of it without JavaScript', async () => {
		const plain = await newPage(server, { javaScriptEnabled: false });
		await signIn(plain);
		const team = await makeTeam(plain, 'Plain');
		await plain.getByLabel('Name', { exact: true }).fill('Una Fix');
		await button(plain, 'Add person').click();
		await expect.poll(() => text(plain, 'h1')).toBe('1 person in Plain');
		await readFileInto(plain, team, 'Name,Stats,Zauber\nUna Fix,3,2\nVito Fix,9,1\n');
		await plain.selectOption('select[name="column-2"]', 'skill:sys');
		await button(plain, 'Check the rows').click();
		await expect.poll(() => counts(plain)).toMatchObject({ New: 3, Rejected: 1, 'New people': 1 });
		await button(plain, 'Changes').click();
		await button(plain, /^Write 3/).click();
		await expect.poll(() => text(plain, 'h1')).toBe('3 ratings and 1 person written.');
		await plain
			.locator('main')
			.getByRole('button', { name: 'Undo import', exact: true })
			.first()
			.click();
		await expect.poll(() => text(plain, 'h1')).toContain('is taken back.');
	});
});
