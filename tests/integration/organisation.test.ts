import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkspaceAccess } from '$lib/domain/access';
import { database } from '$lib/server/db/client';
import { organisation, organisationView } from '$lib/server/services/organisation';
import {
	openOrganisationPlanning,
	suggestOrganisationPlan,
} from '$lib/server/services/organisation-plan';
import { createTeam } from '$lib/server/services/teams';
import { join, otherWorkspaceOwner, setUpOwner, teamOf } from './actors';
import { DATABASE_KINDS, freshDatabase, type TestDatabase } from './support';

const NOW = Date.UTC(2026, 10, 23, 9);

describe.each(DATABASE_KINDS)('the organisation on %s', (kind) => {
	let opened: TestDatabase;
	let owner: WorkspaceAccess;
	let teamId = '';
	let searchId = '';
	beforeAll(async () => {
		opened = await freshDatabase(kind);
		owner = await setUpOwner('demo');
		await createTeam(owner, 'Search');
		await createTeam(owner, 'Old');
		teamId = (await teamOf(owner)).team.id;
		searchId = (await teamOf(owner, 'search')).team.id;
		await database().inWorkspace(owner.workspaceId, async (tx) => {
			await tx`update teams set archived_at = now() where slug = 'old'`;
			// Chidi works for Search, too.
			await tx`
				insert into team_members (workspace_id, team_id, member_id, share)
				select workspace_id, ${searchId}, id, 0.5 from members where name like 'Chidi%'`;
			await tx`
				insert into requirements (workspace_id, team_id, skill, level, need, importance)
				values (${owner.workspaceId}, ${searchId}, 'code', 4, 1, 3)`;
		});
	});
	afterAll(() => opened.dispose());

	it('reads every team in use by name, with the same figures as its own page', async () => {
		const { teams } = await organisation(owner, NOW);
		expect(teams.map(({ snapshot }) => snapshot.team.name)).toEqual(['Ranking & Recs', 'Search']);
		const { board, covering } = await organisationView(owner, NOW);
		expect(board.teams[0]?.figures).toMatchObject({ coverage: 0.9625, nMinusOne: 0.875, met: 8 });
		expect(board.teams[1]).toMatchObject({ size: 1, figures: { met: 0 } });
		const search = covering?.find(({ team }) => team.slug === 'search');
		expect(search).toMatchObject({ skill: 'Coding depth', numbers: '0/1 @4', spare: [] });
		expect(search?.missed.map(({ name }) => name.split(' ')[0])).toEqual(['Ada', 'Bao']);
	});

	it('knows who is in a team that the reader may not see, and says no more of it', async () => {
		const manager = await join(owner, 'manager', [teamId]);
		const { teams } = await organisation(manager, NOW);
		expect(teams.map(({ elsewhere }) => elsewhere.size)).toEqual([1]);
		const view = await organisationView(manager, NOW);
		expect(JSON.stringify(view)).not.toContain('Search');
		expect(view.covering).toBeUndefined();
	});

	it('gives a viewer figures without people, and another workspace nothing', async () => {
		const viewer = await join(owner, 'viewer', [teamId, searchId]);
		const view = await organisationView(viewer, NOW);
		expect(view.board.teams.map(({ without }) => without)).toEqual([undefined, 'withheld']);
		expect(view.covering).toBeUndefined();
		expect(JSON.stringify(view)).not.toMatch(/Chidi|Okafor/);
		expect((await openOrganisationPlanning(viewer, NOW)).teams).toEqual([]);
		const stranger = await otherWorkspaceOwner(owner);
		const { teams } = await organisation(stranger, NOW);
		expect(teams.map(({ snapshot }) => snapshot.team.id)).not.toContain(teamId);
	});

	it('plans for both teams in one answer whose costs add up', async () => {
		const base = await openOrganisationPlanning(owner, NOW);
		const found = await suggestOrganisationPlan(base, {
			teams: ['ranking-and-recs', 'search'],
			growth: true,
			survive: false,
			moves: true,
			headcount: undefined,
			budget: undefined,
			deadline: undefined,
		});
		if (found.kind !== 'plan') throw new Error(found.message);
		expect(found.teams.map(({ met }) => [met.after, met.of])).toEqual([
			[9, 9],
			[1, 1],
		]);
		expect(found.proof).toMatch(/^Proved/);
		const whole = Number(/\d+/.exec(found.cost)?.[0]);
		expect(found.teams.reduce((sum, { cost }) => sum + cost, 0)).toBe(whole);
	});
});
