import type { FrameworkModel } from '$lib/domain/framework';
import { side } from '$lib/domain/spectrum';

/**
 * The kite: lean across, depth upwards. Everything is an exact image of the two shares behind it:
 * E, the share of the RE bar met on the engineering side, and S, the share of the AS bar met on the
 * science side, both in [0, 1].
 */

/** What each role's bar asks on the other side, from the framework's targets; both in [0, 1). */
export interface KiteBars {
	/** S_r: share of the science bar that a textbook RE meets. */
	readonly scienceOfRe: number;
	/** E_a: share of the engineering bar that a textbook AS meets. */
	readonly engineeringOfAs: number;
}

/** A place on the kite: lean in [-1, 1], depth >= 0. */
export interface LeanDepth {
	readonly lean: number;
	readonly depth: number;
}

/**
 * The constants of a framework, weights applied; `undefined` when a side has no axis with weight,
 * for then there is no kite to draw.
 */
export function kiteBars({ skills }: FrameworkModel): KiteBars | undefined {
	let [science, scienceOfRe, engineering, engineeringOfAs] = [0, 0, 0, 0];
	for (const skill of skills) {
		if (!(skill.weight > 0)) continue;
		const of = side(skill);
		if (of === 'science') {
			science += skill.weight * skill.as;
			scienceOfRe += skill.weight * skill.re;
		} else if (of === 'engineering') {
			engineering += skill.weight * skill.re;
			engineeringOfAs += skill.weight * skill.as;
		}
	}
	if (science === 0 || engineering === 0) return undefined;
	return { scienceOfRe: scienceOfRe / science, engineeringOfAs: engineeringOfAs / engineering };
}

/** The place of the shares E and S, both in [0, 1], before clamping. */
export function placeOfShares(engineering: number, science: number, bars: KiteBars): LeanDepth {
	const { scienceOfRe: sr, engineeringOfAs: ea } = bars;
	const ahead = science - engineering;
	return {
		lean: ahead / (ahead < 0 ? 1 - sr : 1 - ea) || 0,
		depth: ((1 - sr) * engineering + (1 - ea) * science) / (1 - sr * ea),
	};
}

export interface KiteCorners {
	readonly beginner: LeanDepth;
	readonly re: LeanDepth;
	readonly both: LeanDepth;
	readonly as: LeanDepth;
}

/** The four corners: nothing shown, a textbook RE, both bars met, a textbook AS. */
export function kiteCorners(bars: KiteBars): KiteCorners {
	return {
		beginner: placeOfShares(0, 0, bars),
		re: placeOfShares(1, bars.scienceOfRe, bars),
		both: placeOfShares(1, 1, bars),
		as: placeOfShares(bars.engineeringOfAs, 1, bars),
	};
}

/**
 * The zone in which the hybrid index is at least `index` (in (0, 1)): the exact image of
 * { E >= Eh, S >= Sh }. Corners run from the RE side over the top to the AS side and back along
 * the bottom; lean is straight on either side of 0, so the line E = S adds one corner there.
 */
export function hybridZone(bars: KiteBars, index: number): LeanDepth[] {
	const eh = bars.engineeringOfAs + index * (1 - bars.engineeringOfAs);
	const sh = bars.scienceOfRe + index * (1 - bars.scienceOfRe);
	const middle = Math.max(eh, sh);
	const bend = placeOfShares(middle, middle, bars);
	const bottom = placeOfShares(eh, sh, bars);
	const corners = [
		placeOfShares(1, sh, bars),
		placeOfShares(1, 1, bars),
		placeOfShares(eh, 1, bars),
	];
	if (eh === sh) return [...corners, bottom];
	// The bend lies on the bottom edge of the side that asks the larger share.
	return eh > sh ? [...corners, bend, bottom] : [...corners, bottom, bend];
}
