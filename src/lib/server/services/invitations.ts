import { needsTeams, type WorkspaceAccess, type WorkspaceRole } from '$lib/domain/access';
import { database, type Tx } from '$lib/server/db/client';
import * as accessRows from '$lib/server/repositories/access';
import * as audit from '$lib/server/repositories/audit';
import * as invitations from '$lib/server/repositories/invitations';
import * as memberships from '$lib/server/repositories/memberships';
import * as users from '$lib/server/repositories/users';
import * as workspaces from '$lib/server/repositories/workspaces';
import { hashToken, randomToken } from '$lib/server/secrets';

/** How long an invitation can be accepted, in hours. */
export const INVITATION_HOURS = 72;
const HOUR_MS = 3_600_000;

export interface Invitation {
	readonly id: string;
	readonly email: string;
	readonly role: WorkspaceRole;
	readonly teamIds: readonly string[];
	readonly memberId?: string;
	/** Ms UTC. */
	readonly expiresAt: number;
}

const plain = ({ expiresAt, ...row }: invitations.InvitationRow): Invitation => ({
	...row,
	expiresAt: expiresAt.getTime(),
});

/** Invitations that can still be accepted, newest first. `now` is ms UTC. */
export async function openInvitations(
	access: WorkspaceAccess,
	now: number,
): Promise<readonly Invitation[]> {
	const rows = await database().inWorkspace(access.workspaceId, (tx) =>
		invitations.listOpen(tx, access.workspaceId, new Date(now)),
	);
	return rows.map(plain);
}

/** Teams and people that an account or an invitation can be tied to, by name. */
export async function invitationChoices(access: WorkspaceAccess) {
	return await database().inWorkspace(access.workspaceId, (tx) =>
		memberships.listChoices(tx, access.workspaceId),
	);
}

export type InviteOutcome =
	| { readonly kind: 'invited'; readonly path: string }
	| { readonly kind: 'already-in' | 'teams-missing' | 'unknown-member' };

/**
 * Makes an invitation bound to the workspace, a role, an e-mail address and, where they matter,
 * teams and a member. `path` is the only place where the token is ever shown; an earlier open
 * invitation of the same address stops working. `now` is ms UTC.
 */
export async function invite(
	access: WorkspaceAccess,
	invitation: {
		readonly email: string;
		readonly role: WorkspaceRole;
		readonly teamIds: readonly string[];
		readonly memberId?: string | undefined;
	},
	now: number,
): Promise<InviteOutcome> {
	const { workspaceId } = access;
	const { email, role, memberId } = invitation;
	const wanted = needsTeams(role) ? invitation.teamIds : [];
	const token = randomToken();
	return await database().inWorkspace(workspaceId, async (tx) => {
		const choices = await memberships.listChoices(tx, workspaceId);
		const teamIds = wanted.filter((id) => choices.teams.some((team) => team.id === id));
		if (needsTeams(role) && teamIds.length === 0) return { kind: 'teams-missing' } as const;
		if (memberId && !choices.members.some((member) => member.id === memberId))
			return { kind: 'unknown-member' } as const;
		const account = await users.findByEmail(tx, email);
		if (account && (await accessRows.findStanding(tx, workspaceId, account.id)))
			return { kind: 'already-in' } as const;
		const id = crypto.randomUUID();
		await invitations.revokeOfEmail(tx, workspaceId, email, new Date(now));
		await invitations.insert(tx, workspaceId, {
			id,
			email,
			role,
			teamIds,
			memberId,
			tokenHash: hashToken(token),
			createdBy: access.userId,
			expiresAt: new Date(now + INVITATION_HOURS * HOUR_MS),
		});
		await audit.insert(tx, access, {
			action: 'invitation.create',
			subjectType: 'invitation',
			subjectId: id,
			after: { email, role, teams: teamIds, member: memberId },
		});
		return { kind: 'invited', path: `/invitations/${workspaceId}/${token}` } as const;
	});
}

