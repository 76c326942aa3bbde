/**
 * Charts are drawn 1:1 and never scaled: a narrower place gets a narrower drawing. A component that
 * is given several widths renders each and the container's width picks one (charts.css), so this
 * holds without script.
 */

/** Widths for which charts.css has rules, in px. */
export const FIT_WIDTHS = [
	868, 736, 708, 680, 600, 520, 508, 440, 420, 404, 358, 336, 268,
] as const;

/**
 * Classes for drawings of the given widths, in the order given: `from-680` hides a drawing in a
 * narrower container, `below-708` where the next wider one fits. The narrowest is the floor and a
 * single drawing gets no class.
 */
export function fitClasses(widths: readonly number[]): string[] {
	const sorted = [...widths].sort((a, b) => a - b);
	return widths.map((width) => {
		const rank = sorted.indexOf(width);
		const wider = sorted[rank + 1];
		const from = rank > 0 ? `from-${width}` : '';
		const below = wider === undefined ? '' : `below-${wider}`;
		return `${from} ${below}`.trim();
	});
}
