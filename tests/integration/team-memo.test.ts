import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TeamAccess, WorkspaceAccess } from '$lib/domain/access';
import { teamOverview } from '$lib/domain/overview';
import { findStanding } from '$lib/server/repositories/access';
import { moveMember } from '$lib/server/services/members';
import { saveRatings } from '$lib/server/services/rating-edits';
import { shellData } from '$lib/server/services/shell';
import { teamBoard, teamSnapshot } from '$lib/server/services/team-snapshot';
import { listTeams } from '$lib/server/services/teams';
import { accessOf, join, otherWorkspaceOwner, setUpOwner } from './actors';
import { DATABASE_KINDS, freshDatabase, type TestDatabase } from './support';

const NOW = Date.UTC(2026, 4, 4, 9);

describe.each(DATABASE_KINDS)('what is kept of a team on the %s database', (kind) => {
	let opened: TestDatabase;
	let owner: WorkspaceAccess;
	beforeAll(async () => {
		opened = await freshDatabase(kind);
		owner = await setUpOwner('demo');
	});
	afterAll(() => opened.dispose());

	/** The access that a guard makes for a request that only reads, at this moment. */
	async function reading(who: WorkspaceAccess): Promise<TeamAccess> {
		const { workspaceId, userId } = who;
		const standing = await opened.database.inWorkspace(workspaceId, (tx) =>
			findStanding(tx, workspaceId, userId),
		);
		const access = await accessOf(workspaceId, userId);
		const [line] = (await listTeams(access)).teams;
		if (!line || !standing) throw new Error('There is no team.');
		const { id, slug, name, demo } = line;
		return {
			...access,
			kind: 'team',
			team: { id, slug, name, demo },
			individuals: access.role !== 'viewer',
			dataVersion: standing.dataVersion,
		};
	}
	const overview = (access: TeamAccess) => teamBoard(access, NOW, 'overview', teamOverview);

	it('is used again by the next reader until something changes', async () => {
		const access = await reading(owner);
		const first = await overview(access);
		expect(await overview(await reading(owner))).toBe(first);
		const { people } = await teamSnapshot(access, NOW);
		const [person] = people;
		if (!person) throw new Error('Nobody is in the team.');
		const level = person.ratings['stats'] === 5 ? 4 : 5;
		const basedOn = person.cells['stats']?.version ?? 0;
		const [outcome] = await saveRatings(
			access,
			[{ member: person.id, skill: 'stats', level, basedOn, key: crypto.randomUUID() }],
			NOW,
		);
		expect(outcome?.kind).toBe('saved');
		const after = await overview(await reading(owner));
		expect(after).not.toBe(first);
		expect(after.people.find(({ id }) => id === person.id)?.ratings['stats']).toBe(level);
	});

	it('never holds somebody who has been archived, here or in the navigation', async () => {
		const access = await reading(owner);
		const [person] = (await overview(access)).people;
		if (!person) throw new Error('Nobody is in the team.');
		const names = async (of: TeamAccess) =>
			(await shellData(of, { team: of.team.slug, shortcuts: true })).people.map(({ name }) => name);
		expect(await names(access)).toContain(person.name);
		await moveMember(access, person.id, 'archive', NOW);
		const later = await reading(owner);
		expect((await overview(later)).people.map(({ name }) => name)).not.toContain(person.name);
		expect(await names(later)).not.toContain(person.name);
		await moveMember(later, person.id, 'restore', NOW);
	});

	it('gives a viewer no names, whoever has read before', async () => {
		const access = await reading(owner);
		const named = await overview(access);
		const viewer = await join(owner, 'viewer', [access.team.id]);
		const seen = await overview(await reading(viewer));
		expect(named.people.length).toBeGreaterThan(0);
		expect(seen.people).toEqual([]);
		for (const { name } of named.people) expect(JSON.stringify(seen)).not.toContain(name);
	});

	it('is apart for each workspace, even for the same version', async () => {
		const other = await otherWorkspaceOwner(owner);
		const ours = await reading(owner);
		const theirs = { ...(await reading(other)), dataVersion: ours.dataVersion };
		const [a, b] = [await teamSnapshot(ours, NOW), await teamSnapshot(theirs, NOW)];
		const ids = new Set(a.people.map(({ id }) => id));
		expect(b.people.length).toBeGreaterThan(0);
		expect(b.people.filter(({ id }) => ids.has(id))).toEqual([]);
	});

	it('is not touched by a request that may change data', async () => {
		const changing = { ...(await reading(owner)), dataVersion: undefined };
		expect(await overview(changing)).not.toBe(await overview(changing));
	});
});
