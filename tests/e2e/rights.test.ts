import { rm } from 'node:fs/promises';
import path from 'node:path';
import { tmpdir } from 'node:os';
import { mkdtemp } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayAnywhere, mayTeam, type Action, type WorkspaceAccess } from '$lib/domain/access';
import { createSession } from '$lib/server/auth/lucia';
import { POLICY } from '$lib/server/auth/policy';
import { formatSessionToken, newSessionToken } from '$lib/server/auth/tokens';
import { readConfig } from '$lib/server/config';
import { database, openDatabase, useDatabase } from '$lib/server/db/client';
import { invitationChoices } from '$lib/server/services/invitations';
import { createWorkspace } from '$lib/server/services/workspaces';
import { accessOf, join, setUpOwner } from '../integration/actors';
import { createDatabase } from '../integration/support';
import { builtRoutes, operationsOf, type BuiltRoute } from './built-routes';
import { NEEDS, type Need } from './rights-table';
import { fetchFresh, launchServer, type RunningServer } from './server';

const ACTORS = [
	'anonymous',
	'other workspace’s owner',
	'other team’s manager',
	'manager',
	'member',
	'viewer',
	'interviewer',
	'owner',
] as const;
type Actor = (typeof ACTORS)[number];

/** How the server took a request; `done` stands for every answer of the operation itself. */
type Outcome = 'done' | 'sign-in' | 'forbidden' | 'not found' | 'broken';

/** People of the team whom nobody without a right to individuals may meet in any answer. */
const COLLEAGUES = /Nguyen|Chidi|Rosenberg|Lindqvist/;
const SCENARIO = crypto.randomUUID();
const OPENING = crypto.randomUUID();
const CANDIDATE = crypto.randomUUID();
const cleanUps: (() => Promise<unknown>)[] = [];

let server: RunningServer;
let routes: readonly BuiltRoute[];
let teamId = '';
const accesses = new Map<Actor, WorkspaceAccess>();
const cookies = new Map<Actor, string>();

/** Makes the people and teams in a database of its own, then starts the server on it. */
async function seed(): Promise<RunningServer> {
	const dataDir = path.join(await mkdtemp(path.join(tmpdir(), 'meridian-rights-')), 'data');
	cleanUps.push(() => rm(path.dirname(dataDir), { recursive: true, force: true }));
	let databaseUrl: string | undefined;
	if (process.env.TEST_DATABASE_URL) {
		const created = await createDatabase();
		cleanUps.push(() => created.drop());
		databaseUrl = created.url;
	}
	const opened = await openDatabase(readConfig({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl }));
	useDatabase(opened);
	await makePeople();
	useDatabase(undefined);
	await opened.close();
	return await launchServer({ dataDir, databaseUrl });
}

async function makePeople(): Promise<void> {
	const owner = await setUpOwner('demo');
	const { workspaceId } = owner;
	const { teams, members } = await invitationChoices(owner);
	teamId = teams[0]?.id ?? '';
	const otherTeam = crypto.randomUUID();
	await database().inWorkspace(workspaceId, async (tx) => {
		await tx`
			insert into teams (workspace_id, id, slug, name)
			values (${workspaceId}, ${otherTeam}, 'other', 'Other')`;
		await tx`
			insert into scenarios (workspace_id, team_id, id, name)
			values (${workspaceId}, ${teamId}, ${SCENARIO}, 'A plan')`;
		await tx`
			insert into openings (workspace_id, team_id, id, title)
			values (${workspaceId}, ${teamId}, ${OPENING}, 'A seat')`;
		await tx`
			insert into opening_levels (workspace_id, opening_id, skill, level, must, why)
			values (${workspaceId}, ${OPENING}, 'stats', 4, true, 'today Chidi alone')`;
		await tx`
			insert into candidates (workspace_id, id, opening_id, name)
			values (${workspaceId}, ${CANDIDATE}, ${OPENING}, 'Lindqvist the candidate')`;
	});
	const ada = members.find(({ name }) => name.startsWith('Ada'))?.id;
	const elsewhere = await createWorkspace(owner, { name: 'Elsewhere', start: 'empty' }, Date.now());
	accesses.set('owner', owner);
	accesses.set('manager', await join(owner, 'manager', [teamId]));
	accesses.set('other team’s manager', await join(owner, 'manager', [otherTeam]));
	accesses.set('member', await join(owner, 'member', [], ada));
	accesses.set('viewer', await join(owner, 'viewer', [teamId]));
	accesses.set('interviewer', await join(owner, 'interviewer'));
	const founder = await accessOf(elsewhere, owner.userId);
	accesses.set('other workspace’s owner', await join(founder, 'owner'));
	for (const [actor, access] of accesses) {
		const token = newSessionToken();
		const attributes = { workspaceId: access.workspaceId, device: '' };
		await database().inInstallation((tx) => createSession(tx, token, access.userId, attributes));
		cookies.set(actor, `meridian-session=${formatSessionToken(token)}`);
	}
}

beforeAll(async () => {
	server = await seed();
	cleanUps.push(() => server.stop());
	routes = await builtRoutes();
});
afterAll(async () => {
	for (const cleanUp of cleanUps.reverse()) await cleanUp();
});

const PARAMS: Readonly<Record<string, string>> = {
	team: 'ranking-and-recs',
	member: 'ada-okafor',
	scenario: SCENARIO,
	opening: OPENING,
	candidate: CANDIDATE,
	card: crypto.randomUUID(),
	workspace: crypto.randomUUID(),
	token: 'A'.repeat(43),
	file: 'ratings.csv',
	format: 'csv',
	import: crypto.randomUUID(),
};

