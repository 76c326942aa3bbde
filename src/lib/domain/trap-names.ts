import type { TrapGrade } from './traps.ts';

/** The traps and what they are called, apart from the rules so that a page can name one cheaply. */
export const TRAP_RULES = ['order-taker', 'blocked-scientist'] as const;
export type TrapRule = (typeof TRAP_RULES)[number];

export const TRAP_NAMES: Readonly<Record<TrapRule, string>> = {
	'order-taker': 'Order taker',
	'blocked-scientist': 'Blocked scientist',
};

/** The traps of a whole team. */
export const TEAM_TRAP_NAMES = {
	'infra-bottleneck': 'Infra bottleneck',
	'nobody-can-say-no': 'Nobody can say no',
} as const;

export const TRAP_GRADE_WORDS: Readonly<Record<TrapGrade, string>> = {
	clear: 'Clear',
	unknown: 'Can’t tell',
	watch: 'Watch',
	trap: 'Trap',
	severe: 'Severe',
};

/** A trap as a mark beside a name shows it. */
export interface TrapMark {
	readonly rule: TrapRule;
	readonly grade: TrapGrade;
}

/** Whether a grade is shown by a mark: from "watch" on. */
export function isAlarm(grade: TrapGrade): boolean {
	return grade === 'watch' || grade === 'trap' || grade === 'severe';
}

/** "Order taker: watch". */
export function trapWords({ rule, grade }: TrapMark): string {
	return `${TRAP_NAMES[rule]}: ${TRAP_GRADE_WORDS[grade].toLowerCase()}`;
}
