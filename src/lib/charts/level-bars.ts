import { plain } from '$lib/domain/format';
import type { Ratings, Skill, SkillId } from '$lib/domain/framework';
import { MAX_LEVEL } from '$lib/domain/level';
import { side } from '$lib/domain/spectrum';
import { round } from './coordinates';
import { linearScale } from './linear-scale';
import { levelText } from './number-text';
import { skillText } from './skill-text';

/** The profile as bars from a common zero: the exact reading of the radar. */
export type LevelBarsWidth = 520 | 358;

interface Columns {
	readonly left: number;
	readonly right: number;
	/** Centre of the value column. */
	readonly value: number;
	readonly names: number;
}

export const LEVEL_BARS: Readonly<Record<LevelBarsWidth, Columns>> = {
	520: { left: 132, right: 456, value: 486, names: 126 },
	358: { left: 112, right: 302, value: 328, names: 106 },
};

const SCALES = {
	520: linearScale([0, MAX_LEVEL], [LEVEL_BARS[520].left, LEVEL_BARS[520].right]),
	358: linearScale([0, MAX_LEVEL], [LEVEL_BARS[358].left, LEVEL_BARS[358].right]),
};
const ROW = 30;
const HEAD = 28;
const TOP = 22;
/** A level of 0 is a stub, so that it differs from no bar at all. */
const STUB = 3;

export type BarSkill = Pick<
	Skill,
	'id' | 'name' | 'short' | 'row' | 'kind' | 'weight' | 're' | 'as'
>;

export interface LevelBar {
	readonly id: SkillId;
	readonly name: string;
	/** Centre line of the row. */
	readonly y: number;
	readonly tone: 're' | 'as' | 'cov';
	/** Width of the bar from zero; absent when not rated. */
	readonly width?: number;
	/** What came since, as the left edge and width of a dashed frame, and the level now. */
	readonly since?: { readonly x: number; readonly width: number; readonly text: string };
	readonly value: string;
	/** Places of the targets: both roles' on an axis, the common one on a core skill. */
	readonly re?: number;
	readonly as?: number;
	readonly core?: number;
}

export interface LevelBarGroup {
	readonly title: string;
	/** Baseline of the title. */
	readonly y: number;
	readonly bars: readonly LevelBar[];
}

export interface LevelBars {
	readonly height: number;
	readonly groups: readonly LevelBarGroup[];
	readonly ticks: readonly { readonly x: number; readonly level: number }[];
	/** "Systems 4, Coding depth 4, Product sense not rated." */
	readonly sentence: string;
}

/**
 * Bars of the engineering side, the science side, neutral axes and the core, in framework order;
 * groups without a skill are left out. `now` are the levels of today when `ratings` are of the
 * past; equal levels show nothing.
 */
export function levelBars(
	skills: readonly BarSkill[],
	ratings: Ratings,
	width: LevelBarsWidth,
	now?: Ratings,
): LevelBars {
	const x = SCALES[width];
	const core = skills.filter((skill) => skill.kind === 'core');
	const axes = (wanted: ReturnType<typeof side>) =>
		skills.filter((skill) => skill.kind === 'axis' && side(skill) === wanted);
	const sections = [
		{ title: 'Engineering side', tone: 're' as const, list: axes('engineering') },
		{ title: 'Science side', tone: 'as' as const, list: axes('science') },
		{ title: 'Both roles alike', tone: 'cov' as const, list: axes('neutral') },
		{ title: coreTitle(core), tone: 'cov' as const, list: core },
	].filter((section) => section.list.length > 0);
	let y = TOP;
	const groups = sections.map(({ title, tone, list }): LevelBarGroup => {
		const top = y;
		y += HEAD + ROW * list.length;
		return {
			title,
			y: top + 12,
			bars: list.map((skill, i) => {
				const level = ratings[skill.id];
				const end = level === undefined ? undefined : Math.max(STUB, x(level) - x(0));
				const isAxis = skill.kind === 'axis';
				return {
					id: skill.id,
					name: skillText(skill, LEVEL_BARS[width].names, 12),
					y: top + HEAD + ROW * i + 7,
					tone,
					width: end === undefined ? undefined : round(end),
					since: now && since(level, now[skill.id], x),
					value: levelText(level),
					re: isAxis ? round(x(skill.re)) : undefined,
					as: isAxis ? round(x(skill.as)) : undefined,
					core: isAxis ? undefined : round(x(skill.re)),
				};
			}),
		};
	});
	const words = groups
		.flatMap((group) => group.bars)
		.map((bar) => `${bar.name} ${bar.width === undefined ? 'not rated' : bar.value}`);
	return {
		height: y,
		groups,
		ticks: [0, 1, 2, 3, 4, 5].map((level) => ({ x: round(x(level)), level })),
		sentence: words.length > 0 ? `${words.join(', ')}.` : 'Nothing to show.',
	};
}

function coreTitle(core: readonly BarSkill[]): string {
	const target = core[0]?.re;
	const common = target !== undefined && core.every((s) => s.re === target && s.as === target);
	return common ? `Core, target ${plain(target)} for both roles` : 'Core';
}

function since(
	was: number | undefined,
	now: number | undefined,
	x: (level: number) => number,
): LevelBar['since'] {
	if (was === now) return undefined;
	const [from, to] = [x(was ?? 0), x(now ?? 0)];
	return {
		x: round(Math.min(from, to)),
		width: round(Math.abs(to - from)),
		text: `→ ${levelText(now)}`,
	};
}
