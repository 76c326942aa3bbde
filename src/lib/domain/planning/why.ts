/** Why this and not that: between two suggestions, and between people who could grow alike. */
import { teamCoverage } from '../coverage.ts';
import type { Requirement, TeamCoverage, TeamMember } from '../coverage.ts';
import { capital, joinNames, percentUpTo } from '../format.ts';
import { losses } from './compare.ts';
import { EPSILON, hireName, personName, skillList } from './explain.ts';
import type { Naming } from './explain.ts';
import type { Change } from './scenario.ts';
import { cheapestOf } from './suggestions.ts';
import type { Suggestion } from './suggestions.ts';
import { money, monthsText, points, pointsOf, spokenSkill } from './words.ts';

/**
 * Why a plan grows this person and not another: "Ada or Dana could do the same for the same price;
 * least hangs on Fay." Empty when nobody could who does not grow in the plan already. `ranked` are
 * the team's single changes, `plan` all changes of the plan, `today` the team's coverage.
 */
export function whyThisPerson(
	change: Change,
	ranked: readonly Suggestion[],
	plan: readonly Change[],
	today: TeamCoverage,
	naming: Naming,
): string {
	if (change.kind !== 'upskill') return '';
	const growing = new Set(plan.flatMap((one) => (one.kind === 'upskill' ? [one.member] : [])));
	const { member, skill, level } = change;
	const same = ranked.filter(
		(s) => s.change.kind === 'upskill' && s.change.skill === skill && s.change.level === level,
	);
	const own = same.find((s) => s.change.kind === 'upskill' && s.change.member === member);
	if (!own) return '';
	const others = same.flatMap((s) =>
		s.change.kind === 'upskill' &&
		!growing.has(s.change.member) &&
		s.cost === own.cost &&
		Math.abs(s.gain - own.gain) < EPSILON
			? [s.change.member]
			: [],
	);
	if (others.length === 0) return '';
	const left = (id: string) => today.without.find((one) => one.id === id)?.coverage ?? 0;
	const lightest = others.every((id) => left(member) > left(id) + EPSILON);
	const reason = `; ${others.length === 1 ? 'less' : 'least'} hangs on ${personName(member, naming)}`;
	const names = others.map((id) => personName(id, naming));
	return `${joinNames(names, 'or')} could do the same for the same price${lightest ? reason : ''}.`;
}

export interface WhyNote {
	readonly title: string;
	readonly paragraphs: readonly string[];
}

/**
 * Why one suggestion stands above another: what both do, what the first adds, whom that protects,
 * and the cheapest way to the same coverage if there is a cheaper one. Nothing when only the order
 * of the list tells them apart.
 */
export function whyNot(
	chosen: Suggestion,
	other: Suggestion,
	ranked: readonly Suggestion[],
	requirements: readonly Requirement[],
	after: { readonly chosen: readonly TeamMember[]; readonly other: readonly TeamMember[] },
	naming: Naming,
): WhyNote | undefined {
	const [a, b] = apart(chosen, other, naming);
	const saved = other.cost - chosen.cost;
	const more =
		advantage(chosen, other, a, requirements, after, naming) ||
		(saved > 0 ? `${capital(a)} costs ${money(saved, naming.settings.currency)} less.` : '');
	if (more === '' && Math.abs(chosen.gain - other.gain) < EPSILON) return undefined;
	const paragraphs = [both(chosen, other, [a, b], naming), more].filter(Boolean).join(' ');
	return {
		title: `Why ${a} and not ${b}?`,
		paragraphs: [paragraphs, cheaperSentence(chosen, ranked, naming)].filter(Boolean),
	};
}

/** Names of two hires in one text; two hybrids are told apart by their lean. */
function apart(one: Suggestion, other: Suggestion, naming: Naming): readonly [string, string] {
	const name = ({ change }: Suggestion, form: 'short' | 'label'): string => {
		if (change.kind !== 'hire') return '';
		const archetype = naming.archetypes.find((candidate) => candidate.id === change.archetype);
		return `the ${archetype?.[form] ?? change.label}`;
	};
	const form = name(one, 'short') === name(other, 'short') ? 'label' : 'short';
	return [name(one, form), name(other, form)];
}

