import { readOrganisationLimits } from '$lib/schemas/organisation-plan';
import { requireWorkspace } from '$lib/server/auth/guard';
import {
	openOrganisationPlanning,
	suggestOrganisationPlan,
} from '$lib/server/services/organisation-plan';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const access = await requireWorkspace(event, 'team.plan');
	const base = await openOrganisationPlanning(access, Date.now());
	const teams = base.teams.map(({ snapshot: { team } }) => ({ slug: team.slug, name: team.name }));
	const { limits, ...form } = readOrganisationLimits(
		event.url.searchParams,
		teams.map(({ slug }) => slug),
	);
	return {
		workspace: access.workspaceName,
		teams,
		form,
		found: limits && (await suggestOrganisationPlan(base, limits, event.request.signal)),
	};
};
