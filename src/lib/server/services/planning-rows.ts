/** The rows of the comparison on the hiring page, in words and figures. */
import { joinSome, percentUpTo, plain, signedPoints } from '$lib/domain/format';
import type { SkillId } from '$lib/domain/framework';
import { mixRatio, mixRest, type LeanMix } from '$lib/domain/lean-mix';
import type { Comparison, RequirementDifference } from '$lib/domain/planning/compare';
import { monthsBetween, type IsoDate } from '$lib/domain/planning/calendar';
import { whoMeets, type Naming } from '$lib/domain/planning/explain';
import { hireId, hireName, type Change } from '$lib/domain/planning/scenario';
import { money, monthsText, signedCount, spokenSkill } from '$lib/domain/planning/words';

export interface FigureRow {
	readonly label: string;
	/** Empty where the figure is of the scenario alone. */
	readonly now: string;
	readonly scenario: string;
	readonly difference: string;
	readonly changed: boolean;
	/** Whether the difference is one for the worse that must not be overlooked. */
	readonly alarm: boolean;
}

interface Side {
	readonly qualified: number;
	readonly need: number;
	readonly coverage: number;
	readonly spare: number;
	readonly met: boolean;
	readonly who: readonly string[];
}

export interface RequirementRow {
	readonly skill: SkillId;
	readonly name: string;
	readonly level: number;
	readonly now: Side;
	readonly scenario: Side;
	readonly difference: string;
	/** How much the difference weighs: a gap closed or opened and bench, a mere spare, nothing. */
	readonly weight: 'strong' | 'plain' | 'none';
	readonly alarm: boolean;
}

/** The full name of a skill, or of the core. */
export function skillName({ framework }: Naming, id: SkillId): string {
	return framework.skills.find((skill) => skill.id === id)?.name ?? 'Core, all four skills';
}

/** Label of the row that says what a scenario costs. */
export const COST = 'Cost, first year';

/** The outcome strip: one row a figure, with the difference where there is one. */
export function figureRows(
	{ before, after }: Comparison,
	mix: { readonly before: LeanMix; readonly after: LeanMix },
	{ cost, currency }: { readonly cost: number; readonly currency: string },
): FigureRow[] {
	const row = (label: string, now: string, scenario: string, difference: string): FigureRow => ({
		label,
		now,
		scenario,
		difference: now === scenario ? '' : difference,
		changed: now !== scenario,
		alarm: false,
	});
	const share = (label: string, now: number, then: number) =>
		row(
			label,
			percentUpTo(now),
			percentUpTo(then),
			`${signedPoints(printed(then) - printed(now))} pts`,
		);
	const count = (label: string, now: number, then: number) =>
		row(label, plain(now), plain(then), signedCount(then - now));
	const rows = [
		row(
			'Requirements met',
			`${String(before.met)} of ${String(before.total)}`,
			`${String(after.met)} of ${String(after.total)}`,
			signedCount(after.met - before.met),
		),
		share('Coverage', before.coverage, after.coverage),
		share('Coverage if one person leaves', before.nMinusOne, after.nMinusOne),
		count('Without bench', before.withoutBench, after.withoutBench),
	];
	if (before.lotteryFactor !== undefined && after.lotteryFactor !== undefined)
		rows.push(count('Lottery factor', before.lotteryFactor, after.lotteryFactor));
	rows.push(row('Lean, AS : RE', mixText(mix.before), mixText(mix.after), mixChange(mix)));
	const price = money(cost, currency);
	rows.push(row(COST, money(0, currency), price, `+${price}`));
	return rows;
}

