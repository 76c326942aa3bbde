import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TeamAccess, WorkspaceAccess } from '$lib/domain/access';
import { departuresBoard, saveOdds } from '$lib/server/services/departures';
import { setUpOwner, teamOf } from './actors';
import { DATABASE_KINDS, freshDatabase, type TestDatabase } from './support';

const NOW = Date.UTC(2030, 4, 17, 9);

describe.each(DATABASE_KINDS)('departures on the %s database', (kind) => {
	let opened: TestDatabase;
	let owner: WorkspaceAccess;
	let team: TeamAccess;
	beforeAll(async () => {
		opened = await freshDatabase(kind);
		owner = await setUpOwner('demo');
		team = await teamOf(owner);
	});
	afterAll(() => opened.dispose());

	it('are ranked by what they cost, without anything to expect before there is a chance', async () => {
		const board = await departuresBoard(team, NOW);
		expect(board.drill.map(({ slug }) => slug).slice(0, 3)).toEqual([
			'ada-okafor',
			'bao-nguyen',
			'chidi-eze',
		]);
		expect(board.pairs[0]?.names).toEqual(['Ada', 'Bao']);
		expect(board.expected).toBeUndefined();
	});

	it('give what to expect once somebody has a chance, and none again when it is taken away', async () => {
		const edit = (percent: number | undefined, before: number | undefined) => [
			{ slug: 'ada-okafor', percent, before },
		];
		expect(await saveOdds(team, edit(50, undefined), NOW)).toEqual({ kind: 'saved' });
		const board = await departuresBoard(team, NOW);
		expect(board.drill[0]?.percent).toBe(50);
		expect(board.expected?.coverage).toBeCloseTo(0.9625 - 0.0875 / 2, 9);
		expect(await saveOdds(team, edit(undefined, 50), NOW)).toEqual({ kind: 'saved' });
		expect((await departuresBoard(team, NOW)).expected).toBeUndefined();
	});

	it('overwrite nothing that somebody else wrote in the meantime', async () => {
		const chance = (slug: string, percent: number, before?: number) => ({ slug, percent, before });
		await saveOdds(team, [chance('bao-nguyen', 10)], NOW);
		const outcome = await saveOdds(team, [chance('bao-nguyen', 20), chance('chidi-eze', 30)], NOW);
		expect(outcome).toEqual({ kind: 'conflict', theirs: new Map([['bao-nguyen', 10]]) });
		const { drill } = await departuresBoard(team, NOW);
		expect(drill.map(({ percent }) => percent ?? '–')).toEqual(['–', 10, '–', '–', '–', '–']);
		expect(await saveOdds(team, [chance('bao-nguyen', 20, 10)], NOW)).toEqual({ kind: 'saved' });
	});

	it('forget the chance of somebody who is no longer in the team', async () => {
		await opened.database.inWorkspace(
			owner.workspaceId,
			(tx) => tx`delete from team_members where member_id in (
				select id from members where slug = 'bao-nguyen')`,
		);
		const rows = await opened.database.inWorkspace(
			owner.workspaceId,
			(tx) => tx`select percent from departure_odds`,
		);
		expect(rows).toHaveLength(0);
	});
});
