import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from './csv';
import type { Framework, Skill } from '$lib/domain/framework';

import { detectLayout, layoutFault, withTargets, type Target } from '$lib/domain/intake/columns';
import { previewImport } from '$lib/domain/intake/intake';
import type { IntakeContext, KnownPerson, KnownRating, Preview } from '$lib/domain/intake/preview';

const skill = (
	id: string,
	name: string,
	short: string,
	synonyms: readonly string[] = [],
): Skill => ({
	id,
	name,
	short,
	synonyms,
	row: 'Row',
	kind: 'axis',
	weight: 1,
	re: 3,
	as: 2,
	anchors: [],
});

/** An invented framework: the rules must not lean on the words of the default one. */
const framework: Framework = {
	id: 'kitchen',
	version: 1,
	name: 'Kitchen',
	skills: [
		skill('bake', 'Baking depth', 'Baking', ['Bread']),
		skill('grill', 'Grilling', 'Grill'),
		skill('plan', 'Menu planning', 'Menus'),
	],
};

const parseTable = (text: string) => parseCsv(text);

const NOW = Date.UTC(2030, 4, 17, 9);

const rating = (over: Partial<KnownRating> & Pick<KnownRating, 'level'>): KnownRating => ({
	rater: 'managers',
	source: 'manager',
	confidence: 'fairly_sure',
	note: '',
	evidence: '',
	tags: [],
	ratedAt: Date.UTC(2030, 0, 1),
	...over,
});

const person = (over: Partial<KnownPerson> & Pick<KnownPerson, 'id' | 'name'>): KnownPerson => ({
	title: '',
	role: 'none',
	share: 1,
	inTeam: true,
	archived: false,
	levels: {},
	raters: {},
	...over,
});

/** Invented people of an invented team. */
const nora = person({
	id: 'p-nora',
	name: 'Nora Vik',
	email: 'nora@fixture.example',
	levels: { bake: 2, grill: 3 },
	raters: { bake: [rating({ level: 2 })], grill: [rating({ level: 3 })] },
});
const otto = person({ id: 'p-otto', name: 'Ottó Bíró', levels: { bake: 2.5 } });

function run(
	text: string,
	people: readonly KnownPerson[] = [],
	over: Partial<IntakeContext> = {},
	targets?: readonly Target[],
): Preview {
	const table = parseTable(text);
	const found = detectLayout(table, framework);
	const layout = targets ? withTargets(found, targets) : found;
	return previewImport(table, layout, framework, {
		people,
		foreignEmails: new Set(),
		sharedRater: 'managers',
		writerEmail: 'boss@fixture.example',
		now: NOW,
		...over,
	});
}

