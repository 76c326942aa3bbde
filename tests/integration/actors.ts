import { randomUUID } from 'node:crypto';
import type { TeamAccess, WorkspaceAccess, WorkspaceRole } from '$lib/domain/access';
import { database } from '$lib/server/db/client';
import * as accessRows from '$lib/server/repositories/access';
import * as users from '$lib/server/repositories/users';
import { acceptInvitation, invite } from '$lib/server/services/invitations';
import { ensureSetupToken, setUp } from '$lib/server/services/setup';
import { createWorkspace } from '$lib/server/services/workspaces';

/** Not a hash of anything: nobody signs in with it. */
export const NO_PASSWORD = '$argon2id$none';

/** What a guard would make of this account in this workspace. */
export async function accessOf(workspaceId: string, userId: string): Promise<WorkspaceAccess> {
	return await database().inWorkspace(workspaceId, async (tx) => {
		const user = await users.find(tx, userId);
		const standing = await accessRows.findStanding(tx, workspaceId, userId);
		if (!user || !standing) throw new Error('This account is not in the workspace.');
		return {
			kind: 'workspace',
			workspaceId,
			workspaceName: standing.workspaceName,
			userId,
			userName: user.name,
			userEmail: user.email,
			role: standing.role,
			teamIds: standing.role === 'owner' ? 'all' : standing.teamIds,
			memberId: standing.memberId,
			requestId: 'test',
		};
	});
}

/** What a guard would make of a right to this team. */
export async function teamOf(
	access: WorkspaceAccess,
	slug = 'ranking-and-recs',
): Promise<TeamAccess> {
	const team = await database().inWorkspace(access.workspaceId, (tx) =>
		accessRows.findTeam(tx, access.workspaceId, slug),
	);
	if (!team) throw new Error(`There is no team ${slug}.`);
	return { ...access, kind: 'team', team, individuals: true };
}

/** Sets the installation up and returns its owner. */
export async function setUpOwner(start: 'empty' | 'demo' = 'empty'): Promise<WorkspaceAccess> {
	const token = await ensureSetupToken();
	if (token === undefined) throw new Error('The installation is set up already.');
	const outcome = await setUp(
		{
			token,
			workspace: 'Example ML',
			name: 'Mara Weiss',
			email: 'mara@example.org',
			passwordHash: NO_PASSWORD,
			start,
		},
		'test',
		Date.now(),
	);
	if (outcome.kind !== 'created') throw new Error('The setup link did not work.');
	return await accessOf(outcome.workspaceId, outcome.userId);
}

/** The token at the end of an invitation's path. */
export const tokenOf = (path: string): string => path.split('/').at(-1) ?? '';

/** Lets somebody new join by invitation. */
export async function join(
	owner: WorkspaceAccess,
	role: WorkspaceRole,
	teamIds: readonly string[] = [],
	memberId?: string,
): Promise<WorkspaceAccess> {
	const email = `${role}-${randomUUID()}@example.org`;
	const now = Date.now();
	const invited = await invite(owner, { email, role, teamIds, memberId }, now);
	if (invited.kind !== 'invited') throw new Error(invited.kind);
	const who = { kind: 'new', name: `A ${role}`, passwordHash: NO_PASSWORD } as const;
	const { workspaceId } = owner;
	const accepted = await acceptInvitation(workspaceId, tokenOf(invited.path), who, 'test', now);
	if (accepted.kind !== 'accepted') throw new Error(accepted.kind);
	return await accessOf(workspaceId, accepted.userId);
}

/** A second workspace with an owner of its own, who is not in the first. */
export async function otherWorkspaceOwner(owner: WorkspaceAccess): Promise<WorkspaceAccess> {
	const workspaceId = await createWorkspace(owner, { name: 'Other', start: 'demo' }, Date.now());
	return await join(await accessOf(workspaceId, owner.userId), 'owner');
}
