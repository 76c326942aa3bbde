/**
 * Words that a job advert does without, as data: they tell people they are not meant, or promise
 * more than a level says. Matched as whole words, whatever their case; a hyphen may be a space.
 */

/** Words with what is wrong about them, each list in the order of the alphabet. */
export const AVOIDED_WORDS = [
	{
		why: 'names a gender',
		words: [
			'boys',
			'brotherhood',
			'chairman',
			'craftsman',
			'craftsmanship',
			'foreman',
			'gentleman',
			'gentlemen',
			'girls',
			'guy',
			'guys',
			'he',
			'her',
			'hers',
			'herself',
			'him',
			'himself',
			'his',
			'ladies',
			'man',
			'manned',
			'manpower',
			'mankind',
			'men',
			'salesman',
			'she',
			'spokesman',
			'woman',
			'women',
			'workmanship',
		],
	},
	{
		why: 'promises more than a level says',
		words: [
			'10x',
			'a-player',
			'badass',
			'beast',
			'best-in-class',
			'bleeding-edge',
			'brilliant',
			'cutting-edge',
			'elite',
			'exceptional',
			'game-changer',
			'game-changing',
			'genius',
			'gifted',
			'guru',
			'hero',
			'legendary',
			'maven',
			'mastermind',
			'ninja',
			'outstanding',
			'revolutionary',
			'rock-star',
			'rockstar',
			'stellar',
			'superhero',
			'superstar',
			'top-notch',
			'top-tier',
			'unicorn',
			'visionary',
			'wizard',
			'world-beating',
			'world-class',
		],
	},
	{
		why: 'asks for a temperament, not for work',
		words: [
			'aggressive',
			'aggressively',
			'assertive',
			'competitive',
			'crush',
			'cut-throat',
			'dominant',
			'dominate',
			'fast-paced',
			'fearless',
			'hard-nosed',
			'headstrong',
			'hungry',
			'killer',
			'relentless',
			'ruthless',
			'tireless',
			'thick-skinned',
			'warrior',
			'work-hard-play-hard',
		],
	},
	{
		why: 'is about age, origin or health',
		words: [
			'able-bodied',
			'digital-native',
			'energetic',
			'mother-tongue',
			'native-speaker',
			'native-speakers',
			'recent-graduate',
			'recent-graduates',
			'young',
			'youthful',
		],
	},
] as const;

const FOUND = new Map<string, string>(
	AVOIDED_WORDS.flatMap(({ why, words }) => words.map((word): [string, string] => [word, why])),
);

const PATTERN = new RegExp(
	`(?<![\\p{L}\\p{N}])(?:${[...FOUND.keys()].map((word) => word.replaceAll('-', '[-\\s]+')).join('|')})(?![\\p{L}\\p{N}])`,
	'giu',
);

/** A word of the list where it stands in a text. */
export interface AvoidedWord {
	/** As it was written. */
	readonly word: string;
	readonly why: string;
}

/** The listed words of a text, each once, in the order in which they come; none is the rule. */
export function avoidedWords(text: string): AvoidedWord[] {
	const seen = new Map<string, AvoidedWord>();
	for (const [word] of text.matchAll(PATTERN)) {
		const key = word.toLowerCase().replaceAll(/[-\s]+/g, '-');
		if (!seen.has(key)) seen.set(key, { word, why: FOUND.get(key) ?? '' });
	}
	return [...seen.values()];
}
