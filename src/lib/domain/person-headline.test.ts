import { describe, expect, it } from 'vitest';
import { defaultFramework } from './default-framework.ts';
import { DEMO_TEAM, demoRatings } from './demo-team.ts';
import type { Ratings } from './framework.ts';
import { personHeadline } from './person-headline.ts';
import { leanInterval, spectrum } from './spectrum.ts';

const demo = (slug: string): Ratings => {
	const member = DEMO_TEAM.members.find((one) => one.slug.startsWith(slug));
	if (member === undefined) throw new Error(slug);
	return demoRatings(member);
};
const headline = (short: string, ratings: Ratings, sigma?: number): string =>
	personHeadline({
		short,
		ratings,
		spectrum: spectrum(defaultFramework, ratings),
		interval: leanInterval(
			defaultFramework,
			ratings,
			Object.fromEntries(defaultFramework.skills.map((skill) => [skill.id, sigma])),
		),
		rateFirst: 'ML theory depth',
	});
const BOTH = {
	...{ sys: 4, code: 4, swe: 4 },
	...{ exp: 4, theory: 4, stats: 4, product: 3, writing: 3, res: 3 },
};
const CORE = { claims: 3, impl: 3, base: 3, diag: 3 };

describe('personHeadline', () => {
	it('states the finding of each of the demo team', () => {
		expect(headline('Ada', demo('ada'))).toBe(
			'Ada is a hybrid leaning RE. Spotting wrong results is the weak link.',
		);
		expect(headline('Chidi', demo('chidi'))).toBe(
			'Chidi is on the AS side, growing. Building from scratch is the weak link.',
		);
		expect(headline('Dana', demo('dana'))).toBe(
			'Dana is on the AS side, at the bar. The core holds at 3 or above.',
		);
		expect(headline('Emre', demo('emre'))).toBe(
			'Emre is RE-shaped, early. Reading what a paper really claims and spotting wrong results are the weak links.',
		);
	});

	it('does not place someone on too few ratings, and says what to rate', () => {
		expect(headline('Mo', {})).toBe('Mo is not rated yet.');
		expect(headline('Mo', { sys: 3 })).toBe(
			'Not enough ratings to place Mo. Rate ML theory depth first.',
		);
		expect(headline('Mo', { ...CORE, sys: 3, exp: 2 })).toContain(
			'Not enough ratings to place Mo.',
		);
	});

	it('tells a lean, a shape and a balance each in its own words', () => {
		const level = (re: number, as: number) => ({
			...{ sys: re, code: re, swe: re },
			...{ exp: as, theory: as, stats: as, product: as, writing: as, res: as },
		});
		expect(headline('Mo', level(3, 1.5), 0.35)).toMatch(/^Mo leans RE, growing\. /);
		expect(headline('Mo', level(1.5, 0.3), 0.35)).toMatch(/^Mo is RE-shaped, early\. /);
		expect(headline('Mo', level(2.2, 1.6), 0.35)).toMatch(/^Mo is balanced, growing\. /);
	});

	it('does not say "leans" while the interval holds 0', () => {
		expect(headline('Emre', demo('emre'), 2)).toBe(
			'Emre reads as balanced, with too few ratings to tell. Reading what a paper really claims and spotting wrong results are the weak links.',
		);
	});

	it('says what of the core is not rated', () => {
		expect(headline('Eve', BOTH)).toBe('Eve is a 50/50 hybrid. The core is not rated yet.');
		expect(headline('Eve', { ...BOTH, ...CORE, diag: undefined })).toBe(
			'Eve is a 50/50 hybrid. Spotting wrong results is not rated yet.',
		);
		const flat = Object.fromEntries(Object.keys(BOTH).map((id) => [id, 1]));
		expect(headline('Eve', { ...flat, ...CORE })).toBe(
			'Eve is balanced, early. The core holds at 3 or above.',
		);
	});

	it('uses neither pronouns of a gender nor exclamation marks', () => {
		for (const member of DEMO_TEAM.members) {
			const text = headline(member.name, demoRatings(member));
			expect(text).not.toMatch(/\b(he|she|his|her|him)\b|!/i);
		}
	});
});