describe('a wide file', () => {
	it('adds people with their fields and levels', () => {
		const preview = run(
			'Full name,Mail,Job title,Role,Started,FTE,Bread,Grill,Menu planning\n' +
				'Nora Vik,Nora@Fixture.example,Baker,RE,2029-01-31,0.8,3,Owns,"2,0"\n',
		);
		expect(preview.problems).toEqual([]);
		expect(preview.counts).toMatchObject({ new: 3, newPeople: 1, rejected: 0, blank: 0 });
		expect(preview.writes.people).toEqual([
			{
				key: 'new:2',
				row: 2,
				name: 'Nora Vik',
				email: 'nora@fixture.example',
				title: 'Baker',
				role: 'RE',
				startedOn: '2029-01-31',
				share: 0.8,
			},
		]);
		expect(preview.writes.ratings.map((write) => [write.person, write.skill, write.level])).toEqual(
			[
				['new:2', 'bake', 3],
				['new:2', 'grill', 4],
				['new:2', 'plan', 2],
			],
		);
	});

	it('says for each known cell whether it is new, changed, unchanged or left alone', () => {
		const preview = run('Name,Baking,Grill,Menus\nnora  vik,2,4,1\nOttó Bíró,,-,?\n', [nora, otto]);
		expect(preview.counts).toMatchObject({
			new: 1,
			changed: 1,
			unchanged: 1,
			blank: 3,
			newPeople: 0,
		});
		expect(preview.writes.ratings).toMatchObject([
			{ person: 'p-nora', skill: 'grill', level: 4, rater: 'managers', source: 'manager' },
			{ person: 'p-nora', skill: 'plan', level: 1 },
		]);
		expect(
			preview.notices.filter((notice) => notice.row === 3).map((notice) => notice.text),
		).toEqual(['-', '?']);
	});

	it('names the rule that a level breaks, and what stays', () => {
		const preview = run('Name,Baking,Grill,Menus\nNora Vik,"3,5",7,two\nOtto Biro,-1,1e3,=2\n', [
			nora,
			otto,
		]);
		expect(
			preview.problems.map(({ row, column, text, reason, instead }) => [
				row,
				column,
				text,
				reason,
				instead,
			]),
		).toEqual([
			[2, 'Baking', '3,5', 'Levels are whole: 3 or 4', 'Nora keeps 2'],
			[2, 'Grill', '7', 'Levels run from 0 to 5', 'Nora keeps 3'],
			[2, 'Menus', 'two', 'Neither a number nor a word of the scale', 'Nora stays not rated'],
			[3, 'Baking', '-1', 'Levels run from 0 to 5', 'Ottó keeps 2.5'],
			[3, 'Grill', '1e3', 'Neither a number nor a word of the scale', 'Ottó stays not rated'],
			[3, 'Menus', '=2', 'Neither a number nor a word of the scale', 'Ottó stays not rated'],
		]);
		expect(preview.counts.rejected).toBe(6);
		expect(preview.writes).toEqual({ people: [], updates: [], ratings: [] });
	});

	it('takes a fractional number for unchanged only where it is the value that is there', () => {
		const preview = run('Name,Baking,Grill\nOttó Bíró,2.5,2.5\n', [otto]);
		expect(preview.counts).toMatchObject({ unchanged: 1, rejected: 1 });
	});

	it('uses the first row of a person and refuses a later one that differs', () => {
		const preview = run(
			'Name,E-mail,Grill\nAnn Fix,ann@fixture.example,1\nAnn Fix,,1\nA. Fix,ann@fixture.example,2\n',
		);
		expect(preview.writes.people).toHaveLength(1);
		expect(preview.writes.ratings).toHaveLength(1);
		expect(preview.notices).toContainEqual({
			row: 3,
			text: 'Ann Fix',
			note: 'Repeats row 2, so it is left out',
		});
		expect(preview.problems).toMatchObject([
			{
				row: 4,
				column: 'whole row',
				reason: 'Same person as row 2, levels differ',
				instead: 'row 2 is used',
			},
		]);
	});

	it('takes namesakes with different addresses for different people', () => {
		const preview = run(
			'Name,E-mail,Grill\nAnn Fix,a@fixture.example,1\nAnn Fix,b@fixture.example,2\n',
		);
		expect(preview.writes.people.map((one) => one.email)).toEqual([
			'a@fixture.example',
			'b@fixture.example',
		]);
	});

	it('refuses a row without a usable name and names the faults of its cells as well', () => {
		const preview = run('Name,Grill\n,1\n"=HYPERLINK(""x"")",3.5\n  ,\n');
		expect(preview.problems.map(({ row, column, reason }) => [row, column, reason])).toEqual([
			[2, 'whole row', 'A person needs a name'],
			[3, 'whole row', 'A name cannot begin with =; Grill 3.5: Levels are whole: 3 or 4'],
		]);
		expect(preview.counts.rejected).toBe(2);
		expect(preview.writes.people).toEqual([]);
	});

	it('adds a person without a field that cannot be read', () => {
		const preview = run('Name,E-mail,Role,Started,FTE\nAnn Fix,not-an-email,boss,31.2.2029,2\n');
		expect(preview.problems.map(({ column, reason }) => [column, reason])).toEqual([
			['E-mail', 'Not an e-mail address'],
			['Role', 'A role is RE, AS or none'],
			['Started', 'There is no such day'],
			['FTE', 'A share is above 0 and at most 1, for example 0.8 or 80%'],
		]);
		expect(preview.writes.people).toEqual([
			{ key: 'new:2', row: 2, name: 'Ann Fix', role: 'none' },
		]);
	});

	it('uses the first of two columns that hold the same and leaves out unknown ones', () => {
		const preview = run('Name,Grill,Grilling,__proto__,constructor\nAnn Fix,1,2,3,4\n');
		expect(preview.writes.ratings).toMatchObject([{ skill: 'grill', level: 1 }]);
		expect(preview.notices.map(({ column, note }) => [column, note])).toEqual([
			['Grilling', 'Holds the same as column 2 (Grill), which is used'],
			['__proto__', 'Not imported'],
			['constructor', 'Not imported'],
		]);
	});

	it('refuses a row whose cells are shifted by a bare delimiter, and reads a short row', () => {
		const preview = run('Name,Grill,Menus\nFix, Ann,1,2\nBo Fix,3\n');
		expect(preview.problems).toMatchObject([{ row: 2, column: 'whole row' }]);
		expect(preview.counts).toMatchObject({ new: 1, blank: 1, newPeople: 1 });
	});

	it('turns "Last, First" round and takes first and last name from two columns', () => {
		expect(run('Name;Grill\n"Vik, Nora";1\n').writes.people[0]?.name).toBe('Nora Vik');
		expect(run('Surname;First name;Grill\nVik;Nora;1\n').writes.people[0]?.name).toBe('Nora Vik');
	});

	it('reads the role from the title when the file has no role column', () => {
		const roles = run(
			'Name,Title\nA Fix,Senior Research Engineer\nB Fix,Applied Scientist II\nC Fix,Cook\n',
		).writes.people.map((one) => one.role);
		expect(roles).toEqual(['RE', 'AS', 'none']);
	});

	it('changes the fields of a known person and fills in a missing address', () => {
		const preview = run('Name,E-mail,Title,FTE\nOttó Bíró,otto@fixture.example,Cook,50%\n', [otto]);
		expect(preview.counts.details).toBe(3);
		expect(preview.writes.updates).toMatchObject([
			{
				id: 'p-otto',
				joins: false,
				fields: { email: 'otto@fixture.example', title: 'Cook', share: 0.5 },
			},
		]);
	});

	it('keeps the name of a person who is found by the address', () => {
		const preview = run('Name,E-mail,Grill\nSomeone Else,nora@fixture.example,5\n', [nora]);
		expect(preview.writes.ratings).toMatchObject([{ person: 'p-nora', level: 5 }]);
		expect(preview.notices[0]?.note).toBe('nora@fixture.example is Nora Vik, whose name stays');
	});

	it('refuses a namesake with another address, an archived person, and a foreign address', () => {
		const gone = person({ id: 'p-gone', name: 'Gone Fix', archived: true });
		const preview = run(
			'Name,E-mail,Grill\nNora Vik,other@fixture.example,1\nGone Fix,,1\nFar Fix,far@fixture.example,1\n',
			[nora, gone],
			{ foreignEmails: new Set(['far@fixture.example']) },
		);
		expect(preview.problems.map((problem) => problem.reason)).toEqual([
			'Nora Vik is in the team with another e-mail (nora@fixture.example)',
			'Gone Fix is archived',
			'This e-mail belongs to someone outside your teams',
		]);
		expect(preview.counts).toMatchObject({ new: 0, changed: 0, rejected: 3 });
	});

	it('lets a known person of another team join this one', () => {
		const preview = run('Name,Grill\nNora Vik,3\n', [{ ...nora, inTeam: false }]);
		expect(preview.counts).toMatchObject({ joining: 1, newPeople: 0, unchanged: 1 });
		expect(preview.rows[0]?.outcome).toBe('joins');
	});

	it('writes under the importer’s own address where it already rates the cell', () => {
		const own = person({
			id: 'p',
			name: 'Nora Vik',
			levels: { grill: 1.5 },
			raters: {
				grill: [
					rating({ level: 1, rater: 'boss@fixture.example' }),
					rating({ level: 2, rater: 'x' }),
				],
			},
		});
		expect(run('Name,Grill\nNora Vik,4\n', [own]).writes.ratings[0]?.rater).toBe(
			'boss@fixture.example',
		);
		expect(run('Name,Grill\nNora Vik,1\n', [own]).counts.unchanged).toBe(1);
	});

	it('names a row whose quote never closes and reads the rows below it', () => {
		const preview = run('Name,Grill\n"Open Fix,1\n"Vik, Nora",2\nBo Fix,3\n');
		expect(preview.problems).toMatchObject([
			{ row: 2, reason: 'A quote opens in this row and never closes' },
		]);
		expect(preview.writes.people.map((one) => one.name)).toEqual(['Nora Vik', 'Bo Fix']);
	});
});

