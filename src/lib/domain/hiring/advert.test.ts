import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultFramework } from '../default-framework.ts';
import { advertHtml, advertMarkdown } from './advert-text.ts';
import { ADVERT_WORDS } from './advert-words.ts';
import { advertOf, inSentence, wordsOf, type AdvertOpening } from './advert.ts';
import { durationText } from './duration.ts';
import type { OpeningLevel } from './opening.ts';
import { AVOIDED_WORDS, avoidedWords } from './plain-words.ts';
import { youSentence } from './you-sentence.ts';

const level = (skill: string, asks: number, must: boolean): OpeningLevel => ({
	skill,
	level: asks,
	must,
	why: '',
});

const OPENING: AdvertOpening = {
	title: 'Applied Scientist, measurement',
	intro: '',
	place: 'Lisbon or remote',
	contact: 'jobs@example.org',
	targetOn: '2027-03-01',
	levels: [level('exp', 4, false), level('stats', 4, true), level('sys', 3, false)],
};
const CONTEXT = {
	framework: defaultFramework,
	team: 'Ranking & Recs',
	interviews: [
		{ title: 'Statistics', minutes: 60 },
		{ title: 'Experimentation, Systems', minutes: 45 },
	],
};

describe('a job advert', () => {
	it('says in plain words what the levels ask for, and what is not asked', () => {
		const { title, intro, sections } = advertOf(OPENING, CONTEXT);
		expect(title).toBe('Applied Scientist, measurement');
		expect(intro).toEqual(['We are filling one seat in the team Ranking & Recs.']);
		expect(sections.map(({ heading, items }) => [heading, items])).toEqual([
			[
				'What you will do',
				[
					'You design experiments so that the answer holds: power, sequential tests, variance reduction. Colleagues bring you their designs.',
				],
			],
			[
				'You bring',
				['Rigorous experiment designs, and designs that others brought to you for review'],
			],
			[
				'Good to have',
				[
					'A pipeline or evaluation harness of yours that others reuse, and reliable multi-GPU training',
					'Experiments you chose, and a recommendation to ship or not to ship that came of them',
				],
			],
			[
				'What is not asked',
				[
					'No degree asked.',
					'No particular school, employer or number of years.',
					'Not part of this seat: coding depth, ML theory depth, product sense and paper writing.',
				],
			],
			[
				'How we interview',
				[
					'Two interviews, 1 hour 45 minutes in all.',
					'Statistics: 1 hour.',
					'Experimentation, Systems: 45 minutes.',
					'We ask for evidence of work you have done. Everybody is rated on the same described levels.',
					'Interviewers write down their ratings before they see those of others. What we had no time to ask counts as not assessed.',
				],
			],
			[
				'Where and how to apply',
				[
					'Place: Lisbon or remote',
					'We want to fill this seat by 1 March 2027.',
					'Contact: jobs@example.org',
				],
			],
		]);
	});

	it('asks for everything alike when nothing is a must, and leaves out what it has no words for', () => {
		const bare = advertOf(
			{
				...OPENING,
				place: '',
				contact: ' ',
				targetOn: undefined,
				levels: [level('exp', 2, false), level('gone', 3, true)],
			},
			{ ...CONTEXT, interviews: [] },
		);
		expect(bare.sections.map(({ id }) => id)).toEqual(['do', 'bring', 'not']);
		expect(bare.sections[1]?.items).toEqual([
			'Fair comparisons: seeds, matched budget, held-out data',
		]);
	});

	it('takes a degree as one way among others where research is a must, and years where they are asked', () => {
		const { sections } = advertOf(
			{ ...OPENING, levels: [level('res', 4, true), level('swe', 2, false)] },
			CONTEXT,
		);
		expect(sections.find(({ id }) => id === 'do')).toBeUndefined();
		expect(sections.find(({ id }) => id === 'not')?.items.slice(0, 2)).toEqual([
			'No degree asked: one is a way to show research, work accepted by peers elsewhere is another.',
			'No particular school or employer.',
		]);
	});

	it('keeps what was written as an introduction, in its paragraphs', () => {
		const { intro } = advertOf({ ...OPENING, intro: 'One\nline.\n\n \nTwo.' }, CONTEXT);
		expect(intro).toEqual(['One line.', 'Two.']);
	});
});

