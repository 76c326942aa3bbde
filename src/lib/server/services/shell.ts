/** What the frame around every page shows. */
import { mayAnywhere, mayTeam, type Action, type WorkspaceAccess } from '$lib/domain/access';
import { defaultFramework } from '$lib/domain/default-framework';
import type { SkillModel } from '$lib/domain/framework';
import type { ShellData, ShellPerson } from '$lib/domain/shell';
import { ratingSigma } from '$lib/domain/rating';
import { leanInterval, spectrum } from '$lib/domain/spectrum';
import { personMark, saidPlace } from '$lib/domain/spectrum-words';
import { shortNames } from '$lib/domain/team';
import { database } from '$lib/server/db/client';
import * as scorecards from '$lib/server/repositories/scorecards';
import * as shell from '$lib/server/repositories/shell';
import { whileUnchanged } from './recent';

/** What the browser, rather than the person, has chosen or last seen. */
export interface ShellWishes {
	/** Slug of the team that the address names, or of the one that was open last. */
	readonly team?: string;
	readonly shortcuts: boolean;
}

/**
 * The navigation of this person in three statements, fewer without the right to see individuals or
 * to fill in scorecards, none while nothing has changed since they were last run. The current team is the wished one if the
 * person may see it, else the first by name.
 */
export async function shellData(access: WorkspaceAccess, wishes: ShellWishes): Promise<ShellData> {
	const now = Date.now();
	const found = mayAnywhere(access, 'team.view')
		? await whileUnchanged(access, now, ['shell'], () =>
				database().inWorkspace(access.workspaceId, (tx) => shell.listTeams(tx, access.workspaceId)),
			)
		: undefined;
	const teams = (found?.teams ?? []).filter((team) => mayTeam(access, 'team.view', team.id));
	const current = teams.find((team) => team.slug === wishes.team) ?? teams[0];
	const may = (action: Action): boolean =>
		current ? mayTeam(access, action, current.id) : mayAnywhere(access, action);
	const skills = found?.skills ?? defaultFramework.skills;
	const people =
		current && may('team.people')
			? await whileUnchanged(access, now, ['shell', current.id], async () =>
					toPeople(
						await database().inWorkspace(access.workspaceId, (tx) =>
							shell.listPeople(tx, access.workspaceId, current.id),
						),
						skills,
						now,
					),
				)
			: [];
	const openCards = mayAnywhere(access, 'scorecard.fill')
		? await whileUnchanged(access, now, ['open-cards', access.userId], () =>
				database().inWorkspace(access.workspaceId, (tx) =>
					scorecards.countOpen(tx, access.workspaceId, access.userId),
				),
			)
		: 0;
	return {
		workspace: access.workspaceName,
		userName: access.userName,
		teams: teams.map(({ slug, name, demo }) => ({ slug, name, demo })),
		team: current && { slug: current.slug, name: current.name, demo: current.demo },
		people,
		skills: current ? skills.map(({ id, name }) => ({ id, name })) : [],
		may: {
			team: mayAnywhere(access, 'team.view'),
			people: may('team.people'),
			rate: may('team.rate'),
			plan: may('team.plan'),
			hire: may('team.hire'),
			cards: mayAnywhere(access, 'scorecard.fill'),
			edit: may('team.edit'),
			create: mayAnywhere(access, 'team.create'),
			import: may('team.import'),
			export: may('team.export'),
			accounts: mayAnywhere(access, 'workspace.people'),
			workspace: mayAnywhere(access, 'workspace.settings'),
			audit: mayAnywhere(access, 'workspace.audit'),
			profile: access.memberId !== undefined && mayAnywhere(access, 'profile.view'),
		},
		openCards,
		shortcuts: wishes.shortcuts,
	};
}

function toPeople(
	rows: readonly shell.ShellPersonRow[],
	skills: readonly SkillModel[],
	now: number,
): ShellPerson[] {
	const shorts = shortNames(rows.map((row) => row.name));
	return rows.map((row, i) => {
		const ratings = Object.fromEntries(row.skills.map((skill, at) => [skill, row.levels[at]]));
		const place = spectrum({ skills }, ratings);
		const sigmas = Object.fromEntries(row.skills.map((skill, at) => [skill, sigma(row, at, now)]));
		return {
			slug: row.slug,
			name: row.name,
			short: shorts[i] ?? row.name,
			role: row.role,
			mark: place?.enough ? personMark(place) : undefined,
			place: saidPlace(place, leanInterval({ skills }, ratings, sigmas)),
		};
	});
}

/** Standard deviation of the level at that place of a row. */
function sigma(row: shell.ShellPersonRow, at: number, now: number): number | undefined {
	const ratedAt = row.rated[at] ?? undefined;
	if (ratedAt === undefined) return undefined;
	const confidence = row.confidences[at] ?? 'fairly_sure';
	return ratingSigma(
		{ confidence, raters: row.raters[at] ?? 0, sd: row.sds[at] ?? undefined, ratedAt },
		now,
	);
}
