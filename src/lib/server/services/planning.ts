/** Use cases of the hire planner: look at a draft, ask for the cheapest plan, keep scenarios. */
import { randomUUID } from 'node:crypto';
import type { TeamAccess } from '$lib/domain/access';
import type { Change } from '$lib/domain/planning/scenario';
import type { ScenarioBasis } from '$lib/domain/planning/stale';
import { database, type Tx } from '$lib/server/db/client';
import * as audit from '$lib/server/repositories/audit';
import * as scenarios from '$lib/server/repositories/scenarios';
import { changeToken, joiningSlugs, readToken } from '$lib/schemas/change-token';
import {
	MAX_CHANGES,
	readStoredBasis,
	readStoredChanges,
	type ChangeContext,
} from '$lib/schemas/scenario';
import { elsewhere } from './elsewhere';
import { openSettings } from './planning-settings';
import { planningBase, type PlanningBase } from './planning-view';
import { currentBasis } from './scenario-basis';
import { isScenarioId } from './scenario-id';
import { teamSnapshot } from './team-snapshot';

/** A stored scenario as its list shows it. */
export interface ScenarioItem {
	readonly id: string;
	readonly name: string;
	readonly changes: number;
	/** ms UTC. */
	readonly updatedAt: number;
	readonly archived: boolean;
}

/** A stored scenario, before the people it names are known. */
export interface StoredScenario extends ScenarioItem {
	readonly version: number;
	readonly stored: readonly Change[];
	/** The team it was planned for; absent for one that was stored without. */
	readonly basis?: ScenarioBasis;
}

export interface OpenScenario extends ScenarioItem {
	readonly version: number;
	readonly tokens: readonly string[];
	/** Changes of people who are not in the team any more, or not seen; they have no effect. */
	readonly lost: number;
}

/** What planning needs beside the team itself. */
export interface PlanningNeeds {
	/** Tokens of a draft, which may bring people of other teams in. */
	readonly tokens?: readonly string[];
	/** Slugs of further people of other teams. */
	readonly people?: readonly string[];
	/** Changes of stored scenarios, which may do the same. */
	readonly stored?: readonly Change[];
	/** Whether to list everybody of other teams who may come. */
	readonly choices?: boolean;
}

/** The team ready for planning. `now` is ms UTC. */
export async function openPlanning(
	access: TeamAccess,
	now: number,
	{ tokens = [], people: further = [], stored = [], choices = false }: PlanningNeeds = {},
): Promise<PlanningBase> {
	const { settings } = await openSettings(access, now);
	const snapshot = await teamSnapshot(access, now);
	const people = [...joiningSlugs(tokens), ...stored.flatMap(joiningId), ...further];
	return planningBase(snapshot, settings, await elsewhere(access, now, { people, choices }));
}

const joiningId = (change: Change) => (change.kind === 'join' ? [change.member] : []);

/** Reads the changes of an address; unreadable tokens are counted, not kept. */
export function readDraft(
	tokens: readonly string[],
	context: ChangeContext,
): { readonly changes: readonly Change[]; readonly unread: number } {
	const changes = tokens
		.slice(0, MAX_CHANGES)
		.map((token) => readToken(token, context))
		.filter((change) => change !== undefined);
	return { changes, unread: tokens.length - changes.length };
}

/** The scenarios of a team, oldest first: those in use, or the archived ones. */
export async function listScenarios(
	access: TeamAccess,
	{ archived = false }: { readonly archived?: boolean } = {},
): Promise<ScenarioItem[]> {
	return database().inWorkspace(access.workspaceId, async (tx) => {
		const rows = await scenarios.list(tx, access.workspaceId, access.team.id);
		return rows.map(item).filter((one) => one.archived === archived);
	});
}

/** One scenario as it is stored, or `undefined` when the team has none of that id. */
export async function storedScenario(
	access: TeamAccess,
	id: string,
): Promise<StoredScenario | undefined> {
	if (!isScenarioId(id)) return undefined;
	return database().inWorkspace(access.workspaceId, async (tx) => {
		const row = await scenarios.find(tx, access.workspaceId, access.team.id, id);
		return (
			row && {
				...item(row),
				version: row.version,
				stored: readStoredChanges(row.changes),
				basis: readStoredBasis(row.basis),
			}
		);
	});
}

/** A stored scenario with its changes as tokens, now that the people it names are known. */
export function openScenario(
	{ stored, basis: _, ...scenario }: StoredScenario,
	context: ChangeContext,
): OpenScenario {
	const tokens = stored.flatMap((change) => changeToken(change, context) ?? []);
	return { ...scenario, tokens, lost: stored.length - tokens.length };
}

/** One scenario for a context that knows whom it names; `undefined` when the team has none. */
export async function findScenario(
	access: TeamAccess,
	id: string,
	context: ChangeContext,
): Promise<OpenScenario | undefined> {
	const stored = await storedScenario(access, id);
	return stored && openScenario(stored, context);
}

