/** What can be done about one gap alone: hire, grow somebody, or accept it. */
import type { Requirement, RequirementCoverage, TeamMember } from '../coverage.ts';
import { teamCoverage } from '../coverage.ts';
import type { SkillId } from '../framework.ts';
import { suggestions } from './suggestions.ts';
import type { Suggestion, SuggestionOptions } from './suggestions.ts';

/** One way about a gap, and what the requirement and the team come to with it. */
export interface GapChoice {
	readonly kind: 'hire' | 'grow' | 'accept';
	/** The cheapest change of its kind that does most; absent to accept, and where there is none. */
	readonly best?: Suggestion;
	/** People who can do the same at the same price, the one of `best` included. */
	readonly alike: readonly Suggestion[];
	readonly after: RequirementCoverage;
	readonly coverage: number;
	readonly nMinusOne: number;
}

export interface GapChoices {
	readonly skill: SkillId;
	readonly level: number;
	readonly choices: readonly GapChoice[];
}

/**
 * Hire, grow and accept for every requirement that is not met, worst first. Of each kind it is the
 * cheapest change that closes the gap, or where none does the one that narrows it most, then the
 * cheapest; where people could grow alike, the one whose leaving costs least stands first.
 */
export function gapChoices(
	team: readonly TeamMember[],
	requirements: readonly Requirement[],
	options: Omit<SuggestionOptions, 'gap'>,
): GapChoices[] {
	const today = teamCoverage(team, requirements);
	const all = suggestions(team, requirements, options);
	return today.gaps
		.filter(({ met }) => !met)
		.map((gap) => {
			const place = today.requirements.indexOf(gap);
			const choice = (kind: 'hire' | 'grow'): GapChoice => {
				const wanted = kind === 'hire' ? 'hire' : 'upskill';
				const alike = bestFor(
					all.filter(({ change }) => change.kind === wanted),
					gap,
					place,
				);
				const [best] = alike;
				return {
					kind,
					best,
					alike,
					after: best?.comparison.requirements[place]?.after ?? gap,
					coverage: best?.comparison.after.coverage ?? today.coverage,
					nMinusOne: best?.comparison.after.nMinusOne ?? today.nMinusOne,
				};
			};
			const { coverage, nMinusOne } = today;
			const accept: GapChoice = { kind: 'accept', alike: [], after: gap, coverage, nMinusOne };
			return {
				skill: gap.skill,
				level: gap.level,
				choices: [choice('hire'), choice('grow'), accept],
			};
		});
}

function bestFor(
	all: readonly Suggestion[],
	gap: RequirementCoverage,
	place: number,
): Suggestion[] {
	const helping = all.flatMap((one) => {
		const after = one.comparison.requirements[place]?.after;
		return after && after.coverage > gap.coverage + 1e-9 ? [{ one, after }] : [];
	});
	const most = Math.max(...helping.map(({ after }) => after.coverage));
	const fit = helping.filter(({ after }) => after.coverage > most - 1e-9).map(({ one }) => one);
	const cost = Math.min(...fit.map((one) => one.cost));
	const cheap = fit.filter((one) => one.cost === cost);
	return cheap.sort((a, b) => {
		const floor = b.comparison.after.nMinusOne - a.comparison.after.nMinusOne;
		return Math.abs(floor) > 1e-9 ? floor : 0;
	});
}
