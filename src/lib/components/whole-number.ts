/** The whole number that a text says, if it lies within [min, max]; blank says none. */
export function wholeWithin(text: string, min: number, max: number): number | undefined {
	const trimmed = text.trim();
	if (!/^-?\d{1,6}$/.test(trimmed)) return undefined;
	const number = Number(trimmed);
	return number >= min && number <= max ? number : undefined;
}
