import * as v from 'valibot';
import type { Parsed } from './form';

/** One person's chance as a form sends it: what was typed, and what stood when it was opened. */
export interface OddsEdit {
	readonly slug: string;
	/** Percent, 0 to 100; absent takes the estimate away. */
	readonly percent: number | undefined;
	readonly before: number | undefined;
}

const RULE = 'A chance is 0 to 100 percent, or nothing.';

const percent = v.pipe(
	v.string(),
	v.trim(),
	v.regex(/^(\d{1,3}\s*%?)?$/, RULE),
	v.transform((text) => (text === '' ? undefined : Number.parseInt(text, 10))),
	v.check((n) => n === undefined || n <= 100, RULE),
);

/**
 * The edits of the form's fields `chance-<slug>` and `before-<slug>`, those alone that differ from
 * what stood; or what is wrong with each field, by its name.
 */
export function parseOdds(
	fields: Readonly<Record<string, string>>,
	slugs: readonly string[],
): Parsed<readonly OddsEdit[]> {
	const issues: Record<string, string> = {};
	const edits: OddsEdit[] = [];
	for (const slug of slugs) {
		const name = `chance-${slug}`;
		const typed = fields[name];
		if (typed === undefined) continue;
		const chance = v.safeParse(percent, typed);
		const before = v.safeParse(percent, fields[`before-${slug}`] ?? '');
		if (!chance.success) issues[name] = RULE;
		else if (before.success && chance.output !== before.output)
			edits.push({ slug, percent: chance.output, before: before.output });
	}
	return Object.keys(issues).length > 0 ? { ok: false, issues } : { ok: true, output: edits };
}
