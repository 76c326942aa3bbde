import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	readDate,
	readEmail,
	readName,
	readRole,
	readShare,
	readTitle,
	roleOfTitle,
} from './person-fields.ts';

const value = (read: { ok: boolean; value?: unknown }) => (read.ok ? read.value : 'refused');

describe('the fields of a person', () => {
	it('turn a name the right way round and leave a suffix where it is', () => {
		expect(value(readName(' Vik,  Nora '))).toBe('Nora Vik');
		expect(value(readName('Nora Vik, PhD'))).toBe('Nora Vik, PhD');
		expect(value(readName('’t Hooft'))).toBe('’t Hooft');
		for (const name of ['', ' ', '=1+1', '+x', '@x', '-x', '...', 'x'.repeat(201)])
			expect(value(readName(name)), name).toBe('refused');
	});

	it('take addresses with a name, an at sign and a domain', () => {
		expect(value(readEmail(' Nora@Fixture.Example '))).toBe('nora@fixture.example');
		expect(value(readEmail(''))).toBeUndefined();
		for (const email of [
			'x',
			'a@b',
			'a b@c.d',
			'a@@b.c',
			'a@b..c',
			'=a@b.c',
			`${'x'.repeat(260)}@b.c`,
		])
			expect(value(readEmail(email)), email).toBe('refused');
	});

	it('read a date in the orders that cannot be mistaken', () => {
		for (const date of ['2029-03-31', '2029/3/31', '31.3.2029', '31/3/2029', '3/31/2029'])
			expect(value(readDate(date)), date).toBe('2029-03-31');
		expect(value(readDate('5/5/2029'))).toBe('2029-05-05');
		for (const date of ['4/5/2029', '2029-02-30', '29-03-01', 'March', '0000-01-01'])
			expect(value(readDate(date)), date).toBe('refused');
	});

	it('read a share as a fraction or a percentage', () => {
		for (const share of ['0.8', '0,8', '80%', '80 %'])
			expect(value(readShare(share)), share).toBe(0.8);
		expect(value(readShare(''))).toBeUndefined();
		for (const share of ['0', '1.5', '80', '-1', 'half', '0.001'])
			expect(value(readShare(share)), share).toBe('refused');
	});

	it('read a role, and a role from a title', () => {
		expect(value(readRole('re'))).toBe('RE');
		expect(value(readRole('Applied Scientist'))).toBe('AS');
		expect(value(readRole('-'))).toBe('none');
		expect(value(readRole('boss'))).toBe('refused');
		expect(roleOfTitle('Staff research engineer')).toBe('RE');
		expect(roleOfTitle('Research Scientist')).toBe('AS');
		expect(roleOfTitle('Engineer')).toBe('none');
	});

	it('never throw', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
				for (const read of [readName, readEmail, readDate, readShare, readRole, readTitle])
					expect(typeof read(text).ok).toBe('boolean');
			}),
		);
	});
});
