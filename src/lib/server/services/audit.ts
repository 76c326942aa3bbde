import type { WorkspaceAccess } from '$lib/domain/access';
import { AUDIT_KINDS, type AuditKind } from '$lib/domain/audit-kinds';
import { auditSentence } from '$lib/domain/audit-words';
import { database } from '$lib/server/db/client';
import * as audit from '$lib/server/repositories/audit';

/** Rows on a page of the audit. */
export const AUDIT_PAGE = 50;

/** One change: who did what to what, and when (ms UTC). */
export interface AuditLine {
	readonly id: number;
	readonly at: number;
	readonly actorName: string;
	readonly action: string;
	/** What was done, without its actor: "changed 3 ratings in Ranking & Recs". */
	readonly sentence: string;
	readonly subjectType: string;
	readonly subjectId: string;
	/** What changed, as compact JSON; '' when nothing was recorded. */
	readonly before: string;
	readonly after: string;
	readonly requestId: string;
}

const compact = (value: audit.JsonValue): string =>
	value === undefined ? '' : JSON.stringify(value);

export interface AuditFilter {
	/** Only what this account did. */
	readonly actorId?: string | undefined;
	readonly kind?: AuditKind | undefined;
}

/** Everybody who can be filtered for. */
export async function auditActors(
	access: WorkspaceAccess,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
	return await database().inWorkspace(access.workspaceId, (tx) =>
		audit.listActors(tx, access.workspaceId),
	);
}

/**
 * A page of the audit, newest first. `beforeId` is the last id of the page before; `older` is the
 * one to ask the next page with, absent on the last page.
 */
export async function auditPage(
	access: WorkspaceAccess,
	beforeId?: number,
	{ actorId, kind }: AuditFilter = {},
): Promise<{ readonly lines: readonly AuditLine[]; readonly older?: number }> {
	const prefixes = AUDIT_KINDS.find((one) => one.id === kind)?.prefixes;
	const rows = await database().inWorkspace(access.workspaceId, (tx) =>
		audit.list(tx, access.workspaceId, { beforeId, limit: AUDIT_PAGE + 1, actorId, prefixes }),
	);
	const lines = rows.slice(0, AUDIT_PAGE).map((row) => ({
		...row,
		at: row.at.getTime(),
		sentence: auditSentence(row),
		before: compact(row.before),
		after: compact(row.after),
	}));
	return { lines, older: rows.length > AUDIT_PAGE ? lines.at(-1)?.id : undefined };
}
