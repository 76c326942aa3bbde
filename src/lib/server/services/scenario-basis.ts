/** The team that a scenario stands on: what has moved since, and a new basis for an old plan. */
import type { TeamAccess } from '$lib/domain/access';
import { defaultFramework } from '$lib/domain/default-framework';
import { movedSince, movedTexts, basisOf, type ScenarioBasis } from '$lib/domain/planning/stale';
import { shortNames } from '$lib/domain/team';
import { readStoredBasis, readStoredChanges } from '$lib/schemas/scenario';
import { database, type Tx } from '$lib/server/db/client';
import * as audit from '$lib/server/repositories/audit';
import * as elsewhereRows from '$lib/server/repositories/elsewhere';
import * as scenarios from '$lib/server/repositories/scenarios';
import * as teamReads from '$lib/server/repositories/team-reads';
import { isScenarioId } from './scenario-id';

/** The team as it is now, as the basis of a scenario that is written in the same transaction. */
export async function currentBasis(tx: Tx, access: TeamAccess): Promise<ScenarioBasis> {
	const { workspaceId, team } = access;
	const people = await teamReads.listPeople(tx, workspaceId, team.id);
	const requirements = await teamReads.listRequirements(tx, workspaceId, team.id);
	return basisOf(people, requirements);
}

/**
 * What has moved since a scenario was planned, as texts: "Dana's Statistics 3 → 4", "Emre left".
 * Empty for one that is fresh, or was stored without a basis.
 */
export async function movedText(
	access: TeamAccess,
	basis: ScenarioBasis | undefined,
): Promise<string[]> {
	if (!basis) return [];
	return database().inWorkspace(access.workspaceId, (tx) => moved(tx, access, basis));
}

async function moved(tx: Tx, access: TeamAccess, basis: ScenarioBasis): Promise<string[]> {
	const { workspaceId, team } = access;
	const framework = (await teamReads.getFramework(tx, workspaceId)) ?? defaultFramework;
	const people = await teamReads.listPeople(tx, workspaceId, team.id);
	const requirements = await teamReads.listRequirements(tx, workspaceId, team.id);
	const list = movedSince(basis, basisOf(people, requirements), framework.skills);
	if (list.length === 0) return [];
	const left = list.flatMap((one) => (one.kind === 'left' ? [one.member] : []));
	const names = [
		...people.map(({ id, name }): [string, string] => [id, name]),
		...(await elsewhereRows.listNames(tx, workspaceId, left)),
	];
	const shorts = shortNames(names.map(([, name]) => name));
	const short = new Map(names.map(([id, name], i) => [id, shorts[i] ?? name]));
	return movedTexts(list, { framework, names: short });
}

export type RebaseOutcome =
	| { readonly kind: 'rebased'; readonly moved: readonly string[] }
	| { readonly kind: 'missing' }
	/** Somebody else saved in between; nothing was written. */
	| { readonly kind: 'conflict'; readonly name: string; readonly updatedAt: number };

/** Puts a scenario on the team as it is now, if it still has the version that was looked at. */
export async function rebaseScenario(
	access: TeamAccess,
	id: string,
	version: number,
): Promise<RebaseOutcome> {
	if (!isScenarioId(id)) return { kind: 'missing' };
	return database().inWorkspace<RebaseOutcome>(access.workspaceId, async (tx) => {
		const { workspaceId, team } = access;
		const before = await scenarios.find(tx, workspaceId, team.id, id);
		if (!before) return { kind: 'missing' };
		const old = readStoredBasis(before.basis);
		const texts = old ? await moved(tx, access, old) : [];
		const { name, changes } = before;
		const basis = await currentBasis(tx, access);
		const written = await scenarios.update(tx, {
			workspaceId,
			teamId: team.id,
			id,
			name,
			changes,
			basis,
			version,
		});
		if (written === undefined) return { kind: 'conflict', name, updatedAt: before.updatedAt };
		await audit.insert(tx, access, {
			action: 'scenario.rebase',
			subjectType: 'scenario',
			subjectId: id,
			before: { name },
			after: { name, changes: readStoredChanges(changes).length, moved: texts.length },
		});
		return { kind: 'rebased', moved: texts };
	});
}

/** Puts a scenario away, or takes it back; `undefined` when there is none in the other state. */
export async function archiveScenario(
	access: TeamAccess,
	id: string,
	archived: boolean,
): Promise<string | undefined> {
	if (!isScenarioId(id)) return undefined;
	return database().inWorkspace(access.workspaceId, async (tx) => {
		const { workspaceId, team } = access;
		const name = await scenarios.updateArchived(tx, workspaceId, team.id, { id, archived });
		if (name === undefined) return undefined;
		await audit.insert(tx, access, {
			action: archived ? 'scenario.archive' : 'scenario.restore',
			subjectType: 'scenario',
			subjectId: id,
			after: { name },
		});
		return name;
	});
}
