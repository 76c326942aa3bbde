import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtRoutes } from './built-routes';
import { awake, axe, newPage, screenshot, setUp, startServer, type RunningServer } from './support';

const SIZES = [
	{ width: 1440, height: 900 },
	{ width: 768, height: 1024 },
	{ width: 390, height: 844 },
] as const;
const THEMES = ['light', 'dark'] as const;
const TEAM = '/teams/ranking-and-recs';

/** Pages of the signed-in owner of the demo workspace, by route; some are looked at twice. */
const SIGNED_IN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	'/(app)/teams': { teams: '/teams' },
	'/(app)/organisation': { 'organisation-one': '/organisation' },
	'/(app)/organisation/plan': { 'organisation-plan-one': '/organisation/plan' },
	'/(app)/scorecards': { 'scorecards-none': '/scorecards' },
	'/(app)/how': { how: '/how' },
	'/(app)/me': { me: '/me' },
	'/(app)/settings/account': { 'settings-account': '/settings/account' },
	'/(app)/settings/people': { 'settings-people': '/settings/people' },
	'/(app)/settings/workspace': { 'settings-workspace': '/settings/workspace' },
	'/(app)/settings/planning': {
		'settings-planning': '/settings/planning',
		'settings-planning-kind': '/settings/planning?edit=as',
	},
	'/(app)/settings/audit': { 'settings-audit': '/settings/audit' },
	'/(public)/no-workspace': { 'no-workspace': '/no-workspace' },
	'/(app)/teams/[team]': { overview: TEAM },
	'/(app)/teams/[team]/spectrum': { spectrum: `${TEAM}/spectrum` },
	'/(app)/teams/[team]/members/[member]': {
		person: `${TEAM}/members/ada-okafor`,
		'person-in-a-trap': `${TEAM}/members/chidi-eze`,
	},
	'/(app)/teams/[team]/coverage': {
		coverage: `${TEAM}/coverage`,
		'coverage-one-leaves': `${TEAM}/coverage?leave=bao-nguyen`,
	},
	'/(app)/teams/[team]/coverage/departures': { departures: `${TEAM}/coverage/departures` },
	'/(app)/teams/[team]/ratings': { ratings: `${TEAM}/ratings` },
	'/(app)/teams/[team]/ratings/import': { import: `${TEAM}/ratings/import` },
	'/(app)/teams/[team]/people': { people: `${TEAM}/people` },
	'/(app)/teams/[team]/export': { export: `${TEAM}/export` },
	'/(app)/teams/[team]/hiring/[[scenario]]': { hiring: `${TEAM}/hiring` },
	'/(app)/teams/[team]/hiring/compare': { 'compare-none': `${TEAM}/hiring/compare` },
	'/(app)/teams/[team]/hiring/alternatives': {
		alternatives: `${TEAM}/hiring/alternatives?whole=1`,
	},
	'/(app)/teams/[team]/hiring/openings': { 'openings-none': `${TEAM}/hiring/openings` },
	'/(app)/teams/[team]/hiring/openings/new': {
		'opening-new': `${TEAM}/hiring/openings/new?hire=hire.hybrid-as.2099-03-01.100.185`,
	},
};
/** Pages that other tests look at: of this file, and that of candidates. */
const ELSEWHERE = [
	'/(app)',
	'/(public)/setup',
	'/(public)/sign-in',
	'/(public)/invitations/[workspace]/[token]',
	'/(public)/reset/[workspace]/[token]',
	'/(app)/teams/[team]/hiring/openings/[opening]',
	'/(app)/teams/[team]/hiring/openings/[opening]/candidates/[candidate]',
	'/(app)/scorecards/[card]',
	'/(app)/teams/[team]/hiring/openings/[opening]/edit',
	'/(app)/teams/[team]/hiring/openings/[opening]/advert',
	'/(app)/teams/[team]/hiring/openings/[opening]/kit',
];
/** What other roles see of the same workspace, each after an invitation. */
const OTHERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	viewer: { 'viewer-overview': TEAM, 'viewer-coverage': `${TEAM}/coverage`, 'viewer-home': '/' },
	interviewer: { 'interviewer-home': '/' },
	member: { 'member-home': '/' },
};
/** Pages of the route table that only lead on to another. */
const REDIRECTS = ['/(app)/settings'];

/** The pictures of README.md, refreshed when the environment asks for it. */
const README = ['overview', 'person'];
const DOCS = path.resolve(import.meta.dirname, '../../docs/screenshots');
const refreshes = Boolean(process.env.README_SCREENSHOTS);
/** Every width and theme is pictured when the environment asks for it; a run by itself keeps one. */
const picturesAll = Boolean(process.env.ALL_SCREENSHOTS);

const pages = (await builtRoutes())
	.filter((route) => route.layouts !== undefined)
	.map((route) => route.id);

let server: RunningServer;
let owner: Page;

/**
 * Opens an address, holds that it fits every width, keeps pictures of the whole page, and has axe look
 * at it: in both themes where there is room, once more on a phone.
 */
