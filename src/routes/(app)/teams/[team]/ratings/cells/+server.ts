import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { editBatch } from '$lib/schemas/rating';
import { requireTeam } from '$lib/server/auth/guard';
import { cellDetails, saveRatings } from '$lib/server/services/rating-edits';
import type { RequestHandler } from './$types';

/** A refusal in the shape of RFC 9457. */
function problem(status: number, title: string, detail: string, issues: readonly string[] = []) {
	return json(
		{ type: 'about:blank', status, title, detail, issues },
		{ status, headers: { 'content-type': 'application/problem+json' } },
	);
}

/** One cell in full: `?member=` (slug) and `&skill=` (id). */
export const GET: RequestHandler = async (event) => {
	const access = await requireTeam(event, 'team.rate');
	const member = event.url.searchParams.get('member') ?? '';
	const skill = event.url.searchParams.get('skill') ?? '';
	const details = await cellDetails(access, member, skill);
	if (details === undefined) error(404, 'There is no such person in this team.');
	return json(details);
};

/**
 * Saves a batch. Each edit names the version it is based on (the If-Match of a cell) and gets an
 * outcome of its own; the answer is 200 with all outcomes, or 409 with the same body when every
 * single edit met a cell that had changed.
 */
export const PUT: RequestHandler = async (event) => {
	const access = await requireTeam(event, 'team.rate');
	let body: unknown;
	try {
		body = await event.request.json();
	} catch {
		return problem(400, 'Not JSON', 'The request body could not be read as JSON.');
	}
	const batch = v.safeParse(editBatch, body);
	if (!batch.success) {
		const issues = batch.issues.map(
			(issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`,
		);
		return problem(
			400,
			'Not a batch of edits',
			issues[0] ?? 'The batch could not be read.',
			issues,
		);
	}
	const outcomes = await saveRatings(access, batch.output.edits, Date.now());
	const refused = outcomes.every((outcome) => outcome.kind === 'conflict');
	return json({ outcomes }, { status: refused ? 409 : 200 });
};
