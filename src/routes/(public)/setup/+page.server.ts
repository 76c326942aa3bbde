import { error, fail, redirect } from '@sveltejs/kit';
import { setupSchema } from '$lib/schemas/account';
import { parseForm, textFields } from '$lib/schemas/form';
import { cookieProblem } from '$lib/server/auth/cookies';
import { hashChosenPassword } from '$lib/server/auth/password';
import { startSession } from '$lib/server/auth/session';
import { isSetupToken, setUp } from '$lib/server/services/setup';
import type { Actions, PageServerLoad } from './$types';

const GONE =
	'The setup link has been used or is out of date. If nobody has set this server up yet, restart it: it prints a new link.';

export const load: PageServerLoad = async ({ url }) => {
	const token = url.searchParams.get('token') ?? '';
	if (!(await isSetupToken(token))) error(410, GONE);
	return { problem: cookieProblem(url) };
};

export const actions: Actions = {
	default: async (event) => {
		const token = event.url.searchParams.get('token') ?? '';
		const fields = textFields(await event.request.formData(), [
			'workspace',
			'name',
			'email',
			'password',
			'start',
		]);
		const { password, ...values } = fields;
		const problem = cookieProblem(event.url);
		if (problem) return fail(400, { issues: { '': problem }, values });
		// Before anything is hashed: without the link nobody may keep the processor busy.
		if (!(await isSetupToken(token))) error(410, GONE);
		const start = fields.start === '' ? undefined : fields.start;
		const parsed = parseForm(setupSchema, { ...values, password, start });
		if (!parsed.ok) return fail(400, { issues: parsed.issues, values });

		const { password: chosen, ...rest } = parsed.output;
		const passwordHash = await hashChosenPassword(chosen);
		const { requestId } = event.locals;
		const outcome = await setUp({ ...rest, token, passwordHash }, requestId, Date.now());
		if (outcome.kind === 'used') error(410, GONE);
		await startSession(event, { id: outcome.userId, passwordHash }, outcome.workspaceId);
		redirect(303, '/');
	},
};
