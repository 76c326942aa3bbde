/** What is kept of an import, so that it can be shown and taken back. */
import type { TeamAccess } from '$lib/domain/access';
import type { Counts } from '$lib/domain/intake/preview';
import { database } from '$lib/server/db/client';
import * as imports from '$lib/server/repositories/imports';
import type * as members from '$lib/server/repositories/members';

/** What an import did to people, kept so that it can be taken back. */
export interface Trace {
	readonly created: readonly string[];
	readonly joined: readonly string[];
	readonly updated: readonly {
		readonly id: string;
		/** Version after the import. */
		readonly version: number;
		readonly before: members.MemberFields;
		/** Share before and after, where the import changed it. */
		readonly share?: { readonly before: number; readonly after: number };
	}[];
}

export interface ImportSummary {
	readonly counts: Counts;
	readonly layout: string;
	readonly targets: readonly string[];
	readonly digest: string;
	readonly trace: Trace;
	readonly undo?: UndoCounts;
}

export interface UndoCounts {
	/** Cells whose earlier value is back. */
	readonly cells: number;
	/** Cells that somebody changed since, and which keep that change. */
	readonly keptCells: number;
	readonly people: number;
	/** People made by the import whom somebody has worked with since. */
	readonly keptPeople: number;
	readonly details: number;
	readonly keptDetails: number;
}

/** The fields of a person as the repository takes them. */
export function fieldsOf(row: members.MemberRow): members.MemberFields {
	return {
		name: row.name,
		email: row.email,
		title: row.title,
		role: row.role,
		startedOn: row.startedOn,
	};
}

/** An import as its page and the list of earlier imports show it. */
export interface ImportNote {
	readonly id: string;
	readonly fileName: string;
	/** ms UTC. */
	readonly at: number;
	/** Who imported it; '' when the account is gone. */
	readonly by: string;
	readonly counts: Counts;
	/** What taking it back did; absent while the import stands. */
	readonly undo?: UndoCounts;
	readonly undone: boolean;
	/** When it was taken back, ms UTC. */
	readonly undoneAt?: number;
}

/** How many imports the list goes back. */
const LISTED = 20;

/** The newest imports of the team, newest first. */
export async function listImports(access: TeamAccess): Promise<readonly ImportNote[]> {
	const rows = await database().inWorkspace(access.workspaceId, (tx) =>
		imports.list(tx, access.workspaceId, access.team.id, LISTED),
	);
	return rows.map((row): ImportNote => {
		const { counts, undo } = row.summary as ImportSummary;
		return {
			id: row.id,
			fileName: row.fileName,
			at: row.createdAt.getTime(),
			by: row.by ?? '',
			counts,
			...(undo ? { undo } : {}),
			undone: row.undoneAt !== undefined,
			...(row.undoneAt ? { undoneAt: row.undoneAt.getTime() } : {}),
		};
	});
}
