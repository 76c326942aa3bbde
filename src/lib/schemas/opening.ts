/** The forms of an opening: its fields and levels, its status, the interviews of its kit. */
import * as v from 'valibot';
import {
	interviewTitle,
	MAX_SKILLS,
	type Interview,
	type Interviewer,
} from '$lib/domain/hiring/interview-kit';
import { OPENING_STATUSES, sortLevels, type OpeningLevel } from '$lib/domain/hiring/opening';
import { avoidedWords } from '$lib/domain/hiring/plain-words';
import { isIsoDate } from '$lib/domain/planning/calendar';
import { parseForm, type Parsed } from './form';
import { formVersion } from './requirement';

/** Most interviews a kit holds. */
export const MAX_INTERVIEWS = 8;

/** The text fields of an opening's form, beside the fields of its levels. */
export const OPENING_FIELDS = ['title', 'targetOn', 'intro', 'place', 'contact', 'note'] as const;
export type OpeningField = (typeof OPENING_FIELDS)[number];

/** What somebody fills in about an opening. */
export interface OpeningDraft extends Readonly<Record<Exclude<OpeningField, 'targetOn'>, string>> {
	/** ISO date; absent when there is none. */
	readonly targetOn?: string;
	/** At least one; musts first, then the framework's order. */
	readonly levels: readonly OpeningLevel[];
}

export interface OpeningContext {
	/** ISO date; a target before it is refused, unless it is the one that stands already. */
	readonly today: string;
	readonly targetOn?: string;
	readonly skills: readonly { readonly id: string }[];
}

/** Text that applicants read: nothing that adverts avoid. */
const plainWords = (text: string) => {
	const [first, ...rest] = avoidedWords(text);
	return first === undefined
		? undefined
		: `Leave out “${first.word}”: it ${first.why}.${rest.length > 0 ? ` Also ${rest.map(({ word }) => `“${word}”`).join(', ')}.` : ''}`;
};

const isPlain = v.rawCheck<string>(({ dataset, addIssue }) => {
	const message = dataset.typed ? plainWords(dataset.value) : undefined;
	if (message !== undefined) addIssue({ message });
});

const text = (most: number, what: string) =>
	v.pipe(
		v.string(),
		v.transform((value) => value.replaceAll('\r\n', '\n')),
		v.trim(),
		v.maxLength(most, `${what} has at most ${String(most)} characters.`),
	);

function fieldsSchema({ today, targetOn }: OpeningContext) {
	return v.object({
		title: v.pipe(
			text(120, 'A title'),
			v.nonEmpty('Give the opening a title.'),
			v.transform((value) => value.replaceAll(/\s+/g, ' ')),
			isPlain,
		),
		targetOn: v.pipe(
			v.string(),
			v.trim(),
			v.check((value) => value === '' || isIsoDate(value), 'Choose a date, or leave it empty.'),
			v.check(
				(value) => value === '' || value >= today || value === targetOn,
				'This date is in the past.',
			),
			v.transform((value) => (value === '' ? undefined : value)),
		),
		intro: v.pipe(text(2000, 'An introduction'), isPlain),
		place: text(300, 'A place'),
		contact: text(300, 'A contact'),
		note: text(4000, 'A note'),
	});
}

type Fields = Readonly<Record<string, string | undefined>>;

/**
 * Parses the form of an opening. For each skill: `asked-<id>` is "on" when it is asked,
 * `level-<id>` the level, `must-<id>` "on" for a must, `why-<id>` the reason.
 */
export function parseOpening(fields: Fields, context: OpeningContext): Parsed<OpeningDraft> {
	const values = Object.fromEntries(OPENING_FIELDS.map((name) => [name, fields[name] ?? '']));
	const parsed = parseForm(fieldsSchema(context), values);
	const { levels, issues: faults } = parseLevels(fields, context.skills);
	const issues = { ...(parsed.ok ? {} : parsed.issues), ...faults };
	if (!parsed.ok || Object.keys(issues).length > 0) return { ok: false, issues };
	return { ok: true, output: { ...parsed.output, levels: sortLevels(levels, context) } };
}

