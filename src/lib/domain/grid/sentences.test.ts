import { describe, expect, test } from 'vitest';
import { defaultFramework } from '../default-framework.ts';
import { DEMO_TEAM, demoRatings } from '../demo-team.ts';
import { teamCoverage } from '../coverage.ts';
import { axisRequirements, presetById } from '../presets.ts';
import { gridSkills } from './columns.ts';
import {
	closingHint,
	levelSentence,
	ratingHeadline,
	refusalSentence,
	unreadableSentence,
} from './sentences.ts';
import { LEVEL_WORDS } from '../level.ts';

const skills = gridSkills(defaultFramework.skills);
const skill = (id: string) => {
	const found = skills.find((one) => one.id === id);
	if (found === undefined) throw new Error(id);
	return found;
};
const demo = DEMO_TEAM.members.map((member) => ({
	id: member.slug,
	name: member.name,
	short: member.name.split(' ')[0] ?? member.name,
	share: member.share,
	ratings: demoRatings(member),
}));
const needs = axisRequirements(presetById('product')?.requirements ?? []);
const full = Object.fromEntries(skills.map((one) => [one.id, 0]));

describe('the headline of the rating page', () => {
	test('names the one cell that is left', () => {
		const people = demo.map((one) => ({
			...one,
			ratings: one.short === 'Emre' ? { ...full, diag: undefined } : full,
		}));
		expect(ratingHeadline(people, skills)).toBe(
			'77 of 78 cells rated. Emre\u2019s last one is Wrong results.',
		);
	});

	test('a level 0 is a rating', () => {
		expect(ratingHeadline([{ short: 'Ada', ratings: full }], skills)).toBe(
			'Everyone is rated. Next, say what the team needs.',
		);
	});

	test('says what the ratings mean for the needs once all are there', () => {
		const team = demo.map((one) => ({ ...one, name: one.short }));
		const rows = (list: typeof needs) => teamCoverage(team, list).requirements;
		expect(ratingHeadline(team, skills, rows(needs))).toBe(
			'Everyone is rated. 8 of 9 requirements met, Statistics is open.',
		);
		expect(ratingHeadline(team, skills, rows(needs.filter(({ skill }) => skill !== 'stats')))).toBe(
			'Everyone is rated. 8 of 8 requirements met.',
		);
		const more = needs.map((row) => ({ ...row, need: 9 }));
		expect(ratingHeadline(team, skills, rows(more))).toBe(
			'Everyone is rated. 0 of 9 requirements met, Systems, Experimentation & analysis and 7 more are open.',
		);
	});

	test('says where to start, and that nobody is here', () => {
		expect(ratingHeadline([{ short: 'Ada', ratings: {} }], skills)).toBe(
			'None of the 13 cells is rated yet. Start with Ada.',
		);
		expect(ratingHeadline([], skills)).toBe('No one is in this team yet.');
	});

	test('counts what one person and what several people have left', () => {
		const half = { ...full, sys: undefined, exp: undefined };
		expect(ratingHeadline([{ short: 'Ada', ratings: half }], skills)).toBe(
			'11 of 13 cells rated. Ada has 2 left.',
		);
		expect(
			ratingHeadline(
				[
					{ short: 'Ada', ratings: half },
					{ short: 'Bao', ratings: half },
				],
				skills,
			),
		).toBe('22 of 26 cells rated. 2 people have cells left, Ada is the first.');
	});
});

describe('the hint beside the anchors', () => {
	test('one level of statistics for Dana closes the only gap of the demo team in about 8 months', () => {
		const dana = demo.find((one) => one.short === 'Dana');
		expect(dana && closingHint(demo, needs, dana, skill('stats'))).toEqual({
			level: 4,
			sentence: 'At 4, Dana closes the team\u2019s only gap.',
			months: 8,
		});
	});

	test('says nothing where no gap is, or where one person cannot close it', () => {
		const [ada] = demo;
		expect(ada && closingHint(demo, needs, ada, skill('sys'))).toBeUndefined();
		const alone = demo.slice(0, 1);
		expect(ada && closingHint(alone, needs, ada, skill('stats'))).toBeUndefined();
	});
});

test('a level in words: whole, fractional, and not rated which is not 0', () => {
	expect(levelSentence(3, LEVEL_WORDS)).toBe('3, Strong');
	expect(levelSentence(0, LEVEL_WORDS)).toBe('0, Not shown');
	expect(levelSentence(2.5, LEVEL_WORDS)).toBe('2.5');
	expect(levelSentence(undefined, LEVEL_WORDS)).toBe('not rated');
});

describe('what was not taken', () => {
	const ada = { member: 'ada', skill: 'sys' };
	test.each([
		[{ ...ada, level: 4, confidence: 'seen' }, '4 was not saved. No.'],
		[{ ...ada, level: 0, note: 'Left' }, '0 and the note were not saved. No.'],
		[{ ...ada, level: 'clear' }, '“Not rated” was not saved. No.'],
		[{ ...ada, level: 'keep', confidence: 'seen' }, 'The confidence was not saved. No.'],
		[
			{ ...ada, level: 'keep', note: '', evidence: '', tags: [] },
			'The note, the link and the evidence were not saved. No.',
		],
		[undefined, 'No.'],
	] as const)('of %o it says: %s', (edit, sentence) => {
		expect(refusalSentence(edit, 'No.')).toBe(sentence);
	});

	test('a pasted text is repeated, a long one cut at sixty characters', () => {
		expect(unreadableSentence('seven')).toBe('“seven” is not a level from 0 to 5.');
		expect(unreadableSentence('x'.repeat(61))).toBe(
			`“${'x'.repeat(60)}…” is not a level from 0 to 5.`,
		);
	});
});
