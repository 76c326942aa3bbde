import type { TeamMember } from '../coverage.ts';
import type { PlacedPerson } from '../lean-mix.ts';
import { spectrum } from '../spectrum.ts';
import { standing } from '../standing.ts';
import type { TeamSnapshot } from '../team.ts';

/**
 * Where the people of a scenario stand between the roles. Members keep the certainty of their
 * ratings, grown levels included; a planned hire is exactly the profile asked for, so without doubt.
 */
export function placedTeam(
	{ framework, people, takenAt }: Pick<TeamSnapshot, 'framework' | 'people' | 'takenAt'>,
	team: readonly TeamMember[],
): PlacedPerson[] {
	const known = new Map(people.map((person) => [person.id, person]));
	return team.map(({ id, ratings }) => {
		const person = known.get(id);
		if (person) return standing(framework, { ...person, ratings }, takenAt);
		const place = spectrum(framework, ratings);
		if (place === undefined) return {};
		const { lean } = place;
		return { spectrum: place, interval: { half: 0, se: 0, low: lean, high: lean } };
	});
}
