/** Milliseconds within which the second key must follow G. */
const PATIENCE_MS = 1500;

export interface Chord {
	/** When G was pressed, ms; `undefined` while no shortcut is begun. */
	readonly since: number | undefined;
	/** Second key of a completed shortcut, lower case. */
	readonly key?: string;
}

export const NO_CHORD: Chord = { since: undefined };

/** The state after one more key: G begins, any key soon after it completes. `now` is in ms. */
export function nextChord(chord: Chord, key: string, now: number): Chord {
	const pressed = key.toLowerCase();
	const begun = chord.since !== undefined && now - chord.since <= PATIENCE_MS;
	if (begun && pressed.length === 1) return { since: undefined, key: pressed };
	return pressed === 'g' ? { since: now } : NO_CHORD;
}

/**
 * Whether a key press may be a shortcut: not while typing, not inside a grid that has keys of its
 * own, not with a modifier, not when something else has already answered it.
 */
export function isShortcutKey(event: KeyboardEvent): boolean {
	if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
		return false;
	const target = event.target;
	if (!(target instanceof Element)) return true;
	return (
		target.closest(
			'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], [role=grid], dialog',
		) === null
	);
}
