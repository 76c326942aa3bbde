import type { WorkspaceAccess } from '$lib/domain/access';
import { cellValue, standing } from '$lib/domain/ledger';
import type { EventKind, LedgerEvent } from '$lib/domain/ledger';
import type { Level } from '$lib/domain/level';
import type { Confidence, CurrentValue, Source } from '$lib/domain/rating';
import { ROWS_A_STEP } from '$lib/domain/steps';
import type { Tx } from '$lib/server/db/client';
import * as ratings from '$lib/server/repositories/ratings';
import { breaks, inBatches } from '$lib/server/services/breaks';

/** Who appends; every access value is one. */
export type Author = Pick<WorkspaceAccess, 'workspaceId' | 'userId' | 'userName'>;

/** One rating to append to the ledger. */
export interface RatingEntry {
	/** Id of a member of the workspace. */
	readonly member: string;
	/** Skill id of the workspace's framework. */
	readonly skill: string;
	/** Default: `rated` with a level, `cleared` without one. */
	readonly kind?: EventKind;
	/** Present exactly when the entry rates. */
	readonly level?: Level;
	readonly source: Source;
	/** Rater key: `managers`, or a rater's e-mail in lower case. */
	readonly rater: string;
	readonly raterName?: string;
	/** Default `fairly_sure`. */
	readonly confidence?: Confidence;
	readonly note?: string;
	readonly evidence?: string;
	readonly tags?: readonly string[];
	/** When the rating was made, ms UTC; a time to come counts as now. */
	readonly ratedAt: number;
	readonly importId?: string;
	/** Idempotency key of the sender (uuid). */
	readonly key?: string;
}

/** What a cell has become. */
export interface CellChange {
	readonly member: string;
	readonly skill: string;
	readonly version: number;
	/** Absent when the cell is not rated any more. */
	readonly value?: CurrentValue;
	readonly selfLevel?: Level;
	readonly hasNote: boolean;
	readonly hasEvidence: boolean;
}

type RaterRow = ratings.RaterRow;

/** Rows of one statement: few statements, and none that takes long to put into words. */
const BATCH = 300;

const cellKey = (cell: ratings.Cell) => `${cell.member} ${cell.skill}`;

function uniqueCells(cells: readonly ratings.Cell[]): ratings.Cell[] {
	const seen = new Map<string, ratings.Cell>();
	for (const { member, skill } of cells) seen.set(cellKey({ member, skill }), { member, skill });
	return [...seen.values()];
}

/**
 * Appends ratings to the ledger and brings the raters' standing levels and the derived current
 * values up to date, all in the caller's transaction. The caller writes the audit row.
 *
 * Entries may be older than what stands: they join the history and change the current value only
 * where they are the rater's latest word. Returns the cells whose standing levels changed, each
 * with its version counted up once. Throws when a member is not in the workspace or the workspace
 * has no framework. `newcomers` are members made in this transaction, of whom nothing stands yet.
 */
export async function appendRatings(
	tx: Tx,
	author: Author,
	entries: readonly RatingEntry[],
	now: number,
	newcomers: ReadonlySet<string> = new Set(),
): Promise<readonly CellChange[]> {
	if (entries.length === 0) return [];
	const cells = uniqueCells(entries);
	const members = [...new Set(entries.map((entry) => entry.member))];
	const found = await ratings.findMembersForUpdate(tx, author.workspaceId, members);
	if (found.size !== members.length) throw new Error('A rated member is not in the workspace.');
	const framework = await ratings.findFrameworkSkills(tx, author.workspaceId);
	if (framework === undefined) throw new Error('The workspace has no framework.');

	const older = cells.filter((cell) => !newcomers.has(cell.member));
	const held = await ratings.listRaterLevels(tx, author.workspaceId, older);
	const newest = new Map(held.map((row) => [`${cellKey(row)} ${row.rater}`, row.ratedAt]));
	const pause = breaks();
	const events: ratings.NewEvent[] = [];
	for (const entry of entries) {
		// A clock set back must not make a new word older than the one it follows.
		const ratedAt =
			entry.ratedAt < now
				? entry.ratedAt
				: held.length === 0
					? now
					: Math.max(now, newest.get(`${cellKey(entry)} ${entry.rater}`) ?? now);
		events.push(newEvent(entry, ratedAt));
		if (events.length % ROWS_A_STEP === 0) await pause();
	}
	const recorded = { by: author.userId, at: now, frameworkVersion: framework.version };
	const answers = await inBatches(events, BATCH, (batch) =>
		ratings.insertEvents(tx, author.workspaceId, batch, recorded),
	);
	const ids = answers.flat();
	// Whatever is made now follows all that stands; an older entry has to find its place in the history.
	const dated = events.some((event) => event.ratedAt < now);
	const last = dated
		? await ratings.listLastEvents(tx, author.workspaceId, cells)
		: [...held.map(asEvent), ...events.map((event, i) => ({ ...event, id: ids[i] ?? '0' }))];
	return await store(tx, author, cells, held, last, now);
}

