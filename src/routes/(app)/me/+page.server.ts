import { requireWorkspace } from '$lib/server/auth/guard';
import { ownProfile } from '$lib/server/services/profile';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const access = await requireWorkspace(event, 'profile.view');
	return { userName: access.userName, profile: await ownProfile(access) };
};
