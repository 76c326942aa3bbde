/** The job advert of an opening, in plain words made from its levels and the framework's anchors. */
import { defaultFramework } from '../default-framework.ts';
import { capital, countWord, joinNames } from '../format.ts';
import type { Framework, Skill, SkillId } from '../framework.ts';
import { isLevel, levelWord } from '../level.ts';
import { ADVERT_WORDS, type AdvertWords } from './advert-words.ts';
import { durationText } from './duration.ts';
import { sortLevels, type OpeningLevel } from './opening.ts';
import { avoidedWords } from './plain-words.ts';
import { youSentence } from './you-sentence.ts';

/** What an advert needs of an opening; texts may be empty. */
export interface AdvertOpening {
	readonly title: string;
	/** Paragraphs separated by blank lines. */
	readonly intro: string;
	readonly place: string;
	readonly contact: string;
	/** ISO date by which the seat should be filled. */
	readonly targetOn?: string;
	readonly levels: readonly OpeningLevel[];
}

/** An interview as applicants are told of it. */
export interface AdvertInterview {
	readonly title: string;
	readonly minutes: number;
}

export const ADVERT_SECTIONS = ['do', 'bring', 'good', 'not', 'interviews', 'apply'] as const;

export interface AdvertSection {
	readonly id: (typeof ADVERT_SECTIONS)[number];
	readonly heading: string;
	/** Sentences or points, each on a line of its own. */
	readonly items: readonly string[];
}

export interface Advert {
	readonly title: string;
	/** Paragraphs; never empty. */
	readonly intro: readonly string[];
	/** Only those that have something to say, in the order of `ADVERT_SECTIONS`. */
	readonly sections: readonly AdvertSection[];
}

const DATE = new Intl.DateTimeFormat('en-GB', {
	day: 'numeric',
	month: 'long',
	year: 'numeric',
	timeZone: 'UTC',
});

/**
 * The advert of an opening. What one does and brings comes from the musts (from all levels when
 * there is no must), the rest is good to have; a skill that the framework does not know says
 * nothing. `team` is the team's name, for the line that stands where no introduction was written.
 */
export function advertOf(
	opening: AdvertOpening,
	context: {
		readonly framework: Pick<Framework, 'skills'>;
		readonly team: string;
		readonly interviews: readonly AdvertInterview[];
	},
): Advert {
	const { framework, team, interviews } = context;
	const known = sortLevels(opening.levels, framework).flatMap((level) => {
		const skill = framework.skills.find(({ id }) => id === level.skill);
		return skill ? [{ level, words: wordsOf(skill, level.level) }] : [];
	});
	const musts = known.filter(({ level }) => level.must);
	const needed = musts.length > 0 ? musts : known;
	const good = musts.length > 0 ? known.filter(({ level }) => !level.must) : [];
	const items: Readonly<Record<AdvertSection['id'], readonly string[]>> = {
		do: needed.flatMap(({ words }) => words.does ?? []),
		bring: needed.map(({ words }) => words.brings),
		good: good.map(({ words }) => words.brings),
		not: notAsked(opening.levels, framework),
		interviews: interviewLines(interviews),
		apply: applyLines(opening),
	};
	const paragraphs = opening.intro
		.split(/\n\s*\n/)
		.map((text) => text.replaceAll(/\s+/g, ' ').trim())
		.filter(Boolean);
	return {
		title: opening.title,
		intro: paragraphs.length > 0 ? paragraphs : [`We are filling one seat in the team ${team}.`],
		sections: ADVERT_SECTIONS.flatMap((id) =>
			items[id].length > 0 ? [{ id, heading: HEADINGS[id], items: items[id] }] : [],
		),
	};
}

const HEADINGS: Readonly<Record<AdvertSection['id'], string>> = {
	do: 'What you will do',
	bring: 'You bring',
	good: 'Good to have',
	not: 'What is not asked',
	interviews: 'How we interview',
	apply: 'Where and how to apply',
};

/**
 * The words for a level of a skill: those written for the default anchor while that is the anchor,
 * else the anchor itself turned to "you". An anchor with a word that adverts avoid, and a framework
 * without anchors, leave the name of the skill with its level.
 */
export function wordsOf(skill: Skill, level: number): AdvertWords {
	const anchor = skill.anchors[level];
	const original = defaultFramework.skills.find(({ id }) => id === skill.id)?.anchors[level];
	const written =
		anchor !== undefined && anchor === original && ADVERT_WORDS[skill.id]?.[level - 1];
	if (written) return written;
	const neutral = `${skill.name} at level ${String(level)} of 5${isLevel(level) ? `, ${levelWord(level).toLowerCase()}` : ''}`;
	if (anchor === undefined || anchor === '' || avoidedWords(anchor).length > 0)
		return { brings: neutral };
	const does = youSentence(anchor);
	return { does, brings: does ? neutral : `${skill.name}: ${anchor.replace(/\.$/, '')}` };
}

function notAsked(levels: readonly OpeningLevel[], framework: Pick<Framework, 'skills'>): string[] {
	const asked = new Map<SkillId, OpeningLevel>(levels.map((level) => [level.skill, level]));
	const history = asked.get('res');
	const experience = asked.get('swe');
	const others = framework.skills.filter(
		({ id, kind, slow }) => kind === 'axis' && slow !== true && !asked.has(id),
	);
	return [
		history?.must
			? 'No degree asked: one is a way to show research, work accepted by peers elsewhere is another.'
			: 'No degree asked.',
		experience
			? 'No particular school or employer.'
			: 'No particular school, employer or number of years.',
		...(others.length > 0
			? [`Not part of this seat: ${joinNames(others.map(({ name }) => inSentence(name)))}.`]
			: []),
	];
}

/** A skill's name inside a sentence: "paper writing", "ML theory depth". */
export function inSentence(name: string): string {
	return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

function interviewLines(interviews: readonly AdvertInterview[]): string[] {
	if (interviews.length === 0) return [];
	const minutes = interviews.reduce((sum, one) => sum + one.minutes, 0);
	const count = `${capital(countWord(interviews.length))} ${interviews.length === 1 ? 'interview' : 'interviews'}`;
	return [
		`${count}, ${durationText(minutes)} in all.`,
		...interviews.map((one) => `${one.title}: ${durationText(one.minutes)}.`),
		'We ask for evidence of work you have done. Everybody is rated on the same described levels.',
		'Interviewers write down their ratings before they see those of others. What we had no time to ask counts as not assessed.',
	];
}

function applyLines({ place, contact, targetOn }: AdvertOpening): string[] {
	const line = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
	return [
		...(place.trim() ? [`Place: ${line(place)}`] : []),
		...(targetOn
			? [`We want to fill this seat by ${DATE.format(new Date(`${targetOn}T00:00:00Z`))}.`]
			: []),
		...(contact.trim() ? [`Contact: ${line(contact)}`] : []),
	];
}
