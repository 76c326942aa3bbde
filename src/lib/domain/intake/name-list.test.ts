import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNameList } from './name-list.ts';

describe('a pasted list of names', () => {
	it('takes names, turned names, bullets and addresses', () => {
		const { people, faults } = readNameList(
			'Nora Vik\n- Bíró, Ottó\n\n3. Mia Quill <mia@fixture.example>\nAnn Fix; ann@fixture.example\nBo Fix\tbo@fixture.example',
		);
		expect(faults).toEqual([]);
		expect(people.map(({ line, name, email }) => [line, name, email])).toEqual([
			[1, 'Nora Vik', undefined],
			[2, 'Ottó Bíró', undefined],
			[4, 'Mia Quill', 'mia@fixture.example'],
			[5, 'Ann Fix', 'ann@fixture.example'],
			[6, 'Bo Fix', 'bo@fixture.example'],
		]);
	});

	it('names the lines that cannot be read', () => {
		const { faults } = readNameList('=1+1\nNora Vik nora@\n<a@fixture.example>');
		expect(faults.map(({ line, reason }) => [line, reason])).toEqual([
			[1, 'A name cannot begin with ='],
			[2, 'Not an e-mail address'],
			[3, 'A person needs a name'],
		]);
	});

	it('never throws and says something of every line that is not empty', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
				const { people, faults } = readNameList(text);
				expect(people.length + faults.length).toBeLessThanOrEqual(text.split(/\r\n?|\n/).length);
			}),
		);
	});
});
