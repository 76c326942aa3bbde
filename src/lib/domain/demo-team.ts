import { CORE_SKILLS } from './core.ts';
import type { Ratings, Role, SkillId } from './framework.ts';
import type { Level } from './level.ts';
import { axisRequirements, PRESETS } from './presets.ts';
import type { Requirement } from './coverage.ts';
import type { Confidence } from './rating.ts';

/**
 * The demo team: six invented people whose numbers show what the product finds, a single holder, a
 * requirement without bench and both traps. Always shown as demo data and never mixed with real people.
 */

/** One rating of the demo team. */
export interface DemoRating {
	readonly skill: SkillId;
	readonly level: Level;
	readonly confidence: Confidence;
	/** Age of the rating when the demo is created, in days. */
	readonly daysAgo: number;
	readonly note?: string;
}

export interface DemoMember {
	readonly slug: string;
	readonly name: string;
	readonly email: string;
	readonly title: string;
	readonly role: Role;
	/** ISO date (yyyy-mm-dd). */
	readonly startedOn: string;
	/** Share of full time, (0, 1]. */
	readonly share: number;
	readonly ratings: readonly DemoRating[];
}

const AXES = ['sys', 'exp', 'code', 'theory', 'stats', 'product', 'writing', 'swe', 'res'] as const;
const SKILLS: readonly SkillId[] = [...AXES, ...CORE_SKILLS];

type Thirteen<T> = readonly [T, T, T, T, T, T, T, T, T, T, T, T, T];

const CONFIDENCE_OF = { s: 'seen', f: 'fairly_sure', g: 'guess' } as const;

/**
 * Ratings in the order of `SKILLS`; confidence as one letter a skill (seen, fairly sure, guess).
 * Ages default to a few weeks, spread so that a history reads like one.
 */
function ratingsOf(
	levels: Thirteen<Level>,
	confidences: string,
	more: {
		readonly daysAgo?: Readonly<Record<SkillId, number>>;
		readonly notes?: Readonly<Record<SkillId, string>>;
	} = {},
): readonly DemoRating[] {
	return SKILLS.map((skill, i) => {
		const letter = confidences.replaceAll(' ', '').charAt(i);
		return {
			skill,
			level: levels[i] ?? 0,
			confidence: letter === 's' || letter === 'g' ? CONFIDENCE_OF[letter] : CONFIDENCE_OF.f,
			daysAgo: more.daysAgo?.[skill] ?? 9 + ((i * 7) % 40),
			note: more.notes?.[skill],
		};
	});
}

export const DEMO_TEAM: {
	readonly slug: string;
	readonly name: string;
	readonly preset: 'product';
	/** The product preset without the row for the core. */
	readonly requirements: readonly Requirement[];
	readonly members: readonly DemoMember[];
} = {
	slug: 'ranking-and-recs',
	name: 'Ranking & Recs',
	preset: 'product',
	requirements: axisRequirements(
		PRESETS.find((preset) => preset.id === 'product')?.requirements ?? [],
	),
	members: [
		{
			slug: 'ada-okafor',
			name: 'Ada Okafor',
			email: 'ada@example.org',
			title: 'Research Engineer II',
			role: 'RE',
			startedOn: '2021-03-01',
			share: 1,
			ratings: ratingsOf([4, 3, 4, 3, 3, 1, 2, 4, 2, 4, 4, 3, 2], 'sff fsffsf ffff', {
				notes: { sys: 'Rebuilt the feature loader; training waits for data no longer.' },
			}),
		},
		{
			slug: 'bao-nguyen',
			name: 'Bao Nguyen',
			email: 'bao@example.org',
			title: 'Research Engineer',
			role: 'RE',
			startedOn: '2022-11-01',
			share: 1,
			ratings: ratingsOf([4, 1, 4, 1, 1, 0, 0, 4, 0, 2, 4, 3, 2], 'sfs ffggff ffff'),
		},
		{
			slug: 'chidi-eze',
			name: 'Chidi Eze',
			email: 'chidi@example.org',
			title: 'Applied Scientist II',
			role: 'AS',
			startedOn: '2019-02-01',
			share: 1,
			ratings: ratingsOf([0, 4, 2, 4, 4, 3, 4, 1, 4, 4, 2, 3, 4], 'gsf fsfsff ffff', {
				notes: { stats: 'Designed the sequential test for the home feed.' },
			}),
		},
		{
			slug: 'dana-rosenberg',
			name: 'Dana Rosenberg',
			email: 'dana@example.org',
			title: 'Applied Scientist II',
			role: 'AS',
			startedOn: '2025-09-01',
			share: 1,
			ratings: ratingsOf([2, 4, 3, 4, 3, 3, 3, 1, 3, 3, 3, 3, 4], 'fff fsffff ffff'),
		},
		{
			slug: 'emre-yilmaz',
			name: 'Emre Yılmaz',
			email: 'emre@example.org',
			title: 'Research Engineer',
			role: 'RE',
			startedOn: '2019-06-01',
			share: 1,
			ratings: ratingsOf([2, 1, 2, 1, 1, 1, 0, 2, 0, 1, 2, 2, 1], 'gff gfgfff ffgg'),
		},
		{
			slug: 'fay-lindqvist',
			name: 'Fay Lindqvist',
			email: 'fay@example.org',
			title: 'Applied Scientist',
			role: 'AS',
			startedOn: '2023-01-01',
			share: 1,
			ratings: ratingsOf([1, 3, 2, 2, 3, 4, 1, 1, 2, 3, 2, 3, 3], 'fff ffsfff ffff', {
				daysAgo: { theory: 214, writing: 231 },
			}),
		},
	],
};

/** The levels of a demo member as ratings. */
export function demoRatings(member: DemoMember): Ratings {
	return Object.fromEntries(member.ratings.map((rating) => [rating.skill, rating.level]));
}
