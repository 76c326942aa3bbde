import { parseForm } from '$lib/schemas/form';
import { LIMIT_FIELDS, limitsSchema, type SuggestLimits } from '$lib/schemas/scenario';
import { teamCoverage } from '$lib/domain/coverage';
import { spokenSkill } from '$lib/domain/planning/words';
import { requireTeam } from '$lib/server/auth/guard';
import { alternatives } from '$lib/server/services/plan-alternatives';
import { planFronts } from '$lib/server/services/plan-fronts';
import { openPlanning } from '$lib/server/services/planning';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const access = await requireTeam(event, 'team.plan');
	const { searchParams } = event.url;
	const base = await openPlanning(access, Date.now());
	const { framework, people, team, requirements } = base.snapshot;
	const asked = searchParams.has('limits');
	const typed = Object.fromEntries(
		LIMIT_FIELDS.map((field) => [field, searchParams.get(field) ?? '']),
	) as Record<(typeof LIMIT_FIELDS)[number], string>;
	const values = asked ? typed : { ...typed, growth: 'on' };
	const parsed = parseForm(limitsSchema, values);
	const empty =
		people.length === 0 ? 'people' : requirements.length === 0 ? 'requirements' : undefined;
	const found = empty === undefined && parsed.ok ? find(parsed.output) : undefined;
	// Without script nothing can be added to a page later, so it is asked for whole.
	const whole = searchParams.has('whole');
	return {
		team: { name: team.name, slug: team.slug },
		empty,
		open: teamCoverage(base.team, requirements)
			.gaps.filter(({ met }) => !met)
			.map(({ skill }) => spokenSkill(framework, skill)),
		values,
		issues: parsed.ok ? {} : parsed.issues,
		plans: whole ? await found?.plans : found?.plans,
		fronts: whole ? await found?.fronts : found?.fronts,
	};

	function find(limits: SuggestLimits) {
		const { signal } = event.request;
		const plans = alternatives(base, limits, signal);
		const fronts = plans.then(() => planFronts(base, limits, signal));
		// A failure shows where the promise is shown, and ends nothing else.
		for (const one of [plans, fronts]) one.catch(() => undefined);
		return { plans, fronts };
	}
};
