import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type * as embedded from '$lib/server/db/embedded';
import { isUnavailable } from '$lib/server/db/faults';
import { setUpOwner } from './actors';
import { freshDatabase, type TestDatabase } from './support';

/** Every embedded database that was started, so that a test can end one as kill -9 would. */
const started = vi.hoisted((): embedded.Embedded[] => []);
vi.mock('$lib/server/db/embedded', async (original) => {
	const { startEmbedded } = await original<typeof embedded>();
	return {
		async startEmbedded(dataDir: string) {
			const opened = await startEmbedded(dataDir);
			started.push(opened);
			return opened;
		},
	};
});

describe('when the thread of the embedded database dies', () => {
	let opened: TestDatabase;
	beforeAll(async () => {
		opened = await freshDatabase('embedded');
	});
	afterAll(() => opened.dispose());

	it('is started again by itself with all that was acknowledged', async () => {
		const { workspaceId } = await setUpOwner();
		const names = () =>
			opened.database.inWorkspace(
				workspaceId,
				(tx) => tx<{ name: string }[]>`select name from workspaces`,
			);
		const [before] = await names();
		started[0]?.terminate();
		const answer = () =>
			names().catch((error: unknown) => {
				if (!isUnavailable(error)) throw error;
				return [];
			});
		await expect.poll(answer, { timeout: 60_000, interval: 200 }).toEqual([before]);
		expect(started).toHaveLength(2);
	});
});
