import type { TeamMember } from '../coverage.ts';
import type { Ratings, SkillId } from '../framework.ts';
import type { ArchetypeId } from './archetypes.ts';
import { addMonths } from './calendar.ts';
import type { IsoDate } from './calendar.ts';
import { growthSteps } from './growth.ts';
import type { GrownStep } from './growth.ts';
import { DEFAULT_GROWTH_PRICE, DEFAULT_PACE } from './settings.ts';
import type { GrowthPrice, Pace } from './settings.ts';

/** Someone who joins: an archetype, or a vector of one's own. */
export interface Hire {
	readonly kind: 'hire';
	/** An archetype of the workspace, or `OWN_PROFILE`. */
	readonly archetype: ArchetypeId;
	/** How lists name the hire: "hybrid leaning AS", or a name of one's own. */
	readonly label: string;
	/** Levels at full strength, each 0 to 5; a skill left out is not rated. */
	readonly ratings: Ratings;
	/** Share of full time, (0, 1]. */
	readonly share: number;
	/** First day. One level down on every skill until the months of the ramp are over. */
	readonly date: IsoDate;
	/** First-year cost in thousands, a whole number >= 0. */
	readonly cost: number;
}

/** Someone of the team who is gone from a date on. */
export interface Departure {
	readonly kind: 'departure';
	readonly member: string;
	readonly date: IsoDate;
}

/** Someone of the team who leaves it for another team of the workspace. */
export interface Move {
	readonly kind: 'move';
	readonly member: string;
	/** Slug of the team that gains them. */
	readonly team: string;
	/** Share of full time that they take along, (0, 1]. */
	readonly share: number;
	readonly date: IsoDate;
}

/** Someone of another team who comes in, at the levels of today and without a ramp. */
export interface Join {
	readonly kind: 'join';
	readonly member: string;
	/** Short name. */
	readonly name: string;
	readonly ratings: Ratings;
	/** Share of full time in this team, (0, 1]. */
	readonly share: number;
	readonly date: IsoDate;
}

/** Someone who grows on one skill from a date on, level by level, by the months of the ladder. */
export interface Upskill {
	readonly kind: 'upskill';
	readonly member: string;
	readonly skill: SkillId;
	/** The whole level to reach, 1 to 5. */
	readonly level: number;
	readonly date: IsoDate;
}

/** Someone whose share of full time in this team changes on a date. */
export interface PartTime {
	readonly kind: 'part-time';
	readonly member: string;
	/** New share of full time, (0, 1]. */
	readonly share: number;
	readonly date: IsoDate;
}

export type Change = Hire | Departure | Upskill | PartTime | Move | Join;

/** The kinds of change, in the order in which they are offered. */
export const CHANGE_KINDS = [
	'hire',
	'departure',
	'upskill',
	'part-time',
	'move',
	'join',
] as const satisfies readonly Change['kind'][];

/** Whether a change takes somebody, or a part of them, out of the team. */
export function takesAway({ kind }: Pick<Change, 'kind'>): boolean {
	return kind === 'departure' || kind === 'part-time' || kind === 'move';
}

/** The member id under which the hire at a place in the list of changes joins the team. */
export function hireId(index: number): string {
	return `hire:${String(index + 1)}`;
}

/** Whether a member id is that of a hire of a scenario. */
export function isHireId(id: string): boolean {
	return id.startsWith('hire:');
}

/**
 * The team as it is on a date under a list of changes: hires who have started (one level down
 * while they ramp up) and people of other teams who have come, without those who left or moved,
 * with the levels grown by then and the shares of that date. The given team is not touched. A
 * change of someone who is not in the team, growth of a skill that is not rated, and the coming of
 * someone who is there already have no effect. Who comes stands after the team, in list order.
 */
export function apply(
	team: readonly TeamMember[],
	changes: readonly Change[],
	at: IsoDate,
	pace: Pace = DEFAULT_PACE,
): TeamMember[] {
	const next = new Map(team.map((member) => [member.id, member]));
	for (const { change, index } of inOrder(changes)) {
		if (change.date > at) break;
		if (change.kind === 'hire') {
			const id = hireId(index);
			const ramping = at < addMonths(change.date, pace.rampMonths);
			next.set(id, {
				id,
				name: hireName(changes, index),
				share: change.share,
				ratings: ramping ? oneLevelDown(change.ratings) : change.ratings,
			});
			continue;
		}
		const member = next.get(change.member);
		if (change.kind === 'join') {
			const { member: id, name, share, ratings } = change;
			if (!member) next.set(id, { id, name, share, ratings });
		} else if (!member) continue;
		else if (change.kind === 'departure' || change.kind === 'move') next.delete(member.id);
		else if (change.kind === 'part-time') next.set(member.id, { ...member, share: change.share });
	}
	for (const [skill, id, steps] of growths(team, changes, pace)) {
		const member = next.get(id);
		const reached = steps.findLast((step) => step.date <= at)?.level;
		if (member && reached !== undefined)
			next.set(id, { ...member, ratings: { ...member.ratings, [skill]: reached } });
	}
	const came = changes.flatMap((change, i) =>
		change.kind === 'hire' ? [hireId(i)] : change.kind === 'join' ? [change.member] : [],
	);
	const order = new Set([...team.map((member) => member.id), ...came]);
	return [...order].flatMap((id) => next.get(id) ?? []);
}

/** The changes by date, with their place in the list; equal dates stay in list order. */
function inOrder(changes: readonly Change[]): { change: Change; index: number }[] {
	return changes
		.map((change, index) => ({ change, index }))
		.sort((a, b) =>
			a.change.date < b.change.date ? -1 : a.change.date > b.change.date ? 1 : a.index - b.index,
		);
}

