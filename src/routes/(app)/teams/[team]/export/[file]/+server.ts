import { error } from '@sveltejs/kit';
import { requireTeam } from '$lib/server/auth/guard';
import { EXPORT_FILES, exportFile, type ExportFile } from '$lib/server/services/export';
import type { RequestHandler } from './$types';

const isFile = (name: string): name is ExportFile =>
	(EXPORT_FILES as readonly string[]).includes(name);

/** One file of the team as an attachment; `?for=excel` marks it as UTF-8 for Excel. */
export const GET: RequestHandler = async (event) => {
	const access = await requireTeam(event, 'team.export');
	const { file } = event.params;
	if (!isFile(file)) error(404, 'There is no such file.');
	const text = await exportFile(
		access,
		file,
		event.url.searchParams.get('for') === 'excel',
		Date.now(),
	);
	return new Response(text, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${access.team.slug}-${file}"`,
			'cache-control': 'no-store',
			'x-content-type-options': 'nosniff',
		},
	});
};
