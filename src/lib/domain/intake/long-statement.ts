/** What one row of a long file says: the reading of a rating, apart from what it would change. */
import { fold } from '../fold.ts';
import { unescapeFormula } from '../formula-text.ts';
import type { Skill } from '../framework.ts';
import type { Level } from '../level.ts';
import type { Read } from '../person-fields.ts';
import type { Confidence, Source } from '../rating.ts';
import { headerOf, keeps, tooLong, type Draft, type SourceRow } from './assemble.ts';
import { columnOf, type LongTarget } from './columns.ts';
import { readLevel } from './level-cell.ts';
import { excerpt, type KnownPerson, type KnownRating } from './preview.ts';
import {
	NOTE_LENGTH,
	readConfidence,
	readEvidence,
	readMoment,
	readSource,
	readTags,
	type Moment,
} from './rating-fields.ts';
import { ownRating } from './wide.ts';

/** Longest rater name or address the ledger keeps, in characters. */
const RATER_LENGTH = 254;

/** A rating as its row states it; an absent moment is now. */
export interface Statement {
	readonly skill: Skill;
	readonly level: Level;
	readonly source: Source;
	readonly rater: string;
	readonly raterName?: string;
	readonly moment?: Moment;
	readonly confidence: Confidence;
	readonly note: string;
	readonly evidence: string;
	readonly tags: readonly string[];
}

/** The skill that a text names, or `undefined`. */
export type SkillFinder = (text: string) => Skill | undefined;

/** The finder with its answers kept: a long file names the same few skills thousands of times. */
export function remembered(find: SkillFinder): SkillFinder {
	const answers = new Map<string, Skill | undefined>();
	return (text) => {
		if (!answers.has(text)) answers.set(text, find(text));
		return answers.get(text);
	};
}

/** Reads the rating of one row; a fault that leaves nothing to write gives `undefined`. */
export function readStatement(
	draft: Draft,
	skillOf: SkillFinder,
	source: SourceRow,
	email: string | undefined,
	known: KnownPerson | undefined,
	name: string,
): Statement | { readonly blank: Skill; readonly text: string } | undefined {
	const at = (target: LongTarget) => columnOf(draft.layout, target);
	const text = (target: LongTarget) => {
		const column = at(target);
		return column ? unescapeFormula(source.cells[column.index] ?? '').trim() : '';
	};
	const problem = (target: LongTarget, reason: string, instead: string) => {
		draft.problems.push({
			row: source.row,
			column: headerOf(at(target), target),
			text: excerpt(text(target)),
			reason,
			instead,
		});
	};
	const give = (target: LongTarget, reason: string, before?: number): undefined => {
		problem(target, reason, keeps(name, before));
		draft.rejectedInRows += 1;
	};
	const skill = skillOf(text('skill').slice(0, 200));
	if (!skill) return give('skill', 'Not a skill of the framework');
	const before = known?.levels[skill.id];
	const cell = readLevel(text('level').slice(0, 200));
	if (cell.kind === 'blank' || cell.kind === 'silent')
		return { blank: skill, text: excerpt(text('level')) };
	if (cell.kind !== 'level') return give('level', cell.reason, before);
	const origin = readSource(text('source'));
	if (!origin.ok) return give('source', origin.reason, before);
	const moment = readMoment(text('rated_at'));
	if (!moment.ok) return give('rated_at', moment.reason, before);
	const rater = readRater(draft, text('rater'), origin.value, email, known?.raters[skill.id] ?? []);
	if (!rater.ok) return give('rater', rater.reason, before);
	// A fault in what only accompanies a rating costs that part, not the rating.
	const soft = <T>(target: LongTarget, read: Read<T>, otherwise: T, instead: string): T => {
		if (read.ok) return read.value;
		problem(target, read.reason, instead);
		draft.rejectedInRows += 1;
		return otherwise;
	};
	const future = moment.value !== undefined && moment.value.at > draft.context.now;
	if (future) {
		draft.notices.push({
			row: source.row,
			column: headerOf(at('rated_at'), 'rated_at'),
			text: excerpt(text('rated_at')),
			note: 'A rating cannot be made in the future: today is taken',
		});
	}
	return {
		skill,
		level: cell.level,
		source: origin.value,
		...rater.value,
		...(moment.value && !future ? { moment: moment.value } : {}),
		confidence: soft(
			'confidence',
			readConfidence(text('confidence')),
			'fairly_sure',
			'written as fairly sure',
		),
		note: soft('note', readNote(text('note')), '', 'written without the note'),
		evidence: soft('evidence', readEvidence(text('evidence')), '', 'written without the link'),
		tags: soft('tags', readTags(text('tags')), [], 'written without the activities'),
	};
}

function readNote(text: string): Read<string> {
	const reason = tooLong(text);
	return reason === undefined
		? { ok: true, value: text.slice(0, NOTE_LENGTH) }
		: { ok: false, reason };
}

function readRater(
	draft: Draft,
	text: string,
	source: Source,
	email: string | undefined,
	raters: readonly KnownRating[],
): Read<{ readonly rater: string; readonly raterName?: string }> {
	const raterName = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
	const rater = raterName.includes('@') ? raterName.toLowerCase() : fold(raterName);
	if (rater.length > RATER_LENGTH)
		return { ok: false, reason: `A rater has at most ${RATER_LENGTH} characters` };
	if (source === 'self') return { ok: true, value: { rater: rater || (email ?? 'self') } };
	if (rater === '') return { ok: true, value: { rater: ownRating(draft.context, raters).key } };
	if (rater === email)
		return { ok: false, reason: 'The rater is the person: the source must be self' };
	return { ok: true, value: { rater, ...(raterName === rater ? {} : { raterName }) } };
}
