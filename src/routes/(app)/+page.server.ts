import { redirect } from '@sveltejs/kit';
import { homeOf, mayAnywhere } from '$lib/domain/access';
import { requireWorkspace } from '$lib/server/auth/guard';
import type { PageServerLoad } from './$types';

/** The way in: the team that was open last, the own profile, or the first steps. */
export const load: PageServerLoad = async (event) => {
	const access = await requireWorkspace(event, 'account.edit');
	const { shell } = await event.parent();
	const home = homeOf(access.role);
	if (home === 'team' && shell.team) redirect(303, `/teams/${shell.team.slug}`);
	if (home === 'scorecards') redirect(303, '/scorecards');
	if (home === 'profile') redirect(303, '/me');
	if (home === 'account') redirect(303, '/settings/account');
	return {
		mayCreate: mayAnywhere(access, 'team.create'),
		mayDemo: mayAnywhere(access, 'workspace.settings'),
	};
};
