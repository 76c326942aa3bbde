/**
 * The address of a page with some of its parameters changed and the others kept; `undefined`
 * takes a parameter out. Relative to the page itself, as a link on it needs.
 */
export function withParams(
	{ pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>,
	change: Readonly<Record<string, string | undefined>>,
): string {
	const params = new URLSearchParams(searchParams);
	for (const [key, value] of Object.entries(change)) {
		if (value === undefined) params.delete(key);
		else params.set(key, value);
	}
	const query = params.toString();
	return query === '' ? pathname : `?${query}`;
}
