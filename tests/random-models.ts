import fc from 'fast-check';
import type { Requirement, TeamMember } from '../src/lib/domain/coverage.ts';
import type { FrameworkModel, Ratings, SkillId, SkillModel } from '../src/lib/domain/framework.ts';

/** Random frameworks, ratings, teams and requirements for laws that hold for all of them. */

/** How a law is run: the same cases every time. */
export const LAW = { numRuns: 1000, seed: 20260801 } as const;

/** A level in quarters, as raters who differ produce. */
export const level = fc.integer({ min: 0, max: 20 }).map((quarters) => quarters / 4);

const weight = fc.integer({ min: 1, max: 8 }).map((quarters) => quarters / 4);

type Lean = 'engineering' | 'science' | 'neutral';

function axis(id: string, lean: Lean): fc.Arbitrary<SkillModel> {
	const targets = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 5 }));
	return fc.record({ weight, targets }).map(({ weight, targets: [a, b] }) => {
		const low = Math.min(a, b - 1);
		const high = Math.max(a + 1, b);
		const [re, as] =
			lean === 'engineering' ? [high, low] : lean === 'science' ? [low, high] : [high, high];
		return { id, row: id, kind: 'axis', weight, re, as };
	});
}

/** Two to eight axes with at least one on each side; neutral ones may be among them. */
export const framework: fc.Arbitrary<FrameworkModel> = fc
	.array(fc.constantFrom<Lean>('engineering', 'science', 'neutral'), { maxLength: 6 })
	.chain((more) =>
		fc.tuple(
			...(['engineering', 'science', ...more] as const).map((lean, i) => axis(`axis${i}`, lean)),
		),
	)
	.map((skills) => ({ skills }));

/** Ratings of every axis of a framework. */
export function fullRatings(model: FrameworkModel): fc.Arbitrary<Record<SkillId, number>> {
	return fc
		.tuple(...model.skills.map(() => level))
		.map((levels) => Object.fromEntries(model.skills.map((s, i) => [s.id, levels[i] ?? 0])));
}

/** Ratings with gaps: any axis may be unrated, even all of a side. */
export function someRatings(model: FrameworkModel): fc.Arbitrary<Ratings> {
	return fc
		.tuple(...model.skills.map(() => fc.option(level, { nil: undefined, freq: 4 })))
		.map((levels) => Object.fromEntries(model.skills.map((s, i) => [s.id, levels[i]])));
}

const SKILLS = ['sys', 'code', 'stats', 'core', 'claims', 'impl', 'base', 'diag'] as const;

/** Ratings over a few axes and the core skills, each of which may be missing. */
export const memberRatings: fc.Arbitrary<Ratings> = fc
	.tuple(
		...SKILLS.map((skill) =>
			skill === 'core'
				? fc.constant(undefined)
				: fc.option(fc.oneof(fc.integer({ min: 0, max: 5 }), level), { nil: undefined, freq: 6 }),
		),
	)
	.map((levels) => Object.fromEntries(SKILLS.map((skill, i) => [skill, levels[i]])));

/** A share of full time, a multiple of .05 as people are entered. */
export const share = fc.oneof(
	fc.constant(1),
	fc.integer({ min: 1, max: 20 }).map((twentieths) => twentieths / 20),
);

export const member = fc.record({ share, ratings: memberRatings });

/** Up to `most` people with ids and names of their own. */
export function team(most = 8): fc.Arbitrary<TeamMember[]> {
	return fc
		.array(member, { maxLength: most })
		.map((list) => list.map((one, i) => ({ ...one, id: `p${i}`, name: `Person ${i}` })));
}

export const requirement: fc.Arbitrary<Requirement> = fc.record({
	skill: fc.constantFrom(...SKILLS),
	level: fc.integer({ min: 0, max: 5 }),
	need: fc.integer({ min: 0, max: 4 }),
	importance: fc.integer({ min: 1, max: 3 }),
});

export const requirements = fc.array(requirement, { maxLength: 8 });
