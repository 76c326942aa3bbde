import { expect, test } from 'vitest';
import { defaultFramework } from '../default-framework.ts';
import { columnGroups, gridSkills, meetsTarget } from './columns.ts';

test('nine axes stand under the seven rows of the matrix, then the core skills', () => {
	const groups = columnGroups(gridSkills(defaultFramework.skills));
	const axes = groups.filter((group) => group.kind === 'axis');
	expect(axes).toHaveLength(7);
	expect(axes.flatMap((group) => group.skills)).toHaveLength(9);
	expect(groups.at(-1)).toMatchObject({ kind: 'core', start: 9 });
	expect(groups.at(-1)?.skills).toHaveLength(4);
});

test('the target met is that of the own role, and no role has none', () => {
	const skill = { re: 2, as: 4 };
	expect(meetsTarget(skill, 'RE', 2)).toBe(true);
	expect(meetsTarget(skill, 'AS', 3)).toBe(false);
	expect(meetsTarget(skill, 'none', 5)).toBe(false);
	expect(meetsTarget({ re: 0, as: 0 }, 'RE', undefined)).toBe(false);
});
