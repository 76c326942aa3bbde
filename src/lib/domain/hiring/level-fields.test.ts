import { describe, expect, it } from 'vitest';
import { defaultFramework } from '../default-framework.ts';
import { levelFields, typedField } from './level-fields.ts';

describe('the skills a form offers', () => {
	const fields = levelFields(defaultFramework, [
		{ skill: 'stats', level: 4, must: true, why: 'Closes the only gap' },
		{ skill: 'exp', level: 2, must: false, why: '', asked: false },
	]);
	const of = (skill: string) => fields.find((field) => field.skill === skill);

	it('are all of the framework, asked ones with what is asked', () => {
		expect(fields.map(({ skill }) => skill)).toEqual(defaultFramework.skills.map(({ id }) => id));
		expect(of('stats')).toMatchObject({ asked: true, level: 4, must: true, name: 'Statistics' });
		expect(of('exp')).toMatchObject({ asked: false, level: 2 });
		expect(of('sys')).toMatchObject({ asked: false, level: 3, must: false, why: '' });
		expect(of('sys')?.anchors).toEqual(defaultFramework.skills[0]?.anchors.slice(1));
	});

	it('keep what was typed, and a level that makes sense', () => {
		const stats = of('stats');
		if (!stats) throw new Error('no field');
		const typed = { 'asked-stats': 'on', 'level-stats': '9', 'why-stats': 'Mine' };
		expect(typedField(stats, typed)).toMatchObject({
			asked: true,
			level: 4,
			must: false,
			why: 'Mine',
		});
		expect(typedField(stats, { 'level-stats': '2', 'must-stats': 'on' })).toMatchObject({
			asked: false,
			level: 2,
			must: true,
		});
	});
});
