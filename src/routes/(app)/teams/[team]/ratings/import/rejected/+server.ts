import { error } from '@sveltejs/kit';
import { rejectedCsv } from '$lib/domain/intake/csv-text';
import { parseImport } from '$lib/schemas/import';
import { requireTeam } from '$lib/server/auth/guard';
import { importRequest, readImport } from '$lib/server/services/import';
import type { RequestHandler } from './$types';

/** The refused rows of a file, each with its reasons, as a CSV to mend and import again. */
export const POST: RequestHandler = async (event) => {
	const access = await requireTeam(event, 'team.import');
	const parsed = await parseImport(await event.request.formData());
	if (!parsed.ok) error(400, parsed.reason);
	const request = await importRequest(parsed.output);
	const reading = await readImport(access, request, Date.now());
	if (reading.kind === 'refused') error(400, reading.reason);
	const text = rejectedCsv(request.table, reading.layout, reading.preview.problems);
	return new Response(text, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${access.team.slug}-rejected.csv"`,
			'cache-control': 'no-store',
			'x-content-type-options': 'nosniff',
		},
	});
};
