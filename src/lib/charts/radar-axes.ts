import type { Skill, SkillId } from '$lib/domain/framework';
import { side } from '$lib/domain/spectrum';

/** The axes that radars share: which skills, in which direction from the centre. */

export type AxisSide = ReturnType<typeof side>;

export interface RadarAxis {
	readonly id: SkillId;
	readonly name: string;
	readonly short: string;
	readonly row: string;
	readonly side: AxisSide;
	/** Direction of the spoke, in [-π, π). */
	readonly angle: number;
	/** Targets of the two roles, levels in [0, 5]. */
	readonly re: number;
	readonly as: number;
}

export type RadarSkill = Pick<
	Skill,
	'id' | 'name' | 'short' | 'row' | 'kind' | 'weight' | 're' | 'as' | 'angle'
>;

const TURN = 2 * Math.PI;
/** Spokes closer than this make labels collide; such a framework is spaced evenly instead. */
const LEAST_APART = (12 / 180) * Math.PI;

/** An angle brought into [-π, π). */
function wrap(angle: number): number {
	return angle - TURN * Math.floor((angle + Math.PI) / TURN);
}

function farEnough(angles: readonly number[]): boolean {
	const sorted = [...angles].sort((a, b) => a - b);
	return sorted.every((angle, i) => {
		const next = sorted[i + 1] ?? (sorted[0] ?? 0) + TURN;
		return sorted.length < 2 || next - angle >= LEAST_APART;
	});
}

/**
 * The axes of a framework in clockwise order from 12 o'clock; core skills are left out. Angles come
 * from the framework when every axis has one and no two are closer than 12 degrees; otherwise the
 * axes are spread evenly, science down the right half, engineering down the left, neutral ones at
 * the bottom, each in framework order.
 */
export function radarAxes(skills: readonly RadarSkill[]): RadarAxis[] {
	const axes = skills.filter((skill) => skill.kind === 'axis');
	const given = axes.map((skill) => skill.angle);
	const angles = given.every((angle) => angle !== undefined) ? given.map(wrap) : undefined;
	const clockwise =
		angles && farEnough(angles)
			? axes.map((skill, i) => ({ skill, angle: angles[i] ?? 0 }))
			: spread(axes);
	const from12 = (angle: number) => (angle < 0 ? angle + TURN : angle);
	return clockwise
		.map(({ skill, angle }) => ({
			id: skill.id,
			name: skill.name,
			short: skill.short,
			row: skill.row,
			side: side(skill),
			angle,
			re: skill.re,
			as: skill.as,
		}))
		.sort((a, b) => from12(a.angle) - from12(b.angle));
}

function spread(axes: readonly RadarSkill[]): { skill: RadarSkill; angle: number }[] {
	const bySide = (wanted: AxisSide) => axes.filter((skill) => side(skill) === wanted);
	const order = [...bySide('science'), ...bySide('neutral'), ...bySide('engineering').reverse()];
	return order.map((skill, i) => ({ skill, angle: wrap((TURN * (i + 0.5)) / order.length) }));
}

const perAxes = new WeakMap<readonly RadarAxis[], Map<string, unknown>>();

/**
 * What depends on the axes alone is built once per list of axes and `key`: a page draws many radars
 * of one framework. The key must tell builders apart.
 */
export function oncePerAxes<T>(axes: readonly RadarAxis[], key: string, build: () => T): T {
	let known = perAxes.get(axes);
	if (!known) {
		known = new Map();
		perAxes.set(axes, known);
	}
	if (!known.has(key)) known.set(key, build());
	return known.get(key) as T;
}
