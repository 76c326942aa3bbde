/** The interviews of an opening: who asks for what, on which anchors, with which questions. */
import { ratedLevel } from '../core.ts';
import { joinNames } from '../format.ts';
import type { Framework, Ratings, SkillId } from '../framework.ts';
import { isLevel, levelWord, MAX_LEVEL } from '../level.ts';
import { spokenSkill } from '../planning/words.ts';
import { GENERAL_WORDS, INTERVIEW_WORDS } from './interview-words.ts';
import { sortLevels, type OpeningLevel } from './opening.ts';

/** Most skills that one interview can hear properly. */
export const MAX_SKILLS = 3;
/** Most interviews that are suggested; beyond, skills stay unasked and the kit says which. */
export const MAX_SUGGESTED = 5;
/** Minutes for a must, for a skill that is good to have, and around the questions (judgement). */
export const MUST_MINUTES = 30;
export const GOOD_MINUTES = 20;
export const FRAME_MINUTES = 15;
/** The time for skills that one suggested interview aims at. */
const AIM_MINUTES = 50;

/** Who holds an interview: somebody of the team, or an account that is nobody of the team. */
export interface Interviewer {
	readonly kind: 'member' | 'account';
	readonly id: string;
}

/** One interview of an opening. */
export interface Interview {
	readonly title: string;
	/** Whole minutes, > 0. */
	readonly minutes: number;
	/** At least one, musts first. */
	readonly skills: readonly SkillId[];
	/** Absent while nobody is named. */
	readonly interviewer?: Interviewer;
}

/** Somebody of the team who might hold an interview. */
export interface PossibleInterviewer {
	readonly id: string;
	readonly name: string;
	readonly ratings: Ratings;
}

/**
 * The interviews suggested for an opening's levels: as many as keep each near an hour, musts placed
 * first and always, at most `MAX_SKILLS` each and about equally long. Each is held by whoever of the
 * team is at the asked level on most of its skills, musts before others; among equals by whoever
 * holds fewer, then by name. Nobody at any asked level leaves the interview without a name. Skills
 * the framework does not know are left out; no levels give no interviews.
 */
export function suggestInterviews(
	levels: readonly OpeningLevel[],
	framework: Pick<Framework, 'skills'>,
	team: readonly PossibleInterviewer[],
): Interview[] {
	const known = new Set(framework.skills.map(({ id }) => id));
	const asked = sortLevels(levels, framework).filter(({ skill }) => known.has(skill));
	if (asked.length === 0) return [];
	const total = asked.reduce((sum, level) => sum + minutesOf(level), 0);
	const count = Math.min(
		MAX_SUGGESTED,
		Math.max(Math.ceil(total / AIM_MINUTES), Math.ceil(asked.length / MAX_SKILLS)),
	);
	const groups = balanced(asked, count);
	const held = new Map<string, number>();
	return groups.map((group): Interview => {
		const interviewer = interviewerFor(group, team, held);
		if (interviewer) held.set(interviewer.id, (held.get(interviewer.id) ?? 0) + 1);
		const skills = group.map(({ skill }) => skill);
		return {
			title: interviewTitle(skills, framework),
			minutes: roundedUp(FRAME_MINUTES + timeOf(group)),
			skills,
			interviewer: interviewer && { kind: 'member', id: interviewer.id },
		};
	});
}

/** "Statistics", "Experimentation, ML theory": the skills of an interview as its name. */
export function interviewTitle(
	skills: readonly SkillId[],
	framework: Pick<Framework, 'skills'>,
): string {
	return skills.map((skill) => spokenSkill(framework, skill)).join(', ');
}

function minutesOf({ must }: Pick<OpeningLevel, 'must'>): number {
	return must ? MUST_MINUTES : GOOD_MINUTES;
}

function timeOf(group: readonly OpeningLevel[]): number {
	return group.reduce((sum, level) => sum + minutesOf(level), 0);
}

function roundedUp(minutes: number): number {
	return Math.ceil(minutes / 15) * 15;
}

/** Longest first into the shortest group that has room: musts are the longer ones. */
function balanced(asked: readonly OpeningLevel[], count: number): OpeningLevel[][] {
	const groups = Array.from({ length: count }, (): OpeningLevel[] => []);
	for (const level of asked) {
		const free = groups.filter((group) => group.length < MAX_SKILLS);
		const [next] = free.sort((a, b) => timeOf(a) - timeOf(b) || a.length - b.length);
		next?.push(level);
	}
	return groups.filter((group) => group.length > 0);
}