async function shoot(page: Page, name: string, address: string, status = 200): Promise<void> {
	const answer = await page.goto(address);
	expect(answer?.status(), address).toBe(status);
	await awake(page);
	expect(await page.locator('h1').count(), `headings of ${address}`).toBe(1);
	for (const size of SIZES) {
		await page.setViewportSize(size);
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(width, `${address} at ${size.width} px`).toBeLessThanOrEqual(size.width);
		for (const colorScheme of THEMES) {
			if (!picturesAll && (size !== SIZES[0] || colorScheme !== 'light')) continue;
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			await screenshot(page, `${name}-${size.width}-${colorScheme}`);
		}
		await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
		if (size.width === 1440) await axe(page);
		if (size.width === 390) await axe(page, ['light']);
		if (refreshes && size.width === 1440 && README.includes(name)) {
			await mkdir(DOCS, { recursive: true });
			await page.screenshot({ path: path.join(DOCS, `${name}.png`) });
		}
	}
}

describe('pictures of every page at three widths in both themes', () => {
	beforeAll(async () => {
		server = await startServer();
		const stranger = await newPage(server);
		await shoot(stranger, 'setup', server.setupLink ?? '');
		await shoot(stranger, 'sign-in', '/sign-in');
		owner = await newPage(server);
		await setUp(owner, server, { demo: true });
	});

	it('knows an address for every page that is built', () => {
		const known = [...Object.keys(SIGNED_IN), ...ELSEWHERE, ...REDIRECTS];
		expect(pages.filter((id) => !known.includes(id))).toEqual([]);
	});

	it.each(Object.entries(SIGNED_IN).filter(([id]) => pages.includes(id)))(
		'%s',
		async (_, addresses) => {
			for (const [name, address] of Object.entries(addresses)) await shoot(owner, name, address);
		},
	);

	it('an opening with its pages', async () => {
		await owner.setViewportSize(SIZES[0]);
		await owner.goto(`${TEAM}/hiring/openings/new?hire=hire.hybrid-as.2099-03-01.100.185`);
		await owner.getByRole('button', { name: 'Open the role' }).click();
		await owner.waitForURL(/openings\/[0-9a-f-]{36}$/);
		const address = owner.url();
		for (const name of ['', 'edit', 'advert', 'kit'])
			await shoot(owner, `opening${name && `-${name}`}`, name ? `${address}/${name}` : address);
		await shoot(owner, 'openings', `${TEAM}/hiring/openings`);
	});

	it('scenarios side by side', async () => {
		await owner.setViewportSize(SIZES[0]);
		const ids: string[] = [];
		for (const [name, change] of Object.entries({
			'Hire a hybrid': 'hire.hybrid-as.2099-03-01.100.185',
			'Grow Fay': 'grow.fay-lindqvist.stats.4.2099-01-01',
			'Without Bao': 'leave.bao-nguyen.2099-02-01',
		})) {
			await owner.goto(`${TEAM}/hiring?c=${change}`);
			await owner.getByLabel('Save this scenario as').fill(name);
			await owner.getByRole('main').getByRole('button', { name: 'Save', exact: true }).click();
			await owner.waitForURL(/hiring\/[0-9a-f-]{36}$/);
			ids.push(owner.url().slice(-36));
		}
		await shoot(owner, 'compare', `${TEAM}/hiring/compare?s=${ids.join('&s=')}`);
	});

	it('the page that is not there', async () => {
		await shoot(owner, 'not-found', '/nowhere', 404);
	});

	it('an invitation, and what a viewer, an interviewer and a person themselves see', async () => {
		for (const [role, pages] of Object.entries(OTHERS)) {
			await owner.setViewportSize(SIZES[0]);
			await owner.goto('/settings/people');
			await owner.getByLabel('Email').fill(`${role}@example.com`);
			await owner.getByLabel('Role').last().selectOption(role);
			await awake(owner);
			const team = owner.getByRole('group', { name: /^Teams/ }).last();
			if (await team.isVisible()) await team.getByLabel('Ranking & Recs').check();
			await owner.getByRole('button', { name: 'Create invitation link' }).click();
			const link = owner.getByLabel(`Invitation link for ${role}@example.com`);
			await link.waitFor();
			const page = await newPage(server);
			const address = await link.inputValue();
			if (role === 'viewer') await shoot(page, 'invitation', address);
			else await page.goto(address);
			await page.getByLabel('Your name').fill(`Some ${role}`);
			await page.getByLabel('Choose a password').fill('a rather long secret');
			await page.getByRole('button', { name: 'Create account and join' }).click();
			await page.waitForURL((url) => !url.pathname.startsWith('/invitations'));
			for (const [name, at] of Object.entries(pages)) await shoot(page, name, at);
			await page.context().close();
		}
	});

	it('a new password with a link', async () => {
		await owner.setViewportSize(SIZES[0]);
		await owner.goto('/settings/people');
		await awake(owner);
		const row = owner.getByRole('listitem').filter({ hasText: 'Some viewer' }).first();
		await row.locator('summary').click();
		await row.getByRole('button', { name: /^Make a password reset link/ }).click();
		const link = owner.getByLabel('Password reset link for viewer@example.com');
		await link.waitFor();
		const stranger = await newPage(server);
		await shoot(stranger, 'reset', await link.inputValue());
		await shoot(stranger, 'reset-out-of-date', `${await link.inputValue()}x`, 410);
		await stranger.context().close();
	});

	it('the first steps of an empty workspace', async () => {
		const empty = await startServer();
		const page = await newPage(empty);
		await setUp(page, empty, { demo: false });
		await shoot(page, 'first-run', '/');
	});
});
