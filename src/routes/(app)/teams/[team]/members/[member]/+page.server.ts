import { error } from '@sveltejs/kit';
import { radarAxes } from '$lib/charts/radar-axes';
import { radarPictures } from '$lib/charts/radar-picture';
import { reach } from '$lib/domain/access';
import { requireMember } from '$lib/server/auth/guard';
import { memberHistory, memberProfile } from '$lib/server/services/member-profile';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const access = await requireMember(event, 'team.people');
	const page = Number(event.url.searchParams.get('history') ?? '1');
	const takenAt = Date.now();
	const profile = await memberProfile(access, takenAt);
	if (!profile) error(404, 'There is no such person in this team.');
	return {
		team: { name: access.team.name, slug: access.team.slug },
		profile,
		radar: radarPictures(
			radarAxes(profile.skills),
			[{ name: profile.person.short, ratings: profile.person.ratings }],
			['person', 'phone'],
		),
		takenAt,
		history: await memberHistory(
			access,
			Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
		),
		mayRate: reach(access.role, 'team.rate') !== undefined,
		mayEdit: reach(access.role, 'team.edit') !== undefined,
	};
};