/** The cheapest change that adds at least as much coverage, if one costs less than the chosen. */
function cheaperSentence(
	chosen: Suggestion,
	ranked: readonly Suggestion[],
	naming: Naming,
): string {
	const cheapest = cheapestOf(ranked, (one) => one.gain >= chosen.gain - EPSILON);
	const [best] = cheapest;
	if (best === undefined || best.cost >= chosen.cost) return '';
	return (
		`Cheaper: ${whoAndWhat(cheapest, naming)}, about ${monthsText(best.months)}, ${money(best.cost, naming.settings.currency)}, ` +
		`${best.gain > chosen.gain + EPSILON ? 'more' : 'the same'} coverage, ` +
		`${percentUpTo(best.comparison.after.nMinusOne)} if one person leaves.`
	);
}

/** "Statistics 4 for Dana or Fay", or "an AS at the bar". */
function whoAndWhat(cheapest: readonly Suggestion[], naming: Naming): string {
	const growth = new Map<string, string[]>();
	const names: string[] = [];
	for (const { change } of cheapest) {
		if (change.kind === 'hire') names.push(hireName(change, naming));
		if (change.kind !== 'upskill') continue;
		const what = `${spokenSkill(naming.framework, change.skill)} ${String(change.level)}`;
		growth.set(what, [...(growth.get(what) ?? []), personName(change.member, naming)]);
	}
	for (const [what, who] of growth) names.push(`${what} for ${joinNames(who, 'or')}`);
	return joinNames(names, 'or');
}

function both(
	chosen: Suggestion,
	other: Suggestion,
	[a, b]: readonly [string, string],
	naming: Naming,
): string {
	if (Math.abs(chosen.gain - other.gain) > EPSILON)
		return `${capital(a)} adds ${pointsOf(chosen.gain)}, ${b} ${other.gain < EPSILON ? 'nothing' : points(other.gain)}.`;
	if (chosen.gain < EPSILON) return 'Neither changes coverage today.';
	const closed = chosen.comparison.closed.filter((skill) =>
		other.comparison.closed.includes(skill),
	);
	return `Both add ${pointsOf(chosen.gain)}${closed.length > 0 ? ` and close ${skillList(closed, naming)}` : ''}.`;
}

/** "The hybrid also reaches 4 on Coding, so losing Ada or Bao costs 2.5 points instead of 8.75." */
function advantage(
	chosen: Suggestion,
	other: Suggestion,
	name: string,
	requirements: readonly Requirement[],
	after: { readonly chosen: readonly TeamMember[]; readonly other: readonly TeamMember[] },
	naming: Naming,
): string {
	const more = requirements.filter((_, i) => {
		const mine = chosen.comparison.requirements[i];
		const theirs = other.comparison.requirements[i];
		return mine && theirs && mine.after.capacity > theirs.after.capacity && theirs.after.bench < 1;
	});
	const reach = joinNames(
		more.map((r) => `${String(r.level)} on ${spokenSkill(naming.framework, r.skill)}`),
	);
	const worst = losses(teamCoverage(after.other, requirements));
	const top = worst[0];
	const hurt = top ? worst.filter((loss) => Math.abs(loss.cost - top.cost) < EPSILON) : [];
	const now = losses(teamCoverage(after.chosen, requirements));
	const then = hurt.map((loss) => now.find((candidate) => candidate.id === loss.id)?.cost ?? 0);
	const [eased] = then;
	const relief =
		top &&
		eased !== undefined &&
		then.every((cost) => Math.abs(cost - eased) < EPSILON) &&
		eased < top.cost - EPSILON
			? `losing ${joinNames(
					hurt.map((loss) => loss.name),
					'or',
				)} costs ${eased < EPSILON ? 'nothing' : pointsOf(eased)} instead of ${eased < EPSILON ? pointsOf(top.cost) : points(top.cost)}`
			: '';
	const subject = capital(name);
	if (reach && relief) return `${subject} also reaches ${reach}, so ${relief}.`;
	if (reach) return `${subject} also reaches ${reach}.`;
	return relief ? `${capital(relief)}.` : '';
}
