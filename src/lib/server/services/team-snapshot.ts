/** The one reading service behind every page of a team. */
import type { TeamAccess } from '$lib/domain/access';
import { defaultFramework } from '$lib/domain/default-framework';
import type { Framework } from '$lib/domain/framework';
import { shortNames } from '$lib/domain/team';
import type { StoredRequirement, TeamSnapshot } from '$lib/domain/team';
import { database } from '$lib/server/db/client';
import * as teamReads from '$lib/server/repositories/team-reads';
import { whileUnchanged } from './recent';

/**
 * Everything the pages of a team compute from, read in one transaction, or taken from the last
 * reading while nothing has changed. Three statements, whatever the size of the team or the age of
 * its history. `now` is ms UTC.
 *
 * The snapshot holds people's names and levels: a caller whose access has `individuals: false`
 * must pass what it sends to the browser through a redacting view.
 */
export async function teamSnapshot(access: TeamAccess, now: number): Promise<TeamSnapshot> {
	const read = () => readSnapshot(access, now);
	const snapshot = await whileUnchanged(access, now, ['snapshot', access.team.id], read);
	return { ...snapshot, takenAt: now };
}

/**
 * What a page shows of a team, derived from its snapshot once for all readers with the same right
 * to individuals while nothing has changed. `name` stands for the derivation, which must depend on
 * its arguments alone; nobody may change its result. `now` is ms UTC.
 */
export function teamBoard<T>(
	access: TeamAccess,
	now: number,
	name: 'overview' | 'spectrum' | 'coverage',
	derive: (snapshot: TeamSnapshot, individuals: boolean) => T,
): Promise<T> {
	const { individuals, team } = access;
	return whileUnchanged(access, now, [name, team.id, individuals], async () =>
		derive(await teamSnapshot(access, now), individuals),
	);
}

async function readSnapshot(access: TeamAccess, now: number): Promise<TeamSnapshot> {
	return database().inWorkspace(access.workspaceId, async (tx) => {
		const framework = (await teamReads.getFramework(tx, access.workspaceId)) ?? defaultFramework;
		const people = await teamReads.listPeople(tx, access.workspaceId, access.team.id);
		const requirements = await teamReads.listRequirements(tx, access.workspaceId, access.team.id);
		const shorts = shortNames(people.map((person) => person.name));
		return {
			team: access.team,
			framework,
			people: people.map((person, i) => ({ ...person, short: shorts[i] ?? person.name })),
			requirements: inFrameworkOrder(framework, requirements),
			takenAt: now,
		};
	});
}

/** Requirements in the order of the framework's skills, `core` and unknown skills last. */
export function inFrameworkOrder(
	framework: Framework,
	requirements: readonly StoredRequirement[],
): StoredRequirement[] {
	const place = new Map(framework.skills.map((skill, i) => [skill.id, i]));
	const last = framework.skills.length;
	return [...requirements].sort(
		(a, b) =>
			(place.get(a.skill) ?? last) - (place.get(b.skill) ?? last) || a.skill.localeCompare(b.skill),
	);
}
