import { redirect } from '@sveltejs/kit';
import { requireWorkspace } from '$lib/server/auth/guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireWorkspace(event, 'account.edit');
	redirect(303, '/settings/account');
};
