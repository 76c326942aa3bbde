/** The files of an opening: the advert and the interview kit. */
import type { TeamAccess } from '$lib/domain/access';
import { slugify } from '$lib/domain/fold';
import { advertHtml, advertMarkdown } from '$lib/domain/hiring/advert-text';
import { kitCsv, kitMarkdown } from '$lib/domain/hiring/kit-text';
import { database } from '$lib/server/db/client';
import * as audit from '$lib/server/repositories/audit';
import { findOpening } from './openings';
import { openingView, type OpeningView } from './opening-view';

export const OPENING_FILES = ['advert.md', 'advert.html', 'kit.md', 'kit.csv'] as const;
export type OpeningFile = (typeof OPENING_FILES)[number];

const TYPES: Readonly<Record<OpeningFile, string>> = {
	'advert.md': 'text/markdown; charset=utf-8',
	'advert.html': 'text/html; charset=utf-8',
	'kit.md': 'text/markdown; charset=utf-8',
	'kit.csv': 'text/csv; charset=utf-8',
};

export interface ExportedFile {
	readonly text: string;
	readonly type: string;
	/** ASCII, safe in a header: "applied-scientist-kit.csv". */
	readonly name: string;
}

/**
 * One file of an opening; `undefined` when the team has no such opening. `forExcel` writes the byte
 * order mark by which Excel knows UTF-8. An export leaves an audit row. `now` is ms UTC.
 */
export async function exportOpening(
	access: TeamAccess,
	id: string,
	file: OpeningFile,
	options: { readonly forExcel: boolean; readonly now: number },
): Promise<ExportedFile | undefined> {
	const opening = await findOpening(access, id);
	if (!opening) return undefined;
	const view = await openingView(access, opening, options.now);
	await database().inWorkspace(access.workspaceId, (tx) =>
		audit.insert(tx, access, {
			action: 'opening.export',
			subjectType: 'opening',
			subjectId: id,
			after: { title: opening.title, file },
		}),
	);
	const text = textOf(file, opening.title, view);
	return {
		text: options.forExcel && file === 'kit.csv' ? `\uFEFF${text}` : text,
		type: TYPES[file],
		name: `${slugify(opening.title, 'opening')}-${file}`,
	};
}

function textOf(file: OpeningFile, title: string, { advert, kit }: OpeningView): string {
	switch (file) {
		case 'advert.md':
			return advertMarkdown(advert);
		case 'advert.html':
			return advertHtml(advert);
		case 'kit.md':
			return kitMarkdown(title, kit);
		case 'kit.csv':
			return kitCsv(kit);
	}
}
