/** The people of a scenario on the kite: who stays, who comes, who goes, and from where they move. */
import type { TeamMember } from '$lib/domain/coverage';
import { kiteStanding, type KitePlace, type KiteStanding } from '$lib/domain/kite-place';
import { isHireId } from '$lib/domain/planning/scenario';
import type { PlanningBase } from './planning-view';

export interface KitePerson extends KiteStanding {
	readonly id: string;
	readonly name: string;
	readonly href?: string;
	/** Who comes, and who has gone. */
	readonly state?: 'new' | 'gone';
	/** Where they stand today, for those whom the scenario moves or takes away. */
	readonly before?: KitePlace;
}

/** Everybody of the team after a scenario, then whoever has gone. */
export function kitePeople(
	{ snapshot, team, elsewhere }: PlanningBase,
	after: readonly TeamMember[],
): KitePerson[] {
	const { framework, people } = snapshot;
	const hires = after.filter(({ id }) => isHireId(id));
	// A kite has room for short names only; the order is that of the changes.
	const hireNames = new Map(
		hires.map(({ id }, i) => [id, hires.length === 1 ? 'New hire' : `New ${String(i + 1)}`]),
	);
	const stays = new Set(after.map(({ id }) => id));
	const gone = team.filter(({ id }) => !stays.has(id));
	return [...after, ...gone].flatMap((member): KitePerson[] => {
		const home = people.find(({ id }) => id === member.id);
		const other = elsewhere.people.find(({ id }) => id === member.id);
		const role = (home ?? other)?.role ?? 'none';
		const standing = kiteStanding(framework, { role, ratings: member.ratings });
		if (!standing) return [];
		const state = !home ? 'new' : stays.has(member.id) ? undefined : 'gone';
		const moved = home && (state === 'gone' || home.ratings !== member.ratings);
		return [
			{
				id: member.id,
				name: hireNames.get(member.id) ?? member.name,
				href: home
					? `/teams/${snapshot.team.slug}/members/${home.slug}`
					: other && `/teams/${other.team.slug}/members/${other.slug}`,
				spectrum: standing.spectrum,
				// A plan's profile is no rating, and who is gone is in no trap.
				trap: state === undefined ? standing.trap : undefined,
				state,
				before: moved
					? kiteStanding(framework, { role, ratings: home.ratings })?.spectrum
					: undefined,
			},
		];
	});
}
