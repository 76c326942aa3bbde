import * as v from 'valibot';

/** The first problem of each field, by field name; '' stands for the form as a whole. */
export type Issues = Readonly<Record<string, string | undefined>>;

export type Parsed<T> =
	{ readonly ok: true; readonly output: T } | { readonly ok: false; readonly issues: Issues };

/** The text fields of a form, a missing one as ''; files are left out. */
export function textFields<const K extends string>(
	form: FormData,
	names: readonly K[],
): Record<K, string> {
	const entries = names.map((name) => {
		const value = form.get(name);
		return [name, typeof value === 'string' ? value : ''];
	});
	return Object.fromEntries(entries) as Record<K, string>;
}

/** Parses untrusted input; on failure with one message a field. */
export function parseForm<S extends v.GenericSchema>(
	schema: S,
	input: unknown,
): Parsed<v.InferOutput<S>> {
	const result = v.safeParse(schema, input, { abortPipeEarly: true });
	if (result.success) return { ok: true, output: result.output };
	const issues: Record<string, string> = {};
	for (const issue of result.issues) {
		const field = String(issue.path?.[0]?.key ?? '');
		issues[field] ??= issue.message;
	}
	return { ok: false, issues };
}
