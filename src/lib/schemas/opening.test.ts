import { describe, expect, it } from 'vitest';
import { defaultFramework } from '$lib/domain/default-framework';
import { parseForm } from './form';
import { parseInterviews, parseOpening, statusForm } from './opening';

const CONTEXT = { today: '2026-11-24', skills: defaultFramework.skills };
const FORM = {
	title: '  Applied   Scientist ',
	targetOn: '2027-03-01',
	intro: 'One.\r\n\r\nTwo.',
	'asked-exp': 'on',
	'level-exp': '4',
	'why-exp': 'Bench  behind Chidi',
	'asked-stats': 'on',
	'level-stats': '4',
	'must-stats': 'on',
	'level-code': '9',
};

describe('the form of an opening', () => {
	it('gives its fields and the asked levels, musts first', () => {
		expect(parseOpening(FORM, CONTEXT)).toEqual({
			ok: true,
			output: {
				title: 'Applied Scientist',
				targetOn: '2027-03-01',
				intro: 'One.\n\nTwo.',
				place: '',
				contact: '',
				note: '',
				levels: [
					{ skill: 'stats', level: 4, must: true, why: '' },
					{ skill: 'exp', level: 4, must: false, why: 'Bench behind Chidi' },
				],
			},
		});
	});

	const issuesOf = (change: Record<string, string>, context = {}) => {
		const parsed = parseOpening({ ...FORM, ...change }, { ...CONTEXT, ...context });
		return parsed.ok ? {} : parsed.issues;
	};

	it('says beside each field what is wrong with it', () => {
		expect(issuesOf({ title: ' ' })).toEqual({ title: 'Give the opening a title.' });
		expect(issuesOf({ title: 'x'.repeat(121) })).toHaveProperty('title');
		expect(issuesOf({ targetOn: '2027-02-30' })).toEqual({
			targetOn: 'Choose a date, or leave it empty.',
		});
		expect(issuesOf({ targetOn: '2026-11-23' })).toEqual({ targetOn: 'This date is in the past.' });
		expect(issuesOf({ 'level-stats': '0', 'why-exp': 'y'.repeat(301) })).toEqual({
			'level-stats': 'A level asked for is 1 to 5.',
			'why-exp': 'A reason has at most 300 characters.',
		});
		expect(issuesOf({ 'asked-stats': '', 'asked-exp': '' })).toEqual({
			levels: 'Ask for at least one skill.',
		});
	});

	it('keeps a target that stands and has passed', () => {
		expect(issuesOf({ targetOn: '2026-01-01' }, { targetOn: '2026-01-01' })).toEqual({});
	});

	it('refuses words that adverts avoid where applicants read them, and nowhere else', () => {
		expect(issuesOf({ title: 'Statistics Ninja', intro: 'He is a rock star.' })).toEqual({
			title: 'Leave out “Ninja”: it promises more than a level says.',
			intro: 'Leave out “He”: it names a gender. Also “rock star”.',
		});
		expect(issuesOf({ place: '4 Young Street', contact: 'He Zhang', note: 'young' })).toEqual({});
	});
});

describe('the form of a status', () => {
	it('names one of the four and the version it was based on', () => {
		expect(parseForm(statusForm, { status: 'on-hold', version: '3' })).toEqual({
			ok: true,
			output: { status: 'on-hold', version: 3 },
		});
		expect(parseForm(statusForm, { status: 'gone', version: '' })).toMatchObject({
			issues: { status: 'Choose a status.', version: 'Reload the page and try again' },
		});
	});
});

describe('the form of a kit', () => {
	const context = {
		skills: defaultFramework.skills,
		framework: defaultFramework,
		interviewers: [
			{ kind: 'member', id: 'm1' },
			{ kind: 'account', id: 'a1' },
		],
	} as const;

	it('gives its interviews in order, without the blank rows, named after their skills', () => {
		const parsed = parseInterviews(
			{
				'minutes-1': '60',
				'minutes-3': '45',
				'skill-3-exp': 'on',
				'skill-3-theory': 'on',
				'who-3': 'account:a1',
				'title-5': 'Talk',
				'minutes-5': '30',
				'skill-5-stats': 'on',
			},
			context,
		);
		expect(parsed).toEqual({
			ok: true,
			output: [
				{
					title: 'Experimentation, ML theory',
					minutes: 45,
					skills: ['exp', 'theory'],
					interviewer: { kind: 'account', id: 'a1' },
				},
				{ title: 'Talk', minutes: 30, skills: ['stats'], interviewer: undefined },
			],
		});
	});

	it('says beside each field what is wrong with it', () => {
		const wrong = {
			'title-1': 'Ninja talk',
			'minutes-1': '4',
			'who-1': 'member:gone',
			'title-2': 'Everything',
			'minutes-2': '60',
			...Object.fromEntries(
				['sys', 'exp', 'code', 'stats'].map((skill) => [`skill-2-${skill}`, 'on']),
			),
		};
		expect(parseInterviews(wrong, context)).toEqual({
			ok: false,
			issues: {
				'title-1': 'Leave out “Ninja”: it promises more than a level says.',
				'minutes-1': 'An interview takes 5 to 480 minutes.',
				'who-1': 'Choose somebody of the list.',
				'skills-1': 'Choose at least one skill.',
				'skills-2': 'An interview asks for 3 skills at most.',
			},
		});
		expect(parseInterviews({}, context)).toEqual({
			ok: false,
			issues: { '': 'A kit has at least one interview.' },
		});
	});
});
