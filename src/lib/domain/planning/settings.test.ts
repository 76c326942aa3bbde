import { describe, expect, it } from 'vitest';
import { defaultFramework } from '../default-framework.ts';
import type { TeamMember } from '../coverage.ts';
import { archetype, article, growthMonths, isArchetypeId } from './archetypes.ts';
import { apply, effectiveOn, fullEffectOn, scenarioCost } from './scenario.ts';
import type { Change } from './scenario.ts';
import { DEFAULT_PACE, defaultPlanningSettings } from './settings.ts';
import { money } from './words.ts';

const team: TeamMember[] = [{ id: 'ada', name: 'Ada', share: 1, ratings: { stats: 3, sys: 1 } }];
const hire: Change = {
	kind: 'hire',
	archetype: 'as',
	label: 'AS at the bar',
	ratings: { stats: 4 },
	share: 1,
	date: '2027-01-01',
	cost: 160,
};
const grow: Change = {
	kind: 'upskill',
	member: 'ada',
	skill: 'stats',
	level: 4,
	date: '2027-01-01',
};

describe('planning settings', () => {
	it('start with the five archetypes, euro, a year ahead and one to two AS for each RE', () => {
		const settings = defaultPlanningSettings(defaultFramework);
		expect(settings).toMatchObject({
			currency: 'EUR',
			growthPerMonth: 3,
			growthMonths: [1, 2, 4, 8, 16],
			rampMonths: 3,
			mix: { low: 1, high: 2 },
			moveCost: 0,
			moveMonths: 1,
			horizonMonths: 12,
		});
		expect(settings.archetypes.map(({ id, name, cost }) => [id, name, cost])).toEqual([
			['re', 'an RE at the bar', 150],
			['as', 'an AS at the bar', 160],
			['hybrid-re', 'a hybrid leaning RE', 185],
			['hybrid-as', 'a hybrid leaning AS', 185],
			['junior', 'a junior', 90],
		]);
	});

	it('set how long a ramp and a level take', () => {
		const quick = { rampMonths: 1, growthMonths: [1, 1, 1, 2, 2] };
		expect(effectiveOn(team, hire)).toBe('2027-04-01');
		expect(effectiveOn(team, hire, quick)).toBe('2027-02-01');
		expect(fullEffectOn(team, [hire, grow], quick)).toBe('2027-03-01');
		expect(apply(team, [hire], '2027-02-01')[1]?.ratings).toEqual({ stats: 3 });
		expect(apply(team, [hire], '2027-02-01', quick)[1]?.ratings).toEqual({ stats: 4 });
		expect(apply(team, [grow], '2027-03-01', quick)[0]?.ratings['stats']).toBe(4);
		expect(apply(team, [grow], '2027-03-01')[0]?.ratings['stats']).toBe(3);
		expect(growthMonths(1, 4, quick.growthMonths)).toBe(4);
	});

	it('let a hire without a ramp work at full level from the first day', () => {
		const none = { ...DEFAULT_PACE, rampMonths: 0 };
		expect(effectiveOn(team, hire, none)).toBe('2027-01-01');
		expect(apply(team, [hire], '2027-01-01', none)[1]?.ratings).toEqual({ stats: 4 });
	});

	it('price growth by its months', () => {
		expect(scenarioCost(team, [grow])).toBe(24);
		expect(scenarioCost(team, [grow], { growthPerMonth: 5, growthMonths: [1, 1, 1, 2, 2] })).toBe(
			10,
		);
	});
});

describe('archetypes of a workspace', () => {
	it('are spoken of with the article that their first word asks for', () => {
		const cases: Record<string, string> = {
			'RE at the bar': 'an',
			'AS at the bar': 'an',
			'ML engineer': 'an',
			'UX researcher': 'a',
			'applied mathematician': 'an',
			'Senior engineer': 'a',
			'university hire': 'a',
			undergraduate: 'an',
			'BI analyst': 'a',
			'SENIOR engineer': 'a',
		};
		for (const [label, word] of Object.entries(cases))
			expect(`${article(label)} ${label}`).toBe(`${word} ${label}`);
	});

	it('have their label as the shortest form unless a shorter one is known', () => {
		const given = { id: 'x', ratings: {}, cost: 1, leadMonths: 0 };
		expect(archetype({ ...given, label: 'MLOps engineer' })).toMatchObject({
			name: 'an MLOps engineer',
			short: 'MLOps engineer',
		});
		expect(archetype({ ...given, label: 'hybrid leaning AS' }).short).toBe('hybrid');
	});

	it('have slugs for ids, and none is called what a profile of one’s own is', () => {
		expect(['re', 'ml-ops-2', 'a'.repeat(40)].every(isArchetypeId)).toBe(true);
		expect(['', 'own', 'AS', 'a b', 'a.b', 'a'.repeat(41)].some(isArchetypeId)).toBe(false);
	});
});

describe('money', () => {
	it('prints thousands with the narrow symbol of the currency', () => {
		expect(money(24, 'EUR')).toBe('€24k');
		expect(money(24, 'USD')).toBe('$24k');
		expect(money(1200, 'GBP')).toBe('£1,200k');
		expect(money(12, 'JPY')).toBe('¥12k');
		expect(money(24, 'CHF')).toBe('CHF\u00a024k');
	});

	it('has no thousands where there is nothing, and a real minus', () => {
		expect(money(0, 'EUR')).toBe('€0');
		expect(money(-3, 'EUR')).toBe('−€3k');
		expect(money(101.75, 'EUR')).toBe('€101.75k');
	});

	it('prints a code it does not know as it stands', () => {
		expect(money(5, 'euro')).toBe('euro\u00a05k');
		expect(money(0, '')).toBe('\u00a00');
	});
});
