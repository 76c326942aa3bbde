import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TeamAccess, WorkspaceAccess } from '$lib/domain/access';
import type { Preview } from '$lib/domain/intake/preview';
import { parseCsv } from '$lib/schemas/csv';
import { database } from '$lib/server/db/client';
import { auditPage } from '$lib/server/services/audit';
import { exportFile } from '$lib/server/services/export';
import { confirmImport, readImport, type ImportRequest } from '$lib/server/services/import';
import { listImports } from '$lib/server/services/import-record';
import { undoImport } from '$lib/server/services/import-undo';
import { addMember, editMember, listMembers } from '$lib/server/services/members';
import { appendRatings } from '$lib/server/services/rating';
import { teamSnapshot } from '$lib/server/services/team-snapshot';
import { createTeam, listTeams } from '$lib/server/services/teams';
import { join, otherWorkspaceOwner, setUpOwner } from './actors';
import { DATABASE_KINDS, freshDatabase, type TestDatabase } from './support';

const NOW = Date.UTC(2030, 4, 17, 9);

/** Invented people. */
const FILE = `Name,Email,Title,Role,Started,FTE,Systems engineering,Coding depth,Stats,Baseline
Nora Vik,nora@fixture.example,Baker,RE,2029-01-31,1,3,4,1,2
Ottó Bíró,,"Cook, cold",AS,,0.8,0,,4,
"Quill, Mia",mia@fixture.example,=2+3,,,0.5,5,2,,1
`;

const request = (text: string, fileName = 'fixture.csv'): ImportRequest => ({
	text,
	fileName,
	table: parseCsv(text),
});

async function look(access: TeamAccess, text: string, targets?: readonly string[]) {
	const reading = await readImport(access, { ...request(text), targets }, NOW);
	if (reading.kind === 'refused') throw new Error(reading.reason);
	return reading;
}

async function bring(access: TeamAccess, text: string): Promise<string> {
	const { digest } = await look(access, text);
	const outcome = await confirmImport(access, request(text), digest, NOW);
	if (outcome.kind !== 'done') throw new Error(outcome.kind);
	return outcome.id;
}

const levelsOf = async (access: TeamAccess) => {
	const { people } = await teamSnapshot(access, NOW);
	return Object.fromEntries(people.map((person) => [person.name, person.ratings]));
};

const nothingNew: Partial<Preview['counts']> = {
	new: 0,
	changed: 0,
	rejected: 0,
	newPeople: 0,
	joining: 0,
	details: 0,
};

