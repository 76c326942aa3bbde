import type { FormulaNote } from '../formulas.ts';
import { plain } from '../format.ts';
import { DEFAULT_COSTS, GROWTH_MONTHS, RAMP_MONTHS, growthMonths } from './archetypes.ts';
import { STAGES } from './model.ts';
import type { Stage } from './model.ts';
import { DEFAULT_GROWTH } from './problem.ts';
import { monthsText, thousands } from './words.ts';

/** What each objective of the plan minimises. */
const OBJECTIVES: Readonly<Record<Stage, string>> = {
	shortfall: 'Σ importance·missing seats',
	cost: 'cost',
	nice: 'Σ importance·missing seats that are nice to have',
	time: 'months until all is in effect',
	spread: 'growth on people on whom much hangs',
};

/** How the hiring page computes: the mix of a team, growth, hires, ranking and the cheapest plan. */
export function planningNotes(): readonly FormulaNote[] {
	const months = growthMonths(3, 4);
	return [
		{
			id: 'mix',
			title: 'AS : RE',
			formula: [
				'AS = people with lean > .25 whose 80% interval excludes 0',
				'RE = people with lean < −.25 whose 80% interval excludes 0',
			],
			words:
				'In between is everybody within .25 of the middle. Whose interval holds 0, or with less than half of a side rated, has too few ratings and counts on neither side. A planned hire is exactly its profile.',
			example: 'The demo team: three AS, three RE, nobody in between.',
			source:
				'A usual band is one to two AS for each RE; the overview marks a team outside of it, and small teams have none. Judgement, kept with the preset.',
		},
		{
			id: 'growth',
			title: 'Growth and hires',
			formula: [
				`months to the next level: ${GROWTH_MONTHS.map((one, i) => `${plain(one)} to ${String(i + 1)}`).join(', ')}`,
				`cost of growth = months × ${thousands(DEFAULT_COSTS.growthPerMonth)}`,
				`hire: ${monthsText(DEFAULT_COSTS.leadMonths)} until the first day, then ${monthsText(RAMP_MONTHS)} one level down`,
			],
			words:
				'A level takes twice as long as the one before it. Background is history and is never planned. Departures and part-time are not counted as savings.',
			example: `Statistics from 3 to 4: ${monthsText(months)}, ${thousands(months * DEFAULT_COSTS.growthPerMonth)}.`,
			source: 'Judgement, and data: a workspace sets its own under Settings, Planning.',
		},
		{
			id: 'plan',
			title: 'Suggestions and the cheapest plan',
			formula: [
				'ranking: gain in C, then gain in N−1, then cost',
				'plan: the least of each in turn, never at the price of one before:',
				...STAGES.map((stage, i) => `  ${String(i + 1)}  ${OBJECTIVES[stage]}`),
			],
			words: `The plan is an integer programme, solved exactly: whole hires, growth level by level, on at most ${plain(DEFAULT_GROWTH.skillsPerPerson)} skill and ${plain(DEFAULT_GROWTH.levelsPerPerson)} levels a person. The last objective settles what is equal in all others: growth goes to those whose leaving would cost least. To survive one departure, every requirement asks for one seat more.`,
			example: 'Each further hire of a plan is shown with what it adds to those before it.',
			source:
				'A set multicover programme, solved by HiGHS. Costs and lead times are judgement, and data of the workspace.',
		},
	];
}
