/** The changes of a scenario as they are listed: what each is, when, and for how much. */
import { addMonths } from '$lib/domain/planning/calendar';
import { changeTitles } from '$lib/domain/planning/explain';
import { timings, type Change, type Timing } from '$lib/domain/planning/scenario';
import { money } from '$lib/domain/planning/words';
import { changeToken } from '$lib/schemas/change-token';
import type { PlanningBase } from './planning-view';

export interface ChangeItem {
	readonly token: string;
	readonly title: string;
	readonly detail: string;
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

/** The changes in their order; one that no address can say is left out. */
export function changeItems(base: PlanningBase, changes: readonly Change[]): ChangeItem[] {
	const when = timings(base.team, changes, base.settings);
	const titles = changeTitles(changes, base.naming);
	return changes.flatMap((change, i) => {
		const token = changeToken(change, base.context);
		return token === undefined
			? []
			: [{ token, title: titles[i] ?? '', detail: changeDetail(change, when[i], base) }];
	});
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