/** The address of a route with its parameters filled in. */
function addressOf(id: string): string {
	const filled = id
		.replaceAll(/\/\([^)]+\)/g, '')
		.replaceAll(/\[{1,2}(?:\.{3})?(\w+)(?:=\w+)?\]{1,2}/g, (_, name: string) => {
			const value = PARAMS[name];
			if (value === undefined) throw new Error(`The test has no value for [${name}].`);
			return value;
		});
	return filled === '' ? '/' : filled;
}

interface Answer {
	readonly outcome: Outcome;
	readonly body: string;
}

const ofStatus = (status: number): Outcome => {
	if (status === 401) return 'sign-in';
	if (status === 403) return 'forbidden';
	if (status === 404) return 'not found';
	return status >= 500 ? 'broken' : 'done';
};

async function ask(actor: Actor, method: string, address: string): Promise<Answer> {
	const cookie = cookies.get(actor);
	const response = await fetchFresh(server.origin + address, {
		method,
		redirect: 'manual',
		headers: {
			accept: 'text/html',
			...(cookie ? { cookie } : {}),
			...(method === 'GET'
				? {}
				: { origin: server.origin, 'content-type': 'application/x-www-form-urlencoded' }),
		},
		body: method === 'GET' ? undefined : '',
	});
	const body = await response.text();
	const location = response.headers.get('location') ?? '';
	const toSignIn = response.status < 400 && location.startsWith('/sign-in');
	return { outcome: toSignIn ? 'sign-in' : ofStatus(response.status), body };
}

interface DataNode {
	readonly type: string;
	readonly status?: number;
}

/** The data of a page alone: the digits leave its layouts out, and with them their guards. */
async function askData(actor: Actor, address: string, layouts: number): Promise<Answer> {
	const data = `${address === '/' ? '' : address}/__data.json?x-sveltekit-invalidated=${'0'.repeat(layouts)}1`;
	const answer = await ask(actor, 'GET', data);
	if (answer.outcome !== 'done') return answer;
	const { type, location, nodes } = JSON.parse(answer.body.split('\n')[0] ?? '') as {
		type: string;
		location?: string;
		nodes?: (DataNode | null)[];
	};
	if (type === 'redirect')
		return { ...answer, outcome: location?.startsWith('/sign-in') ? 'sign-in' : 'done' };
	const page = nodes?.at(-1);
	if (page?.type === 'error') return { ...answer, outcome: ofStatus(page.status ?? 500) };
	// A page whose load was left out would say nothing about its guard.
	return page?.type === 'data' ? answer : { ...answer, outcome: 'broken' };
}

/** What the rights table says should happen. */
function expected(actor: Actor, needs: 'public' | Action, id: string): Outcome {
	if (needs === 'public') return 'done';
	const access = accesses.get(actor);
	if (!access) return 'sign-in';
	if (!mayAnywhere(access, needs)) return 'forbidden';
	if (!id.includes('[team]')) return 'done';
	const here = access.workspaceId === accesses.get('owner')?.workspaceId;
	return here && mayTeam(access, needs, teamId) ? 'done' : 'not found';
}

/** Asks for every operation and says where the answer was not the expected one. */
async function surprises(actor: Actor): Promise<string[]> {
	const access = accesses.get(actor);
	const people = access ? mayTeam(access, 'team.people', teamId) : false;
	const inside = access?.workspaceId === accesses.get('owner')?.workspaceId;
	const found: string[] = [];
	const check = (what: string, want: Outcome, { outcome, body }: Answer, need: Need) => {
		const blank = want === 'done' && outcome === 'not found' && need.blank;
		if (outcome !== want && !blank) found.push(`${what}: ${outcome} instead of ${want}`);
		if (!(people && inside) && !need.example && COLLEAGUES.test(body))
			found.push(`${what}: names people`);
	};
	for (const route of routes) {
		for (const operation of operationsOf(route)) {
			const need = NEEDS[operation];
			if (!need) continue;
			const want = expected(actor, need.needs, route.id);
			const [method = '', target = ''] = operation.split(' ');
			const [, action = ''] = target.split('?');
			const address = addressOf(route.id);
			if (method === 'GET' && route.layouts !== undefined) {
				check(operation, want, await ask(actor, 'GET', address), need);
				check(`${operation} data`, want, await askData(actor, address, route.layouts), need);
			} else if (want !== 'done' || !need.destructive) {
				const query = action === '' || action === '/default' ? '' : `?${action}`;
				check(operation, want, await ask(actor, method, address + query), need);
			}
		}
	}
	return found;
}

describe('the routes of the build', () => {
	it('are all listed here, with every action and method', () => {
		const operations = routes.flatMap(operationsOf);
		expect(operations.filter((operation) => !(operation in NEEDS))).toEqual([]);
	});

	it('are all in the policy', () => {
		expect(routes.map(({ id }) => id).filter((id) => !(id in POLICY))).toEqual([]);
	});

	it('are the only ones that the policy and this table name', () => {
		const ids = routes.map(({ id }) => id);
		expect(Object.keys(POLICY).filter((id) => !ids.includes(id))).toEqual([]);
		const operations = routes.flatMap(operationsOf);
		expect(Object.keys(NEEDS).filter((name) => !operations.includes(name))).toEqual([]);
	});
});

describe('of every route, action, method and page data', () => {
	it.each(ACTORS)('the %s gets what the rights table gives and no more', async (actor) => {
		expect(await surprises(actor)).toEqual([]);
	});
});
