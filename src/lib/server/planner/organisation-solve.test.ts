import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { programme } from '../../domain/planning/model';
import { organisationProgramme } from '../../domain/planning/organisation-model';
import type { OrganisationProblem } from '../../domain/planning/organisation-model';
import {
	planParts,
	readOrganisationPlan,
	teamsAfter,
} from '../../domain/planning/organisation-plan';
import type { OrganisationPlan } from '../../domain/planning/organisation-plan';
import { readPlan } from '../../domain/planning/plan';
import { bruteForceOrganisation, smallOrganisation } from '../../../../tests/organisation-oracle';
import { meets } from '../../../../tests/plan-oracle';
import { largerProblem, smallProblem } from '../../../../tests/plan-problems';
import { solve } from './solve.js';

const highs = await loadHighs({ print: () => undefined, printErr: () => undefined });

function plan(problem: OrganisationProblem): OrganisationPlan {
	const built = organisationProgramme(problem);
	const solution = solve(highs, built.model, { timeLimit: 20 });
	expect(solution.status).toBe('optimal');
	return readOrganisationPlan(built, solution.values, problem);
}

/** Importance times missing seats of the teams as they are after a plan. */
function shortfallAfter(problem: OrganisationProblem, found: OrganisationPlan): number {
	const after = teamsAfter(problem, found);
	const missed = problem.teams.flatMap(({ requirements }, team) =>
		requirements.map((requirement) => {
			const { need, importance } = requirement;
			const held = (after[team] ?? [])
				.filter(({ ratings }) => meets(ratings, requirement))
				.reduce((sum, { share }) => sum + share, 0);
			return need <= 0 ? 0 : importance * Math.max(0, need + problem.limits.robustness - held);
		}),
	);
	return missed.reduce((sum, one) => sum + one, 0);
}

describe('the programme for several teams', () => {
	it('finds the plan that trying every plan finds, for 600 pairs of small teams', () => {
		const seen = { moved: 0, grownAndMoved: 0, open: 0, closed: 0, kept: 0 };
		for (let seed = 1; seed <= 600; seed++) {
			const problem = smallOrganisation(seed);
			const expected = bruteForceOrganisation(problem);
			const found = plan(problem);
			const at = `seed ${String(seed)}`;
			expect(found.shortfall, `shortfall, ${at}`).toBeCloseTo(expected.shortfall, 9);
			expect(found.cost, `cost, ${at}`).toBe(expected.cost);
			expect(found.months, `months, ${at}`).toBe(expected.months);
			expect(shortfallAfter(problem, found), `teams after, ${at}`).toBeCloseTo(found.shortfall, 9);
			const parts = planParts(problem, found);
			for (const { part, reasons } of parts)
				expect(reasons.length, `${part.kind} for nothing, ${at}`).toBeGreaterThan(0);
			if (parts.some(({ reasons }) => reasons.some(({ effect }) => effect === 'keeps')))
				seen.kept += 1;
			if (found.moves.length > 0) seen.moved += 1;
			if (found.moves.some((one) => found.growth.some(({ member }) => member === one.member)))
				seen.grownAndMoved += 1;
			if (found.shortfall > 0) seen.open += 1;
			else seen.closed += 1;
		}
		// The problems reach every outcome.
		expect(seen.moved).toBeGreaterThan(100);
		expect(seen.grownAndMoved).toBeGreaterThan(5);
		expect(Math.min(seen.open, seen.closed)).toBeGreaterThan(50);
		expect(seen.kept).toBeGreaterThan(0);
	}, 240_000);

	it('plans one team alone as the planner for one team does', () => {
		const problems = [
			...Array.from({ length: 200 }, (_, i) => smallProblem(i + 1)),
			...Array.from({ length: 40 }, (_, i) => largerProblem(i + 1)),
		];
		for (const [i, given] of problems.entries()) {
			const limits = { ...given.limits, mix: undefined };
			const single = { ...given, moves: [], nice: undefined, limits };
			const built = programme(single);
			const solution = solve(highs, built.model, { timeLimit: 20 });
			const { team, requirements, growth } = single;
			const expected = readPlan(built, solution.values, team, requirements, growth);
			const { hires, slow, growable } = single;
			const { headcount, budget, deadline, robustness } = limits;
			const found = plan({
				teams: [{ id: 'only', team, requirements }],
				hires,
				growth,
				slow,
				growable,
				moves: { cost: 0, months: 1 },
				limits: { headcount, budget, deadline, robustness },
			});
			expect(
				{
					hires: found.hires.map(({ id, count }) => ({ id, count })),
					growth: found.growth,
					cost: found.cost,
					months: found.months,
					shortfall: found.shortfall,
				},
				`problem ${String(i)}`,
			).toEqual({
				hires: expected.hires,
				growth: expected.growth,
				cost: expected.cost,
				months: expected.months,
				shortfall: expected.shortfall,
			});
			expect(found.moves).toEqual([]);
		}
	}, 120_000);
});
