import type { TeamAccess } from '$lib/domain/access';
import { MANAGERS_KEY, decideEdit, raterKeyOf } from '$lib/domain/rating-edit';
import type { EditEvent, HeldLevel, RatingEdit, Rejection } from '$lib/domain/rating-edit';
import type { Level } from '$lib/domain/level';
import type { Confidence, Source } from '$lib/domain/rating';
import type { EventKind } from '$lib/domain/ledger';
import { database, type Tx } from '$lib/server/db/client';
import * as accessRows from '$lib/server/repositories/access';
import * as audit from '$lib/server/repositories/audit';
import * as ratings from '$lib/server/repositories/ratings';
import { appendRatings } from '$lib/server/services/rating';

/** A cell as it stands after a save, or as it stood in the way of one. */
export interface SavedCell {
	/** Level in [0, 5], fractional where several raters differ; absent when not rated. */
	readonly level?: number;
	readonly method: 'single' | 'mean' | 'median';
	readonly raters: number;
	readonly confidence: Confidence;
	readonly ratedAt?: number;
	readonly hasNote: boolean;
	readonly hasEvidence: boolean;
	readonly selfLevel?: Level;
	readonly version: number;
	/** The level the editor's key holds, which is what an edit changes and an undo restores. */
	readonly own?: { readonly level: Level; readonly confidence: Confidence };
}

export type EditOutcome = {
	readonly member: string;
	readonly skill: string;
	readonly key: string;
} & (
	| { readonly kind: 'saved'; readonly cell: SavedCell }
	| {
			readonly kind: 'conflict';
			readonly cell: SavedCell;
			/** Who changed the cell, and when (ms UTC). */
			readonly by: string;
			readonly at: number;
	  }
	| { readonly kind: 'rejected'; readonly reason: Rejection }
);

const cellKey = (cell: ratings.Cell) => `${cell.member} ${cell.skill}`;

function savedCell(
	row: ratings.CurrentRow | undefined,
	held: readonly ratings.RaterRow[],
	email: string,
): SavedCell {
	const rater = raterKeyOf(held, email);
	const own = held.find((level) => level.rater === rater);
	return {
		level: row?.level,
		method: row?.method ?? 'single',
		raters: row?.raters ?? 0,
		confidence: row?.confidence ?? 'fairly_sure',
		ratedAt: row?.ratedAt,
		hasNote: row?.hasNote ?? false,
		hasEvidence: row?.hasEvidence ?? false,
		selfLevel: row?.selfLevel,
		version: row?.version ?? 0,
		...(own === undefined ? {} : { own: { level: own.level, confidence: own.confidence } }),
	};
}

function heldBy(rows: readonly ratings.RaterRow[]): Map<string, ratings.RaterRow[]> {
	const groups = new Map<string, ratings.RaterRow[]>();
	for (const row of rows) {
		const group = groups.get(cellKey(row));
		if (group === undefined) groups.set(cellKey(row), [row]);
		else group.push(row);
	}
	return groups;
}

/**
 * Saves a batch of edits in one transaction and answers for each in the order given: saved,
 * refused because the cell changed since the version the edit is based on, or rejected. One
 * refused edit does not hold up the others. An edit whose key was saved before and that says the
 * same is answered as saved and written no second time; of two edits of one cell in a batch the
 * second is a conflict.
 */
