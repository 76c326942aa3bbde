import { error, redirect } from '@sveltejs/kit';
import { requireWorkspace } from '$lib/server/auth/guard';
import { chooseWorkspace } from '$lib/server/auth/session';
import { ownWorkspaces } from '$lib/server/services/workspaces';
import type { RequestHandler } from './$types';

/** Makes another of one's own workspaces the current one; others are as good as absent. */
export const POST: RequestHandler = async (event) => {
	const access = await requireWorkspace(event, 'account.edit');
	const form = await event.request.formData().catch(() => error(400, 'Send a form.'));
	const wanted = form.get('workspace');
	const own = (await ownWorkspaces(access)).find(({ id }) => id === wanted);
	if (!own) error(404, 'There is no such workspace.');
	await chooseWorkspace(event, own.id);
	redirect(303, '/');
};
