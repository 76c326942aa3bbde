/**
 * Where a team's coverage hangs on people: what each departure costs, which two departures hurt
 * together more than apart, and what is left on average when everybody leaves with a chance of
 * their own. Arithmetic on the coverage of `coverage.ts`, nothing else.
 */
import { fill, seatsFor, teamCoverage } from '../coverage.ts';
import type { Requirement, Seat, TeamMember } from '../coverage.ts';
import type { SkillId } from '../framework.ts';

const EPSILON = 1e-9;

/** What is lost when one person leaves. */
export interface Loss {
	readonly id: string;
	readonly name: string;
	/** Coverage lost, [0, 1]. */
	readonly loss: number;
	/** Coverage that is left, [0, 1]. */
	readonly left: number;
	/** Requirements that are met today and not without this person, in the order given. */
	readonly opens: readonly SkillId[];
}

/** The departures drill: everybody of the team, the greatest loss first and by name where equal. */
export function departuresDrill(
	team: readonly TeamMember[],
	requirements: readonly Requirement[],
): Loss[] {
	const today = teamCoverage(team, requirements);
	const seats = requirements.map((requirement) => seatsFor(team, requirement));
	return today.without
		.map(({ id, name, coverage }, index): Loss => ({
			id,
			name,
			loss: today.coverage - coverage,
			left: coverage,
			opens: today.requirements
				.filter((row, i) => row.met && fill(seats[i] ?? [], row.need, index).coverage < 1)
				.map((row) => row.skill),
		}))
		.sort((a, b) => (Math.abs(a.loss - b.loss) > EPSILON ? b.loss - a.loss : byName(a, b)));
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) =>
	a.name < b.name ? -1 : a.name > b.name ? 1 : 0;

/** Two people whose departures are looked at together. */
export interface PairLoss {
	readonly ids: readonly [string, string];
	readonly names: readonly [string, string];
	/** Coverage lost when both leave, [0, 1]. */
	readonly loss: number;
	/** How much more that is than their two losses apart, [0, 1]: what each hides of the other. */
	readonly excess: number;
}

/**
 * The pairs whose joint loss is the greatest, at most `most` of them, those that cost nothing left
 * out. Of equal losses the greater excess comes first, then names. Exact: only where both fill, or
 * would come to fill, a seat of the same requirement can a pair cost more than its two parts.
 */
export function worstPairs(
	team: readonly TeamMember[],
	requirements: readonly Requirement[],
	most = 10,
): PairLoss[] {
	const weights = requirements.reduce((sum, { importance }) => sum + importance, 0);
	if (weights <= 0) return [];
	const single = new Array<number>(team.length).fill(0);
	const excess = new Map<number, number>();
	for (const requirement of requirements) {
		const weight = requirement.importance / weights;
		const seats = fillers(team, requirement);
		const left = (...gone: number[]) => fill(seats, requirement.need, ...gone).coverage;
		const whole = left();
		const without = seats.map(({ index }) => whole - left(index));
		seats.forEach((a, i) => {
			single[a.index] = (single[a.index] ?? 0) + weight * (without[i] ?? 0);
			for (let j = i + 1; j < seats.length; j++) {
				const b = seats[j];
				if (!b) continue;
				const both = whole - left(a.index, b.index);
				const more = both - (without[i] ?? 0) - (without[j] ?? 0);
				const key = pairKey(team.length, a.index, b.index);
				if (Math.abs(more) > EPSILON) excess.set(key, (excess.get(key) ?? 0) + weight * more);
			}
		});
	}
	const pairs: PairLoss[] = [];
	team.forEach((a, i) => {
		for (let j = i + 1; j < team.length; j++) {
			const b = team[j];
			if (!b) continue;
			const more = excess.get(pairKey(team.length, i, j)) ?? 0;
			const loss = (single[i] ?? 0) + (single[j] ?? 0) + more;
			if (loss > EPSILON)
				pairs.push({ ids: [a.id, b.id], names: [a.name, b.name], loss, excess: Math.max(0, more) });
		}
	});
	return pairs.sort(byJointLoss).slice(0, most);
}

