/** Teams of a workspace: the list, making, renaming, archiving. */
import { mayTeam, type TeamAccess, type WorkspaceAccess } from '$lib/domain/access';
import { teamCoverage } from '$lib/domain/coverage';
import { fold, freeSlug } from '$lib/domain/fold';
import { percent } from '$lib/domain/format';
import { database, type Tx } from '$lib/server/db/client';
import * as audit from '$lib/server/repositories/audit';
import * as teamReads from '$lib/server/repositories/team-reads';
import * as teams from '$lib/server/repositories/teams';

/** Below this number of people the numbers of a team would speak of single persons. */
const FEWEST_FOR_AGGREGATES = 3;

export interface TeamLine {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	readonly demo: boolean;
	readonly people: number;
	/** One sentence on what the team needs and has. */
	readonly finding: string;
	/** Whether whoever asks may change the team. */
	readonly editable: boolean;
}

export interface TeamList {
	readonly teams: readonly TeamLine[];
	readonly archived: readonly { readonly id: string; readonly name: string }[];
}

/** The teams that whoever asks may see, by name, each with its finding. */
export async function listTeams(access: WorkspaceAccess): Promise<TeamList> {
	return database().inWorkspace(access.workspaceId, async (tx) => {
		const rows = (await teams.list(tx, access.workspaceId)).filter((row) =>
			mayTeam(access, 'team.view', row.id),
		);
		const lines: TeamLine[] = [];
		for (const { archivedAt, ...row } of rows) {
			if (archivedAt) continue;
			const finding = await findingOf(tx, access, row);
			lines.push({ ...row, finding, editable: mayTeam(access, 'team.edit', row.id) });
		}
		return {
			teams: lines,
			archived: rows.flatMap(({ id, name, archivedAt }) =>
				archivedAt && mayTeam(access, 'team.edit', id) ? [{ id, name }] : [],
			),
		};
	});
}

async function findingOf(
	tx: Tx,
	access: WorkspaceAccess,
	row: { readonly id: string; readonly people: number },
): Promise<string> {
	if (row.people === 0) return 'No one in it yet';
	if (row.people < FEWEST_FOR_AGGREGATES && !mayTeam(access, 'team.people', row.id))
		return 'Too few people to show numbers';
	const requirements = await teamReads.listRequirements(tx, access.workspaceId, row.id);
	if (requirements.length === 0) return 'No requirements set yet';
	const people = await teamReads.listPeople(tx, access.workspaceId, row.id);
	if (people.every((person) => Object.keys(person.ratings).length === 0)) return 'No one rated yet';
	const { met, coverage } = teamCoverage(people, requirements);
	return `${met} of ${requirements.length} requirements met, coverage ${percent(coverage)}`;
}

export type TeamOutcome =
	| { readonly kind: 'saved'; readonly slug: string }
	/** Another team in use has this name. */
	| { readonly kind: 'name-taken' };

/** Makes a team; a manager who makes one manages it. The address is made from the name. */
export async function createTeam(access: WorkspaceAccess, name: string): Promise<TeamOutcome> {
	return database().inWorkspace(access.workspaceId, async (tx): Promise<TeamOutcome> => {
		await teams.lock(tx, access.workspaceId, 'teams');
		if (await nameTaken(tx, access.workspaceId, name)) return { kind: 'name-taken' };
		const slug = freeSlug(name, 'team', await teams.listSlugs(tx, access.workspaceId));
		const id = crypto.randomUUID();
		if (!(await teams.insert(tx, access.workspaceId, { id, slug, name }))) {
			return { kind: 'name-taken' };
		}
		if (access.role !== 'owner') {
			await teams.insertManager(tx, access.workspaceId, id, access.userId);
		}
		await audit.insert(tx, access, {
			action: 'team.create',
			subjectType: 'team',
			subjectId: id,
			after: { name, slug },
		});
		return { kind: 'saved', slug };
	});
}

async function nameTaken(
	tx: Tx,
	workspaceId: string,
	name: string,
	except?: string,
): Promise<boolean> {
	const rows = await teams.list(tx, workspaceId);
	return rows.some(
		(row) => row.id !== except && !row.archivedAt && !row.demo && fold(row.name) === fold(name),
	);
}

/** Gives the team another name; its address stays, so that links go on working. */
export async function renameTeam(access: TeamAccess, name: string): Promise<TeamOutcome> {
	const { workspaceId, team } = access;
	if (name === team.name) return { kind: 'saved', slug: team.slug };
	return database().inWorkspace(workspaceId, async (tx): Promise<TeamOutcome> => {
		await teams.lock(tx, workspaceId, 'teams');
		if (await nameTaken(tx, workspaceId, name, team.id)) return { kind: 'name-taken' };
		await teams.updateName(tx, workspaceId, team.id, name);
		await audit.insert(tx, access, {
			action: 'team.rename',
			subjectType: 'team',
			subjectId: team.id,
			before: { name: team.name },
			after: { name },
		});
		return { kind: 'saved', slug: team.slug };
	});
}

/** Puts the team away: its pages are gone until it is restored, nothing is lost. `now` is ms UTC. */
export async function archiveTeam(access: TeamAccess, now: number): Promise<void> {
	const { workspaceId, team } = access;
	await database().inWorkspace(workspaceId, async (tx) => {
		await teams.updateArchived(tx, workspaceId, team.id, new Date(now));
		await audit.insert(tx, access, {
			action: 'team.archive',
			subjectType: 'team',
			subjectId: team.id,
			before: { name: team.name },
		});
	});
}

/** Takes an archived team back. Returns its slug, or `undefined` when there is no such team. */
export async function restoreTeam(
	access: WorkspaceAccess,
	teamId: string,
): Promise<string | undefined> {
	if (!mayTeam(access, 'team.edit', teamId)) return undefined;
	return database().inWorkspace(access.workspaceId, async (tx) => {
		const slug = await teams.updateArchived(tx, access.workspaceId, teamId, undefined);
		if (slug === undefined) return undefined;
		await audit.insert(tx, access, {
			action: 'team.restore',
			subjectType: 'team',
			subjectId: teamId,
		});
		return slug;
	});
}
