import type { WorkspaceAccess } from '$lib/domain/access';
import type { Tx } from '$lib/server/db/client';

/** Who acts, where, and in which request. */
export type Actor = Pick<WorkspaceAccess, 'workspaceId' | 'userId' | 'userName' | 'requestId'>;

/** A value that JSON can carry; an `undefined` property is left out of what is stored. */
export type JsonValue =
	| string
	| number
	| boolean
	| null
	| undefined
	| readonly JsonValue[]
	| { readonly [key: string]: JsonValue };

export interface AuditEntry {
	/** What was done, for example `team.rename`. */
	readonly action: string;
	/** The kind of thing it was done to, for example `team`. */
	readonly subjectType: string;
	readonly subjectId: string;
	readonly before?: JsonValue;
	readonly after?: JsonValue;
}

export interface AuditRow extends AuditEntry {
	readonly id: number;
	readonly at: Date;
	readonly actorName: string;
	readonly requestId: string;
	/** What the subject is called now; absent when it is gone. */
	readonly subject?: string;
}

export interface AuditPageQuery {
	readonly beforeId?: number | undefined;
	readonly limit: number;
	/** Only what this account did. */
	readonly actorId?: string | undefined;
	/** Only actions that begin with one of these. */
	readonly prefixes?: readonly string[] | undefined;
}

/** Appends one row; belongs in the transaction of the change itself. */
export async function insert(tx: Tx, actor: Actor, entry: AuditEntry): Promise<void> {
	const { before, after } = entry;
	await tx`
		insert into audit_events (workspace_id, actor_id, actor_name, action, subject_type, subject_id, before, after, request_id)
		values (${actor.workspaceId}, ${actor.userId}, ${actor.userName}, ${entry.action}, ${entry.subjectType},
			${entry.subjectId}, ${before === undefined ? null : JSON.stringify(before)}::text::jsonb,
			${after === undefined ? null : JSON.stringify(after)}::text::jsonb, ${actor.requestId})
	`;
}

/** Appends a row of something that nobody did: the product itself, on its clock. */
export async function insertOfSystem(
	tx: Tx,
	workspaceId: string,
	entry: AuditEntry,
): Promise<void> {
	const { before, after } = entry;
	await tx`
		insert into audit_events (workspace_id, actor_name, action, subject_type, subject_id, before, after)
		values (${workspaceId}, 'Meridian', ${entry.action}, ${entry.subjectType}, ${entry.subjectId},
			${before === undefined ? null : JSON.stringify(before)}::text::jsonb,
			${after === undefined ? null : JSON.stringify(after)}::text::jsonb)
	`;
}

/** A page of the audit, newest first: rows older than `beforeId`, or the newest without one. */
export async function list(tx: Tx, workspaceId: string, page: AuditPageQuery): Promise<AuditRow[]> {
	const rows = await tx<
		{
			id: number;
			at: Date;
			actor_name: string;
			action: string;
			subject_type: string;
			subject_id: string;
			before: JsonValue;
			after: JsonValue;
			request_id: string;
			subject: string | null;
		}[]
	>`
		select a.id::float8 as id, a.at, a.actor_name, a.action, a.subject_type, a.subject_id, a.before,
			a.after, a.request_id,
			case a.subject_type
				when 'team' then (select name from teams s
					where s.workspace_id = a.workspace_id and s.id::text = a.subject_id)
				when 'member' then (select name from members s
					where s.workspace_id = a.workspace_id and s.id::text = a.subject_id)
				when 'scenario' then (select name from scenarios s
					where s.workspace_id = a.workspace_id and s.id::text = a.subject_id)
				when 'opening' then (select title from openings s
					where s.workspace_id = a.workspace_id and s.id::text = a.subject_id)
				when 'candidate' then (select nullif(name, '') from candidates s
					where s.workspace_id = a.workspace_id and s.id::text = a.subject_id)
				when 'user' then (select name from users s where s.id::text = a.subject_id)
			end as subject
		from audit_events a
		where a.workspace_id = ${workspaceId} and a.id < ${page.beforeId ?? Number.MAX_SAFE_INTEGER}
			and (${page.actorId ?? null}::uuid is null or a.actor_id = ${page.actorId ?? null}::uuid)
			and (${page.prefixes === undefined} or exists (
				select from jsonb_array_elements_text(${tx.json(page.prefixes ?? [])}) as p(prefix)
				where starts_with(a.action, p.prefix)))
		order by a.id desc
		limit ${page.limit}
	`;
	return rows.map((row) => ({
		id: row.id,
		at: row.at,
		actorName: row.actor_name,
		action: row.action,
		subjectType: row.subject_type,
		subjectId: row.subject_id,
		before: row.before ?? undefined,
		after: row.after ?? undefined,
		requestId: row.request_id,
		subject: row.subject ?? undefined,
	}));
}

/** Everybody who has changed something in the workspace, by name as it is now. */
export async function listActors(
	tx: Tx,
	workspaceId: string,
): Promise<{ readonly id: string; readonly name: string }[]> {
	return await tx<{ id: string; name: string }[]>`
		select u.id, u.name from users u
		where exists (
			select from audit_events a where a.workspace_id = ${workspaceId} and a.actor_id = u.id)
		order by lower(u.name), u.id`;
}
