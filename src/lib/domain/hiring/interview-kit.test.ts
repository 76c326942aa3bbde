import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { defaultFramework } from '../default-framework.ts';
import { DEMO_TEAM, demoRatings } from '../demo-team.ts';
import { archetypes } from '../planning/archetypes.ts';
import {
	belowNote,
	FRAME_MINUTES,
	interviewKit,
	MAX_SKILLS,
	MUST_MINUTES,
	suggestInterviews,
	type Interview,
	type Interviewer,
} from './interview-kit.ts';
import { GENERAL_WORDS, INTERVIEW_WORDS } from './interview-words.ts';
import { kitCsv, kitMarkdown, kitSummary } from './kit-text.ts';
import { levelsFromHire, type OpeningLevel } from './opening.ts';
import { avoidedWords } from './plain-words.ts';

const team = DEMO_TEAM.members.map((member) => ({
	id: member.slug,
	name: member.name.split(' ')[0] ?? member.name,
	share: 1,
	ratings: demoRatings(member),
}));
const names = new Map(team.map(({ id, name }) => [id, name]));
const nameOf = ({ id }: Interviewer) => names.get(id);
const context = { framework: defaultFramework, team, nameOf };

const scientist = archetypes(defaultFramework).find(({ id }) => id === 'as');
const LEVELS: readonly OpeningLevel[] = levelsFromHire(
	{ ratings: scientist?.ratings ?? {}, share: 1 },
	{ team, requirements: DEMO_TEAM.requirements, framework: defaultFramework, names },
).filter(({ asked }) => asked);
const level = (skill: string, asks: number, must: boolean): OpeningLevel => ({
	skill,
	level: asks,
	must,
	why: '',
});

const suggested = suggestInterviews(LEVELS, defaultFramework, team);

describe('the suggested interviews', () => {
	it('of the golden AS hire ask Statistics first, of Chidi, and share the rest among Ada and Dana', () => {
		expect(
			suggested.map(({ title, minutes, interviewer }) => [title, minutes, interviewer?.id]),
		).toEqual([
			['Statistics, Product', 75, 'chidi-eze'],
			['Systems, Coding', 60, 'ada-okafor'],
			['Experimentation, ML theory', 60, 'dana-rosenberg'],
		]);
	});

	it('are held by whoever is at the asked level, by fewest interviews and then by name', () => {
		const who = (levels: readonly OpeningLevel[]) =>
			suggestInterviews(levels, defaultFramework, team).map(({ interviewer }) => interviewer?.id);
		expect(who([level('code', 4, true)])).toEqual(['ada-okafor']);
		expect(who([level('stats', 5, true)])).toEqual([undefined]);
		const two = suggestInterviews(
			[level('code', 4, true), level('sys', 4, true)],
			defaultFramework,
			team,
		);
		expect(two.map(({ skills, interviewer }) => [skills, interviewer?.id])).toEqual([
			[['sys'], 'ada-okafor'],
			[['code'], 'bao-nguyen'],
		]);
	});

	it('are none without levels, and leave out what the framework does not know', () => {
		expect(suggestInterviews([], defaultFramework, team)).toEqual([]);
		expect(suggestInterviews([level('gone', 3, true)], defaultFramework, team)).toEqual([]);
		expect(suggestInterviews([level('stats', 3, true)], defaultFramework, [])).toEqual([
			{ title: 'Statistics', minutes: 45, skills: ['stats'], interviewer: undefined },
		]);
	});

	const levels = fc
		.shuffledSubarray(
			defaultFramework.skills.map(({ id }) => id),
			{ minLength: 1 },
		)
		.chain((ids) =>
			fc.tuple(
				...ids.map((skill) =>
					fc.record({
						skill: fc.constant(skill),
						level: fc.integer({ min: 1, max: 5 }),
						must: fc.boolean(),
						why: fc.constant(''),
					}),
				),
			),
		);

	it('ask every skill once, at most three in one, musts first, and differ by one skill at most', () => {
		fc.assert(
			fc.property(levels, (asked) => {
				const found = suggestInterviews(asked, defaultFramework, team);
				const all = found.flatMap(({ skills }) => skills);
				expect([...all].sort()).toEqual(asked.map(({ skill }) => skill).sort());
				const must = new Map(asked.map((one) => [one.skill, one.must]));
				for (const { skills, minutes } of found) {
					expect(skills.length).toBeLessThanOrEqual(MAX_SKILLS);
					const order = skills.map((skill) => (must.get(skill) ? 0 : 1));
					expect(order).toEqual([...order].sort());
					expect(minutes % 15).toBe(0);
					expect(minutes).toBeLessThanOrEqual(MAX_SKILLS * MUST_MINUTES + FRAME_MINUTES);
				}
				const lengths = found.map(({ minutes }) => minutes);
				expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(MUST_MINUTES);
			}),
			{ numRuns: 300 },
		);
	});
});

