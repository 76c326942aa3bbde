import { createHash } from 'node:crypto';
import type { Preview } from '$lib/domain/intake/preview';
import { breaks } from '$lib/server/services/breaks';

/** Rows of a preview that the digest takes in at once. */
const DIGEST_ROWS = 200;

/** A short text that stands for what an import would write over what it found. */
export async function digestOf({ writes, rows }: Preview): Promise<string> {
	const hash = createHash('sha256').update(JSON.stringify([writes.people, writes.updates]));
	const pause = breaks();
	for (let i = 0; i < Math.max(writes.ratings.length, rows.length); i += DIGEST_ROWS) {
		const before = rows
			.slice(i, i + DIGEST_ROWS)
			.map((row) => row.cells.map((cell) => cell.before ?? null));
		hash.update(JSON.stringify([writes.ratings.slice(i, i + DIGEST_ROWS), before]));
		await pause();
	}
	return hash.digest('hex');
}
