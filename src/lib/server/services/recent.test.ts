import { describe, expect, it } from 'vitest';
import type { WorkspaceAccess } from '$lib/domain/access';
import { Recent, whileUnchanged } from './recent';

const reader: WorkspaceAccess = {
	kind: 'workspace',
	workspaceId: 'w1',
	workspaceName: 'Lab',
	userId: 'u1',
	userName: 'Olu Owner',
	userEmail: 'olu@example.com',
	role: 'owner',
	teamIds: 'all',
	requestId: 'r1',
	dataVersion: '7',
};

describe('recent results', () => {
	it('are made once for all who ask at the same time', async () => {
		const kept = new Recent(3);
		let made = 0;
		const make = () => Promise.resolve(++made);
		expect(await Promise.all([kept.get('a', make), kept.get('a', make)])).toEqual([1, 1]);
		expect(await kept.get('a', make)).toBe(1);
	});

	it('stay few: the one used longest ago goes first', async () => {
		const kept = new Recent(2);
		const made: string[] = [];
		const ask = (key: string) =>
			kept.get(key, () => {
				made.push(key);
				return Promise.resolve(key);
			});
		for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key);
		expect(made).toEqual(['a', 'b', 'c', 'b']);
		expect(kept.size).toBe(2);
	});

	it('are not kept when they fail', async () => {
		const kept = new Recent(2);
		await expect(kept.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
		expect(kept.size).toBe(0);
		expect(await kept.get('a', () => Promise.resolve('back'))).toBe('back');
	});
});

describe('what is used while the data is unchanged', () => {
	const noon = Date.UTC(2026, 4, 4, 12);
	let made = 0;
	const ask = (access: WorkspaceAccess, now = noon, key = ['x']) =>
		whileUnchanged(access, now, key, () => Promise.resolve(++made));

	it('is another for another version, day, workspace or key, and the same for another reader', async () => {
		const first = await ask(reader);
		expect(await ask({ ...reader, userId: 'u2', requestId: 'r2' })).toBe(first);
		const others = [
			await ask({ ...reader, dataVersion: '8' }),
			await ask({ ...reader, workspaceId: 'w2' }),
			await ask(reader, noon + 12 * 3_600_000),
			await ask(reader, noon, ['y']),
		];
		expect(new Set([first, ...others]).size).toBe(5);
		expect(await ask(reader)).toBe(first);
	});

	it('is made anew for a request that may change data', async () => {
		const changing = { ...reader, dataVersion: undefined };
		expect(await ask(changing)).not.toBe(await ask(changing));
	});
});