function byJointLoss(a: PairLoss, b: PairLoss): number {
	if (Math.abs(a.loss - b.loss) > EPSILON) return b.loss - a.loss;
	if (Math.abs(a.excess - b.excess) > EPSILON) return b.excess - a.excess;
	return a.names.join() < b.names.join() ? -1 : 1;
}

const pairKey = (people: number, a: number, b: number) => Math.min(a, b) * people + Math.max(a, b);

/** People who fill seats of a requirement, or would after two departures; best first. */
function fillers(team: readonly TeamMember[], requirement: Requirement): readonly Seat[] {
	const all = seatsFor(team, requirement);
	// Two people of full time at most go, so nobody behind the first need + 2 seats matters.
	let seats = 0;
	const end = all.findIndex(({ share }) => (seats += share) >= requirement.need + 2);
	return end === -1 ? all : all.slice(0, end + 1);
}

export interface ExpectedRequirement {
	readonly skill: SkillId;
	/** Mean share of the seats that is filled, [0, 1]. */
	readonly coverage: number;
	/** Chance that the requirement is met, [0, 1]. */
	readonly met: number;
}

export interface ExpectedCoverage {
	/** Importance-weighted mean of the expected coverages, [0, 1]; 1 when nothing is required. */
	readonly coverage: number;
	/** Requirements met on average. */
	readonly met: number;
	readonly requirements: readonly ExpectedRequirement[];
}

/** Shares have two decimals at most, so hundredths of a seat are exact; twentieths mostly do. */
const UNITS = [20, 100] as const;

/**
 * Coverage to be expected when each person leaves independently with a probability of their own,
 * [0, 1], 0 for whoever has none. Exact, by the Poisson-binomial distribution of the seats that
 * are still filled (weighted by shares): people take seats best first, and the distribution of the
 * seats taken so far gives what each adds on average. Y. H. Wang, "On the number of successes in
 * independent trials", Statistica Sinica 3 (1993), is the distribution's source.
 */
export function expectedCoverage(
	team: readonly TeamMember[],
	requirements: readonly Requirement[],
	leaving: ReadonlyMap<string, number>,
): ExpectedCoverage {
	const unit =
		UNITS.find((units) =>
			team.every(({ share }) => Math.abs(share * units - Math.round(share * units)) < EPSILON),
		) ?? 100;
	const rows = requirements.map((asked) => expectedOf(team, asked, leaving, unit));
	const weights = requirements.reduce((sum, { importance }) => sum + importance, 0);
	const sum = rows.reduce(
		(total, row, i) => total + (requirements[i]?.importance ?? 0) * row.coverage,
		0,
	);
	return {
		coverage: weights > 0 ? sum / weights : 1,
		met: rows.reduce((total, row) => total + row.met, 0),
		requirements: rows,
	};
}

function expectedOf(
	team: readonly TeamMember[],
	requirement: Requirement,
	leaving: ReadonlyMap<string, number>,
	unit: number,
): ExpectedRequirement {
	const { skill } = requirement;
	const seats = Math.round(requirement.need * unit);
	if (seats <= 0) return { skill, coverage: 1, met: 1 };
	const people = seatsFor(team, requirement).map(({ index, share, credit, holds }) => ({
		credit,
		holds,
		units: Math.round(share * unit),
		stays: 1 - Math.min(1, Math.max(0, leaving.get(team[index]?.id ?? '') ?? 0)),
	}));
	// chance[u]: that exactly u units are taken, `seats` standing for all of them.
	let chance = new Float64Array(seats + 1);
	chance[0] = 1;
	let coverage = 0;
	let met = 0;
	let holders = true;
	for (const { credit, holds, units, stays } of people) {
		if (holders && !holds) {
			met = chance[seats] ?? 0;
			holders = false;
		}
		const next = new Float64Array(seats + 1);
		for (let taken = 0; taken <= seats; taken++) {
			const p = chance[taken] ?? 0;
			if (p === 0) continue;
			const added = Math.min(units, seats - taken);
			coverage += p * stays * credit * added;
			next[taken] = (next[taken] ?? 0) + p * (1 - stays);
			next[taken + added] = (next[taken + added] ?? 0) + p * stays;
		}
		chance = next;
	}
	if (holders) met = chance[seats] ?? 0;
	return { skill, coverage: Math.min(1, coverage / seats), met: Math.min(1, met) };
}
