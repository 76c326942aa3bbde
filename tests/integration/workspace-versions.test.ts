import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkspaceAccess } from '$lib/domain/access';
import { findStanding } from '$lib/server/repositories/access';
import { createTeam } from '$lib/server/services/teams';
import { otherWorkspaceOwner, setUpOwner } from './actors';
import { DATABASE_KINDS, freshDatabase, type TestDatabase } from './support';

/** Tables of a workspace that no page kept for the next reader is made of. */
const UNSEEN = [
	'audit_events',
	'departure_odds',
	'password_resets',
	'workspace_changes',
	'workspace_versions',
];

describe.each(DATABASE_KINDS)('the version of a workspace on the %s database', (kind) => {
	let opened: TestDatabase;
	let owner: WorkspaceAccess;
	beforeAll(async () => {
		opened = await freshDatabase(kind);
		owner = await setUpOwner('demo');
	});
	afterAll(() => opened.dispose());

	const versionOf = ({ workspaceId, userId }: WorkspaceAccess) =>
		opened.database.inWorkspace(workspaceId, async (tx) =>
			Number((await findStanding(tx, workspaceId, userId))?.dataVersion),
		);
	const rename = (name: string) =>
		opened.database.inWorkspace(
			owner.workspaceId,
			(tx) => tx`update teams set name = ${name} where workspace_id = ${owner.workspaceId}`,
		);

	it('is watched for on every table that a page may show', async () => {
		const rows = await opened.database.owner<{ name: string; watched: boolean }[]>`
			select c.relname::text as name, exists (
				select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'note_change'
			) as watched
			from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
			where c.relkind = 'r' and exists (
				select from pg_policy p where p.polrelid = c.oid
			)
			order by 1`;
		expect(rows.length).toBeGreaterThanOrEqual(24);
		expect(rows.filter((row) => !row.watched).map((row) => row.name)).toEqual(UNSEEN);
	});

	it('grows by one with a transaction, however much it changes', async () => {
		const before = await versionOf(owner);
		expect(before).toBeGreaterThan(0);
		expect((await createTeam(owner, 'Counted')).kind).toBe('saved');
		expect(await versionOf(owner)).toBe(before + 1);
	});

	it('stays through reading, and through a change that is taken back', async () => {
		const before = await versionOf(owner);
		await opened.database.inWorkspace(owner.workspaceId, (tx) => tx`select name from teams`);
		const undone = opened.database.inWorkspace(owner.workspaceId, async (tx) => {
			await tx`update teams set name = 'Never'`;
			throw new Error('undo');
		});
		await expect(undone).rejects.toThrow('undo');
		expect(await versionOf(owner)).toBe(before);
	});

	it('grows once for each of many at the same time, and leaves nothing behind', async () => {
		const before = await versionOf(owner);
		await Promise.all(Array.from({ length: 8 }, (_, i) => rename(`Renamed ${i}`)));
		expect(await versionOf(owner)).toBe(before + 8);
		const rows = await opened.database.inWorkspace(
			owner.workspaceId,
			(tx) => tx`select id from workspace_changes`,
		);
		expect(rows).toHaveLength(0);
	});

	it('does not move with another workspace', async () => {
		const other = await otherWorkspaceOwner(owner);
		const [ours, theirs] = [await versionOf(owner), await versionOf(other)];
		await createTeam(other, 'Elsewhere');
		expect(await versionOf(owner)).toBe(ours);
		expect(await versionOf(other)).toBe(theirs + 1);
	});

	// The embedded database runs one transaction at a time anyway.
	const several = it.runIf(kind === 'postgres');
	several('does not hold up another writer while a long change is open', async () => {
		let finish: () => void = () => undefined;
		const open = new Promise<void>((resolve) => {
			finish = resolve;
		});
		let changed: () => void = () => undefined;
		const begun = new Promise<void>((resolve) => {
			changed = resolve;
		});
		const long = opened.database.inWorkspace(owner.workspaceId, async (tx) => {
			await tx`update workspaces set name = 'Long' where id = ${owner.workspaceId}`;
			changed();
			await open;
		});
		await begun;
		const before = await versionOf(owner);
		await rename('Meanwhile');
		expect(await versionOf(owner)).toBe(before + 1);
		finish();
		await long;
		expect(await versionOf(owner)).toBe(before + 2);
	});
});
