import { error, fail, redirect } from '@sveltejs/kit';
import { safeParse } from 'valibot';
import { idSchema, resetSchema } from '$lib/schemas/account';
import { parseForm, textFields } from '$lib/schemas/form';
import { cookieProblem } from '$lib/server/auth/cookies';
import { hashChosenPassword } from '$lib/server/auth/password';
import { startSession } from '$lib/server/auth/session';
import {
	RESET_HOURS,
	resetPassword,
	resetPreview,
	type ResetPreview,
} from '$lib/server/services/password-reset';
import type { Actions, PageServerLoad, RouteParams } from './$types';

const GONE = `The link has been used or replaced, or it is older than ${RESET_HOURS} hours. Ask an owner of the workspace for another one.`;

async function previewOf({ workspace, token }: RouteParams): Promise<ResetPreview> {
	const known = safeParse(idSchema, workspace).success;
	const preview = known ? await resetPreview(workspace, token, Date.now()) : undefined;
	if (!preview) error(410, GONE);
	return preview;
}

export const load: PageServerLoad = async ({ params, url }) => ({
	...(await previewOf(params)),
	problem: cookieProblem(url),
});

export const actions: Actions = {
	default: async (event) => {
		const { workspace, token } = event.params;
		const fields = textFields(await event.request.formData(), ['password']);
		const problem = cookieProblem(event.url);
		if (problem) return fail(400, { issues: { '': problem } });
		// Before anything is hashed: without the link nobody may keep the processor busy.
		await previewOf(event.params);
		const parsed = parseForm(resetSchema, fields);
		if (!parsed.ok) return fail(400, { issues: parsed.issues });

		const passwordHash = await hashChosenPassword(parsed.output.password);
		const { requestId } = event.locals;
		const outcome = await resetPassword(workspace, token, passwordHash, requestId, Date.now());
		if (outcome === 'gone') error(410, GONE);
		await startSession(event, { id: outcome.userId, passwordHash }, workspace);
		redirect(303, '/');
	},
};
