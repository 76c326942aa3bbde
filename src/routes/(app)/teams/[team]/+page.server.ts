import { kiteBars } from '$lib/charts/kite';
import { kitePicture } from '$lib/charts/kite-picture';
import { kitePoints } from '$lib/charts/kite-points';
import { teamOverview } from '$lib/domain/overview';
import { presetById } from '$lib/domain/presets';
import { spectrumHeadline } from '$lib/domain/summary';
import { reach } from '$lib/domain/access';
import { requireTeam } from '$lib/server/auth/guard';
import { teamBoard } from '$lib/server/services/team-snapshot';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const access = await requireTeam(event, 'team.view');
	const takenAt = Date.now();
	const overview = await teamBoard(access, takenAt, 'overview', teamOverview);
	const bars = kiteBars(overview);
	const points = kitePoints(overview.people, `/teams/${access.team.slug}`);
	return {
		team: { name: access.team.name, slug: access.team.slug, demo: access.team.demo },
		presetName: presetById(access.team.preset)?.name,
		takenAt,
		overview,
		kite: bars && kitePicture(points, bars, ['tablet', 'overview', 'phone']),
		whereSentence: spectrumHeadline(overview.people),
		may: {
			rate: reach(access.role, 'team.rate') !== undefined,
			plan: reach(access.role, 'team.plan') !== undefined,
			edit: reach(access.role, 'team.edit') !== undefined,
		},
	};
};
