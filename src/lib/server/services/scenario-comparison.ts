/** Up to three stored scenarios side by side with the team as it is. */
import type { TeamAccess } from '$lib/domain/access';
import {
	chooseCompared,
	COMPARED_LETTERS,
	comparisonHeadline,
	type ComparedChoice,
} from '$lib/domain/planning/compare-choice';
import { scenarioHeadline } from '$lib/domain/planning/headlines';
import type { Timeline } from '$lib/domain/planning/timeline-points';
import {
	listScenarios,
	openPlanning,
	openScenario,
	readDraft,
	storedScenario,
	type ScenarioItem,
} from './planning';
import { changeItems, type ChangeItem } from './planning-changes';
import type { FigureRow, RequirementRow } from './planning-rows';
import { movedText } from './scenario-basis';
import { scenarioOutcome, scenarioTimeline } from './scenario-outcome';

/** A scenario as one column of the comparison. */
export interface ComparedScenario {
	readonly id: string;
	readonly name: string;
	readonly letter: string;
	readonly changes: readonly ChangeItem[];
	/** Changes of people who are not in the team any more, or not seen; they have no effect. */
	readonly lost: number;
	/** Differences of the team of today to the one it was planned for. */
	readonly moved: number;
	readonly line: Timeline;
}

/** A figure over all columns. */
export interface ComparedFigure {
	readonly label: string;
	/** Empty where the figure is of a scenario alone. */
	readonly now: string;
	/** One a scenario; absent where it has no such figure. */
	readonly cells: readonly (FigureRow | undefined)[];
}

/** A requirement over all columns. */
export interface ComparedRequirement extends Pick<
	RequirementRow,
	'skill' | 'name' | 'level' | 'now'
> {
	/** One a scenario. */
	readonly cells: readonly RequirementRow[];
}

export interface ScenarioComparison {
	/** The finding in a sentence; absent while nothing is chosen. */
	readonly headline?: string;
	readonly scenarios: readonly ComparedScenario[];
	readonly figures: readonly ComparedFigure[];
	readonly requirements: readonly ComparedRequirement[];
	/** What was asked for and is not shown. */
	readonly leftOut: Omit<ComparedChoice<ScenarioItem>, 'chosen'>;
	/** All scenarios in use, to choose from. */
	readonly all: readonly ScenarioItem[];
	/** Months that the timelines reach over. */
	readonly horizonMonths: number;
	/** ms UTC. */
	readonly takenAt: number;
}

/** The scenarios of these ids side by side, all on the team of today. `now` is ms UTC. */
export async function compareScenarios(
	access: TeamAccess,
	ids: readonly string[],
	now: number,
): Promise<ScenarioComparison> {
	const all = await listScenarios(access);
	const archived = await listScenarios(access, { archived: true });
	const { chosen, ...leftOut } = chooseCompared(ids, [...all, ...archived]);
	const found = await Promise.all(chosen.map(({ id }) => storedScenario(access, id)));
	const stored = found.filter((one) => one !== undefined);
	const moved = await Promise.all(stored.map(({ basis }) => movedText(access, basis)));
	const base = await openPlanning(access, now, { stored: stored.flatMap((one) => one.stored) });
	const columns = stored.map((one) => {
		const scenario = openScenario(one, base.context);
		const { changes } = readDraft(scenario.tokens, base.context);
		return { scenario, changes, outcome: scenarioOutcome(base, changes) };
	});
	const [first] = columns;
	return {
		headline:
			first && columns.length === 1
				? first.changes.length > 0
					? scenarioHeadline(first.changes, first.outcome.comparison, base.naming)
					: `“${first.scenario.name}” changes nothing.`
				: first &&
					comparisonHeadline(
						columns.map(({ scenario: { name }, outcome: { comparison, cost } }) => ({
							name,
							coverage: comparison.after.coverage,
							cost,
						})),
						base.settings.currency,
					),
		scenarios: columns.map(({ scenario, changes }, i) => ({
			id: scenario.id,
			name: scenario.name,
			letter: COMPARED_LETTERS[i] ?? '',
			changes: changeItems(base, changes),
			lost: scenario.lost,
			moved: moved[i]?.length ?? 0,
			line: scenarioTimeline(base, changes),
		})),
		figures: alignFigures(columns.map(({ outcome }) => outcome.figures)),
		requirements: alignRequirements(columns.map(({ outcome }) => outcome.requirements)),
		leftOut: { ...leftOut, missing: leftOut.missing + found.length - stored.length },
		all,
		horizonMonths: base.settings.horizonMonths,
		takenAt: now,
	};
}

/** The figures of several scenarios by label, in the order of the one that has most of them. */
export function alignFigures(columns: readonly (readonly FigureRow[])[]): ComparedFigure[] {
	const longest = columns.reduce((a, b) => (b.length > a.length ? b : a), []);
	return longest.map(({ label, now }) => ({
		label,
		now,
		cells: columns.map((rows) => rows.find((row) => row.label === label)),
	}));
}

/** Every scenario has every requirement, in the same order. */
function alignRequirements(columns: readonly (readonly RequirementRow[])[]): ComparedRequirement[] {
	const [first = []] = columns;
	return first.map(({ skill, name, level, now }) => ({
		skill,
		name,
		level,
		now,
		cells: columns.flatMap((rows) => rows.find((row) => row.skill === skill) ?? []),
	}));
}
