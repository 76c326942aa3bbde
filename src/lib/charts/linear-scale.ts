/**
 * A straight scale from a domain to a range, extended beyond its ends. Charts with fixed axes need
 * the line alone, without the ticks, times and colours that d3-scale brings to the browser.
 * A domain without extent maps everything to the start of the range.
 */
export function linearScale(
	[from, to]: readonly [number, number],
	[start, end]: readonly [number, number],
): (value: number) => number {
	const extent = to - from;
	return (value) => {
		const share = extent === 0 ? 0 : (value - from) / extent;
		return start * (1 - share) + end * share;
	};
}
