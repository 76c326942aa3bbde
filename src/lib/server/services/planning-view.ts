/** What the hiring page shows, computed from a team and a draft of changes: plain data throughout. */
import { teamCoverage, type TeamMember } from '$lib/domain/coverage';
import type { SkillId } from '$lib/domain/framework';
import { addMonths, firstOfNextMonth, isoDate } from '$lib/domain/planning/calendar';
import { compare } from '$lib/domain/planning/compare';
import { changeTitle, changeTitles, type Naming } from '$lib/domain/planning/explain';
import { leanMix } from '$lib/domain/lean-mix';
import { placedTeam } from '$lib/domain/planning/placing';
import { openingHeadline, scenarioHeadline } from '$lib/domain/planning/headlines';
import {
	apply,
	fullEffectOn,
	milestones,
	scenarioCost,
	takesAway,
	timings,
	type Change,
	type Timing,
} from '$lib/domain/planning/scenario';
import { defaultPlanningSettings, type PlanningSettings } from '$lib/domain/planning/settings';
import { timeline } from '$lib/domain/planning/timeline';
import type { Timeline } from '$lib/domain/planning/timeline-points';
import { suggestions } from '$lib/domain/planning/suggestions';
import { money, spokenSkill } from '$lib/domain/planning/words';
import type { WhyNote } from '$lib/domain/planning/why';
import { isRated } from '$lib/domain/summary';
import { shortTeam, type TeamSnapshot } from '$lib/domain/team';
import { changeToken } from '$lib/schemas/change-token';
import type { ChangeContext } from '$lib/schemas/scenario';
import type { Elsewhere } from './elsewhere';
import { kitePeople, type KitePerson } from './planning-kite';
import {
	figureRows,
	planRows,
	requirementRows,
	skillName,
	type FigureRow,
	type RequirementRow,
} from './planning-rows';
import { suggestionItems, whyNote, type SuggestionItem } from './planning-suggestions';

/** Everything about the team that planning computes with. */
export interface PlanningBase {
	readonly snapshot: TeamSnapshot;
	/** The team under short names. */
	readonly team: readonly TeamMember[];
	/** The other teams that the reader may see, and who of them a scenario brings in. */
	readonly elsewhere: Elsewhere;
	readonly naming: Naming;
	readonly settings: PlanningSettings;
	readonly context: ChangeContext;
	readonly slow: ReadonlySet<SkillId>;
	/** ISO date on which plans made today begin. */
	readonly begin: string;
}

/** Prepares a snapshot for planning under the settings of its workspace, or the default ones. */
export function planningBase(
	snapshot: TeamSnapshot,
	settings: PlanningSettings = defaultPlanningSettings(snapshot.framework),
	elsewhere: Elsewhere = NOWHERE,
): PlanningBase {
	const { framework, people } = snapshot;
	const others = elsewhere.people.map(({ id, slug, name, ratings }) => ({
		id,
		slug,
		name: shortOf(name, people),
		ratings,
	}));
	const team = shortTeam(people);
	const today = isoDate(snapshot.takenAt);
	return {
		snapshot,
		team,
		elsewhere,
		naming: {
			framework,
			names: new Map([
				...people.map(({ id, short }): [string, string] => [id, short]),
				...others.map(({ id, name }): [string, string] => [id, name]),
			]),
			teams: new Map(elsewhere.teams.map(({ slug, name }) => [slug, name])),
			archetypes: settings.archetypes,
			settings,
			team,
		},
		settings,
		context: {
			today,
			members: people.map(({ id, slug, share }) => ({ id, slug, share })),
			teams: elsewhere.teams,
			others,
			skills: framework.skills.map(({ id, slow }) => ({ id, slow })),
			archetypes: settings.archetypes,
			level: (member, skill) => team.find(({ id }) => id === member)?.ratings[skill],
		},
		slow: new Set(framework.skills.flatMap(({ id, slow }) => (slow ? [id] : []))),
		begin: firstOfNextMonth(today),
	};
}

const NOWHERE: Elsewhere = { teams: [], people: [], choices: [] };

/** The first word of a name, or all of it where somebody of the team is called that. */
function shortOf(name: string, team: readonly { readonly name: string }[]): string {
	const first = (text: string) => text.trim().split(/\s+/)[0] ?? text;
	return team.some((person) => first(person.name) === first(name)) ? name : first(name);
}

export interface ChangeItem {
	readonly token: string;
	readonly title: string;
	readonly detail: string;
}

export interface PlanningView {
	readonly headline: string;
	readonly changes: readonly ChangeItem[];
	/** The date the scenario is shown on; absent while it is empty. */
	readonly at?: string;
	readonly atText?: string;
	readonly dates: readonly {
		readonly date: string;
		readonly text: string;
		readonly full: boolean;
	}[];
	readonly figures: readonly FigureRow[];
	readonly requirements: readonly RequirementRow[];
	readonly suggestions: readonly SuggestionItem[];
	/** Who is assumed gone or part-time by the suggestions. */
	readonly given: string;
	readonly gap?: { readonly skill: SkillId; readonly name: string };
	readonly why?: WhyNote;
	readonly kite: readonly KitePerson[];
	/** Coverage from today to the horizon; absent while nothing is planned. */
	readonly timeline?: Timeline;
}

