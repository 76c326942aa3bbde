import { describe, expect, it } from 'vitest';
import { checkVersion } from './role';

describe('the version of PostgreSQL', () => {
	it('is refused below 15 in one sentence that names both', () => {
		for (const old of [0, 90_624, 140_012, 149_999])
			expect(() => checkVersion(old)).toThrow(
				`Meridian needs PostgreSQL 15 or newer, and the one of DATABASE_URL is ${Math.floor(old / 10_000)};`,
			);
	});

	it('is accepted from 15 on', () => {
		for (const version of [150_000, 150_004, 170_002, 200_000])
			expect(() => checkVersion(version)).not.toThrow();
	});
});