/** The steps of everybody's growth by skill and person; `index` is the place in all changes. */
function growths(
	team: readonly TeamMember[],
	changes: readonly Change[],
	pace: Pace,
): [skill: SkillId, member: string, steps: readonly GrownStep[]][] {
	const planned = changes.flatMap((change, index) =>
		change.kind === 'upskill' ? [{ ...change, index }] : [],
	);
	const keys = new Map(planned.map((one) => [`${one.member} ${one.skill}`, one]));
	return [...keys.values()].flatMap(({ member, skill }): ReturnType<typeof growths> => {
		const from = levelToday(team, changes, member, skill);
		if (from === undefined) return [];
		const own = planned.filter((one) => one.member === member && one.skill === skill);
		const steps = growthSteps(from, own, pace);
		return [
			[skill, member, steps.map((step) => ({ ...step, index: own[step.index]?.index ?? -1 }))],
		];
	});
}

function levelToday(
	team: readonly TeamMember[],
	changes: readonly Change[],
	id: string,
	skill: SkillId,
): number | undefined {
	const member = team.find((candidate) => candidate.id === id);
	if (member) return member.ratings[skill];
	const joining = changes.find((change) => change.kind === 'join' && change.member === id);
	return joining?.kind === 'join' ? joining.ratings[skill] : undefined;
}

/** The name of a hire: its label, numbered when the scenario has several of that label. */
export function hireName(changes: readonly Change[], index: number): string {
	const hires = changes.flatMap((change, i) => (change.kind === 'hire' ? [{ change, i }] : []));
	const own = hires.find(({ i }) => i === index);
	if (!own) return 'New hire';
	if (hires.length === 1) return 'New hire';
	const same = hires.filter(({ change }) => change.label === own.change.label);
	const label = `New ${own.change.label}`;
	return same.length === 1 ? label : `${label} ${String(same.indexOf(own) + 1)}`;
}

/** Every skill one level down, never below 0; not rated stays not rated. */
export function oneLevelDown(ratings: Ratings): Ratings {
	return Object.fromEntries(
		Object.entries(ratings).map(([skill, level]) => [
			skill,
			level === undefined ? undefined : Math.max(0, level - 1),
		]),
	);
}

/** When one change of a scenario happens. */
export interface Timing {
	/** The date of the change itself. */
	readonly begins: IsoDate;
	/** Every date on which it changes the team, in order: first day and end of ramp, each level. */
	readonly dates: readonly IsoDate[];
	/** The date from which it is in full effect. */
	readonly full: IsoDate;
	/** Levels reached, for growth. */
	readonly steps: readonly GrownStep[];
}

/**
 * When each change happens, in list order. Growth of someone unknown or of an unrated skill takes
 * no time.
 */
export function timings(
	team: readonly TeamMember[],
	changes: readonly Change[],
	pace: Pace = DEFAULT_PACE,
): Timing[] {
	const grown = growths(team, changes, pace).flatMap(([, , steps]) => steps);
	return changes.map((change, index): Timing => {
		const { date: begins } = change;
		const steps = grown.filter((step) => step.index === index);
		const dates =
			change.kind === 'hire'
				? [...new Set([begins, addMonths(begins, pace.rampMonths)])]
				: change.kind === 'upskill' && steps.length > 0
					? steps.map((step) => step.date)
					: [begins];
		return { begins, dates, full: dates.at(-1) ?? begins, steps };
	});
}

/** The date on which a change that stands alone has its full effect. */
export function effectiveOn(
	team: readonly TeamMember[],
	change: Change,
	pace: Pace = DEFAULT_PACE,
): IsoDate {
	return timings(team, [change], pace)[0]?.full ?? change.date;
}

/** The dates on which something begins or the team changes, each once, in order. */
export function milestones(
	team: readonly TeamMember[],
	changes: readonly Change[],
	pace: Pace = DEFAULT_PACE,
): IsoDate[] {
	const dates = timings(team, changes, pace).flatMap(({ begins, dates: own }) => [begins, ...own]);
	return [...new Set(dates)].sort();
}

/** The date from which every change is in full effect; absent for an empty scenario. */
export function fullEffectOn(
	team: readonly TeamMember[],
	changes: readonly Change[],
	pace: Pace = DEFAULT_PACE,
): IsoDate | undefined {
	return milestones(team, changes, pace).at(-1);
}

/** The team once every change is in full effect; the team as it is for an empty scenario. */
export function applyInFull(
	team: readonly TeamMember[],
	changes: readonly Change[],
	pace: Pace = DEFAULT_PACE,
): readonly TeamMember[] {
	const at = fullEffectOn(team, changes, pace);
	return at === undefined ? team : apply(team, changes, at, pace);
}

/**
 * What a scenario costs in thousands: first-year cost of the hires by their share, and the months
 * of growth at the price of a month. Departures, moves and part-time are not counted as savings,
 * and who comes from another team costs nothing more.
 */
export function scenarioCost(
	team: readonly TeamMember[],
	changes: readonly Change[],
	price: GrowthPrice = DEFAULT_GROWTH_PRICE,
): number {
	const hires = changes.reduce(
		(sum, change) => sum + (change.kind === 'hire' ? change.cost * change.share : 0),
		0,
	);
	const grown = growths(team, changes, { ...DEFAULT_PACE, ...price })
		.flatMap(([, , steps]) => steps)
		.reduce((sum, step) => sum + step.months, 0);
	return hires + grown * price.growthPerMonth;
}
