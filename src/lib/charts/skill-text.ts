import { textWidth } from './text-width';

export interface SkillNames {
	readonly name: string;
	/** At most about 12 characters, perhaps abbreviated with a full stop. */
	readonly short: string;
}

/** "Experim." of "Experimentation & analysis" as "Experimentation"; other short names as they are. */
export function spelledOut({ name, short }: SkillNames): string {
	const stem = short.endsWith('.') ? short.slice(0, -1) : undefined;
	const first = name.split(/\s/)[0] ?? name;
	return stem !== undefined && first.startsWith(stem) ? first : short;
}

/**
 * The longest form of a skill's name that fits into `room` px at a font size in px: the whole name,
 * else the short one without its abbreviation, else the short one whether it fits or not.
 */
export function skillText(skill: SkillNames, room: number, size: number): string {
	if (textWidth(skill.name, size) <= room) return skill.name;
	return shortText(skill, room, size);
}

/** As `skillText`, for charts that only have room for short names. */
export function shortText(skill: SkillNames, room: number, size: number): string {
	const spelled = spelledOut(skill);
	return textWidth(spelled, size) <= room ? spelled : skill.short;
}
