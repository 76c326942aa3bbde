import { capital, countWord, joinSome } from './format.ts';
import { saidSide } from './spectrum-words.ts';
import type { TEAM_TRAP_NAMES } from './trap-names.ts';
import { inTrap, trapCheck } from './traps.ts';
import type { TrapInput } from './traps.ts';

/** The traps of a whole team: each with its reason, what clears it and one action. */

export interface TeamTrap {
	readonly rule: keyof typeof TEAM_TRAP_NAMES;
	/** Ids of the people it is about, in team order. */
	readonly people: readonly string[];
	readonly reason: string;
	/** When it is over. */
	readonly clears: string;
	readonly action: string;
}

/** A person as the team rules see them. */
export type TeamTrapPerson = { readonly id: string; readonly short: string } & TrapInput;

/** People leaning AS for each leaning RE above which the engineers become the bottleneck. Judgement. */
export const MOST_AS_PER_RE = 2;

/**
 * The rules about a whole team. Infra bottleneck (teams on the product preset only): more than two
 * people lean AS for each who leans RE while an AS, by role or by lean, is a blocked scientist.
 * Nobody can say no: everyone who leans RE is an order taker. Who leans is counted as in the mix:
 * enough rated, off the middle, and an 80% interval that excludes 0. Watched people are not in a
 * trap.
 */
export function teamTraps(
	people: readonly TeamTrapPerson[],
	preset?: string,
	mostAsPerRe: number = MOST_AS_PER_RE,
): readonly TeamTrap[] {
	const leaning = (side: 're' | 'as') =>
		people.filter((one) => saidSide(one.spectrum, one.interval) === side);
	const engineers = leaning('re');
	const scientists = leaning('as');
	const blocked = people.filter((one) => inTrap(trapCheck(one).blockedScientist));
	const found: TeamTrap[] = [];
	if (
		preset === 'product' &&
		blocked.length > 0 &&
		scientists.length > mostAsPerRe * engineers.length
	) {
		found.push(bottleneck(scientists.length, engineers.length, blocked, mostAsPerRe));
	}
	if (engineers.length > 0 && engineers.every((one) => inTrap(trapCheck(one).orderTaker))) {
		found.push(nobodySaysNo(engineers));
	}
	return found;
}

const names = (people: readonly TeamTrapPerson[]) => joinSome(people.map((one) => one.short));

function bottleneck(
	as: number,
	re: number,
	blocked: readonly TeamTrapPerson[],
	most: number,
): TeamTrap {
	const lean = (count: number, role: string) =>
		`${re === 0 && role === 'RE' ? 'nobody' : countWord(count)} ${count > 1 ? 'lean' : 'leans'} ${role}`;
	const rated =
		blocked.length === 1 ? 'is rated a blocked scientist' : 'are rated blocked scientists';
	return {
		rule: 'infra-bottleneck',
		people: blocked.map((one) => one.id),
		reason: `${capital(lean(as, 'AS'))}, ${lean(re, 'RE')}, and ${names(blocked)} ${rated}.`,
		clears: `Clears at ${countWord(most)} AS for each RE, or when no AS is a blocked scientist.`,
		action: `Grow coding with ${blocked.length === 1 ? names(blocked) : 'one of them'} or hire an RE.`,
	};
}

function nobodySaysNo(engineers: readonly TeamTrapPerson[]): TeamTrap {
	return {
		rule: 'nobody-can-say-no',
		people: engineers.map((one) => one.id),
		reason:
			engineers.length === 1
				? `Only ${names(engineers)} leans RE, rated an order taker.`
				: `${names(engineers)} lean RE, each rated an order taker.`,
		clears: 'Clears when one who leans RE is no order taker.',
		action: 'Have one person question the design of each experiment before it runs.',
	};
}
