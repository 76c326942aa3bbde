import * as v from 'valibot';

/** A whole number typed in a form, within [low, high]; the message states the rule. */
const whole = (low: number, high: number, message: string) =>
	v.pipe(
		v.string(message),
		v.trim(),
		v.regex(/^\d{1,3}$/, message),
		v.transform(Number),
		v.minValue(low, message),
		v.maxValue(high, message),
	);

const skillId = v.pipe(v.string(), v.regex(/^[a-z0-9_-]{1,40}$/, 'Unknown skill'));

/** Version an edit is based on, as a form carries it; 0 is "there was none". */
export const formVersion = v.pipe(
	v.string(),
	v.regex(/^\d{1,9}$/, 'Reload the page and try again'),
	v.transform(Number),
);

/** One row of the coverage table as its form sends it. */
export const requirementForm = v.object({
	skill: skillId,
	level: whole(1, 5, 'The level runs from 1 to 5'),
	need: whole(1, 99, 'People needed runs from 1 to 99'),
	importance: whole(1, 3, 'Importance is 1, 2 or 3'),
	version: formVersion,
});

export const removeRequirementForm = v.object({ skill: skillId, version: formVersion });

/** Requirements carried through a form as JSON, for undoing a preset. */
export const requirementList = v.pipe(
	v.string(),
	v.maxLength(20_000),
	v.parseJson(),
	v.pipe(
		v.array(
			v.object({
				skill: skillId,
				level: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
				need: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99)),
				importance: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3)),
			}),
		),
		v.maxLength(60),
	),
);

/** Version by skill, as a form carries them in JSON. */
export const versionsBySkill = v.pipe(
	v.string(),
	v.maxLength(5_000),
	v.parseJson(),
	v.record(skillId, v.pipe(v.number(), v.integer(), v.minValue(0))),
);
