/**
 * One integer programme for several teams: the rows of each team kept apart, hires given to a team,
 * growth once a person wherever they work, and moves between the teams. Headcount, budget and
 * deadline are shared; the objectives are those of a plan for one team.
 *
 * A move takes the share somebody has in one team and puts it into another team they are not in, at
 * most once a person; what they grow to counts where they are in the end.
 */
import type { Requirement, TeamMember } from '../coverage.ts';
import { burdens } from './burdens.ts';
import { climbs } from './climbs.ts';
import type { Climb } from './climbs.ts';
import { ModelBuilder } from './model-builder.ts';
import type { Terms } from './model-builder.ts';
import { MOVE_SPREAD, STAGES, addCoverage, addGrowth, addHires, atMost } from './model.ts';
import type { Building, Column, Programme } from './model.ts';
import { holds, seatUnits } from './problem.ts';
import type { OpenRow, PlanLimits, PlanProblem, TransferOption } from './problem.ts';

/** A team of the plan; somebody in several teams has the same id and ratings in each. */
export interface PlannedTeam {
	readonly id: string;
	readonly team: readonly TeamMember[];
	readonly requirements: readonly Requirement[];
}

export interface OrganisationProblem extends Pick<
	PlanProblem,
	'hires' | 'growth' | 'slow' | 'growable'
> {
	readonly teams: readonly PlannedTeam[];
	/** What a move between two teams costs, thousands, and takes, months; nobody moves when absent. */
	readonly moves?: { readonly cost: number; readonly months: number };
	/** Headcount, budget and deadline for all teams together; robustness for each requirement. */
	readonly limits: Omit<PlanLimits, 'mix'>;
}

export interface OrganisationProgramme extends Pick<Programme, 'model' | 'columns' | 'seat'> {
	/** Everybody once, in the order of the teams. */
	readonly people: readonly OrganisationPerson[];
	/** The requirements of all teams one after the other, each with the place of its team. */
	readonly requirements: readonly TeamRequirement[];
}

export interface OrganisationPerson {
	readonly member: TeamMember;
	/** The teams they are in, by place, with the share they have there. */
	readonly places: readonly { readonly team: number; readonly share: number }[];
}

export interface TeamRequirement {
	readonly team: number;
	readonly requirement: Requirement;
}

/** Everybody once, and every requirement with its team. */
export function organisationParts({ teams }: Pick<OrganisationProblem, 'teams'>) {
	const people = new Map<
		string,
		{ member: TeamMember; places: { team: number; share: number }[] }
	>();
	for (const [team, { team: members }] of teams.entries())
		for (const member of members) {
			const known = people.get(member.id) ?? { member, places: [] };
			people.set(member.id, known);
			known.places.push({ team, share: member.share });
		}
	const requirements = teams.flatMap((one, team) =>
		one.requirements.map((requirement): TeamRequirement => ({ team, requirement })),
	);
	return { people: [...people.values()] as readonly OrganisationPerson[], requirements };
}

