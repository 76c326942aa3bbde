import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { levelFields, typedField } from '$lib/domain/hiring/level-fields';
import { isoDate } from '$lib/domain/planning/calendar';
import { textFields } from '$lib/schemas/form';
import { parseOpening } from '$lib/schemas/opening';
import { requireTeam } from '$lib/server/auth/guard';
import { BY_HAND, plannedSeat } from '$lib/server/services/opening-origin';
import { createOpening } from '$lib/server/services/openings';
import { teamSnapshot } from '$lib/server/services/team-snapshot';
import type { Actions, PageServerLoad } from './$types';

/** The hire that the address names, with the plan it stands in. */
function originQuery({ url }: RequestEvent) {
	const place = url.searchParams.get('place') ?? '';
	return {
		hire: url.searchParams.get('hire') ?? undefined,
		place: /^\d{1,3}$/.test(place) ? Number(place) : undefined,
		scenario: url.searchParams.get('scenario') ?? undefined,
		changes: url.searchParams.getAll('c'),
	};
}

export const load: PageServerLoad = async (event) => {
	const access = await requireTeam(event, 'team.hire');
	const now = Date.now();
	const query = originQuery(event);
	const seat = await plannedSeat(access, query, now);
	const { framework } = await teamSnapshot(access, now);
	return {
		team: { name: access.team.name, slug: access.team.slug },
		today: isoDate(now),
		fields: levelFields(framework, seat?.levels ?? []),
		values: { title: seat?.title ?? '', targetOn: seat?.startsOn ?? '' },
		seat: seat && {
			label: seat.origin.label,
			sentence: seat.sentence,
			planName: seat.origin.planName,
			scenario: seat.origin.scenarioId,
		},
		/** The address named a hire that cannot be read. */
		unread: query.hire !== undefined && seat === undefined,
	};
};

export const actions: Actions = {
	default: async (event) => {
		const access = await requireTeam(event, 'team.hire');
		const now = Date.now();
		const form = await event.request.formData();
		const values = textFields(form, [...new Set(form.keys())]);
		const { framework } = await teamSnapshot(access, now);
		const parsed = parseOpening(values, { today: isoDate(now), skills: framework.skills });
		if (!parsed.ok) {
			const fields = levelFields(framework, []).map((field) => typedField(field, values));
			return fail(400, { issues: parsed.issues, values, fields });
		}
		const seat = await plannedSeat(access, originQuery(event), now);
		const id = await createOpening(access, parsed.output, seat?.origin ?? BY_HAND);
		redirect(303, `/teams/${access.team.slug}/hiring/openings/${id}`);
	},
};
