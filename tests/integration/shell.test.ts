import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkspaceAccess } from '$lib/domain/access';
import { saidPlace } from '$lib/domain/spectrum-words';
import { standing } from '$lib/domain/standing';
import { database } from '$lib/server/db/client';
import { shellData } from '$lib/server/services/shell';
import { teamSnapshot } from '$lib/server/services/team-snapshot';
import { createTeam } from '$lib/server/services/teams';
import { join, setUpOwner, teamOf } from './actors';
import { DATABASE_KINDS, freshDatabase, type TestDatabase } from './support';

const DEMO = 'ranking-and-recs';

describe.each(DATABASE_KINDS)('the shell on %s', (kind) => {
	let opened: TestDatabase;
	let owner: WorkspaceAccess;
	let demoId: string;

	beforeAll(async () => {
		opened = await freshDatabase(kind);
		owner = await setUpOwner('demo');
		await createTeam(owner, 'Applied Vision');
		demoId = await database().inWorkspace(owner.workspaceId, async (tx) => {
			const [team] = await tx<{ id: string }[]>`select id from teams where slug = ${DEMO}`;
			return team?.id ?? '';
		});
	});
	afterAll(() => opened.dispose());

	it('lists the teams by name and the people of the wished one with their marks', async () => {
		const shell = await shellData(owner, { team: DEMO, shortcuts: true });
		expect(shell.teams.map(({ name, demo }) => [name, demo])).toEqual([
			['Applied Vision', false],
			['Ranking & Recs', true],
		]);
		expect(shell.team).toEqual({ slug: DEMO, name: 'Ranking & Recs', demo: true });
		expect(
			shell.people.map(({ short, role, mark }) => [short, role, mark?.side, mark?.early]),
		).toEqual([
			['Ada', 'RE', 're', false],
			['Bao', 'RE', 're', false],
			['Chidi', 'AS', 'as', false],
			['Dana', 'AS', 'as', false],
			['Emre', 'RE', 're', true],
			['Fay', 'AS', 'as', false],
		]);
	});

	it('says of a person’s place what the pages of the team say', async () => {
		const { people } = await shellData(owner, { team: DEMO, shortcuts: true });
		const now = Date.now();
		const { framework, people: rated } = await teamSnapshot(await teamOf(owner, DEMO), now);
		const places = rated.map((person) => {
			const { spectrum, interval } = standing(framework, person, now);
			return [person.short, saidPlace(spectrum, interval)];
		});
		expect(people.map(({ short, place }) => [short, place])).toEqual(places);
		expect(places).toContainEqual(['Emre', 'RE-shaped, early']);
	});

	it('takes the first team by name when the wished one does not exist', async () => {
		const shell = await shellData(owner, { team: 'nowhere', shortcuts: true });
		expect(shell.team?.name).toBe('Applied Vision');
		expect(shell.people).toEqual([]);
	});

	it('shows a manager the teams they were given and no others', async () => {
		const manager = await join(owner, 'manager', [demoId]);
		const shell = await shellData(manager, { team: 'applied-vision', shortcuts: true });
		expect(shell.teams.map(({ slug }) => slug)).toEqual([DEMO]);
		expect(shell.people).toHaveLength(6);
		expect(shell.may).toMatchObject({
			rate: true,
			plan: true,
			hire: true,
			create: false,
			accounts: false,
		});
	});

	it('shows a viewer the team without anybody in it', async () => {
		const viewer = await join(owner, 'viewer', [demoId]);
		const shell = await shellData(viewer, { team: DEMO, shortcuts: true });
		expect(shell.team?.slug).toBe(DEMO);
		expect(shell.people).toEqual([]);
		expect(JSON.stringify(shell)).not.toContain('Ada');
		expect(shell.may).toMatchObject({
			team: true,
			people: false,
			rate: false,
			plan: false,
			hire: false,
		});
	});

	it.each(['member', 'interviewer'] as const)('shows a %s no team at all', async (role) => {
		const access = await join(owner, role);
		const shell = await shellData(access, { team: DEMO, shortcuts: false });
		expect(shell.teams).toEqual([]);
		expect(shell.team).toBeUndefined();
		expect(shell.people).toEqual([]);
		expect(shell.may.team).toBe(false);
		expect(shell.shortcuts).toBe(false);
	});
});
