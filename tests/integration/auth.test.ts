import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkspaceAccess } from '$lib/domain/access';
import { createSession, validateSession } from '$lib/server/auth/lucia';
import {
	ACCOUNT_LIMIT,
	ADDRESS_LIMIT,
	countAttempt,
	forgiveAttempt,
} from '$lib/server/auth/throttle';
import { formatSessionToken, newSessionToken } from '$lib/server/auth/tokens';
import { database } from '$lib/server/db/client';
import * as throttles from '$lib/server/repositories/throttles';
import * as users from '$lib/server/repositories/users';
import {
	changePlace,
	endOwnSession,
	ownSessions,
	removeAccount,
} from '$lib/server/services/accounts';
import { auditPage } from '$lib/server/services/audit';
import { addDemo, hasDemo, removeDemo } from '$lib/server/services/demo';
import {
	acceptInvitation,
	invitationChoices,
	invitationPreview,
	invite,
	openInvitations,
	revokeInvitation,
} from '$lib/server/services/invitations';
import { makeResetLink, resetPassword, resetPreview } from '$lib/server/services/password-reset';
import { ensureSetupToken, isSetupToken, setUp } from '$lib/server/services/setup';
import { teamSnapshot } from '$lib/server/services/team-snapshot';
import { createWorkspace, ownWorkspaces, renameWorkspace } from '$lib/server/services/workspaces';
import { accessOf, join, NO_PASSWORD, otherWorkspaceOwner, setUpOwner, tokenOf } from './actors';
import { DATABASE_KINDS, freshDatabase, type TestDatabase } from './support';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe.each(DATABASE_KINDS)('on the %s database', (kind) => {
	let opened: TestDatabase;
	let owner: WorkspaceAccess;
	let firstLink: string;

	beforeAll(async () => {
		opened = await freshDatabase(kind);
		firstLink = (await ensureSetupToken()) ?? '';
		owner = await setUpOwner();
	});
	afterAll(() => opened.dispose());

	/** Signs an account in and returns the value its cookie would have. */
	async function signIn(userId: string): Promise<string> {
		const token = newSessionToken();
		await database().inInstallation((tx) =>
			createSession(tx, token, userId, { device: 'Firefox' }),
		);
		return formatSessionToken(token);
	}

	describe('the setup link', () => {
		it('works once, and no other link works afterwards', async () => {
			expect(firstLink).toHaveLength(43);
			expect(await isSetupToken(firstLink)).toBe(false);
			expect(await ensureSetupToken()).toBeUndefined();
			const again = {
				token: firstLink,
				workspace: 'Again',
				name: 'Eve',
				email: 'eve@example.org',
				passwordHash: NO_PASSWORD,
				start: 'empty',
			} as const;
			expect(await setUp(again, 'test', Date.now())).toEqual({ kind: 'used' });
		});

		it('leaves an audit row and the first version of the framework', async () => {
			const { lines } = await auditPage(owner);
			expect(lines.map(({ action }) => action)).toContain('workspace.create');
			const rows = await database().inWorkspace(
				owner.workspaceId,
				(tx) => tx`
					select version, jsonb_array_length(definition -> 'skills') as skills from frameworks
					where workspace_id = ${owner.workspaceId}`,
			);
			expect([...rows]).toEqual([{ version: 1, skills: 13 }]);
		});
	});

	describe('a session', () => {
		it('is found by its token and by nothing else', async () => {
			const token = await signIn(owner.userId);
			const [id = ''] = token.split('.');
			expect((await validateSession(token))?.user.email).toBe('mara@example.org');
			expect((await validateSession(token))?.session.id).toBe(id);
			for (const wrong of [
				id,
				`${id}.${'A'.repeat(43)}`,
				`${'A'.repeat(22)}.${'A'.repeat(43)}`,
				'',
			])
				expect(await validateSession(wrong)).toBeUndefined();
		});

		it('is stored without its secret', async () => {
			const [id = '', secret = ''] = (await signIn(owner.userId)).split('.');
			const [row] = await database().inInstallation(
				(tx) => tx`select id, secret_hash, device from sessions where id = ${id}`,
			);
			expect(JSON.stringify(row)).not.toContain(secret);
			expect(row?.secret_hash).toHaveLength(32);
		});

		it('slides while it is used, ends idle after 14 days and ends for good after 90', async () => {
			const token = await signIn(owner.userId);
			const [id = ''] = token.split('.');
			const set = (expires: number, absolute: number) =>
				database().inInstallation(
					(tx) => tx`
						update sessions set expires_at = ${new Date(Date.now() + expires)},
							absolute_expires_at = ${new Date(Date.now() + absolute)}
						where id = ${id}`,
				);
			const daysLeft = async () => {
				const [row] = await database().inInstallation(
					(tx) => tx<{ expires_at: Date }[]>`select expires_at from sessions where id = ${id}`,
				);
				return ((row?.expires_at.getTime() ?? NaN) - Date.now()) / DAY_MS;
			};
			expect((await validateSession(token))?.fresh).toBe(false);
			await set(6 * DAY_MS, 80 * DAY_MS);
			expect((await validateSession(token))?.fresh).toBe(true);
			expect(await daysLeft()).toBeCloseTo(14, 2);
			await set(6 * DAY_MS, 9 * DAY_MS);
			await validateSession(token);
			expect(await daysLeft()).toBeCloseTo(9, 2);
			await set(6 * DAY_MS, -1000);
			expect(await validateSession(token)).toBeUndefined();
			expect(await daysLeft()).toBeNaN();
			const idle = await signIn(owner.userId);
			await database().inInstallation(
				(tx) => tx`update sessions set expires_at = ${new Date(Date.now() - 1000)}`,
			);
			expect(await validateSession(idle)).toBeUndefined();
		});

		it('can be listed and ended by its own person only', async () => {
			const stranger = await join(owner, 'interviewer');
			const token = await signIn(owner.userId);
			const [id = ''] = token.split('.');
			expect((await ownSessions(owner, Date.now())).map((one) => one.id)).toContain(id);
			expect(await endOwnSession(stranger, id)).toBe(false);
			expect(await validateSession(token)).toBeDefined();
			expect(await endOwnSession(owner, id)).toBe(true);
			expect(await validateSession(token)).toBeUndefined();
		});
	});

	describe('the throttle', () => {
		const at = new Date('2026-11-23T12:07:30Z');
		const count = (attempt: Parameters<typeof countAttempt>[1], when = at) =>
			database().inInstallation((tx) => countAttempt(tx, attempt, when));

		it('lets ten of fifty simultaneous tries at an account pass', async () => {
			const email = `${randomUUID()}@example.org`;
			const tries = await Promise.all(
				Array.from({ length: 50 }, (_, i) => count({ email, address: `192.0.2.${i}` })),
			);
			expect(tries.filter(Boolean)).toHaveLength(ACCOUNT_LIMIT.limit);
		});

		it('allows no eleventh try within any quarter of an hour and opens by itself after it', async () => {
			const email = `${randomUUID()}@example.org`;
			const after = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
			for (let i = 0; i < 10; i++)
				expect(await count({ email, address: randomUUID() }, after(i))).toBe(true);
			expect(await count({ email, address: 'x' }, after(10))).toBe(false);
			expect(await count({ email, address: 'x' }, after(14.9))).toBe(false);
			expect(await count({ email, address: 'y' }, after(16.1))).toBe(true);
			expect(await count({ email, address: 'y' }, after(16.1))).toBe(false);
		});

		it('lets a hundred tries a day pass from one address, whatever the accounts', async () => {
			const address = `198.51.100.${randomUUID()}`;
			const passed = [];
			for (let i = 0; i < ADDRESS_LIMIT.limit + 3; i++)
				passed.push(await count({ email: `${randomUUID()}@example.org`, address }));
			expect(passed.filter(Boolean)).toHaveLength(ADDRESS_LIMIT.limit);
		});

		it('does not lock a known device out because of a stranger', async () => {
			const email = `${randomUUID()}@example.org`;
			for (let i = 0; i < 12; i++) await count({ email, address: '203.0.113.5' });
			expect(await count({ email, address: '203.0.113.6' })).toBe(false);
			expect(await count({ email, address: '203.0.113.5', device: 'known' })).toBe(true);
		});

		it('does not count a right password', async () => {
			const attempt = { email: `${randomUUID()}@example.org`, address: randomUUID() };
			for (let i = 0; i < 30; i++) {
				expect(await count(attempt)).toBe(true);
				await database().inInstallation((tx) => forgiveAttempt(tx, attempt, at));
			}
			const left = await database().inInstallation((tx) =>
				throttles.insertHit(tx, `address:${attempt.address}`, { ...ADDRESS_LIMIT, limit: 1 }, at),
			);
			expect(left).toBe(true);
		});
	});

	describe('an invitation', () => {
		const email = () => `${randomUUID()}@example.org`;
		const newcomer = { kind: 'new', name: 'New', passwordHash: NO_PASSWORD } as const;
		const accept = (token: string, who: Parameters<typeof acceptInvitation>[2] = newcomer) =>
			acceptInvitation(owner.workspaceId, token, who, 'test', Date.now());

		it('of fifty simultaneous redemptions lets one in', async () => {
			const invited = await invite(
				owner,
				{ email: email(), role: 'interviewer', teamIds: [] },
				Date.now(),
			);
			if (invited.kind !== 'invited') throw new Error(invited.kind);
			const token = tokenOf(invited.path);
			const outcomes = await Promise.all(Array.from({ length: 50 }, () => accept(token)));
			expect(outcomes.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
			expect(outcomes.filter(({ kind }) => kind === 'gone')).toHaveLength(49);
		});

		it('is kept as a hash and works for its workspace, address and 72 hours only', async () => {
			const address = email();
			const now = Date.now();
			const invited = await invite(owner, { email: address, role: 'member', teamIds: [] }, now);
			if (invited.kind !== 'invited') throw new Error(invited.kind);
			const token = tokenOf(invited.path);
			const other = await createWorkspace(owner, { name: 'Third', start: 'empty' }, now);
			const rows = await database().inWorkspace(
				owner.workspaceId,
				(tx) => tx<{ text: string }[]>`select i::text as text from invitations i`,
			);
			expect(rows.some(({ text }) => text.includes(token))).toBe(false);
			expect(await invitationPreview(owner.workspaceId, token, now)).toEqual({
				workspaceName: 'Example ML',
				email: address,
				role: 'member',
				hasAccount: false,
			});
			expect(await invitationPreview(other, token, now)).toBeUndefined();
			expect(await invitationPreview(owner.workspaceId, token, now + 72 * HOUR_MS)).toBeUndefined();
			expect(await accept(token, { kind: 'account', userId: owner.userId })).toEqual({
				kind: 'other-email',
			});
			// A refused acceptance does not use the link up.
			expect((await accept(token)).kind).toBe('accepted');
			expect((await accept(token)).kind).toBe('gone');
		});

		it('can be withdrawn, and a newer one replaces it', async () => {
			const address = email();
			const make = async () => {
				const invited = await invite(
					owner,
					{ email: address, role: 'member', teamIds: [] },
					Date.now(),
				);
				return invited.kind === 'invited' ? tokenOf(invited.path) : '';
			};
			const first = await make();
			const second = await make();
			expect((await accept(first)).kind).toBe('gone');
			const [open] = (await openInvitations(owner, Date.now())).filter(
				(one) => one.email === address,
			);
			expect(await revokeInvitation(owner, open?.id ?? '', Date.now())).toBe(true);
			expect((await accept(second)).kind).toBe('gone');
		});

		it('lets an account that exists join a further workspace, signed in', async () => {
			const mara = await database().inInstallation((tx) =>
				users.findByEmail(tx, 'mara@example.org'),
			);
			const stranger = await otherWorkspaceOwner(owner);
			const removed = await removeAccount(stranger, owner.userId);
			expect(removed).toBe('removed');
			const role = 'interviewer' as const;
			const invited = await invite(
				stranger,
				{ email: 'mara@example.org', role, teamIds: [] },
				Date.now(),
			);
			if (invited.kind !== 'invited' || !mara) throw new Error('not invited');
			const { workspaceId } = stranger;
			const token = tokenOf(invited.path);
			const asNew = await acceptInvitation(workspaceId, token, newcomer, 'test', Date.now());
			expect(asNew).toEqual({ kind: 'has-account' });
			const signedIn = { kind: 'account', userId: mara.id } as const;
			const accepted = await acceptInvitation(workspaceId, token, signedIn, 'test', Date.now());
			expect(accepted.kind).toBe('accepted');
			const places = await ownWorkspaces(owner);
			expect(places.find(({ id }) => id === workspaceId)?.role).toBe('interviewer');
		});

		it('asks for teams where the role hangs on them and keeps out who is in already', async () => {
			const asked = await invite(
				owner,
				{ email: email(), role: 'manager', teamIds: [] },
				Date.now(),
			);
			expect(asked.kind).toBe('teams-missing');
			const foreign = { email: email(), role: 'viewer', teamIds: [randomUUID()] } as const;
			expect((await invite(owner, foreign, Date.now())).kind).toBe('teams-missing');
			const again = { email: owner.userEmail, role: 'owner', teamIds: [] } as const;
			expect((await invite(owner, again, Date.now())).kind).toBe('already-in');
		});
	});

	describe('roles', () => {
		it('never leave a workspace without an owner, even when two remove each other at once', async () => {
			const workspaceId = await createWorkspace(owner, { name: 'Two', start: 'empty' }, Date.now());
			const first = await accessOf(workspaceId, owner.userId);
			expect(await removeAccount(first, first.userId)).toBe('last-owner');
			const second = await join(first, 'owner');
			const outcomes = await Promise.all([
				removeAccount(first, second.userId),
				removeAccount(second, first.userId),
			]);
			expect([...outcomes].sort()).toEqual(['last-owner', 'removed']);
		});

		it('end the sessions of the person they change', async () => {
			const person = await join(owner, 'interviewer');
			const token = await signIn(person.userId);
			const place = { role: 'member', teamIds: [] } as const;
			expect((await changePlace(owner, person.userId, place)).kind).toBe('changed');
			expect(await validateSession(token)).toBeUndefined();
			expect((await accessOf(owner.workspaceId, person.userId)).role).toBe('member');
		});

		it('of people elsewhere are out of reach', async () => {
			const stranger = await otherWorkspaceOwner(owner);
			const outcome = await changePlace(owner, stranger.userId, { role: 'viewer', teamIds: [] });
			expect(outcome.kind).toBe('teams-missing');
			const member = await changePlace(owner, stranger.userId, { role: 'member', teamIds: [] });
			expect(member.kind).toBe('unknown');
			expect(await removeAccount(owner, stranger.userId)).toBe('unknown');
		});
	});

	describe('the demo team', () => {
		it('comes whole, once, and goes whole', async () => {
			const workspaceId = await createWorkspace(owner, { name: 'Demo', start: 'demo' }, Date.now());
			const access = await accessOf(workspaceId, owner.userId);
			expect(await hasDemo(access)).toBe(true);
			expect(await addDemo(access, Date.now())).toEqual({ kind: 'exists' });
			const { teams, members } = await invitationChoices(access);
			expect(teams.map(({ name }) => name)).toEqual(['Ranking & Recs']);
			expect(members).toHaveLength(6);
			const snapshot = await teamSnapshot(
				{
					...access,
					kind: 'team',
					team: {
						id: teams[0]?.id ?? '',
						slug: 'ranking-and-recs',
						name: 'Ranking & Recs',
						demo: true,
					},
					individuals: true,
				},
				Date.now(),
			);
			expect(snapshot.requirements).toHaveLength(9);
			expect(snapshot.people.map(({ name }) => name)[0]).toBe('Ada Okafor');
			expect(Object.keys(snapshot.people[0]?.ratings ?? {})).toHaveLength(13);
			expect(await removeDemo(access)).toBe(1);
			expect(await hasDemo(access)).toBe(false);
			const left = await database().inWorkspace(
				workspaceId,
				(tx) => tx`
					select (select count(*)::int from rating_events) as events,
						(select count(*)::int from members) as members,
						(select count(*)::int from requirements) as requirements`,
			);
			expect(left[0]).toEqual({ events: 0, members: 0, requirements: 0 });
			expect((await addDemo(access, Date.now())).kind).toBe('added');
		});
	});

	describe('workspaces', () => {
		it('show nothing of one another', async () => {
			const stranger = await otherWorkspaceOwner(owner);
			await renameWorkspace(stranger, 'Secret');
			const seen = JSON.stringify([
				await auditPage(owner),
				await invitationChoices(owner),
				await openInvitations(owner, Date.now()),
			]);
			expect(seen).not.toContain('Secret');
			expect(seen).not.toContain(stranger.workspaceId);
			expect((await ownWorkspaces(stranger)).map(({ name }) => name)).toEqual(['Secret']);
		});

		it('let nothing be written into another', async () => {
			const stranger = await otherWorkspaceOwner(owner);
			await expect(
				database().inWorkspace(
					owner.workspaceId,
					(tx) => tx`
						insert into memberships (workspace_id, user_id, role)
						values (${stranger.workspaceId}, ${randomUUID()}, 'owner')`,
				),
			).rejects.toThrow(/row-level security/);
		});

		it('keep an audit that pages, newest first, and cannot be rewritten', async () => {
			for (let i = 0; i < 60; i++)
				await renameWorkspace({ ...owner, workspaceName: '' }, 'Example ML');
			const first = await auditPage(owner);
			expect(first.lines).toHaveLength(50);
			const second = await auditPage(owner, first.older);
			expect(first.lines.at(-1)?.id).toBeGreaterThan(second.lines[0]?.id ?? Infinity);
			for (const change of ['update', 'delete'] as const)
				await expect(
					database().inWorkspace(owner.workspaceId, (tx) =>
						change === 'update'
							? tx`update audit_events set actor_name = 'x'`
							: tx`delete from audit_events`,
					),
				).rejects.toThrow(/permission denied/);
		});
	});

	describe('a password reset link', () => {
		const passwordOf = async (userId: string) =>
			(await database().inInstallation((tx) => users.find(tx, userId)))?.passwordHash;
		const linkFor = async (by: WorkspaceAccess, userId: string, at = Date.now()) => {
			const made = await makeResetLink(by, userId, at);
			if (made.kind !== 'made') throw new Error(made.kind);
			return tokenOf(made.path);
		};
		const use = (token: string, hash: string, at = Date.now()) =>
			resetPassword(owner.workspaceId, token, hash, 'test', at);

		it('stores the new password once and ends every session, whoever tries how often', async () => {
			const member = await join(owner, 'member');
			const cookie = await signIn(member.userId);
			const token = await linkFor(owner, member.userId);
			const preview = await resetPreview(owner.workspaceId, token, Date.now());
			expect(preview?.email).toBe(member.userEmail);
			const tries = await Promise.all(Array.from({ length: 10 }, (_, i) => use(token, `new-${i}`)));
			expect(tries.filter((outcome) => outcome !== 'gone')).toHaveLength(1);
			expect(await passwordOf(member.userId)).toMatch(/^new-\d$/);
			expect(await validateSession(cookie)).toBeUndefined();
			const { lines } = await auditPage(owner);
			expect(lines.slice(0, 2).map(({ action }) => action)).toEqual([
				'account.reset',
				'account.reset-link',
			]);
			expect(JSON.stringify(lines)).not.toContain(token);
		});

		it('is void when it is old, replaced, or the password has changed since', async () => {
			const { userId } = await join(owner, 'member');
			const now = Date.now();
			const old = await linkFor(owner, userId, now - 25 * HOUR_MS);
			expect(await use(old, 'x', now)).toBe('gone');
			const first = await linkFor(owner, userId);
			const second = await linkFor(owner, userId);
			expect(await use(first, 'x')).toBe('gone');
			await database().inInstallation((tx) =>
				users.updatePasswordHash(tx, userId, NO_PASSWORD, 'changed by themselves'),
			);
			expect(await resetPreview(owner.workspaceId, second, Date.now())).toBeUndefined();
			expect(await use(second, 'x')).toBe('gone');
			expect(await passwordOf(userId)).toBe('changed by themselves');
		});

		it('is not made for oneself, a stranger, or an account with a workspace of others', async () => {
			expect(await makeResetLink(owner, owner.userId, Date.now())).toEqual({ kind: 'self' });
			const stranger = await otherWorkspaceOwner(owner);
			expect(await makeResetLink(owner, stranger.userId, Date.now())).toEqual({ kind: 'unknown' });
			const member = await join(owner, 'member');
			const token = await linkFor(owner, member.userId);
			const invited = await invite(
				stranger,
				{ email: member.userEmail, role: 'member', teamIds: [] },
				Date.now(),
			);
			await acceptInvitation(
				stranger.workspaceId,
				tokenOf(invited.kind === 'invited' ? invited.path : ''),
				{ kind: 'account', userId: member.userId },
				'test',
				Date.now(),
			);
			// The owner has left the stranger's workspace to the stranger.
			await removeAccount(stranger, owner.userId);
			expect(await makeResetLink(owner, member.userId, Date.now())).toEqual({ kind: 'elsewhere' });
			expect(await use(token, 'x')).toBe('gone');
		});

		it('goes with the membership, and with the rights of the owner who made it', async () => {
			const second = await join(owner, 'owner');
			const { userId } = await join(owner, 'member');
			const byDemoted = await linkFor(second, userId);
			await changePlace(owner, second.userId, { role: 'member', teamIds: [] });
			expect(await use(byDemoted, 'x')).toBe('gone');
			const ofRemoved = await linkFor(owner, userId);
			await removeAccount(owner, userId);
			expect(await use(ofRemoved, 'x')).toBe('gone');
		});
	});
});
