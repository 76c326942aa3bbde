import type { Ratings, SkillId } from '$lib/domain/framework';
import { pathRound } from 'd3-path';
import { polar, round, type Point } from './coordinates';
import { levelText } from './number-text';
import { skillText, type SkillNames } from './skill-text';

/** The core skills as a ring: a chain is as strong as its weakest link, named in the middle. */
export const CORE_RING = {
	width: 240,
	phoneWidth: 358,
	height: 116,
	radius: 44,
	thickness: 16,
} as const;
/** Gap between two segments, radians (5 degrees). */
const GAP = (5 / 180) * Math.PI;

/** A piece of the ring between two angles, clockwise from 12 o'clock. */
function segment(from: number, to: number): string {
	const { radius, thickness } = CORE_RING;
	// d3-path counts from 3 o'clock.
	const [start, end] = [from - Math.PI / 2, to - Math.PI / 2];
	const path = pathRound(1);
	path.arc(0, 0, radius, start, end);
	path.arc(0, 0, radius - thickness, end, start, true);
	path.closePath();
	return path.toString();
}

export interface CoreSegment {
	readonly id: SkillId;
	readonly name: string;
	/** Level in [0, 5]; absent when not rated. */
	readonly level?: number;
	readonly digit: string;
	/** Step of the ramp the segment is filled with. */
	readonly ramp?: number;
	readonly weakest: boolean;
	readonly path: string;
	readonly digitAt: Point;
	readonly nameAt: Point & { readonly anchor: 'start' | 'middle' | 'end' };
}

export interface CoreRing {
	readonly segments: readonly CoreSegment[];
	/** The minimum; "≤ 2" while something is not rated, an en dash when nothing is. */
	readonly centre: string;
	/** "Core 2: Claims 4, Scratch 4, Baseline 3, Wrong results 2" */
	readonly sentence: string;
}

/**
 * Geometry round the centre, clockwise from 12 o'clock in the order given. The weakest is marked
 * only when it is below another: four equal links have no weakest one.
 */
export function coreRing(
	skills: readonly (SkillNames & { readonly id: SkillId })[],
	ratings: Ratings,
	width: number,
): CoreRing {
	const rated = skills.flatMap((skill) => ratings[skill.id] ?? []);
	const lowest = rated.length > 0 ? Math.min(...rated) : undefined;
	const uneven = lowest !== undefined && rated.some((level) => level > lowest);
	const step = (2 * Math.PI) / Math.max(1, skills.length);
	const weakest = skills.find((skill) => uneven && ratings[skill.id] === lowest);
	const segments = skills.map((skill, i): CoreSegment => {
		const from = step * i + GAP / 2;
		const to = step * (i + 1) - GAP / 2;
		const middle = (from + to) / 2;
		const level = ratings[skill.id];
		const digit = polar(middle, CORE_RING.radius - CORE_RING.thickness / 2);
		const name = polar(middle, CORE_RING.radius + 12);
		return {
			id: skill.id,
			name: skillText(skill, width / 2 - Math.abs(name.x), 12),
			level,
			digit: level === undefined ? '' : levelText(level),
			ramp: level === undefined ? undefined : Math.round(level),
			weakest: skill === weakest,
			path: segment(from, to),
			digitAt: { x: round(digit.x), y: round(digit.y + 4) },
			nameAt: {
				x: round(name.x),
				y: round(name.y + (name.y < 0 ? 0 : 8)),
				anchor: Math.abs(name.x) < 4 ? 'middle' : name.x < 0 ? 'end' : 'start',
			},
		};
	});
	const centre =
		lowest === undefined
			? '–'
			: rated.length < skills.length
				? `≤ ${levelText(lowest)}`
				: levelText(lowest);
	const words = segments.map((s) => `${s.name} ${s.level === undefined ? 'not rated' : s.digit}`);
	return { segments, centre, sentence: `Core ${centre}: ${words.join(', ')}.` };
}
