import { describe, expect, it } from 'vitest';
import { growthSteps } from './growth.ts';
import { DEFAULT_PACE } from './settings.ts';

const steps = (from: number, ...growths: { level: number; date: string }[]) =>
	growthSteps(from, growths, DEFAULT_PACE).map(({ date, level, index }) => [date, level, index]);

describe('the steps of growth', () => {
	it('climb level by level along the ladder', () => {
		expect(steps(2, { level: 4, date: '2026-12-01' })).toEqual([
			['2027-04-01', 3, 0],
			['2027-12-01', 4, 0],
		]);
	});

	it('wait for the growth that began before', () => {
		const both = [
			{ level: 4, date: '2027-01-01' },
			{ level: 3, date: '2026-12-01' },
		];
		expect(steps(2, ...both)).toEqual([
			['2027-04-01', 3, 1],
			['2027-12-01', 4, 0],
		]);
	});

	it('count an unfinished level in full, and ask nothing for a level that is reached', () => {
		expect(steps(3.5, { level: 4, date: '2026-12-01' })).toEqual([['2027-08-01', 4, 0]]);
		expect(steps(4, { level: 4, date: '2026-12-01' })).toEqual([]);
		expect(steps(2, { level: 3, date: '2026-12-01' }, { level: 3, date: '2028-01-01' })).toEqual([
			['2027-04-01', 3, 0],
		]);
	});

	it('keep the day of the month where it exists', () => {
		expect(steps(0, { level: 2, date: '2026-12-31' })).toEqual([
			['2027-01-31', 1, 0],
			['2027-03-31', 2, 0],
		]);
	});
});
