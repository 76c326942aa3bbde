/** What a workspace plans with: reading it for planning pages, and changing it part by part. */
import type { WorkspaceAccess } from '$lib/domain/access';
import { defaultFramework } from '$lib/domain/default-framework';
import type { Framework } from '$lib/domain/framework';
import {
	copyArchetype,
	dropArchetype,
	putArchetype,
	type ArchetypeEdit,
} from '$lib/domain/planning/archetype-list';
import type { Archetype, ArchetypeId } from '$lib/domain/planning/archetypes';
import type { PlanningSettings } from '$lib/domain/planning/settings';
import {
	planningSettings,
	readStoredSettings,
	type StoredSettings,
} from '$lib/schemas/planning-settings';
import { database, type Tx } from '$lib/server/db/client';
import * as audit from '$lib/server/repositories/audit';
import * as settingsRows from '$lib/server/repositories/planning-settings';
import * as teamReads from '$lib/server/repositories/team-reads';
import { whileUnchanged } from './recent';

/** The settings in force, with what an edit of them is based on. */
export interface OpenSettings {
	readonly settings: PlanningSettings;
	readonly framework: Framework;
	/** 0 while nothing was ever saved. */
	readonly version: number;
	/** Which parts differ from the defaults. */
	readonly edited: { readonly numbers: boolean; readonly archetypes: boolean };
	/** Who saved last, and when, ms UTC. */
	readonly saved?: { readonly by: string | undefined; readonly at: number };
}

/** Reads the settings of a workspace; the defaults while it has stored none. `now` is ms UTC. */
export async function openSettings(access: WorkspaceAccess, now: number): Promise<OpenSettings> {
	return whileUnchanged(access, now, ['planning-settings'], () =>
		database().inWorkspace(access.workspaceId, (tx) => read(tx, access.workspaceId)),
	);
}

async function read(
	tx: Tx,
	workspaceId: string,
): Promise<OpenSettings & { readonly stored: StoredSettings }> {
	const framework = (await teamReads.getFramework(tx, workspaceId)) ?? defaultFramework;
	const row = await settingsRows.find(tx, workspaceId);
	const stored = readStoredSettings(row?.definition);
	const { archetypes, ...numbers } = stored;
	return {
		stored,
		settings: planningSettings(stored, framework),
		framework,
		version: row?.version ?? 0,
		edited: {
			numbers: Object.keys(numbers).length > 0,
			archetypes: archetypes !== undefined,
		},
		saved: row && { by: row.updatedBy, at: row.updatedAt },
	};
}

export type SettingsOutcome =
	| { readonly kind: 'saved'; readonly version: number; readonly id?: ArchetypeId }
	/** Somebody else saved in between; nothing was written. */
	| { readonly kind: 'conflict'; readonly by: string | undefined; readonly at: number }
	| Exclude<ArchetypeEdit, { kind: 'changed' }>;

type Numbers = Omit<StoredSettings, 'archetypes'>;

/** Writes currency, growth, ramp, mix, moves and horizon. `version` is the one the person saw. */
export async function saveNumbers(
	access: WorkspaceAccess,
	numbers: Numbers,
	version: number,
): Promise<SettingsOutcome> {
	return write(access, version, ({ stored, settings }) => ({
		stored: { ...stored, ...numbers },
		action: 'planning.numbers',
		before: bare(settings),
		after: { ...numbers },
	}));
}

/** Adds a kind of hire, or writes over the one with the id. */
export async function saveArchetype(
	access: WorkspaceAccess,
	given: Pick<Archetype, 'label' | 'ratings' | 'cost' | 'leadMonths'>,
	{ id, version }: { readonly id: ArchetypeId | undefined; readonly version: number },
): Promise<SettingsOutcome> {
	return editArchetypes(
		access,
		version,
		id === undefined ? 'planning.archetype-add' : 'planning.archetype-edit',
		(list) => putArchetype(list, given, id),
	);
}

