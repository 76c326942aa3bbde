/** What the pages of one opening show, as plain data. */
import type { TeamAccess } from '$lib/domain/access';
import { advertOf, type Advert } from '$lib/domain/hiring/advert';
import {
	interviewKit,
	suggestInterviews,
	type Interview,
	type Interviewer,
	type InterviewKit,
} from '$lib/domain/hiring/interview-kit';
import {
	nextStatuses,
	seatSentence,
	sortLevels,
	type OpeningLevel,
	type OpeningStatus,
	type SeatGround,
} from '$lib/domain/hiring/opening';
import { shortTeam, type TeamSnapshot } from '$lib/domain/team';
import type { Opening } from './openings';
import { listInterviewers } from './openings';
import { teamSnapshot } from './team-snapshot';

/** A level of the opening with what its page says beside it. */
export interface LevelRow extends OpeningLevel {
	readonly name: string;
	/** The anchor of each level 1 to 5; empty for a framework without anchors. */
	readonly anchors: readonly string[];
}

/** Everything the pages and files of one opening are made of. */
export interface OpeningView {
	/** What the seat does for the team today, or where the opening stands. */
	readonly headline: string;
	/** Musts first; a skill the framework does not know keeps its id as its name. */
	readonly levels: readonly LevelRow[];
	readonly advert: Advert;
	readonly kit: InterviewKit;
	/** The interviews behind the kit, stored or suggested. */
	readonly interviews: readonly Interview[];
	/** Nobody has changed the suggested interviews. */
	readonly suggested: boolean;
	readonly statuses: readonly { readonly status: OpeningStatus; readonly label: string }[];
	/** Who may hold an interview: the team, then other accounts, each by name. */
	readonly interviewers: readonly (Interviewer & { readonly name: string })[];
}

/** The pages of an opening; `now` is ms UTC. */
export async function openingView(
	access: TeamAccess,
	opening: Opening,
	now: number,
): Promise<OpeningView> {
	return viewOf(opening, await teamSnapshot(access, now), await listInterviewers(access));
}

function viewOf(
	opening: Opening,
	snapshot: TeamSnapshot,
	accounts: readonly { readonly id: string; readonly name: string }[],
): OpeningView {
	const { framework } = snapshot;
	const levels = sortLevels(opening.levels, framework);
	const team = shortTeam(snapshot.people);
	const suggested = opening.interviews.length === 0;
	const interviews = suggested ? suggestInterviews(levels, framework, team) : opening.interviews;
	const interviewers = [
		...team.map(({ id, name }) => ({ kind: 'member' as const, id, name })),
		...accounts.map(({ id, name }) => ({ kind: 'account' as const, id, name })),
	];
	const nameOf = ({ kind, id }: Interviewer) =>
		interviewers.find((one) => one.kind === kind && one.id === id)?.name;
	const kit = interviewKit(interviews, levels, { framework, team, nameOf });
	return {
		headline: headline(opening, levels, groundOf(snapshot)),
		levels: levels.map((level) => {
			const skill = framework.skills.find(({ id }) => id === level.skill);
			return {
				...level,
				name: skill?.name ?? level.skill,
				anchors: (skill?.anchors ?? []).slice(1),
			};
		}),
		advert: advertOf(
			{ ...opening, levels },
			{ framework, team: snapshot.team.name, interviews: kit.interviews },
		),
		kit,
		interviews,
		suggested,
		statuses: nextStatuses(opening.status, opening.filledBy !== undefined).map((status) => ({
			status,
			label: ACTION_WORDS[status],
		})),
		interviewers,
	};
}

/** What a person presses to bring an opening there. */
const ACTION_WORDS: Readonly<Record<OpeningStatus, string>> = {
	open: 'Open again',
	'on-hold': 'Put on hold',
	filled: 'Mark as filled',
	closed: 'Close',
};

/** The team of a snapshot as a seat is measured against it, under short names. */
export function groundOf({ people, requirements, framework }: TeamSnapshot): SeatGround {
	return {
		team: shortTeam(people),
		requirements,
		framework,
		names: new Map(people.map(({ id, short }) => [id, short])),
	};
}

const DATE = new Intl.DateTimeFormat('en-GB', {
	day: 'numeric',
	month: 'short',
	year: 'numeric',
	timeZone: 'UTC',
});

/** "3 Mar 2027" of ms UTC or of an ISO date. */
export function dayText(day: number | string): string {
	return DATE.format(typeof day === 'number' ? day : new Date(`${day}T00:00:00Z`));
}

function headline(opening: Opening, levels: readonly OpeningLevel[], ground: SeatGround): string {
	if (opening.filledAt !== undefined) return `Filled on ${dayText(opening.filledAt)}.`;
	if (opening.closedAt !== undefined) return `Closed on ${dayText(opening.closedAt)}, unfilled.`;
	const sentence = seatSentence(levels, ground);
	return opening.status === 'on-hold' ? `On hold. ${sentence}` : sentence;
}
