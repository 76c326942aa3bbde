import { coreLevel } from './core.ts';
import { seatCredit, teamCoverage } from './coverage.ts';
import type { TeamCoverage } from './coverage.ts';
import { defaultFramework } from './default-framework.ts';
import { DEMO_TEAM, demoRatings } from './demo-team.ts';
import { fixed, joinNames, percent, percentUpTo, plain, roundTogether, signed } from './format.ts';
import type { Ratings } from './framework.ts';
import { planningNotes } from './planning/formulas.ts';
import { CONFIDENCE_SIGMA, currentValue, ratingSigma, STALE_AFTER_DAYS } from './rating.ts';
import { leanInterval, roleFit, spectrum } from './spectrum.ts';
import type { Spectrum } from './spectrum.ts';
import { trapNotes } from './trap-formulas.ts';

/**
 * How each number is computed, as text: the formula, what it means and an example from the demo
 * team. Examples are worked out by the same functions that every screen uses, so a page of this text
 * cannot disagree with the product.
 */

export interface FormulaNote {
	/** Address of the note on its page. */
	readonly id: string;
	readonly title: string;
	/** One line of plain notation each. */
	readonly formula: readonly string[];
	readonly words: string;
	readonly example: string;
	/** Where the formula or its thresholds come from. */
	readonly source: string;
}

const JUDGEMENT = 'Judgement: fixed, and the same for every team.';

function example(slug: string): { readonly ratings: Ratings; readonly place: Spectrum } {
	const member = DEMO_TEAM.members.find((one) => one.slug === slug);
	const ratings = member === undefined ? {} : demoRatings(member);
	const place = spectrum(defaultFramework, ratings);
	if (place === undefined) throw new Error(`The demo team has no position for ${slug}`);
	return { ratings, place };
}

function demoCoverage(): TeamCoverage {
	const team = DEMO_TEAM.members.map((member) => ({
		id: member.slug,
		name: member.name,
		share: member.share,
		ratings: demoRatings(member),
	}));
	return teamCoverage(team, DEMO_TEAM.requirements);
}

function ratingNotes(): readonly FormulaNote[] {
	const at = (rater: string, level: 2 | 3 | 4) => ({
		rater,
		level,
		source: 'manager' as const,
		confidence: 'fairly_sure' as const,
		ratedAt: 0,
	});
	const three = currentValue([at('a', 2), at('b', 4), at('c', 4)]);
	const two = currentValue([at('a', 3), at('b', 4)]);
	const year = 365 * 86_400_000;
	const old = ratingSigma({ confidence: 'fairly_sure', raters: 1, ratedAt: 0 }, year);
	return [
		{
			id: 'current-value',
			title: 'Current level',
			formula: [
				'three raters or more: median of their latest levels',
				'two raters: mean of the two',
				'one rater: that level',
			],
			words:
				'A skill is worth the latest level of each rater taken together. Owners and managers who edit the grid are one rater, the managers together: the last of them to set a level sets it for all, so two managers are no mean of two. Raters whom an imported file names are raters of their own. Self-ratings stand beside and are never averaged in. Not rated is not 0: it is left out of every sum.',
			example: `Levels 2, 4 and 4 give ${plain(three?.level ?? 0)}; levels 3 and 4 give ${plain(two?.level ?? 0)}.`,
			source: JUDGEMENT,
		},
		{
			id: 'certainty',
			title: 'How sure a level is',
			formula: [
				`σ = ${fixed(CONFIDENCE_SIGMA.seen)} seen, ${fixed(CONFIDENCE_SIGMA.fairly_sure)} fairly sure, ${fixed(CONFIDENCE_SIGMA.guess)} guess`,
				'two raters or more: σ = max(0.35, s/√n)',
				'with age: σ² + 0.25² for each year',
				`stale: older than ${String(STALE_AFTER_DAYS)} days`,
			],
			words:
				'A level is an estimate. Its spread comes from what the rater said, or from how far raters differ, and grows with age. The level itself does not fade. Past the limit a rating is called stale and still counts.',
			example: `A level rated fairly sure has σ ${fixed(CONFIDENCE_SIGMA.fairly_sure)} today and ${fixed(old)} in a year.`,
			source: JUDGEMENT,
		},
	];
}

