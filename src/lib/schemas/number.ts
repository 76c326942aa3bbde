import * as v from 'valibot';

/** A whole number typed into a field; blank is absent. */
export function wholeNumber(low: number, high: number, rule: string) {
	return v.pipe(
		v.string(),
		v.trim(),
		v.check((text) => text === '' || /^-?\d{1,9}$/.test(text), rule),
		v.transform((text) => (text === '' ? undefined : Number(text))),
		v.check((n) => n === undefined || (n >= low && n <= high), rule),
	);
}

/** The schema of a field that may not be blank. */
export function required<T>(schema: v.GenericSchema<string, T | undefined>, rule: string) {
	return v.pipe(
		schema,
		v.check((value) => value !== undefined, rule),
		v.transform((value) => value as T),
	);
}
