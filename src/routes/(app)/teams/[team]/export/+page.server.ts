import { requireTeam } from '$lib/server/auth/guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { team } = await requireTeam(event, 'team.export');
	return { team: { name: team.name, slug: team.slug } };
};
