import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import {
	awake,
	axe,
	fetchFresh,
	newPage,
	OWNER,
	screenshot,
	setUp,
	signIn,
	startServer,
	type RunningServer,
} from './support';

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

const submit = (page: Page, name: string) =>
	page.getByRole('main').getByRole('button', { name, exact: true }).click();

describe('setting up', () => {
	let server: RunningServer;
	beforeAll(async () => {
		server = await startServer();
	});

	it('tells strangers how to begin, before anybody has', async () => {
		const page = await newPage(server);
		await page.goto('/');
		expect(new URL(page.url()).pathname).toBe('/sign-in');
		await page.getByText('one-time setup link').waitFor();
		await axe(page);
	});

	it.each([true, false])(
		'keeps what was typed beside a clear message (with scripts: %s)',
		async (javaScriptEnabled) => {
			const page = await newPage(server, { javaScriptEnabled });
			await page.goto(server.setupLink ?? '');
			await page.fill('input[name="workspace"]', 'Example ML');
			await page.fill('input[name="email"]', 'not an address');
			await page.fill('input[name="password"]', 'short pass');
			await page.check('input[name="start"][value="demo"]');
			await submit(page, 'Create workspace');
			await page.getByText('At least 12 characters, any kind. 2 to go.').waitFor();
			const password = page.getByLabel('Password');
			const description = (await password.getAttribute('aria-describedby')) ?? '';
			await expect
				.poll(() => page.locator(`[id="${description.split(' ')[0]}"]`).innerText())
				.toContain('2 to go');
			await expect.poll(() => password.getAttribute('aria-invalid')).toBe('true');
			await page.getByText('Enter a name.').waitFor();
			await page.getByText('does not look like an e-mail address').waitFor();
			await expect.poll(() => page.getByLabel('Workspace name').inputValue()).toBe('Example ML');
			await expect.poll(() => page.getByLabel('Your email').inputValue()).toBe('not an address');
			await expect.poll(() => page.isChecked('input[name="start"][value="demo"]')).toBe(true);
			if (javaScriptEnabled) {
				await axe(page);
				await screenshot(page, 'setup-refused');
			}
		},
	);

	it('keeps what was typed and chosen before the script came', async () => {
		const page = await newPage(server);
		let go = () => {};
		const held = new Promise<void>((resolve) => (go = resolve));
		await page.route('**/*.js', async (route) => {
			await held;
			await route.continue();
		});
		await page.goto(server.setupLink ?? '');
		await page.getByLabel('Your name').fill('Early Bird');
		const demo = page.getByLabel('Start with the demo team');
		await demo.check();
		go();
		await awake(page);
		await expect.poll(() => page.getByLabel('Your name').inputValue()).toBe('Early Bird');
		await expect.poll(() => demo.isChecked()).toBe(true);
		await page.getByLabel('Start empty').check();
		await expect.poll(() => demo.isChecked()).toBe(false);
	});

	it('makes the owner with the link, once', async () => {
		const page = await newPage(server);
		await setUp(page, server, { demo: false });
		await page.goto('/settings/account');
		await expect.poll(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe(OWNER.name);
		const again = await newPage(server);
		const answer = await again.goto(server.setupLink ?? '');
		expect(answer?.status()).toBe(410);
		await again.getByText('has been used or is out of date').waitFor();
		await axe(again);
	});
});

describe('with an account', () => {
	let server: RunningServer;
	let owner: Page;
	beforeAll(async () => {
		server = await startServer();
		owner = await newPage(server);
		await setUp(owner, server, { demo: true });
	});

	it('a person signs out and in again and comes back to the page they wanted', async () => {
		const page = await newPage(server);
		await signIn(page);
		await page.goto('/settings/account');
		await page.getByRole('button', { name: 'Sign out' }).first().click();
		await page.waitForURL('**/sign-in');
		await page.goto('/settings/audit?before=5');
		expect(new URL(page.url()).search).toBe('?next=%2Fsettings%2Faudit%3Fbefore%3D5');
		await screenshot(page, 'sign-in');
		await page.fill('input[name="email"]', OWNER.email);
		await page.fill('input[name="password"]', OWNER.password);
		await submit(page, 'Sign in');
		await page.waitForURL('**/settings/audit?before=5');
	});

	it('a stranger is told the same of a wrong password and of no account', async () => {
		const page = await newPage(server, { javaScriptEnabled: false });
		const answers = [];
		for (const email of [OWNER.email, 'eve@example.com']) {
			await page.goto('/sign-in');
			await page.fill('input[name="email"]', email);
			await page.fill('input[name="password"]', 'not the password at all');
			const [response] = await Promise.all([
				page.waitForResponse((one) => one.request().method() === 'POST'),
				submit(page, 'Sign in'),
			]);
			await expect.poll(() => page.getByLabel('Email').inputValue()).toBe(email);
			const html = (await page.content()).replaceAll(email, '').replaceAll(/nonce="[^"]*"/g, '');
			answers.push({ status: response.status(), length: html.length });
		}
		expect(answers[0]).toEqual(answers[1]);
	});

	it('a stranger who guesses is stopped, and the person on a known device is not', async () => {
		const known = await newPage(server);
		await signIn(known);
		await known.goto('/settings/account');
		await known.getByRole('button', { name: 'Sign out' }).first().click();
		const guess = async (i: number) =>
			await fetchFresh(`${server.origin}/sign-in`, {
				method: 'POST',
				redirect: 'manual',
				headers: { origin: server.origin, accept: 'text/html' },
				body: new URLSearchParams({ email: OWNER.email, password: `guess number ${i}` }),
			});
		const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => guess(i)));
		const stopped = answers.filter(({ status }) => status === 429);
		expect(stopped.length).toBeGreaterThanOrEqual(2);
		expect(await stopped[0]?.text()).toContain('Too many attempts');
		await signIn(known);
		await known.goto('/settings/account');
		await known.getByText(OWNER.email).first().waitFor();
	});

	it('the owner invites somebody, who joins once and sees no more than their role', async () => {
		await owner.goto('/settings/people');
		await owner.getByLabel('Email').fill('not an address');
		await submit(owner, 'Create invitation link');
		await owner.getByText('does not look like an e-mail address').waitFor();
		await expect.poll(() => owner.getByLabel('Email').inputValue()).toBe('not an address');
		await owner.getByLabel('Email').fill('mo@example.com');
		await submit(owner, 'Create invitation link');
		await owner.getByText('Choose at least one team').waitFor();
		await owner
			.getByRole('group', { name: /^Teams/ })
			.last()
			.getByLabel('Ranking & Recs')
			.check();
		await submit(owner, 'Create invitation link');
		const link = await owner.getByLabel('Invitation link for mo@example.com').inputValue();
		await axe(owner);
		await screenshot(owner, 'settings-people');

		const guest = await newPage(server, { javaScriptEnabled: false });
		await guest.goto(link);
		await guest.getByRole('heading', { name: `Join ${OWNER.workspace}` }).waitFor();
		await guest.getByLabel('Your name').fill('Mo Manager');
		await guest.getByLabel('Choose a password').fill('short');
		await submit(guest, 'Create account and join');
		await guest.getByText('7 to go').waitFor();
		await expect.poll(() => guest.getByLabel('Your name').inputValue()).toBe('Mo Manager');
		await guest.getByLabel('Choose a password').fill('a rather long secret');
		await submit(guest, 'Create account and join');
		await guest.goto('/settings/account');
		await expect.poll(() => guest.getByRole('link', { name: 'Audit' }).count()).toBe(0);
		expect((await guest.goto('/settings/people'))?.status()).toBe(403);
		expect((await guest.goto('/teams/nowhere'))?.status()).toBe(404);

		const late = await newPage(server);
		expect((await late.goto(link))?.status()).toBe(410);
	});

	it.each([true, false])(
		'an owner passes on a reset link, which works once (with scripts: %s)',
		async (javaScriptEnabled) => {
			const email = 'mo@example.com';
			const storageState = await owner.context().storageState();
			const page = await newPage(server, { javaScriptEnabled, storageState });
			await page.goto('/settings/people');
			if (javaScriptEnabled) await awake(page);
			const row = page.getByRole('listitem').filter({ hasText: email }).first();
			await row.locator('summary').click();
			await row.getByRole('button', { name: /^Make a password reset link/ }).click();
			const link = await page.getByLabel(`Password reset link for ${email}`).inputValue();
			if (javaScriptEnabled) await axe(page);

			const person = await newPage(server, { javaScriptEnabled });
			await person.goto(link);
			await person.getByRole('heading', { name: 'Choose a new password' }).waitFor();
			await person.getByLabel('New password').fill('short');
			await submit(person, 'Save password and sign in');
			await person.getByText('7 to go').waitFor();
			await person.getByLabel('New password').fill(`another long secret ${javaScriptEnabled}`);
			await submit(person, 'Save password and sign in');
			await person.waitForURL((url) => !url.pathname.startsWith('/reset'));
			await person.goto('/settings/account');
			await person.getByText(`Signed in as ${email}`).waitFor();
			const late = await newPage(server);
			expect((await late.goto(link))?.status()).toBe(410);
			await late.getByText('Ask an owner of the workspace for another one.').waitFor();
		},
	);

	it('the audit says in sentences who did what, and is filtered by person and kind', async () => {
		await owner.goto('/settings/audit');
		await owner.getByText('made a password reset link for Mo Manager').first().waitFor();
		await awake(owner);
		await owner.getByLabel('Who').selectOption('Mo Manager');
		await owner.waitForURL('**/settings/audit?who=*');
		await owner.getByText('chose a new password with a reset link').first().waitFor();
		await expect.poll(() => owner.getByText('made a password reset link').count()).toBe(0);
		await owner.goto('/settings/audit?what=people');
		await owner.getByText(`${OWNER.name} added the demo team`).waitFor();
		await expect.poll(() => owner.getByText('invited').count()).toBe(0);

		const plain = await newPage(server, {
			javaScriptEnabled: false,
			storageState: await owner.context().storageState(),
		});
		await plain.goto('/settings/audit');
		await plain.getByLabel('What').selectOption('Needs');
		await plain.getByRole('button', { name: 'Show', exact: true }).click();
		await plain.getByText('Nothing like this.').waitFor();
	});

	it('a slow sign-in says so and is sent once', async () => {
		const page = await newPage(server);
		await page.goto('/sign-in');
		await awake(page);
		let posts = 0;
		let go = () => {};
		const held = new Promise<void>((resolve) => (go = resolve));
		await page.route('**/sign-in', async (route) => {
			if (route.request().method() === 'POST') {
				posts += 1;
				await held;
			}
			await route.continue();
		});
		await page.getByLabel('Email').fill('nobody@example.com');
		await page.getByLabel('Password').fill('not the password');
		await submit(page, 'Sign in');
		const button = page.getByRole('main').getByRole('button', { name: 'Signing in' });
		await button.waitFor();
		await button.click({ force: true });
		await page.getByLabel('Password').press('Enter');
		go();
		await page.getByText('do not go together').waitFor();
		expect(posts).toBe(1);
		await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
	});

	it('a changed password ends every other session', async () => {
		await owner.goto('/settings/people');
		await owner.getByLabel('Email').fill('vi@example.com');
		await owner.getByLabel('Role').last().selectOption('interviewer');
		await submit(owner, 'Create invitation link');
		const link = await owner.getByLabel('Invitation link for vi@example.com').inputValue();
		const vi = await newPage(server);
		await vi.goto(link);
		await vi.getByLabel('Your name').fill('Vi');
		await vi.getByLabel('Choose a password').fill('the first password');
		await submit(vi, 'Create account and join');
		await vi.waitForURL((url) => !url.pathname.startsWith('/invitations'));
		const elsewhere = await newPage(server);
		await signIn(elsewhere, { email: 'vi@example.com', password: 'the first password' });
		await vi.goto('/settings/account');
		await vi.getByLabel('Current password').fill('not this one');
		await vi.getByLabel('New password').fill('the second password');
		await submit(vi, 'Change password');
		await vi.getByText('This is not your current password.').waitFor();
		await vi.getByLabel('Current password').fill('the first password');
		await vi.getByLabel('New password').fill('the second password');
		await submit(vi, 'Change password');
		await vi.getByText('Every other session has ended.').waitFor();
		await vi.goto('/settings/account');
		expect(new URL(vi.url()).pathname).toBe('/settings/account');
		await elsewhere.goto('/settings/account');
		expect(new URL(elsewhere.url()).pathname).toBe('/sign-in');
	});

	it.each([true, false])(
		'a theme is chosen and kept (with scripts: %s)',
		async (javaScriptEnabled) => {
			const context = await owner.context().storageState();
			const page = await newPage(server, { javaScriptEnabled, storageState: context });
			await page.goto('/settings/account');
			if (javaScriptEnabled) await awake(page);
			await page.getByLabel('Dark').check();
			if (!javaScriptEnabled) await submit(page, 'Save look');
			await page.getByText('Saved for this browser.').waitFor();
			await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
			await page.goto('/settings/workspace');
			await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
		},
	);

	it('an owner opens a second workspace that shows nothing of the first, and comes back', async () => {
		await owner.goto('/settings/workspace');
		await screenshot(owner, 'settings-workspace');
		await owner.getByLabel('Name of the new workspace').fill('Second');
		await owner.getByRole('button', { name: 'Create workspace' }).click();
		await owner.waitForURL((url) => url.pathname !== '/settings/workspace');
		expect((await owner.goto('/teams/ranking-and-recs'))?.status()).toBe(404);
		await owner.goto('/settings/people');
		expect(await owner.content()).not.toContain('mo@example.com');
		await owner.goto('/settings/account');
		await screenshot(owner, 'settings-account');
		await owner.getByRole('button', { name: `Switch to ${OWNER.workspace}` }).click();
		await owner.waitForURL((url) => url.pathname !== '/settings/account');
		expect((await owner.goto('/settings/people'))?.status()).toBe(200);
		expect(await owner.content()).toContain('mo@example.com');
	});

	it('the demo team goes with one click', async () => {
		await owner.goto('/settings/workspace');
		await owner.getByRole('button', { name: 'Remove the demo team' }).click();
		await owner.getByText('The demo team is gone.').waitFor();
		expect((await owner.goto('/teams/ranking-and-recs'))?.status()).toBe(404);
		await owner.goto('/settings/audit');
		await owner.getByText(`${OWNER.name} removed the demo team`).waitFor();
		await screenshot(owner, 'settings-audit');
	});

	it('no page breaks its own content policy, the route announcer included', async () => {
		const page = await newPage(server, { storageState: await owner.context().storageState() });
		const found = complaints(page);
		await page.goto('/settings/account');
		await awake(page);
		for (const name of ['People & invitations', 'Workspace', 'Audit', 'Account'])
			await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name }).click();
		await page.waitForURL('**/settings/account');
		await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
		expect(found).toEqual([]);
	});
});

describe('every answer', () => {
	let server: RunningServer;
	beforeAll(async () => {
		server = await startServer();
	});

	it('carries the security headers', async () => {
		for (const path of ['/sign-in', '/nowhere', '/healthz', '/settings/account']) {
			const { headers } = await fetchFresh(server.origin + path, { redirect: 'manual' });
			expect(headers.get('x-content-type-options'), path).toBe('nosniff');
			expect(headers.get('referrer-policy'), path).toBe('same-origin');
			expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
		}
		const page = await fetchFresh(`${server.origin}/sign-in`);
		expect(page.headers.get('cache-control')).toBe('no-store');
		expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self' 'nonce-/);
		expect(page.headers.get('content-security-policy')).not.toContain('unsafe-inline');
	});

	it('refuses a change that does not come from a page of its own, whatever the type', async () => {
		for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
			for (const origin of ['https://evil.example', 'null', undefined]) {
				const { status } = await fetchFresh(`${server.origin}/sign-out`, {
					method: 'POST',
					redirect: 'manual',
					headers: { 'content-type': type, ...(origin ? { origin } : {}) },
					body: 'x=1',
				});
				expect(status, `${type} from ${origin}`).toBe(403);
			}
		}
	});
});
