import type { FrameworkModel } from './framework.ts';
import { spectrum } from './spectrum.ts';
import type { Spectrum } from './spectrum.ts';
import type { TrapMark } from './trap-names.ts';
import { trapCheck, trapMark } from './traps.ts';
import type { TrapInput } from './traps.ts';

/** The numbers of a position that place a mark and word it; a whole `Spectrum` fits. */
export type KitePlace = Pick<Spectrum, 'lean' | 'raw' | 'depth' | 'direction' | 'enough'>;

/** A person as a kite draws them. */
export interface KiteStanding {
	readonly spectrum: KitePlace;
	/** The gravest trap, from "watch" on. */
	readonly trap?: TrapMark;
}

/** What a kite draws of somebody with these ratings; `undefined` while one side has no rating. */
export function kiteStanding(
	framework: FrameworkModel,
	{ role, ratings }: Pick<TrapInput, 'role' | 'ratings'>,
): KiteStanding | undefined {
	const position = spectrum(framework, ratings);
	if (position === undefined) return undefined;
	const { lean, raw, depth, direction, enough } = position;
	return {
		spectrum: { lean, raw, depth, direction, enough },
		trap: trapMark(trapCheck({ role, ratings, spectrum: position })),
	};
}
