/** The fronts of the alternatives page: what more money buys. */
import { percentUpTo } from '$lib/domain/format';
import { costFront } from '$lib/domain/planning/front';
import { MEASURES, type Measure } from '$lib/domain/planning/front-model';
import type { Solve } from '$lib/domain/planning/relaxations';
import { money, monthsText } from '$lib/domain/planning/words';
import { planner } from '$lib/server/planner/planner';
import type { Change } from '$lib/domain/planning/scenario';
import type { SuggestLimits } from '$lib/schemas/limits';
import { outcomeOf } from './plan-alternatives';
import { planProblem } from './plan-suggestion';
import type { PlanningBase } from './planning-view';
import { withPlanner, type Unavailable } from './with-planner';

/** Milliseconds for one front altogether, and seconds for one point of it. */
const FRONT_MS = 4000;
const POINT_LIMIT = 1.5;

export interface FrontLine {
	/** "Change nothing" for the empty plan. */
	readonly title: string;
	readonly tokens: readonly string[];
	/** Thousands, and the share of what is needed that is covered, [0, 1]. */
	readonly cost: number;
	readonly value: number;
	readonly costText: string;
	readonly valueText: string;
	readonly time: string;
}

export interface FrontView {
	readonly measure: Measure;
	readonly points: readonly FrontLine[];
	/** Whether all of the front is there, in words. */
	readonly note: string;
}

export interface Fronts {
	readonly kind: 'fronts';
	readonly fronts: readonly FrontView[];
	/** ISO 4217. */
	readonly currency: string;
}

/** Both fronts within limits, once a draft is in full effect; a front that is not found in time is left out. */
export async function planFronts(
	base: PlanningBase,
	draft: readonly Change[],
	limits: SuggestLimits,
	signal?: AbortSignal,
): Promise<Fronts | Unavailable> {
	return withPlanner(async () => {
		const problem = planProblem(base, draft, { ...limits, survive: false });
		const fronts: FrontView[] = [];
		for (const measure of MEASURES) {
			const end = performance.now() + FRONT_MS;
			const solve: Solve = async (model) => {
				const left = (end - performance.now()) / 1000;
				if (left <= 0) return { status: 'limit', values: [], stages: [] };
				return planner().solve(model, { timeLimit: Math.min(POINT_LIMIT, left), signal });
			};
			const front = await costFront(problem, measure, solve);
			if (!front) continue;
			fronts.push({
				measure,
				points: front.points.map((point) => frontLine(base, draft, point.plan, point[measure])),
				note: front.complete
					? 'Proved: no plan costs as little and covers more.'
					: 'Each point is proved; some between them are left out.',
			});
		}
		return { kind: 'fronts', fronts, currency: base.settings.currency };
	});
}

function frontLine(
	base: PlanningBase,
	draft: readonly Change[],
	plan: Parameters<typeof outcomeOf>[2] & { readonly cost: number; readonly months: number },
	value: number,
): FrontLine {
	const { title, tokens } = outcomeOf(base, draft, plan);
	return {
		title: title || 'Change nothing',
		tokens,
		cost: plan.cost,
		value,
		costText: money(plan.cost, base.settings.currency),
		valueText: percentUpTo(value),
		time: monthsText(plan.months),
	};
}
