import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { newWorkspaceSchema, workspaceSchema } from '$lib/schemas/account';
import { retentionForm } from '$lib/schemas/candidate';
import { parseForm, textFields } from '$lib/schemas/form';
import { forgetStanding, requireWorkspace } from '$lib/server/auth/guard';
import { chooseWorkspace } from '$lib/server/auth/session';
import { addDemo, addedToDemo, hasDemo, removeDemo } from '$lib/server/services/demo';
import { retentionDays, setRetentionDays } from '$lib/server/services/retention';
import { createWorkspace, renameWorkspace } from '$lib/server/services/workspaces';
import type { Actions, PageServerLoad } from './$types';

const guard = (event: RequestEvent) => requireWorkspace(event, 'workspace.settings');

export const load: PageServerLoad = async (event) => {
	const access = await guard(event);
	return {
		name: access.workspaceName,
		demo: await hasDemo(access),
		added: await addedToDemo(access),
		retentionDays: await retentionDays(access),
	};
};

export const actions: Actions = {
	rename: async (event) => {
		const access = await guard(event);
		const values = textFields(await event.request.formData(), ['name']);
		const parsed = parseForm(workspaceSchema, values);
		if (!parsed.ok) return fail(400, { section: 'rename', issues: parsed.issues, values });
		await renameWorkspace(access, parsed.output.name);
		forgetStanding(event);
		return { section: 'rename', done: 'Name saved.' };
	},

	retention: async (event) => {
		const access = await guard(event);
		const values = textFields(await event.request.formData(), ['days']);
		const parsed = parseForm(retentionForm, values);
		if (!parsed.ok) return fail(400, { section: 'retention', issues: parsed.issues, values });
		await setRetentionDays(access, parsed.output.days);
		return { section: 'retention', done: 'Days saved.' };
	},

	create: async (event) => {
		const access = await guard(event);
		const { name, start } = textFields(await event.request.formData(), ['name', 'start']);
		const values = { name, start };
		const parsed = parseForm(newWorkspaceSchema, { name, start: start === '' ? undefined : start });
		if (!parsed.ok) return fail(400, { section: 'create', issues: parsed.issues, values });
		const id = await createWorkspace(access, parsed.output, Date.now());
		await chooseWorkspace(event, id);
		redirect(303, '/');
	},

	addDemo: async (event) => {
		const access = await guard(event);
		const outcome = await addDemo(access, Date.now());
		if (outcome.kind === 'exists') {
			const message = 'The demo team is in the workspace already.';
			return fail(409, { section: 'demo', issues: { '': message }, values: {} });
		}
		redirect(303, `/teams/${outcome.slug}`);
	},

	removeDemo: async (event) => {
		const access = await guard(event);
		await removeDemo(access);
		forgetStanding(event);
		return { section: 'demo', done: 'The demo team is gone.' };
	},
};
