/** The alternatives in one paragraph, for somebody who decides and does not plan. */
import { capital, countWord, joinNames, percentUpTo } from '../format.ts';
import { counted, money, monthsText } from './words.ts';

/** A plan as the paragraph names it. */
export interface SpokenPlan {
	/** "Fay: Statistics 3 → 4". */
	readonly title: string;
	/** Thousands. */
	readonly cost: number;
	readonly months: number;
	/** Once all of it is in effect, [0, 1]. */
	readonly coverage: number;
	readonly nMinusOne: number;
}

export interface Situation {
	/** Requirements met today and asked for. */
	readonly met: number;
	readonly total: number;
	/** Names of those that are open, worst first. */
	readonly open: readonly string[];
	readonly coverage: number;
	readonly nMinusOne: number;
	/** Plans in order of cost; what they leave open is named by `left`. */
	readonly plans: readonly SpokenPlan[];
	readonly left: readonly string[];
	/** Names of what is nice to meet and stays open with the first plan. */
	readonly nice: readonly string[];
	/** Which limit to loosen, as a sentence; empty without one. */
	readonly relaxed: string;
	/** Whether plans have to survive a departure. */
	readonly survive: boolean;
	/** ISO 4217. */
	readonly currency: string;
}

const EPSILON = 1e-9;

/** What is open, what the cheapest plan does, what more money buys, and what doing nothing means. */
export function directorText(situation: Situation): string {
	const { total, open, plans, survive } = situation;
	if (total === 0) return 'Nothing is required of this team yet.';
	const first =
		open.length === 0
			? `${total === 1 ? 'The only requirement is' : `All ${String(total)} requirements are`} met.`
			: `${String(situation.met)} of ${String(total)} requirements are met; ${joinNames(open)} ${open.length === 1 ? 'is' : 'are'} open.`;
	const [cheapest] = plans;
	if (!cheapest) return `${first} Within these limits there is no plan.`;
	if (cheapest.cost === 0 && cheapest.title === '')
		return situation.left.length > 0
			? [first, 'Within these limits nothing helps.', situation.relaxed].filter(Boolean).join(' ')
			: [
					first,
					niceSentence(situation),
					`${survive ? 'That holds even when one person leaves, so nothing' : 'Nothing'} has to be done.`,
				]
					.filter(Boolean)
					.join(' ');
	return [
		first,
		cheapestSentence(situation, cheapest),
		situation.relaxed,
		niceSentence(situation),
		saferSentence(situation, cheapest),
		acceptSentence(situation),
	]
		.filter(Boolean)
		.join(' ');
}

function cheapestSentence({ left, nice, survive, currency }: Situation, plan: SpokenPlan): string {
	const all = nice.length > 0 ? 'all that must be met' : 'them all';
	const goal = survive ? `meets ${all} even when one person leaves` : `meets ${all}`;
	const does =
		left.length > 0
			? `The plan that leaves least open, with ${joinNames(left)} still short, costs`
			: `The cheapest plan that ${goal} costs`;
	return `${does} ${money(plan.cost, currency)} and takes ${monthsText(plan.months)}: ${plan.title}.`;
}

function niceSentence({ nice }: Situation): string {
	return nice.length === 0
		? ''
		: `${capital(joinNames(nice))} ${nice.length === 1 ? 'stays' : 'stay'} open, as nice to have.`;
}

/** The cheapest of the other plans that keeps more when one person leaves. */
function saferSentence({ plans, currency }: Situation, first: SpokenPlan): string {
	const keeps = `With it ${percentUpTo(first.nMinusOne)} of what is needed stays covered if one person leaves`;
	const safer = plans.find(({ nMinusOne }) => nMinusOne > first.nMinusOne + EPSILON);
	if (!safer) return `${keeps}.`;
	return `${keeps}; ${money(safer.cost, currency)} keeps ${percentUpTo(safer.nMinusOne)}: ${safer.title}.`;
}

function acceptSentence({ open, coverage, nMinusOne, plans }: Situation): string {
	const more =
		plans.length > 1
			? ` ${capital(counted(plans.length - 1, 'other plan does', 'other plans do'))} the same for more or later.`
			: '';
	if (open.length === 0) return more.trim();
	const what = open.length === 1 ? 'the gap' : `the ${countWord(open.length)} gaps`;
	return `Accepting ${what} costs nothing and leaves coverage at ${percentUpTo(coverage)}, ${percentUpTo(nMinusOne)} if one person leaves.${more}`;
}