function newEvent(entry: RatingEntry, ratedAt: number): ratings.NewEvent {
	return {
		member: entry.member,
		skill: entry.skill,
		kind: entry.kind ?? (entry.level === undefined ? 'cleared' : 'rated'),
		level: entry.level,
		source: entry.source,
		rater: entry.rater,
		raterName: entry.raterName ?? '',
		confidence: entry.confidence ?? 'fairly_sure',
		note: entry.note ?? '',
		evidence: entry.evidence ?? '',
		tags: entry.tags ?? [],
		ratedAt,
		importId: entry.importId,
		key: entry.key,
	};
}

/**
 * Derives the given cells anew from the ledger, imports marked as undone left out. Call it in the
 * transaction that marked the import; returns the cells that changed.
 */
export async function rebuildCells(
	tx: Tx,
	author: Author,
	cells: readonly ratings.Cell[],
	now: number,
): Promise<readonly CellChange[]> {
	if (cells.length === 0) return [];
	const unique = uniqueCells(cells);
	const members = [...new Set(unique.map((cell) => cell.member))];
	await ratings.findMembersForUpdate(tx, author.workspaceId, members);
	const held = await ratings.listRaterLevels(tx, author.workspaceId, unique);
	const last = await ratings.listLastEvents(tx, author.workspaceId, unique);
	return await store(tx, author, unique, held, last, now);
}

function asEvent(row: RaterRow): ratings.EventRow {
	return { ...row, id: row.eventId, kind: 'rated' };
}

function asLedger(event: ratings.EventRow): LedgerEvent & { readonly row: ratings.EventRow } {
	return {
		rater: event.rater,
		source: event.source,
		kind: event.kind,
		level: event.level,
		confidence: event.confidence,
		ratedAt: event.ratedAt,
		order: Number(event.id),
		row: event,
	};
}

const NONE: readonly RaterRow[] = [];

/** Spelled out: gathering the rest of an object's properties is slow for thousands. */
function asCurrent(cell: Omit<CellChange, 'version'>) {
	const { value } = cell;
	return {
		member: cell.member,
		skill: cell.skill,
		selfLevel: cell.selfLevel,
		hasNote: cell.hasNote,
		hasEvidence: cell.hasEvidence,
		level: value?.level,
		method: value?.method ?? 'single',
		raters: value?.raters ?? 0,
		sd: value?.sd,
		confidence: value?.confidence ?? 'fairly_sure',
		ratedAt: value?.ratedAt,
	};
}

function add<T extends ratings.Cell>(groups: Map<string, T[]>, row: T): void {
	const key = cellKey(row);
	const group = groups.get(key);
	if (group === undefined) groups.set(key, [row]);
	else group.push(row);
}

/** Writes the difference between what stood and what stands after these events. */
async function store(
	tx: Tx,
	author: Author,
	cells: readonly ratings.Cell[],
	held: readonly RaterRow[],
	events: readonly ratings.EventRow[],
	now: number,
): Promise<readonly CellChange[]> {
	const before = new Map<string, RaterRow[]>();
	const after = new Map<string, ratings.EventRow[]>();
	const changedLevels: RaterRow[] = [];
	const withdrawn: RaterRow[] = [];
	const derived: Omit<CellChange, 'version'>[] = [];
	const pause = breaks();
	for (const row of held) add(before, row);
	for (const [i, event] of events.entries()) {
		if (i % ROWS_A_STEP === 0) await pause();
		add(after, event);
	}
	for (const [i, cell] of cells.entries()) {
		if (i % ROWS_A_STEP === 0) await pause();
		const key = cellKey(cell);
		const stood = before.get(key) ?? NONE;
		const stands: RaterRow[] = [];
		for (const { row, level } of standing((after.get(key) ?? []).map(asLedger)).values()) {
			if (level !== undefined) stands.push({ ...row, level, eventId: row.id });
		}
		const gone = stood.filter((row) => !stands.some((other) => other.rater === row.rater));
		const fresh = stands.filter(
			(row) => !stood.some((old) => old.rater === row.rater && old.eventId === row.eventId),
		);
		if (gone.length === 0 && fresh.length === 0) continue;
		withdrawn.push(...gone);
		changedLevels.push(...fresh);
		const spoken = stands.filter((row) => row.source !== 'self');
		derived.push({
			member: cell.member,
			skill: cell.skill,
			...cellValue(stands),
			hasNote: spoken.some((row) => row.note !== ''),
			hasEvidence: spoken.some((row) => row.evidence !== '' || row.tags.length > 0),
		});
	}
	await ratings.removeRaterLevels(tx, author.workspaceId, withdrawn);
	await inBatches(changedLevels, BATCH, (batch) =>
		ratings.updateRaterLevels(tx, author.workspaceId, batch),
	);
	const stored = await inBatches(derived, BATCH, (batch) =>
		ratings.updateCurrent(tx, author.workspaceId, batch.map(asCurrent), {
			by: author.userName,
			at: now,
		}),
	);
	const versions = new Map(stored.flat().map((row) => [cellKey(row), row.version]));
	return derived.map((cell) => ({ ...cell, version: versions.get(cellKey(cell)) ?? 0 }));
}
