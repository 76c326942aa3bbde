import type { TeamCoverage } from './coverage.ts';
import { capital, formatTogether, joinSome, percentUpTo } from './format.ts';
import type { SkillId } from './framework.ts';
import { leanMix, mixRatio, mixRest } from './lean-mix.ts';
import type { LeanMix, PlacedPerson } from './lean-mix.ts';
import { shortOf, skillName } from './naming.ts';
import type { SkillNames, SummaryPerson } from './naming.ts';
import { bandOf, presetById } from './presets.ts';
import { againstBand, bandText } from './staffing.ts';
import type { StaffingBand } from './staffing.ts';
import { staleSkills } from './standing.ts';
import type { TeamSnapshot } from './team.ts';

/** One number of the stat strip. */
export interface OverviewStat {
	readonly id: 'met' | 'coverage' | 'bench' | 'lottery' | 'single' | 'mix' | 'stale';
	readonly label: string;
	readonly value: string;
	readonly unit?: string;
	readonly detail?: string;
	readonly gap?: boolean;
}

/** The figures of the overview: those of coverage, the mix of roles, stale ratings. */
export function overviewStats(
	snapshot: TeamSnapshot,
	coverage: TeamCoverage,
	placed: readonly PlacedPerson[],
	{ named, unconfirmed }: Pick<CoverageStatOptions, 'named' | 'unconfirmed'>,
): OverviewStat[] {
	const { people, framework, team } = snapshot;
	const singlesUsual = presetById(team.preset)?.singlesUsual;
	return [
		...coverageStats(coverage, people, framework, { named, singlesUsual, unconfirmed }),
		mixStat(leanMix(placed), bandOf(team.preset)),
		staleStat(snapshot, named),
	];
}

export interface CoverageStatOptions {
	/** False to name nobody. */
	readonly named: boolean;
	/** Print shares with up to two decimals, for a page that does so everywhere. */
	readonly exact?: boolean;
	/** One holder a requirement is usual in this team: told without alarm. */
	readonly singlesUsual?: boolean;
	/** Number of requirements met only through guessed or stale ratings. */
	readonly unconfirmed?: number;
}

/** The figures of coverage: met, coverage with N-1, no bench, lottery factor; none without needs. */
export function coverageStats(
	coverage: TeamCoverage,
	people: readonly SummaryPerson[],
	names: SkillNames,
	{ named, exact = false, singlesUsual = false, unconfirmed = 0 }: CoverageStatOptions,
): OverviewStat[] {
	const all = coverage.requirements.length;
	if (all === 0) return [];
	return [
		{
			id: 'met',
			label: 'Requirements met',
			value: String(coverage.met),
			unit: `of ${all}`,
			detail: unconfirmed > 0 ? `${unconfirmed} unconfirmed` : undefined,
		},
		coverageStat(coverage, exact),
		benchStat(names, coverage),
		singlesUsual && coverage.lotteryFactor === 1
			? { id: 'lottery', label: 'Lottery factor', value: '1', detail: USUAL }
			: lotteryStat(names, people, coverage, named),
	];
}

/** Said of single holders in a team where one person fills several seats. */
const USUAL = 'usual in a small team';

/** Who is the only holder of what: "2, Statistics and Coding"; no alarm where that is usual. */
export function singleHolderStat(
	coverage: TeamCoverage,
	names: SkillNames,
	{ singlesUsual = false }: Pick<CoverageStatOptions, 'singlesUsual'> = {},
): OverviewStat {
	const rows = coverage.requirements.filter((row) => row.single);
	const base = { id: 'single', label: 'Single holders', value: String(rows.length) } as const;
	if (singlesUsual && rows.length > 0) return { ...base, detail: USUAL };
	return {
		...base,
		gap: rows.length > 0,
		detail:
			rows.length === 0
				? 'nothing hangs on one person'
				: joinSome(
						rows.map((row) => shortName(names, row.skill)),
						2,
					),
	};
}

