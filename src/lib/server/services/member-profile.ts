/** One person's page: the profile and the history behind it. */
import type { MemberAccess } from '$lib/domain/access';
import type { HistoryEvent } from '$lib/domain/history';
import { personProfile } from '$lib/domain/person-profile';
import type { PersonProfile } from '$lib/domain/person-profile';
import { database } from '$lib/server/db/client';
import * as history from '$lib/server/repositories/history';
import { teamSnapshot } from './team-snapshot';

/** Events a page of the history shows. */
export const HISTORY_PAGE = 13;

export interface MemberHistory {
	readonly events: readonly HistoryEvent[];
	/** Number of the page shown, from 1. */
	readonly page: number;
	/** Whether an older page follows. */
	readonly more: boolean;
}

/** The profile at `now` (ms UTC); undefined when the person left the team in the meantime. */
export async function memberProfile(
	access: MemberAccess,
	now: number,
): Promise<PersonProfile | undefined> {
	const snapshot = await teamSnapshot(access, now);
	const person = snapshot.people.find(({ id }) => id === access.member.id);
	return person && personProfile(snapshot, person);
}

/** A page (from 1) of the person's ratings, newest first. */
export async function memberHistory(access: MemberAccess, page: number): Promise<MemberHistory> {
	return database().inWorkspace(access.workspaceId, async (tx) => {
		const key = { workspaceId: access.workspaceId, memberId: access.member.id };
		const skip = (page - 1) * HISTORY_PAGE;
		const found = await history.listOfMember(tx, key, { limit: HISTORY_PAGE + 1, skip });
		return { events: found.slice(0, HISTORY_PAGE), page, more: found.length > HISTORY_PAGE };
	});
}
