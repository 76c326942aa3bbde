/** Use cases of openings: list, open a role, change it, move its status, set its interviews. */
import { randomUUID } from 'node:crypto';
import type { TeamAccess } from '$lib/domain/access';
import type { Interview } from '$lib/domain/hiring/interview-kit';
import { nextStatuses, type OpeningLevel, type OpeningStatus } from '$lib/domain/hiring/opening';
import { database, type Tx } from '$lib/server/db/client';
import * as audit from '$lib/server/repositories/audit';
import * as openings from '$lib/server/repositories/openings';
import type { OpeningDraft } from '$lib/schemas/opening';

/** An opening with everything that belongs to it; times are ms UTC. */
export type Opening = openings.OpeningRow;
export type OpeningItem = openings.OpeningListRow;
export type OpeningOrigin = openings.OpeningOrigin;

const keyOf = (access: TeamAccess): openings.TeamKey => ({
	workspaceId: access.workspaceId,
	teamId: access.team.id,
});

/** The openings of a team, oldest first. */
export async function listOpenings(access: TeamAccess): Promise<OpeningItem[]> {
	return database().inWorkspace(access.workspaceId, (tx) => openings.list(tx, keyOf(access)));
}

/** One opening, or `undefined` when the team has none of that id. */
export async function findOpening(access: TeamAccess, id: string): Promise<Opening | undefined> {
	if (!isId(id)) return undefined;
	return database().inWorkspace(access.workspaceId, (tx) => openings.find(tx, keyOf(access), id));
}

/** Accounts that may hold interviews beside the people of the team, by name. */
export async function listInterviewers(
	access: TeamAccess,
): Promise<{ readonly id: string; readonly name: string }[]> {
	return database().inWorkspace(access.workspaceId, (tx) =>
		openings.listInterviewers(tx, keyOf(access)),
	);
}

/** Opens a role; returns the new opening's id. `origin` says which plan's hire it came from. */
export async function createOpening(
	access: TeamAccess,
	draft: OpeningDraft,
	origin: OpeningOrigin,
): Promise<string> {
	const id = randomUUID();
	await database().inWorkspace(access.workspaceId, async (tx) => {
		const fields = { ...draft, targetOn: draft.targetOn };
		await openings.insert(tx, keyOf(access), {
			...fields,
			...origin,
			id,
			createdBy: access.userId,
		});
		await openings.updateLevels(tx, keyOf(access), id, draft.levels);
		await record(tx, access, {
			action: 'opening.create',
			subjectId: id,
			after: { title: draft.title, plan: origin.planName, levels: draft.levels.map(bare) },
		});
	});
	return id;
}

export type OpeningOutcome =
	| { readonly kind: 'saved'; readonly version: number }
	| { readonly kind: 'missing' }
	/** Somebody else wrote in between; nothing was written. */
	| { readonly kind: 'conflict'; readonly theirs: Opening }
	/** It is filled or closed, and opened again before it is changed. */
	| { readonly kind: 'settled'; readonly status: OpeningStatus }
	/** It cannot become what was asked: a candidate was hired into it, or it is that already. */
	| { readonly kind: 'refused'; readonly reason: 'hired' | 'unchanged' };

/** Writes fields and levels of an opening that still has the version the form was based on. */
export async function saveOpening(
	access: TeamAccess,
	id: string,
	version: number,
	draft: OpeningDraft,
): Promise<OpeningOutcome> {
	return change(access, id, version, async (tx, before) => {
		const after = { ...draft, targetOn: draft.targetOn };
		const what = changedParts(before, draft);
		if (what.length === 0) return { kind: 'saved', version };
		await openings.update(tx, keyOf(access), id, after);
		await openings.updateLevels(tx, keyOf(access), id, draft.levels);
		await record(tx, access, {
			action: 'opening.edit',
			subjectId: id,
			before: { title: before.title, levels: before.levels.map(bare) },
			after: { title: draft.title, levels: draft.levels.map(bare), what: what.join(', ') },
		});
		return { kind: 'saved', version: version + 1 };
	});
}

