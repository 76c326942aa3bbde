import { randomUUID } from 'node:crypto';
import { isHttpError } from '@sveltejs/kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkspaceAccess } from '$lib/domain/access';
import { ACCOUNT_LIMIT, ADDRESS_LIMIT, countAttempt } from '$lib/server/auth/throttle';
import * as users from '$lib/server/repositories/users';
import { addedToDemo, hasDemo, removeDemo } from '$lib/server/services/demo';
import { accessOf, join, NO_PASSWORD, setUpOwner, tokenOf } from './actors';
import { acceptInvitation, invite } from '$lib/server/services/invitations';
import { DATABASE_KINDS, freshDatabase, type TestDatabase } from './support';

describe.each(DATABASE_KINDS)('edges on the %s database', (kind) => {
	let opened: TestDatabase;
	let owner: WorkspaceAccess;
	beforeAll(async () => {
		opened = await freshDatabase(kind);
		owner = await setUpOwner('demo');
	});
	afterAll(() => opened.dispose());

	const hits = async (key: string) => {
		const [row] = await opened.database.owner<{ hits: number }[]>`
			select coalesce(sum(hits), 0)::int as hits from throttles where key like ${`${key}%`}`;
		return row?.hits ?? 0;
	};

	it('lets an address that may try no more count against no account', async () => {
		const at = new Date();
		const tryOnce = (email: string, address: string) =>
			opened.database.inInstallation((tx) => countAttempt(tx, { email, address }, at));
		for (let i = 0; i < ADDRESS_LIMIT.limit; i++)
			expect(await tryOnce(`${randomUUID()}@example.org`, '192.0.2.7')).toBe(true);
		const counted = await hits('account:');
		expect(await tryOnce('victim@example.org', '192.0.2.7')).toBe(false);
		expect(await hits('account:')).toBe(counted);
		// And the other way round: a locked account does not use up the address.
		for (let i = 0; i < ACCOUNT_LIMIT.limit; i++)
			expect(await tryOnce('locked@example.org', '192.0.2.8')).toBe(true);
		const before = await hits('address:192.0.2.8');
		expect(await tryOnce('locked@example.org', '192.0.2.8')).toBe(false);
		expect(await hits('address:192.0.2.8')).toBe(before);
	});

	it('sees whether the password that was checked still stands', async () => {
		const check = (hash: string) =>
			opened.database.inInstallation((tx) => users.hasPasswordHash(tx, owner.userId, hash));
		expect(await check(NO_PASSWORD)).toBe(true);
		expect(await check('another')).toBe(false);
	});

	it('lets somebody in whose person was removed after the invitation', async () => {
		const [ada] = await opened.database.inWorkspace(
			owner.workspaceId,
			(tx) => tx<{ id: string }[]>`select id from members where slug = 'ada-okafor'`,
		);
		if (!ada) throw new Error('no demo team');
		const now = Date.now();
		const invited = await invite(
			owner,
			{ email: 'late@example.org', role: 'member', teamIds: [], memberId: ada.id },
			now,
		);
		if (invited.kind !== 'invited') throw new Error(invited.kind);
		await opened.database.inWorkspace(
			owner.workspaceId,
			(tx) => tx`delete from members where id = ${ada.id}`,
		);
		const accepted = await acceptInvitation(
			owner.workspaceId,
			tokenOf(invited.path),
			{ kind: 'new', name: 'Late', passwordHash: NO_PASSWORD },
			'test',
			now,
		);
		if (accepted.kind !== 'accepted') throw new Error(accepted.kind);
		expect((await accessOf(owner.workspaceId, accepted.userId)).memberId).toBeUndefined();
	});

	it('keeps people whom somebody added to the demo team, and their team, when the demo goes', async () => {
		const inWorkspace = <T>(fn: Parameters<typeof opened.database.inWorkspace<T>>[1]) =>
			opened.database.inWorkspace(owner.workspaceId, fn);
		const id = randomUUID();
		await inWorkspace(async (tx) => {
			await tx`insert into members (workspace_id, id, slug, name, role, demo)
				values (${owner.workspaceId}, ${id}, 'gita', 'Gita Example', 'AS', true)`;
			await tx`insert into team_members (workspace_id, team_id, member_id, share)
				select workspace_id, id, ${id}, 1 from teams where demo`;
		});
		expect(await addedToDemo(owner)).toEqual(['Gita Example']);
		expect(await removeDemo(owner)).toBe(1);
		expect(await hasDemo(owner)).toBe(false);
		const left = await inWorkspace(
			(tx) => tx<{ team: string; name: string }[]>`
				select t.slug as team, m.name from team_members tm
				join teams t on t.id = tm.team_id join members m on m.id = tm.member_id`,
		);
		expect(left).toEqual([{ team: 'ranking-and-recs', name: 'Gita Example' }]);
	});

	it('says in words that nothing can be written, and goes on reading', async () => {
		const manager = await join(owner, 'owner');
		const refused = await opened.database
			.inWorkspace(manager.workspaceId, async (tx) => {
				await tx`set transaction read only`;
				await tx`update workspaces set name = 'Never' where id = ${manager.workspaceId}`;
			})
			.catch((error: unknown) => error);
		expect(isHttpError(refused, 507)).toBe(true);
		expect(String(isHttpError(refused) && refused.body.message)).toContain('read-only');
		expect((await accessOf(manager.workspaceId, manager.userId)).workspaceName).toBe('Example ML');
	});

	// PostgreSQL serves the others meanwhile: only the embedded one has a single connection.
	it.runIf(kind === 'embedded')(
		'tells who waits for a busy database so in time, and does not take it for dead',
		async () => {
			const slow = opened.database.inWorkspace(
				owner.workspaceId,
				// As a long import would: the one connection is taken, and answers in the end.
				(tx) => tx`select pg_sleep(1.2)`,
				{ deadline: 60_000 },
			);
			const began = Date.now();
			const waiting = await opened.database
				.inWorkspace(owner.workspaceId, (tx) => tx`select 1`, { deadline: 300 })
				.catch((error: unknown) => error);
			expect(isHttpError(waiting, 503)).toBe(true);
			expect(Date.now() - began).toBeLessThan(1_000);
			await slow;
			const [row] = await opened.database.inWorkspace(
				owner.workspaceId,
				(tx) => tx<{ one: number }[]>`select 1 as one`,
			);
			expect(row?.one).toBe(1);
		},
	);
});
