import { ratedLevel } from './core.ts';
import { defaultFramework } from './default-framework.ts';
import { joinNames } from './format.ts';
import type { Ratings, Role, SkillId } from './framework.ts';
import { excludesZero } from './spectrum-words.ts';
import type { LeanInterval, Spectrum } from './spectrum.ts';
import { isAlarm } from './trap-names.ts';
import type { TrapMark, TrapRule } from './trap-names.ts';

/**
 * The two ways a strong specialist gets stuck: a scientist who cannot build waits for engineers, an
 * engineer without a feel for research builds the wrong experiment well. Each result carries its
 * conditions, the levels that clear it and one action. The thresholds are judgement.
 */

/**
 * Clear: every condition holds. Watch: one is short by less than two levels. Trap: two are short, or
 * one by two levels. Severe: also far off the spectrum. Unknown: nothing short, but not all rated.
 */
export type TrapGrade = 'clear' | 'watch' | 'trap' | 'severe' | 'unknown';

export interface TrapCondition {
	readonly skill: SkillId;
	/** The level from which the condition holds. */
	readonly needs: number;
	/** Absent when not rated. */
	readonly level?: number;
	readonly state: 'ok' | 'short' | 'unknown';
}

export interface TrapResult {
	readonly rule: TrapRule;
	readonly grade: TrapGrade;
	/** Every condition of the rule, in its order. */
	readonly conditions: readonly TrapCondition[];
	/** The level each short skill has to reach; reaching all clears what is known of the trap. */
	readonly clearsAt: readonly { readonly skill: SkillId; readonly level: number }[];
	/** One thing to do, a sentence or two; empty when clear. */
	readonly action: string;
	/** Skills whose rating is missing. */
	readonly unknown: readonly SkillId[];
}

/** Hired for one role, rated towards the other beyond doubt. For information, not a fault. */
export interface TitleDrift {
	readonly rule: 'title-drift';
	readonly grade: 'info';
	readonly role: 'RE' | 'AS';
	readonly towards: 'RE' | 'AS';
	readonly action: string;
}

export interface TrapCheck {
	/** Absent when the rule does not apply to this person. */
	readonly orderTaker?: TrapResult;
	readonly blockedScientist?: TrapResult;
	readonly titleDrift?: TitleDrift;
}

export interface TrapInput {
	readonly role: Role;
	readonly ratings: Ratings;
	/** One with too few ratings to place the person counts as none. */
	readonly spectrum: Spectrum | undefined;
	readonly interval?: LeanInterval;
}

/** From this lean on a rule applies whatever the title says. */
export const APPLIES_FROM = 0.25;
const SLACK = 1e-9;

/** The level from which each condition of a rule holds. */
export const CONDITIONS: Readonly<Record<TrapRule, readonly (readonly [SkillId, number])[]>> = {
	'order-taker': [
		['theory', 2],
		['exp', 2],
		['stats', 2],
		['claims', 3],
		['diag', 3],
	],
	'blocked-scientist': [
		['code', 3],
		['sys', 2],
		['impl', 3],
	],
};

/** What to do about the condition that is furthest short. */
const ACTIONS: Readonly<Record<TrapRule, Readonly<Record<SkillId, string>>>> = {
	'order-taker': {
		theory: 'Before each run, write down what the method should do and why, then compare.',
		exp: 'Plan the next comparison alone: baseline, budget, held-out data and what would settle it.',
		stats: 'Repeat one reported result over several seeds and state its interval.',
		claims: 'For the next paper, name the ablation that is missing and what would refute it.',
		diag: 'Take one result that looked right and was not, trace its cause and share the write-up.',
	},
	'blocked-scientist': {
		code: 'Put tests and a review on the next piece of own training code.',
		sys: 'Run the next experiment end to end without a ticket to an engineer.',
		impl: 'Build one method from its paper without the released code and match its numbers.',
	},
};

/** Levels by which one short skill alone is a trap and no longer only watched. */
export const DEEP = 2;

/** Raw lean at or beyond which a trap is severe. */
export const FAR_OFF: Readonly<Record<TrapRule, number>> = {
	'order-taker': -1.4,
	'blocked-scientist': 1.5,
};

/** Level at or below which the two named skills together make a trap severe. */
export const SEVERE_PAIR: Readonly<Record<TrapRule, readonly (readonly [SkillId, number])[]>> = {
	'order-taker': [
		['theory', 1],
		['diag', 2],
	],
	'blocked-scientist': [
		['code', 1],
		['sys', 1],
	],
};

// Built when asked for: a page that only names the traps does not carry the whole framework.
function defaultName(id: SkillId): string {
	return defaultFramework.skills.find((skill) => skill.id === id)?.name ?? id;
}

function farOff(rule: TrapRule, spectrum: Spectrum | undefined): boolean {
	if (spectrum === undefined) return false;
	const beyond = spectrum.raw / FAR_OFF[rule];
	return beyond >= 1 - SLACK;
}

