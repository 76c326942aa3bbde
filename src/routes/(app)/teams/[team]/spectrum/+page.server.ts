import { reach } from '$lib/domain/access';
import { presetById } from '$lib/domain/presets';
import { spectrumBoard } from '$lib/domain/spectrum-board';
import { requireTeam } from '$lib/server/auth/guard';
import { teamBoard } from '$lib/server/services/team-snapshot';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const access = await requireTeam(event, 'team.people');
	const takenAt = Date.now();
	return {
		team: { name: access.team.name, slug: access.team.slug },
		presetName: presetById(access.team.preset)?.name,
		takenAt,
		board: await teamBoard(access, takenAt, 'spectrum', spectrumBoard),
		mayRate: reach(access.role, 'team.rate') !== undefined,
	};
};
