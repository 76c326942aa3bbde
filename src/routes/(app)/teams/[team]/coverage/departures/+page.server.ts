import { fail, redirect } from '@sveltejs/kit';
import { textFields } from '$lib/schemas/form';
import { parseOdds } from '$lib/schemas/departures';
import { requireTeam } from '$lib/server/auth/guard';
import { departuresBoard, saveOdds } from '$lib/server/services/departures';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const access = await requireTeam(event, 'team.plan');
	const now = Date.now();
	return {
		teamName: access.team.name,
		slug: access.team.slug,
		board: await departuresBoard(access, now),
		takenAt: now,
	};
};

export const actions: Actions = {
	/** Writes the chances that were changed. */
	default: async (event) => {
		const access = await requireTeam(event, 'team.plan');
		const form = await event.request.formData();
		const values = textFields(form, [...new Set(form.keys())]);
		const slugs = Object.keys(values).flatMap((name) =>
			name.startsWith('chance-') ? [name.slice('chance-'.length)] : [],
		);
		const parsed = parseOdds(values, slugs);
		if (!parsed.ok) return fail(400, { issues: parsed.issues, values });
		const outcome = await saveOdds(access, parsed.output, Date.now());
		if (outcome.kind === 'conflict') {
			const issues: Record<string, string> = {};
			for (const [slug, percent] of outcome.theirs)
				issues[`chance-${slug}`] =
					`Someone set this to ${percent === undefined ? 'nothing' : `${percent}%`} in the meantime. Save again to keep yours.`;
			return fail(409, { issues, values });
		}
		redirect(303, event.url.pathname);
	},
};
