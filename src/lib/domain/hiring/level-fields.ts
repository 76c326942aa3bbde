/** The skills of a framework as the form of an opening offers them. */
import type { Framework, SkillId } from '../framework.ts';
import { LEVEL_WORDS } from '../level.ts';
import type { OpeningLevel } from './opening.ts';

/** One skill in the form. */
export interface LevelField extends OpeningLevel {
	readonly name: string;
	readonly asked: boolean;
	/** The anchors of the levels 1 to 5, in order; empty for a framework without anchors. */
	readonly anchors: readonly string[];
}

/** Level at which a skill that nobody asked for yet is offered: alone on the hard case. */
const OFFERED = LEVEL_WORDS.indexOf('Strong');

/**
 * Every skill of the framework, in its order, with what an opening or a planned hire asks of it; one
 * that is not asked is offered as good to have.
 */
export function levelFields(
	framework: Pick<Framework, 'skills'>,
	levels: readonly (OpeningLevel & { readonly asked?: boolean })[],
): LevelField[] {
	const known = new Map<SkillId, OpeningLevel & { readonly asked?: boolean }>(
		levels.map((level) => [level.skill, level]),
	);
	return framework.skills.map(({ id, name, anchors }) => {
		const level = known.get(id);
		return {
			skill: id,
			name,
			asked: level !== undefined && level.asked !== false,
			level: level?.level ?? OFFERED,
			must: level?.must ?? false,
			why: level?.why ?? '',
			anchors: anchors.slice(1),
		};
	});
}

/** What a form sent back for a skill, put over what the page would offer; for showing it again. */
export function typedField(
	field: LevelField,
	values: Readonly<Record<string, string | undefined>>,
): LevelField {
	const level = Number(values[`level-${field.skill}`]);
	return {
		...field,
		asked: values[`asked-${field.skill}`] === 'on',
		level: Number.isInteger(level) && level >= 1 && level <= 5 ? level : field.level,
		must: values[`must-${field.skill}`] === 'on',
		why: values[`why-${field.skill}`] ?? field.why,
	};
}
