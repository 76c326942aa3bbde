/** The other teams of a workspace, as far as somebody who plans may see them. */
import { mayTeam, type TeamAccess } from '$lib/domain/access';
import type { TeamPerson } from '$lib/domain/team';
import { database } from '$lib/server/db/client';
import * as elsewhereRows from '$lib/server/repositories/elsewhere';
import * as teamReads from '$lib/server/repositories/team-reads';
import * as teamRows from '$lib/server/repositories/teams';
import { whileUnchanged } from './recent';

/** More names than this nobody chooses among in a list. */
const MOST_CHOICES = 1000;

/** Somebody of another team: named in full, because short names are short within a team only. */
export interface ElsewherePerson extends TeamPerson {
	readonly team: { readonly slug: string; readonly name: string };
}

export interface Elsewhere {
	/** By name. */
	readonly teams: readonly { readonly slug: string; readonly name: string }[];
	/** The people asked for, with their ratings; whoever cannot be seen is left out. */
	readonly people: readonly ElsewherePerson[];
	/** Everybody who may come, by team and name, when asked for. */
	readonly choices: readonly {
		readonly slug: string;
		readonly name: string;
		readonly team: string;
	}[];
}

/** Whom to look for. */
export interface ElsewhereQuery {
	/** Ids or slugs of people whose ratings are needed. */
	readonly people: readonly string[];
	/** Whether to list everybody who may come. */
	readonly choices: boolean;
}

/**
 * The other teams in which this account may see people, and people of theirs who are not in this
 * team. Nothing of a team without that right is read. `now` is ms UTC.
 */
export async function elsewhere(
	access: TeamAccess,
	now: number,
	query: ElsewhereQuery,
): Promise<Elsewhere> {
	const { team, teamIds } = access;
	const seen = teamIds === 'all' ? teamIds : [...teamIds].sort().join(' ');
	const read = () => readElsewhere(access, query);
	// Only the teams are the same from page to page; whoever is asked for is read anew.
	return query.people.length > 0 || query.choices
		? read()
		: whileUnchanged(access, now, ['elsewhere', team.id, access.role, seen], read);
}

async function readElsewhere(
	access: TeamAccess,
	{ people, choices }: ElsewhereQuery,
): Promise<Elsewhere> {
	const { workspaceId, team } = access;
	return database().inWorkspace(workspaceId, async (tx) => {
		const others = (await teamRows.list(tx, workspaceId)).filter(
			({ id, archivedAt }) =>
				id !== team.id && archivedAt === undefined && mayTeam(access, 'team.people', id),
		);
		const teams = others.map(({ slug, name }) => ({ slug, name }));
		const from = others.map(({ id }) => id);
		if (from.length === 0) return { teams, people: [], choices: [] };
		const find = (only: readonly string[] | undefined, limit: number) =>
			elsewhereRows.list(tx, workspaceId, { teamId: team.id, from, only, limit });
		const listed = choices ? await find(undefined, MOST_CHOICES) : [];
		const wanted = people.length === 0 ? [] : await find(people, people.length * 2);
		const found: ElsewherePerson[] = [];
		for (const teamId of new Set(wanted.map((row) => row.teamId))) {
			const home = others.find(({ id }) => id === teamId);
			if (!home) continue;
			const ids = new Set(wanted.flatMap((row) => (row.teamId === teamId ? [row.id] : [])));
			for (const person of await teamReads.listPeople(tx, workspaceId, teamId))
				if (ids.has(person.id))
					found.push({
						...person,
						short: person.name,
						team: { slug: home.slug, name: home.name },
					});
		}
		return {
			teams,
			people: found,
			choices: listed.map(({ slug, name, teamName }) => ({ slug, name, team: teamName })),
		};
	});
}
