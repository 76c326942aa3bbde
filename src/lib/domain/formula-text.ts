/**
 * Text that a spreadsheet would run as a formula is written with a leading apostrophe, and reading
 * takes exactly that apostrophe away again, so nothing is lost on the way out and back.
 * Source: OWASP ASVS 1.2.10 (formula injection in exported files).
 */
const NEEDS_ESCAPE = /^'*(?:[\s]*[=+\-@＝＋－＠]|[\t\r])/u;

/** The text as a cell of a text column carries it. */
export function escapeFormula(text: string): string {
	return NEEDS_ESCAPE.test(text) ? `'${text}` : text;
}

/** The inverse of `escapeFormula`; any other text is returned as it is. */
export function unescapeFormula(cell: string): string {
	return cell.startsWith("'") && NEEDS_ESCAPE.test(cell.slice(1)) ? cell.slice(1) : cell;
}
