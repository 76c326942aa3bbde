import { error } from '@sveltejs/kit';
import { requireTeam } from '$lib/server/auth/guard';
import { openingView } from '$lib/server/services/opening-view';
import { findOpening } from '$lib/server/services/openings';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const access = await requireTeam(event, 'team.hire');
	const opening = await findOpening(access, event.params.opening);
	if (!opening) error(404, 'There is no such opening.');
	const { advert } = await openingView(access, opening, Date.now());
	return {
		team: { name: access.team.name, slug: access.team.slug },
		opening: { id: opening.id, title: opening.title },
		advert,
	};
};
