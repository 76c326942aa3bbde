/** What a new opening starts from: a hire of a plan, or nothing. */
import type { TeamAccess } from '$lib/domain/access';
import { levelsFromHire, seatSentence, type SeatSkill } from '$lib/domain/hiring/opening';
import { seatTitle } from '$lib/domain/hiring/seat-title';
import { apply, takesAway, type Change } from '$lib/domain/planning/scenario';
import { readToken } from '$lib/schemas/change-token';
import { findScenario, openPlanning } from './planning';
import type { OpeningOrigin } from './openings';

/** What the address of a new opening says about its plan. */
export interface OriginQuery {
	/** Token of the hire. */
	readonly hire?: string;
	/** Place of the hire in the plan, from 0, where the plan has several alike. */
	readonly place?: number;
	/** Id of the scenario the hire stands in. */
	readonly scenario?: string;
	/** Tokens of a draft that is not kept as a scenario. */
	readonly changes: readonly string[];
}

export interface PlannedSeat {
	readonly origin: OpeningOrigin;
	/** What the opening is called to begin with. */
	readonly title: string;
	/** First day of the hire, ISO date: the seat should be filled by then. */
	readonly startsOn: string;
	/** What the hire does for the team under the plan. */
	readonly sentence: string;
	readonly levels: readonly SeatSkill[];
}

export const BY_HAND: OpeningOrigin = {
	archetype: '',
	label: '',
	scenarioId: undefined,
	planName: '',
	changeToken: '',
};

/** Later than any date of a plan. */
const IN_THE_END = '9999-12-31';

/**
 * The seat of a plan's hire; `undefined` when the address names no hire or one that cannot be read.
 * Its levels count with the changes of the plan before it, and with everybody who leaves, moves or
 * works less. `now` is ms UTC.
 */
export async function plannedSeat(
	access: TeamAccess,
	query: OriginQuery,
	now: number,
): Promise<PlannedSeat | undefined> {
	if (query.hire === undefined) return undefined;
	const base = await openPlanning(access, now);
	const hire = readToken(query.hire, base.context);
	if (hire?.kind !== 'hire') return undefined;
	const scenario =
		query.scenario === undefined
			? undefined
			: await findScenario(access, query.scenario, base.context);
	const tokens = scenario && query.changes.length === 0 ? scenario.tokens : query.changes;
	const listed = tokens.flatMap((token) => {
		const change = readToken(token, base.context);
		return change ? [{ token, change }] : [];
	});
	const alike = listed.flatMap(({ token }, i) => (token === query.hire ? [i] : []));
	const place = alike.find((i) => i === query.place) ?? alike[0] ?? listed.length;
	const earlier = before(
		listed.map(({ change }) => change),
		place,
	);
	const team = apply(base.team, earlier, IN_THE_END);
	const { framework, requirements } = base.snapshot;
	const ground = {
		team,
		requirements,
		framework,
		names: new Map(team.map(({ id, name }) => [id, name])),
	};
	const levels = levelsFromHire(hire, ground);
	return {
		origin: {
			archetype: hire.archetype,
			label: hire.label,
			scenarioId: scenario?.id,
			planName: scenario?.name ?? '',
			changeToken: query.hire,
		},
		title: seatTitle(framework, { ...hire, own: hire.archetype === 'own' }),
		startsOn: hire.date,
		sentence: seatSentence(
			levels.filter(({ asked }) => asked),
			ground,
		),
		levels,
	};
}

/** What counts before the hire at a place of the list, whatever stands there. */
function before(changes: readonly Change[], place: number): Change[] {
	return changes.filter((change, i) => i < place || (i > place && takesAway(change)));
}
