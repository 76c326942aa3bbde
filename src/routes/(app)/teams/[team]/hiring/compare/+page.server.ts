import { monthsText } from '$lib/domain/planning/words';
import { requireTeam } from '$lib/server/auth/guard';
import { compareScenarios } from '$lib/server/services/scenario-comparison';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const access = await requireTeam(event, 'team.plan');
	const ids = event.url.searchParams.getAll('s');
	const { horizonMonths, ...comparison } = await compareScenarios(access, ids, Date.now());
	return {
		team: { name: access.team.name, slug: access.team.slug },
		comparison,
		horizon: monthsText(horizonMonths),
	};
};
