/** The forms of candidates and scorecards. */
import * as v from 'valibot';
import {
	EVIDENCE_LIMIT,
	EVIDENCE_LINK_RULE,
	isEvidenceLink,
	NOTE_LIMIT,
} from '$lib/domain/evidence';
import { PENDING_STAGES, REFUSALS } from '$lib/domain/hiring/candidate';
import type { CardAnswer } from '$lib/domain/hiring/scorecard';
import { isLevel } from '$lib/domain/level';
import { readEmail, readName } from '$lib/domain/person-fields';
import { CONFIDENCES } from '$lib/domain/rating';
import { cleanText } from '$lib/domain/text';
import type { Parsed } from './form';
import { formVersion } from './requirement';

type Fields = Readonly<Record<string, string | undefined>>;

/** What is typed of a new candidate. */
export const CANDIDATE_FIELDS = ['name', 'email'] as const;

/** Reads a candidate's name and address by the rules that the people of a team keep too. */
export function parseCandidate(
	fields: Fields,
): Parsed<{ readonly name: string; readonly email: string | undefined }> {
	const name = readName(fields['name'] ?? '');
	const email = readEmail(fields['email'] ?? '');
	if (name.ok && email.ok && name.value !== undefined)
		return { ok: true, output: { name: name.value, email: email.value } };
	return {
		ok: false,
		issues: {
			...(name.ok ? {} : { name: `${name.reason}.` }),
			...(email.ok ? {} : { email: `${email.reason}.` }),
		},
	};
}

/** A move to another stage before a decision. */
export const stageForm = v.object({
	stage: v.picklist(PENDING_STAGES, 'Choose a stage.'),
	version: formVersion,
});

const noteText = v.pipe(
	v.string(),
	v.transform((text) => cleanText(text).replaceAll('\r\n', '\n')),
	v.trim(),
	v.maxLength(NOTE_LIMIT, `A note has at most ${String(NOTE_LIMIT)} characters.`),
);

/** A decision that is no hire. */
export const refusalForm = v.object({
	stage: v.picklist(REFUSALS, 'Choose what happened.'),
	note: noteText,
	version: formVersion,
});

/** What a hire says beside the fields of the person. */
export const hireForm = v.object({ note: noteText, version: formVersion });

/** Days until candidates are erased. */
export const retentionForm = v.object({
	days: v.pipe(
		v.string(),
		v.trim(),
		v.regex(/^\d{1,4}$/, 'Give whole days, 1 to 3650.'),
		v.transform(Number),
		v.minValue(1, 'Give whole days, 1 to 3650.'),
		v.maxValue(3650, 'Give whole days, 1 to 3650.'),
	),
});

/** The value of a level's field that says "not assessed". */
export const NOT_ASSESSED = 'na';

/** The version that a form was based on; 0, which nothing has, for anything else. */
export const versionOf = (text: string | undefined): number =>
	/^\d{1,9}$/.test(text ?? '') ? Number(text) : 0;

/**
 * Reads a scorecard. For each asked skill: `level-<id>` is "0" to "5", "na" for not assessed or
 * empty while it is not answered, with `confidence-<id>`, `note-<id>` and `evidence-<id>`; `note`
 * is about the candidate as a whole. A skill that is not answered gives no answer: what was typed
 * beside it needs a choice first.
 */
export function parseCard(
	fields: Fields,
	asked: readonly string[],
): Parsed<{ readonly answers: readonly CardAnswer[]; readonly note: string }> {
	const issues: Record<string, string> = {};
	const text = (name: string) =>
		cleanText(fields[name] ?? '')
			.replaceAll('\r\n', '\n')
			.trim();
	const note = text('note');
	if (note.length > NOTE_LIMIT)
		issues['note'] = `A note has at most ${String(NOTE_LIMIT)} characters.`;
	const answers = asked.flatMap((skill): CardAnswer[] => {
		const chosen = text(`level-${skill}`);
		const beside = text(`note-${skill}`);
		const evidence = text(`evidence-${skill}`);
		if (beside.length > NOTE_LIMIT)
			issues[`note-${skill}`] = `A note has at most ${String(NOTE_LIMIT)} characters.`;
		if (evidence.length > EVIDENCE_LIMIT || !isEvidenceLink(evidence))
			issues[`evidence-${skill}`] =
				evidence.length > EVIDENCE_LIMIT
					? `A link has at most ${String(EVIDENCE_LIMIT)} characters.`
					: EVIDENCE_LINK_RULE;
		const level = /^[0-5]$/.test(chosen) ? Number(chosen) : undefined;
		if (chosen === '') {
			if (beside !== '' || evidence !== '')
				issues[`level-${skill}`] = 'Choose a level, or not assessed, to keep what is written here.';
			return [];
		}
		if (chosen !== NOT_ASSESSED && level === undefined) {
			issues[`level-${skill}`] = 'A level is 0 to 5, or not assessed.';
			return [];
		}
		const confidence =
			CONFIDENCES.find((one) => one === fields[`confidence-${skill}`]) ?? 'fairly_sure';
		const given = isLevel(level) ? { level } : {};
		return [{ skill, ...given, confidence, note: beside, evidence }];
	});
	return Object.keys(issues).length > 0
		? { ok: false, issues }
		: { ok: true, output: { answers, note } };
}
