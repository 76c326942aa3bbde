import type { TeamAccess } from '$lib/domain/access';
import { database, type Tx } from '$lib/server/db/client';
import * as audit from '$lib/server/repositories/audit';
import * as imports from '$lib/server/repositories/imports';
import * as members from '$lib/server/repositories/members';
import * as teams from '$lib/server/repositories/teams';
import type { ImportSummary, Trace, UndoCounts } from '$lib/server/services/import-record';
import { rebuildCells } from '$lib/server/services/rating';

export type UndoOutcome =
	| { readonly kind: 'undone'; readonly counts: UndoCounts }
	| { readonly kind: 'unknown' | 'already' };

/**
 * Takes an import back, all at once: cells have the value they had before, except where somebody
 * has changed them since; people it added go, except those somebody has worked with since. The
 * ledger keeps the import's events, and current values are derived without them. `now` is ms UTC.
 */
export async function undoImport(
	access: TeamAccess,
	importId: string,
	now: number,
): Promise<UndoOutcome> {
	const { workspaceId, team } = access;
	return database().inWorkspace(
		workspaceId,
		async (tx): Promise<UndoOutcome> => {
			await teams.lock(tx, workspaceId, team.id);
			const found = await imports.findForUpdate(tx, workspaceId, team.id, importId);
			if (!found) return { kind: 'unknown' };
			if (found.undoneAt) return { kind: 'already' };
			const summary = found.summary as ImportSummary;
			const counts = await takeBack(tx, access, found.id, summary, now);
			await audit.insert(tx, access, {
				action: 'import.undo',
				subjectType: 'import',
				subjectId: found.id,
				after: { team: team.name, file: found.fileName, ...counts },
			});
			return { kind: 'undone', counts };
		},
		{ deadline: 60_000 },
	);
}

async function takeBack(
	tx: Tx,
	access: TeamAccess,
	importId: string,
	summary: ImportSummary,
	now: number,
): Promise<UndoCounts> {
	const { workspaceId, team } = access;
	const { trace } = summary;
	const cells = await imports.listCells(tx, workspaceId, importId);
	const changed = new Set(cells.filter((cell) => !cell.stands).map((cell) => cell.member));
	const untouched = await members.listUntouched(
		tx,
		workspaceId,
		team.id,
		importId,
		trace.created.filter((id) => !changed.has(id)),
	);
	const leaving = trace.joined.filter((id) => !changed.has(id));
	const details = await putDetailsBack(tx, access, trace.updated);
	const counts: UndoCounts = {
		cells: cells.filter((cell) => cell.stands).length,
		keptCells: cells.filter((cell) => !cell.stands).length,
		people: untouched.length + leaving.length,
		keptPeople: trace.created.length + trace.joined.length - untouched.length - leaving.length,
		...details,
	};
	// The mark comes first: the ledger is then read without the import's events.
	await imports.updateUndone(tx, workspaceId, importId, new Date(now), {
		...summary,
		undo: counts,
	});
	const gone = new Set(untouched);
	await rebuildCells(
		tx,
		access,
		cells.filter((cell) => !gone.has(cell.member)),
		now,
	);
	await members.removeFromTeam(tx, workspaceId, team.id, leaving);
	await members.remove(tx, workspaceId, untouched);
	return counts;
}

async function putDetailsBack(
	tx: Tx,
	access: TeamAccess,
	updated: Trace['updated'],
): Promise<{ details: number; keptDetails: number }> {
	const { workspaceId, team } = access;
	let details = 0;
	for (const { id, version, before, share } of updated) {
		const row = await members.findForUpdate(tx, workspaceId, id);
		if (row?.version !== version) continue;
		const here = row.teams.find((one) => one.id === team.id)?.share;
		if (share && here === share.after)
			await members.updateShare(tx, workspaceId, team.id, id, share.before);
		await members.update(tx, workspaceId, id, {
			...before,
			email: before.email ?? undefined,
			startedOn: before.startedOn ?? undefined,
		});
		details += 1;
	}
	return { details, keptDetails: updated.length - details };
}
