import { programme } from '$lib/domain/planning/model';
import type { LinearModel } from '$lib/domain/planning/model-builder';
import { DEFAULT_GROWTH } from '$lib/domain/planning/problem';

/** A small model with every kind of column and row, to warm the solver up with. */
export function warmUpModel(): LinearModel {
	const skills = ['a', 'b', 'c', 'd'];
	const ratings = (shift: number) =>
		Object.fromEntries(skills.map((skill, i) => [skill, (i + shift) % 5]));
	const { model } = programme({
		team: Array.from({ length: 8 }, (_, i) => ({
			id: String(i),
			name: String(i),
			share: 1,
			ratings: ratings(i),
		})),
		requirements: skills.map((skill) => ({ skill, level: 4, need: 3, importance: 2 })),
		hires: (['re', 'as', 'junior'] as const).map((id, i) => ({
			id,
			ratings: ratings(i + 2),
			cost: 100 + 30 * i,
			readyMonths: 6,
			side: 'balanced',
		})),
		growth: { ...DEFAULT_GROWTH, costPerMonth: 3 },
		slow: new Set(),
		limits: { robustness: 1, headcount: 4 },
	});
	return model;
}
