import { describe, expect, it } from 'vitest';
import { addMonths, firstOfNextMonth, isIsoDate, isoDate, monthsBetween } from './calendar.ts';

describe('calendar', () => {
	it('adds months over the end of a year and keeps the day where the month has it', () => {
		expect(addMonths('2026-11-23', 3)).toBe('2027-02-23');
		expect(addMonths('2026-12-01', 8)).toBe('2027-08-01');
		expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
		expect(addMonths('2027-11-30', 3)).toBe('2028-02-29');
		expect(addMonths('2027-01-15', -2)).toBe('2026-11-15');
		expect(addMonths('2027-01-15', 0)).toBe('2027-01-15');
	});

	it('begins plans on the first of the next month', () => {
		expect(firstOfNextMonth('2026-11-23')).toBe('2026-12-01');
		expect(firstOfNextMonth('2026-12-31')).toBe('2027-01-01');
		expect(firstOfNextMonth('2026-12-01')).toBe('2027-01-01');
	});

	it('counts from month to month, whatever the days', () => {
		expect(monthsBetween('2026-11-30', '2026-12-01')).toBe(1);
		expect(monthsBetween('2026-11-01', '2026-11-30')).toBe(0);
		expect(monthsBetween('2026-11-24', '2027-08-01')).toBe(9);
		expect(monthsBetween('2027-01-01', '2026-12-31')).toBe(-1);
	});

	it('takes real dates only', () => {
		for (const date of ['2026-11-23', '2028-02-29', '2000-01-01'])
			expect(isIsoDate(date)).toBe(true);
		for (const date of [
			'2026-02-29',
			'2026-13-01',
			'2026-00-10',
			'26-01-01',
			'2026-1-1',
			'',
			'1999-01-01',
			'2026-11-23T00:00',
		])
			expect(isIsoDate(date)).toBe(false);
	});

	it('reads the date of a moment in UTC', () => {
		expect(isoDate(Date.UTC(2026, 10, 23, 23, 59))).toBe('2026-11-23');
	});
});
