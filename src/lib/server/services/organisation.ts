/** The teams of a workspace side by side, as far as whoever asks may see each. */
import { mayTeam, type WorkspaceAccess } from '$lib/domain/access';
import { coverNeeds } from '$lib/domain/covering';
import { coverLines, type CoverLine } from '$lib/domain/covering-words';
import { defaultFramework } from '$lib/domain/default-framework';
import type { Framework } from '$lib/domain/framework';
import { organisationBoard, type OrganisationBoard, type SeenTeam } from '$lib/domain/organisation';
import { chartSkills, type ChartSkill } from '$lib/domain/overview';
import { shortNames, type TeamSnapshot } from '$lib/domain/team';
import { database } from '$lib/server/db/client';
import * as organisationRows from '$lib/server/repositories/organisation';
import * as teamReads from '$lib/server/repositories/team-reads';
import { whileUnchanged } from './recent';
import { inFrameworkOrder } from './team-snapshot';

/** A team of the organisation with everything its figures are computed from. */
export interface OrganisationSnapshot extends SeenTeam {
	readonly snapshot: TeamSnapshot;
	/** Ids of its people who also are in a team that the reader may not see. */
	readonly elsewhere: ReadonlySet<string>;
}

export interface Organisation {
	readonly framework: Framework;
	/** By name. */
	readonly teams: readonly OrganisationSnapshot[];
}

/**
 * Every team that whoever asks may see, in three statements whatever their number, or from the last
 * reading while nothing has changed. It holds names and levels: what is sent to a reader without a
 * team's `individuals` must go through a redacting view. `now` is ms UTC.
 */
export async function organisation(access: WorkspaceAccess, now: number): Promise<Organisation> {
	return whileUnchanged(access, now, ['organisation', ...reachOf(access)], () => read(access, now));
}

/** What tells readers with different rights apart. */
function reachOf({ role, teamIds }: WorkspaceAccess): string[] {
	return [role, teamIds === 'all' ? teamIds : [...teamIds].sort().join(' ')];
}

async function read(access: WorkspaceAccess, now: number): Promise<Organisation> {
	const { workspaceId } = access;
	return database().inWorkspace(workspaceId, async (tx) => {
		const framework = (await teamReads.getFramework(tx, workspaceId)) ?? defaultFramework;
		const rows = await organisationRows.listTeams(tx, workspaceId);
		const seen = rows.filter(({ id }) => mayTeam(access, 'team.view', id));
		const unseen = new Set(rows.flatMap((row) => (seen.includes(row) ? [] : row.memberIds)));
		const people = await teamReads.listPeopleOf(
			tx,
			workspaceId,
			seen.map(({ id }) => id),
		);
		return {
			framework,
			teams: seen.map(({ requirements, memberIds, ...team }) => {
				const its = people.get(team.id) ?? [];
				const shorts = shortNames(its.map(({ name }) => name));
				return {
					snapshot: {
						team,
						framework,
						people: its.map((person, i) => ({ ...person, short: shorts[i] ?? person.name })),
						requirements: inFrameworkOrder(framework, requirements),
						takenAt: now,
					},
					individuals: mayTeam(access, 'team.people', team.id),
					elsewhere: new Set(memberIds.filter((id) => unseen.has(id))),
				};
			}),
		};
	});
}

export interface OrganisationView {
	readonly board: OrganisationBoard;
	readonly skills: readonly ChartSkill[];
	/** Absent for those who may not see the people of any two teams. */
	readonly covering?: readonly CoverLine[];
}

/** What the page of all teams shows. `now` is ms UTC. */
export async function organisationView(
	access: WorkspaceAccess,
	now: number,
): Promise<OrganisationView> {
	return whileUnchanged(access, now, ['organisation-view', ...reachOf(access)], async () => {
		const { framework, teams } = await organisation(access, now);
		const known = teams.filter(({ individuals }) => individuals);
		return {
			board: organisationBoard(framework, teams),
			skills: chartSkills(framework),
			covering: known.length < 2 ? undefined : covering(framework, known),
		};
	});
}

function covering(framework: Framework, teams: readonly OrganisationSnapshot[]): CoverLine[] {
	const needs = coverNeeds(
		teams.map(({ snapshot, elsewhere }) => ({
			id: snapshot.team.id,
			people: snapshot.people,
			requirements: snapshot.requirements,
			elsewhere,
		})),
	);
	const slugs = new Map(
		teams.flatMap(({ snapshot }) => snapshot.people.map(({ id, slug }) => [id, slug] as const)),
	);
	return coverLines(
		needs,
		framework,
		new Map(teams.map(({ snapshot: { team } }) => [team.id, team])),
		slugs,
	);
}
