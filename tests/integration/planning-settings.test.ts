import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkspaceAccess } from '$lib/domain/access';
import { auditPage } from '$lib/server/services/audit';
import {
	duplicateArchetype,
	openSettings,
	removeArchetype,
	resetSettings,
	saveArchetype,
	saveNumbers,
} from '$lib/server/services/planning-settings';
import { otherWorkspaceOwner, setUpOwner } from './actors';
import { DATABASE_KINDS, freshDatabase, type TestDatabase } from './support';

const NOW = Date.UTC(2026, 10, 23, 9);
const NUMBERS = {
	currency: 'USD',
	growthPerMonth: 5,
	growthMonths: [1, 1, 2, 4, 8],
	rampMonths: 2,
	mix: null,
	moveCost: 10,
	moveMonths: 2,
	horizonMonths: 18,
};
const KIND = { label: 'ML engineer', ratings: { code: 4, sys: 3 }, cost: 140, leadMonths: 2 };

describe.each(DATABASE_KINDS)('planning settings on %s', (kind) => {
	let opened: TestDatabase;
	let owner: WorkspaceAccess;
	beforeAll(async () => {
		opened = await freshDatabase(kind);
		owner = await setUpOwner('demo');
	});
	afterAll(() => opened.dispose());

	const open = (access = owner) => openSettings(access, NOW);
	const labels = async () => (await open()).settings.archetypes.map(({ label }) => label);

	it('are the defaults until somebody saves, and change part by part', async () => {
		expect(await open()).toMatchObject({
			version: 0,
			saved: undefined,
			edited: { numbers: false, archetypes: false },
			settings: { currency: 'EUR', rampMonths: 3 },
		});
		expect(await saveNumbers(owner, NUMBERS, 0)).toMatchObject({ kind: 'saved', version: 1 });
		const after = await open();
		expect(after.settings).toMatchObject({ currency: 'USD', growthMonths: [1, 1, 2, 4, 8] });
		expect(after.settings.mix).toBeUndefined();
		expect(after.settings.archetypes).toHaveLength(5);
		expect(after.edited).toEqual({ numbers: true, archetypes: false });
		expect(after.saved?.by).toBe('Mara Weiss');
	});

	it('add, edit, copy and remove kinds of hire, one version each', async () => {
		let { version } = await open();
		const step = async (outcome: ReturnType<typeof saveArchetype>) => {
			const done = await outcome;
			expect(done).toMatchObject({ kind: 'saved', version: version + 1 });
			version += 1;
			return done.kind === 'saved' ? (done.id ?? '') : '';
		};
		const id = await step(saveArchetype(owner, KIND, { id: undefined, version }));
		await step(saveArchetype(owner, { ...KIND, cost: 150 }, { id, version }));
		const copy = await step(duplicateArchetype(owner, id, version));
		await step(removeArchetype(owner, id, version));
		expect((await labels()).slice(-2)).toEqual(['junior', 'ML engineer, copy']);
		expect((await open()).settings.archetypes.at(-1)).toMatchObject({
			id: copy,
			cost: 150,
			ratings: { code: 4, sys: 3 },
			name: 'an ML engineer, copy',
		});
	});

	it('refuse a name that is taken and a kind that is gone, and write nothing', async () => {
		const { version } = await open();
		expect(
			await saveArchetype(owner, { ...KIND, label: 'JUNIOR' }, { id: undefined, version }),
		).toEqual({ kind: 'name-taken', by: 'junior' });
		expect(await removeArchetype(owner, 'nobody', version)).toEqual({ kind: 'missing' });
		expect((await open()).version).toBe(version);
	});

	it('overwrite nothing that somebody else saved in between', async () => {
		const { version } = await open();
		expect((await saveNumbers(owner, { ...NUMBERS, rampMonths: 4 }, version)).kind).toBe('saved');
		expect(await saveNumbers(owner, { ...NUMBERS, rampMonths: 1 }, version)).toMatchObject({
			kind: 'conflict',
			by: 'Mara Weiss',
		});
		expect(await removeArchetype(owner, 'junior', 0)).toMatchObject({ kind: 'conflict' });
		expect((await open()).settings.rampMonths).toBe(4);
	});

	it('let one of many who save at the same time win', async () => {
		const { version } = await open();
		const outcomes = await Promise.all(
			[5, 6, 7, 8].map((rampMonths) => saveNumbers(owner, { ...NUMBERS, rampMonths }, version)),
		);
		expect(outcomes.filter((one) => one.kind === 'saved')).toHaveLength(1);
		expect(outcomes.filter((one) => one.kind === 'conflict')).toHaveLength(3);
	});

	it('go back to the defaults part by part', async () => {
		const { version } = await open();
		await resetSettings(owner, 'numbers', version);
		expect((await open()).settings.currency).toBe('EUR');
		expect(await labels()).toContain('ML engineer, copy');
		await resetSettings(owner, 'archetypes', version + 1);
		expect(await labels()).toHaveLength(5);
		expect((await open()).edited).toEqual({ numbers: false, archetypes: false });
	});

	it('tell the audit each step in a sentence', async () => {
		const { lines } = await auditPage(owner);
		const said = lines.map((line) => line.sentence).filter((text) => /kind|planning/.test(text));
		expect(said).toContain('added the kind of hire ML engineer, 140k a year');
		expect(said).toContain('changed the kind of hire ML engineer');
		expect(said).toContain('removed the kind of hire ML engineer');
		expect(said).toContain('put the kinds of hire back to the defaults');
		expect(said.at(-1)).toBe(
			'changed the planning settings: currency, price of growth, months of growth, ramp, mix, price of a move, months of a move, horizon',
		);
	});

	it('stay in their workspace', async () => {
		const other = await otherWorkspaceOwner(owner);
		await saveNumbers(other, NUMBERS, 0);
		expect((await open()).settings.currency).toBe('EUR');
		expect((await open(other)).settings.currency).toBe('USD');
	});
});
