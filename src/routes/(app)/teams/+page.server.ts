import { fail, redirect } from '@sveltejs/kit';
import { mayAnywhere } from '$lib/domain/access';
import { textFields } from '$lib/schemas/form';
import { parseTeamName } from '$lib/schemas/people';
import { forgetStanding, requireWorkspace } from '$lib/server/auth/guard';
import { createTeam, listTeams, restoreTeam } from '$lib/server/services/teams';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const access = await requireWorkspace(event, 'team.view');
	return {
		...(await listTeams(access)),
		workspace: access.workspaceName,
		mayCreate: mayAnywhere(access, 'team.create'),
	};
};

export const actions: Actions = {
	create: async (event) => {
		const access = await requireWorkspace(event, 'team.create');
		const values = textFields(await event.request.formData(), ['name']);
		const parsed = parseTeamName(values.name);
		if (!parsed.ok) return fail(400, { issues: parsed.issues, values });
		const outcome = await createTeam(access, parsed.output);
		if (outcome.kind === 'name-taken')
			return fail(409, { issues: { name: 'There is a team with this name already.' }, values });
		forgetStanding(event);
		redirect(303, `/teams/${outcome.slug}/people`);
	},

	restore: async (event) => {
		const access = await requireWorkspace(event, 'team.edit');
		const { team } = textFields(await event.request.formData(), ['team']);
		const slug = await restoreTeam(access, team);
		if (slug === undefined)
			return fail(404, { issues: { restore: 'There is no such team.' }, values: { name: '' } });
		redirect(303, `/teams/${slug}/people`);
	},
};
