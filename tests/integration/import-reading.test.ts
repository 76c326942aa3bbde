import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TeamAccess } from '$lib/domain/access';
import { previewSteps } from '$lib/domain/intake/intake';
import type * as intake from '$lib/domain/intake/intake';
import { parseCsv } from '$lib/schemas/csv';
import { confirmImport, readImport } from '$lib/server/services/import';
import { createTeam, listTeams } from '$lib/server/services/teams';
import { setUpOwner } from './actors';
import { DATABASE_KINDS, freshDatabase, type TestDatabase } from './support';

vi.mock('$lib/domain/intake/intake', async (original) => {
	const real = await original<typeof intake>();
	return { previewSteps: vi.fn(real.previewSteps) };
});

const NOW = Date.UTC(2026, 4, 4);

describe.each(DATABASE_KINDS)('a file on the %s database', (kind) => {
	let opened: TestDatabase;
	let access: TeamAccess;
	beforeAll(async () => {
		opened = await freshDatabase(kind);
		const owner = await setUpOwner();
		await createTeam(owner, 'Readers');
		const [line] = (await listTeams(owner)).teams;
		if (!line) throw new Error('There is no team.');
		const { id, slug, name, demo } = line;
		access = { ...owner, kind: 'team', team: { id, slug, name, demo }, individuals: true };
	});
	beforeEach(() => {
		vi.mocked(previewSteps).mockClear();
	});
	afterAll(() => opened.dispose());

	const requestOf = (text: string) => ({ fileName: 'a.csv', text, table: parseCsv(text) });
	async function look(text: string) {
		const reading = await readImport(access, requestOf(text), NOW);
		if (reading.kind === 'refused') throw new Error(reading.reason);
		return reading.digest;
	}

	it('is compared with the team once when it is looked at and confirmed', async () => {
		const text = 'Name,Statistics\nAda Okafor,3\n';
		const outcome = await confirmImport(access, requestOf(text), await look(text), NOW);
		expect(outcome.kind).toBe('done');
		expect(previewSteps).toHaveBeenCalledTimes(1);
	});

	it('is compared anew when something changed in between, and nothing is written', async () => {
		const text = 'Name,Statistics\nAda Okafor,4\n';
		const digest = await look(text);
		const other = 'Name,Statistics\nAda Okafor,5\n';
		expect((await confirmImport(access, requestOf(other), await look(other), NOW)).kind).toBe(
			'done',
		);
		vi.mocked(previewSteps).mockClear();
		expect((await confirmImport(access, requestOf(text), digest, NOW)).kind).toBe('moved');
		expect(previewSteps).toHaveBeenCalledTimes(1);
	});
});
