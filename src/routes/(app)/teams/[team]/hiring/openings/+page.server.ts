import { spokenSkill } from '$lib/domain/planning/words';
import { sortLevels } from '$lib/domain/hiring/opening';
import { requireTeam } from '$lib/server/auth/guard';
import { listOpenings } from '$lib/server/services/openings';
import { teamSnapshot } from '$lib/server/services/team-snapshot';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const access = await requireTeam(event, 'team.hire');
	const { framework } = await teamSnapshot(access, Date.now());
	const openings = await listOpenings(access);
	return {
		team: { name: access.team.name, slug: access.team.slug },
		openings: openings.map(({ musts, ...opening }) => ({
			...opening,
			musts: sortLevels(
				musts.map((skill) => ({ skill, must: true })),
				framework,
			).map(({ skill }) => spokenSkill(framework, skill)),
		})),
	};
};