describe('the kit', () => {
	it('has questions, evidence and the anchors around the asked level for each skill', () => {
		const kit = interviewKit(suggested, LEVELS, context);
		expect(kit).toMatchObject({ minutes: 195, people: 3, unasked: [] });
		const [statistics] = kit.interviews[0]?.skills ?? [];
		expect(statistics).toMatchObject({ name: 'Statistics', level: 4, must: true });
		expect(statistics?.anchors.map((anchor) => [anchor.level, anchor.word, anchor.asked])).toEqual([
			[3, 'Strong', false],
			[4, 'Owns', true],
			[5, 'Sets the bar', false],
		]);
		expect(statistics?.questions).toEqual(INTERVIEW_WORDS['stats']?.questions);
		expect(statistics?.scale).toHaveLength(6);
	});

	it('stays inside the scale at its ends', () => {
		const kit = (asks: number) =>
			interviewKit(
				[{ title: 'T', minutes: 30, skills: ['stats'] }],
				[level('stats', asks, true)],
				context,
			).interviews[0]?.skills[0]?.anchors.map((anchor) => anchor.level);
		expect(kit(5)).toEqual([4, 5]);
		expect(kit(1)).toEqual([0, 1, 2]);
	});

	it('drops what is not asked any more and says what no interview asks', () => {
		const stored: Interview[] = [
			{ title: 'A', minutes: 60, skills: ['stats', 'writing'] },
			{ title: 'B', minutes: 60, skills: ['writing'] },
		];
		const kit = interviewKit(stored, LEVELS, context);
		expect(kit.interviews.map(({ title, skills }) => [title, skills.length])).toEqual([['A', 1]]);
		expect(kit.minutes).toBe(60);
		expect(kit.people).toBe(0);
		expect(kit.unasked).toEqual([
			'Systems engineering',
			'Experimentation & analysis',
			'Coding depth',
			'ML theory depth',
			'Product sense',
		]);
	});

	it('says where an interviewer is below what is asked, and forgets one who is gone', () => {
		const by = (id: string): Interview[] => [
			{ title: 'A', minutes: 60, skills: ['stats', 'sys'], interviewer: { kind: 'member', id } },
		];
		const [bao] = interviewKit(by('bao-nguyen'), LEVELS, context).interviews;
		expect(bao && belowNote(bao)).toBe('Bao is not rated at the asked level on Statistics.');
		const [gone] = interviewKit(by('gone'), LEVELS, context).interviews;
		expect(gone).toMatchObject({ interviewer: undefined, interviewerName: undefined, below: [] });
		expect(gone && belowNote(gone)).toBeUndefined();
	});
});

describe('the words of the kit', () => {
	it('give two or three questions and some evidence for each skill, in plain words', () => {
		for (const { id } of defaultFramework.skills) {
			const words = INTERVIEW_WORDS[id];
			expect([2, 3]).toContain(words?.questions.length);
			expect(words?.evidence.length).toBeGreaterThanOrEqual(2);
		}
		const texts = [...Object.values(INTERVIEW_WORDS), GENERAL_WORDS].flatMap(
			({ questions, evidence }) => [...questions, ...evidence],
		);
		expect(new Set(texts).size).toBe(texts.length);
		expect(texts.flatMap(avoidedWords)).toEqual([]);
	});
});

describe('the files of the kit', () => {
	const kit = interviewKit(suggested, LEVELS, context);

	it('are Markdown with anchors and a scorecard for each interview', () => {
		const text = kitMarkdown('Applied Scientist', kit);
		expect(
			text.startsWith(
				'# Interview kit: Applied Scientist\n\nThree interviews, 3 hours 15 minutes, three people.\n',
			),
		).toBe(true);
		expect(text).toContain('## 1. Statistics, Product (1 hour 15 minutes, Chidi)');
		expect(text).toContain('### Statistics, level 4 asked, a must');
		expect(text).toContain('| 4 Owns (asked) | Designs rigorous experiments (power,');
		expect(text.match(/^## Scorecard/gm)).toHaveLength(3);
		expect(text).toContain('| Statistics (asked: 4) | ☐ | ☐ | ☐ | ☐ | ☐ | ☐ | ☐ |  |');
		expect(text).toContain('not assessed, which is not a 0');
		expect(kitMarkdown('X', { ...kit, interviews: [], minutes: 0, people: 0 })).toBe(
			'# Interview kit: X\n\nNo interviews yet.\n',
		);
		expect(kitSummary({ ...kit, people: 0 })).toBe(
			'Three interviews, 3 hours 15 minutes, nobody named yet',
		);
	});

	it('are CSV with a row for each skill, its numbers as numbers and its texts harmless', () => {
		const hostile = {
			...kit,
			interviews: kit.interviews.map((one) => ({
				...one,
				title: '=1+1',
				interviewerName: '+cmd|x',
			})),
		};
		const { data, errors } = Papa.parse<string[]>(kitCsv(hostile).trimEnd());
		expect(errors).toEqual([]);
		const [head = [], first = [], ...rest] = data;
		expect(rest).toHaveLength(5);
		expect(data.every((row) => row.length === head.length)).toBe(true);
		const cell = (name: string) => first[head.indexOf(name)];
		expect([cell('Interview'), cell('Minutes'), cell('Level asked')]).toEqual(['1', '75', '4']);
		expect([cell('Title'), cell('Interviewer')]).toEqual(["'=1+1", "'+cmd|x"]);
		expect(cell('Must or good')).toBe('must');
		expect(cell('Level 4, owns')).toContain('Designs rigorous experiments');
		expect(cell('Level given, 0 to 5, or not assessed')).toBe('');
	});
});