/** Withdraws an open invitation; `false` when there is none with this id. `now` is ms UTC. */
export async function revokeInvitation(
	access: WorkspaceAccess,
	id: string,
	now: number,
): Promise<boolean> {
	return await database().inWorkspace(access.workspaceId, async (tx) => {
		const email = await invitations.revoke(tx, access.workspaceId, id, new Date(now));
		if (email === undefined) return false;
		await audit.insert(tx, access, {
			action: 'invitation.revoke',
			subjectType: 'invitation',
			subjectId: id,
			before: { email },
		});
		return true;
	});
}

/** What the page behind an invitation link shows. */
export interface InvitationPreview {
	readonly workspaceName: string;
	readonly email: string;
	readonly role: WorkspaceRole;
	/** Whether the address already has an account here, so that it signs in instead. */
	readonly hasAccount: boolean;
}

/** The invitation behind a link; `undefined` when it is unknown, used, withdrawn or too old. */
export async function invitationPreview(
	workspaceId: string,
	token: string,
	now: number,
): Promise<InvitationPreview | undefined> {
	return await database().inWorkspace(workspaceId, async (tx) => {
		const found = await invitations.findOpen(tx, workspaceId, hashToken(token), new Date(now));
		const name = found && (await workspaces.findName(tx, workspaceId));
		if (!found || name === undefined) return undefined;
		const account = await users.findByEmail(tx, found.email);
		return {
			workspaceName: name,
			email: found.email,
			role: found.role,
			hasAccount: account !== undefined,
		};
	});
}

/** Who accepts: somebody signed in, or somebody new who has chosen a name and a password. */
export type Accepting =
	| { readonly kind: 'account'; readonly userId: string }
	| { readonly kind: 'new'; readonly name: string; readonly passwordHash: string };

export type AcceptOutcome =
	| { readonly kind: 'accepted'; readonly userId: string; readonly workspaceId: string }
	| { readonly kind: 'gone' | 'other-email' | 'has-account' };

/** Thrown to roll the use of an invitation back; never leaves this module. */
class Refused extends Error {
	constructor(readonly reason: 'gone' | 'other-email' | 'has-account') {
		super(reason);
	}
}

async function accountOf(tx: Tx, who: Accepting, email: string): Promise<users.UserRow> {
	if (who.kind === 'account') {
		const user = await users.find(tx, who.userId);
		if (user?.email !== email) throw new Refused('other-email');
		return user;
	}
	const { name, passwordHash } = who;
	const user = { id: crypto.randomUUID(), email, name, passwordHash };
	if (!(await users.insert(tx, user))) throw new Refused('has-account');
	return user;
}

/**
 * Accepts an invitation, using it up: of any number of people who accept at once one is let in.
 * The account, its place in the workspace and the use of the link are one transaction.
 * `now` is ms UTC.
 */
export async function acceptInvitation(
	workspaceId: string,
	token: string,
	who: Accepting,
	requestId: string,
	now: number,
): Promise<AcceptOutcome> {
	try {
		return await database().inWorkspace(workspaceId, async (tx) => {
			const used = await invitations.update(tx, workspaceId, hashToken(token), new Date(now));
			if (!used) throw new Refused('gone');
			const user = await accountOf(tx, who, used.email);
			const { role } = used;
			// The person may have been removed since; the account joins all the same.
			const person = used.memberId;
			const memberId =
				person && (await memberships.findMember(tx, workspaceId, person)) ? person : undefined;
			const joined = await memberships.insert(tx, workspaceId, { userId: user.id, role, memberId });
			if (joined) await memberships.updateTeams(tx, workspaceId, user.id, used.teamIds);
			const actor = { workspaceId, userId: user.id, userName: user.name, requestId };
			await audit.insert(tx, actor, {
				action: 'invitation.accept',
				subjectType: 'invitation',
				subjectId: used.id,
				after: { email: used.email, role },
			});
			return { kind: 'accepted', userId: user.id, workspaceId } as const;
		});
	} catch (error) {
		if (error instanceof Refused) return { kind: error.reason };
		throw error;
	}
}