describe('the columns', () => {
	it('are found by names, ids, short names, synonyms and the start of the words', () => {
		const layout = detectLayout(parseTable('NAME;bake;Grill.;Menu pl.\nA;1;2;3\n'), framework);
		expect(layout.columns.map((column) => column.target)).toEqual([
			'name',
			'skill:bake',
			'skill:grill',
			'skill:plan',
		]);
	});

	it('stay a repetition when the choice of columns is sent back', () => {
		const layout = detectLayout(parseTable('Name,Grill,Grilling\nA,1,2\n'), framework);
		const again = withTargets(
			layout,
			layout.columns.map((column) => column.target),
		);
		expect(again.columns[2]).toEqual({ index: 2, header: 'Grilling', target: 'ignore', sameAs: 1 });
	});

	it('are found below a title and an empty line', () => {
		const preview = run('Kitchen skills 2030\n\nName,Grill\nA Fix,1\n');
		expect(preview.writes.people).toMatchObject([{ name: 'A Fix', row: 4 }]);
	});

	it.each([
		['a title with a comma', 'Kitchen, second quarter, draft\n'],
		['a title without any delimiter', 'Kitchen skills\n'],
		['a title with a semicolon less than the table', 'Kitchen; draft\n'],
	])('are found under %s, where cells hold decimal commas', (_, title) => {
		const preview = run(
			`${title}Name;Baking;Grill;Menu planning\nA Fix;1,0;2,0;3,0\nB Fix;2,0;;1,0\n`,
		);
		expect(preview.problems).toEqual([]);
		expect(preview.counts).toMatchObject({ new: 5, newPeople: 2 });
	});

	it('that a table of this form has no place for are not imported, and say so', () => {
		const preview = run('Name,Grill,Remarks\nA Fix,1,slow\n', [], {}, [
			'name',
			'skill:grill',
			'note',
		]);
		expect(preview.notices).toMatchObject([{ column: 'Remarks', note: 'Not imported' }]);
		const long = run('person,skill,level,Grill\nA Fix,Grill,1,3\n', [], {}, [
			'name',
			'skill',
			'level',
			'skill:grill',
		]);
		expect(long.writes.ratings).toHaveLength(1);
		expect(long.notices).toMatchObject([{ column: 'Grill', note: 'Not imported' }]);
	});

	it('wait to be chosen when there is no header', () => {
		const table = parseTable('Ann Fix,3,4\nBo Fix,1,2\n');
		const layout = detectLayout(table, framework);
		expect(layout.headerRow).toBe(-1);
		expect(layout.columns.map((column) => column.target)).toEqual(['name', 'ignore', 'ignore']);
		expect(layoutFault(withTargets(layout, ['ignore', 'skill:bake', 'ignore']))).toBe(
			'Choose the column that holds the names',
		);
		const chosen = run('Ann Fix,3,4\nBo Fix,1,2\n', [], {}, ['name', 'skill:bake', 'skill:plan']);
		expect(chosen.counts).toMatchObject({ new: 4, newPeople: 2 });
	});
});