function spectrumNotes(): readonly FormulaNote[] {
	const ada = example('ada-okafor');
	const { engineering, science, raw, depth, hybrid, bars } = ada.place;
	const parts = roundTogether(ada.place.contributions.map((part) => part.value))
		.map((part) => signed(part))
		.join(' ');
	const interval = leanInterval(defaultFramework, ada.ratings, {});
	const fit = roleFit(defaultFramework, ada.ratings);
	const source =
		'Elevation apart from shape: Cronbach and Gleser 1952. Targets and weights are judgement.';
	return [
		{
			id: 'sides',
			title: 'The two sides',
			formula: [
				'E = Σ w·min(x, r) / Σ w·r over rated axes with r > a',
				'S = Σ w·min(x, a) / Σ w·a over rated axes with a > r',
			],
			words:
				'w is the weight of an axis, x the level, r the target of a Research Engineer and a that of an Applied Scientist. Each side is the share of its own role’s bar that is met; a level above the bar adds nothing.',
			example: `Ada has E = ${percent(engineering, 1)} and S = ${percent(science, 1)}.`,
			source,
		},
		{
			id: 'lean',
			title: 'Lean',
			formula: [
				'S_r = Σ w·r / Σ w·a over rated axes with a > r',
				'E_a = Σ w·a / Σ w·r over rated axes with r > a',
				'raw = (S − E)/(1 − S_r) if S < E, else (S − E)/(1 − E_a)',
				'lean = raw held within −1 and +1',
			],
			words:
				'S_r is what a textbook RE has on the science side, E_a what a textbook AS has on the engineering side. So −1 is the RE profile, +1 the AS profile, and both an empty profile and both bars met read 0. Up to .25 either way is balanced, up to .75 leans.',
			example: `Ada: (${fixed(science, 3)} − ${fixed(engineering, 3)})/(1 − ${fixed(bars.scienceOfRe, 3)}) = ${signed(raw)}.`,
			source,
		},
		{
			id: 'contributions',
			title: 'Why: the parts of lean',
			formula: [
				'c = −w·min(x, r)/Σ w·r/(1 − S_r or 1 − E_a) on engineering axes',
				'c = +w·min(x, a)/Σ w·a/(1 − S_r or 1 − E_a) on science axes',
			],
			words: 'Each rated axis adds its points; together they are raw, exactly.',
			example: `Ada: ${parts} = ${signed(raw)}.`,
			source: 'Follows from the formula of lean.',
		},
		{
			id: 'depth',
			title: 'Depth',
			formula: [
				'depth = ((1 − S_r)·E + (1 − E_a)·S)/(1 − S_r·E_a)',
				'direction = lean/depth within −1 and +1, from depth .15 on',
			],
			words:
				'1 at either role’s profile, more beyond one role. Below .50 early, below .90 growing, up to 1.10 at the bar. An early profile is told by its direction: RE-shaped or AS-shaped.',
			example: `Ada: ${fixed(depth)}.`,
			source,
		},
		{
			id: 'hybrid',
			title: 'Hybrid',
			formula: ['hybrid = min((E − E_a)/(1 − E_a), (S − S_r)/(1 − S_r)), each within 0 and 1'],
			words:
				'How far the weaker side has come from the other role’s textbook to its own bar. From .40 a hybrid, from .80 and balanced a 50/50 hybrid.',
			example: `Ada: ${fixed(hybrid)}.`,
			source,
		},
		{
			id: 'interval',
			title: '80% interval',
			formula: [
				'Var(S − E) = Σ (w/Σ w·r)²·σ² on engineering axes + Σ (w/Σ w·a)²·σ² on science axes',
				'interval = raw ± 1.28·√Var/(1 − S_r or 1 − E_a)',
			],
			words:
				'Ratings are estimates, so a place is one too. An unrated axis counts with σ = 1, over the sums of all axes. “Leans” is said only when the interval excludes 0, and nothing is said while less than half of a side is rated.',
			example: `Ada with one rater, fairly sure of all: ${signed(raw)} ± ${fixed(interval?.half ?? 0)}.`,
			source: 'Error propagation of a linear formula.',
		},
		{
			id: 'fit',
			title: 'Fit to a bar',
			formula: ['fit = Σ w·min(x, target)/Σ w·target over all rated axes'],
			words: 'The share of one role’s whole profile that is met: for readiness, not for place.',
			example: `Ada meets ${percent(fit.re ?? 0)} of the RE bar and ${percent(fit.as ?? 0)} of the AS bar.`,
			source,
		},
		{
			id: 'core',
			title: 'Core',
			formula: ['core = min(claims, scratch, baseline, wrong results)'],
			words:
				'A chain: the weakest link stops the work. Without a level until all four are rated; one below the target already decides. The target is 3 for both roles.',
			example: `Ada: ${coreLevel(ada.ratings) ?? 0}.`,
			source: JUDGEMENT,
		},
	];
}

