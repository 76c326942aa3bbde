import { describe, expect, it } from 'vitest';
import { isTooLarge } from './body-limit';

describe('the size of a request', () => {
	it('may be that of a file only where files are imported', () => {
		expect(isTooLarge('/(app)/teams/[team]/ratings/import', '5500000')).toBe(false);
		expect(isTooLarge('/(app)/teams/[team]/ratings/import', '7000000')).toBe(true);
		expect(isTooLarge('/(app)/teams/[team]/people', '600000')).toBe(true);
		expect(isTooLarge(null, '600000')).toBe(true);
		expect(isTooLarge('/(app)/teams', '1000')).toBe(false);
		expect(isTooLarge('/(app)/teams', null)).toBe(false);
	});
});
