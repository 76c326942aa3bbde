import { isWorkspaceRole, type WorkspaceRole } from '$lib/domain/access';
import type { Tx } from '$lib/server/db/client';

export interface InvitationRow {
	readonly id: string;
	/** Lower case. */
	readonly email: string;
	readonly role: WorkspaceRole;
	readonly teamIds: readonly string[];
	readonly memberId?: string;
	readonly expiresAt: Date;
}

interface StoredInvitation {
	id: string;
	email: string;
	role: string;
	team_ids: readonly string[];
	member_id: string | null;
	expires_at: Date;
}

const parse = (row: StoredInvitation): InvitationRow[] =>
	isWorkspaceRole(row.role)
		? [
				{
					id: row.id,
					email: row.email,
					role: row.role,
					teamIds: row.team_ids,
					memberId: row.member_id ?? undefined,
					expiresAt: row.expires_at,
				},
			]
		: [];

/** Invitations that can still be accepted, newest first. */
export async function listOpen(tx: Tx, workspaceId: string, at: Date): Promise<InvitationRow[]> {
	const rows = await tx<StoredInvitation[]>`
		select id, email, role, to_json(team_ids) as team_ids, member_id, expires_at
		from invitations
		where workspace_id = ${workspaceId} and used_at is null and revoked_at is null
			and expires_at > ${at}
		order by created_at desc, id
	`;
	return rows.flatMap(parse);
}

/** An invitation by the hash of its token, while it can still be accepted. */
export async function findOpen(
	tx: Tx,
	workspaceId: string,
	tokenHash: Uint8Array,
	at: Date,
): Promise<InvitationRow | undefined> {
	const rows = await tx<StoredInvitation[]>`
		select id, email, role, to_json(team_ids) as team_ids, member_id, expires_at
		from invitations
		where workspace_id = ${workspaceId} and token_hash = ${tokenHash} and used_at is null
			and revoked_at is null and expires_at > ${at}
	`;
	return rows.flatMap(parse)[0];
}

export async function insert(
	tx: Tx,
	workspaceId: string,
	invitation: InvitationRow & { readonly tokenHash: Uint8Array; readonly createdBy: string },
): Promise<void> {
	await tx`
		insert into invitations (workspace_id, id, token_hash, email, role, team_ids, member_id, created_by, expires_at)
		values (${workspaceId}, ${invitation.id}, ${invitation.tokenHash}, ${invitation.email},
			${invitation.role},
			array(select id::uuid from jsonb_array_elements_text(${tx.json(invitation.teamIds)}) as t(id)),
			${invitation.memberId ?? null}, ${invitation.createdBy}, ${invitation.expiresAt})
	`;
}

/**
 * Uses an invitation up in one statement: of any number of people who accept at the same moment,
 * one gets the row and the others get nothing.
 */
export async function update(
	tx: Tx,
	workspaceId: string,
	tokenHash: Uint8Array,
	at: Date,
): Promise<InvitationRow | undefined> {
	const rows = await tx<StoredInvitation[]>`
		update invitations set used_at = ${at}
		where workspace_id = ${workspaceId} and token_hash = ${tokenHash} and used_at is null
			and revoked_at is null and expires_at > ${at}
		returning id, email, role, to_json(team_ids) as team_ids, member_id, expires_at
	`;
	return rows.flatMap(parse)[0];
}

/** Withdraws an open invitation; returns whom it was for. */
export async function revoke(
	tx: Tx,
	workspaceId: string,
	id: string,
	at: Date,
): Promise<string | undefined> {
	const [row] = await tx<{ email: string }[]>`
		update invitations set revoked_at = ${at}
		where workspace_id = ${workspaceId} and id = ${id} and used_at is null and revoked_at is null
		returning email
	`;
	return row?.email;
}

/** Withdraws every open invitation of an e-mail address: a newer one takes their place. */
export async function revokeOfEmail(
	tx: Tx,
	workspaceId: string,
	email: string,
	at: Date,
): Promise<void> {
	await tx`
		update invitations set revoked_at = ${at}
		where workspace_id = ${workspaceId} and email = ${email} and used_at is null
			and revoked_at is null
	`;
}