describe('the words of an advert', () => {
	const cells = defaultFramework.skills.flatMap((skill) =>
		[1, 2, 3, 4, 5].map((asks) => ({ skill, asks })),
	);

	it('are written for every level of every skill of the default framework', () => {
		for (const { skill, asks } of cells) {
			const words = wordsOf(skill, asks);
			expect(words).toBe(ADVERT_WORDS[skill.id]?.[asks - 1]);
			expect(words.brings).toMatch(/^[A-Z].*[^.]$/);
			if (skill.slow) expect(words.does).toBeUndefined();
			else expect(words.does).toMatch(/^You [a-z].*\.$/);
		}
		const all = cells.map(({ skill, asks }) => wordsOf(skill, asks).brings);
		expect(new Set(all).size).toBe(all.length);
	});

	it('follow an anchor that the workspace has changed', () => {
		const [sys] = defaultFramework.skills;
		if (!sys) throw new Error('no skill');
		const changed = (anchor: string) => ({
			...sys,
			anchors: sys.anchors.map((text, i) => (i === 3 ? anchor : text)),
		});
		expect(
			wordsOf(changed('Runs the cluster, tunes it and answers for its cost; others rely on it'), 3),
		).toEqual({
			does: 'You run the cluster, tune it and answer for its cost; others rely on it.',
			brings: 'Systems engineering at level 3 of 5, strong',
		});
		expect(wordsOf(changed('The cluster is in good hands.'), 3)).toEqual({
			does: undefined,
			brings: 'Systems engineering: The cluster is in good hands',
		});
		expect(wordsOf(changed('Runs the cluster like a ninja'), 3)).toEqual({
			brings: 'Systems engineering at level 3 of 5, strong',
		});
		expect(wordsOf({ ...sys, anchors: [] }, 3)).toEqual({
			brings: 'Systems engineering at level 3 of 5, strong',
		});
	});

	it('turn anchors to "you" only where the verb is known', () => {
		expect(youSentence('Has an overview; carries it into their plans; nobody asks twice')).toBe(
			'You have an overview; you carry it into your plans; nobody asks twice.',
		);
		expect(youSentence('Teaches and publishes results')).toBe('You teach and publish results.');
		expect(youSentence('Others bring designs')).toBeUndefined();
		expect(youSentence('Class size')).toBeUndefined();
		expect(youSentence('')).toBeUndefined();
	});

	it('stand in a sentence without a capital, abbreviations aside', () => {
		expect(['Paper writing', 'ML theory depth', 'A'].map(inSentence)).toEqual([
			'paper writing',
			'ML theory depth',
			'A',
		]);
		expect([0, 1, 45, 60, 61, 150].map((minutes) => durationText(minutes))).toEqual([
			'0 minutes',
			'1 minute',
			'45 minutes',
			'1 hour',
			'1 hour 1 minute',
			'2 hours 30 minutes',
		]);
		expect([45, 60, 195].map((minutes) => durationText(minutes, 'short'))).toEqual([
			'45 min',
			'1 h',
			'3 h 15 min',
		]);
	});
});

