import { NO_LIMITS } from '$lib/domain/planning/limit-values';
import { limitValues, parseLimits, type SuggestLimits } from '$lib/schemas/limits';
import { teamCoverage } from '$lib/domain/coverage';
import { changeTitles } from '$lib/domain/planning/explain';
import { applyInFull } from '$lib/domain/planning/scenario';
import { spokenSkill } from '$lib/domain/planning/words';
import { changeToken } from '$lib/schemas/change-token';
import { requireTeam } from '$lib/server/auth/guard';
import { alternatives } from '$lib/server/services/plan-alternatives';
import { planFronts } from '$lib/server/services/plan-fronts';
import { neededSkills } from '$lib/server/services/planning-view';
import { openPlanning, readDraft } from '$lib/server/services/planning';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const access = await requireTeam(event, 'team.plan');
	const { searchParams } = event.url;
	const given = searchParams.getAll('c');
	const base = await openPlanning(access, Date.now(), { tokens: given });
	const { framework, people, team, requirements } = base.snapshot;
	const { changes, unread } = readDraft(given, base.context);
	const values = searchParams.has('limits') ? limitValues(searchParams) : NO_LIMITS;
	const parsed = parseLimits(values);
	const empty =
		people.length === 0 ? 'people' : requirements.length === 0 ? 'requirements' : undefined;
	const found = empty === undefined && parsed.ok ? find(parsed.output) : undefined;
	// Without script nothing can be added to a page later, so it is asked for whole.
	const whole = searchParams.has('whole');
	return {
		team: { name: team.name, slug: team.slug },
		empty,
		draft: {
			tokens: changes.flatMap((change) => changeToken(change, base.context) ?? []),
			titles: changeTitles(changes, base.naming),
			unread,
		},
		needed: neededSkills(base),
		open: teamCoverage(applyInFull(base.team, changes, base.settings), requirements)
			.gaps.filter(({ met }) => !met)
			.map(({ skill }) => spokenSkill(framework, skill)),
		values,
		issues: parsed.ok ? {} : parsed.issues,
		plans: whole ? await found?.plans : found?.plans,
		fronts: whole ? await found?.fronts : found?.fronts,
	};

	function find(limits: SuggestLimits) {
		const { signal } = event.request;
		const plans = alternatives(base, changes, limits, signal);
		const fronts = plans.then(() => planFronts(base, changes, limits, signal));
		// A failure shows where the promise is shown, and ends nothing else.
		for (const one of [plans, fronts]) one.catch(() => undefined);
		return { plans, fronts };
	}
};
