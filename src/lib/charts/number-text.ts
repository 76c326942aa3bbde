import { plain } from '$lib/domain/format';

/** A level in [0, 5]: whole levels without decimals, derived ones with one; en dash for not rated. */
export function levelText(level: number | undefined): string {
	if (level === undefined) return '–';
	// Most levels are whole, and a page prints hundreds: no need to ask for a number format.
	return Number.isInteger(level) ? String(level) : plain(level, 1);
}