/** The levels of a form alone, as the steppers of an opening's page send them; see `parseOpening`. */
export function parseOpeningLevels(
	fields: Fields,
	skills: readonly { readonly id: string }[],
): Parsed<readonly OpeningLevel[]> {
	const { levels, issues } = parseLevels(fields, skills);
	return Object.keys(issues).length > 0
		? { ok: false, issues }
		: { ok: true, output: sortLevels(levels, { skills }) };
}

function parseLevels(fields: Fields, skills: readonly { readonly id: string }[]) {
	const issues: Record<string, string> = {};
	const levels = skills.flatMap(({ id }): OpeningLevel[] => {
		if (fields[`asked-${id}`] !== 'on') return [];
		const typed = (fields[`level-${id}`] ?? '').trim();
		const why = (fields[`why-${id}`] ?? '').replaceAll(/\s+/g, ' ').trim();
		if (!/^[1-5]$/.test(typed)) issues[`level-${id}`] = 'A level asked for is 1 to 5.';
		if (why.length > 300) issues[`why-${id}`] = 'A reason has at most 300 characters.';
		return [{ skill: id, level: Number(typed), must: fields[`must-${id}`] === 'on', why }];
	});
	if (levels.length === 0) issues['levels'] = 'Ask for at least one skill.';
	return { levels, issues };
}

/** A change of status, with the version it was based on. */
export const statusForm = v.object({
	status: v.picklist(OPENING_STATUSES, 'Choose a status.'),
	version: formVersion,
});

/** What a kit's form is checked against. */
export interface InterviewContext {
	/** Asked skills of the opening. */
	readonly skills: readonly { readonly id: string }[];
	/** Who may hold an interview. */
	readonly interviewers: readonly Interviewer[];
	readonly framework: Parameters<typeof interviewTitle>[1];
}

/** An interviewer as a form names them: "member:<id>", "account:<id>". */
export function interviewerKey({ kind, id }: Interviewer): string {
	return `${kind}:${id}`;
}

/**
 * Parses the form of a kit: rows 1 to `MAX_INTERVIEWS` with `title-<n>`, `minutes-<n>`, `who-<n>`
 * and `skill-<n>-<id>`. A row without title and skills is no interview; no title is named after
 * its skills.
 */
export function parseInterviews(fields: Fields, context: InterviewContext): Parsed<Interview[]> {
	const issues: Record<string, string> = {};
	const interviews: Interview[] = [];
	for (let n = 1; n <= MAX_INTERVIEWS; n++) {
		const title = (fields[`title-${String(n)}`] ?? '').replaceAll(/\s+/g, ' ').trim();
		const minutes = (fields[`minutes-${String(n)}`] ?? '').trim();
		const who = fields[`who-${String(n)}`] ?? '';
		const skills = context.skills.flatMap(({ id }) =>
			fields[`skill-${String(n)}-${id}`] === 'on' ? [id] : [],
		);
		if (title === '' && skills.length === 0) continue;
		const interviewer = context.interviewers.find((one) => interviewerKey(one) === who);
		const refuse = (field: string, message: string) => {
			issues[`${field}-${String(n)}`] = message;
		};
		if (title.length > 120) refuse('title', 'A title has at most 120 characters.');
		const avoided = plainWords(title);
		if (avoided !== undefined) refuse('title', avoided);
		if (!/^\d{1,3}$/.test(minutes) || Number(minutes) < 5 || Number(minutes) > 480)
			refuse('minutes', 'An interview takes 5 to 480 minutes.');
		if (who !== '' && !interviewer) refuse('who', 'Choose somebody of the list.');
		if (skills.length === 0) refuse('skills', 'Choose at least one skill.');
		if (skills.length > MAX_SKILLS)
			refuse('skills', `An interview asks for ${String(MAX_SKILLS)} skills at most.`);
		interviews.push({
			title: title === '' ? interviewTitle(skills, context.framework) : title,
			minutes: Number(minutes),
			skills,
			interviewer,
		});
	}
	if (interviews.length === 0) issues[''] = 'A kit has at least one interview.';
	return Object.keys(issues).length > 0 ? { ok: false, issues } : { ok: true, output: interviews };
}