/** Writes the levels alone, as the page's steppers send them. */
export async function saveLevels(
	access: TeamAccess,
	id: string,
	version: number,
	levels: readonly OpeningLevel[],
): Promise<OpeningOutcome> {
	return change(access, id, version, async (tx, before) => {
		if (sameLevels(before.levels, levels)) return { kind: 'saved', version };
		await openings.updateVersion(tx, keyOf(access), id);
		await openings.updateLevels(tx, keyOf(access), id, levels);
		await record(tx, access, {
			action: 'opening.edit',
			subjectId: id,
			before: { title: before.title, levels: before.levels.map(bare) },
			after: { title: before.title, levels: levels.map(bare), what: 'levels' },
		});
		return { kind: 'saved', version: version + 1 };
	});
}

/** Sets the interviews of the kit; none brings the suggested ones back. */
export async function saveInterviews(
	access: TeamAccess,
	id: string,
	version: number,
	interviews: readonly Interview[],
): Promise<OpeningOutcome> {
	return change(access, id, version, async (tx, before) => {
		await openings.updateVersion(tx, keyOf(access), id);
		await openings.updateInterviews(tx, keyOf(access), id, interviews);
		await record(tx, access, {
			action: 'opening.kit',
			subjectId: id,
			before: { title: before.title, interviews: before.interviews.length },
			after: { title: before.title, interviews: interviews.length },
		});
		return { kind: 'saved', version: version + 1 };
	});
}

/** Moves an opening on: on hold, filled by other means, closed, open again. */
export async function setStatus(
	access: TeamAccess,
	id: string,
	version: number,
	status: OpeningStatus,
): Promise<OpeningOutcome> {
	const move = async (tx: Tx, before: Opening): Promise<OpeningOutcome> => {
		const hired = before.filledBy !== undefined;
		if (!nextStatuses(before.status, hired).includes(status))
			return { kind: 'refused', reason: hired ? 'hired' : 'unchanged' };
		await openings.updateStatus(tx, keyOf(access), id, status);
		await record(tx, access, {
			action: 'opening.status',
			subjectId: id,
			before: { title: before.title, status: before.status },
			after: { title: before.title, status },
		});
		return { kind: 'saved', version: version + 1 };
	};
	return change(access, id, version, move, { settled: true });
}

/**
 * Runs a change on the locked opening if it still has the version the person saw. Filled and closed
 * openings are refused unless the change is for them too.
 */
async function change(
	access: TeamAccess,
	id: string,
	version: number,
	run: (tx: Tx, before: Opening) => Promise<OpeningOutcome>,
	options: { readonly settled?: boolean } = {},
): Promise<OpeningOutcome> {
	if (!isId(id)) return { kind: 'missing' };
	return database().inWorkspace(access.workspaceId, async (tx): Promise<OpeningOutcome> => {
		const locked = await openings.findForUpdate(tx, keyOf(access), id);
		const before = locked && (await openings.find(tx, keyOf(access), id));
		if (!before) return { kind: 'missing' };
		if (before.version !== version) return { kind: 'conflict', theirs: before };
		if (options.settled !== true && (before.status === 'filled' || before.status === 'closed'))
			return { kind: 'settled', status: before.status };
		return run(tx, before);
	});
}

const bare = ({ skill, level, must, why }: OpeningLevel) => ({ skill, level, must, why });

/** Whether two lists ask for the same, in whatever order. */
function sameLevels(a: readonly OpeningLevel[], b: readonly OpeningLevel[]): boolean {
	const text = (levels: readonly OpeningLevel[]) =>
		JSON.stringify(levels.map(bare).sort((x, y) => (x.skill < y.skill ? -1 : 1)));
	return text(a) === text(b);
}

/** The parts in which a draft differs from what stands, as the audit names them. */
function changedParts(before: Opening, draft: OpeningDraft): string[] {
	const fields = [
		['title', 'title'],
		['targetOn', 'target date'],
		['intro', 'introduction'],
		['place', 'place'],
		['contact', 'contact'],
		['note', 'note'],
	] as const;
	const parts: string[] = fields.flatMap(([field, word]) =>
		before[field] === draft[field] ? [] : [word],
	);
	return sameLevels(before.levels, draft.levels) ? parts : [...parts, 'levels'];
}

function record(
	tx: Tx,
	access: TeamAccess,
	entry: Omit<audit.AuditEntry, 'subjectType'>,
): Promise<void> {
	return audit.insert(tx, access, { ...entry, subjectType: 'opening' });
}

/** Whether a text can be an id of the database at all. */
export function isId(text: string): boolean {
	return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
