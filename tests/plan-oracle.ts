import type { Requirement, TeamMember } from '../src/lib/domain/coverage.ts';
import type { PlanProblem } from '../src/lib/domain/planning/problem.ts';
import { CORE } from './plan-problems.ts';

/** Decides by trying every plan; it shares no code with the programme. */

export interface Found {
	/** Importance times missing seats, over what must be met and over what is nice to meet. */
	readonly shortfall: number;
	readonly nice: number;
	readonly cost: number;
	readonly months: number;
}

/**
 * Cost and months of the best plans that leave the least open, by cost, then months: those in which
 * no single hire, move or level grown can be left out, and of those that hire the same the best few.
 */
export function everyBestPlan(
	problem: PlanProblem,
	count: number,
	alike: number,
): number[][] | undefined {
	const all = [...everyPlan(problem, true)].map((act) => ({ act, missed: missedBy(problem, act) }));
	if (all.length === 0) return undefined;
	const least = Math.min(...all.map(({ missed: [must] }) => must));
	const good = all.flatMap(({ act, missed: [must] }) => (must === least ? [act] : []));
	const keys = new Set(good.map(({ done }) => doneKey(done)));
	const lists = new Map<string, number[][]>();
	for (const { done, cost, months } of good) {
		// Less of one thing is worse, so less of several is too.
		const less = Object.keys(done).some((what) =>
			keys.has(doneKey({ ...done, [what]: (done[what] ?? 0) - 1 })),
		);
		if (less) continue;
		const hired = Object.entries(done).filter(([what]) => what.startsWith('hire'));
		const key = doneKey(Object.fromEntries(hired));
		lists.set(key, [...(lists.get(key) ?? []), [cost, months]]);
	}
	const inOrder = (plans: number[][]) => plans.sort((a, b) => (before(a, b) ? -1 : 1));
	return inOrder([...lists.values()].flatMap((plans) => inOrder(plans).slice(0, alike))).slice(
		0,
		count,
	);
}

/** What is done, how often or how far; the same text for the same things. */
function doneKey(done: Act['done']): string {
	const parts = Object.entries(done).filter(([, n]) => n > 0);
	return parts
		.map(([what, n]) => `${what} ${String(n)}`)
		.sort()
		.join(';');
}

/** One thing that may be done: hundredths of a seat it adds to each requirement, its price and time. */
export interface Act {
	readonly adds: readonly number[];
	readonly cost: number;
	readonly months: number;
	readonly re: number;
	readonly as: number;
	/** "hire 0", "move m0" and "p0 a" with how many, once and by how many levels. */
	readonly done: Readonly<Record<string, number>>;
}

export const NOTHING = { cost: 0, months: 0, re: 0, as: 0, done: {} };

/** The best of all plans within the limits, or `undefined` where there is none. */
export function bruteForce(problem: PlanProblem): Found | undefined {
	let best: Found | undefined;
	for (const act of everyPlan(problem)) {
		const { cost, months } = act;
		const [shortfall, missed] = missedBy(problem, act);
		if (!best || before([shortfall, cost, missed, months], key(best)))
			best = { shortfall: shortfall / 100, nice: missed / 100, cost, months };
	}
	return best;
}

/** Importance times missing hundredths of a seat: of what must be met, and of what is nice. */
export function missedBy(
	{ requirements, limits, nice }: Pick<PlanProblem, 'requirements' | 'limits' | 'nice'>,
	{ adds }: Pick<Act, 'adds'>,
): [number, number] {
	let must = 0;
	let missed = 0;
	for (const [i, { need, importance, skill }] of requirements.entries()) {
		if (need <= 0) continue;
		const missing = importance * Math.max(0, 100 * (need + limits.robustness) - (adds[i] ?? 0));
		if (nice?.has(skill)) missed += missing;
		else must += missing;
	}
	return [must, missed];
}

function key({ shortfall, cost, nice, months }: Found): number[] {
	return [shortfall * 100, cost, nice * 100, months];
}

export function before(a: readonly number[], b: readonly number[]): boolean {
	for (const [i, value] of a.entries()) {
		const difference = value - (b[i] ?? 0);
		if (Math.abs(difference) > 1e-6) return difference < 0;
	}
	return false;
}

/**
 * Every plan within the limits, with the seats it comes to; unless every way is `told` apart, those
 * in which somebody comes to the same are tried once.
 */
