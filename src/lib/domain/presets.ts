import { CORE } from './core.ts';
import type { Requirement } from './coverage.ts';
import type { SkillId } from './framework.ts';
import { DEFAULT_BAND } from './staffing.ts';
import type { StaffingBand } from './staffing.ts';

/**
 * What three kinds of team usually need, as a start: a preset is copied into a team and edited
 * there. All numbers are judgement.
 */

export const PRESET_IDS = ['frontier', 'product', 'startup'] as const;
export type PresetId = (typeof PRESET_IDS)[number];

export interface Preset {
	readonly id: PresetId;
	readonly name: string;
	/** Number of people it is meant for. */
	readonly size: string;
	/** The nine axes in matrix order, then the core. */
	readonly requirements: readonly Requirement[];
	/** People leaning AS for each leaning RE; absent where one person fills several seats. */
	readonly band?: StaffingBand;
	/** One holder a requirement is how such a team is built, so it is told without alarm. */
	readonly singlesUsual: boolean;
}

/** Rows in matrix order, written as on paper: need @ level, importance. */
const ORDER = [
	'sys',
	'exp',
	'code',
	'theory',
	'stats',
	'product',
	'writing',
	'swe',
	'res',
	CORE,
] as const;

type Row = readonly [need: number, level: number, importance: 1 | 2 | 3];

function rows(table: Readonly<Record<(typeof ORDER)[number], Row>>): readonly Requirement[] {
	return ORDER.map((skill) => {
		const [need, level, importance] = table[skill];
		return { skill, level, need, importance };
	});
}

export const PRESETS: readonly Preset[] = [
	{
		id: 'frontier',
		name: 'Frontier lab',
		size: '8–12',
		band: DEFAULT_BAND,
		singlesUsual: false,
		requirements: rows({
			sys: [3, 4, 3],
			exp: [2, 4, 3],
			code: [3, 4, 3],
			theory: [2, 4, 3],
			stats: [2, 4, 2],
			product: [1, 2, 1],
			writing: [2, 3, 2],
			swe: [2, 4, 2],
			res: [2, 4, 2],
			core: [4, 4, 3],
		}),
	},
	{
		id: 'product',
		name: 'Product company',
		size: '5–8',
		band: DEFAULT_BAND,
		singlesUsual: false,
		requirements: rows({
			sys: [2, 4, 2],
			exp: [2, 4, 3],
			code: [2, 4, 3],
			theory: [2, 3, 2],
			stats: [2, 4, 3],
			product: [2, 3, 3],
			writing: [1, 2, 1],
			swe: [1, 4, 2],
			res: [1, 3, 1],
			core: [2, 3, 2],
		}),
	},
	{
		id: 'startup',
		name: 'Small team',
		size: '2–4',
		singlesUsual: true,
		requirements: rows({
			sys: [1, 3, 3],
			exp: [1, 3, 3],
			code: [1, 4, 3],
			theory: [1, 3, 2],
			stats: [1, 3, 2],
			product: [1, 3, 2],
			writing: [1, 1, 1],
			swe: [1, 3, 2],
			res: [1, 1, 1],
			core: [1, 3, 2],
		}),
	},
];

/** The preset of an id, or `undefined` for a word that is none. */
export function presetById(id: string | undefined): Preset | undefined {
	return PRESETS.find((preset) => preset.id === id);
}

/** The staffing band of a team with this preset, the usual one without; `undefined` for none. */
export function bandOf(id: string | undefined): StaffingBand | undefined {
	const preset = presetById(id);
	return preset === undefined ? DEFAULT_BAND : preset.band;
}

/** The requirements without the row for the core: the axes of the matrix alone. */
export function axisRequirements(requirements: readonly Requirement[]): readonly Requirement[] {
	return requirements.filter((requirement) => requirement.skill !== CORE);
}

export interface PresetChange {
	readonly skill: SkillId;
	readonly change: 'same' | 'changed' | 'added' | 'removed';
	/** Absent when the row is added. */
	readonly before?: Requirement;
	/** Absent when the row is removed. */
	readonly after?: Requirement;
}

/**
 * What applying a list of requirements would do, row by row: first the rows of the new list in its
 * order, then those it takes away in theirs.
 */
export function presetDiff(
	current: readonly Requirement[],
	next: readonly Requirement[],
): readonly PresetChange[] {
	const now = new Map(current.map((requirement) => [requirement.skill, requirement]));
	const later = new Set(next.map((requirement) => requirement.skill));
	const kept = next.map((after): PresetChange => {
		const before = now.get(after.skill);
		if (before === undefined) return { skill: after.skill, change: 'added', after };
		const same =
			before.level === after.level &&
			before.need === after.need &&
			before.importance === after.importance;
		return { skill: after.skill, change: same ? 'same' : 'changed', before, after };
	});
	const gone = current
		.filter((before) => !later.has(before.skill))
		.map((before): PresetChange => ({ skill: before.skill, change: 'removed', before }));
	return [...kept, ...gone];
}
