import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TeamAccess, WorkspaceAccess } from '$lib/domain/access';
import {
	createScenario,
	openPlanning,
	readDraft,
	removeScenario,
} from '$lib/server/services/planning';
import { planningView } from '$lib/server/services/planning-view';
import { archiveScenario } from '$lib/server/services/scenario-basis';
import { compareScenarios } from '$lib/server/services/scenario-comparison';
import { createTeam } from '$lib/server/services/teams';
import { setUpOwner, teamOf } from './actors';
import { DATABASE_KINDS, freshDatabase, type TestDatabase } from './support';

const NOW = Date.UTC(2026, 10, 23, 9);
const HYBRID = 'hire.hybrid-as.2027-03-01.100.185';
const GROW = 'grow.fay-lindqvist.stats.4.2026-12-01';
const LEAVE = 'leave.bao-nguyen.2027-02-01';

describe.each(DATABASE_KINDS)('scenarios side by side on %s', (kind) => {
	let opened: TestDatabase;
	let owner: WorkspaceAccess;
	let access: TeamAccess;
	const ids = new Map<string, string>();
	const id = (name: string) => ids.get(name) ?? '';
	const read = async (...tokens: string[]) =>
		readDraft(tokens, (await openPlanning(access, NOW)).context).changes;
	const store = async (name: string, ...tokens: string[]) => {
		ids.set(name, await createScenario(access, name, await read(...tokens)));
	};
	const compared = (...names: string[]) => compareScenarios(access, names.map(id), NOW);

	beforeAll(async () => {
		opened = await freshDatabase(kind);
		owner = await setUpOwner('demo');
		access = await teamOf(owner, 'ranking-and-recs');
		await store('Hire', HYBRID);
		await store('Grow', GROW);
		await store('Lose', LEAVE);
		await store('Fourth', HYBRID, GROW);
		await store('Empty');
	});
	afterAll(async () => {
		await opened.dispose();
	});

	it('says of each what its own page says', async () => {
		const { scenarios, figures, requirements, headline } = await compared('Lose', 'Hire', 'Grow');
		expect(headline).toBe('“Hire” and “Grow” reach 100%; “Grow” costs less, €24k.');
		expect(scenarios.map(({ letter, name }) => `${letter} ${name}`)).toEqual([
			'A Lose',
			'B Hire',
			'C Grow',
		]);
		const base = await openPlanning(access, NOW);
		for (const [column, tokens] of [[LEAVE], [HYBRID], [GROW]].entries()) {
			const view = planningView(base, await read(...tokens));
			for (const row of view.figures)
				expect(figures.find(({ label }) => label === row.label)?.cells[column]).toEqual(row);
			expect(requirements.map(({ cells }) => cells[column])).toEqual(view.requirements);
			expect(scenarios[column]?.changes).toEqual(view.changes);
			expect(scenarios[column]?.line).toEqual(view.timeline);
		}
	});

	it('says that a departure costs nothing beside a hire that does', async () => {
		const { figures } = await compared('Lose', 'Hire');
		const cost = figures.find(({ label }) => label === 'Cost, first year');
		expect(cost?.now).toBe('€0');
		expect(cost?.cells.map((cell) => cell?.scenario)).toEqual(['€0', '€185k']);
		expect(cost?.cells.map((cell) => cell?.difference)).toEqual(['', '+€185k']);
	});

	it('has no figure of gaps, and no date, for a scenario that changes nothing', async () => {
		const { figures, headline } = await compared('Empty', 'Lose');
		const effect = figures.find(({ label }) => label === 'All in effect by');
		expect(effect?.cells[0]).toBeUndefined();
		expect(effect?.cells[1]?.scenario).toBe('Feb 2027');
		expect(headline).toBe('“Empty” covers most: 96.25%, for €0.');
		expect((await compared('Empty')).headline).toBe('“Empty” changes nothing.');
		expect((await compared('Grow')).headline).toContain('Statistics 4 for Fay closes');
	});

	it('shows three and names the fourth, the archived, and what is not there', async () => {
		await store('Away', GROW);
		await archiveScenario(access, id('Away'), true);
		await store('Gone', GROW);
		await archiveScenario(access, id('Gone'), true);
		await removeScenario(access, id('Gone'), (await openPlanning(access, NOW)).context);
		const { scenarios, leftOut, all } = await compareScenarios(
			access,
			[...['Away', 'Hire', 'Gone', 'Grow', 'Grow', 'Lose', 'Fourth'].map(id), 'nonsense'],
			NOW,
		);
		expect(scenarios.map(({ name }) => name)).toEqual(['Hire', 'Grow', 'Lose']);
		expect(leftOut.over.map(({ name }) => name)).toEqual(['Fourth']);
		expect(leftOut.archived.map(({ name }) => name)).toEqual(['Away']);
		expect(leftOut.missing).toBe(2);
		expect(all.map(({ name }) => name)).not.toContain('Away');
	});

	it('has nothing to say while nothing is chosen', async () => {
		const none = await compareScenarios(access, [], NOW);
		expect(none).toMatchObject({ scenarios: [], figures: [], requirements: [] });
		expect(none.headline).toBeUndefined();
		expect(none.all.length).toBeGreaterThan(3);
	});

	it('knows no scenario of another team', async () => {
		await createTeam(owner, 'Other');
		const other = await teamOf(owner, 'other');
		const { scenarios, leftOut } = await compareScenarios(other, [id('Hire'), randomUUID()], NOW);
		expect(scenarios).toEqual([]);
		expect(leftOut).toEqual({ over: [], archived: [], missing: 2 });
	});
});
