import { reach } from '$lib/domain/access';
import { requireWorkspace } from '$lib/server/auth/guard';
import { organisationView } from '$lib/server/services/organisation';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const access = await requireWorkspace(event, 'team.view');
	return {
		workspace: access.workspaceName,
		...(await organisationView(access, Date.now())),
		may: {
			edit: reach(access.role, 'team.edit') !== undefined,
			plan: reach(access.role, 'team.plan') !== undefined,
			create: reach(access.role, 'team.create') !== undefined,
		},
	};
};