describe.each(DATABASE_KINDS)('importing on %s', (kind) => {
	let test: TestDatabase;
	let owner: WorkspaceAccess;
	let team: TeamAccess;
	let made = 0;

	const teamAccess = async (access: WorkspaceAccess, name: string): Promise<TeamAccess> => {
		const outcome = await createTeam(access, name);
		if (outcome.kind !== 'saved') throw new Error(outcome.kind);
		const line = (await listTeams(access)).teams.find(({ slug }) => slug === outcome.slug);
		if (!line) throw new Error('The team is not listed.');
		const { id, slug, demo } = line;
		return { ...access, kind: 'team', team: { id, slug, name, demo }, individuals: true };
	};

	beforeAll(async () => {
		test = await freshDatabase(kind);
		owner = await setUpOwner('demo');
	});
	afterAll(() => test.dispose());
	beforeEach(async () => {
		made += 1;
		team = await teamAccess(owner, `Team ${made}`);
	});

	/** A file of its own for each test: people are unique in a workspace by their addresses. */
	const own = (text: string) =>
		text
			.replaceAll('fixture.example', `t${made}.example`)
			.replaceAll(/(Vik|Bíró)/g, `$1${made}`)
			.replaceAll('Quill', `Quill${made}`);

	it('writes nothing before it is confirmed, then all of it', async () => {
		const text = own(FILE);
		const reading = await look(team, text);
		expect(reading.kind).toBe('check');
		expect(reading.preview.counts).toMatchObject({ new: 9, newPeople: 3, rejected: 0, blank: 3 });
		expect(await levelsOf(team)).toEqual({});
		expect(await listImports(team)).toEqual([]);

		await bring(team, text);
		expect(await levelsOf(team)).toEqual({
			[`Nora Vik${made}`]: { sys: 3, code: 4, stats: 1, base: 2 },
			[`Ottó Bíró${made}`]: { sys: 0, stats: 4 },
			[`Mia Quill${made}`]: { sys: 5, code: 2, base: 1 },
		});
		const { people } = await listMembers(team);
		expect(people.find(({ name }) => name.startsWith('Mia'))).toMatchObject({
			share: 0.5,
			title: '=2+3',
			role: 'none',
		});
		const audit = await auditPage(owner, undefined);
		expect(JSON.stringify(audit)).toContain('import.confirm');
	});

	it('answers the same confirmation sent twice with the first import', async () => {
		const text = own(FILE);
		const { digest } = await look(team, text);
		const outcomes = await Promise.all(
			[1, 2, 3].map(() => confirmImport(team, request(text), digest, NOW)),
		);
		expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['already', 'already', 'done']);
		expect(new Set(outcomes.map((outcome) => ('id' in outcome ? outcome.id : ''))).size).toBe(1);
		expect(await listImports(team)).toHaveLength(1);
		expect((await look(team, text)).preview.counts).toMatchObject({ ...nothingNew, unchanged: 9 });
	});

	it('writes nothing when the team has changed since the preview', async () => {
		const text = own(FILE);
		const { digest } = await look(team, text);
		await addMember(team, {
			name: `Nora Vik${made}`,
			email: undefined,
			title: '',
			role: 'none',
			startedOn: undefined,
			share: 1,
		});
		const outcome = await confirmImport(team, request(text), digest, NOW);
		expect(outcome.kind).toBe('moved');
		expect(Object.keys(await levelsOf(team))).toHaveLength(1);
	});

	it('writes nothing at all when the last row fails', async () => {
		const text = own(FILE);
		const { digest } = await look(team, text);
		// The ledger is written last, and refuses an author who is nobody.
		const broken = { ...team, userId: 'not-a-uuid' };
		await expect(confirmImport(broken, request(text), digest, NOW)).rejects.toThrow();
		expect(await levelsOf(team)).toEqual({});
		expect((await listMembers(team)).people).toEqual([]);
		expect(await listImports(team)).toEqual([]);
	});

	it('gives back an export that changes nothing, wide and long', async () => {
		await bring(team, own(FILE));
		const people = (await listMembers(team)).people;
		const nora = people.find(({ name }) => name.startsWith('Nora'));
		if (!nora) throw new Error('Nora is missing.');
		await database().inWorkspace(owner.workspaceId, (tx) =>
			appendRatings(
				tx,
				owner,
				[
					{
						member: nora.id,
						skill: 'sys',
						level: 2,
						source: 'peer',
						rater: 'pat fix',
						raterName: 'Pat Fix',
						note: '=SUM(A1)\nsecond line',
						evidence: 'https://fixture.example/x',
						tags: ['ablations', 'ab-test'],
						confidence: 'guess',
						ratedAt: NOW - 5_000,
					},
					{
						member: nora.id,
						skill: 'sys',
						level: 5,
						source: 'self',
						rater: `nora@t${made}.example`,
						ratedAt: NOW - 86_400_000,
					},
				],
				NOW,
			),
		);
		for (const file of ['ratings.csv', 'export.csv'] as const) {
			for (const excel of [false, true]) {
				const text = await exportFile(team, file, excel, NOW);
				const { preview, kind } = await look(
					team,
					text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'),
				);
				expect(kind).toBe('check');
				expect(preview.problems).toEqual([]);
				expect(preview.counts).toMatchObject(nothingNew);
				expect(preview.writes).toEqual({ people: [], updates: [], ratings: [] });
				expect(preview.counts.unchanged).toBe(file === 'ratings.csv' ? 9 : 11);
			}
		}
		expect(await exportFile(team, 'export.csv', false, NOW)).toContain(
			'A/B test design; Ablations',
		);
		const wide = await exportFile(team, 'ratings.csv', false, NOW);
		expect(wide).toContain(",'=2+3,");
		expect(wide.split('\r\n')[0]).toBe((await exportFile(team, 'template.csv', false, NOW)).trim());
	});

	it('gives the whole team back in an empty one, rater by rater', async () => {
		await bring(team, own(FILE));
		const text = await exportFile(team, 'export.csv', false, NOW);
		const facts = async (access: TeamAccess) =>
			(await teamSnapshot(access, NOW)).people.map((person) => [
				person.name,
				person.title,
				person.role,
				person.startedOn,
				person.share,
				person.ratings,
			]);
		const before = await facts(team);
		const stranger = await otherWorkspaceOwner(owner);
		const empty = await teamAccess(stranger, 'Restored');
		await bring(empty, text.replaceAll('\r\n', '\n'));
		expect(await facts(empty)).toEqual(before);
	});

	it('is taken back whole: values, people and details are as they were', async () => {
		await bring(team, own('Name,Title,Systems engineering,Stats\nNora Vik,Baker,2,3\n'));
		const before = await levelsOf(team);
		const id = await bring(
			team,
			own(
				'Name,Title,Systems engineering,Stats,Baseline\nNora Vik,Head baker,4,3,1\nMia Quill,,1,,\n',
			),
		);
		expect(Object.keys(await levelsOf(team))).toHaveLength(2);
		const outcome = await undoImport(team, id, NOW + 1_000);
		expect(outcome).toEqual({
			kind: 'undone',
			counts: { cells: 3, keptCells: 0, people: 1, keptPeople: 0, details: 1, keptDetails: 0 },
		});
		expect(await levelsOf(team)).toEqual(before);
		expect((await listMembers(team)).people).toMatchObject([{ title: 'Baker' }]);
		expect(await undoImport(team, id, NOW)).toEqual({ kind: 'already' });
		expect((await listImports(team)).filter((one) => one.undone)).toMatchObject([{ id }]);
	});

	it('keeps what somebody has changed since when it is taken back', async () => {
		const id = await bring(team, own(FILE));
		const { people } = await listMembers(team);
		const by = (name: string) => {
			const found = people.find((person) => person.name.startsWith(name));
			if (!found) throw new Error(name);
			return found;
		};
		await database().inWorkspace(owner.workspaceId, (tx) =>
			appendRatings(
				tx,
				owner,
				[
					{
						member: by('Nora').id,
						skill: 'sys',
						level: 1,
						source: 'manager',
						rater: 'managers',
						ratedAt: NOW + 10,
					},
				],
				NOW + 10,
			),
		);
		const otto = by('Ottó');
		await editMember(team, otto.id, otto.version, {
			name: otto.name,
			email: undefined,
			title: 'Chef',
			role: 'AS',
			startedOn: undefined,
			share: 1,
		});
		const outcome = await undoImport(team, id, NOW + 20);
		expect(outcome).toMatchObject({ counts: { keptCells: 1, people: 1, keptPeople: 2 } });
		expect(await levelsOf(team)).toEqual({ [`Nora Vik${made}`]: { sys: 1 }, [otto.name]: {} });
	});

	it('may be written again after it was taken back', async () => {
		const text = own(FILE);
		const first = await bring(team, text);
		await undoImport(team, first, NOW);
		expect(await bring(team, text)).not.toBe(first);
	});

	it('takes an address over from a demo person and never from a real one elsewhere', async () => {
		await bring(team, 'Name,Email,Stats\nReal Ada,ada@example.org,3\n');
		const manager = await join(owner, 'manager', [team.team.id]);
		const other = await teamAccess(owner, `Other ${made}`);
		await bring(other, own('Name,Email,Stats\nFar Fix,far@fixture.example,3\n'));
		const mine: TeamAccess = { ...manager, kind: 'team', team: team.team, individuals: true };
		const { preview } = await look(mine, own('Name,Email,Stats\nFar Fix,far@fixture.example,5\n'));
		expect(preview.problems[0]?.reason).toBe('This e-mail belongs to someone outside your teams');
		expect(preview.writes).toEqual({ people: [], updates: [], ratings: [] });
	});

	it('remembers the choice of columns for a file with the same headers', async () => {
		const text = own('Name,Zauber\nNora Vik,3\n');
		expect((await look(team, text)).kind).toBe('columns');
		const targets = ['name', 'skill:sys'];
		const { digest } = await look(team, text, targets);
		await confirmImport(team, { ...request(text), targets }, digest, NOW);
		const again = await look(team, text);
		expect(again).toMatchObject({ kind: 'check', remembered: true });
	});
});