function gradeOf(
	rule: TrapRule,
	conditions: readonly TrapCondition[],
	{ ratings, spectrum }: TrapInput,
): TrapGrade {
	const short = conditions.filter((condition) => condition.state === 'short');
	if (short.length === 0) {
		return conditions.some((condition) => condition.state === 'unknown') ? 'unknown' : 'clear';
	}
	const pair = SEVERE_PAIR[rule].every(([skill, most]) => {
		const level = ratedLevel(ratings, skill);
		return level !== undefined && level <= most;
	});
	if (pair || farOff(rule, spectrum)) return 'severe';
	const deep = short.some((condition) => missing(condition) >= DEEP);
	return short.length >= 2 || deep ? 'trap' : 'watch';
}

/** Levels short of the condition, 0 when it holds or is unknown. */
function missing(condition: TrapCondition): number {
	return condition.level === undefined ? 0 : Math.max(0, condition.needs - condition.level);
}

function applyRule(
	rule: TrapRule,
	input: TrapInput,
	nameOf: (skill: SkillId) => string,
): TrapResult {
	const conditions = CONDITIONS[rule].map(([skill, needs]): TrapCondition => {
		const level = ratedLevel(input.ratings, skill);
		if (level === undefined) return { skill, needs, state: 'unknown' };
		return { skill, needs, level, state: level < needs ? 'short' : 'ok' };
	});
	const short = conditions.filter((condition) => condition.state === 'short');
	const unknown = conditions
		.filter((condition) => condition.state === 'unknown')
		.map((condition) => condition.skill);
	const worst = short.reduce<TrapCondition | undefined>(
		(most, one) => (most === undefined || missing(one) > missing(most) ? one : most),
		undefined,
	);
	const rate = unknown.length > 0 ? `Rate ${joinNames(unknown.map(nameOf))}.` : '';
	return {
		rule,
		grade: gradeOf(rule, conditions, input),
		conditions,
		clearsAt: short.map(({ skill, needs }) => ({ skill, level: needs })),
		action:
			worst !== undefined ? (ACTIONS[rule][worst.skill] ?? '') : rate && `Can’t tell. ${rate}`,
		unknown,
	};
}

function titleDrift({ role, spectrum, interval }: TrapInput): TitleDrift | undefined {
	if (role === 'none' || spectrum === undefined || !excludesZero(interval)) return undefined;
	const away = role === 'RE' ? spectrum.lean : -spectrum.lean;
	if (away < APPLIES_FROM - SLACK) return undefined;
	const towards = role === 'RE' ? 'AS' : 'RE';
	return {
		rule: 'title-drift',
		grade: 'info',
		role,
		towards,
		action: `Hired as ${role}, rated towards ${towards}. Talk about which way the work should go.`,
	};
}

/**
 * The trap rules that apply to a person: by role, or by a lean of at least .25 either way whatever
 * the role. Ratings that are missing never count as short, and where less than half of a side is
 * rated neither lean nor raw decides anything. `nameOf` names skills in the sentence that says what
 * to rate.
 */
export function trapCheck(
	given: TrapInput,
	nameOf: (skill: SkillId) => string = defaultName,
): TrapCheck {
	const input = given.spectrum?.enough === true ? given : { ...given, spectrum: undefined };
	const lean = input.spectrum?.lean ?? 0;
	const engineer = input.role === 'RE' || lean <= -APPLIES_FROM + SLACK;
	const scientist = input.role === 'AS' || lean >= APPLIES_FROM - SLACK;
	return {
		orderTaker: engineer ? applyRule('order-taker', input, nameOf) : undefined,
		blockedScientist: scientist ? applyRule('blocked-scientist', input, nameOf) : undefined,
		titleDrift: titleDrift(input),
	};
}

const ORDER: readonly TrapGrade[] = ['clear', 'unknown', 'watch', 'trap', 'severe'];

/** The gravest of a person's results; `undefined` when no rule applies. */
export function gravestTrap(check: TrapCheck): TrapResult | undefined {
	const results = [check.orderTaker, check.blockedScientist].filter(
		(result) => result !== undefined,
	);
	return results.sort((a, b) => ORDER.indexOf(b.grade) - ORDER.indexOf(a.grade))[0];
}

/** What marks a person wherever they stand: the gravest trap from "watch" on, else `undefined`. */
export function trapMark(check: TrapCheck): TrapMark | undefined {
	const gravest = gravestTrap(check);
	return gravest && isAlarm(gravest.grade)
		? { rule: gravest.rule, grade: gravest.grade }
		: undefined;
}

/** Whether a result means that the person is in the trap: being watched is not. */
export function inTrap(result: TrapResult | undefined): boolean {
	return result?.grade === 'trap' || result?.grade === 'severe';
}