export async function saveRatings(
	access: TeamAccess,
	edits: readonly RatingEdit[],
	now: number,
): Promise<readonly EditOutcome[]> {
	if (edits.length === 0) return [];
	const { workspaceId } = access;
	const email = access.userEmail;
	return await database().inWorkspace(workspaceId, async (tx) => {
		const people = [...new Set(edits.map((edit) => edit.member))];
		// From here on these people's cells are this transaction's alone.
		const members = await ratings.findMembersForUpdate(tx, workspaceId, people, access.team.id);
		const framework = await ratings.findFrameworkSkills(tx, workspaceId);
		const skills = new Set(framework?.skills);
		const cells = edits.filter((edit) => members.has(edit.member) && skills.has(edit.skill));
		const written = await ratings.listKeys(
			tx,
			workspaceId,
			edits.map((edit) => edit.key),
		);
		const byKey = new Map(written.map((row) => [row.key, row]));
		const before = new Map(
			(await ratings.listCurrent(tx, workspaceId, cells)).map((row) => [cellKey(row), row]),
		);
		const held = heldBy(await ratings.listRaterLevels(tx, workspaceId, cells));

		const withdrawn = await withdrawnTexts(tx, access, edits);

		const taken = new Set<string>();
		const decisions = edits.map((edit) => {
			const key = cellKey(edit);
			const earlier = byKey.get(edit.key);
			const decision = decideEdit(
				edit,
				{
					known: members.has(edit.member) && skills.has(edit.skill),
					version: before.get(key)?.version ?? 0,
					held: held.get(key) ?? [],
					written: earlier !== undefined && cellKey(earlier) === key ? earlier : undefined,
					withdrawn: withdrawn.get(key),
				},
				email,
			);
			if (decision.kind !== 'write') return decision;
			if (taken.has(key)) return { kind: 'conflict' } as const;
			taken.add(key);
			return decision;
		});

		const used = new Set(byKey.keys());
		const accepted = edits.flatMap((edit, i) => {
			const decision = decisions[i];
			if (decision?.kind !== 'write') return [];
			// A key names one event; another edit under it is written without.
			const key = used.has(edit.key) ? undefined : edit.key;
			used.add(edit.key);
			return [{ edit, event: decision.event, key }];
		});
		await appendRatings(
			tx,
			access,
			accepted.map(({ edit, event, key }) => entryOf(access, { ...edit, key }, event, now)),
			now,
		);
		const after = new Map(
			(await ratings.listCurrent(tx, workspaceId, cells)).map((row) => [cellKey(row), row]),
		);
		const heldAfter = heldBy(await ratings.listRaterLevels(tx, workspaceId, cells));
		if (accepted.length > 0) {
			const states = (of: ReadonlyMap<string, ratings.CurrentRow>) =>
				accepted.map(({ edit: { member, skill } }) => {
					const row = of.get(cellKey({ member, skill }));
					return { member, skill, level: row?.level ?? null, version: row?.version ?? 0 };
				});
			await audit.insert(tx, access, {
				action: 'rating.save',
				subjectType: 'team',
				subjectId: access.team.id,
				before: { cells: states(before) },
				after: { cells: states(after) },
			});
		}

		return edits.map((edit, i): EditOutcome => {
			const decision = decisions[i] ?? ({ kind: 'rejected', reason: 'unknown' } as const);
			const at = { member: edit.member, skill: edit.skill, key: edit.key };
			if (decision.kind === 'rejected') return { ...at, ...decision };
			const row = after.get(cellKey(edit));
			const cell = savedCell(row, heldAfter.get(cellKey(edit)) ?? [], email);
			if (decision.kind !== 'conflict') return { ...at, kind: 'saved', cell };
			return { ...at, kind: 'conflict', cell, by: row?.changedBy ?? '', at: row?.changedAt ?? now };
		});
	});
}

/** By cell, what the editor's key said before it was withdrawn, for the edits that restore it. */
async function withdrawnTexts(tx: Tx, access: TeamAccess, edits: readonly RatingEdit[]) {
	const cells = edits.filter((edit) => edit.restores);
	if (cells.length === 0) return new Map<string, never>();
	const said = await ratings.listLastRated(tx, access.workspaceId, cells, [
		MANAGERS_KEY,
		access.userEmail,
	]);
	return new Map(said.map((row) => [cellKey(row), row]));
}

function entryOf(
	access: TeamAccess,
	edit: ratings.Cell & { readonly key?: string },
	event: EditEvent,
	now: number,
) {
	return {
		...event,
		member: edit.member,
		skill: edit.skill,
		source: 'manager',
		raterName: access.userName,
		ratedAt: now,
		key: edit.key,
	} as const;
}

/** What the drawer shows of one cell. */
export interface CellDetails {
	readonly cell: SavedCell;
	/** What the editor's own key says, which the drawer edits. */
	readonly note: string;
	readonly evidence: string;
	readonly tags: readonly string[];
	/** The level that stands for each rater, newest first, self-ratings among them. */
	readonly raters: readonly (HeldLevel & { readonly name: string; readonly ratedAt: number })[];
	/** The newest events, newest first, at most twelve. */
	readonly events: readonly {
		readonly id: string;
		readonly kind: EventKind;
		readonly level?: Level;
		readonly source: Source;
		readonly name: string;
		readonly confidence: Confidence;
		readonly note: string;
		readonly evidence: string;
		readonly ratedAt: number;
	}[];
}

