import { deserialize } from '$app/forms';
import type { ActionResult } from '@sveltejs/kit';
import type { RowRefusal, SendOutcome } from '$lib/components/coverage/row-outcome';
import type { StoredRequirement } from '$lib/domain/team';

type Posted = ActionResult<
	{ readonly version?: number } | undefined,
	{ readonly row?: RowRefusal; readonly message?: string } | undefined
>;

/**
 * Posts to an action of the coverage page as its forms do. `address` is the page's own: the page on
 * screen may be another one by the time a last edit leaves.
 */
export async function postAction(
	address: string,
	action: string,
	fields: Readonly<Record<string, string>>,
): Promise<Posted> {
	const body = new FormData();
	for (const [key, value] of Object.entries(fields)) body.set(key, value);
	const response = await fetch(`${address}?/${action}`, {
		method: 'POST',
		body,
		headers: { 'x-sveltekit-action': 'true', accept: 'application/json' },
		// Lets the last edit arrive when the page is closed.
		keepalive: true,
	});
	return deserialize(await response.text());
}

/** Sends one requirement with the version it is based on. */
export async function sendRequirement(
	address: string,
	row: StoredRequirement,
): Promise<SendOutcome> {
	let result: Posted;
	try {
		const { skill, level, need, importance, version } = row;
		result = await postAction(address, 'save', {
			skill,
			level: String(level),
			need: String(need),
			importance: String(importance),
			version: String(version),
		});
	} catch {
		return { kind: 'offline' };
	}
	switch (result.type) {
		case 'success':
			return { kind: 'saved', version: result.data?.version ?? row.version + 1 };
		case 'failure': {
			const { conflict, issues = {} } = result.data?.row ?? {};
			if (conflict) return { kind: 'conflict', conflict };
			const messages = Object.values(issues).flatMap((list) => list ?? []);
			return rejected(messages[0] ?? 'The server refused the change. Reload the page.');
		}
		case 'redirect':
			return rejected('Signed out. Sign in in another tab, then change this again.');
		case 'error':
			if ((result.status ?? 500) >= 500) return { kind: 'offline' };
			return rejected('The server refused the change. Reload the page.');
	}
}

function rejected(message: string): SendOutcome {
	return { kind: 'rejected', messages: [message] };
}
