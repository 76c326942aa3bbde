import { describe, expect, it } from 'vitest';
import { defaultFramework } from '../default-framework.ts';
import { archetypes } from '../planning/archetypes.ts';
import { seatTitle } from './seat-title.ts';

describe('the title of a seat', () => {
	it('is the job that its levels lean to', () => {
		const titles = archetypes(defaultFramework).map((one) => [
			one.id,
			seatTitle(defaultFramework, { ...one, own: false }),
		]);
		expect(Object.fromEntries(titles)).toMatchObject({
			re: 'Research Engineer',
			as: 'Applied Scientist',
			'hybrid-re': 'Research Engineer',
		});
	});

	it('is the profile’s own name where it has one, leans neither way, or says too little', () => {
		const [re] = archetypes(defaultFramework);
		const ratings = re?.ratings ?? {};
		expect(seatTitle(defaultFramework, { ratings, label: 'evals lead', own: true })).toBe(
			'Evals lead',
		);
		const all = Object.fromEntries(defaultFramework.skills.map(({ id }) => [id, 4]));
		expect(seatTitle(defaultFramework, { ratings: all, label: 'hybrid', own: false })).toBe(
			'Hybrid',
		);
		expect(seatTitle(defaultFramework, { ratings: {}, label: 'junior', own: false })).toBe(
			'Junior',
		);
	});
});