function interviewerFor(
	group: readonly OpeningLevel[],
	team: readonly PossibleInterviewer[],
	held: ReadonlyMap<string, number>,
): PossibleInterviewer | undefined {
	const ranked = team
		.map((person) => {
			const at = group.filter(
				({ skill, level }) => (ratedLevel(person.ratings, skill) ?? -1) >= level,
			);
			return {
				person,
				musts: at.filter(({ must }) => must).length,
				skills: at.length,
				held: held.get(person.id) ?? 0,
			};
		})
		.filter(({ skills }) => skills > 0)
		.sort(
			(a, b) =>
				b.musts - a.musts ||
				b.skills - a.skills ||
				a.held - b.held ||
				a.person.name.localeCompare(b.person.name, 'en'),
		);
	return ranked[0]?.person;
}

/** One anchor of a skill as the kit shows it. */
export interface KitAnchor {
	readonly level: number;
	readonly word: string;
	readonly text: string;
	/** The level the opening asks for. */
	readonly asked: boolean;
}

/** A skill as an interviewer asks for it. */
export interface KitSkill {
	readonly skill: SkillId;
	readonly name: string;
	readonly level: number;
	readonly must: boolean;
	readonly questions: readonly string[];
	readonly evidence: readonly string[];
	/** The asked level with the one below and the one above; empty without anchors. */
	readonly anchors: readonly KitAnchor[];
	/** All six, for the scorecard; empty without anchors. */
	readonly scale: readonly KitAnchor[];
}

export interface KitInterview {
	readonly title: string;
	readonly minutes: number;
	readonly interviewer?: Interviewer;
	/** Name to print; absent while nobody is named. */
	readonly interviewerName?: string;
	/** Skills the interviewer is not at the asked level on, or not rated; empty without a member. */
	readonly below: readonly string[];
	readonly skills: readonly KitSkill[];
}

export interface InterviewKit {
	readonly interviews: readonly KitInterview[];
	/** Sum over the interviews. */
	readonly minutes: number;
	/** Number of different people who are named. */
	readonly people: number;
	/** Names of asked skills that no interview asks for, musts first. */
	readonly unasked: readonly string[];
}

/**
 * The kit for an opening's interviews: anchors, questions and evidence for each skill. A skill that
 * the opening does not ask for any more is left out of its interview, and an interview without
 * skills is left out whole. `nameOf` gives an interviewer's name, `undefined` when they are gone.
 */
export function interviewKit(
	interviews: readonly Interview[],
	levels: readonly OpeningLevel[],
	context: {
		readonly framework: Pick<Framework, 'skills'>;
		readonly team: readonly PossibleInterviewer[];
		readonly nameOf: (interviewer: Interviewer) => string | undefined;
	},
): InterviewKit {
	const { framework, team, nameOf } = context;
	const asked = new Map(sortLevels(levels, framework).map((level) => [level.skill, level]));
	const shown = interviews.flatMap((interview): KitInterview[] => {
		const skills = interview.skills.flatMap((id) => kitSkill(asked.get(id), framework) ?? []);
		if (skills.length === 0) return [];
		const { interviewer } = interview;
		const name = interviewer && nameOf(interviewer);
		const person = team.find(({ id }) => interviewer?.kind === 'member' && id === interviewer.id);
		return [
			{
				title: interview.title,
				minutes: interview.minutes,
				interviewer: name === undefined ? undefined : interviewer,
				interviewerName: name,
				below: skills
					.filter(({ skill, level }) => person && (ratedLevel(person.ratings, skill) ?? -1) < level)
					.map((skill) => skill.name),
				skills,
			},
		];
	});
	const covered = new Set(shown.flatMap(({ skills }) => skills.map(({ skill }) => skill)));
	return {
		interviews: shown,
		minutes: shown.reduce((sum, { minutes }) => sum + minutes, 0),
		people: new Set(shown.flatMap(({ interviewer }) => interviewer?.id ?? [])).size,
		unasked: [...asked.keys()].flatMap((id) =>
			covered.has(id) ? [] : (framework.skills.find((skill) => skill.id === id)?.name ?? []),
		),
	};
}

function kitSkill(
	level: OpeningLevel | undefined,
	framework: Pick<Framework, 'skills'>,
): KitSkill | undefined {
	const skill = framework.skills.find(({ id }) => id === level?.skill);
	if (skill === undefined || level === undefined) return undefined;
	const words = INTERVIEW_WORDS[skill.id] ?? GENERAL_WORDS;
	const scale = skill.anchors.map((text, i) => ({
		level: i,
		word: isLevel(i) ? levelWord(i) : '',
		text,
		asked: i === level.level,
	}));
	return {
		skill: skill.id,
		name: skill.name,
		level: level.level,
		must: level.must,
		questions: words.questions,
		evidence: words.evidence,
		anchors: scale.slice(Math.max(0, level.level - 1), Math.min(MAX_LEVEL, level.level + 1) + 1),
		scale,
	};
}

/** "Nobody of the team is at the asked level on Statistics and Coding depth." for the kit's notes. */
export function belowNote({ interviewerName, below }: KitInterview): string | undefined {
	if (interviewerName === undefined || below.length === 0) return undefined;
	return `${interviewerName} is not rated at the asked level on ${joinNames(below)}.`;
}
