import { describe, expect, it } from 'vitest';
import { defaultFramework } from '$lib/domain/default-framework';
import { defaultPlanningSettings } from '$lib/domain/planning/settings';
import {
	type NUMBER_FIELDS,
	parseArchetype,
	parseNumbers,
	planningSettings,
	readStoredSettings,
} from './planning-settings';

const typed = {
	currency: 'USD',
	growthPerMonth: '4',
	growth1: '1',
	growth2: '2',
	growth3: '3',
	growth4: '6',
	growth5: '12',
	rampMonths: '2',
	mixLow: '1,5',
	mixHigh: '2.25',
	moveCost: '5',
	moveMonths: '2',
	horizonMonths: '18',
} satisfies Record<(typeof NUMBER_FIELDS)[number], string>;
const numberIssues = (change: Partial<typeof typed>) => {
	const parsed = parseNumbers({ ...typed, ...change });
	return parsed.ok ? {} : parsed.issues;
};
const kind = { label: 'ML engineer', cost: '140', leadMonths: '2', 'level-code': '4' };
const kindIssues = (change: Record<string, string>) => {
	const parsed = parseArchetype({ ...kind, ...change }, defaultFramework.skills);
	return parsed.ok ? {} : parsed.issues;
};

describe('the form of the planning settings', () => {
	it('reads every field', () => {
		expect(parseNumbers(typed)).toEqual({
			ok: true,
			output: {
				currency: 'USD',
				growthPerMonth: 4,
				growthMonths: [1, 2, 3, 6, 12],
				rampMonths: 2,
				mix: { low: 1.5, high: 2.25 },
				moveCost: 5,
				moveMonths: 2,
				horizonMonths: 18,
			},
		});
		expect(parseNumbers({ ...typed, mixLow: '', mixHigh: ' ' })).toMatchObject({
			output: { mix: null },
		});
	});

	it('says which field is wrong and why', () => {
		expect(numberIssues({ currency: 'XXL' })).toEqual({ currency: 'Choose a currency.' });
		expect(numberIssues({ growthPerMonth: '-3' })).toHaveProperty('growthPerMonth');
		expect(numberIssues({ growthPerMonth: '' })).toHaveProperty('growthPerMonth');
		expect(Object.keys(numberIssues({ growth3: 'x', rampMonths: '61' }))).toEqual([
			'growth3',
			'rampMonths',
		]);
		expect(numberIssues({ horizonMonths: '0' })).toEqual({
			horizonMonths: 'The timeline looks 1 to 60 months, whole ones.',
		});
		expect(numberIssues({ moveCost: '-1' })).toHaveProperty('moveCost');
		expect(numberIssues({ moveMonths: '61' })).toEqual({
			moveMonths: 'A move takes 0 to 60 months, whole ones.',
		});
		expect(numberIssues({ mixLow: '0.3' })).toHaveProperty('mixLow');
		expect(numberIssues({ mixLow: '' })).toEqual({
			mixHigh: 'Give both ends of the mix, or neither.',
		});
		expect(numberIssues({ mixLow: '3' })).toEqual({
			mixHigh: 'The upper end is below the lower one.',
		});
	});
});

describe('the form of a kind of hire', () => {
	it('leaves blank levels unrated', () => {
		expect(parseArchetype({ ...kind, 'level-stats': ' ' }, defaultFramework.skills)).toEqual({
			ok: true,
			output: { label: 'ML engineer', cost: 140, leadMonths: 2, ratings: { code: 4 } },
		});
	});

	it('refuses a negative cost, no name, and a kind without levels', () => {
		expect(kindIssues({ cost: '-1' })).toEqual({
			cost: 'A cost is 0 to 100000, in whole thousands.',
		});
		expect(kindIssues({ label: '  ' })).toEqual({ label: 'Give this kind of hire a name.' });
		expect(kindIssues({ 'level-code': '' })).toEqual({ levels: 'Give at least one level.' });
		expect(kindIssues({ 'level-code': '7' })).toEqual({ 'level-code': 'Levels run from 0 to 5.' });
		expect(kindIssues({ 'level-code': '2.5', leadMonths: '' })).toHaveProperty('leadMonths');
	});
});

describe('stored settings', () => {
	const defaults = defaultPlanningSettings(defaultFramework);

	it('are the defaults where nothing is stored or nothing can be read', () => {
		for (const stored of [undefined, null, 3, {}, { currency: 'euro', archetypes: [] }])
			expect(planningSettings(readStoredSettings(stored), defaultFramework)).toEqual(defaults);
	});

	it('keep each readable part, whatever the others hold', () => {
		const stored = readStoredSettings({
			currency: 'USD',
			growthMonths: [1, 2],
			mix: null,
			archetypes: [{ id: 'x', label: 'ML engineer', ratings: { code: 4 }, cost: 1, leadMonths: 0 }],
		});
		const settings = planningSettings(stored, defaultFramework);
		expect(settings).toMatchObject({ currency: 'USD', growthMonths: defaults.growthMonths });
		expect(settings.mix).toBeUndefined();
		expect(settings.archetypes).toEqual([
			{
				id: 'x',
				label: 'ML engineer',
				name: 'an ML engineer',
				short: 'ML engineer',
				ratings: { code: 4 },
				cost: 1,
				leadMonths: 0,
			},
		]);
	});
});
