import type { Skill, SkillId } from '$lib/domain/framework';
import type { PersonMark } from '$lib/domain/spectrum-words';
import { spelledOut } from './skill-text';

/** A person as a row of a heat map or a matrix. */
export interface PersonRow {
	readonly id: string;
	/** Name as printed. */
	readonly name: string;
	readonly href?: string;
	/** From `personMark(spectrum)`. */
	readonly mark: PersonMark;
	/** Levels by skill; absent is not rated. */
	readonly ratings: Readonly<Record<SkillId, number | undefined>>;
	/** Taken out of the team in what is shown: struck through and pale. */
	readonly gone?: boolean;
}

export type HeatSkill = Pick<Skill, 'id' | 'name' | 'short' | 'row' | 'kind'>;

/** A column head: one skill over both lines, or the name of a row over several skills. */
export interface HeatHead {
	readonly title: string;
	readonly skills: readonly HeatSkill[];
	readonly grouped: boolean;
}

/** "Statistics"; the whole name where it has at most two words, else the short one. */
export function columnName(skill: HeatSkill): string {
	return skill.name.split(/\s+/).length <= 2 && skill.name.length <= 16
		? skill.name
		: spelledOut(skill);
}

/**
 * Columns of the axes in matrix order (framework order with the skills of a row brought together),
 * grouped under the rows that hold more than one.
 */
export function heatHeads(skills: readonly HeatSkill[]): HeatHead[] {
	const rows = new Map<string, HeatSkill[]>();
	for (const skill of skills) {
		if (skill.kind !== 'axis') continue;
		const list = rows.get(skill.row);
		if (list) list.push(skill);
		else rows.set(skill.row, [skill]);
	}
	return [...rows].map(([row, list]) => {
		const [only, ...more] = list;
		return only && more.length === 0
			? { title: columnName(only), skills: list, grouped: false }
			: { title: row, skills: list, grouped: true };
	});
}
