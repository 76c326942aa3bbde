/** The columns of the rating grid: skills in the framework's order under the rows of the matrix. */
import type { Role, Skill } from '../framework.ts';

/** Neighbouring skills of one matrix row. */
export interface ColumnGroup {
	readonly row: string;
	readonly kind: Skill['kind'];
	/** Index of the group's first column. */
	readonly start: number;
	readonly skills: readonly Skill[];
}

/** Skills in grid order: the axes, then the core skills, each as the framework has them. */
export function gridSkills(skills: readonly Skill[]): Skill[] {
	return [
		...skills.filter((skill) => skill.kind === 'axis'),
		...skills.filter((skill) => skill.kind === 'core'),
	];
}

/** Groups skills already in grid order; a matrix row that comes twice apart gives two groups. */
export function columnGroups(skills: readonly Skill[]): ColumnGroup[] {
	const groups: { row: string; kind: Skill['kind']; start: number; skills: Skill[] }[] = [];
	for (const [index, skill] of skills.entries()) {
		const last = groups.at(-1);
		if (last !== undefined && last.row === skill.row && last.kind === skill.kind) {
			last.skills.push(skill);
		} else groups.push({ row: skill.row, kind: skill.kind, start: index, skills: [skill] });
	}
	return groups;
}

/** The target of a role on a skill, level in [0, 5]; a person without a role has none. */
export function roleTarget(skill: Pick<Skill, 're' | 'as'>, role: Role): number | undefined {
	if (role === 'RE') return skill.re;
	return role === 'AS' ? skill.as : undefined;
}

/** Whether a level meets the target of the role; never without a level or a role. */
export function meetsTarget(
	skill: Pick<Skill, 're' | 'as'>,
	role: Role,
	level: number | undefined,
): boolean {
	const target = roleTarget(skill, role);
	return level !== undefined && target !== undefined && level >= target;
}