const DATE = new Intl.DateTimeFormat('en-GB', {
	day: 'numeric',
	month: 'short',
	year: 'numeric',
	timeZone: 'UTC',
});

/** "1 Feb 2027". */
export function dateText(date: string): string {
	return DATE.format(new Date(`${date}T00:00:00Z`));
}

/** The hiring page of a team under a draft; `at` one of the scenario's dates, `gap` a skill. */
export function planningView(
	base: PlanningBase,
	changes: readonly Change[],
	{ at, gap }: { readonly at?: string; readonly gap?: SkillId } = {},
): PlanningView {
	const { snapshot, team, naming, context, settings } = base;
	const { requirements } = snapshot;
	const known = { ...snapshot, people: [...snapshot.people, ...base.elsewhere.people] };
	const mixOf = (people: readonly TeamMember[]) => leanMix(placedTeam(known, people));
	const full = fullEffectOn(team, changes, settings);
	const dates = milestones(team, changes, settings);
	const shown = at !== undefined && dates.includes(at) ? at : full;
	const after = shown === undefined ? [...team] : apply(team, changes, shown, settings);
	const comparison = compare(team, after, requirements);
	const given = changes.filter(takesAway);
	const ground = given.length === 0 ? team : apply(team, given, '9999-12-31');
	const wanted = requirements.some((requirement) => requirement.skill === gap) ? gap : undefined;
	const options = {
		hires: naming.archetypes,
		growthPerMonth: settings.growthPerMonth,
		pace: settings,
		slow: base.slow,
		begin: base.begin,
	};
	const ranked = suggestions(ground, requirements, { ...options, gap: wanted });
	const when = timings(team, changes, settings);
	const titles = changeTitles(changes, naming);
	const tokens = changes.map((change) => changeToken(change, context));
	return {
		headline: !snapshot.people.some(isRated)
			? 'Nobody is rated yet, so every requirement looks open.'
			: changes.length === 0
				? openingHeadline(comparison, ranked, naming)
				: scenarioHeadline(changes, comparison, naming, { early: shown !== full }),
		changes: changes.flatMap((change, i) => {
			const token = tokens[i];
			return token === undefined
				? []
				: [{ token, title: titles[i] ?? '', detail: changeDetail(change, when[i], base) }];
		}),
		at: shown,
		atText: shown === undefined ? undefined : dateText(shown),
		dates: dates.map((date) => ({ date, text: dateText(date), full: date === full })),
		figures: withPlanRows(
			figureRows(
				comparison,
				{ before: mixOf(team), after: mixOf(after) },
				{ cost: scenarioCost(team, changes, settings), currency: settings.currency },
			),
			full === undefined ? undefined : planRows(comparison, naming, { today: context.today, full }),
		),
		requirements: requirementRows(comparison, naming, changes),
		suggestions: suggestionItems(ranked, changes, base),
		given: given.map((change) => changeTitle(change, naming)).join(', '),
		gap: wanted === undefined ? undefined : { skill: wanted, name: skillName(naming, wanted) },
		why: whyNote(ranked, ground, base),
		kite: kitePeople(base, after),
		timeline:
			changes.length === 0
				? undefined
				: timeline(team, requirements, changes, naming, {
						from: context.today,
						months: settings.horizonMonths,
						pace: settings,
					}),
	};
}

/** The gaps stand under the requirements met, and when all of it counts at the end. */
function withPlanRows(
	[met, ...rest]: readonly FigureRow[],
	plan: ReturnType<typeof planRows> | undefined,
): FigureRow[] {
	return [...(met ? [met] : []), ...(plan?.gaps ?? []), ...rest, ...(plan ? [plan.effect] : [])];
}

/** When and for how much, below the title of a change. */
function changeDetail(
	change: Change,
	timing: Timing | undefined,
	{ team, settings }: PlanningBase,
): string {
	const date = dateText(change.date);
	const { currency, rampMonths, growthPerMonth } = settings;
	if (change.kind === 'hire') {
		const price = money(change.cost * change.share, currency);
		const level = dateText(addMonths(change.date, rampMonths));
		const ramp = rampMonths === 0 ? '' : `, one level down until ${level}`;
		return `Starts ${date}${ramp}. ${price} a year.`;
	}
	if (change.kind === 'join') return `From ${date}, at the levels of today.`;
	if (change.kind !== 'upskill') return `From ${date}.`;
	const from = team.find(({ id }) => id === change.member)?.ratings[change.skill];
	if (from === undefined) return 'Not rated, so there is no level to grow from.';
	const steps = timing?.steps ?? [];
	if (steps.length === 0) return 'At this level already; the change does nothing.';
	const cost = steps.reduce((sum, step) => sum + step.months, 0) * growthPerMonth;
	return `From ${date}, there by ${dateText(timing?.full ?? change.date)}. ${money(cost, currency)}.`;
}

/** The skills that are open or hang on nobody to spare, for choosing a gap: worst first. */
export function gapChoices({
	snapshot,
	team,
	naming,
}: PlanningBase): { skill: SkillId; name: string }[] {
	return teamCoverage(team, snapshot.requirements).gaps.map(({ skill }) => ({
		skill,
		name: spokenSkill(naming.framework, skill),
	}));
}