/** The rows that only a scenario has: which gaps it closes and opens, and when all of it counts. */
export function planRows(
	{ closed, opened }: Comparison,
	naming: Naming,
	{ today, full }: { readonly today: IsoDate; readonly full: IsoDate },
): { readonly gaps: readonly FigureRow[]; readonly effect: FigureRow } {
	const gaps = (label: string, skills: readonly SkillId[], alarm: boolean): FigureRow => ({
		label,
		now: '',
		scenario: plain(skills.length),
		difference: joinSome(skills.map((skill) => spokenSkill(naming.framework, skill))) || 'none',
		changed: skills.length > 0,
		alarm: alarm && skills.length > 0,
	});
	return {
		gaps: [gaps('Gaps closed', closed, false), gaps('Gaps opened', opened, true)],
		effect: {
			label: 'All in effect by',
			now: '',
			scenario: MONTH.format(new Date(full)),
			difference: awayText(monthsBetween(today, full)),
			changed: false,
			alarm: false,
		},
	};
}

const MONTH = new Intl.DateTimeFormat('en-GB', {
	month: 'short',
	year: 'numeric',
	timeZone: 'UTC',
});

function awayText(months: number): string {
	if (months < 0) return 'already';
	return months === 0 ? 'this month' : `in ${monthsText(months)}`;
}

/** A share as two decimals of a percent print it, so that Now + Difference = Scenario on paper. */
const printed = (share: number): number => Math.round(share * 1e4 + 1e-7) / 1e4;

function mixText(mix: LeanMix): string {
	return [mixRatio(mix), mixRest(mix)].filter(Boolean).join(', ');
}

/** What changes on the two sides, and between them: "+1 AS, −1 RE". */
function mixChange({ before, after }: { before: LeanMix; after: LeanMix }): string {
	const doubt = ({ unclear, unplaced }: LeanMix) => unclear + unplaced;
	const parts: [number, string][] = [
		[after.as - before.as, 'AS'],
		[after.re - before.re, 'RE'],
		[after.balanced - before.balanced, 'in between'],
		[doubt(after) - doubt(before), 'too few'],
	];
	return parts
		.flatMap(([change, what]) => (change === 0 ? [] : [`${signedCount(change)} ${what}`]))
		.join(', ');
}

/** One row a requirement: who meets it now and then, and what that means. */
export function requirementRows(
	comparison: Comparison,
	naming: Naming,
	changes: readonly Change[],
): RequirementRow[] {
	const newcomers = new Map(
		changes.flatMap((change, i): [string, string][] => {
			if (change.kind === 'hire') return [[hireId(i), hireName(changes, i)]];
			return change.kind === 'join' ? [[change.member, change.name]] : [];
		}),
	);
	const who = whoMeets(comparison, naming, newcomers);
	return comparison.requirements.map((row) => ({
		skill: row.skill,
		name: skillName(naming, row.skill),
		level: row.before.level,
		now: side(row.before, who.get(row.skill)?.before ?? []),
		scenario: side(row.after, who.get(row.skill)?.after ?? []),
		...effectWords(row),
	}));
}

function side(row: RequirementDifference['before'], who: readonly string[]): Side {
	const { qualified, need, coverage, bench, met } = row;
	return { qualified, need, coverage, met, who, spare: met ? Math.floor(bench + 1e-9) : 0 };
}

function effectWords({
	effect,
	spare,
}: RequirementDifference): Pick<RequirementRow, 'difference' | 'weight' | 'alarm'> {
	const said = (difference: string, weight: RequirementRow['weight'], alarm = false) => ({
		difference,
		weight,
		alarm,
	});
	switch (effect) {
		case 'closes':
			return said('closes the gap', 'strong');
		case 'opens':
			return said('opens a gap', 'strong', true);
		case 'narrows':
			return said('narrows the gap', 'plain');
		case 'widens':
			return said('widens the gap', 'strong', true);
		case 'gains-bench':
			return said('gains bench', 'strong');
		case 'loses-bench':
			return said('loses bench', 'strong');
		case 'more-spare':
		case 'less-spare':
			return said(`${signedCount(spare)} spare`, 'plain');
		case 'none':
			return said('no change', 'none');
	}
}
