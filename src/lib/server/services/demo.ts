import type { WorkspaceAccess } from '$lib/domain/access';
import { DEMO_TEAM } from '$lib/domain/demo-team';
import { database, type Tx } from '$lib/server/db/client';
import * as audit from '$lib/server/repositories/audit';
import * as demo from '$lib/server/repositories/demo';
import { appendRatings } from '$lib/server/services/rating';

const DAY_MS = 86_400_000;

function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
	if (!taken.has(wanted)) return wanted;
	for (let n = 1; ; n++) {
		const slug = n === 1 ? `${wanted}-demo` : `${wanted}-demo-${n}`;
		if (!taken.has(slug)) return slug;
	}
}

/**
 * Writes the demo team into a workspace in the caller's transaction: team, people, requirements
 * and every rating as an event of the ledger. Names that are taken get an ending. Returns the
 * team's slug. `now` is ms UTC; the ratings are dated back from it.
 */
export async function insertDemoTeam(tx: Tx, actor: audit.Actor, now: number): Promise<string> {
	const { workspaceId } = actor;
	const taken = await demo.listTaken(tx, workspaceId);
	const team = {
		id: crypto.randomUUID(),
		slug: freeSlug(DEMO_TEAM.slug, taken.teams),
		name: DEMO_TEAM.name,
		preset: DEMO_TEAM.preset,
	};
	const people = DEMO_TEAM.members.map((member) => ({
		member,
		row: {
			id: crypto.randomUUID(),
			slug: freeSlug(member.slug, taken.members),
			name: member.name,
			email: taken.emails.has(member.email) ? null : member.email,
			title: member.title,
			role: member.role,
			startedOn: member.startedOn,
			share: member.share,
		},
	}));
	await demo.insert(
		tx,
		workspaceId,
		team,
		people.map(({ row }) => row),
		DEMO_TEAM.requirements,
	);
	const entries = people.flatMap(({ member, row }) =>
		member.ratings.map((rating) => ({
			member: row.id,
			skill: rating.skill,
			level: rating.level,
			source: 'manager' as const,
			rater: 'managers',
			raterName: 'Demo manager',
			confidence: rating.confidence,
			note: rating.note,
			ratedAt: now - rating.daysAgo * DAY_MS,
		})),
	);
	await appendRatings(tx, actor, entries, now);
	await audit.insert(tx, actor, {
		action: 'demo.add',
		subjectType: 'team',
		subjectId: team.id,
		after: { name: team.name, members: people.length, ratings: entries.length },
	});
	return team.slug;
}

/**
 * Adds the demo team to the workspace, once. Returns the team's slug, or `exists` when there is a
 * demo team already. `now` is ms UTC.
 */
export async function addDemo(
	access: WorkspaceAccess,
	now: number,
): Promise<{ kind: 'added'; slug: string } | { kind: 'exists' }> {
	return await database().inWorkspace(access.workspaceId, async (tx) => {
		const present = await demo.list(tx, access.workspaceId);
		if (present.teams.length > 0 || present.members.length > 0) return { kind: 'exists' } as const;
		return { kind: 'added', slug: await insertDemoTeam(tx, access, now) } as const;
	});
}

const INVENTED = DEMO_TEAM.members.map(({ name }) => name);

/**
 * Removes every invented person with their ratings, and the demo teams that hold nobody else.
 * Returns how many demo teams there were.
 */
export async function removeDemo(access: WorkspaceAccess): Promise<number> {
	return await database().inWorkspace(access.workspaceId, async (tx) => {
		const present = await demo.list(tx, access.workspaceId);
		if (present.teams.length === 0 && present.members.length === 0) return 0;
		await demo.remove(tx, access.workspaceId, INVENTED);
		await audit.insert(tx, access, {
			action: 'demo.remove',
			subjectType: 'workspace',
			subjectId: access.workspaceId,
			before: { teams: present.teams.length, members: present.members.length },
		});
		return present.teams.length;
	});
}

/** Names of people whom somebody added to the demo team; they stay when it is removed. */
export async function addedToDemo(access: WorkspaceAccess): Promise<string[]> {
	return await database().inWorkspace(access.workspaceId, (tx) =>
		demo.listAdded(tx, access.workspaceId, INVENTED),
	);
}

/** Whether the workspace holds demo data. */
export async function hasDemo(access: WorkspaceAccess): Promise<boolean> {
	return await database().inWorkspace(access.workspaceId, async (tx) => {
		const present = await demo.list(tx, access.workspaceId);
		return present.teams.length > 0 || present.members.length > 0;
	});
}
