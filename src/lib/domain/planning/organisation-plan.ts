/** What a solution of the programme for several teams says to do, and what each part of it is for. */
import type { TeamMember } from '../coverage.ts';
import type { Ratings } from '../framework.ts';
import type { OrganisationProblem, OrganisationProgramme } from './organisation-model.ts';
import { organisationParts } from './organisation-model.ts';
import { readPlan } from './plan.ts';
import type { Plan, PlannedGrowth } from './plan.ts';
import { holds } from './problem.ts';
import type { TransferOption } from './problem.ts';

export interface OrganisationPlan extends Pick<Plan, 'cost' | 'months' | 'shortfall'> {
	/** Hires of a team, by its place. */
	readonly hires: readonly { readonly team: number; readonly id: string; readonly count: number }[];
	readonly moves: readonly TransferOption[];
	readonly growth: readonly PlannedGrowth[];
	/** What stays open: the place of the team, of the requirement in it, and the missing seats. */
	readonly open: readonly OpenSeat[];
}

interface OpenSeat {
	readonly team: number;
	readonly requirement: number;
	readonly seats: number;
}

/** Reads the values of a programme's columns back into a plan; people and teams in the order given. */
export function readOrganisationPlan(
	{ columns, seat, people, requirements }: OrganisationProgramme,
	values: readonly number[],
	problem: OrganisationProblem,
): OrganisationPlan {
	const plan = readPlan(
		{ columns, seat },
		values,
		people.map(({ member }) => member),
		requirements.map(({ requirement }) => requirement),
		problem.growth,
	);
	const hires: { team: number; id: string; count: number }[] = [];
	const moves: TransferOption[] = [];
	for (const [i, column] of columns.entries()) {
		const count = Math.round(values[i] ?? 0);
		if (count <= 0) continue;
		if (column.kind === 'hire') hires.push({ team: column.team ?? 0, id: column.option.id, count });
		if (column.kind === 'transfer') moves.push(column.option);
	}
	const first = (team: number) => requirements.findIndex((one) => one.team === team);
	return {
		hires,
		moves,
		growth: plan.growth,
		open: plan.open.map(({ requirement, seats }) => {
			const team = requirements[requirement]?.team ?? 0;
			return { team, requirement: requirement - first(team), seats };
		}),
		cost: plan.cost + moves.reduce((sum, { cost }) => sum + cost, 0),
		months: moves.reduce((most, { readyMonths }) => Math.max(most, readyMonths), plan.months),
		shortfall: plan.shortfall,
	};
}

/** The part of a plan that decides who is in which team at which level. */
export type PlannedParts = Pick<OrganisationPlan, 'hires' | 'moves' | 'growth'>;

/**
 * The teams once a plan is in full effect, in the order given: who stays at the levels grown to, who
 * comes, then the hires under "hire <team> <kind> <number>".
 */
export function teamsAfter(
	{ teams, hires: kinds }: Pick<OrganisationProblem, 'teams' | 'hires'>,
	{ hires, moves, growth }: PlannedParts,
): TeamMember[][] {
	const { people } = organisationParts({ teams });
	const members = new Map(people.map(({ member }) => [member.id, member]));
	const grown = (member: TeamMember): TeamMember => {
		const ratings: Record<string, number | undefined> = { ...member.ratings };
		for (const one of growth) if (one.member === member.id) ratings[one.skill] = one.to;
		return { ...member, ratings };
	};
	return teams.map(({ team }, place) => [
		...team
			.filter(({ id }) => !moves.some(({ member, from }) => member === id && from === place))
			.map(grown),
		...moves.flatMap(({ member: id, to, share }): TeamMember[] => {
			const member = members.get(id);
			return member && to === place ? [grown({ ...member, share })] : [];
		}),
		...hires.flatMap(({ team: hiring, id, count }): TeamMember[] => {
			const ratings: Ratings | undefined = kinds.find((kind) => kind.id === id)?.ratings;
			if (!ratings || hiring !== place) return [];
			return Array.from({ length: count }, (_, i) => ({
				id: `hire ${String(place)} ${id} ${String(i + 1)}`,
				name: id,
				share: 1,
				ratings,
			}));
		}),
	]);
}

/** One thing a plan does. */
export type PlanPart =
	| { readonly kind: 'hire'; readonly team: number; readonly id: string; readonly count: number }
	| { readonly kind: 'move'; readonly option: TransferOption }
	| { readonly kind: 'grow'; readonly growth: PlannedGrowth };

