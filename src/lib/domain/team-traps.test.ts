import { describe, expect, it } from 'vitest';
import { defaultFramework } from './default-framework.ts';
import { DEMO_TEAM, demoRatings } from './demo-team.ts';
import type { Ratings, Role } from './framework.ts';
import { leanInterval, spectrum } from './spectrum.ts';
import { teamTraps } from './team-traps.ts';
import type { TeamTrapPerson } from './team-traps.ts';

const person = (short: string, role: Role, ratings: Ratings, sigma?: number): TeamTrapPerson => ({
	id: short.toLowerCase(),
	short,
	role,
	ratings,
	spectrum: spectrum(defaultFramework, ratings),
	interval: leanInterval(
		defaultFramework,
		ratings,
		Object.fromEntries(defaultFramework.skills.map((skill) => [skill.id, sigma])),
	),
});

const demo = (slug: string): TeamTrapPerson => {
	const member = DEMO_TEAM.members.find((one) => one.slug.startsWith(slug));
	if (member === undefined) throw new Error(slug);
	return person(member.name.split(' ')[0] ?? slug, member.role, demoRatings(member));
};

describe('teamTraps', () => {
	const names = ['ada', 'bao', 'chidi', 'dana', 'emre', 'fay'];

	it('finds none in the demo team, where Ada can say no', () => {
		expect(teamTraps(names.map(demo), 'product')).toEqual([]);
		expect(teamTraps([], 'product')).toEqual([]);
	});

	it('says when every engineer takes orders', () => {
		const [found] = teamTraps(['bao', 'emre', 'dana'].map(demo), 'product');
		expect(found).toMatchObject({
			rule: 'nobody-can-say-no',
			people: ['bao', 'emre'],
			reason: 'Bao and Emre lean RE, each rated an order taker.',
		});
		expect(teamTraps([demo('bao')])).toMatchObject([
			{ reason: 'Only Bao leans RE, rated an order taker.' },
		]);
	});

	it('says when scientists wait for too few engineers, on the product preset', () => {
		const team = ['ada', 'chidi', 'dana', 'fay'].map(demo);
		expect(teamTraps(team, 'product')).toMatchObject([
			{
				rule: 'infra-bottleneck',
				people: ['chidi', 'fay'],
				reason: 'Three lean AS, one leans RE, and Chidi and Fay are rated blocked scientists.',
				clears: 'Clears at two AS for each RE, or when no AS is a blocked scientist.',
				action: 'Grow coding with one of them or hire an RE.',
			},
		]);
		expect(teamTraps(team, 'frontier')).toEqual([]);
		expect(teamTraps(team)).toEqual([]);
		expect(teamTraps(team, 'product', 3)).toEqual([]);
		expect(teamTraps(['ada', 'chidi', 'dana'].map(demo), 'product')).toEqual([]);
		expect(teamTraps(['chidi'].map(demo), 'product')).toMatchObject([
			{ reason: 'One leans AS, nobody leans RE, and Chidi is rated a blocked scientist.' },
		]);
	});

	it('counts an AS by role as well as by lean', () => {
		const hired = person('Noor', 'AS', { code: 1, impl: 1, sys: 1 });
		const team = [demo('dana'), hired];
		expect(hired.spectrum).toBeUndefined();
		expect(teamTraps(team, 'product')).toMatchObject([{ people: ['noor'] }]);
		expect(teamTraps([demo('dana'), { ...hired, role: 'none' }], 'product')).toEqual([]);
	});

	it('counts on no side whom too few ratings place, or whose interval holds 0', () => {
		const few = person('Mo', 'none', { code: 4, theory: 1, diag: 1, claims: 1 });
		expect(few.spectrum).toMatchObject({ lean: -1, enough: false });
		expect(teamTraps([few, demo('dana')])).toEqual([]);
		const vague = { ...demo('bao'), interval: { half: 2, low: -1, high: 0.5, se: 1.6 } };
		expect(teamTraps([vague])).toEqual([]);
	});
});
