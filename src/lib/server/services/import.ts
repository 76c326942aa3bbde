/** Importing a file: look at what it would do, do it in one transaction, take it back. */
import { createHash } from 'node:crypto';
import type { TeamAccess } from '$lib/domain/access';
import { defaultFramework } from '$lib/domain/default-framework';
import { freeSlug } from '$lib/domain/fold';
import type { Framework } from '$lib/domain/framework';
import {
	detectLayout,
	isTarget,
	layoutAt,
	layoutFault,
	layoutKey,
	withTargets,
	type Layout,
} from '$lib/domain/intake/columns';
import { previewSteps } from '$lib/domain/intake/intake';
import { mentionedIn } from '$lib/domain/intake/person-match';
import { writesAnything, type Preview } from '$lib/domain/intake/preview';
import { sizeFault, type RawTable } from '$lib/domain/intake/table';
import { csvSteps } from '$lib/schemas/csv';
import type { ImportForm } from '$lib/schemas/import';
import { ROWS_A_STEP } from '$lib/domain/steps';
import { database, type Tx } from '$lib/server/db/client';
import * as audit from '$lib/server/repositories/audit';
import * as imports from '$lib/server/repositories/imports';
import * as members from '$lib/server/repositories/members';
import * as teamReads from '$lib/server/repositories/team-reads';
import * as teams from '$lib/server/repositories/teams';
import * as workspaces from '$lib/server/repositories/workspaces';
import { breaks, withBreaks } from '$lib/server/services/breaks';
import { digestOf } from '$lib/server/services/import-digest';
import { fieldsOf, type ImportSummary, type Trace } from '$lib/server/services/import-record';
import { intakeContext } from '$lib/server/services/known-people';
import { appendRatings, type RatingEntry } from '$lib/server/services/rating';
import { Recent } from '$lib/server/services/recent';

/** An import writes much at once: it may take longer than a page, ms. */
const DEADLINE = { deadline: 60_000 };

/** A file as it was sent, with the choices made for it so far. */
export interface ImportRequest {
	readonly fileName: string;
	/** The text, with one kind of line end: what the hash is taken of. */
	readonly text: string;
	readonly table: RawTable;
	/** Index of the header's record, -1 for none; absent: found by its words. */
	readonly headerRow?: number | undefined;
	/** What each column holds, as a form sent it; absent: found by the header's words. */
	readonly targets?: readonly string[] | undefined;
}

/** A form's file taken apart into rows. */
export async function importRequest(form: ImportForm): Promise<ImportRequest> {
	const { fileName, text, delimiter, headerRow, targets } = form;
	const table = await withBreaks(csvSteps(text, delimiter));
	return { fileName, text, headerRow, targets, table };
}

export type Reading =
	| { readonly kind: 'refused'; readonly reason: string }
	| {
			readonly kind: 'columns' | 'check';
			readonly framework: Framework;
			readonly layout: Layout;
			/** The choice of columns comes from an earlier file with these headers. */
			readonly remembered: boolean;
			/** What is missing before the file can be read. */
			readonly fault?: string;
			readonly preview: Preview;
			/** Stands for exactly what a confirmation would write. */
			readonly digest: string;
	  };

/**
 * Reads a file against the team as it is; writes nothing. `columns` when the file asks for a
 * choice (a column that is not recognised, no header), `check` when it needs none.
 */
export async function readImport(
	access: TeamAccess,
	request: ImportRequest,
	now: number,
): Promise<Reading> {
	const fault = sizeFault(request.table);
	if (fault !== undefined) return { kind: 'refused', reason: fault };
	return database().inWorkspace(
		access.workspaceId,
		(tx) => read(tx, access, request, now),
		DEADLINE,
	);
}

type Read = Exclude<Reading, { kind: 'refused' }>;

/** The newest readings: a file that was just looked at is confirmed without reading it again. */
const readings = new Recent(2);

/**
 * Reads the file, or takes the reading of the same file and choices by the same person while the
 * workspace is unchanged. The version is read first, so a reading is never older than its key.
 */