/** The integer programme of a planning problem for several teams. */
export function organisationProgramme(problem: OrganisationProblem): OrganisationProgramme {
	const { people, requirements } = organisationParts(problem);
	const seat = seatUnits({ team: problem.teams.flatMap(({ team }) => team) });
	const flat: PlanProblem = {
		...problem,
		moves: undefined,
		team: people.map(({ member }) => member),
		requirements: requirements.map(({ requirement }) => requirement),
	};
	const { open, transfers } = reachable(problem, flat, { people, requirements }, seat);
	const b = new ModelBuilder<Column>();
	const span = b.column({ kind: 'span' }, 0, problem.limits.deadline ?? Infinity, { time: 1 });
	const building: Building = {
		b,
		problem: flat,
		seat,
		open,
		covering: open.map((): Terms => []),
		spending: [],
		span,
	};
	const teamOf = (row: number) => requirements[open[row]?.index ?? -1]?.team;

	const heads = problem.teams.flatMap((_, team): Terms => {
		const its = open.flatMap((_row, i) => (teamOf(i) === team ? [i] : []));
		return addHires(
			{
				...building,
				team,
				open: its.flatMap((i) => open[i] ?? []),
				covering: its.flatMap((i) => [building.covering[i] ?? []]),
			},
			{},
		);
	});
	const { headcount, budget } = problem.limits;
	if (headcount !== undefined && heads.length > 0) b.row(heads, 0, headcount);

	const moved = addTransfers(building, transfers, people, teamOf);
	const spread = spreads(problem, people);
	const all = climbs(flat, open, seat).map((climb): Climb => ({
		...climb,
		spread: spread.get(climb.member.id) ?? climb.spread,
	}));
	const counted = new Map<string, Counted[]>();
	const places = new Map(people.map((person) => [person.member.id, person.places]));
	addGrowth(
		{
			...building,
			grown: (member, row, filled) => {
				const team = teamOf(row);
				const its = moved.get(member) ?? [];
				const count = (from: number, share: number, limit: (column: number) => void) => {
					const column = b.column({ kind: 'grown', member }, 0, 1, {});
					atMost(b, column, filled);
					limit(column);
					building.covering[row]?.push([column, Math.round(share * seat)]);
					const { skill, level } = open[row]?.requirement ?? { skill: '', level: 0 };
					const key = JSON.stringify([member, from, skill]);
					const its = counted.get(key) ?? [];
					counted.set(key, its);
					its.push({ column, filled, level, team: team ?? -1 });
				};
				for (const place of places.get(member) ?? []) {
					if (place.team !== team) continue;
					const leaving = its.filter(({ option }) => option.from === team);
					if (leaving.length === 0)
						building.covering[row]?.push([filled, Math.round(place.share * seat)]);
					else
						count(place.team, place.share, (column) => {
							const gone = leaving.map((one): [number, number] => [one.column, 1]);
							b.row([[column, 1], ...gone], -Infinity, 1);
						});
				}
				for (const { column: coming, option } of its)
					if (option.to === team)
						count(option.from, option.share, (column) => {
							atMost(b, column, coming);
						});
			},
		},
		all,
	);
	for (const its of counted.values()) addOnePlace(building, its);
	if (budget !== undefined) b.row(building.spending, 0, budget);
	addCoverage(building);
	return { ...b.build(STAGES), seat, people, requirements };
}

/** A level grown on one skill as it counts in one team, for one of the shares somebody has. */
interface Counted {
	readonly column: number;
	/** The step that reaches the level. */
	readonly filled: number;
	readonly level: number;
	/** Where it counts. */
	readonly team: number;
}

/**
 * A share is in one team in the end, so what is grown counts in one. The rows above say so already
 * for whole numbers; saying it outright keeps halves of a move from counting one growth twice, which
 * the solver would take many branches to find out.
 */
function addOnePlace({ b }: Building, its: readonly Counted[]): void {
	for (const { filled, level } of its) {
		const lowest = new Map<number, Counted>();
		for (const one of its) {
			const known = lowest.get(one.team);
			if (one.level >= level && (!known || one.level < known.level)) lowest.set(one.team, one);
		}
		if (lowest.size < 2) continue;
		const all = [...lowest.values()].map(({ column }): [number, number] => [column, 1]);
		b.row([...all, [filled, -1]], -Infinity, 0);
	}
}

interface Parts {
	readonly people: readonly OrganisationPerson[];
	readonly requirements: readonly TeamRequirement[];
}

/**
 * The rows that can be short and the moves that can matter. A move helps only on a row that can be
 * short, and a row can be short only if it is today or if enough of its holders can move away; so
 * both grow together until neither does. What is left out cannot improve any plan.
 */
