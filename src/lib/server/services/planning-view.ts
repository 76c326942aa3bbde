/** What the hiring page shows, computed from a team and a draft of changes: plain data throughout. */
import { teamCoverage, type TeamMember } from '$lib/domain/coverage';
import type { SkillId } from '$lib/domain/framework';
import { firstOfNextMonth, isoDate } from '$lib/domain/planning/calendar';
import { changeTitle, type Naming } from '$lib/domain/planning/explain';
import { openingHeadline, scenarioHeadline } from '$lib/domain/planning/headlines';
import { apply, milestones, takesAway, type Change } from '$lib/domain/planning/scenario';
import { defaultPlanningSettings, type PlanningSettings } from '$lib/domain/planning/settings';
import type { Timeline } from '$lib/domain/planning/timeline-points';
import { suggestions } from '$lib/domain/planning/suggestions';
import { spokenSkill } from '$lib/domain/planning/words';
import type { WhyNote } from '$lib/domain/planning/why';
import { isRated } from '$lib/domain/summary';
import { shortTeam, type TeamSnapshot } from '$lib/domain/team';
import type { ChangeContext } from '$lib/schemas/scenario';
import type { Elsewhere } from './elsewhere';
import { changeItems, dateText, type ChangeItem } from './planning-changes';
import { kitePeople, type KitePerson } from './planning-kite';
import { COST, skillName, type FigureRow, type RequirementRow } from './planning-rows';
import { suggestionItems, whyNote, type SuggestionItem } from './planning-suggestions';
import { scenarioOutcome, scenarioTimeline } from './scenario-outcome';

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

/** The hiring page of a team under a draft; `at` one of the scenario's dates, `gap` a skill. */
export function planningView(
	base: PlanningBase,
	changes: readonly Change[],
	{ at, gap }: { readonly at?: string; readonly gap?: SkillId } = {},
): PlanningView {
	const { snapshot, team, naming, settings } = base;
	const { requirements } = snapshot;
	const outcome = scenarioOutcome(base, changes, at);
	const { comparison, full } = outcome;
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
	return {
		headline: !snapshot.people.some(isRated)
			? 'Nobody is rated yet, so every requirement looks open.'
			: changes.length === 0
				? openingHeadline(comparison, ranked, naming)
				: scenarioHeadline(changes, comparison, naming, { early: outcome.at !== full }),
		changes: changeItems(base, changes),
		at: outcome.at,
		atText: outcome.at === undefined ? undefined : dateText(outcome.at),
		dates: milestones(team, changes, settings).map((date) => ({
			date,
			text: dateText(date),
			full: date === full,
		})),
		figures: outcome.cost > 0 ? outcome.figures : outcome.figures.filter(isNoCost),
		requirements: outcome.requirements,
		suggestions: suggestionItems(ranked, changes, base),
		given: given.map((change) => changeTitle(change, naming)).join(', '),
		gap: wanted === undefined ? undefined : { skill: wanted, name: skillName(naming, wanted) },
		why: whyNote(ranked, ground, base),
		kite: kitePeople(base, outcome.after),
		timeline: changes.length === 0 ? undefined : scenarioTimeline(base, changes),
	};
}

/** A scenario that costs nothing says nothing of money. */
const isNoCost = ({ label }: FigureRow) => label !== COST;

/** The skills that the team needs, each once, in the order of its requirements. */
export function neededSkills({ snapshot, naming }: PlanningBase): { id: SkillId; name: string }[] {
	return [...new Set(snapshot.requirements.map(({ skill }) => skill))].map((id) => ({
		id,
		name: skillName(naming, id),
	}));
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