async function read(
	tx: Tx,
	access: TeamAccess,
	request: ImportRequest,
	now: number,
): Promise<Read> {
	const { workspaceId, team, userEmail, teamIds } = access;
	const version = await workspaces.findVersion(tx, workspaceId);
	const file = Buffer.from(hashOf(request.text)).toString('hex');
	const { headerRow, targets, table } = request;
	const day = new Date(now).toISOString().slice(0, 10);
	const choices = [table.delimiter, headerRow, targets];
	const key = [workspaceId, version, team.id, userEmail, teamIds, day, file, ...choices];
	return readings.get(JSON.stringify(key), () => readAnew(tx, access, request, now));
}

async function readAnew(
	tx: Tx,
	access: TeamAccess,
	request: ImportRequest,
	now: number,
): Promise<Read> {
	const { table } = request;
	const framework = (await teamReads.getFramework(tx, access.workspaceId)) ?? defaultFramework;
	const found =
		request.headerRow === undefined
			? detectLayout(table, framework)
			: layoutAt(
					table,
					framework,
					Math.max(-1, Math.min(request.headerRow, table.rows.length - 1)),
				);
	const remembered = request.targets
		? undefined
		: await imports.findTargets(tx, access.workspaceId, layoutKey(found));
	const targets = (request.targets ?? remembered)?.map((target) =>
		isTarget(framework, target) ? target : 'ignore',
	);
	const layout = targets ? withTargets(found, targets) : found;
	const missing = layoutFault(layout);
	const mentioned = await withBreaks(mentionedIn(table, layout));
	const context = await intakeContext(tx, access, mentioned, now);
	const preview = await withBreaks(previewSteps(table, layout, framework, context));
	const open = layout.headerRow < 0 || layout.columns.some((column) => column.target === 'ignore');
	const ask = missing !== undefined || (targets === undefined && open);
	return {
		kind: ask ? 'columns' : 'check',
		framework,
		layout,
		remembered: remembered !== undefined,
		...(missing === undefined ? {} : { fault: missing }),
		preview,
		digest: await digestOf(preview),
	};
}

function hashOf(text: string): Uint8Array {
	return createHash('sha256').update(text).digest();
}

export type ImportOutcome =
	| { readonly kind: 'done' | 'already'; readonly id: string }
	/** The team changed between looking and confirming: look again, nothing was written. */
	| { readonly kind: 'moved'; readonly reading: Reading }
	| { readonly kind: 'nothing' }
	| { readonly kind: 'refused'; readonly reason: string };

/**
 * Writes what the digest stands for, all of it or nothing. The same confirmation sent twice
 * answers with the first import; a team that has changed since gives `moved`. `now` is ms UTC.
 */
export async function confirmImport(
	access: TeamAccess,
	request: ImportRequest,
	digest: string,
	now: number,
): Promise<ImportOutcome> {
	const fault = sizeFault(request.table);
	if (fault !== undefined) return { kind: 'refused', reason: fault };
	const hash = hashOf(request.text);
	return database().inWorkspace(
		access.workspaceId,
		async (tx): Promise<ImportOutcome> => {
			await teams.lock(tx, access.workspaceId, access.team.id);
			// Names and addresses are looked up before people are made, here as on the page of a team.
			await teams.lock(tx, access.workspaceId, 'people');
			// Nobody rates these people between this reading of them and its writing.
			await members.lockTeam(tx, access.workspaceId, access.team.id);
			const same = await imports.findSame(tx, access.workspaceId, access.team.id, hash, digest);
			if (same) return { kind: 'already', id: same.id };
			const reading = await read(tx, access, request, now);
			if (reading.fault !== undefined || reading.digest !== digest)
				return { kind: 'moved', reading };
			if (!writesAnything(reading.preview)) return { kind: 'nothing' };
			return { kind: 'done', id: await write(tx, access, request, reading, hash, now) };
		},
		DEADLINE,
	);
}

