import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WorkspaceAccess } from '$lib/domain/access';
import type { Tx } from '$lib/server/db/client';
import { createTeam } from '$lib/server/services/teams';
import { join, setUpOwner } from './actors';
import { DATABASE_KINDS, freshDatabase, type TestDatabase } from './support';

const UNIQUE = '23505';
const CHECK = '23514';

describe.each(DATABASE_KINDS)('the tables of openings on the %s database', (kind) => {
	let opened: TestDatabase;
	let owner: WorkspaceAccess;
	let team: string;
	let opening: string;
	beforeAll(async () => {
		opened = await freshDatabase(kind);
		owner = await setUpOwner();
	});
	afterAll(() => opened.dispose());
	beforeEach(async () => {
		const name = randomUUID();
		expect((await createTeam(owner, name)).kind).toBe('saved');
		const [row] = await run(
			(tx) => tx<{ id: string }[]>`select id from teams where name = ${name}`,
		);
		team = row?.id ?? '';
		opening = randomUUID();
		await run(
			(tx) => tx`
				insert into openings (workspace_id, id, team_id, title)
				values (${owner.workspaceId}, ${opening}, ${team}, 'Applied Scientist')`,
		);
	});

	const run = <T>(fn: (tx: Tx) => Promise<T>) => opened.database.inWorkspace(owner.workspaceId, fn);

	async function candidate(name: string): Promise<string> {
		const id = randomUUID();
		await run(
			(tx) => tx`
				insert into candidates (workspace_id, id, opening_id, name)
				values (${owner.workspaceId}, ${id}, ${opening}, ${name})`,
		);
		return id;
	}

	const hire = (id: string) =>
		run((tx) => tx`update candidates set stage = 'hired', decided_at = now() where id = ${id}`);

	async function card(candidateId: string, interviewer: string): Promise<string> {
		const id = randomUUID();
		await run(
			(tx) => tx`
				insert into scorecards (workspace_id, id, candidate_id, interviewer_id, asked, framework_version)
				values (${owner.workspaceId}, ${id}, ${candidateId}, ${interviewer}, '{stats,exp}', 1)`,
		);
		return id;
	}

	it('give one hire to two people who hire into one opening at once', async () => {
		const [ines, kofi] = [await candidate('Ines'), await candidate('Kofi')];
		const outcomes = await Promise.allSettled([hire(ines), hire(kofi)]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const refused = outcomes.find((outcome) => outcome.status === 'rejected');
		expect(refused?.reason).toMatchObject({
			code: UNIQUE,
			constraint_name: 'candidates_one_hire',
		});
	});

	it('let an opening be filled only by a candidate of its own', async () => {
		const ines = await candidate('Ines');
		const other = randomUUID();
		const { workspaceId } = owner;
		await run(
			(tx) => tx`
				insert into openings (workspace_id, id, team_id, title)
				values (${workspaceId}, ${other}, ${team}, 'Another seat')`,
		);
		const fill = (id: string) =>
			run(
				(tx) => tx`
					update openings set status = 'filled', filled_at = now(), filled_by = ${ines}
					where id = ${id}`,
			);
		await expect(fill(other)).rejects.toMatchObject({ code: '23503' });
		expect((await fill(opening)).count).toBe(1);
	});

	it('keep no word of an erased candidate', async () => {
		const ines = await candidate('Ines');
		const erase = (note: string) =>
			run(
				(tx) => tx`
					update candidates set name = '', email = null, stage = 'declined', decided_at = now(),
						decision_note = ${note}, erased_at = now()
					where id = ${ines}`,
			);
		await expect(erase('Too far away')).rejects.toMatchObject({
			code: CHECK,
			constraint_name: 'candidates_tombstone',
		});
		const half = run((tx) => tx`update candidates set erased_at = now() where id = ${ines}`);
		await expect(half).rejects.toMatchObject({ constraint_name: 'candidates_name_length' });
		expect((await erase('')).count).toBe(1);
	});

	it('tell an open answer from one that says not assessed, and refuse levels beyond the scale', async () => {
		const id = await card(await candidate('Ines'), owner.userId);
		const answer = (skill: string, level: number | null) =>
			run(
				(tx) => tx`
					insert into scorecard_levels (workspace_id, scorecard_id, skill, level)
					values (${owner.workspaceId}, ${id}, ${skill}, ${level})`,
			);
		await answer('stats', null);
		await answer('exp', 0);
		await expect(answer('code', 6)).rejects.toMatchObject({ code: CHECK });
		const rows = await run(
			(tx) =>
				tx`select skill, level from scorecard_levels where scorecard_id = ${id} order by skill`,
		);
		expect(rows.map((row) => ({ ...row }))).toEqual([
			{ skill: 'exp', level: 0 },
			{ skill: 'stats', level: null },
		]);
	});

	it('ask an interviewer for one card a candidate, and keep it when the account is gone', async () => {
		const interviewer = await join(owner, 'interviewer');
		const ines = await candidate('Ines');
		const id = await card(ines, interviewer.userId);
		await expect(card(ines, interviewer.userId)).rejects.toMatchObject({ code: UNIQUE });
		await run(
			(tx) => tx`
				delete from memberships
				where workspace_id = ${owner.workspaceId} and user_id = ${interviewer.userId}`,
		);
		const [row] = await run(
			(tx) => tx<{ interviewer_id: string | null }[]>`
				select interviewer_id from scorecards where id = ${id}`,
		);
		expect(row?.interviewer_id).toBeNull();
	});

	it('refuse lists of skills that name none, or nothing', async () => {
		const interview = (skills: string) =>
			run(
				(tx) => tx`
					insert into opening_interviews (workspace_id, opening_id, position, title, minutes, skills)
					values (${owner.workspaceId}, ${opening}, 1, 'Talk', 60, ${skills}::text[])`,
			);
		for (const skills of ['{}', '{NULL}', '{stats,NULL}', '{"A b"}'])
			await expect(interview(skills)).rejects.toMatchObject({
				constraint_name: 'opening_interviews_skills',
			});
		expect((await interview('{stats,exp}')).count).toBe(1);
	});

	it('go with their team, whatever stands on them', async () => {
		const { workspaceId } = owner;
		const ines = await candidate('Ines');
		const id = await card(ines, owner.userId);
		await run(async (tx) => {
			await tx`
				insert into opening_levels (workspace_id, opening_id, skill, level, must)
				values (${workspaceId}, ${opening}, 'stats', 4, true)`;
			await tx`
				insert into opening_interviews (workspace_id, opening_id, position, title, minutes, skills)
				values (${workspaceId}, ${opening}, 1, 'Statistics', 60, '{stats}')`;
			await tx`insert into scorecard_levels (workspace_id, scorecard_id, skill) values (${workspaceId}, ${id}, 'stats')`;
			await tx`update candidates set stage = 'hired', decided_at = now() where id = ${ines}`;
			await tx`
				update openings set status = 'filled', filled_at = now(), filled_by = ${ines}
				where id = ${opening}`;
		});
		await run((tx) => tx`delete from teams where id = ${team}`);
		const [left] = await run(
			(tx) => tx<{ rows: number }[]>`
				select (
					(select count(*) from openings where id = ${opening})
					+ (select count(*) from opening_levels where opening_id = ${opening})
					+ (select count(*) from opening_interviews where opening_id = ${opening})
					+ (select count(*) from candidates where id = ${ines})
					+ (select count(*) from scorecards where id = ${id})
					+ (select count(*) from scorecard_levels where scorecard_id = ${id})
				)::int as rows`,
		);
		expect(left?.rows).toBe(0);
	});
});