const nameOf = (row: { rater: string; raterName: string }) =>
	row.raterName || (row.rater === MANAGERS_KEY ? 'Manager' : row.rater);

/** Everything about one cell; `undefined` when the person is not in the team. */
export async function cellDetails(
	access: TeamAccess,
	memberSlug: string,
	skill: string,
): Promise<CellDetails | undefined> {
	return await database().inWorkspace(access.workspaceId, async (tx) => {
		const member = (await accessRows.findMember(tx, access.workspaceId, access.team.id, memberSlug))
			?.id;
		if (member === undefined) return undefined;
		const cell = { member, skill };
		const [row] = await ratings.listCurrent(tx, access.workspaceId, [cell]);
		const held = await ratings.listRaterLevels(tx, access.workspaceId, [cell]);
		const events = await ratings.listCellEvents(tx, access.workspaceId, cell, 12);
		const own = held.find((level) => level.rater === raterKeyOf(held, access.userEmail));
		return {
			cell: savedCell(row, held, access.userEmail),
			note: own?.note ?? '',
			evidence: own?.evidence ?? '',
			tags: own?.tags ?? [],
			raters: held.map((level) => ({
				rater: level.rater,
				name: nameOf(level),
				source: level.source,
				level: level.level,
				confidence: level.confidence,
				note: level.note,
				evidence: level.evidence,
				tags: level.tags,
				ratedAt: level.ratedAt,
			})),
			events: events.map((event) => ({
				id: event.id,
				kind: event.kind,
				level: event.level,
				source: event.source,
				name: nameOf(event),
				confidence: event.confidence,
				note: event.note,
				evidence: event.evidence,
				ratedAt: event.ratedAt,
			})),
		};
	});
}

/** The editor's own standing levels in the whole team, as `member skill` -> level and confidence. */
export async function ownLevels(
	access: TeamAccess,
): Promise<ReadonlyMap<string, { level: Level; confidence: Confidence }>> {
	return await database().inWorkspace(access.workspaceId, async (tx) => {
		const rows = await ratings.listOwnLevels(tx, access.workspaceId, access.team.id, [
			MANAGERS_KEY,
			access.userEmail,
		]);
		const own = new Map<string, { level: Level; confidence: Confidence }>();
		for (const row of rows) {
			// The own key, where a cell has it, goes before the shared one, as in a save.
			if (row.rater !== MANAGERS_KEY || !own.has(cellKey(row))) {
				own.set(cellKey(row), { level: row.level, confidence: row.confidence });
			}
		}
		return own;
	});
}

/** One skill of the plain form: the cell and the editor's own texts. */
export interface PersonSkill {
	readonly cell: SavedCell;
	readonly note: string;
	readonly evidence: string;
}

/** Every given skill of one person for the plain form; `undefined` when the person is not here. */
export async function personSkills(
	access: TeamAccess,
	memberSlug: string,
	skills: readonly string[],
): Promise<Readonly<Record<string, PersonSkill>> | undefined> {
	return await database().inWorkspace(access.workspaceId, async (tx) => {
		const member = (await accessRows.findMember(tx, access.workspaceId, access.team.id, memberSlug))
			?.id;
		if (member === undefined) return undefined;
		const cells = skills.map((skill) => ({ member, skill }));
		const rows = await ratings.listCurrent(tx, access.workspaceId, cells);
		const held = heldBy(await ratings.listRaterLevels(tx, access.workspaceId, cells));
		return Object.fromEntries(
			cells.map((cell) => {
				const levels = held.get(cellKey(cell)) ?? [];
				const own = levels.find((level) => level.rater === raterKeyOf(levels, access.userEmail));
				const row = rows.find((one) => one.skill === cell.skill);
				return [
					cell.skill,
					{
						cell: savedCell(row, levels, access.userEmail),
						note: own?.note ?? '',
						evidence: own?.evidence ?? '',
					},
				];
			}),
		);
	});
}