function reachable(
	{ moves, limits }: OrganisationProblem,
	flat: PlanProblem,
	{ people, requirements }: Parts,
	seat: number,
): { open: readonly OpenRow[]; transfers: readonly TransferOption[] } {
	const rows = requirements.flatMap(({ team, requirement }, index) => {
		const { skill, level, need } = requirement;
		if (need <= 0) return [];
		const holders = people.filter(({ member }) => holds(member.ratings, skill, level));
		const held = holders
			.flatMap(({ places }) => places.filter((place) => place.team === team))
			.reduce((sum, { share }) => sum + Math.round(share * seat), 0);
		const deficit = seat * (need + limits.robustness) - held;
		return [{ row: { requirement, index, deficit, nice: false }, team, holders: new Set(holders) }];
	});
	const able = rows.map(({ holders }) => new Set([...holders].map(({ member }) => member.id)));
	for (const { member, kind } of climbs(
		flat,
		rows.map(({ row }) => row),
		seat,
	))
		for (const { row } of kind.covers) able[row]?.add(member.id);

	const inTime = moves && moves.months <= (limits.deadline ?? Infinity) ? moves : undefined;
	let open = rows.flatMap(({ row }, i) => (row.deficit > 0 ? [i] : []));
	for (;;) {
		const transfers = inTime ? transfersTo(open) : [];
		const atRisk = rows.map(({ team, holders }) =>
			people
				.filter((person) => holders.has(person))
				.flatMap(({ member, places }) =>
					places.filter(
						(place) =>
							place.team === team &&
							transfers.some(({ member: id, from }) => id === member.id && from === team),
					),
				)
				.reduce((sum, { share }) => sum + Math.round(share * seat), 0),
		);
		const next = rows.flatMap(({ row }, i) => (row.deficit + (atRisk[i] ?? 0) > 0 ? [i] : []));
		if (next.length === open.length)
			return {
				open: open.flatMap((i) => {
					const row = rows[i]?.row;
					return row ? [{ ...row, atRisk: atRisk[i] }] : [];
				}),
				transfers,
			};
		open = next;
	}

	function transfersTo(wanted: readonly number[]): TransferOption[] {
		const teams = [...new Set(wanted.flatMap((i) => rows[i]?.team ?? []))].sort((a, b) => a - b);
		return people.flatMap(({ member, places }) =>
			places.flatMap(({ team: from, share }) =>
				teams
					.filter((to) => places.every(({ team }) => team !== to))
					.filter((to) => wanted.some((i) => rows[i]?.team === to && able[i]?.has(member.id)))
					.map((to): TransferOption => ({
						member: member.id,
						from,
						to,
						share,
						cost: inTime?.cost ?? 0,
						readyMonths: inTime?.months ?? 0,
					})),
			),
		);
	}
}

interface Moved {
	readonly column: number;
	readonly option: TransferOption;
}

/** Columns of the moves, by person; what is held goes along with whoever moves. */
function addTransfers(
	{ b, seat, open, covering, spending, span }: Building,
	transfers: readonly TransferOption[],
	people: readonly OrganisationPerson[],
	teamOf: (row: number) => number | undefined,
): ReadonlyMap<string, readonly Moved[]> {
	const ratings = new Map(people.map(({ member }) => [member.id, member.ratings]));
	const byPerson = new Map<string, Moved[]>();
	for (const [i, option] of transfers.entries()) {
		const spread = MOVE_SPREAD + i + 1;
		const column = b.column({ kind: 'transfer', option }, 0, 1, { cost: option.cost, spread });
		const its = byPerson.get(option.member) ?? [];
		byPerson.set(option.member, its);
		its.push({ column, option });
		b.row(
			[
				[span, 1],
				[column, -option.readyMonths],
			],
			0,
			Infinity,
		);
		spending.push([column, option.cost]);
		const share = Math.round(option.share * seat);
		for (const [row, { requirement }] of open.entries()) {
			if (!holds(ratings.get(option.member) ?? {}, requirement.skill, requirement.level)) continue;
			const team = teamOf(row);
			if (team === option.from) covering[row]?.push([column, -share]);
			if (team === option.to) covering[row]?.push([column, share]);
		}
	}
	for (const its of byPerson.values())
		if (its.length > 1)
			b.row(
				its.map(({ column }): [number, number] => [column, 1]),
				0,
				1,
			);
	return byPerson;
}

/** A thousandth of coverage weighs more than any place in the order of people. */
const SPREAD_ROOM = 1000;

/** What a rung of each person weighs: what hangs on them in all their teams, then their place. */
function spreads(
	{ teams }: OrganisationProblem,
	people: readonly OrganisationPerson[],
): ReadonlyMap<string, number> {
	const lost = new Map<string, number>();
	for (const { team, requirements } of teams) {
		const its = burdens(team, requirements);
		for (const [i, { id }] of team.entries()) lost.set(id, (lost.get(id) ?? 0) + (its[i] ?? 0));
	}
	const room = Math.max(SPREAD_ROOM, people.length + 1);
	return new Map(
		people.map(({ member: { id } }, order) => [
			id,
			Math.round((lost.get(id) ?? 0) * 1000) * room + order + 1,
		]),
	);
}
