import type { SendResult } from '$lib/components/grid/autosave.svelte';
import type { CellDetails } from '$lib/components/grid/details';
import type { EditOutcome } from '$lib/components/grid/outcome';
import type { RatingEdit } from '$lib/domain/rating-edit';

/** Most bytes that browsers still send when the page is closed, with room for a second request. */
const KEEPALIVE_LIMIT = 30_000;
/** Statuses of a server that is busy; the same request can be taken later. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);
const REFUSALS: Readonly<Record<number, string>> = {
	403: 'You may not rate in this team any more.',
	404: 'This team is not here any more.',
	413: 'It is more than Meridian takes at once.',
};

/** Sends a batch to the team's cells; a conflict on every cell (409) is an answer like any other. */
export async function sendEdits(
	address: string,
	edits: readonly RatingEdit[],
): Promise<SendResult> {
	const body = JSON.stringify({ edits });
	let response: Response;
	try {
		response = await fetch(address, {
			method: 'PUT',
			headers: { 'content-type': 'application/json', accept: 'application/json' },
			body,
			// Lets the last edits arrive when the page is closed; browsers refuse it for large bodies.
			keepalive: new TextEncoder().encode(body).length <= KEEPALIVE_LIMIT,
		});
		if (response.status === 200 || response.status === 409) {
			const answer = (await response.json()) as { outcomes?: readonly EditOutcome[] };
			if (answer.outcomes === undefined) return { kind: 'unreachable' };
			return { kind: 'answered', outcomes: answer.outcomes };
		}
	} catch {
		return { kind: 'unreachable' };
	}
	return failure(response.status);
}

/** What a status says that is no answer to the edits. */
export function failure(status: number): SendResult {
	if (status >= 500 || PASSING.has(status)) return { kind: 'unreachable' };
	if (status === 401) {
		return { kind: 'unreachable', message: 'Signed out. Sign in in another tab.' };
	}
	return { kind: 'refused', message: REFUSALS[status] ?? 'The server did not take it.' };
}

/** Details of one cell, or nothing while they cannot be had. */
export async function fetchDetails(
	address: string,
	member: string,
	skill: string,
	signal: AbortSignal,
): Promise<CellDetails | undefined> {
	try {
		const query = new URLSearchParams({ member, skill });
		const response = await fetch(`${address}?${query.toString()}`, {
			headers: { accept: 'application/json' },
			signal,
		});
		return response.ok ? ((await response.json()) as CellDetails) : undefined;
	} catch {
		return undefined;
	}
}
