import { afterEach, expect, test, vi } from 'vitest';
import type { RatingEdit } from '$lib/domain/rating-edit';
import { failure, sendEdits } from './send';

afterEach(() => void vi.unstubAllGlobals());

const edit = (note: string): RatingEdit => ({
	member: 'ada',
	skill: 'sys',
	level: 3,
	note,
	basedOn: 1,
	key: 'k',
});

test.each([500, 502, 503, 408, 425, 429])('%i is asked again', (status) => {
	expect(failure(status)).toEqual({ kind: 'unreachable' });
});

test('signed out is asked again too, and says what to do', () => {
	expect(failure(401)).toEqual({
		kind: 'unreachable',
		message: 'Signed out. Sign in in another tab.',
	});
});

test.each([
	[403, 'You may not rate in this team any more.'],
	[404, 'This team is not here any more.'],
	[400, 'The server did not take it.'],
	[422, 'The server did not take it.'],
])('%i will not change by asking again: %s', (status, message) => {
	expect(failure(status)).toEqual({ kind: 'refused', message });
});

test('what is too large to outlive the page is sent without asking for it', async () => {
	const asked: (boolean | undefined)[] = [];
	vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
		asked.push(init.keepalive);
		return Promise.resolve(Response.json({ outcomes: [] }));
	});
	await sendEdits('/cells', [edit('short')]);
	// Few edits, but beyond what browsers send with a page that closes: they would refuse it.
	await sendEdits(
		'/cells',
		Array.from({ length: 20 }, () => edit('é'.repeat(2000))),
	);
	expect(asked).toEqual([true, false]);
});

test('an answer that is no list of outcomes is no answer', async () => {
	for (const body of ['<html>', '{}']) {
		vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status: 200 })));
		expect(await sendEdits('/cells', [edit('')])).toEqual({ kind: 'unreachable' });
	}
});
