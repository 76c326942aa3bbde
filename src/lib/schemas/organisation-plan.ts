import { NO_LIMITS } from '$lib/domain/planning/limit-values';
import type { Issues } from './form';
import { parseLimits, type SuggestLimits } from './limits';

/** The limits that such a plan knows: the mix and what is only nice belong to one team. */
const FIELDS = ['headcount', 'budget', 'deadline', 'growth', 'survive', 'moves'] as const;
type Values = Readonly<Record<(typeof FIELDS)[number], string>>;

/** The limits of a plan for several teams as its form sends them, in an address. */
export interface OrganisationLimits extends Omit<SuggestLimits, 'mix' | 'nice'> {
	/** Slugs of the teams to plan for, at least one, in the order in which they may be chosen. */
	readonly teams: readonly string[];
	/** Whether people may move between them. */
	readonly moves: boolean;
}

export interface OrganisationLimitsForm {
	/** As they were typed. */
	readonly values: Values;
	readonly teams: readonly string[];
	readonly issues: Issues;
	/** Absent while nothing was asked for, and where something is wrong. */
	readonly limits?: OrganisationLimits;
}

/** Reads the form; `known` are the slugs that may be chosen, all of them while nothing was asked. */
export function readOrganisationLimits(
	search: URLSearchParams,
	known: readonly string[],
): OrganisationLimitsForm {
	if (!search.has('limits')) {
		const { headcount, budget, deadline, growth, survive } = NO_LIMITS;
		const values = { headcount, budget, deadline, growth, survive, moves: 'on' };
		return { values, teams: known, issues: {} };
	}
	const typed = Object.fromEntries(
		FIELDS.map((field) => [field, search.get(field) ?? '']),
	) as Values;
	const asked = search.getAll('team');
	const teams = known.filter((slug) => asked.includes(slug));
	const { moves, ...limits } = typed;
	const parsed = parseLimits({ ...NO_LIMITS, ...limits });
	const issues: Record<string, string | undefined> = parsed.ok ? {} : { ...parsed.issues };
	if (asked.some((slug) => !known.includes(slug)))
		issues['team'] = 'One of these teams is not there. Choose from the list.';
	else if (teams.length === 0) issues['team'] = 'Choose at least one team.';
	return {
		values: typed,
		teams,
		issues,
		limits: parsed.ok && issues['team'] === undefined ? chosen(parsed.output) : undefined,
	};

	function chosen(given: SuggestLimits): OrganisationLimits {
		const { headcount, budget, deadline, growth, survive } = given;
		return { headcount, budget, deadline, growth, survive, teams, moves: moves === 'on' };
	}
}
