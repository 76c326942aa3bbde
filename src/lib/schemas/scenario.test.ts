import { describe, expect, it } from 'vitest';
import { defaultFramework } from '$lib/domain/default-framework';
import { archetypes } from '$lib/domain/planning/archetypes';
import type { Change } from '$lib/domain/planning/scenario';
import { changeToken, joiningSlugs, readToken } from './change-token';
import { parseForm } from './form';
import { parseChange, readStoredBasis, readStoredChanges, scenarioNameSchema } from './scenario';

const context = {
	today: '2026-11-23',
	members: [
		{ id: 'id-ada', slug: 'ada-okafor' },
		{ id: 'id-bao', slug: 'bao-nguyen' },
	],
	skills: defaultFramework.skills,
	archetypes: archetypes(defaultFramework),
	level: (member: string, skill: string) =>
		member === 'id-ada' && skill === 'stats' ? 3 : undefined,
};
const issues = (fields: Record<string, string>) => {
	const parsed = parseChange(fields, context);
	return parsed.ok ? {} : parsed.issues;
};
const hire = { kind: 'hire', archetype: 'as', share: '100', date: '2027-03-01', cost: '' };

describe('the form of a change', () => {
	it('reads a hire with its default cost, or the cost typed', () => {
		expect(parseChange(hire, context)).toMatchObject({
			ok: true,
			output: { kind: 'hire', archetype: 'as', label: 'AS at the bar', share: 1, cost: 160 },
		});
		expect(parseChange({ ...hire, cost: '0', share: '60' }, context)).toMatchObject({
			ok: true,
			output: { cost: 0, share: 0.6 },
		});
	});

	it('reads a profile of one\u2019s own, blank levels left unrated', () => {
		const own = {
			...hire,
			archetype: 'own',
			label: 'Mei',
			'level-stats': '4',
			'level-exp': '',
			cost: '140',
		};
		expect(parseChange(own, context)).toMatchObject({
			ok: true,
			output: { archetype: 'own', label: 'Mei', ratings: { stats: 4 }, cost: 140 },
		});
		expect(issues({ ...own, label: ' ', 'level-stats': '6' })).toEqual({
			label: 'Give the profile a name.',
			'level-stats': 'Levels run from 0 to 5.',
		});
		expect(issues({ ...own, 'level-stats': '' })).toEqual({ levels: 'Give at least one level.' });
	});

	it('names the field and the rule of whatever is wrong', () => {
		expect(issues({ ...hire, cost: '-5' })).toEqual({
			cost: 'A cost is 0 or more, in whole thousands.',
		});
		expect(issues({ ...hire, date: '2026-11-22' })).toEqual({ date: 'This date is in the past.' });
		expect(issues({ ...hire, date: 'soon', share: '7' })).toEqual({
			date: 'Choose a date.',
			share: 'A share is 5 to 100 percent, in steps of 5.',
		});
		expect(issues({ kind: 'departure', member: 'nobody', date: '2027-01-01' })).toEqual({
			member: 'Choose a person.',
		});
		expect(issues({ kind: 'sabbatical' })).toEqual({ kind: 'Choose what changes.' });
		const grow = {
			kind: 'upskill',
			member: 'ada-okafor',
			skill: 'stats',
			level: '4',
			date: '2027-01-01',
		};
		expect(issues({ ...grow, skill: 'swe' })).toEqual({
			skill: 'Background is history; it is not planned.',
		});
		expect(issues({ ...grow, skill: 'exp' })).toEqual({
			skill: 'This skill is not rated yet. Rate it first.',
		});
		expect(issues({ ...grow, level: '3' })).toEqual({ level: 'Already at level 3.' });
		expect(issues({ ...grow, level: '6' })).toEqual({ level: 'A level to reach is 1 to 5.' });
		expect(issues(grow)).toEqual({});
	});
});

describe('a change in an address', () => {
	const changes: Change[] = [
		{ kind: 'departure', member: 'id-bao', date: '2027-02-01' },
		{ kind: 'upskill', member: 'id-ada', skill: 'stats', level: 4, date: '2026-12-01' },
		{ kind: 'part-time', member: 'id-ada', share: 0.8, date: '2027-01-01' },
		{
			kind: 'hire',
			archetype: 'own',
			label: 'Mei, Ph.D.',
			ratings: { stats: 4, diag: 0 },
			share: 0.5,
			date: '2027-03-01',
			cost: 140,
		},
	];

	it('comes back as it went in', () => {
		for (const change of changes)
			expect(readToken(changeToken(change, context) ?? '', context)).toEqual(change);
		const [scientist] = context.archetypes.filter((archetype) => archetype.id === 'as');
		const token = 'hire.as.2027-03-01.100.160';
		expect(readToken(token, context)).toMatchObject({ ratings: scientist?.ratings, cost: 160 });
	});

	it('is left out when it cannot be read', () => {
		for (const token of [
			'',
			'hire',
			'hire.boss.2027-03-01.100.160',
			'leave.nobody.2027-01-01',
			'grow.ada-okafor.magic.4.2027-01-01',
			'share.ada-okafor.0.2027-01-01',
			'leave.bao-nguyen.2027-13-01',
		])
			expect(readToken(token, context), token).toBeUndefined();
	});

	it('reads what a scenario stored and skips what it no longer understands', () => {
		expect(readStoredChanges([...changes, { kind: 'merger' }, null])).toEqual(changes);
		expect(readStoredChanges('nonsense')).toEqual([]);
	});
});

