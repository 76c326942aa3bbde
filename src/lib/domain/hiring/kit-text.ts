/** The interview kit as files: Markdown to read and fill in, CSV for a sheet an interviewer. */
import { capital, countWord, joinNames } from '../format.ts';
import { csvText } from '../intake/csv-text.ts';
import { LEVEL_WORDS } from '../level.ts';
import { durationText } from './duration.ts';
import type { InterviewKit, KitInterview, KitSkill } from './interview-kit.ts';
import { escapeMarkdown } from './markup.ts';

const RULE =
	'Give the highest level whose anchor two observations support, with every lower one true as well. What you had no time to ask is not assessed, which is not a 0. Hand in your card before you read those of others.';

/** The rule that stands over every scorecard. */
export const SCORECARD_RULE = RULE;

/** "Three interviews, 3 hours, 3 people." of a kit with at least one interview. */
export function kitSummary({ interviews, minutes, people }: InterviewKit): string {
	const count = `${capital(countWord(interviews.length))} ${interviews.length === 1 ? 'interview' : 'interviews'}`;
	const who =
		people === 0
			? 'nobody named yet'
			: `${countWord(people)} ${people === 1 ? 'person' : 'people'}`;
	return `${count}, ${durationText(minutes)}, ${who}`;
}

/** The kit as Markdown: what each interview asks, then a scorecard an interview. */
export function kitMarkdown(title: string, kit: InterviewKit): string {
	const blocks = [
		`# Interview kit: ${escapeMarkdown(title)}`,
		kit.interviews.length > 0 ? `${kitSummary(kit)}.` : 'No interviews yet.',
		...(kit.unasked.length > 0
			? [`Asked for in no interview: ${escapeMarkdown(joinNames(kit.unasked))}.`]
			: []),
		...kit.interviews.flatMap((interview, i) => interviewBlocks(interview, i)),
		...(kit.interviews.length > 0 ? ['# Scorecards', RULE] : []),
		...kit.interviews.flatMap((interview, i) => scorecardBlocks(interview, i)),
	];
	return `${blocks.join('\n\n')}\n`;
}

function heading({ title, minutes, interviewerName }: KitInterview, i: number): string {
	const who = interviewerName === undefined ? 'interviewer open' : escapeMarkdown(interviewerName);
	return `${String(i + 1)}. ${escapeMarkdown(title)} (${durationText(minutes)}, ${who})`;
}

function interviewBlocks(interview: KitInterview, i: number): string[] {
	return [`## ${heading(interview, i)}`, ...interview.skills.flatMap(skillBlocks)];
}

function skillBlocks(skill: KitSkill): string[] {
	return [
		`### ${escapeMarkdown(skill.name)}, level ${String(skill.level)} asked, ${mustWord(skill)}`,
		skill.questions.map((question) => `- ${escapeMarkdown(question)}`).join('\n'),
		`Evidence to ask for: ${escapeMarkdown(joinNames(skill.evidence, 'or'))}.`,
		...(skill.anchors.length > 0
			? [
					table(
						['Level', 'Anchor'],
						skill.anchors.map(({ level, word, text, asked }) => [
							`${String(level)} ${word}${asked ? ' (asked)' : ''}`,
							text,
						]),
					),
				]
			: []),
	];
}

function scorecardBlocks(interview: KitInterview, i: number): string[] {
	const levels = LEVEL_WORDS.map((_, level) => String(level));
	return [
		`## Scorecard ${heading(interview, i)}`,
		'Candidate: \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_ Date: \\_\\_\\_\\_\\_\\_\\_\\_',
		table(
			['Skill', ...levels, 'Not assessed', 'Evidence'],
			interview.skills.map((skill) => [
				`${skill.name} (asked: ${String(skill.level)})`,
				...levels.map(() => '☐'),
				'☐',
				'',
			]),
		),
	];
}

function mustWord({ must }: KitSkill): string {
	return must ? 'a must' : 'good to have';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
	return [line(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n');
}

/**
 * The kit as CSV, one row a skill of an interview, with empty columns for the level and the
 * evidence of the card. Numbers stay numbers; texts that a spreadsheet would run are escaped.
 */
export function kitCsv(kit: InterviewKit): string {
	const anchorAt = (skill: KitSkill, level: number) =>
		skill.scale.find((anchor) => anchor.level === level)?.text ?? '';
	return csvText([
		[
			'Interview',
			'Title',
			'Minutes',
			'Interviewer',
			'Skill',
			'Level asked',
			'Must or good',
			'Question 1',
			'Question 2',
			'Question 3',
			'Evidence to ask for',
			...LEVEL_WORDS.map((word, level) => `Level ${String(level)}, ${word.toLowerCase()}`),
			'Level given, 0 to 5, or not assessed',
			'Evidence seen',
		],
		...kit.interviews.flatMap((interview, i) =>
			interview.skills.map((skill) => [
				i + 1,
				interview.title,
				interview.minutes,
				interview.interviewerName ?? '',
				skill.name,
				skill.level,
				skill.must ? 'must' : 'good',
				...[0, 1, 2].map((at) => skill.questions[at] ?? ''),
				joinNames(skill.evidence, 'or'),
				...LEVEL_WORDS.map((_, level) => anchorAt(skill, level)),
				'',
				'',
			]),
		),
	]);
}
