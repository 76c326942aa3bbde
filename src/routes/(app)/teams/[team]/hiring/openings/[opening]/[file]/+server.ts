import { error } from '@sveltejs/kit';
import { requireTeam } from '$lib/server/auth/guard';
import {
	exportOpening,
	OPENING_FILES,
	type OpeningFile,
} from '$lib/server/services/opening-export';
import type { RequestHandler } from './$types';

const isFile = (name: string): name is OpeningFile =>
	(OPENING_FILES as readonly string[]).includes(name);

/** One file of the opening as an attachment; `?for=excel` marks the CSV as UTF-8 for Excel. */
export const GET: RequestHandler = async (event) => {
	const access = await requireTeam(event, 'team.hire');
	const { file, opening } = event.params;
	if (!isFile(file)) error(404, 'There is no such file.');
	const exported = await exportOpening(access, opening, file, {
		forExcel: event.url.searchParams.get('for') === 'excel',
		now: Date.now(),
	});
	if (!exported) error(404, 'There is no such opening.');
	return new Response(exported.text, {
		headers: {
			'content-type': exported.type,
			'content-disposition': `attachment; filename="${exported.name}"`,
			'cache-control': 'no-store',
			'x-content-type-options': 'nosniff',
		},
	});
};
