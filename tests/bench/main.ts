import { planner } from '$lib/server/planner/planner';
import { radarsByLibrary, radarScript, radarsToText } from './charts';
import { firstViews } from './first-view';
import { importing } from './importing';
import type { Row, Skipped } from './measure';
import { memory } from './memory';
import { cleanUp } from './places';
import { teamOfRadars, teamPage, weightAndStart } from './pages';
import {
	cheapestPlan,
	costCoverageFront,
	delayWhilePlanning,
	manyPeople,
	tenBestPlans,
} from './planning';
import { ratingEdit } from './rating-edit';
import { embeddedAgainstNative, historyGrows, savingARating } from './storage';

const LONG_HISTORY = 10_000_000;

type Measurement = () => Promise<Row | Skipped | readonly (Row | Skipped)[]>;

/** In the order of the table; the argument chooses by a part of the name. */
const MEASUREMENTS: Readonly<Record<string, Measurement>> = {
	'team page': teamPage,
	'team of radars': teamOfRadars,
	'radar text': radarsToText,
	'radar library': radarsByLibrary,
	'radar script': radarScript,
	history: () => historyGrows(100_000),
	embedded: embeddedAgainstNative,
	plan: cheapestPlan,
	'plan among many': manyPeople,
	'plans, ten best': tenBestPlans,
	'plan front': costCoverageFront,
	'delay while planning': delayWhilePlanning,
	import: importing,
	save: savingARating,
	'rating edit': ratingEdit,
	'start and weight': weightAndStart,
	'first view': firstViews,
	memory,
};

function print(rows: readonly (Row | Skipped)[]): void {
	const measured = rows.filter((row) => 'figure' in row);
	const cells = measured.map((row) => [
		row.name,
		row.figure,
		row.limit,
		row.ratio === undefined ? '' : `${row.ratio.toFixed(2)}x`,
		row.goal,
		row.ok === undefined ? '' : row.ok ? 'yes' : 'NO',
	]);
	const table = [['', 'figure', 'limit', 'ratio', 'goal', 'ok'], ...cells];
	const widths = table[0]?.map((_, i) => Math.max(...table.map((line) => line[i]?.length ?? 0)));
	for (const line of table) {
		console.log(
			line
				.map((cell, i) => cell.padEnd(widths?.[i] ?? 0))
				.join('  ')
				.trimEnd(),
		);
	}
	for (const row of rows)
		if ('skipped' in row) console.log(`${row.name}: left out, ${row.skipped}`);
}

const wanted = process.argv.slice(2);
const chosen = wanted.filter((word) => !word.startsWith('--'));
const rows: (Row | Skipped)[] = [];
let failed = false;

async function stop(code: number): Promise<never> {
	await planner().close();
	await cleanUp();
	process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(1));

const began = performance.now();
const all = wanted.includes('--long-history')
	? { ...MEASUREMENTS, 'long history': () => historyGrows(LONG_HISTORY) }
	: MEASUREMENTS;
for (const [name, measure] of Object.entries(all)) {
	if (chosen.length > 0 && !chosen.some((word) => name.includes(word))) continue;
	process.stderr.write(`${name}…\n`);
	try {
		rows.push(...[await measure()].flat());
	} catch (error) {
		failed = true;
		rows.push({
			name,
			skipped: `it failed: ${error instanceof Error ? error.message : 'unknown'}`,
		});
		if (process.env.DEBUG) console.error(error);
	}
	await cleanUp();
}
print(rows);
console.log(`Measured in ${((performance.now() - began) / 1000).toFixed(0)} s.`);
await stop(failed ? 1 : 0);