describe('a long file', () => {
	const head = 'person,skill,level,source,rater,rated_at,confidence,note,evidence\n';

	it('keeps every rater apart and dates each rating', () => {
		const preview = run(
			`${head}Nora Vik,Grill,3,manager,M@fixture.example,2030-02-01,seen,good,https://fixture.example/1\n` +
				'Nora Vik,Grill,4,peer,Pat Fix,1.3.2030,fairly sure,,\n' +
				'Nora Vik,Grill,5,self,nora@fixture.example,2030-03-02,guess,,\n',
			[nora],
		);
		expect(preview.problems).toEqual([]);
		expect(preview.writes.ratings).toMatchObject([
			{
				rater: 'm@fixture.example',
				source: 'manager',
				confidence: 'seen',
				note: 'good',
				ratedAt: Date.UTC(2030, 1, 1),
			},
			{ rater: 'pat fix', raterName: 'Pat Fix', source: 'peer', ratedAt: Date.UTC(2030, 2, 1) },
			{ rater: 'nora@fixture.example', source: 'self', confidence: 'guess' },
		]);
	});

	it('follows what the same rater said earlier on the day it names', () => {
		const noon = Date.UTC(2030, 4, 17, 8);
		const known = person({
			id: 'p',
			name: 'Nora Vik',
			levels: { grill: 3 },
			raters: {
				grill: [rating({ level: 3, rater: 'pat', source: 'peer', ratedAt: noon })],
			},
		});
		const preview = run(`${head}Nora Vik,Grill,4,peer,pat,2030-05-17,,,\n`, [known]);
		expect(preview.counts).toMatchObject({ changed: 1 });
		expect(preview.writes.ratings).toMatchObject([{ level: 4, ratedAt: noon }]);
	});

	it('takes a link only when a browser could open it', () => {
		const links = ['https://host:port/x', 'http://[', 'https://a b/', 'https://fixture.example/a'];
		const preview = run(
			head +
				links.map((link, i) => `Nora Vik,Grill,${i},peer,pat ${i},2030-02-01,,,${link}\n`).join(''),
			[nora],
		);
		expect(preview.writes.ratings.map(({ evidence }) => evidence)).toEqual([
			'',
			'',
			'',
			'https://fixture.example/a',
		]);
	});

	it('reads activities by their words, and writes the rating without those it does not know', () => {
		const rows = 'person,skill,level,rater,source,rated_at,activities\n';
		const row = (activities: string) => `Nora Vik,Grill,3,pat,peer,2030-02-02,${activities}\n`;
		const read = run(`${rows}${row('"ablations; A/B test design, Ablations"')}`, [nora]);
		expect(read.writes.ratings).toMatchObject([{ tags: ['ab-test', 'ablations'] }]);
		const odd = run(`${rows}${row('Ablations; Juggled')}`, [nora]);
		expect(odd.problems).toMatchObject([
			{
				column: 'activities',
				text: 'Ablations; Juggled',
				instead: 'written without the activities',
			},
		]);
		expect(odd.writes.ratings).toHaveLength(1);
		expect(odd.writes.ratings[0]?.tags).toBeUndefined();
		const held = rating({
			...{ level: 3, rater: 'pat', source: 'peer', tags: ['ablations'] },
			ratedAt: Date.UTC(2030, 1, 2),
		});
		const known = person({ id: 'p', name: 'Nora Vik', raters: { grill: [held] } });
		expect(run(`${rows}${row('Ablations')}`, [known]).counts).toMatchObject({ unchanged: 1 });
		expect(run(`${rows}${row('')}`, [known]).counts).toMatchObject({ unchanged: 1 });
		expect(run(`${rows}${row('Eval harness')}`, [known]).counts).toMatchObject({ changed: 1 });
	});

	it('takes today for a date in the future and says so', () => {
		const preview = run(`${head}Nora Vik,Grill,1,peer,pat,2031-01-01,,,\n`, [nora]);
		expect(preview.writes.ratings[0]?.ratedAt).toBeUndefined();
		expect(preview.notices[0]).toMatchObject({ row: 2, text: '2031-01-01' });
	});

	it('is unchanged when the rater said the same on the same day, and older words do not displace newer', () => {
		const known = person({
			id: 'p',
			name: 'Nora Vik',
			levels: { grill: 3 },
			raters: {
				grill: [rating({ level: 3, rater: 'pat', source: 'peer', ratedAt: Date.UTC(2030, 1, 2) })],
			},
		});
		const preview = run(
			`${head}Nora Vik,Grill,3,peer,pat,2030-02-02,,,\nNora Vik,Grill,1,peer,pat,2029-02-02,,,\nNora Vik,Grill,4,peer,pat,2030-03-02,,,\n`,
			[known],
		);
		expect(preview.counts).toMatchObject({ unchanged: 2, changed: 1 });
		expect(preview.writes.ratings).toMatchObject([{ level: 4 }]);
	});

	it('names what is wrong with a row, and drops only the part that can be dropped', () => {
		const preview = run(
			`${head}Nora Vik,Juggling,3,,,,,,\n` +
				'Nora Vik,Grill,6,,,,,,\n' +
				'Nora Vik,Grill,3,boss,,,,,\n' +
				'Nora Vik,Grill,3,,,soon,,,\n' +
				'Nora Vik,Grill,3,manager,nora@fixture.example,,,,\n' +
				'Nora Vik,Baking,3,,,,very,,javascript:alert(1)\n',
			[nora],
		);
		expect(preview.problems.map(({ row, column, reason }) => [row, column, reason])).toEqual([
			[2, 'skill', 'Not a skill of the framework'],
			[3, 'level', 'Levels run from 0 to 5'],
			[4, 'source', 'A source is manager, self, peer or interview'],
			[5, 'rated_at', 'Write the date as 2021-03-31'],
			[6, 'rater', 'The rater is the person: the source must be self'],
			[7, 'confidence', 'Confidence is seen, fairly sure or guess'],
			[7, 'evidence', 'Evidence is a link that begins with https:// or http://'],
		]);
		expect(preview.writes.ratings).toMatchObject([
			{ skill: 'bake', confidence: 'fairly_sure', evidence: '' },
		]);
	});

	it('uses the first of two rows that say different things of the same moment', () => {
		const preview = run(
			`${head}Bo Fix,Grill,3,peer,pat,2030-02-02,,,\nBo Fix,Grill,4,peer,pat,2030-02-02,,,\nBo Fix,Grill,3,peer,pat,2030-02-02,,,\n`,
		);
		expect(preview.counts).toMatchObject({ new: 1, rejected: 1, newPeople: 1 });
		expect(preview.problems[0]?.instead).toBe('row 2 is used');
	});
});

