/** A plan for several teams in words: per team what happens, why, and what becomes of its figures. */
import { percentChange, joinNames, plain } from '../format.ts';
import type { PercentChange } from '../format.ts';
import { people as peopleText, skillName } from '../naming.ts';
import type { SkillNames } from '../naming.ts';
import type { Archetype } from './archetypes.ts';
import { compare } from './compare.ts';
import type { OrganisationProblem } from './organisation-model.ts';
import { planParts, teamsAfter } from './organisation-plan.ts';
import type { OrganisationPlan, PartReason, PlanPart } from './organisation-plan.ts';
import { counted, money, monthsText, spokenSkill } from './words.ts';

/** One thing that happens to a team. */
export interface PartLine {
	readonly id: string;
	/** "Ines Moreau comes from Search", "Hire an AS at the bar", "Dana: Statistics 3 → 4". */
	readonly title: string;
	/** "closes Statistics @4 in Ranking & Recs". */
	readonly reason: string;
	/** "€24k, 8 months". */
	readonly price: string;
}

export interface TeamPlanLines {
	readonly slug: string;
	readonly name: string;
	readonly parts: readonly PartLine[];
	readonly met: { readonly before: number; readonly after: number; readonly of: number };
	readonly coverage: PercentChange;
	readonly nMinusOne: PercentChange;
	/** Thousands: its hires, who comes to it, and the growth of its people; the teams add up. */
	readonly cost: number;
	/** Requirements that stay open: "Statistics @4, 1 person short". */
	readonly open: readonly string[];
}

export interface OrganisationPlanWords {
	readonly title: string;
	readonly teams: readonly TeamPlanLines[];
}

/** What the sentences need beside the problem. */
export interface OrganisationNaming {
	readonly framework: Parameters<typeof spokenSkill>[0] & SkillNames;
	readonly teams: readonly { readonly slug: string; readonly name: string }[];
	readonly archetypes: readonly Archetype[];
	readonly currency: string;
	/** Thousands a month. */
	readonly growthPerMonth: number;
}

/** The plan in words; teams in the order of the problem, the parts as hires, moves, growth. */
export function organisationPlanWords(
	problem: OrganisationProblem,
	plan: OrganisationPlan,
	naming: OrganisationNaming,
): OrganisationPlanWords {
	const after = teamsAfter(problem, plan);
	const lines = problem.teams.map((): PartLine[] => []);
	const costs = problem.teams.map(() => 0);
	const teamName = (team: number) => naming.teams[team]?.name ?? '';
	const names = new Map(
		problem.teams.flatMap(({ team }) => team.map(({ id, name }) => [id, name])),
	);
	const price = (cost: number, months: number) =>
		`${money(cost, naming.currency)}, ${monthsText(months)}`;
	for (const [i, { part, reasons }] of planParts(problem, plan).entries()) {
		const reason = reasonText(problem, reasons, naming);
		const put = (team: number, title: string, cost: number, months: number, away = false) => {
			const id = `${String(i)} ${String(team)}`;
			lines[team]?.push({ id, title, reason, price: away ? '' : price(cost, months) });
			costs[team] = (costs[team] ?? 0) + cost;
		};
		if (part.kind === 'move') {
			const { member, from, to, cost, readyMonths } = part.option;
			const name = names.get(member) ?? '';
			put(to, `${name} comes from ${teamName(from)}`, cost, readyMonths);
			put(from, `${name} goes to ${teamName(to)}`, 0, readyMonths, true);
		} else if (part.kind === 'hire') {
			const option = problem.hires.find(({ id }) => id === part.id);
			const cost = part.count * (option?.cost ?? 0);
			put(part.team, hireTitle(part, naming), cost, option?.readyMonths ?? 0);
		} else {
			const { member, skill, from, to, months } = part.growth;
			const team = after.findIndex((its) => its.some(({ id }) => id === member));
			const title = `${names.get(member) ?? ''}: ${spokenSkill(naming.framework, skill)} ${plain(from)} \u2192 ${plain(to)}`;
			put(team, title, months * naming.growthPerMonth, months);
		}
	}
	const teams = problem.teams.map(({ team, requirements }, place): TeamPlanLines => {
		const { before, after: then } = compare(team, after[place] ?? [], requirements);
		return {
			slug: naming.teams[place]?.slug ?? '',
			name: teamName(place),
			parts: lines[place] ?? [],
			met: { before: before.met, after: then.met, of: requirements.length },
			coverage: percentChange(before.coverage, then.coverage),
			nMinusOne: percentChange(before.nMinusOne, then.nMinusOne),
			cost: costs[place] ?? 0,
			open: plan.open
				.filter((one) => one.team === place)
				.map(({ requirement, seats }) => {
					const people = `${plain(seats)} ${seats === 1 ? 'person' : 'people'} short`;
					const row = compare(team, after[place] ?? [], requirements).requirements[requirement];
					const spare = problem.limits.robustness === 1 && row?.after.met === true;
					return `${requirementName(problem, { team: place, requirement }, naming)}, ${
						spare ? `met, but ${people} of surviving a departure` : people
					}`;
				}),
		};
	});
	return { title: planTitle(problem, plan, naming), teams };
}