async function write(
	tx: Tx,
	access: TeamAccess,
	request: ImportRequest,
	reading: Exclude<Reading, { kind: 'refused' }>,
	hash: Uint8Array,
	now: number,
): Promise<string> {
	const { workspaceId, team } = access;
	const { writes, counts } = reading.preview;
	const ids = new Map<string, string>();
	const slugs = new Set(await members.listSlugs(tx, workspaceId));
	const added = writes.people.map((person): members.NewMember => {
		const slug = freeSlug(person.name, 'person', slugs);
		slugs.add(slug);
		const id = crypto.randomUUID();
		ids.set(person.key, id);
		return {
			id,
			slug,
			name: person.name,
			email: person.email,
			title: person.title ?? '',
			role: person.role,
			startedOn: person.startedOn,
			share: person.share ?? 1,
			demo: team.demo,
		};
	});
	const emails = [...writes.people, ...writes.updates.map(({ fields }) => fields)].flatMap(
		({ email }) => email ?? [],
	);
	if (!team.demo) await members.releaseDemoEmails(tx, workspaceId, emails);
	await members.insert(tx, workspaceId, team.id, added);
	const trace: Trace = {
		created: added.map((person) => person.id),
		joined: writes.updates.filter((update) => update.joins).map((update) => update.id),
		updated: await updatePeople(tx, access, reading.preview),
	};
	const summary: ImportSummary = {
		counts,
		layout: layoutKey(reading.layout),
		targets: reading.layout.columns.map((column) => column.target),
		digest: reading.digest,
		trace,
	};
	const id = crypto.randomUUID();
	await imports.insert(tx, workspaceId, {
		id,
		teamId: team.id,
		fileName: request.fileName,
		fileHash: hash,
		summary,
		createdBy: access.userId,
		at: new Date(now),
	});
	const entries: RatingEntry[] = [];
	const pause = breaks();
	for (const rating of writes.ratings) {
		entries.push({
			member: ids.get(rating.person) ?? rating.person,
			skill: rating.skill,
			level: rating.level,
			source: rating.source,
			rater: rating.rater,
			raterName: rating.raterName ?? (rating.source === 'self' ? '' : access.userName),
			confidence: rating.confidence,
			note: rating.note,
			evidence: rating.evidence,
			tags: rating.tags,
			ratedAt: rating.ratedAt ?? now,
			importId: id,
		});
		if (entries.length % ROWS_A_STEP === 0) await pause();
	}
	await appendRatings(tx, access, entries, now, new Set(trace.created));
	await audit.insert(tx, access, {
		action: 'import.confirm',
		subjectType: 'import',
		subjectId: id,
		after: { team: team.name, file: request.fileName, counts: { ...counts } },
	});
	return id;
}

async function updatePeople(
	tx: Tx,
	access: TeamAccess,
	preview: Preview,
): Promise<Trace['updated']> {
	if (preview.writes.updates.length === 0) return [];
	const { workspaceId, team } = access;
	const rows = await members.list(tx, workspaceId);
	const known = new Map(rows.map((row) => [row.id, row]));
	const updated: Trace['updated'][number][] = [];
	for (const { id, fields, joins } of preview.writes.updates) {
		const row = known.get(id);
		if (row === undefined) continue;
		const before = fieldsOf(row);
		const { share, ...changes } = fields;
		// Another share is a change of the person too: a form that is open elsewhere must not undo it.
		const changed =
			(share !== undefined && !joins) ||
			Object.values(changes).some((value) => value !== undefined);
		if (changed) {
			await members.update(tx, workspaceId, id, {
				...before,
				...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
			});
		}
		if (joins || share !== undefined) {
			await members.updateShare(tx, workspaceId, team.id, id, share ?? 1);
		}
		if (!changed) continue;
		const earlier = row.teams.find((one) => one.id === team.id)?.share;
		updated.push({
			id,
			version: row.version + (changed ? 1 : 0),
			before,
			...(share !== undefined && earlier !== undefined
				? { share: { before: earlier, after: share } }
				: {}),
		});
	}
	return updated;
}
