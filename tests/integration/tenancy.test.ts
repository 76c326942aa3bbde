import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type postgres from 'postgres';
import { DATABASE_KINDS, freshDatabase, type TestDatabase } from './support';

interface Table {
	readonly name: string;
	readonly enabled: boolean;
	readonly forced: boolean;
	/** Policies that bind reading and writing alike to the workspace of the transaction. */
	readonly policies: number;
}

/** Every table with a workspace_id (and the workspaces themselves), with what protects it. */
async function tenantTables(sql: postgres.ISql): Promise<Table[]> {
	return sql<Table[]>`
		select c.relname::text as name,
			c.relrowsecurity as enabled,
			c.relforcerowsecurity as forced,
			(
				select count(*)::int from pg_policy p
				where p.polrelid = c.oid and p.polcmd = '*' and p.polpermissive
					and pg_get_expr(p.polqual, p.polrelid) like '%app_workspace%'
					and pg_get_expr(p.polwithcheck, p.polrelid) like '%app_workspace%'
			) as policies
		from pg_class c
		join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
		where c.relkind in ('r', 'p') and (
			c.relname = 'workspaces' or c.relname <> 'sessions' and exists (
				select from pg_attribute a
				where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
			)
		)
		order by 1`;
}

const unprotected = (tables: readonly Table[]) =>
	tables
		.filter((table) => !(table.enabled && table.forced && table.policies >= 1))
		.map((table) => table.name);

describe.each(DATABASE_KINDS)('row-level security on the %s database', (kind) => {
	let opened: TestDatabase;
	const world = () => ({
		workspace: randomUUID(),
		team: randomUUID(),
		member: randomUUID(),
		opening: randomUUID(),
		candidate: randomUUID(),
		card: randomUUID(),
	});
	const ours = world();
	const theirs = world();

	beforeAll(async () => {
		opened = await freshDatabase(kind);
		for (const { workspace, team, member, opening, candidate, card } of [ours, theirs]) {
			await opened.database.inWorkspace(workspace, async (tx) => {
				await tx`insert into workspaces (id, name) values (${workspace}, 'Lab')`;
				await tx`insert into frameworks (workspace_id, version, definition) values (${workspace}, 1, '{}')`;
				await tx`insert into teams (workspace_id, id, slug, name) values (${workspace}, ${team}, 'a', 'A')`;
				await tx`insert into members (workspace_id, id, slug, name) values (${workspace}, ${member}, 'ada', 'Ada')`;
				await tx`insert into team_members (workspace_id, team_id, member_id) values (${workspace}, ${team}, ${member})`;
				await tx`
					insert into rating_events (workspace_id, member_id, skill, level, source, rater, framework_version, rated_at)
					values (${workspace}, ${member}, 'sys', 3, 'manager', 'managers', 1, now())`;
				await tx`
					insert into current_ratings (workspace_id, member_id, skill, level, raters, version)
					values (${workspace}, ${member}, 'sys', 3, 1, 1)`;
				await tx`insert into audit_events (workspace_id, action, subject_type) values (${workspace}, 'a', 'b')`;
				await tx`insert into openings (workspace_id, id, team_id, title) values (${workspace}, ${opening}, ${team}, 'Seat')`;
				await tx`
					insert into opening_levels (workspace_id, opening_id, skill, level, must)
					values (${workspace}, ${opening}, 'sys', 4, true)`;
				await tx`
					insert into opening_interviews (workspace_id, opening_id, position, title, minutes, skills)
					values (${workspace}, ${opening}, 1, 'Systems', 60, '{sys}')`;
				await tx`
					insert into candidates (workspace_id, id, opening_id, name)
					values (${workspace}, ${candidate}, ${opening}, 'Ines')`;
				await tx`
					insert into scorecards (workspace_id, id, candidate_id, asked, framework_version)
					values (${workspace}, ${card}, ${candidate}, '{sys}', 1)`;
				await tx`insert into scorecard_levels (workspace_id, scorecard_id, skill) values (${workspace}, ${card}, 'sys')`;
			});
		}
	});
	afterAll(() => opened.dispose());

	it('protects every table of a workspace with a forced policy for reading and writing', async () => {
		const tables = await tenantTables(opened.database.owner);
		expect(tables.length).toBeGreaterThanOrEqual(24);
		expect(unprotected(tables)).toEqual([]);
	});

	it('is missed when one policy is gone', async () => {
		const undo = new Error('undo');
		let found: string[] = [];
		const removal = opened.database.owner.begin(async (tx) => {
			await tx`drop policy teams_tenant on teams`;
			found = unprotected(await tenantTables(tx));
			throw undo;
		});
		await expect(removal).rejects.toBe(undo);
		expect(found).toEqual(['teams']);
	});

	it('shows nothing of another workspace in any table', async () => {
		const tables = await tenantTables(opened.database.owner);
		await opened.database.inWorkspace(ours.workspace, async (tx) => {
			for (const { name } of tables) {
				const column = name === 'workspaces' ? 'id' : 'workspace_id';
				const [row] = await tx<{ foreign: number }[]>`
					select count(*)::int as foreign from ${tx(name)}
					where ${tx(column)} <> ${ours.workspace}`;
				expect([name, row?.foreign]).toEqual([name, 0]);
			}
		});
	});

	it('lets nobody change or remove a row of another workspace', async () => {
		const changed = await opened.database.inWorkspace(ours.workspace, async (tx) => {
			const renamed = await tx`update teams set name = 'Taken' where id = ${theirs.team}`;
			const removed = await tx`delete from members where id = ${theirs.member}`;
			return renamed.count + removed.count;
		});
		expect(changed).toBe(0);
	});

	it('lets nobody hand a row over to another workspace', async () => {
		const handing = opened.database.inWorkspace(
			ours.workspace,
			(tx) => tx`update teams set workspace_id = ${theirs.workspace} where id = ${ours.team}`,
		);
		await expect(handing).rejects.toThrow();
	});

	it('lets nobody put a foreign person into a team of theirs', async () => {
		const adding = opened.database.inWorkspace(
			ours.workspace,
			(tx) => tx`
				insert into team_members (workspace_id, team_id, member_id)
				values (${ours.workspace}, ${ours.team}, ${theirs.member})`,
		);
		await expect(adding).rejects.toMatchObject({ code: '23503' });
	});

	it('lets nobody open a role for a foreign team, or put a foreign candidate up for one of theirs', async () => {
		const { workspace, opening } = ours;
		const opening2 = opened.database.inWorkspace(
			workspace,
			(tx) => tx`
				insert into openings (workspace_id, id, team_id, title)
				values (${workspace}, ${randomUUID()}, ${theirs.team}, 'Seat')`,
		);
		await expect(opening2).rejects.toMatchObject({ code: '23503' });
		const filling = opened.database.inWorkspace(
			workspace,
			(tx) => tx`
				update openings set status = 'filled', filled_at = now(), filled_by = ${theirs.candidate}
				where id = ${opening}`,
		);
		await expect(filling).rejects.toMatchObject({ code: '23503' });
	});

	it.each(['rating_events', 'audit_events', 'frameworks'])(
		'lets requests only append to %s',
		async (table) => {
			const { database } = opened;
			const change = database.inWorkspace(
				ours.workspace,
				(tx) => tx`update ${tx(table)} set workspace_id = workspace_id`,
			);
			await expect(change).rejects.toMatchObject({ code: '42501' });
			const removal = database.inWorkspace(ours.workspace, (tx) => tx`delete from ${tx(table)}`);
			await expect(removal).rejects.toMatchObject({ code: '42501' });
		},
	);
});
