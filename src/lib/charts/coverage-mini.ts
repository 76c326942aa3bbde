import { circlePath } from './coordinates';
import { barPoints, type CoveredRequirement } from './coverage-radar';
import type { RadarAxis } from './radar-axes';

/**
 * The coverage radar of a small multiple: bars without words. Its rings are the same for every team
 * of a page and drawn once; the origin is the centre, one unit a pixel.
 */

export const COVERAGE_MINI = { size: 136, zero: 10, need: 62, bar: 8, within: 4 } as const;

/** Everything a small radar draws, each kind of mark as one path; absent where there is none. */
export interface CoverageMini {
	readonly bars?: string;
	/** Inside a dotted edge: met only through guessed or stale ratings. */
	readonly edges?: string;
	/** What is missing to the need. */
	readonly gaps?: string;
}

/** Rings of the small radars of a page: 0% and 50%, and the need. */
export function coverageMiniGrid(): { readonly rings: string; readonly need: string } {
	const { zero, need } = COVERAGE_MINI;
	const origin = { x: 0, y: 0 };
	return {
		rings: circlePath(origin, zero) + circlePath(origin, (zero + need) / 2),
		need: circlePath(origin, need),
	};
}

/** The marks of one team; requirements on skills that are no axes have no spoke. */
export function coverageMini(
	axes: readonly RadarAxis[],
	requirements: readonly CoveredRequirement[],
): CoverageMini {
	const { zero, need, bar, within } = COVERAGE_MINI;
	const marks = { bars: '', edges: '', gaps: '' };
	for (const { id, angle } of axes) {
		const requirement = requirements.find(({ skill }) => skill === id);
		if (!requirement) continue;
		const doubt = requirement.unconfirmed === true;
		const tip = zero + (need - zero) * Math.max(0, Math.min(1, requirement.coverage));
		const path = (from: number, to: number, thick: number) =>
			`M${barPoints(angle, from, to, thick)}Z`;
		if (tip > zero) marks.bars += path(zero, doubt ? tip - 3 : tip, doubt ? within : bar);
		if (doubt) marks.edges += path(zero, tip - 0.75, bar - 1.5);
		if (tip < need) marks.gaps += path(tip, need, bar);
	}
	return {
		bars: marks.bars || undefined,
		edges: marks.edges || undefined,
		gaps: marks.gaps || undefined,
	};
}
