import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TeamAccess, WorkspaceAccess } from '$lib/domain/access';
import { replay } from '$lib/domain/ledger';
import type { LedgerEvent } from '$lib/domain/ledger';
import type { Level } from '$lib/domain/level';
import { CONFIDENCES, SOURCES } from '$lib/domain/rating';
import type { RatingEdit } from '$lib/domain/rating-edit';
import { database } from '$lib/server/db/client';
import { appendRatings, rebuildCells } from '$lib/server/services/rating';
import { cellDetails, ownLevels, saveRatings } from '$lib/server/services/rating-edits';
import { teamSnapshot } from '$lib/server/services/team-snapshot';
import { addMember } from '$lib/server/services/members';
import { createTeam } from '$lib/server/services/teams';
import { join, setUpOwner, teamOf } from './actors';
import { DATABASE_KINDS, freshDatabase, type TestDatabase } from './support';

const NOW = Date.UTC(2030, 4, 17, 9);

describe.each(DATABASE_KINDS)('ratings on %s', (kind) => {
	let opened: TestDatabase;
	let owner: WorkspaceAccess;
	let access: TeamAccess;

	beforeAll(async () => {
		opened = await freshDatabase(kind);
		owner = await setUpOwner('demo');
		access = await teamOf(owner);
	});
	afterAll(() => opened.dispose());

	async function person(index: number) {
		const found = (await teamSnapshot(access, NOW)).people[index];
		if (found === undefined) throw new Error('The demo team is smaller than that.');
		return found;
	}

	async function version(member: string, skill: string): Promise<number> {
		const { people } = await teamSnapshot(access, NOW);
		return people.find((one) => one.id === member)?.cells[skill]?.version ?? 0;
	}

	const edit = (
		member: string,
		skill: string,
		level: RatingEdit['level'],
		basedOn: number,
		more: Partial<RatingEdit> = {},
	): RatingEdit => ({ member, skill, level, basedOn, key: randomUUID(), ...more });

	const events = (member: string, skill: string) =>
		database().inWorkspace(
			access.workspaceId,
			(tx) =>
				tx<LedgerEvent[]>`
					select rater, source, kind, level::int as level, confidence, id::int as "order",
						(extract(epoch from rated_at) * 1000)::float8 as "ratedAt"
					from rating_events
					where workspace_id = ${access.workspaceId} and member_id = ${member} and skill = ${skill}
					order by id`,
		);

	it('saves a level with a new version, and the snapshot shows it', async () => {
		const { id } = await person(0);
		const before = await version(id, 'sys');
		const [outcome] = await saveRatings(access, [edit(id, 'sys', 5, before)], NOW);
		expect(outcome).toMatchObject({ kind: 'saved', cell: { level: 5, version: before + 1 } });
		expect((await person(0)).ratings['sys']).toBe(5);
	});

	it('lets one of twenty concurrent edits win and shows the others what stands and who set it', async () => {
		const { id } = await person(1);
		const basedOn = await version(id, 'exp');
		const outcomes = await Promise.all(
			Array.from({ length: 20 }, (_, i) =>
				saveRatings(access, [edit(id, 'exp', (i % 6) as Level, basedOn)], NOW + i),
			),
		);
		const all = outcomes.flat();
		const won = all.filter((outcome) => outcome.kind === 'saved');
		expect(won).toHaveLength(1);
		for (const lost of all.filter((outcome) => outcome.kind === 'conflict')) {
			expect(lost.by).toBe(owner.userName);
			expect(lost.cell).toEqual(won[0]?.cell);
		}
		expect(await version(id, 'exp')).toBe(basedOn + 1);
	});

	it('lets one of twenty concurrent first ratings of an empty cell win', async () => {
		const made = await createTeam(owner, 'Fresh');
		if (made.kind !== 'saved') throw new Error(made.kind);
		const [team] = await database().inWorkspace(
			owner.workspaceId,
			(tx) => tx<TeamAccess['team'][]>`
				select id, slug, name, demo from teams
				where workspace_id = ${owner.workspaceId} and name = 'Fresh'`,
		);
		if (team === undefined) throw new Error('The team was not made.');
		const fresh: TeamAccess = { ...access, team };
		await addMember(fresh, {
			name: 'Nora Vik',
			email: undefined,
			title: '',
			role: 'none',
			startedOn: undefined,
			share: 1,
		});
		const [nora] = (await teamSnapshot(fresh, NOW)).people;
		if (nora === undefined) throw new Error('Nobody was added.');
		const outcomes = await Promise.all(
			Array.from({ length: 20 }, () => saveRatings(fresh, [edit(nora.id, 'sys', 3, 0)], NOW)),
		);
		expect(outcomes.flat().filter((outcome) => outcome.kind === 'saved')).toHaveLength(1);
	});

	it('saves what it can of a batch and answers for each cell in order', async () => {
		const ada = await person(0);
		const good = edit(ada.id, 'code', 2, await version(ada.id, 'code'));
		const old = edit(ada.id, 'stats', 2, (await version(ada.id, 'stats')) + 7);
		const unknown = edit(randomUUID(), 'stats', 2, 0);
		const skill = edit(ada.id, 'juggling', 2, 0);
		const outcomes = await saveRatings(access, [old, good, unknown, skill], NOW);
		expect(outcomes.map((outcome) => outcome.kind)).toEqual([
			'conflict',
			'saved',
			'rejected',
			'rejected',
		]);
		expect(outcomes.map((outcome) => outcome.key)).toEqual([
			old.key,
			good.key,
			unknown.key,
			skill.key,
		]);
	});

	it('writes a retried edit once, even when somebody has changed the cell since', async () => {
		const { id } = await person(2);
		const first = edit(id, 'code', 1, await version(id, 'code'));
		await saveRatings(access, [first], NOW);
		const written = (await events(id, 'code')).length;
		const [again] = await saveRatings(access, [first], NOW + 1000);
		expect(again).toMatchObject({ kind: 'saved', cell: { level: 1 } });
		await saveRatings(access, [edit(id, 'code', 4, await version(id, 'code'))], NOW + 2000);
		const [late] = await saveRatings(access, [first], NOW + 3000);
		expect(late).toMatchObject({ kind: 'saved', cell: { level: 4 } });
		expect(await events(id, 'code')).toHaveLength(written + 1);
	});

	it('writes nothing else under a key that was used, and says that the cell has changed', async () => {
		const { id } = await person(2);
		const basedOn = await version(id, 'exp');
		const first = edit(id, 'exp', 1, basedOn, { note: 'Set up the test' });
		await saveRatings(access, [first], NOW);
		const written = (await events(id, 'exp')).length;
		// A form that the browser restored: its old key and version, another level or another note.
		for (const more of [{ level: 4 }, { level: 'clear' }, { note: 'Ran it' }] as const) {
			const [outcome] = await saveRatings(access, [{ ...first, ...more }], NOW + 1000);
			expect(outcome).toMatchObject({ kind: 'conflict', cell: { level: 1, version: basedOn + 1 } });
		}
		expect(await events(id, 'exp')).toHaveLength(written);
		// On top of what stands it is written once, although its key is taken.
		const again = { ...first, level: 4, basedOn: basedOn + 1 } as const;
		const [saved] = await saveRatings(access, [again], NOW + 2000);
		expect(saved).toMatchObject({ kind: 'saved', cell: { level: 4, version: basedOn + 2 } });
		const [twice] = await saveRatings(access, [again], NOW + 3000);
		expect(twice).toMatchObject({ kind: 'conflict' });
		expect(await events(id, 'exp')).toHaveLength(written + 1);
	});

	it('does not take the key of another cell for its own', async () => {
		const [ada, bao] = [await person(0), await person(1)];
		const first = edit(ada.id, 'writing', 3, await version(ada.id, 'writing'));
		await saveRatings(access, [first], NOW);
		const other = { ...first, member: bao.id, basedOn: await version(bao.id, 'writing') };
		const [outcome] = await saveRatings(access, [other], NOW + 1);
		expect(outcome).toMatchObject({ kind: 'saved', cell: { version: other.basedOn + 1 } });
		expect((await events(bao.id, 'writing')).at(-1)).toMatchObject({ level: 3 });
	});

	it('clears to not rated, never to 0, and counts the version on', async () => {
		const { id } = await person(3);
		const basedOn = await version(id, 'sys');
		const [outcome] = await saveRatings(access, [edit(id, 'sys', 'clear', basedOn)], NOW);
		expect(outcome).toMatchObject({ kind: 'saved', cell: { raters: 0, version: basedOn + 1 } });
		const after = await person(3);
		expect(after.ratings['sys']).toBeUndefined();
		const [zero] = await saveRatings(access, [edit(id, 'sys', 0, basedOn + 1)], NOW + 1);
		expect(zero).toMatchObject({ kind: 'saved', cell: { level: 0, raters: 1 } });
		expect((await person(3)).ratings['sys']).toBe(0);
	});

	it('keeps note and link when only the level changes, and shows them in the details', async () => {
		const { id, slug } = await person(4);
		const basedOn = await version(id, 'exp');
		const texts = { note: 'Ran the ablation', evidence: 'https://example.org/run/1' };
		await saveRatings(access, [edit(id, 'exp', 2, basedOn, { ...texts, confidence: 'seen' })], NOW);
		await saveRatings(access, [edit(id, 'exp', 3, basedOn + 1)], NOW + 1);
		const details = await cellDetails(access, slug, 'exp');
		expect(details).toMatchObject({
			...texts,
			cell: { level: 3, confidence: 'seen', hasNote: true, hasEvidence: true },
		});
		expect(details?.events[0]).toMatchObject({ kind: 'rated', level: 3 });
	});

	it('brings note, link and activities back with a level that was withdrawn, by a new event', async () => {
		const { id, slug } = await person(4);
		const start = await version(id, 'theory');
		const texts = {
			note: 'Ran the ablation',
			evidence: 'https://example.org/run/1',
			tags: ['ablations'],
		};
		await saveRatings(access, [edit(id, 'theory', 2, start, texts)], NOW);
		await saveRatings(access, [edit(id, 'theory', 'clear', start + 1)], NOW + 1);
		expect(await cellDetails(access, slug, 'theory')).toMatchObject({ note: '', tags: [] });
		await saveRatings(access, [edit(id, 'theory', 2, start + 2, { restores: true })], NOW + 2);
		const details = await cellDetails(access, slug, 'theory');
		expect(details).toMatchObject(texts);
		expect(details?.events.slice(0, 3).map((event) => event.kind)).toEqual([
			'rated',
			'cleared',
			'rated',
		]);
	});

	it('counts an activity as evidence, and keeps it when the level changes', async () => {
		const { id, slug } = await person(4);
		const start = await version(id, 'stats');
		await saveRatings(access, [edit(id, 'stats', 3, start, { tags: ['ab-test'] })], NOW);
		await saveRatings(access, [edit(id, 'stats', 4, start + 1)], NOW + 1);
		const details = await cellDetails(access, slug, 'stats');
		expect(details).toMatchObject({ tags: ['ab-test'], cell: { level: 4, hasEvidence: true } });
	});

	it('writes beside other raters, withdraws only its own, and says so otherwise', async () => {
		const { id } = await person(5);
		await database().inWorkspace(access.workspaceId, (tx) =>
			appendRatings(
				tx,
				access,
				[
					{ member: id, skill: 'res', source: 'manager', rater: 'managers', ratedAt: NOW },
					{
						member: id,
						skill: 'res',
						level: 2,
						source: 'peer',
						rater: 'peer@example.org',
						ratedAt: NOW,
					},
				],
				NOW,
			),
		);
		const start = await version(id, 'res');
		const [refused] = await saveRatings(access, [edit(id, 'res', 'clear', start)], NOW);
		expect(refused).toMatchObject({ kind: 'rejected', reason: 'other-raters' });
		const [mean] = await saveRatings(access, [edit(id, 'res', 3, start)], NOW);
		expect(mean).toMatchObject({
			kind: 'saved',
			cell: { level: 2.5, method: 'mean', raters: 2, own: { level: 3 } },
		});
		expect((await ownLevels(access)).get(`${id} res`)).toMatchObject({ level: 3 });
		const [back] = await saveRatings(access, [edit(id, 'res', 'clear', start + 1)], NOW);
		expect(back).toMatchObject({ kind: 'saved', cell: { level: 2, raters: 1 } });
	});

	it('writes under the own e-mail where the editor is a rater of the cell already', async () => {
		const { id } = await person(5);
		const manager = await teamOf(await join(owner, 'manager', [access.team.id]));
		await database().inWorkspace(access.workspaceId, (tx) =>
			appendRatings(
				tx,
				access,
				[
					{
						member: id,
						skill: 'base',
						level: 1,
						source: 'manager',
						rater: manager.userEmail,
						ratedAt: NOW,
					},
				],
				NOW,
			),
		);
		await saveRatings(manager, [edit(id, 'base', 4, await version(id, 'base'))], NOW + 1);
		const last = (await events(id, 'base')).at(-1);
		expect(last).toMatchObject({ rater: manager.userEmail, level: 4 });
	});

	it('keeps a self-rating beside the value and never in it', async () => {
		const { id } = await person(1);
		const before = (await person(1)).ratings['theory'];
		await database().inWorkspace(access.workspaceId, (tx) =>
			appendRatings(
				tx,
				access,
				[
					{
						member: id,
						skill: 'theory',
						level: 5,
						source: 'self',
						rater: 'bao@example.org',
						ratedAt: NOW,
					},
				],
				NOW,
			),
		);
		const after = await person(1);
		expect(after.ratings['theory']).toBe(before);
		expect(after.cells['theory']?.selfLevel).toBe(5);
	});

	it('writes an audit row with both states in the same transaction', async () => {
		const { id } = await person(0);
		const basedOn = await version(id, 'product');
		await saveRatings(access, [edit(id, 'product', 3, basedOn)], NOW);
		const [row] = await database().inWorkspace(
			access.workspaceId,
			(tx) => tx`
				select before, after from audit_events
				where workspace_id = ${access.workspaceId} and action = 'rating.save' order by id desc limit 1`,
		);
		expect(row?.['after']).toMatchObject({
			cells: [{ member: id, skill: 'product', level: 3, version: basedOn + 1 }],
		});
	});

	it('derives what a replay of the ledger gives, whatever came in whatever order', async () => {
		const { id } = await person(2);
		const DAY = 86_400_000;
		const entry = fc.record({
			rater: fc.constantFrom('managers', 'a@example.org', 'b@example.org', 'c@example.org'),
			source: fc.constantFrom(...SOURCES),
			level: fc.option(fc.constantFrom<Level>(0, 1, 2, 3, 4, 5), { nil: undefined }),
			confidence: fc.constantFrom(...CONFIDENCES),
			ratedAt: fc.integer({ min: 0, max: 40 }).map((days) => NOW - days * DAY),
			notObserved: fc.boolean(),
		});
		let round = 0;
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(entry, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
				async (batches) => {
					round += 1;
					const cell = { member: id, skill: `probe_${kind}_${round}` };
					for (const [i, batch] of batches.entries()) {
						await database().inWorkspace(access.workspaceId, (tx) =>
							appendRatings(
								tx,
								access,
								batch.map(({ notObserved, ...said }) => ({
									...said,
									...cell,
									...(said.level === undefined && notObserved
										? { kind: 'not_observed' as const }
										: {}),
								})),
								NOW + i,
							),
						);
					}
					const expected = replay(await events(id, cell.skill));
					const read = () =>
						database().inWorkspace(
							access.workspaceId,
							(tx) => tx`
								select level::float8 as level, raters::int as raters, self_level::int as self
								from current_ratings where workspace_id = ${access.workspaceId}
									and member_id = ${id} and skill = ${cell.skill}`,
						);
					const [row] = await read();
					expect(row?.['level'] ?? undefined).toEqual(
						expected.value === undefined ? undefined : expect.closeTo(expected.value.level, 3),
					);
					expect(row?.['raters'] ?? 0).toBe(expected.value?.raters ?? 0);
					expect(row?.['self'] ?? undefined).toBe(expected.selfLevel);
					const rebuilt = await database().inWorkspace(access.workspaceId, (tx) =>
						rebuildCells(tx, access, [cell], NOW),
					);
					expect(rebuilt).toEqual([]);
				},
			),
			{ numRuns: 60 },
		);
	});

	it('saves a whole team in one batch', async () => {
		const { people, framework } = await teamSnapshot(access, NOW);
		const edits = people.flatMap((one) =>
			framework.skills.map((skill) => edit(one.id, skill.id, 2, one.cells[skill.id]?.version ?? 0)),
		);
		const outcomes = await saveRatings(access, edits, NOW);
		expect(outcomes.filter((outcome) => outcome.kind !== 'saved')).toEqual([]);
		expect(outcomes).toHaveLength(edits.length);
	});
});
