import { describe, expect, it } from 'vitest';
import { defaultFramework } from './default-framework.ts';
import { DEMO_TEAM, demoRatings } from './demo-team.ts';
import type { Ratings, Role } from './framework.ts';
import { leanInterval, spectrum } from './spectrum.ts';
import { gravestTrap, inTrap, trapCheck, trapMark } from './traps.ts';
import type { TrapInput } from './traps.ts';

function input(role: Role, ratings: Ratings): TrapInput {
	return {
		role,
		ratings,
		spectrum: spectrum(defaultFramework, ratings),
		interval: leanInterval(defaultFramework, ratings, {}),
	};
}

const demo = (slug: string): { id: string } & TrapInput => {
	const member = DEMO_TEAM.members.find((one) => one.slug.startsWith(slug));
	if (member === undefined) throw new Error(slug);
	return { id: slug, ...input(member.role, demoRatings(member)) };
};

const RE = { sys: 4, code: 4, swe: 4, exp: 2, theory: 2, stats: 2, product: 1, writing: 1, res: 1 };
const CORE = { claims: 3, impl: 3, base: 3, diag: 3 };
const AS = { sys: 2, code: 3, swe: 1, exp: 4, theory: 4, stats: 4, product: 3, writing: 3, res: 3 };

describe('trapCheck', () => {
	it('clears someone exactly at the bar of either role', () => {
		const engineer = trapCheck(input('RE', { ...RE, ...CORE }));
		expect(engineer.orderTaker).toMatchObject({ grade: 'clear', clearsAt: [], action: '' });
		expect(engineer.blockedScientist).toBeUndefined();
		expect(engineer.titleDrift).toBeUndefined();
		const scientist = trapCheck(input('AS', { ...AS, ...CORE }));
		expect(scientist.blockedScientist).toMatchObject({ grade: 'clear', unknown: [] });
		expect(scientist.orderTaker).toBeUndefined();
	});

	it('watches Ada for wrong results alone and says what clears it', () => {
		const { orderTaker } = trapCheck(demo('ada'));
		expect(orderTaker?.grade).toBe('watch');
		expect(orderTaker?.clearsAt).toEqual([{ skill: 'diag', level: 3 }]);
		expect(orderTaker?.conditions.map((one) => one.state)).toEqual([
			'ok',
			'ok',
			'ok',
			'ok',
			'short',
		]);
		expect(orderTaker?.action).toMatch(/result that looked right/);
	});

	it('finds the two severe traps of the demo team', () => {
		expect(demo('bao').spectrum?.raw).toBeCloseTo(-1.5, 9);
		expect(trapCheck(demo('bao')).orderTaker?.grade).toBe('severe');
		expect(demo('chidi').spectrum?.raw).toBeCloseTo(1.571428571, 9);
		expect(trapCheck(demo('chidi')).blockedScientist).toMatchObject({
			grade: 'severe',
			clearsAt: [
				{ skill: 'code', level: 3 },
				{ skill: 'sys', level: 2 },
				{ skill: 'impl', level: 3 },
			],
		});
		expect(trapCheck(demo('dana')).blockedScientist?.grade).toBe('clear');
		expect(trapCheck(demo('fay')).blockedScientist?.grade).toBe('trap');
	});

	it.each([
		['one condition by one level', { stats: 1 }, 'watch'],
		['one condition by less than a level', { theory: 1.5 }, 'watch'],
		['two conditions', { stats: 1, diag: 2 }, 'trap'],
		['one condition by two levels', { claims: 1 }, 'trap'],
		['thin theory and wrong results unseen', { theory: 1, diag: 2 }, 'severe'],
	] as const)('grades an order taker short in %s', (_, short, grade) => {
		expect(trapCheck(input('RE', { ...RE, ...CORE, ...short })).orderTaker?.grade).toBe(grade);
	});

	it.each([
		['one condition by one level', { impl: 2 }, 'watch'],
		['two conditions', { impl: 2, code: 2 }, 'trap'],
		['one condition by two levels', { sys: 0 }, 'trap'],
		['neither code nor systems', { code: 1, sys: 1 }, 'severe'],
	] as const)('grades a blocked scientist short in %s', (_, short, grade) => {
		expect(trapCheck(input('AS', { ...AS, ...CORE, ...short })).blockedScientist?.grade).toBe(
			grade,
		);
	});

	it('is severe far off the spectrum, from raw −1.4 and +1.5 on', () => {
		const at = (raw: number, role: Role, ratings: Ratings) => {
			const base = input(role, ratings);
			const position = base.spectrum === undefined ? undefined : { ...base.spectrum, raw };
			return gravestTrap(trapCheck({ ...base, spectrum: position }))?.grade;
		};
		const engineer = { ...RE, ...CORE, stats: 1 };
		expect([at(-1.39, 'RE', engineer), at(-1.4, 'RE', engineer)]).toEqual(['watch', 'severe']);
		const scientist = { ...AS, ...CORE, impl: 2 };
		expect([at(1.49, 'AS', scientist), at(1.5, 'AS', scientist)]).toEqual(['watch', 'severe']);
		expect(at(-1.6, 'RE', { ...RE, ...CORE })).toBe('clear');
	});

	it('cannot tell while an input is missing, and says what to rate', () => {
		const { orderTaker } = trapCheck(input('RE', { ...RE, ...CORE, diag: undefined }));
		expect(orderTaker).toMatchObject({ grade: 'unknown', unknown: ['diag'], clearsAt: [] });
		expect(orderTaker?.action).toBe('Can’t tell. Rate Wrong results.');
		const known = trapCheck(input('RE', { ...RE, stats: 1 })).orderTaker;
		expect(known).toMatchObject({ grade: 'watch', unknown: ['claims', 'diag'] });
		const named = trapCheck(input('AS', {}), (skill) => skill.toUpperCase()).blockedScientist;
		expect(named?.action).toBe('Can’t tell. Rate CODE, SYS and IMPL.');
	});

	it('never takes a missing rating for level 0', () => {
		expect(trapCheck(input('AS', {})).blockedScientist?.grade).toBe('unknown');
		expect(trapCheck(input('RE', { theory: 2 })).orderTaker?.grade).toBe('unknown');
	});

	it('applies by role or by lean, and to nobody who has neither', () => {
		expect(trapCheck(input('none', {}))).toEqual({});
		expect(trapCheck(input('none', { ...RE, ...CORE })).orderTaker).toBeDefined();
		expect(trapCheck(input('none', { ...AS, ...CORE })).blockedScientist).toBeDefined();
		const both = trapCheck(input('AS', { ...RE, ...CORE }));
		expect([both.orderTaker?.grade, both.blockedScientist?.grade]).toEqual(['clear', 'clear']);
	});

	it('speaks of title drift only beyond doubt', () => {
		const scientist = input('RE', { ...AS, ...CORE });
		expect(trapCheck(scientist).titleDrift).toMatchObject({ role: 'RE', towards: 'AS' });
		expect(trapCheck({ ...scientist, interval: undefined }).titleDrift).toBeUndefined();
		const doubt = { half: 1.1, low: -0.1, high: 1, se: 0.86 };
		expect(trapCheck({ ...scientist, interval: doubt }).titleDrift).toBeUndefined();
		expect(trapCheck(input('AS', { ...RE, ...CORE })).titleDrift?.towards).toBe('RE');
		expect(trapCheck(input('none', { ...RE, ...CORE })).titleDrift).toBeUndefined();
	});

	it('leaves lean and raw out where less than half of a side is rated', () => {
		const few = { code: 4, theory: 1 };
		expect(spectrum(defaultFramework, few)).toMatchObject({ raw: -1.5, enough: false });
		expect(trapCheck(input('none', few))).toEqual({});
		expect(trapCheck(input('RE', few)).orderTaker?.grade).toBe('watch');
		const scientist = { theory: 4, stats: 4, product: 3, writing: 3, code: 0 };
		expect(spectrum(defaultFramework, scientist)).toMatchObject({ raw: 4, enough: true });
		expect(trapCheck(input('none', scientist)).blockedScientist?.grade).toBe('severe');
		const drift = { ...few, code: 0, theory: 4 };
		expect(
			trapCheck({ ...input('RE', drift), interval: { half: 0.1, low: 0.9, high: 1, se: 0.1 } })
				.titleDrift,
		).toBeUndefined();
	});

	it('marks a person from "watch" on by the gravest trap', () => {
		expect(trapMark(trapCheck(demo('ada')))).toEqual({ rule: 'order-taker', grade: 'watch' });
		expect(trapMark(trapCheck(demo('chidi')))).toEqual({
			rule: 'blocked-scientist',
			grade: 'severe',
		});
		expect(trapMark(trapCheck(demo('dana')))).toBeUndefined();
		expect(trapMark(trapCheck(input('AS', {})))).toBeUndefined();
		expect(trapMark({})).toBeUndefined();
	});

	it('takes the gravest of two results', () => {
		const check = trapCheck(input('AS', { ...RE, ...CORE, diag: 2, code: 4, impl: 1 }));
		expect(gravestTrap(check)).toMatchObject({ rule: 'blocked-scientist', grade: 'trap' });
		expect(inTrap(check.orderTaker)).toBe(false);
		expect(gravestTrap({})).toBeUndefined();
	});
});
