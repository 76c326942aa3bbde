import type { Ratings } from '$lib/domain/framework';
import type { TableData } from './chart-tables';
import { levelText } from './number-text';
import type { SkillNames } from './skill-text';

/** The radar in the order of the skills: level of each person, and the targets of both roles. */
export function radarTable(
	skills: readonly (SkillNames & {
		readonly id: string;
		readonly re: number;
		readonly as: number;
	})[],
	people: readonly { readonly name: string; readonly ratings: Ratings }[],
): TableData {
	const alone = people.length === 1;
	return {
		columns: [
			{ title: 'Skill' },
			...people.map((person) => ({ title: alone ? 'Level' : person.name, figures: true })),
			{ title: 'RE', figures: true },
			{ title: 'AS', figures: true },
		],
		rows: skills.map((skill) => ({
			id: skill.id,
			cells: [
				skill.name,
				...people.map((person) => {
					const level = person.ratings[skill.id];
					return level === undefined ? 'not rated' : levelText(level);
				}),
				levelText(skill.re),
				levelText(skill.as),
			],
		})),
	};
}
