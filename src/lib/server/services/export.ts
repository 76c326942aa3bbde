import type { TeamAccess } from '$lib/domain/access';
import { longCsv, wideCsv, type ExportRating } from '$lib/domain/intake/csv-text';
import { database } from '$lib/server/db/client';
import * as audit from '$lib/server/repositories/audit';
import * as imports from '$lib/server/repositories/imports';
import { teamSnapshot } from '$lib/server/services/team-snapshot';

/**
 * The files of a team: `ratings.csv` (a person a row, the layout of the template), `export.csv`
 * (a rating a row, the latest of every rater) and `template.csv` (the header alone).
 */
export const EXPORT_FILES = ['ratings.csv', 'export.csv', 'template.csv'] as const;
export type ExportFile = (typeof EXPORT_FILES)[number];

/**
 * The text of one file. Reading it back in changes nothing. `forExcel` writes the byte order mark
 * by which Excel knows UTF-8. An export leaves an audit row. `now` is ms UTC.
 */
export async function exportFile(
	access: TeamAccess,
	file: ExportFile,
	forExcel: boolean,
	now: number,
): Promise<string> {
	const snapshot = await teamSnapshot(access, now);
	const text =
		file === 'export.csv'
			? longCsv(await ratingsOf(access, snapshot))
			: wideCsv(snapshot.framework, file === 'template.csv' ? [] : snapshot.people);
	if (file !== 'template.csv') {
		await database().inWorkspace(access.workspaceId, (tx) =>
			audit.insert(tx, access, {
				action: 'team.export',
				subjectType: 'team',
				subjectId: access.team.id,
				after: { file, people: snapshot.people.length },
			}),
		);
	}
	return forExcel ? `\uFEFF${text}` : text;
}

async function ratingsOf(
	access: TeamAccess,
	{ framework, people }: Awaited<ReturnType<typeof teamSnapshot>>,
): Promise<readonly ExportRating[]> {
	const rows = await database().inWorkspace(access.workspaceId, (tx) =>
		imports.listRaterLevels(
			tx,
			access.workspaceId,
			people.map((person) => person.id),
		),
	);
	return people.flatMap((person) => {
		const own = rows.filter((row) => row.member === person.id);
		return framework.skills.flatMap((skill) =>
			own
				.filter((row) => row.skill === skill.id)
				.map((row): ExportRating => ({
					...row,
					person,
					skill: skill.name,
				})),
		);
	});
}