function coverageStat(coverage: TeamCoverage, exact: boolean): OverviewStat {
	const shares = [coverage.coverage, coverage.nMinusOne];
	const [now = '', after = ''] = exact
		? shares.map((share) => percentUpTo(share))
		: formatTogether(shares, ([c = 0, n = 0]) => {
				// Beside the sentence "costs 9 points": whole percents may round to a difference of 8.
				const cost = Math.round((coverage.coverage - coverage.nMinusOne) * 100);
				return Math.abs(Math.round(c - n) - cost) < 1e-9;
			}).map((text) => `${text}%`);
	return {
		id: 'coverage',
		label: 'Coverage',
		value: now,
		detail: coverage.without.length > 0 ? `${after} if one person leaves` : undefined,
	};
}

function benchStat(names: SkillNames, coverage: TeamCoverage): OverviewStat {
	const rows = coverage.requirements.filter((row) => row.noBench);
	const byWeight = [...rows].sort((a, b) => b.severity - a.severity);
	return {
		id: 'bench',
		label: 'No bench',
		value: String(rows.length),
		detail:
			rows.length === 0
				? noneWithoutBench(coverage)
				: joinSome(byWeight.map((row) => shortName(names, row.skill))),
	};
}

/** Why no requirement is short of bench: single holders are counted apart. */
function noneWithoutBench({ requirements, met }: TeamCoverage): string {
	const single = requirements.filter((row) => row.met && row.single).length;
	if (met === 0) return 'nothing is met yet';
	if (single === 0) return 'every met need has a spare';
	return single === met ? 'all met by one person each' : `but ${single} met by one person each`;
}

function shortName(names: SkillNames, id: SkillId): string {
	const found = names.skills.find((skill) => skill.id === id);
	return found?.short ?? skillName(names, id);
}

function lotteryStat(
	names: SkillNames,
	people: readonly SummaryPerson[],
	coverage: TeamCoverage,
	named: boolean,
): OverviewStat {
	const factor = coverage.lotteryFactor;
	const base = { id: 'lottery', label: 'Lottery factor' } as const;
	if (factor === undefined) return { ...base, value: '–', detail: 'nothing critical is required' };
	const rows = coverage.requirements.filter(
		(row) => row.importance === 3 && row.need > 0 && row.qualified === factor,
	);
	const [first] = rows;
	const on = joinSome(
		rows.map((row) => shortName(names, row.skill)),
		1,
	);
	if (factor !== 1 || first === undefined || !named) {
		const holders = factor === 0 ? 'nobody' : factor === 1 ? 'one person' : `${factor} people`;
		return { ...base, value: String(factor), gap: factor <= 1, detail: `${holders} on ${on}` };
	}
	return {
		...base,
		value: '1',
		gap: true,
		detail: `${shortOf(people, first.holders[0])}, on ${on}`,
	};
}

/** The two sides against the band; whoever is on neither side does not hide that it is missed. */
function mixStat(mix: LeanMix, band: StaffingBand | undefined): OverviewStat {
	const base = { id: 'mix', label: 'AS : RE', value: mixRatio(mix) } as const;
	const rest = mixRest(mix);
	if (band === undefined) return { ...base, detail: rest || undefined };
	const against = againstBand(mix, band);
	if (against !== 'above' && against !== 'below')
		return { ...base, detail: rest || `band ${bandText(band)}` };
	const outside = `${against} the band of ${bandText(band)}`;
	return { ...base, gap: true, detail: [outside, rest].filter(Boolean).join(', ') };
}

function staleStat({ framework, people, takenAt }: TeamSnapshot, named: boolean): OverviewStat {
	const stale = people
		.map((person) => ({ person, count: staleSkills(framework, person, takenAt).length }))
		.filter(({ count }) => count > 0);
	const total = stale.reduce((sum, { count }) => sum + count, 0);
	const names = joinSome(
		stale.map(({ person }) => person.short),
		2,
	);
	const whose = !named || total === 0 ? 'older than 180 days' : capital(names);
	return { id: 'stale', label: 'Stale ratings', value: String(total), detail: whose };
}