/** A requirement that would be shorter without a part of the plan. */
export interface PartReason {
	readonly team: number;
	/** Place of the requirement in the team. */
	readonly requirement: number;
	/**
	 * `closes`: short today, met with the plan. `narrows`: short today, less so with it. `keeps`: met
	 * today, and only with this part still so.
	 */
	readonly effect: 'closes' | 'narrows' | 'keeps';
}

/** Every part of a plan with what would be shorter if it alone were left out. */
export function planParts(
	problem: OrganisationProblem,
	plan: PlannedParts,
): { readonly part: PlanPart; readonly reasons: readonly PartReason[] }[] {
	const today = missing(problem, { hires: [], moves: [], growth: [] });
	const after = missing(problem, plan);
	const reasons = (without: PlannedParts): PartReason[] =>
		missing(problem, without).flatMap((team, place) =>
			team.flatMap((short, requirement): PartReason[] => {
				const now = after[place]?.[requirement] ?? 0;
				if (short <= now) return [];
				const was = today[place]?.[requirement] ?? 0;
				const effect = was === 0 ? 'keeps' : now === 0 ? 'closes' : 'narrows';
				return [{ team: place, requirement, effect }];
			}),
		);
	return [
		...plan.hires.map((hire) => ({
			part: { kind: 'hire' as const, ...hire },
			reasons: reasons({ ...plan, hires: plan.hires.filter((one) => one !== hire) }),
		})),
		...plan.moves.map((option) => ({
			part: { kind: 'move' as const, option },
			reasons: reasons({ ...plan, moves: plan.moves.filter((one) => one !== option) }),
		})),
		...plan.growth.map((growth) => ({
			part: { kind: 'grow' as const, growth },
			reasons: reasons({ ...plan, growth: plan.growth.filter((one) => one !== growth) }),
		})),
	];
}

/**
 * The plan without what it does for nothing, which only a plan has that was the best when time ran
 * out: single hires, moves and growth whose absence leaves no more open go one by one, the dearest
 * kinds of part first. Cost and months are those of what is left.
 */
export function withoutIdle(
	problem: OrganisationProblem,
	plan: OrganisationPlan,
): OrganisationPlan {
	const total = (parts: PlannedParts) => missing(problem, parts).flat();
	const most = total(plan);
	const serves = (parts: PlannedParts) => total(parts).every((short, i) => short <= (most[i] ?? 0));
	let kept: PlannedParts = plan;
	const attempt = (parts: PlannedParts) => {
		if (serves(parts)) kept = parts;
	};
	for (const { team, id, count } of plan.hires)
		for (let n = 0; n < count; n++)
			attempt({
				...kept,
				hires: kept.hires.flatMap((one) => {
					if (one.team !== team || one.id !== id) return [one];
					return one.count > 1 ? [{ ...one, count: one.count - 1 }] : [];
				}),
			});
	for (const growth of plan.growth)
		attempt({ ...kept, growth: kept.growth.filter((one) => one !== growth) });
	for (const move of plan.moves)
		attempt({ ...kept, moves: kept.moves.filter((one) => one !== move) });
	return priced(problem, { ...plan, ...pick(kept) });
}

const pick = ({ hires, moves, growth }: PlannedParts): PlannedParts => ({ hires, moves, growth });

/** The plan with the cost and the months of its parts; each person's growth one after the other. */
function priced(
	{ hires: kinds, growth: { costPerMonth } }: OrganisationProblem,
	plan: OrganisationPlan,
): OrganisationPlan {
	const spent = new Map<string, number>();
	const growth = plan.growth.map((one) => {
		const after = spent.get(one.member) ?? 0;
		spent.set(one.member, after + one.months);
		return { ...one, after };
	});
	let cost = growth.reduce((sum, { months }) => sum + months * costPerMonth, 0);
	let months = Math.max(0, ...spent.values());
	for (const { id, count } of plan.hires) {
		const kind = kinds.find((one) => one.id === id);
		cost += count * (kind?.cost ?? 0);
		months = Math.max(months, kind?.readyMonths ?? 0);
	}
	for (const move of plan.moves) {
		cost += move.cost;
		months = Math.max(months, move.readyMonths);
	}
	return { ...plan, growth, cost, months };
}

/** Hundredths of a seat that each requirement of each team misses under a plan. */
function missing(problem: OrganisationProblem, plan: PlannedParts): number[][] {
	const after = teamsAfter(problem, plan);
	return problem.teams.map(({ requirements }, place) =>
		requirements.map(({ skill, level, need }) => {
			if (need <= 0) return 0;
			const held = (after[place] ?? [])
				.filter(({ ratings }) => holds(ratings, skill, level))
				.reduce((sum, { share }) => sum + Math.round(share * 100), 0);
			return Math.max(0, 100 * (need + problem.limits.robustness) - held);
		}),
	);
}
