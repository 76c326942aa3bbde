import { coreState, CORE_SKILLS, CORE_TARGET, ratedLevel } from './core.ts';
import type { CoreSkill } from './core.ts';
import { capital, joinNames } from './format.ts';
import type { Ratings } from './framework.ts';
import { depthWord, hybridWord, saidWord, UNCLEAR } from './spectrum-words.ts';
import type { LeanInterval, Spectrum } from './spectrum.ts';

/** The finding above a person's page: where somebody stands, and the weakest link of the core. */

/** What each core skill is as something a person does. */
const CORE_DOING: Readonly<Record<CoreSkill, string>> = {
	claims: 'reading what a paper really claims',
	impl: 'building from scratch',
	base: 'getting a baseline to stand',
	diag: 'spotting wrong results',
};

/** The sentence about a person's core: its weakest link, that it holds, or what is missing. */
function coreSentence(ratings: Ratings, target: number): string {
	const core = coreState(ratings, target);
	if (core.missing.length === CORE_SKILLS.length) return 'The core is not rated yet.';
	if (core.met === false) {
		const lowest = Math.min(...CORE_SKILLS.map((skill) => ratedLevel(ratings, skill) ?? Infinity));
		const weakest = CORE_SKILLS.filter((skill) => ratedLevel(ratings, skill) === lowest);
		const list = capital(joinNames(weakest.map((skill) => CORE_DOING[skill])));
		return weakest.length === 1 ? `${list} is the weak link.` : `${list} are the weak links.`;
	}
	if (core.met === undefined) {
		const names = core.missing.map((skill) => CORE_DOING[skill]);
		return `${capital(joinNames(names))} ${names.length === 1 ? 'is' : 'are'} not rated yet.`;
	}
	return `The core holds at ${target} or above.`;
}

/** Where a person stands, as the rest of a sentence that begins with the name. */
function placeWords(spectrum: Spectrum, interval: LeanInterval | undefined): string {
	const word = saidWord(spectrum, interval);
	if (word === UNCLEAR) return 'reads as balanced, with too few ratings to tell';
	const hybrid = hybridWord(spectrum, interval);
	if (hybrid !== undefined) return `is a ${hybrid}`;
	const depth = depthWord(spectrum.depth);
	// "Is RE" would be a title; the ratings say the side.
	if (word === 'RE' || word === 'AS') return `is on the ${word} side, ${depth}`;
	return word.startsWith('leans') ? `${word}, ${depth}` : `is ${word}, ${depth}`;
}

/**
 * The finding of the person page: "Ada is a hybrid leaning RE. Spotting wrong results is the weak
 * link." Says "leans" only when the 80% interval excludes 0. `rateFirst` is the name of the axis
 * that would help most when there are too few ratings to place the person.
 */
export function personHeadline(person: {
	readonly short: string;
	readonly ratings: Ratings;
	readonly spectrum?: Spectrum;
	readonly interval?: LeanInterval;
	readonly rateFirst?: string;
	readonly coreTarget?: number;
}): string {
	const { short, ratings, spectrum, interval, rateFirst, coreTarget = CORE_TARGET } = person;
	if (!Object.values(ratings).some((level) => typeof level === 'number')) {
		return `${short} is not rated yet.`;
	}
	if (spectrum?.enough !== true) {
		const next = rateFirst === undefined ? '' : ` Rate ${rateFirst} first.`;
		return `Not enough ratings to place ${short}.${next}`;
	}
	return `${short} ${placeWords(spectrum, interval)}. ${coreSentence(ratings, coreTarget)}`;
}