describe('any text', () => {
	const cell = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 12 }),
		fc.constantFrom(
			'Name',
			'Grill',
			'person',
			'skill',
			'level',
			'__proto__',
			'"',
			',',
			';',
			'\n',
			'3',
			'=1',
			'N/A',
			'a@b.c',
		),
	);

	it('is read without throwing, and every cell is counted once', () => {
		fc.assert(
			fc.property(
				fc.array(cell, { maxLength: 60 }),
				fc.constantFrom(',', ';', '\n', ''),
				(cells, glue) => {
					const preview = run(cells.join(glue), [nora, otto]);
					const { counts } = preview;
					for (const count of Object.values(counts)) expect(count).toBeGreaterThanOrEqual(0);
					expect(preview.writes.ratings).toHaveLength(counts.new + counts.changed);
					expect(preview.writes.people).toHaveLength(counts.newPeople);
				},
			),
			{ numRuns: 1_000 },
		);
	});

	it('changes nothing when it is the table of what is there', () => {
		const level = fc.option(
			fc.integer({ min: 0, max: 10 }).map((half) => half / 2),
			{ nil: undefined },
		);
		fc.assert(
			fc.property(fc.array(fc.tuple(level, level, level), { maxLength: 8 }), (levels) => {
				const people = levels.map(([bake, grill, plan], i) =>
					person({ id: `p${i}`, name: `Fixture ${i}`, levels: { bake, grill, plan } }),
				);
				const text = [
					'Name,bake,grill,plan',
					...levels.map((row, i) => [`Fixture ${i}`, ...row].join(',')),
				].join('\n');
				const preview = run(text, people);
				expect(preview.problems).toEqual([]);
				expect(preview.writes).toEqual({ people: [], updates: [], ratings: [] });
			}),
			{ numRuns: 300 },
		);
	});
});
