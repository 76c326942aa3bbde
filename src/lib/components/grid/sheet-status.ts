import type { Sheet } from './sheet.svelte';

/** How the saving goes, as the bars say it. */
export interface SaveStatus {
	readonly state: 'saved' | 'saving' | 'offline' | 'conflict';
	readonly text: string;
}

/**
 * The state of the saving in words. "Saved" only when something was and nothing waits; what was
 * rejected is counted until it is edited again or dismissed.
 */
export function saveStatus(
	{ save, rejected, conflict }: Pick<Sheet, 'save' | 'rejected' | 'conflict'>,
	clock: (ms: number) => string,
): SaveStatus {
	if (conflict !== undefined) return { state: 'conflict', text: 'Changed by someone else' };
	const text = save.text(clock);
	if (save.state === 'offline') return { state: 'offline', text };
	if (save.state !== 'saved') return { state: 'saving', text };
	if (rejected.length === 0) return { state: 'saved', text };
	const count = `${rejected.length} rejected`;
	return { state: 'conflict', text: save.savedAt === undefined ? count : `${text}, ${count}` };
}
