import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '$lib/server/db/client';
import { DATABASE_KINDS, freshDatabase, type TestDatabase } from './support';

describe.each(DATABASE_KINDS)('a transaction on the %s database', (kind) => {
	let opened: TestDatabase;
	const ours = randomUUID();
	const theirs = randomUUID();

	beforeAll(async () => {
		opened = await freshDatabase(kind);
		for (const id of [ours, theirs]) {
			await database().inWorkspace(
				id,
				(tx) => tx`insert into workspaces (id, name) values (${id}, 'Lab')`,
			);
		}
	});
	afterAll(() => opened.dispose());

	it('runs under the role that row-level security binds', async () => {
		const rows = await database().inWorkspace(
			ours,
			(tx) => tx<{ role: string }[]>`select current_user::text as role`,
		);
		expect(rows[0]?.role).toBe('meridian_app');
	});

	it('sees only the workspace it has named', async () => {
		const rows = await database().inWorkspace(
			ours,
			(tx) => tx<{ id: string }[]>`select id from workspaces`,
		);
		expect(rows.map((row) => row.id)).toEqual([ours]);
	});

	it('leaves no workspace behind for the next transaction', async () => {
		await database().inWorkspace(ours, (tx) => tx`select 1`);
		const rows = await database().inInstallation((tx) => tx`select id from workspaces`);
		expect(rows).toHaveLength(0);
	});

	it('refuses a row of another workspace', async () => {
		const insert = database().inWorkspace(
			ours,
			(tx) => tx`
				insert into teams (workspace_id, id, slug, name)
				values (${theirs}, ${randomUUID()}, 'a', 'A')`,
		);
		await expect(insert).rejects.toMatchObject({ code: '42501' });
	});

	it('is rolled back whole when it throws', async () => {
		const id = randomUUID();
		const failing = database().inWorkspace(ours, async (tx) => {
			await tx`insert into teams (workspace_id, id, slug, name) values (${ours}, ${id}, 'gone', 'Gone')`;
			throw new Error('stop');
		});
		await expect(failing).rejects.toThrow('stop');
		const rows = await database().inWorkspace(ours, (tx) => tx`select id from teams`);
		expect(rows).toHaveLength(0);
	});

	it('keeps twenty concurrent transactions apart', async () => {
		const seen = await Promise.all(
			Array.from({ length: 20 }, async (_, index) => {
				const id = index % 2 === 0 ? ours : theirs;
				const rows = await database().inWorkspace(id, async (tx) => {
					await tx`select ${index}::int`;
					return tx<{ id: string }[]>`select id from workspaces`;
				});
				return rows.length === 1 && rows[0]?.id === id;
			}),
		);
		expect(seen).toEqual(Array.from({ length: 20 }, () => true));
	});
});
