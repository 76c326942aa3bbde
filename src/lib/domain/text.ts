/** Text that any database and any encoder can take: no NUL, no half of a character. */
export function cleanText(text: string): string {
	return text.replaceAll('\0', '').toWellFormed();
}
