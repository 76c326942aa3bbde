import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TeamAccess, WorkspaceAccess } from '$lib/domain/access';
import { parseCsv } from '$lib/schemas/csv';
import { confirmImport, readImport, type ImportRequest } from '$lib/server/services/import';
import { addMember, type MemberInput } from '$lib/server/services/members';
import { createTeam, listTeams } from '$lib/server/services/teams';
import { setUpOwner } from './actors';
import { DATABASE_KINDS, freshDatabase, type TestDatabase } from './support';

const NOW = Date.UTC(2026, 4, 4);

async function teamOf(owner: WorkspaceAccess, name: string): Promise<TeamAccess> {
	await createTeam(owner, name);
	const line = (await listTeams(owner)).teams.find((team) => team.name === name);
	if (!line) throw new Error('The team is not listed.');
	const { id, slug, demo } = line;
	return { ...owner, kind: 'team', team: { id, slug, name, demo }, individuals: true };
}

const person = (name: string, email: string): MemberInput => ({
	name,
	email,
	title: '',
	role: 'none',
	startedOn: undefined,
	share: 1,
});

describe.each(DATABASE_KINDS)('an e-mail that several add at once on the %s database', (kind) => {
	let opened: TestDatabase;
	let one: TeamAccess;
	let two: TeamAccess;
	beforeAll(async () => {
		opened = await freshDatabase(kind);
		const owner = await setUpOwner();
		one = await teamOf(owner, 'One');
		two = await teamOf(owner, 'Two');
	});
	afterAll(() => opened.dispose());

	it('goes to one of them, and the others are told who has it', async () => {
		const outcomes = await Promise.all(
			Array.from({ length: 6 }, (_, i) =>
				addMember(i % 2 === 0 ? one : two, person('Ada Okafor', 'ada@example.org')),
			),
		);
		expect(outcomes.filter(({ kind }) => kind === 'saved')).toHaveLength(1);
		for (const outcome of outcomes)
			if (outcome.kind !== 'saved')
				expect(outcome).toEqual({ kind: 'email-taken', holder: 'Ada Okafor' });
	});

	it('is no fault when files for two teams and a form bring it together', async () => {
		const text = 'Name,Email,Statistics\nBao Nguyen,bao@example.org,3\n';
		const request: ImportRequest = { fileName: 'bao.csv', text, table: parseCsv(text) };
		const look = async (team: TeamAccess) => {
			const reading = await readImport(team, request, NOW);
			if (reading.kind === 'refused') throw new Error(reading.reason);
			return reading.digest;
		};
		const digests = [await look(one), await look(two)] as const;
		const outcomes = await Promise.all([
			confirmImport(one, request, digests[0], NOW),
			confirmImport(two, request, digests[1], NOW),
			addMember(one, person('Bao', 'bao@example.org')),
		]);
		const kinds = outcomes.map((outcome) => outcome.kind);
		expect(kinds.filter((each) => each === 'done' || each === 'saved')).toHaveLength(1);
		for (const each of kinds) expect(['done', 'saved', 'moved', 'email-taken']).toContain(each);
	});
});
