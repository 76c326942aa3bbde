/**
 * What was computed from a workspace's data, kept in this process while the data is the same. The
 * version is read with the reader's rights on each request, before anything is taken from here, so
 * several processes on one database may each keep their own.
 */
import type { WorkspaceAccess } from '$lib/domain/access';

/** How many results are kept; the one used longest ago goes first. A team of 30 takes about 100 kB. */
const KEPT = 100;
const DAY_MS = 86_400_000;

/** Results by key, at most `limit` of them. */
export class Recent {
	readonly #entries = new Map<string, Promise<unknown>>();

	constructor(private readonly limit: number) {}

	get size(): number {
		return this.#entries.size;
	}

	/**
	 * The result kept under the key, or the one of `make`, which runs once for all who ask meanwhile.
	 * A failure is passed on and not kept. The result is shared: nobody may change it.
	 */
	async get<T>(key: string, make: () => Promise<T>): Promise<T> {
		const kept = this.#entries.get(key) as Promise<T> | undefined;
		this.#entries.delete(key);
		const entry = kept ?? make();
		this.#entries.set(key, entry);
		for (const oldest of this.#entries.keys()) {
			if (this.#entries.size <= this.limit) break;
			this.#entries.delete(oldest);
		}
		try {
			return await entry;
		} catch (error) {
			if (this.#entries.get(key) === entry) this.#entries.delete(key);
			throw error;
		}
	}
}

const recent = new Recent(KEPT);

/**
 * The result of `make` for this version of the workspace's data on this day (UTC; `now` is ms), for
 * results that depend on nothing but those and the key. Ratings age by the day. Without a version
 * it is made anew.
 */
export function whileUnchanged<T>(
	access: WorkspaceAccess,
	now: number,
	key: readonly (string | boolean | undefined)[],
	make: () => Promise<T>,
): Promise<T> {
	const { workspaceId, dataVersion } = access;
	if (dataVersion === undefined) return make();
	const day = Math.floor(now / DAY_MS);
	return recent.get(JSON.stringify([workspaceId, dataVersion, day, ...key]), make);
}
