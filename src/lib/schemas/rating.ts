import * as v from 'valibot';
import {
	EVIDENCE_LIMIT,
	EVIDENCE_LINK_RULE,
	NOTE_LIMIT,
	isEvidenceLink,
} from '$lib/domain/evidence';
import { EVIDENCE_TAG_IDS } from '$lib/domain/evidence-tags';
import { isLevel } from '$lib/domain/level';
import type { Level } from '$lib/domain/level';
import { CONFIDENCES } from '$lib/domain/rating';
import type { RatingEdit, Rejection } from '$lib/domain/rating-edit';
import { cleanText } from '$lib/domain/text';

/** Most edits in one request. */
export const EDITS_LIMIT = 1000;

const level = v.custom<Level>(isLevel, 'A level is a whole number from 0 to 5.');
const text = v.pipe(v.string(), v.transform(cleanText));
const note = v.pipe(
	text,
	v.trim(),
	v.maxLength(NOTE_LIMIT, `A note has at most ${NOTE_LIMIT} characters.`),
);

/** A link to evidence, or nothing; only addresses of the web, so that it is safe to click. */
const evidenceLink = v.pipe(
	text,
	v.trim(),
	v.maxLength(EVIDENCE_LIMIT, `A link has at most ${EVIDENCE_LIMIT} characters.`),
	v.check(isEvidenceLink, EVIDENCE_LINK_RULE),
);

const edit = v.object({
	member: v.pipe(v.string(), v.uuid('A member is named by id.')),
	skill: v.pipe(v.string(), v.regex(/^[a-z0-9_-]{1,40}$/, 'A skill is named by id.')),
	level: v.union(
		[level, v.picklist(['clear', 'keep'])],
		'A level is a whole number from 0 to 5, clear or keep.',
	),
	confidence: v.optional(v.picklist(CONFIDENCES, 'Confidence is seen, fairly_sure or guess.')),
	note: v.optional(note),
	evidence: v.optional(evidenceLink),
	tags: v.optional(
		v.pipe(
			v.array(v.picklist(EVIDENCE_TAG_IDS, 'This is not one of the activities.')),
			v.maxLength(EVIDENCE_TAG_IDS.length),
		),
	),
	restores: v.optional(v.boolean()),
	basedOn: v.pipe(v.number(), v.integer(), v.minValue(0)),
	key: v.pipe(v.string(), v.uuid('A key is a uuid.')),
});

/** A batch of edits as the grid sends it. */
export const editBatch = v.object({
	edits: v.pipe(
		v.array(edit),
		v.minLength(1, 'There is nothing to save.'),
		v.maxLength(EDITS_LIMIT, `At most ${EDITS_LIMIT} edits in one request.`),
	),
});

/** One skill's fields of the plain form, as text. */
export interface SkillFields {
	readonly skill: string;
	/** "0" to "5" or "none". */
	readonly level: string;
	readonly confidence: string;
	/** Absent in a form that does not ask for them; what is saved then stays. */
	readonly note?: string;
	readonly evidence?: string;
	/** Version the form was made from. */
	readonly version: string;
	/** Idempotency key the form was made with. */
	readonly key: string;
	/** What the fields held when the form was made. */
	readonly was: string;
}

export interface FormIssue {
	readonly skill: string;
	readonly field: 'level' | 'confidence' | 'note' | 'evidence';
	readonly message: string;
}

const was = v.object({
	level: v.string(),
	confidence: v.string(),
	note: v.optional(v.string()),
	evidence: v.optional(v.string()),
});

/** The fields of every skill in a posted form, in the order they stand in it. */
export function readSkillFields(form: FormData): SkillFields[] {
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
	};
	return [...new Set(form.getAll('skill').filter((skill) => typeof skill === 'string'))].map(
		(skill) => ({
			skill,
			level: text(`level.${skill}`) || 'none',
			confidence: text(`confidence.${skill}`) || 'fairly_sure',
			...(form.has(`note.${skill}`) ? { note: text(`note.${skill}`).trim() } : {}),
			...(form.has(`evidence.${skill}`) ? { evidence: text(`evidence.${skill}`).trim() } : {}),
			version: text(`version.${skill}`),
			key: text(`key.${skill}`),
			was: text(`was.${skill}`),
		}),
	);
}

function readWas(text: string): v.InferOutput<typeof was> | undefined {
	try {
		const read = v.safeParse(was, JSON.parse(text));
		return read.success ? read.output : undefined;
	} catch {
		return undefined;
	}
}

const FIELD_NAMES = ['level', 'confidence', 'note', 'evidence'] as const;

/**
 * The edits of a posted form: only skills whose fields differ from what they held when the form
 * was made, so that an untouched field never overwrites or clashes. Issues name skill and field.
 */
export function readFormEdits(
	member: string,
	fields: readonly SkillFields[],
): { readonly edits: readonly RatingEdit[]; readonly issues: readonly FormIssue[] } {
	const edits: RatingEdit[] = [];
	const issues: FormIssue[] = [];
	for (const field of fields) {
		const before = readWas(field.was);
		const rated = field.level !== 'none';
		// The confidence of nothing is nothing to save.
		if (!rated && before?.level === 'none' && !field.note && !field.evidence) continue;
		if (before !== undefined && FIELD_NAMES.every((name) => before[name] === field[name])) continue;
		const read = v.safeParse(edit, {
			member,
			skill: field.skill,
			level: rated ? Number(field.level) : 'clear',
			confidence: field.confidence,
			note: field.note,
			evidence: field.evidence,
			basedOn: Number(field.version),
			key: field.key,
		});
		if (!rated && (field.note || field.evidence) && before?.level === 'none') {
			issues.push({
				skill: field.skill,
				field: 'level',
				message: 'Choose a level for the note or link to go with.',
			});
		} else if (read.success) edits.push(read.output);
		else {
			for (const issue of read.issues) {
				const path = issue.path?.[0]?.key;
				const name = FIELD_NAMES.find((one) => one === path) ?? 'level';
				issues.push({ skill: field.skill, field: name, message: issue.message });
			}
		}
	}
	return { edits, issues };
}

/** A skill of the plain form that was not written. */
export interface PlainRefusal {
	readonly skill: string;
	/** Why the edit could never be written; absent for a cell that changed in the meantime. */
	readonly reason?: Rejection;
	/** Level that stands now; absent when not rated. */
	readonly theirs?: number;
	/** Who changed the cell. */
	readonly by?: string;
	/** When, ms UTC. */
	readonly at?: number;
}

/** What the plain form gets back when not everything was written. */
export interface PlainFailure {
	readonly fields: readonly SkillFields[];
	readonly issues: readonly FormIssue[];
	readonly refused: readonly PlainRefusal[];
}
