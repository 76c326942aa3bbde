import { describe, expect, it } from 'vitest';
import { directorText } from './director';
import type { Situation } from './director';

const situation: Situation = {
	met: 8,
	total: 9,
	open: ['Statistics'],
	coverage: 0.9625,
	nMinusOne: 0.875,
	plans: [
		{ title: 'Fay: Statistics 3 → 4', cost: 24, months: 8, coverage: 1, nMinusOne: 0.9125 },
		{ title: 'Hire a hybrid leaning AS', cost: 185, months: 6, coverage: 1, nMinusOne: 0.9625 },
	],
	left: [],
	nice: [],
	relaxed: '',
	survive: false,
	currency: 'EUR',
};

describe('the paragraph for a director', () => {
	it('says what is open, what is cheapest, what is safer and what doing nothing means', () => {
		expect(directorText(situation)).toBe(
			'8 of 9 requirements are met; Statistics is open. ' +
				'The cheapest plan that meets them all costs €24k and takes 8 months: Fay: Statistics 3 → 4. ' +
				'With it 91.25% of what is needed stays covered if one person leaves; €185k keeps 96.25%: Hire a hybrid leaning AS. ' +
				'Accepting the gap costs nothing and leaves coverage at 96.25%, 87.5% if one person leaves. ' +
				'One other plan does the same for more or later.',
		);
	});

	it('says what stays open within limits, and which one to loosen', () => {
		const [first] = situation.plans;
		const relaxed = 'A budget of €24k closes Statistics.';
		const nothing = { title: '', cost: 0, months: 0, coverage: 0.9625, nMinusOne: 0.875 };
		expect(directorText({ ...situation, plans: [nothing], left: ['Statistics'], relaxed })).toBe(
			`8 of 9 requirements are met; Statistics is open. Within these limits nothing helps. ${relaxed}`,
		);
		expect(
			directorText({ ...situation, plans: first ? [first] : [], left: ['Coding'], relaxed }),
		).toContain('The plan that leaves least open, with Coding still short, costs €24k');
	});

	it('says what is nice to have and stays open', () => {
		const text = directorText({ ...situation, nice: ['Product sense', 'Paper writing'] });
		expect(text).toContain('The cheapest plan that meets all that must be met costs €24k');
		expect(text).toContain('Product sense and Paper writing stay open, as nice to have.');
	});

	it('has words for a team that needs nothing', () => {
		const nothing = { title: '', cost: 0, months: 0, coverage: 1, nMinusOne: 0.9 };
		const met = { ...situation, met: 9, open: [], plans: [nothing] };
		expect(directorText(met)).toBe('All 9 requirements are met. Nothing has to be done.');
		expect(directorText({ ...met, survive: true })).toContain('holds even when one person leaves');
		expect(directorText({ ...met, total: 0 })).toBe('Nothing is required of this team yet.');
		expect(directorText({ ...situation, plans: [] })).toContain('there is no plan');
	});
});