export function* everyPlan(problem: PlanProblem, told = false): Generator<Act> {
	const { team, requirements, hires, moves = [], mix } = problem;
	const seats = (share: number, ratings: TeamMember['ratings']) =>
		requirements.map((r) => (meets(ratings, r) ? Math.round(100 * share) : 0));
	const side = (name: string | undefined) => ({
		re: name === 're' ? 1 : 0,
		as: name === 'as' ? 1 : 0,
	});
	const lists: Act[][] = [
		...team.map((member) => growthActs(problem, member, seats, told)),
		...moves.map((move): Act[] => [
			{ ...NOTHING, adds: requirements.map(() => 0) },
			{
				adds: seats(move.share, move.ratings),
				cost: move.cost,
				months: move.readyMonths,
				...side(move.side),
				done: { [`move ${move.member}`]: 1 },
			},
		]),
	];
	const start: Act = { ...NOTHING, adds: requirements.map(() => 0) };
	const kinds = hires.map((option, i): Act => ({
		adds: seats(1, option.ratings),
		cost: option.cost,
		months: option.readyMonths,
		...side(option.side),
		done: { [`hire ${String(i)}`]: 1 },
	}));
	for (const act of combinations(
		{ ...start, re: mix?.re ?? 0, as: mix?.as ?? 0 },
		lists,
		kinds,
		problem.limits,
	))
		if (inBand(problem, act)) yield act;
}

/** Every choice of one act of each list and of hires of each kind, within headcount, budget and deadline. */
export function* combinations(
	start: Act,
	lists: readonly (readonly Act[])[],
	hires: readonly Act[],
	limits: PlanProblem['limits'],
): Generator<Act> {
	const most = Math.min(limits.headcount ?? Infinity, 4);
	const allowed = ({ cost, months }: Act) =>
		cost <= (limits.budget ?? Infinity) && months <= (limits.deadline ?? Infinity);

	function* chosen(act: Act, i: number): Generator<Act> {
		const list = lists[i];
		if (!allowed(act)) return;
		if (!list) {
			yield* hired(act, 0, most);
			return;
		}
		for (const next of list) yield* chosen(both(act, next), i + 1);
	}
	function* hired(act: Act, i: number, left: number): Generator<Act> {
		if (!allowed(act)) return;
		const one = hires[i];
		if (!one) {
			yield act;
			return;
		}
		yield* hired(act, i + 1, left);
		let more = act;
		for (let n = 1; n <= left; n++) {
			more = both(more, one);
			yield* hired(more, i + 1, left - n);
		}
	}
	yield* chosen(start, 0);
}

function inBand({ limits, mix }: PlanProblem, { re, as }: Act): boolean {
	if (!limits.mix || !mix) return true;
	return as >= limits.mix.low * re - 1e-9 && as <= limits.mix.high * re + 1e-9;
}

function both(a: Act, b: Act): Act {
	return {
		adds: a.adds.map((value, i) => value + (b.adds[i] ?? 0)),
		cost: a.cost + b.cost,
		months: Math.max(a.months, b.months),
		re: a.re + b.re,
		as: a.as + b.as,
		done: merged(a.done, b.done),
	};
}

function merged(a: Act['done'], b: Act['done']): Act['done'] {
	const sum: Record<string, number> = { ...a };
	for (const [what, n] of Object.entries(b)) sum[what] = (sum[what] ?? 0) + n;
	return sum;
}

export function meets(ratings: TeamMember['ratings'], { skill, level }: Requirement): boolean {
	return (skill === 'core' ? CORE : [skill]).every((id) => {
		const rated = ratings[id];
		return rated !== undefined && rated >= level;
	});
}

/** What somebody may come to: every way to grow within the rules, each outcome once. */
export function growthActs(
	{ growth, slow, limits, growable }: Pick<PlanProblem, 'growth' | 'slow' | 'limits' | 'growable'>,
	member: TeamMember,
	seats: (share: number, ratings: TeamMember['ratings']) => number[],
	told: boolean,
): Act[] {
	const acts = new Map<string, Act>();
	const may = growth.allowed && (growable?.has(member.id) ?? true);
	const skills = Object.keys(member.ratings).filter(
		(id) => may && !slow.has(id) && member.ratings[id] !== undefined,
	);
	const walk = (
		i: number,
		ratings: TeamMember['ratings'],
		used: number,
		levels: number,
		months: number,
		done: Act['done'],
	) => {
		if (months > (limits.deadline ?? Infinity)) return;
		const skill = skills[i];
		if (skill === undefined) {
			const adds = seats(member.share, ratings);
			acts.set(told ? doneKey(done) : `${adds.join()} ${String(months)}`, {
				...NOTHING,
				adds,
				months,
				done,
				cost: months * growth.costPerMonth,
			});
			return;
		}
		walk(i + 1, ratings, used, levels, months, done);
		if (used === growth.skillsPerPerson) return;
		let spent = months;
		const from = Math.floor(ratings[skill] ?? 0);
		for (let up = 1; levels + up <= growth.levelsPerPerson && from + up <= 5; up++) {
			spent += growth.months[from + up - 1] ?? 0;
			walk(i + 1, { ...ratings, [skill]: from + up }, used + 1, levels + up, spent, {
				...done,
				[`${member.id} ${skill}`]: up,
			});
		}
	};
	walk(0, member.ratings, 0, 0, 0, {});
	return [...acts.values()];
}
