import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { editBatch, readFormEdits, readSkillFields } from './rating';

const MEMBER = '7c1c8c52-6a5e-4b55-8f8e-2f4f0a6f6a11';
const KEY = '0d0f7c0e-4a93-4f27-9d11-1a1a4bb9f0a2';
const edit = { member: MEMBER, skill: 'sys', level: 3, basedOn: 0, key: KEY };
const accepts = (more: object) => v.safeParse(editBatch, { edits: [{ ...edit, ...more }] }).success;

describe('a batch of edits', () => {
	test('takes whole levels, clear and keep, and nothing rounded', () => {
		for (const level of [0, 5, 'clear', 'keep']) expect(accepts({ level })).toBe(true);
		for (const level of [-1, 6, 2.5, '3', null, NaN, undefined]) {
			expect(accepts({ level }), String(level)).toBe(false);
		}
	});

	test('takes links of the web only', () => {
		for (const evidence of ['', 'https://example.org/a?b=c', 'http://example.org']) {
			expect(accepts({ evidence })).toBe(true);
		}
		for (const evidence of ['javascript:alert(1)', 'data:text/html,x', 'example.org', 'https://']) {
			expect(accepts({ evidence }), evidence).toBe(false);
		}
	});

	test('refuses an empty batch, a broken id and a version below 0', () => {
		expect(v.safeParse(editBatch, { edits: [] }).success).toBe(false);
		expect(accepts({ member: 'ada' })).toBe(false);
		expect(accepts({ skill: 'SYS; drop' })).toBe(false);
		expect(accepts({ basedOn: -1 })).toBe(false);
	});
});

describe('the plain form', () => {
	const WAS = JSON.stringify({ level: '2', confidence: 'seen', note: '', evidence: '' });
	const form = (fields: Record<string, string>) => {
		const data = new FormData();
		data.append('skill', 'sys');
		const all = { level: '2', confidence: 'seen', note: '', evidence: '', version: '4', key: KEY };
		for (const [name, value] of Object.entries({ ...all, was: WAS, ...fields })) {
			data.append(`${name}.sys`, value);
		}
		return readFormEdits(MEMBER, readSkillFields(data));
	};

	test('an untouched skill is no edit', () => {
		expect(form({})).toEqual({ edits: [], issues: [] });
	});

	test('a changed level is an edit on the version of the form, none withdraws', () => {
		expect(form({ level: '5' }).edits).toMatchObject([{ level: 5, basedOn: 4, key: KEY }]);
		expect(form({ level: 'none' }).edits).toMatchObject([{ level: 'clear' }]);
	});

	test('a bad link names skill and field and holds everything back', () => {
		const { edits, issues } = form({ evidence: 'ftp://example.org' });
		expect(edits).toEqual([]);
		expect(issues).toMatchObject([{ skill: 'sys', field: 'evidence' }]);
	});

	test('a note without a level asks for one', () => {
		const was = JSON.stringify({
			level: 'none',
			confidence: 'fairly_sure',
			note: '',
			evidence: '',
		});
		const { issues } = form({ level: 'none', note: 'Seen once', was });
		expect(issues).toMatchObject([{ skill: 'sys', field: 'level' }]);
		expect(form({ level: 'none', confidence: 'guess', was })).toEqual({ edits: [], issues: [] });
	});
});
