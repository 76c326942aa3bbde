/** The departures drill of a team, and the private estimates of who may leave. */
import type { TeamAccess } from '$lib/domain/access';
import { skillHeads, type SkillHead } from '$lib/domain/coverage-board';
import {
	departuresDrill,
	expectedCoverage,
	worstPairs,
	type ExpectedCoverage,
	type Loss,
	type PairLoss,
} from '$lib/domain/planning/risk';
import { teamCoverage } from '$lib/domain/coverage';
import { spectrum } from '$lib/domain/spectrum';
import { personMark, type PersonMark } from '$lib/domain/spectrum-words';
import { shortTeam, type TeamSnapshot } from '$lib/domain/team';
import type { OddsEdit } from '$lib/schemas/departures';
import { database } from '$lib/server/db/client';
import * as audit from '$lib/server/repositories/audit';
import * as odds from '$lib/server/repositories/departure-odds';
import { teamSnapshot } from './team-snapshot';

const MOST_PAIRS = 10;

export interface DrillPerson extends Loss {
	readonly slug: string;
	readonly mark: PersonMark | undefined;
	/** Estimated chance of leaving within a year, percent; absent without an estimate. */
	readonly percent?: number;
}

export interface DeparturesBoard {
	readonly skills: readonly SkillHead[];
	/** Today's coverage and requirements met. */
	readonly coverage: number;
	readonly met: number;
	readonly total: number;
	readonly drill: readonly DrillPerson[];
	readonly pairs: readonly PairLoss[];
	/** What to expect by the estimates; absent while there is none. */
	readonly expected?: ExpectedCoverage;
}

/** Everything the departures page shows. `now` is ms UTC. */
export async function departuresBoard(access: TeamAccess, now: number): Promise<DeparturesBoard> {
	const snapshot = await teamSnapshot(access, now);
	const chances = await database().inWorkspace(access.workspaceId, (tx) =>
		odds.list(tx, keyOf(access)),
	);
	return boardOf(snapshot, chances);
}

const keyOf = (access: TeamAccess): odds.OddsKey => ({
	workspaceId: access.workspaceId,
	teamId: access.team.id,
});

function boardOf(snapshot: TeamSnapshot, chances: ReadonlyMap<string, number>): DeparturesBoard {
	const { framework, people, requirements } = snapshot;
	const team = shortTeam(people);
	const byId = new Map(people.map((person) => [person.id, person]));
	const today = teamCoverage(team, requirements);
	const leaving = new Map([...chances].map(([id, percent]) => [id, percent / 100]));
	return {
		skills: skillHeads(framework),
		coverage: today.coverage,
		met: today.met,
		total: requirements.length,
		drill: departuresDrill(team, requirements).flatMap((loss): DrillPerson[] => {
			const person = byId.get(loss.id);
			if (!person) return [];
			const mark = personMark(spectrum(framework, person.ratings));
			return [{ ...loss, slug: person.slug, mark, percent: chances.get(loss.id) }];
		}),
		pairs: worstPairs(team, requirements, MOST_PAIRS),
		expected: chances.size > 0 ? expectedCoverage(team, requirements, leaving) : undefined,
	};
}

export type OddsOutcome =
	| { readonly kind: 'saved' }
	/** Somebody else wrote an estimate in between; nothing was written. */
	| { readonly kind: 'conflict'; readonly theirs: ReadonlyMap<string, number | undefined> };

/**
 * Writes the estimates that were changed, all or none: none when one of them has changed since the
 * form was opened; `theirs` then has what stands, by slug. `now` is ms UTC.
 */
export async function saveOdds(
	access: TeamAccess,
	edits: readonly OddsEdit[],
	now: number,
): Promise<OddsOutcome> {
	const { people } = await teamSnapshot(access, now);
	const idOf = new Map(people.map(({ slug, id }) => [slug, id]));
	return database().inWorkspace<OddsOutcome>(access.workspaceId, async (tx) => {
		const stands = await odds.list(tx, keyOf(access));
		const wanted = edits.flatMap((edit) => {
			const id = idOf.get(edit.slug);
			return id === undefined ? [] : [{ ...edit, id }];
		});
		const moved = wanted.filter(({ id, before }) => stands.get(id) !== before);
		if (moved.length > 0)
			return {
				kind: 'conflict',
				theirs: new Map(moved.map(({ slug, id }) => [slug, stands.get(id)])),
			};
		for (const { id, percent } of wanted) {
			if (percent === undefined) await odds.remove(tx, keyOf(access), id);
			else await odds.update(tx, keyOf(access), id, percent, access.userId);
		}
		// The audit is read by owners, who may plan for every team; it has no numbers all the same.
		if (wanted.length > 0)
			await audit.insert(tx, access, {
				action: 'departures.estimate',
				subjectType: 'team',
				subjectId: access.team.id,
				after: { people: wanted.length },
			});
		return { kind: 'saved' };
	});
}
