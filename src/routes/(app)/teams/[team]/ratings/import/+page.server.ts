import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { parseImport, type ImportForm } from '$lib/schemas/import';
import { requireTeam } from '$lib/server/auth/guard';
import { confirmImport, importRequest } from '$lib/server/services/import';
import { listImports } from '$lib/server/services/import-record';
import { undoImport } from '$lib/server/services/import-undo';
import { lookAt, readingView } from './reading';
import type { Actions, PageServerLoad } from './$types';

const guard = (event: RequestEvent) => requireTeam(event, 'team.import');

export const load: PageServerLoad = async (event) => {
	const access = await guard(event);
	const imports = await listImports(access);
	const id = event.url.searchParams.get('done');
	return {
		team: { name: access.team.name, slug: access.team.slug },
		imports,
		done: imports.find((one) => one.id === id),
		again: event.url.searchParams.has('again'),
	};
};

/** The file step again, with what was typed and what is wrong with it. */
function fileStep(field: 'file' | 'text', reason: string, text: string) {
	return fail(400, { step: 'file' as const, issues: { [field]: reason }, text });
}

async function formOf(
	event: RequestEvent,
): Promise<
	| { ok: true; form: ImportForm; show: string; fields: FormData }
	| { ok: false; failure: ReturnType<typeof fileStep> }
> {
	const fields = await event.request.formData();
	const parsed = await parseImport(fields);
	const show = fields.get('show');
	if (parsed.ok)
		return { ok: true, form: parsed.output, show: typeof show === 'string' ? show : 'all', fields };
	const typed = fields.get('text');
	return {
		ok: false,
		failure: fileStep(parsed.field, parsed.reason, typeof typed === 'string' ? typed : ''),
	};
}

/** `fixed`: stay on that step; otherwise Columns only when there is something to choose. */
async function step(event: RequestEvent, fixed?: 'columns' | 'check') {
	const access = await guard(event);
	const sent = await formOf(event);
	if (!sent.ok) return sent.failure;
	const looked = await lookAt(access, sent.form, sent.show);
	if (looked.kind === 'refused') return fileStep('file', looked.reason, sent.form.text);
	const { view } = looked;
	const next = view.fault === undefined ? (fixed ?? looked.kind) : 'columns';
	if (fixed === 'check' && view.fault !== undefined)
		return fail(400, { step: 'columns' as const, view });
	return { step: next, view };
}

export const actions: Actions = {
	read: (event) => step(event),
	columns: (event) => step(event, 'columns'),
	check: (event) => step(event, 'check'),

	/** Back to the file, with its rows. */
	back: async (event) => {
		await guard(event);
		const text = (await event.request.formData()).get('text');
		return { step: 'file' as const, issues: {}, text: typeof text === 'string' ? text : '' };
	},

	confirm: async (event) => {
		const access = await guard(event);
		const sent = await formOf(event);
		if (!sent.ok) return sent.failure;
		const request = await importRequest(sent.form);
		const outcome = await confirmImport(access, request, sent.form.digest, Date.now());
		if (outcome.kind === 'done' || outcome.kind === 'already') {
			const again = outcome.kind === 'already' ? '&again' : '';
			redirect(303, `/teams/${access.team.slug}/ratings/import?done=${outcome.id}${again}`);
		}
		if (outcome.kind === 'refused') return fileStep('file', outcome.reason, sent.form.text);
		if (outcome.kind === 'moved' && outcome.reading.kind !== 'refused') {
			const view = readingView(outcome.reading, sent.form, request, 'all');
			return fail(409, {
				step: view.fault === undefined ? ('check' as const) : ('columns' as const),
				view,
				moved: true,
			});
		}
		const looked = await lookAt(access, sent.form, 'all');
		if (looked.kind === 'refused') return fileStep('file', looked.reason, sent.form.text);
		return { step: 'check' as const, view: looked.view };
	},

	undo: async (event) => {
		const access = await guard(event);
		const fields = await event.request.formData();
		const id = fields.get('import');
		const outcome = await undoImport(access, typeof id === 'string' ? id : '', Date.now());
		if (outcome.kind === 'unknown')
			return fail(404, {
				step: 'file' as const,
				issues: { undo: 'There is no such import.' },
				text: '',
			});
		redirect(303, `/teams/${access.team.slug}/ratings/import?done=${String(id)}`);
	},
};