/** Adds a copy of a kind of hire right after it. */
export async function duplicateArchetype(
	access: WorkspaceAccess,
	id: ArchetypeId,
	version: number,
): Promise<SettingsOutcome> {
	return editArchetypes(access, version, 'planning.archetype-add', (list) =>
		copyArchetype(list, id),
	);
}

/** Takes a kind of hire out; the last one stays. Stored scenarios keep their hires as they are. */
export async function removeArchetype(
	access: WorkspaceAccess,
	id: ArchetypeId,
	version: number,
): Promise<SettingsOutcome> {
	return editArchetypes(access, version, 'planning.archetype-remove', (list) =>
		dropArchetype(list, id),
	);
}

/** Puts the numbers, or the kinds of hire, back to the defaults. */
export async function resetSettings(
	access: WorkspaceAccess,
	part: 'numbers' | 'archetypes',
	version: number,
): Promise<SettingsOutcome> {
	return write(access, version, ({ stored, settings }) => {
		const { archetypes, ...numbers } = stored;
		return {
			stored: part === 'numbers' ? { archetypes } : numbers,
			action: 'planning.reset',
			before: part === 'numbers' ? bare(settings) : { archetypes: settings.archetypes.length },
			after: { part },
		};
	});
}

interface Written {
	readonly stored: StoredSettings;
	readonly action: string;
	readonly before: audit.JsonValue;
	readonly after: audit.JsonValue;
	readonly id?: ArchetypeId;
}

async function write(
	access: WorkspaceAccess,
	version: number,
	change: (
		open: Awaited<ReturnType<typeof read>>,
	) => Written | Exclude<ArchetypeEdit, { kind: 'changed' }>,
): Promise<SettingsOutcome> {
	return database().inWorkspace<SettingsOutcome>(access.workspaceId, async (tx) => {
		const { workspaceId, userId } = access;
		const open = await read(tx, workspaceId);
		const conflict = (row: OpenSettings['saved']): SettingsOutcome => ({
			kind: 'conflict',
			by: row?.by,
			at: row?.at ?? 0,
		});
		if (open.version !== version) return conflict(open.saved);
		const next = change(open);
		if ('kind' in next) return next;
		const written = await settingsRows.update(tx, workspaceId, {
			definition: next.stored,
			version,
			updatedBy: userId,
		});
		if (written === undefined) return conflict((await read(tx, workspaceId)).saved);
		await audit.insert(tx, access, {
			action: next.action,
			subjectType: 'workspace',
			subjectId: workspaceId,
			before: next.before,
			after: next.after,
		});
		return { kind: 'saved', version: written, id: next.id };
	});
}

function editArchetypes(
	access: WorkspaceAccess,
	version: number,
	action: string,
	edit: (list: readonly Archetype[]) => ArchetypeEdit,
): Promise<SettingsOutcome> {
	return write(access, version, ({ stored, settings }) => {
		const outcome = edit(settings.archetypes);
		if (outcome.kind !== 'changed') return outcome;
		const named = (list: readonly Archetype[]) => list.find(({ id }) => id === outcome.id);
		return {
			stored: { ...stored, archetypes: outcome.archetypes.map(kept) },
			action,
			before: record(named(settings.archetypes)),
			after: record(named(outcome.archetypes)),
			id: outcome.id,
		};
	});
}

/** What of a kind of hire is stored: its words are made from its label. */
function kept({ id, label, ratings, cost, leadMonths }: Archetype) {
	const levels = Object.entries(ratings).flatMap(([skill, level]): [string, number][] =>
		level === undefined ? [] : [[skill, level]],
	);
	return { id, label, ratings: Object.fromEntries(levels), cost, leadMonths };
}

function record(archetype: Archetype | undefined): audit.JsonValue {
	return archetype && kept(archetype);
}

function bare(settings: PlanningSettings): audit.JsonValue {
	const { currency, growthPerMonth, growthMonths, rampMonths, mix, horizonMonths } = settings;
	const { moveCost, moveMonths } = settings;
	const moves = { moveCost, moveMonths };
	return {
		currency,
		growthPerMonth,
		growthMonths,
		rampMonths,
		mix: mix ?? null,
		...moves,
		horizonMonths,
	};
}