function coverageNotes(): readonly FormulaNote[] {
	const got = demoCoverage();
	const row = (skill: string) => got.requirements.find((one) => one.skill === skill);
	const stats = row('stats');
	const theory = row('theory');
	const worst = got.without.filter((one) => one.coverage === got.nMinusOne);
	const names = joinNames(
		worst.map((one) => one.name),
		'or',
	);
	return [
		{
			id: 'credit',
			title: 'Credit for a level',
			formula: ['credit = 1 − (L − x)/2, within 0 and 1'],
			words:
				'At the level asked for a person fills a seat; one level short half of it, two levels short none. Not rated fills none.',
			example: `Asked for 4: level 4 gives ${plain(seatCredit(4, 4))}, level 3 ${plain(seatCredit(3, 4))}, level 2 ${plain(seatCredit(2, 4))}.`,
			source: JUDGEMENT,
		},
		{
			id: 'requirement-coverage',
			title: 'Coverage of a requirement',
			formula: [
				'coverage = best credits filling n seats/n, each person up to the own share',
				'met when the shares of those at the level add up to n',
			],
			words:
				'People fill seats best first, as far as they are there. Coverage is 100% exactly when met, and where nobody is needed. Met, but not without ratings marked as a guess or older than 180 days, is “met, unconfirmed”.',
			example: `Statistics, 2 people at 4: ${percent(stats?.coverage ?? 0)} with ${stats?.qualified ?? 0} at the level.`,
			source: JUDGEMENT,
		},
		{
			id: 'team-coverage',
			title: 'Team coverage',
			formula: ['C = Σ importance·coverage/Σ importance'],
			words:
				'The mean over requirements, weighted by importance 1 to 3. Where nothing is required, nothing is missing.',
			example: `The demo team: ${percentUpTo(got.coverage)}, ${got.met} of ${got.requirements.length} requirements met.`,
			source:
				'A sum of best credits is monotone and submodular: each further hire adds no more than the one before (Nemhauser, Wolsey and Fisher 1978).',
		},
		{
			id: 'bench',
			title: 'Bench and single holders',
			formula: ['bench = shares of holders − n', 'single holder: exactly one holder'],
			words:
				'A holder is at or above the level. Met by several with less than one to spare is “no bench”. The lottery factor is the smallest number of holders of any critical requirement.',
			example: `ML theory has a bench of ${plain(theory?.bench ?? 0)}. The lottery factor is ${got.lotteryFactor ?? 0}.`,
			source: 'In the spirit of the truck factor; thresholds are judgement.',
		},
		{
			id: 'n-minus-one',
			title: 'N−1 and key people',
			formula: [
				'N−1 = lowest C after one departure',
				'key-person index = (C − C without the person)/C',
			],
			words:
				'What is left when the worst single departure happens, and what share goes with each person.',
			example: `The demo team keeps ${percentUpTo(got.nMinusOne)} without ${names}; the index is ${fixed(worst[0]?.keyPersonIndex ?? 0)}.`,
			source: JUDGEMENT,
		},
		{
			id: 'severity',
			title: 'Severity of a gap',
			formula: [
				'severity = importance/3·((1 − coverage) + 0.25 if single holder + 0.10 if no bench), at most 1',
			],
			words:
				'From .50 critical, from .25 high, from .10 medium, above 0 low. Ties go to the more important, then to more missing seats, then to the order of the matrix.',
			example: `Statistics: 3/3·((1 − ${fixed(stats?.coverage ?? 0)}) + 0.25) = ${fixed(stats?.severity ?? 0)}, ${stats?.severityWord ?? 'none'}.`,
			source: JUDGEMENT,
		},
	];
}

/** Every note, in the order in which one number is built from another. */
export function formulaNotes(): readonly FormulaNote[] {
	return [
		...ratingNotes(),
		...spectrumNotes(),
		...trapNotes(),
		...coverageNotes(),
		...planningNotes(),
	];
}
