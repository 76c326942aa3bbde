import type { KitePlace } from '$lib/domain/kite-place';

const ROUNDING = 1e-9;

/** Whether a position lies beyond the scale, so that its mark is pinned at ±1. */
export function isPinned({ raw, enough }: Pick<KitePlace, 'raw' | 'enough'>): boolean {
	return enough && Math.abs(raw) > 1 + ROUNDING;
}