function hireTitle(
	{ id, count }: Extract<PlanPart, { kind: 'hire' }>,
	{ archetypes }: OrganisationNaming,
): string {
	const archetype = archetypes.find((one) => one.id === id);
	return count === 1
		? `Hire ${archetype?.name ?? id}`
		: `Hire ${String(count)}: ${archetype?.label ?? id}`;
}

function requirementName(
	{ teams }: OrganisationProblem,
	{ team, requirement }: Pick<PartReason, 'team' | 'requirement'>,
	{ framework }: OrganisationNaming,
): string {
	const asked = teams[team]?.requirements[requirement];
	return asked ? `${skillName(framework, asked.skill)} @${plain(asked.level)}` : '';
}

/** "closes Statistics @4 in Ranking & Recs and keeps Coding depth @4 in Search". */
function reasonText(
	problem: OrganisationProblem,
	reasons: readonly PartReason[],
	naming: OrganisationNaming,
): string {
	const effects = ['closes', 'narrows', 'keeps'] as const;
	const parts = effects.flatMap((effect) => {
		const rows = reasons.filter((one) => one.effect === effect);
		if (rows.length === 0) return [];
		const names = rows.map(
			(row) => `${requirementName(problem, row, naming)} in ${naming.teams[row.team]?.name ?? ''}`,
		);
		return [`${effect} ${joinNames(names)}`];
	});
	return joinNames(parts);
}

/** "One move and growing two people meet every requirement of both teams: €24k and 8 months." */
function planTitle(
	{ teams, limits }: OrganisationProblem,
	plan: OrganisationPlan,
	{ currency }: OrganisationNaming,
): string {
	const hired = plan.hires.reduce((sum, { count }) => sum + count, 0);
	const growers = new Set(plan.growth.map(({ member }) => member)).size;
	const moves = plan.moves.length;
	const parts = [
		hired > 0 ? counted(hired, 'hire', 'hires') : '',
		moves > 0 ? counted(moves, 'move', 'moves') : '',
		growers > 0 ? `growing ${peopleText(growers)}` : '',
	].filter(Boolean);
	const whose = teams.length === 1 ? '' : teams.length === 2 ? ' of both teams' : ' of all teams';
	const even = limits.robustness === 1 ? ', even when one person leaves' : '';
	const goal = `every requirement${whose}${even}`;
	if (teams.every(({ requirements }) => requirements.length === 0))
		return 'Nothing is required of these teams yet.';
	if (parts.length === 0)
		return plan.shortfall > 0
			? 'Nothing within these limits helps.'
			: `Nothing to do: ${goal} ${limits.robustness === 1 ? 'stays met' : 'is met'}.`;
	const what = joinNames(parts);
	const said = what.charAt(0).toUpperCase() + what.slice(1);
	const price = `${money(plan.cost, currency)} and ${monthsText(plan.months)}`;
	if (plan.shortfall > 0)
		return `${said}, ${price}, with ${counted(plan.open.length, 'requirement', 'requirements')} still open.`;
	const one = parts.length === 1 && (growers > 0 || hired + moves === 1);
	return `${said} ${one ? 'meets' : 'meet'} ${goal}: ${price}.`;
}