/** Keeps a draft under a name; returns the new scenario's id. */
export async function createScenario(
	access: TeamAccess,
	name: string,
	changes: readonly Change[],
): Promise<string> {
	return database().inWorkspace(access.workspaceId, async (tx) =>
		create(tx, access, { name, changes, basis: await currentBasis(tx, access) }),
	);
}

/** Another scenario with the same changes, named after the first. */
export async function duplicateScenario(
	access: TeamAccess,
	id: string,
): Promise<string | undefined> {
	if (!isScenarioId(id)) return undefined;
	return database().inWorkspace(access.workspaceId, async (tx) => {
		const row = await scenarios.find(tx, access.workspaceId, access.team.id, id);
		if (!row) return undefined;
		const name = `${row.name.slice(0, 113).toWellFormed()}, copy`;
		const changes = readStoredChanges(row.changes);
		const basis = readStoredBasis(row.basis) ?? (await currentBasis(tx, access));
		return create(tx, access, { name, changes, basis });
	});
}

export type SaveOutcome =
	| { readonly kind: 'saved'; readonly version: number }
	| { readonly kind: 'missing' }
	/** Somebody else saved in between; nothing was written. */
	| { readonly kind: 'conflict'; readonly name: string; readonly updatedAt: number };

/** Writes name and changes of a scenario that still has the version the draft was based on. */
export async function saveScenario(
	access: TeamAccess,
	scenario: {
		readonly id: string;
		readonly version: number;
		readonly name?: string;
		readonly changes?: readonly Change[];
	},
): Promise<SaveOutcome> {
	if (!isScenarioId(scenario.id)) return { kind: 'missing' };
	return database().inWorkspace(access.workspaceId, async (tx) => {
		const { workspaceId, team } = access;
		const before = await scenarios.find(tx, workspaceId, team.id, scenario.id);
		if (!before) return { kind: 'missing' };
		const name = scenario.name ?? before.name;
		const version = await scenarios.update(tx, {
			workspaceId,
			teamId: team.id,
			id: scenario.id,
			name,
			changes: scenario.changes ? storedChanges(scenario.changes) : before.changes,
			basis: before.basis ?? (await currentBasis(tx, access)),
			version: scenario.version,
		});
		if (version === undefined)
			return { kind: 'conflict', name: before.name, updatedAt: before.updatedAt };
		await audit.insert(tx, access, {
			action: 'scenario.update',
			subjectType: 'scenario',
			subjectId: scenario.id,
			before: { name: before.name, changes: readStoredChanges(before.changes).length },
			after: { name, changes: (scenario.changes ?? readStoredChanges(before.changes)).length },
		});
		return { kind: 'saved', version };
	});
}

export interface RemovedScenario {
	readonly name: string;
	/** What `createScenario` needs to bring it back. */
	readonly tokens: readonly string[];
}

/** Deletes an archived scenario and returns what brings it back; `undefined` without one. */
export async function removeScenario(
	access: TeamAccess,
	id: string,
	context: ChangeContext,
): Promise<RemovedScenario | undefined> {
	if (!isScenarioId(id)) return undefined;
	return database().inWorkspace(access.workspaceId, async (tx) => {
		const gone = await scenarios.remove(tx, access.workspaceId, access.team.id, id);
		if (!gone) return undefined;
		const changes = readStoredChanges(gone.changes);
		await audit.insert(tx, access, {
			action: 'scenario.delete',
			subjectType: 'scenario',
			subjectId: id,
			before: { name: gone.name, changes: changes.length },
		});
		return {
			name: gone.name,
			tokens: changes.flatMap((change) => changeToken(change, context) ?? []),
		};
	});
}

async function create(
	tx: Tx,
	access: TeamAccess,
	{
		name,
		changes,
		basis,
	}: {
		readonly name: string;
		readonly changes: readonly Change[];
		readonly basis: ScenarioBasis;
	},
): Promise<string> {
	const id = randomUUID();
	await scenarios.insert(tx, {
		workspaceId: access.workspaceId,
		teamId: access.team.id,
		id,
		name,
		changes: storedChanges(changes),
		basis,
		createdBy: access.userId,
	});
	await audit.insert(tx, access, {
		action: 'scenario.create',
		subjectType: 'scenario',
		subjectId: id,
		after: { name, changes: changes.length },
	});
	return id;
}

/** Changes as they are stored: who comes from another team is read anew with each reader's rights. */
function storedChanges(changes: readonly Change[]): Change[] {
	return changes.map((change) =>
		change.kind === 'join' ? { ...change, name: '', ratings: {} } : change,
	);
}

function item(row: scenarios.ScenarioRow): ScenarioItem {
	const { id, name, updatedAt, archivedAt } = row;
	const changes = readStoredChanges(row.changes).length;
	return { id, name, updatedAt, changes, archived: archivedAt !== undefined };
}
