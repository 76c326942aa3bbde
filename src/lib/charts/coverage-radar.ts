import { plain } from '$lib/domain/format';
import type { SkillId } from '$lib/domain/framework';
import { pointList, polar, round, type Point } from './coordinates';
import type { RadarAxis } from './radar-axes';
import { shortText } from './skill-text';

/**
 * The coverage radar: per axis a bar from 0% of the need near the centre to 100% on the need ring.
 * The origin is the centre, angles are radians clockwise from 12 o'clock.
 */

/** What the chart needs of a requirement's coverage; a whole `RequirementCoverage` fits. */
export interface CoveredRequirement {
	readonly skill: SkillId;
	/** Asked level in [0, 5]. */
	readonly level: number;
	/** People needed. */
	readonly need: number;
	/** Share of the need that is covered, [0, 1]. */
	readonly coverage: number;
	/** Number of people at the level. */
	readonly qualified: number;
	/** Capacity beyond the need, in full-time people; negative when short. */
	readonly bench: number;
	readonly met: boolean;
	/** Exactly one person is at the level. */
	readonly single: boolean;
	/** Met only through guessed or stale ratings. */
	readonly unconfirmed?: boolean;
}

export type CoverageRadarSize = 'overview' | 'tablet' | 'phone';

export interface CoverageRadarFormat {
	readonly width: number;
	readonly height: number;
	readonly cx: number;
	readonly cy: number;
	/** Radius of 0% and of 100% of the need. */
	readonly zero: number;
	readonly need: number;
}

export const COVERAGE_RADAR_FORMATS: Readonly<Record<CoverageRadarSize, CoverageRadarFormat>> = {
	overview: { width: 440, height: 338, cx: 216, cy: 168, zero: 22, need: 114 },
	tablet: { width: 404, height: 292, cx: 198, cy: 147, zero: 20, need: 94 },
	phone: { width: 358, height: 260, cx: 170, cy: 124, zero: 18, need: 80 },
};

/** Thickness of the bars, px. */
const BAR = 13;
/** The bar of what is unconfirmed, inside its dotted edge. */
const BAR_WITHIN = 6;
/** The outline of what a change moved stands a little proud of the bar. */
const FRAME = 18;
/** Spare people drawn as squares at most; the numbers in the label say the rest. */
const MOST_SQUARES = 4;
const SQUARE_STEP = 9;
const STEEP = 0.8;

export interface CoverageSpoke {
	readonly axis: RadarAxis;
	readonly requirement: CoveredRequirement;
	/** `points` of the covered part; absent at 0%. */
	readonly bar?: string;
	/** `points` of the dotted edge round what is unconfirmed. */
	readonly edge?: string;
	/** `points` of the missing part; absent when met. */
	readonly gap?: string;
	/** `points` of what a change took away or added. */
	readonly before?: string;
	/** Top left corners of the 6 px squares, one per spare person. */
	readonly squares: readonly Point[];
	readonly label: {
		readonly x: number;
		readonly y: number;
		readonly anchor: 'start' | 'middle' | 'end';
		readonly name: string;
		readonly numbers: string;
	};
}

/** "1/2 @4 · single": people at the level, people needed, asked level. */
export function coverageNumbers(requirement: CoveredRequirement): string {
	const { qualified, need, level, single } = requirement;
	return `${qualified}/${plain(need)} @${plain(level)}${single ? ' · single' : ''}`;
}

/** Whole spare people: capacity beyond the need, rounded down. */
export function sparePeople({ bench }: Pick<CoveredRequirement, 'bench'>): number {
	return Math.max(0, Math.floor(bench + 1e-9));
}

/** Corners of a bar on a spoke, from one radius to another. */
export function barPoints(angle: number, from: number, to: number, thick = BAR): string {
	const side = polar(angle + Math.PI / 2, thick / 2);
	const [a, b] = [polar(angle, from), polar(angle, to)];
	return pointList([
		{ x: a.x - side.x, y: a.y - side.y },
		{ x: b.x - side.x, y: b.y - side.y },
		{ x: b.x + side.x, y: b.y + side.y },
		{ x: a.x + side.x, y: a.y + side.y },
	]);
}

/**
 * One spoke per axis that has a requirement, in the order of the axes. Requirements on skills that
 * are not axes (the core) are not drawn here. `before` is the coverage ahead of a change.
 */
export function coverageSpokes(
	axes: readonly RadarAxis[],
	requirements: readonly CoveredRequirement[],
	size: CoverageRadarSize,
	before: readonly CoveredRequirement[] = [],
): CoverageSpoke[] {
	const { zero, need } = COVERAGE_RADAR_FORMATS[size];
	const radius = (share: number) => zero + (need - zero) * Math.max(0, Math.min(1, share));
	return axes.flatMap((axis): CoverageSpoke[] => {
		const requirement = requirements.find((r) => r.skill === axis.id);
		if (!requirement) return [];
		const was = before.find((r) => r.skill === axis.id);
		const tip = radius(requirement.coverage);
		const old = was && radius(was.coverage);
		const doubt = requirement.unconfirmed === true;
		const count = Math.min(MOST_SQUARES, sparePeople(requirement));
		return [
			{
				axis,
				requirement,
				bar:
					tip > zero
						? barPoints(axis.angle, zero, doubt ? tip - 3 : tip, doubt ? BAR_WITHIN : BAR)
						: undefined,
				edge: doubt ? barPoints(axis.angle, zero, tip - 0.75, BAR - 1.5) : undefined,
				gap: tip < need ? barPoints(axis.angle, tip, need) : undefined,
				before:
					old !== undefined && Math.abs(old - tip) > 0.5
						? barPoints(axis.angle, Math.min(old, tip), Math.max(old, tip), FRAME)
						: undefined,
				squares: Array.from({ length: count }, (_, i) => {
					const centre = polar(axis.angle, need + SQUARE_STEP * (i + 1));
					return { x: round(centre.x - 3), y: round(centre.y - 3) };
				}),
				label: labelOf(axis, requirement, size, need + 14 + SQUARE_STEP * count),
			},
		];
	});
}

function labelOf(
	axis: RadarAxis,
	requirement: CoveredRequirement,
	size: CoverageRadarSize,
	radius: number,
): CoverageSpoke['label'] {
	const { width, cx } = COVERAGE_RADAR_FORMATS[size];
	const { x, y } = polar(axis.angle, radius);
	const up = Math.cos(axis.angle);
	const room = x < 0 ? cx + x : width - cx - x;
	return {
		x: round(x),
		y: round(y + (up > STEEP ? -9 : up < -STEEP ? 8 : -2)),
		anchor: Math.abs(x) < 6 ? 'middle' : x < 0 ? 'end' : 'start',
		name: shortText(axis, room, 12),
		numbers: coverageNumbers(requirement),
	};
}
