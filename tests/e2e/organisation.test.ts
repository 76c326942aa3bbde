import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { organisationWorld, type OrganisationWorld } from './organisation-world';
import { axe, screenshot } from './support';

let world: OrganisationWorld;
beforeAll(async () => {
	world = await organisationWorld();
});
afterAll(() => world.stop());

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();
const main = (page: Page) => page.getByRole('main').innerText();

async function fits(page: Page, width: number): Promise<void> {
	await page.setViewportSize({ width, height: 900 });
	await expect
		.poll(() => page.evaluate(() => document.documentElement.scrollWidth))
		.toBeLessThanOrEqual(width);
}

describe('all teams', () => {
	it('sets the teams side by side by name, with one finding and the same numbers as a table', async () => {
		const page = await world.open('owner');
		await page.goto('/teams');
		await page.locator('#main-nav').getByRole('link', { name: 'All teams' }).click();
		await page.waitForURL(/\/organisation$/);
		await expect
			.poll(() => heading(page))
			.toBe('1 of 2 teams meets all it needs; Ranking & Recs is short on Statistics.');
		await expect.poll(() => main(page)).toContain('Not counted: Ads (no requirements set yet).');
		const names = page.getByRole('article').getByRole('heading', { level: 2 }).getByRole('link');
		await expect.poll(() => names.allInnerTexts()).toEqual(['Ads', 'Ranking & Recs', 'Search']);
		const row = page.getByRole('row', { name: /^Ranking & Recs 6 96% 88%/ });
		await expect.poll(() => row.innerText()).toContain('8 of 9');
		await expect.poll(() => row.innerText()).toContain('1 critical, 2 medium, 1 low');
		await axe(page);
		for (const width of [1440, 768, 390]) {
			await fits(page, width);
			await screenshot(page, `organisation-${String(width)}`);
		}
		await page.setViewportSize({ width: 1440, height: 900 });
		await page.emulateMedia({ colorScheme: 'dark' });
		await screenshot(page, 'organisation-dark');
		await names.filter({ hasText: 'Search' }).click();
		await page.waitForURL(/\/teams\/search$/);
		await page.context().close();
	});

	it('says who is spare, and what the loan of the others would open', async () => {
		const page = await world.open('manager');
		await page.goto('/organisation');
		const line = page.getByRole('row', { name: /^Ranking & Recs .*Statistics/ });
		const cells = line.getByRole('cell');
		await expect.poll(() => cells.nth(1).innerText()).toContain('Ines Moreau');
		await expect.poll(() => cells.nth(1).innerText()).not.toContain('Jonas');
		await expect.poll(() => cells.nth(2).innerText()).toContain('Jonas Keller');
		await expect
			.poll(() => cells.nth(2).innerText())
			.toContain('would open Coding depth @4 in Search');
		await page.context().close();
	});

	it('shows each reader only the teams and the people they may see', async () => {
		const viewer = await world.open('viewer');
		await viewer.goto('/organisation');
		await expect.poll(() => main(viewer)).toContain('Too few people to show numbers.');
		await expect.poll(() => viewer.content()).not.toContain('/teams/search');
		await expect.poll(() => main(viewer)).not.toContain('Who could cover whom');
		await expect.poll(() => viewer.content()).not.toMatch(/Chidi|Okafor|Lena|Marek|Ines|Jonas/);
		await viewer.context().close();

		const other = await world.open('search manager');
		await other.goto('/organisation');
		await expect.poll(() => heading(other)).toBe('Search meets all it needs.');
		await expect.poll(() => main(other)).toContain('You see one team.');
		await expect.poll(() => other.content()).not.toMatch(/Ranking|Chidi|Okafor/);
		await expect
			.poll(() => other.locator('#main-nav').getByRole('link', { name: 'All teams' }).count())
			.toBe(0);
		await other.context().close();

		const interviewer = await world.open('interviewer');
		const refused = await interviewer.goto('/organisation');
		expect(refused?.status()).toBe(403);
		await interviewer.context().close();
	});
});

describe('a plan for several teams', () => {
	it('moves whoever can be spared, says why, and shows each team before and after', async () => {
		const page = await world.open('manager');
		await page.goto('/organisation');
		await page.getByRole('link', { name: 'Plan for all' }).click();
		await page.waitForURL(/\/organisation\/plan$/);
		await page.getByRole('button', { name: 'Suggest' }).click();
		await expect
			.poll(() => heading(page))
			.toBe('One move meets every requirement of both teams: €0 and 1 month.');
		await expect.poll(() => main(page)).toContain('Proved: no plan costs less.');
		const ranking = page.getByRole('region', { name: 'Ranking & Recs' });
		await expect.poll(() => ranking.innerText()).toContain('Ines Moreau comes from Search');
		await expect
			.poll(() => ranking.innerText())
			.toContain('closes Statistics @4 in Ranking & Recs');
		const search = page.getByRole('region', { name: 'Search' });
		await expect.poll(() => search.innerText()).toContain('Ines Moreau goes to Ranking & Recs');
		const row = page.getByRole('row', { name: /^Ranking & Recs 8 of 9 9 of 9/ });
		await expect.poll(() => row.count()).toBe(1);
		await axe(page);
		for (const width of [1440, 768, 390]) {
			await fits(page, width);
			await screenshot(page, `organisation-plan-${String(width)}`);
		}
		await page.setViewportSize({ width: 1440, height: 900 });
		await page.emulateMedia({ colorScheme: 'dark' });
		await screenshot(page, 'organisation-plan-dark');
		await page.context().close();
	});

	it('works without script, keeps to limits, and says what is wrong beside the field', async () => {
		const page = await world.open('manager', { javaScriptEnabled: false });
		await page.goto('/organisation/plan');
		await page.getByLabel('People may move between teams').uncheck();
		await page.getByRole('button', { name: 'Suggest' }).click();
		await expect
			.poll(() => heading(page))
			.toBe('Growing one person meets every requirement of both teams: €24k and 8 months.');
		await page.getByLabel('Budget, k').fill('20');
		await page.getByRole('button', { name: 'Suggest' }).click();
		await expect.poll(() => heading(page)).toBe('Nothing within these limits helps.');
		await expect.poll(() => main(page)).toContain('Statistics @4, 1 person short');
		await page.getByLabel('Budget, k').fill('-3');
		await page.getByRole('checkbox', { name: 'Search' }).uncheck();
		await page.getByRole('checkbox', { name: 'Ranking & Recs' }).uncheck();
		await page.getByRole('button', { name: 'Suggest' }).click();
		await expect.poll(() => main(page)).toContain('A budget is 0 or more, in whole thousands.');
		await expect.poll(() => main(page)).toContain('Choose at least one team.');
		await expect.poll(() => page.getByLabel('Budget, k').inputValue()).toBe('-3');
		await page.context().close();
	});

	it('plans for nobody else: a team that is not one’s own cannot be named', async () => {
		const other = await world.open('search manager');
		await other.goto('/organisation/plan?limits=1&team=search&team=ranking-and-recs');
		await expect.poll(() => main(other)).toContain('One of these teams is not there.');
		await expect.poll(() => other.content()).not.toMatch(/Chidi|Okafor/);
		await other.context().close();
		const viewer = await world.open('viewer');
		const refused = await viewer.goto('/organisation/plan');
		expect(refused?.status()).toBe(403);
		await viewer.context().close();
	});
});
