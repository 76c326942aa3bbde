import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { WorkspaceAccess, WorkspaceRole } from '$lib/domain/access';
import { createSession } from '$lib/server/auth/lucia';
import { formatSessionToken, newSessionToken } from '$lib/server/auth/tokens';
import { readConfig } from '$lib/server/config';
import { database, openDatabase, useDatabase } from '$lib/server/db/client';
import { invitationChoices } from '$lib/server/services/invitations';
import { appendRatings } from '$lib/server/services/rating';
import { join, setUpOwner } from '../integration/actors';
import { createDatabase } from '../integration/support';
import { launchServer, type RunningServer } from './server';
import { newPage } from './support';

/** Invented people of the second team: Ines can be spared, Jonas holds its code alone. */
const SEARCH = {
	'Ines Moreau': { stats: 5, code: 2, exp: 3 },
	'Jonas Keller': { stats: 4, code: 4, exp: 2 },
	'Kira Petrova': { stats: 2, code: 3, exp: 3 },
};
const SEARCH_NEEDS = [
	{ skill: 'stats', need: 1, importance: 2 },
	{ skill: 'code', need: 1, importance: 3 },
];

/** Who looks: an owner, the managers of both teams, of one and of the small one, and a viewer. */
export const READERS = ['owner', 'manager', 'search manager', 'viewer', 'interviewer'] as const;
export type Reader = (typeof READERS)[number];

export interface OrganisationWorld {
	readonly server: RunningServer;
	/** A page that is signed in as this reader. */
	open(reader: Reader, options?: Parameters<typeof newPage>[1]): Promise<Page>;
	stop(): Promise<void>;
}

/** The demo team, a second team whose statistician can cover for it, and a third of two people. */
export async function organisationWorld(): Promise<OrganisationWorld> {
	const dataDir = path.join(await mkdtemp(path.join(tmpdir(), 'meridian-organisation-')), 'data');
	const created = process.env.TEST_DATABASE_URL ? await createDatabase() : undefined;
	const databaseUrl = created?.url;
	const opened = await openDatabase(readConfig({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl }));
	useDatabase(opened);
	const owner = await setUpOwner('demo');
	const ranking = (await invitationChoices(owner)).teams[0]?.id ?? '';
	const search = await makeTeam(owner, 'Search', SEARCH, SEARCH_NEEDS);
	const ads = await makeTeam(owner, 'Ads', { 'Lena Fuchs': { code: 4 }, 'Marek Nowak': {} }, []);
	const roles: Record<Reader, [WorkspaceRole, string[]] | undefined> = {
		owner: undefined,
		manager: ['manager', [ranking, search]],
		'search manager': ['manager', [search]],
		viewer: ['viewer', [ranking, ads]],
		interviewer: ['interviewer', []],
	};
	const cookies = new Map<Reader, string>();
	for (const reader of READERS) {
		const role = roles[reader];
		const access = role ? await join(owner, role[0], role[1]) : owner;
		const token = newSessionToken();
		const attributes = { workspaceId: access.workspaceId, device: '' };
		await database().inInstallation((tx) => createSession(tx, token, access.userId, attributes));
		cookies.set(reader, formatSessionToken(token));
	}
	useDatabase(undefined);
	await opened.close();
	const server = await launchServer({ dataDir, databaseUrl });
	return {
		server,
		async open(reader, options) {
			const page = await newPage(server, options);
			const value = cookies.get(reader) ?? '';
			await page.context().addCookies([{ name: 'meridian-session', value, url: server.origin }]);
			return page;
		},
		async stop() {
			await server.stop();
			await created?.drop();
			await rm(path.dirname(dataDir), { recursive: true, force: true });
		},
	};
}

async function makeTeam(
	owner: WorkspaceAccess,
	name: string,
	people: Readonly<Record<string, Readonly<Record<string, number>>>>,
	needs: typeof SEARCH_NEEDS,
): Promise<string> {
	const { workspaceId } = owner;
	const teamId = crypto.randomUUID();
	const now = Date.now();
	await database().inWorkspace(workspaceId, async (tx) => {
		await tx`
			insert into teams (workspace_id, id, slug, name)
			values (${workspaceId}, ${teamId}, ${name.toLowerCase()}, ${name})`;
		for (const { skill, need, importance } of needs)
			await tx`
				insert into requirements (workspace_id, team_id, skill, level, need, importance)
				values (${workspaceId}, ${teamId}, ${skill}, 4, ${need}, ${importance})`;
		for (const [person, levels] of Object.entries(people)) {
			const id = crypto.randomUUID();
			const slug = person.toLowerCase().replace(' ', '-');
			await tx`
				insert into members (workspace_id, id, slug, name)
				values (${workspaceId}, ${id}, ${slug}, ${person})`;
			await tx`
				insert into team_members (workspace_id, team_id, member_id, share)
				values (${workspaceId}, ${teamId}, ${id}, 1)`;
			const entries = Object.entries(levels).map(([skill, level]) => ({
				member: id,
				skill,
				level: level as 0 | 1 | 2 | 3 | 4 | 5,
				source: 'manager' as const,
				rater: 'managers',
				raterName: 'Manager',
				confidence: 'seen' as const,
				ratedAt: now,
			}));
			if (entries.length > 0) await appendRatings(tx, owner, entries, now);
		}
	});
	return teamId;
}
