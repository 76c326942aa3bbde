import { describe, expect, it } from 'vitest';
import { coreLevel, coreState, ratedLevel, requiredSkillLevel } from './core.ts';
import type { Ratings } from './framework.ts';

const ADA = { claims: 4, impl: 4, base: 3, diag: 2 };

describe('the core', () => {
	it('is worth its weakest link', () => {
		expect(coreLevel(ADA)).toBe(2);
		expect(coreState(ADA, 3)).toEqual({ level: 2, missing: [], weakest: 'diag', met: false });
		expect(coreState({ ...ADA, diag: 3 }, 3)).toMatchObject({
			level: 3,
			weakest: 'base',
			met: true,
		});
	});

	it('has no level until all four are rated, and says which are missing', () => {
		expect(coreLevel({})).toBeUndefined();
		expect(coreState({}, 3)).toEqual({
			level: undefined,
			missing: ['claims', 'impl', 'base', 'diag'],
			weakest: undefined,
			met: undefined,
		});
		expect(coreState({ claims: 4, impl: 4, base: 4 }, 3)).toMatchObject({
			missing: ['diag'],
			met: undefined,
		});
	});

	it('is not met as soon as one rated skill is below the target', () => {
		expect(coreState({ diag: 2 }, 3)).toMatchObject({
			level: undefined,
			weakest: 'diag',
			met: false,
		});
	});

	it('counts a level of 0 as rated and null as not', () => {
		expect(coreLevel({ ...ADA, claims: 0 })).toBe(0);
		expect(coreLevel({ ...ADA, claims: null } as unknown as Ratings)).toBeUndefined();
		expect(ratedLevel({ stats: Number.NaN }, 'stats')).toBeUndefined();
	});

	it('stands for the skill `core` unless that is rated itself', () => {
		expect(requiredSkillLevel(ADA, 'core')).toBe(2);
		expect(requiredSkillLevel({ ...ADA, core: 4 }, 'core')).toBe(4);
		expect(requiredSkillLevel(ADA, 'diag')).toBe(2);
		expect(requiredSkillLevel(ADA, 'stats')).toBeUndefined();
	});
});
