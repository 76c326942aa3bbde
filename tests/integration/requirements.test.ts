import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TeamAccess, WorkspaceAccess } from '$lib/domain/access';
import { axisRequirements, presetById } from '$lib/domain/presets';
import { database } from '$lib/server/db/client';
import {
	removeRequirement,
	replaceRequirements,
	saveRequirement,
} from '$lib/server/services/requirements';
import { teamSnapshot } from '$lib/server/services/team-snapshot';
import { otherWorkspaceOwner, setUpOwner, teamOf } from './actors';
import { DATABASE_KINDS, freshDatabase, type TestDatabase } from './support';

const PRODUCT = axisRequirements(presetById('product')?.requirements ?? []);

describe.each(DATABASE_KINDS)('what a team needs, on the %s database', (kind) => {
	let opened: TestDatabase;
	let owner: WorkspaceAccess;
	let access: TeamAccess;

	beforeAll(async () => {
		opened = await freshDatabase(kind);
		owner = await setUpOwner('demo');
		access = await teamOf(owner);
	});
	afterAll(() => opened.dispose());
	beforeEach(async () => {
		await replaceRequirements(access, PRODUCT, { preset: 'product', basedOn: await versions() });
	});

	const stored = async () => (await teamSnapshot(access, Date.now())).requirements;
	const versions = async () =>
		Object.fromEntries((await stored()).map((row) => [row.skill, row.version]));
	const find = async (skill: string) => (await stored()).find((row) => row.skill === skill);

	it('of many edits based on the same version one wins and the others see what stands', async () => {
		const version = (await find('stats'))?.version ?? 0;
		const outcomes = await Promise.all(
			[1, 2, 3, 4, 5].map((level) =>
				saveRequirement(access, { skill: 'stats', level, need: 2, importance: 3 }, version),
			),
		);
		expect(outcomes.filter((one) => one.kind === 'saved')).toHaveLength(1);
		const now = await find('stats');
		for (const outcome of outcomes) {
			if (outcome.kind === 'conflict') expect(outcome.theirs).toEqual(now);
		}
	});

	it('of two people who add the same requirement one wins', async () => {
		const row = { skill: 'core', level: 3, need: 2, importance: 2 };
		const outcomes = await Promise.all([
			saveRequirement(access, row, 0),
			saveRequirement(access, { ...row, need: 4 }, 0),
		]);
		expect(outcomes.map((one) => one.kind).sort()).toEqual(['conflict', 'saved']);
		const refused = outcomes.find((one) => one.kind === 'conflict');
		expect(refused).toMatchObject({ theirs: await find('core') });
	});

	it('a conflict says who changed the row last, alone or with a preset, and when', async () => {
		const version = (await find('stats'))?.version ?? 0;
		const mine = { skill: 'stats', level: 5, need: 5, importance: 1 };
		const before = Date.now() - 1_000;
		const colleague = { ...access, userName: 'Cleo Colleague' };
		await saveRequirement(colleague, { ...mine, level: 3 }, version);
		const alone = await saveRequirement(access, mine, version);
		expect(alone).toMatchObject({ kind: 'conflict', by: 'Cleo Colleague', theirs: { level: 3 } });
		if (alone.kind === 'conflict') expect(alone.at).toBeGreaterThan(before);

		const exp = { skill: 'exp', level: 1, need: 1, importance: 1 };
		const other = await saveRequirement(access, exp, (await find('exp'))?.version ?? 0);
		expect(other.kind).toBe('saved');
		expect(await saveRequirement(access, mine, version)).toMatchObject({ by: 'Cleo Colleague' });

		await replaceRequirements(access, PRODUCT, { basedOn: await versions() });
		expect(await saveRequirement(colleague, mine, version)).toMatchObject({
			kind: 'conflict',
			by: access.userName,
		});
	});

	it('what was removed and added again is not taken for what was seen', async () => {
		const seen = (await find('stats'))?.version ?? 0;
		await removeRequirement(access, 'stats', seen);
		const again = { skill: 'stats', level: 1, need: 1, importance: 1 };
		const added = await saveRequirement(access, again, 0);
		const now = await find('stats');
		expect(added).toEqual({ kind: 'saved', version: now?.version });
		expect(now?.version).toBeGreaterThan(seen);
		const late = await saveRequirement(access, { ...again, level: 5 }, seen);
		expect(late).toMatchObject({ kind: 'conflict', theirs: now });
		expect((await removeRequirement(access, 'stats', seen)).kind).toBe('conflict');
	});

	it('a conflict over what was removed says who removed it', async () => {
		const version = (await find('stats'))?.version ?? 0;
		await removeRequirement({ ...access, userName: 'Cleo Colleague' }, 'stats', version);
		const outcome = await saveRequirement(
			access,
			{ skill: 'stats', level: 5, need: 1, importance: 1 },
			version,
		);
		expect(outcome).toMatchObject({ kind: 'conflict', by: 'Cleo Colleague' });
		expect(outcome).toHaveProperty('theirs', undefined);
	});

	it('two people who want the same are both right, and it is written once', async () => {
		const row = await find('stats');
		const wanted = { skill: 'stats', level: 3, need: 1, importance: 2 };
		const outcomes = [
			await saveRequirement(access, wanted, row?.version ?? 0),
			await saveRequirement(access, wanted, row?.version ?? 0),
		];
		const version = (row?.version ?? 0) + 1;
		expect(outcomes).toEqual([
			{ kind: 'saved', version },
			{ kind: 'saved', version },
		]);
		expect(await find('stats')).toMatchObject({ ...wanted, version });
	});

	it('a removal based on an old version removes nothing', async () => {
		const version = (await find('sys'))?.version ?? 0;
		await saveRequirement(access, { skill: 'sys', level: 3, need: 1, importance: 1 }, version);
		expect((await removeRequirement(access, 'sys', version)).kind).toBe('conflict');
		expect(await find('sys')).toMatchObject({ level: 3 });
		expect((await removeRequirement(access, 'sys', version + 1)).kind).toBe('saved');
		expect(await find('sys')).toBeUndefined();
	});

	it('a preset is refused when a row moved since it was previewed', async () => {
		const seen = await versions();
		await saveRequirement(
			access,
			{ skill: 'exp', level: 2, need: 1, importance: 1 },
			seen['exp'] ?? 0,
		);
		const outcome = await replaceRequirements(access, [], { basedOn: seen });
		expect(outcome.kind).toBe('conflict');
		expect(await stored()).toHaveLength(9);
	});

	it('a preset hands back what stood before, so that it can be taken back', async () => {
		const frontier = presetById('frontier')?.requirements ?? [];
		const applied = await replaceRequirements(access, frontier, {
			preset: 'frontier',
			basedOn: await versions(),
		});
		expect(await stored()).toHaveLength(10);
		if (applied.kind !== 'replaced') throw new Error(applied.kind);
		await replaceRequirements(access, applied.before, { basedOn: await versions() });
		const bare = (await stored()).map(({ version: _, ...row }) => row);
		expect(bare).toEqual(PRODUCT);
	});

	it('writes the audit in the same transaction', async () => {
		const count = () =>
			database().inWorkspace(access.workspaceId, async (tx) => {
				const [row] = await tx<{ n: number }[]>`
					select count(*)::int as n from audit_events where action like 'requirement%'`;
				return row?.n ?? 0;
			});
		const before = await count();
		const version = (await find('res'))?.version ?? 0;
		await saveRequirement(access, { skill: 'res', level: 4, need: 1, importance: 1 }, version);
		await saveRequirement(access, { skill: 'res', level: 5, need: 1, importance: 1 }, version);
		expect(await count()).toBe(before + 1);
	});

	it('nothing of it is reachable from another workspace', async () => {
		const stranger = await otherWorkspaceOwner(owner);
		const forged: TeamAccess = { ...access, workspaceId: stranger.workspaceId };
		expect((await teamSnapshot(forged, Date.now())).requirements).toEqual([]);
		expect((await teamSnapshot(forged, Date.now())).people).toEqual([]);
		await expect(
			saveRequirement(forged, { skill: 'sys', level: 1, need: 1, importance: 1 }, 0),
		).rejects.toThrow();
	});
});
