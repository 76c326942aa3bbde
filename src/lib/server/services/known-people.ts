import type { TeamAccess } from '$lib/domain/access';
import type { SkillId } from '$lib/domain/framework';
import { isMentioned, type Mentioned } from '$lib/domain/intake/person-match';
import type { IntakeContext, KnownPerson, KnownRating } from '$lib/domain/intake/preview';
import { ROWS_A_STEP } from '$lib/domain/steps';
import type { Tx } from '$lib/server/db/client';
import * as imports from '$lib/server/repositories/imports';
import * as members from '$lib/server/repositories/members';
import { breaks } from '$lib/server/services/breaks';

/** Key under which managers rate together. */
export const SHARED_RATER = 'managers';

/**
 * Whether somebody may bring a member of the workspace into the team: one of their own teams'
 * people, or anyone for an owner. Demo people stay among themselves.
 */
export function mayBring(access: TeamAccess, member: members.MemberRow): boolean {
	if (member.teams.some((team) => team.id === access.team.id)) return true;
	if (member.demo !== access.team.demo) return false;
	const { teamIds } = access;
	return teamIds === 'all' || member.teams.some((team) => teamIds.includes(team.id));
}

/**
 * What an import is compared with: the people whom the importer may see, with the levels of those
 * whom the file mentions, and the addresses of those whom they may not see. `now` is ms UTC.
 */
export async function intakeContext(
	tx: Tx,
	access: TeamAccess,
	mentioned: Mentioned,
	now: number,
): Promise<IntakeContext & { readonly rows: readonly members.MemberRow[] }> {
	const { workspaceId, team } = access;
	const rows = await members.list(tx, workspaceId);
	const visible = rows.filter((row) => mayBring(access, row));
	const ids = visible.map((row) => row.id);
	const compared: string[] = [];
	const pause = breaks();
	for (const [i, row] of visible.entries()) {
		if (isMentioned(row, mentioned)) compared.push(row.id);
		if (i % ROWS_A_STEP === 0) await pause();
	}
	const levels = await imports.listLevels(tx, workspaceId, compared);
	const raters = groupRaters(await imports.listRaterLevels(tx, workspaceId, compared));
	const people = visible.map((row): KnownPerson => {
		const here = row.teams.find(({ id }) => id === team.id);
		return {
			id: row.id,
			name: row.name,
			email: row.email,
			title: row.title,
			role: row.role,
			startedOn: row.startedOn,
			share: here?.share ?? 1,
			inTeam: here !== undefined,
			archived: row.archived,
			levels: levels.get(row.id) ?? {},
			raters: raters.get(row.id) ?? {},
		};
	});
	const seen = new Set(ids);
	return {
		rows,
		people,
		// Invented people never stand in the way: a real person takes the address over.
		foreignEmails: new Set(
			rows.flatMap((row) =>
				seen.has(row.id) || row.email === undefined || (row.demo && !team.demo) ? [] : [row.email],
			),
		),
		sharedRater: SHARED_RATER,
		writerEmail: access.userEmail,
		now,
	};
}

function groupRaters(
	rows: readonly imports.RaterLevelRow[],
): ReadonlyMap<string, Readonly<Record<SkillId, readonly KnownRating[]>>> {
	const people = new Map<string, Record<SkillId, KnownRating[]>>();
	for (const row of rows) {
		const cells = people.get(row.member) ?? {};
		people.set(row.member, cells);
		(cells[row.skill] ??= []).push(row);
	}
	return people;
}
