import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberAccess } from '$lib/domain/access';
import { database } from '$lib/server/db/client';
import { memberHistory } from '$lib/server/services/member-profile';
import { appendRatings, type RatingEntry } from '$lib/server/services/rating';
import { teamSnapshot } from '$lib/server/services/team-snapshot';
import { setUpOwner, teamOf } from './actors';
import { DATABASE_KINDS, freshDatabase, type TestDatabase } from './support';

const NOW = Date.UTC(2030, 4, 17, 9);
const DAY = 86_400_000;

describe.each(DATABASE_KINDS)('the history of a person on %s', (kind) => {
	let opened: TestDatabase;
	let access: MemberAccess;

	beforeAll(async () => {
		opened = await freshDatabase(kind);
		const owner = await setUpOwner('demo');
		const seen = await teamOf(owner);
		const [member] = (await teamSnapshot(seen, NOW)).people;
		if (member === undefined) throw new Error('The demo team is empty.');
		access = { ...seen, member };
	});
	afterAll(() => opened.dispose());

	/** Records one rating of the rater `r@example.org`, made some days ago. */
	async function rate(skill: string, daysAgo: number, more: Partial<RatingEntry>): Promise<void> {
		const entry: RatingEntry = {
			member: access.member.id,
			skill,
			source: 'peer',
			rater: 'r@example.org',
			ratedAt: NOW - daysAgo * DAY,
			...more,
		};
		await database().inWorkspace(access.workspaceId, (tx) =>
			appendRatings(tx, access, [entry], NOW),
		);
	}

	/** What the rater said of a skill, newest first, as the page tells it. */
	async function told(skill: string) {
		const events = [];
		for (let page = 1; ; page++) {
			const found = await memberHistory(access, page);
			events.push(...found.events);
			if (!found.more) break;
		}
		return events
			.filter((event) => event.skill === skill && event.rater === 'r@example.org')
			.map((event) => [event.kind, event.before, event.level]);
	}

	it('tells the level before by when it was made, however late it was recorded', async () => {
		await rate('sys', 0, { level: 4 });
		await rate('sys', 365, { level: 2 });
		expect(await told('sys')).toEqual([
			['rated', 2, 4],
			['rated', undefined, 2],
		]);
		await rate('sys', 100, { level: 3 });
		expect(await told('sys')).toEqual([
			['rated', 3, 4],
			['rated', 2, 3],
			['rated', undefined, 2],
		]);
	});

	it('takes the later recorded of two of one moment for the later', async () => {
		await rate('exp', 5, { level: 1 });
		await rate('exp', 5, { level: 3 });
		expect(await told('exp')).toEqual([
			['rated', 1, 3],
			['rated', undefined, 1],
		]);
	});

	it('looks past what could not be observed, but not past a withdrawal', async () => {
		await rate('code', 30, { level: 2 });
		await rate('code', 20, { kind: 'not_observed' });
		await rate('code', 10, { level: 3 });
		await rate('code', 8, {});
		await rate('code', 6, { level: 5 });
		expect(await told('code')).toEqual([
			['rated', undefined, 5],
			['cleared', 3, undefined],
			['rated', 2, 3],
			['not_observed', undefined, undefined],
			['rated', undefined, 2],
		]);
	});
});