it('a scenario needs a name', () => {
	expect(parseForm(scenarioNameSchema, { name: '  ' })).toEqual({
		ok: false,
		issues: { name: 'Give the scenario a name.' },
	});
	expect(parseForm(scenarioNameSchema, { name: ' Plan B ' })).toEqual({
		ok: true,
		output: { name: 'Plan B' },
	});
});

describe('people who move between teams', () => {
	const between = {
		...context,
		members: context.members.map((member) => ({ ...member, share: 0.8 })),
		teams: [{ slug: 'vision', name: 'Vision' }],
		others: [{ id: 'id-mei', slug: 'mei-tan', name: 'Mei', ratings: { stats: 4 } }],
	};
	const join = { kind: 'join', member: 'mei-tan', share: '60', date: '2027-02-01' };
	const move = { kind: 'move', member: 'ada-okafor', team: 'vision', date: '2027-02-01' };

	it('are read from their forms, with the levels of today and the share they have', () => {
		expect(parseChange(join, between)).toEqual({
			ok: true,
			output: {
				kind: 'join',
				member: 'id-mei',
				name: 'Mei',
				ratings: { stats: 4 },
				share: 0.6,
				date: '2027-02-01',
			},
		});
		expect(parseChange(move, between)).toMatchObject({
			ok: true,
			output: { kind: 'move', member: 'id-ada', team: 'vision', share: 0.8 },
		});
	});

	it('are refused where they are not seen, beside the field', () => {
		const wrong = (fields: Record<string, string>, where = between) => {
			const parsed = parseChange(fields, where);
			return parsed.ok ? {} : parsed.issues;
		};
		expect(wrong({ ...join, member: 'ada-okafor' })).toEqual({ member: 'Choose a person.' });
		expect(wrong({ ...join, share: '3' })).toHaveProperty('share');
		expect(wrong({ ...move, team: 'elsewhere' })).toEqual({ team: 'Choose the team to move to.' });
		expect(issues(join)).toEqual({ member: 'Choose a person.' });
		expect(issues(move)).toEqual({ team: 'Choose the team to move to.' });
	});

	it('stand in an address, and are read back with what is known today', () => {
		for (const token of ['join.mei-tan.60.2027-02-01', 'move.ada-okafor.vision.2027-02-01']) {
			const change = readToken(token, between);
			expect(change && changeToken(change, between)).toBe(token);
			if (token.startsWith('join')) expect(readToken(token, context)).toBeUndefined();
		}
		expect(joiningSlugs(['join.mei-tan.60.2027-02-01', 'join.', 'leave.ada-okafor.x'])).toEqual([
			'mei-tan',
		]);
	});
});

describe('a hire whose kind has changed since', () => {
	const token = 'hire.as.2027-03-01.100.160';
	const change = readToken(token, context);

	it('keeps its levels as a profile of its own', () => {
		if (!change) throw new Error('the token is readable');
		expect(changeToken(change, context)).toBe(token);
		const edited = {
			...context,
			archetypes: context.archetypes.map((one) =>
				one.id === 'as' ? { ...one, ratings: { ...one.ratings, stats: 5 } } : one,
			),
		};
		const gone = { ...context, archetypes: context.archetypes.filter(({ id }) => id !== 'as') };
		for (const later of [edited, gone]) {
			const own = changeToken(change, later);
			expect(own).toMatch(/^hire\.own\.2027-03-01\.100\.160\.[0-5]{13}\.AS at the bar$/);
			expect(readToken(own ?? '', later)).toMatchObject({
				label: 'AS at the bar',
				ratings: change.kind === 'hire' ? change.ratings : {},
			});
		}
	});
});

describe('the basis of a stored scenario', () => {
	it('is read as it was written, and absent when it cannot be', () => {
		const basis = {
			members: [{ id: 'a', share: 1, ratings: { stats: 3.5 } }],
			requirements: [{ skill: 'stats', level: 4, need: 2, importance: 3 }],
		};
		expect(readStoredBasis(JSON.parse(JSON.stringify(basis)))).toEqual(basis);
		for (const odd of [undefined, null, 3, {}, { members: [{}], requirements: [] }])
			expect(readStoredBasis(odd)).toBeUndefined();
	});
});
