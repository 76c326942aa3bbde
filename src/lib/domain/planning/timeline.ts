import { teamCoverage } from '../coverage.ts';
import type { Requirement, TeamMember } from '../coverage.ts';
import { percentUpTo } from '../format.ts';
import { addMonths } from './calendar.ts';
import type { IsoDate } from './calendar.ts';
import { personName, teamName } from './explain.ts';
import type { Naming } from './explain.ts';
import { apply, hireName, timings } from './scenario.ts';
import type { Change, Timing } from './scenario.ts';
import { DEFAULT_PACE } from './settings.ts';
import type { Pace } from './settings.ts';
import type { Timeline, TimelineStep } from './timeline-points.ts';
import { spokenSkill } from './words.ts';

export interface TimelineSpan {
	/** Where the time shown begins. */
	readonly from: IsoDate;
	/** Months shown, at least 1. */
	readonly months: number;
	readonly pace?: Pace;
}

/**
 * Coverage over time as an exact step function: it changes on the dates of the scenario and on no
 * other. A change before `from` is in effect from the beginning.
 */
export function timeline(
	team: readonly TeamMember[],
	requirements: readonly Requirement[],
	changes: readonly Change[],
	naming: Naming,
	{ from, months, pace = DEFAULT_PACE }: TimelineSpan,
): Timeline {
	const to = addMonths(from, Math.max(1, months));
	const when = timings(team, changes, pace);
	const turns = when.flatMap(({ dates }) => dates).filter((date) => date > from && date < to);
	const starts = [...new Set([from, ...turns])].sort();
	const none = teamCoverage(team, requirements).coverage;
	const steps = starts.map((start, i): TimelineStep => {
		const then = teamCoverage(apply(team, changes, start, pace), requirements);
		return {
			from: start,
			to: starts[i + 1] ?? to,
			plan: then.coverage,
			floor: then.nMinusOne,
			none,
		};
	});
	const happens = changes.flatMap((change, i) => events(changes, change, i, when[i], naming));
	const dates = [...new Set(happens.map(({ date }) => date))]
		.filter((date) => date >= from && date < to)
		.sort();
	const marks = dates.map((date) => ({
		date,
		texts: happens.filter((event) => event.date === date).map(({ text }) => text),
	}));
	return { from, to, steps, marks };
}

interface Event {
	readonly date: IsoDate;
	readonly text: string;
}

function events(
	changes: readonly Change[],
	change: Change,
	index: number,
	timing: Timing | undefined,
	naming: Naming,
): Event[] {
	const { date } = change;
	if (change.kind === 'hire') {
		const several = changes.filter(({ kind }) => kind === 'hire').length > 1;
		const who = several ? hireName(changes, index) : 'Hire';
		const [, full] = timing?.dates ?? [];
		const starts = { date, text: `${who} starts` };
		return full === undefined ? [starts] : [starts, { date: full, text: `${who} at level` }];
	}
	if (change.kind === 'join') return [{ date, text: `${change.name} joins` }];
	const name = personName(change.member, naming);
	if (change.kind === 'departure') return [{ date, text: `${name} leaves` }];
	if (change.kind === 'part-time')
		return [{ date, text: `${name} at ${percentUpTo(change.share)}` }];
	if (change.kind === 'move')
		return [{ date, text: `${name} moves to ${teamName(change.team, naming)}` }];
	const skill = spokenSkill(naming.framework, change.skill);
	return (timing?.steps ?? []).map((step) => ({
		date: step.date,
		text: `${name} at ${String(step.level)} in ${skill}`,
	}));
}