describe('the words an advert avoids', () => {
	it('are found whole, in any case, with a hyphen or a space, each once', () => {
		const text = 'She is a Rock Star, a rock-star and a rockstar; the others are native speakers.';
		expect(avoidedWords(text).map(({ word }) => word)).toEqual([
			'She',
			'Rock Star',
			'rockstar',
			'native speakers',
		]);
		expect(avoidedWords('He').map(({ why }) => why)).toEqual(['names a gender']);
		expect(avoidedWords('The theory of heroic maneuvers, Heidi, manage, Youngstown, éhé')).toEqual(
			[],
		);
	});

	it('are in none of the advert’s own words', () => {
		const own = Object.values(ADVERT_WORDS).flatMap((levels) =>
			levels.flatMap(({ does = '', brings }) => [does, brings]),
		);
		expect(own.flatMap(avoidedWords)).toEqual([]);
		expect(AVOIDED_WORDS.flatMap(({ words }): readonly string[] => words)).toEqual(
			expect.arrayContaining([
				'he',
				'she',
				'rockstar',
				'ninja',
				'aggressive',
				'world-class',
				'young',
				'native-speaker',
			]),
		);
	});

	const skills = fc.shuffledSubarray(
		defaultFramework.skills.map(({ id }) => id),
		{ minLength: 1 },
	);
	const openings = skills.chain((ids) =>
		fc.record({
			title: fc.constantFrom('Applied Scientist', 'Research Engineer, evaluation'),
			intro: fc.constantFrom('', 'We rank things.\n\nSix people, one product.'),
			place: fc.constantFrom('', 'Lisbon'),
			contact: fc.constantFrom('', 'jobs@example.org'),
			targetOn: fc.constantFrom(undefined, '2027-02-01'),
			levels: fc.tuple(
				...ids.map((id) =>
					fc.record({
						skill: fc.constant(id),
						level: fc.integer({ min: 1, max: 5 }),
						must: fc.boolean(),
						why: fc.constant(''),
					}),
				),
			),
		}),
	);

	it('are in no advert, whatever the levels', () => {
		fc.assert(
			fc.property(openings, (opening) => {
				const advert = advertOf(opening, CONTEXT);
				expect(avoidedWords(advertMarkdown(advert))).toEqual([]);
				expect(avoidedWords(advertHtml(advert))).toEqual([]);
				expect(advert.sections.find(({ id }) => id === 'bring')?.items.length).toBeGreaterThan(0);
			}),
			{ numRuns: 200 },
		);
	});
});

describe('the files of an advert', () => {
	const HOSTILE = '<script>alert(1)</script> [link](javascript:x) *bold* `code` | & "q"';

	it('show what was typed and run none of it', () => {
		const advert = advertOf(
			{ ...OPENING, title: HOSTILE, intro: '# Heading\n- list', contact: '<img src=x onerror=y>' },
			CONTEXT,
		);
		const html = advertHtml(advert);
		expect(html).toContain('<title>&lt;script&gt;alert(1)&lt;/script&gt;');
		expect(html).not.toMatch(/<script|<img/);
		const markdown = advertMarkdown(advert);
		expect(markdown.split('\n')[0]).toBe(
			'# \\<script\\>alert(1)\\</script\\> \\[link\\](javascript:x) \\*bold\\* \\`code\\` \\| \\& "q"',
		);
		expect(markdown).toContain('\n\n\\# Heading - list\n\n');
		expect(markdown).toContain('Contact: \\<img src=x onerror=y\\>');
	});

	it('leave no tag open and no markup character unescaped, whatever is typed', () => {
		const tags = (text: string) => text.match(/<[^>]*>/g)?.filter((tag) => !/^<\/?p>$/.test(tag));
		const plain = tags(advertHtml(advertOf({ ...OPENING, title: 'x', intro: 'x' }, CONTEXT)));
		fc.assert(
			fc.property(fc.string({ unit: 'binary', minLength: 1 }), (typed) => {
				const advert = advertOf({ ...OPENING, title: typed, intro: typed }, CONTEXT);
				expect(tags(advertHtml(advert))).toEqual(plain);
				const [line] = advertMarkdown(advert).split('\n');
				expect(line?.replaceAll(/\\./gs, '')).not.toMatch(/[`*_<>[\]|]/);
			}),
			{ numRuns: 60 },
		);
	});
});
