import type { Requirement, TeamMember } from '../src/lib/domain/coverage.ts';
import type { HireOption, MoveOption, PlanProblem } from '../src/lib/domain/planning/problem.ts';

/** Planning problems by number, the same every time. */

export const CORE = ['claims', 'impl', 'base', 'diag'];

/** Draws of one problem. */
export interface Draw {
	readonly int: (low: number, high: number) => number;
	readonly pick: <T>(list: readonly [T, ...T[]]) => T;
	readonly chance: (p: number) => boolean;
}

/** Mulberry32: a seeded stream of numbers in [0, 1). */
export function draw(seed: number): Draw {
	let a = seed;
	const next = () => {
		a = (a + 0x6d2b79f5) | 0;
		let t = Math.imul(a ^ (a >>> 15), 1 | a);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
	const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
	return {
		int,
		pick: <T>(list: readonly [T, ...T[]]): T => list[int(0, list.length - 1)] ?? list[0],
		chance: (p) => next() < p,
	};
}

const SIDES = ['re', 'as', 'balanced'] as const;

/** A problem small enough to try every plan: at most three people, three skills, four hires, two moves. */
export function smallProblem(seed: number): PlanProblem {
	const { int, pick, chance } = draw(seed);
	const withCore = chance(0.3);
	const axes = ['a', 'b', 'c'].slice(0, withCore ? int(1, 2) : int(1, 3));
	const level = () => (chance(0.1) ? undefined : chance(0.1) ? int(0, 8) / 2 : int(0, 5));
	const ratings = (whole: boolean): Record<string, number | undefined> =>
		Object.fromEntries(
			[...axes, ...(withCore ? CORE : [])].map((id) => [id, whole ? int(1, 5) : level()]),
		);
	const share = () => pick([1, 1, 1, 0.5, 0.25, 0.33]);
	const team = Array.from({ length: int(0, withCore ? 2 : 3) }, (_, i): TeamMember => ({
		id: `p${String(i)}`,
		name: `P${String(i)}`,
		share: share(),
		ratings: ratings(false),
	}));
	const requirement = (skill: string): Requirement => ({
		skill,
		level: chance(0.05) ? int(1, 9) / 2 : int(1, 5),
		need: chance(0.05) ? 0 : int(1, 2),
		importance: int(1, 3),
	});
	const requirements = [...axes, ...(withCore ? ['core'] : [])].map(requirement);
	if (chance(0.2)) requirements.push(requirement('a'));
	if (withCore && chance(0.3)) requirements.push(requirement('claims'));
	const hires = (['re', 'as', 'junior'] as const).slice(0, int(0, 3)).map((id): HireOption => ({
		id,
		ratings: ratings(true),
		cost: chance(0.1) ? 0 : int(10, 60),
		readyMonths: int(1, 8),
		side: pick(SIDES),
	}));
	const moves = Array.from({ length: chance(0.4) ? int(1, 2) : 0 }, (_, i): MoveOption => ({
		member: `m${String(i)}`,
		name: `M${String(i)}`,
		from: 'other',
		share: share(),
		ratings: ratings(false),
		cost: chance(0.7) ? 0 : int(1, 30),
		readyMonths: int(0, 4),
		side: chance(0.5) ? pick(SIDES) : undefined,
	}));
	return {
		team,
		requirements,
		hires,
		moves,
		nice: chance(0.3) ? new Set([pick(['a', 'b', 'core'])]) : undefined,
		growth: {
			allowed: chance(0.8),
			costPerMonth: chance(0.1) ? 0 : int(1, 4),
			months: chance(0.7) ? [1, 2, 4, 8, 16] : Array.from({ length: 5 }, () => int(0, 6)),
			skillsPerPerson: withCore ? int(1, 4) : int(1, 2),
			levelsPerPerson: int(1, withCore ? 4 : 3),
		},
		slow: new Set(chance(0.2) ? ['b'] : []),
		growable: chance(0.1) ? new Set(['p0']) : undefined,
		limits: {
			// Trying every count of hires stays affordable because the problem says so itself.
			headcount: int(0, 3),
			budget: chance(0.4) ? int(0, 150) : undefined,
			deadline: chance(0.4) ? int(0, 14) : undefined,
			robustness: chance(0.3) ? 1 : 0,
			mix: chance(0.2) ? { low: int(0, 4) / 4, high: pick([1, 1.5, 2.2, 3]) } : undefined,
		},
		mix: { re: int(0, 2), as: int(0, 2) },
	};
}

/** Small enough to try every plan, with several ways to meet everything: people a level or two short. */
export function closableProblem(seed: number): PlanProblem {
	const { int, pick, chance } = draw(seed);
	const axes = ['a', 'b'].slice(0, int(1, 2));
	const ratings = (low: number, high: number) =>
		Object.fromEntries(axes.map((skill) => [skill, int(low, high)]));
	return {
		team: Array.from({ length: int(2, 4) }, (_, i): TeamMember => ({
			id: `p${String(i)}`,
			name: `P${String(i)}`,
			share: pick([1, 1, 1, 0.5]),
			ratings: ratings(1, 4),
		})),
		requirements: axes.map((skill) => ({
			skill,
			level: int(3, 4),
			need: int(1, 3),
			importance: int(1, 3),
		})),
		hires: Array.from({ length: int(1, 3) }, (_, i): HireOption => ({
			id: `h${String(i)}`,
			ratings: ratings(2, 5),
			cost: int(20, 50),
			readyMonths: int(2, 8),
			side: 'balanced',
		})),
		moves: Array.from({ length: chance(0.3) ? 1 : 0 }, (_, i): MoveOption => ({
			member: `m${String(i)}`,
			name: `M${String(i)}`,
			from: 'other',
			share: 1,
			ratings: ratings(2, 5),
			cost: 0,
			readyMonths: int(0, 4),
		})),
		growth: {
			allowed: true,
			costPerMonth: int(1, 4),
			months: [1, 2, 4, 8, 16],
			skillsPerPerson: int(1, 2),
			levelsPerPerson: int(1, 3),
		},
		slow: new Set(),
		limits: {
			headcount: int(1, 3),
			budget: chance(0.2) ? int(40, 150) : undefined,
			deadline: chance(0.2) ? int(6, 14) : undefined,
			robustness: chance(0.2) ? 1 : 0,
		},
	};
}

/** A team of six to fourteen with gaps on most of what it needs; growth, moves and limits vary. */
export function largerProblem(seed: number): PlanProblem {
	const { int, pick, chance } = draw(seed);
	const skills = Array.from({ length: int(3, 7) }, (_, i) => `s${String(i)}`);
	const levels = (low: number) => Object.fromEntries(skills.map((skill) => [skill, int(low, 5)]));
	const share = () => pick([1, 1, 1, 0.8, 0.5]);
	const team = Array.from({ length: int(6, 14) }, (_, i): TeamMember => ({
		id: `p${String(i)}`,
		name: `P${String(i)}`,
		share: share(),
		ratings: levels(0),
	}));
	return {
		team,
		requirements: skills.map((skill) => {
			const level = int(3, 5);
			const held = team.filter(({ ratings }) => (ratings[skill] ?? 0) >= level).length;
			return { skill, level, need: held + int(0, 2), importance: int(1, 3) };
		}),
		hires: Array.from({ length: int(2, 6) }, (_, i): HireOption => ({
			id: `h${String(i)}`,
			ratings: levels(pick([1, 2, 3])),
			cost: int(60, 200),
			readyMonths: int(3, 9),
			side: pick(SIDES),
		})),
		moves: Array.from({ length: chance(0.3) ? int(1, 4) : 0 }, (_, i): MoveOption => ({
			member: `m${String(i)}`,
			name: `M${String(i)}`,
			from: 'other',
			share: share(),
			ratings: levels(1),
			cost: 0,
			readyMonths: int(0, 3),
		})),
		nice: chance(0.3) ? new Set([pick(['s0', 's1'])]) : undefined,
		growth: {
			allowed: chance(0.85),
			costPerMonth: int(1, 5),
			months: [1, 2, 4, 8, 16],
			skillsPerPerson: int(1, 2),
			levelsPerPerson: int(1, 2),
		},
		slow: new Set(chance(0.3) ? ['s2'] : []),
		limits: {
			headcount: chance(0.4) ? int(0, 4) : undefined,
			budget: chance(0.4) ? int(50, 600) : undefined,
			deadline: chance(0.4) ? int(4, 18) : undefined,
			robustness: chance(0.3) ? 1 : 0,
		},
	};
}

/** Up to twenty-four people who are copies of a few, so that most of them cannot matter. */
export function crowdedProblem(seed: number): PlanProblem {
	const { int, pick, chance } = draw(seed);
	const skills = ['a', 'b', ...(chance(0.3) ? CORE : ['c'])];
	const levels = (low: number) =>
		Object.fromEntries(skills.map((skill) => [skill, chance(0.05) ? undefined : int(low, 5)]));
	const kinds = Array.from({ length: int(1, 4) }, () => ({
		share: pick([1, 1, 0.5, 0.6]),
		ratings: levels(0),
	}));
	const first = kinds[0] ?? { share: 1, ratings: {} };
	const kind = () => pick([first, ...kinds]);
	const need = () => int(1, 3);
	const team = Array.from({ length: int(5, 24) }, (_, i): TeamMember => ({
		id: `p${String(i)}`,
		name: `P${String(i)}`,
		...kind(),
	}));
	const asked = skills.includes('claims') ? ['a', 'b', 'core', 'claims'] : ['a', 'b', 'c'];
	const capacity = (skill: string, level: number) =>
		team.reduce(
			(sum, { ratings, share }) =>
				(skill === 'core' ? CORE : [skill]).every((id) => (ratings[id] ?? -1) >= level)
					? sum + share
					: sum,
			0,
		);
	return {
		team,
		requirements: asked.map((skill) => {
			const level = int(1, 5);
			return {
				skill,
				level,
				need: Math.floor(capacity(skill, level)) + need(),
				importance: int(1, 3),
			};
		}),
		hires: Array.from({ length: int(0, 4) }, (_, i): HireOption => ({
			id: `h${String(i)}`,
			ratings: levels(1),
			cost: pick([20, 20, 35, 50]),
			readyMonths: pick([3, 6]),
			side: pick(SIDES),
		})),
		moves: Array.from({ length: chance(0.4) ? int(3, 20) : 0 }, (_, i): MoveOption => ({
			member: `m${String(i)}`,
			name: `M${String(i)}`,
			from: 'other',
			cost: 0,
			readyMonths: 1,
			side: chance(0.5) ? undefined : pick(SIDES),
			...kind(),
		})),
		nice: chance(0.2) ? new Set(['b']) : undefined,
		growth: {
			allowed: chance(0.9),
			costPerMonth: chance(0.2) ? 0 : int(1, 3),
			months: [1, 2, 4, 8, 16],
			skillsPerPerson: int(1, 4),
			levelsPerPerson: int(1, 4),
		},
		slow: new Set(),
		limits: {
			headcount: chance(0.5) ? int(0, 3) : undefined,
			budget: chance(0.3) ? int(10, 90) : undefined,
			deadline: chance(0.3) ? int(2, 14) : undefined,
			robustness: chance(0.2) ? 1 : 0,
			mix: chance(0.2) ? { low: 0.5, high: 2 } : undefined,
		},
		mix: { re: int(0, 3), as: int(0, 3) },
	};
}
