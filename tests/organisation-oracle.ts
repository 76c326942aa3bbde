import type { TeamMember } from '../src/lib/domain/coverage.ts';
import type { OrganisationProblem } from '../src/lib/domain/planning/organisation-model.ts';
import { NOTHING, before, combinations, growthActs, meets, missedBy } from './plan-oracle.ts';
import type { Act, Found } from './plan-oracle.ts';
import { draw, smallProblem } from './plan-problems.ts';

/** The best of all plans for several teams, by trying every one; it shares no code with the programme. */
export function bruteForceOrganisation(problem: OrganisationProblem): Omit<Found, 'nice'> {
	const { teams, hires, moves, limits } = problem;
	const flat = {
		requirements: teams.flatMap(({ requirements }) => requirements),
		limits,
		nice: undefined,
	};
	const nobody = flat.requirements.map(() => 0);
	/** Seats that one person fills, given the share they have in each team. */
	const seats = (shares: readonly number[], ratings: TeamMember['ratings']) =>
		teams.flatMap(({ requirements }, team) =>
			requirements.map((r) => (meets(ratings, r) ? Math.round(100 * (shares[team] ?? 0)) : 0)),
		);
	const everybody = new Map(teams.flatMap(({ team }) => team.map((one) => [one.id, one] as const)));
	const lists = [...everybody.values()].map((member) => {
		const home = teams.map(({ team }) => team.find(({ id }) => id === member.id)?.share ?? 0);
		const places = [{ shares: home, moved: false }];
		if (moves)
			for (const [from, share] of home.entries())
				for (const [to, there] of home.entries())
					if (share > 0 && there === 0)
						places.push({
							shares: home.map((now, i) => (i === from ? 0 : i === to ? share : now)),
							moved: true,
						});
		return places.flatMap(({ shares, moved }) =>
			growthActs(problem, member, (_, ratings) => seats(shares, ratings), false).map((act): Act =>
				moved
					? {
							...act,
							cost: act.cost + (moves?.cost ?? 0),
							months: Math.max(act.months, moves?.months ?? 0),
						}
					: act,
			),
		);
	});
	const kinds = teams.flatMap((_, team) =>
		hires.map((option): Act => ({
			...NOTHING,
			adds: seats(
				teams.map((_team, i) => (i === team ? 1 : 0)),
				option.ratings,
			),
			cost: option.cost,
			months: option.readyMonths,
		})),
	);
	let best: number[] | undefined;
	for (const act of combinations({ ...NOTHING, adds: nobody }, lists, kinds, limits)) {
		const key = [missedBy(flat, act)[0], act.cost, act.months];
		if (!best || before(key, best)) best = key;
	}
	const [shortfall = NaN, cost = NaN, months = NaN] = best ?? [];
	return { shortfall: shortfall / 100, cost, months };
}

/** Two teams small enough to try every plan: at most four people, who may be in both. */
export function smallOrganisation(seed: number): OrganisationProblem {
	const { int, pick, chance } = draw(seed * 7919);
	const base = smallProblem(seed);
	const other = smallProblem(seed + 100_000);
	const skills = ['a', 'b', ...(chance(0.15) ? ['claims', 'impl', 'base', 'diag'] : ['c'])];
	const ratings = () =>
		Object.fromEntries(skills.map((id) => [id, chance(0.1) ? undefined : int(1, 5)]));
	const person = (id: string): TeamMember => ({
		id,
		name: id.toUpperCase(),
		share: pick([1, 1, 1, 0.5, 0.25]),
		ratings: ratings(),
	});
	const first = Array.from({ length: int(0, 2) }, (_, i) => person(`p${String(i)}`));
	const second = Array.from({ length: int(1, 2) }, (_, i) => person(`q${String(i)}`));
	const [shared] = first;
	if (shared && chance(0.2)) second.push({ ...shared, share: 0.5 });
	const core = skills.includes('claims');
	const asked = () =>
		(core && chance(0.5) ? ['a', 'core'] : ['a', 'b'].slice(0, int(1, 2))).map((skill) => ({
			skill,
			level: int(1, 5),
			need: int(0, 9) === 0 ? 0 : int(1, 2),
			importance: int(1, 3),
		}));
	return {
		teams: [
			{ id: 'x', team: first, requirements: asked() },
			{ id: 'y', team: second, requirements: asked() },
		],
		hires: [...base.hires, ...other.hires]
			.slice(0, int(0, 2))
			.map((option, i) => ({ ...option, id: `h${String(i)}`, ratings: ratings() })),
		growth: { ...base.growth, skillsPerPerson: int(1, 2), levelsPerPerson: int(1, 2) },
		slow: base.slow,
		moves: chance(0.9) ? { cost: chance(0.5) ? 0 : int(1, 20), months: int(0, 4) } : undefined,
		limits: {
			...base.limits,
			headcount: int(0, 2),
			mix: undefined,
		} as OrganisationProblem['limits'],
	};
}
