import { hash, parseOptions } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { hashPassword, needsRehash, queueOf, TooBusyError, verifyPassword } from './password';

describe('passwords', () => {
	it('are stored as argon2id with 64 MiB, three passes and one lane', async () => {
		const stored = await hashPassword('correct horse battery');
		expect(stored).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
		expect(parseOptions(stored)).toMatchObject({ memoryCost: 65536, timeCost: 3, parallelism: 1 });
		expect(await verifyPassword(stored, 'correct horse battery')).toBe(true);
		expect(await verifyPassword(stored, 'correct horse batterz')).toBe(false);
		expect(needsRehash(stored)).toBe(false);
	});

	it('are the same however the keyboard composes a letter', async () => {
		const stored = await hashPassword('Zürich am See');
		expect(await verifyPassword(stored, 'Zu\u0308rich am See')).toBe(true);
	});

	it('of an unknown account are verified against a dummy and never match', async () => {
		expect(await verifyPassword(undefined, '')).toBe(false);
	});

	it('are hashed anew when the parameters move', async () => {
		const old = await hash('x', { algorithm: 2, memoryCost: 19456, timeCost: 2, parallelism: 1 });
		expect(needsRehash(old)).toBe(true);
	});
});

describe('the queue', () => {
	it('runs no more jobs at once than it is wide, and all of them', async () => {
		const run = queueOf(2, 100);
		let running = 0;
		let most = 0;
		const results = await Promise.all(
			Array.from({ length: 20 }, (_, i) =>
				run(async () => {
					most = Math.max(most, ++running);
					await new Promise((resolve) => setImmediate(resolve));
					running -= 1;
					if (i === 3) return await Promise.reject(new Error('fails'));
					return i;
				}).catch(() => -1),
			),
		);
		expect(most).toBe(2);
		expect(results).toEqual(Array.from({ length: 20 }, (_, i) => (i === 3 ? -1 : i)));
	});

	it('refuses rather than let the line grow without end', async () => {
		const run = queueOf(1, 1);
		let open: () => void = () => undefined;
		const gate = new Promise<void>((resolve) => (open = resolve));
		const first = run(() => gate);
		const second = run(() => gate);
		await expect(run(() => gate)).rejects.toBeInstanceOf(TooBusyError);
		open();
		await Promise.all([first, second]);
	});
});
