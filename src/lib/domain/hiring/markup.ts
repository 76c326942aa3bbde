/** Text for the two formats an export writes, so that nothing in it is read as markup. */

const HTML: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** A text that HTML shows as it is, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
	return text.replaceAll(/[&<>"']/g, (char) => HTML[char] ?? char);
}

/**
 * A text that Markdown shows as it is, on one line: markup characters are escaped, and what starts
 * a list, a heading or a number at the beginning of a line. Line breaks become spaces.
 */
export function escapeMarkdown(text: string): string {
	return text
		.replaceAll(/\s*[\r\n]+\s*/g, ' ')
		.replaceAll(/[\\`*_{}[\]<>|~&]/g, '\\$&')
		.replaceAll('![', '\\![')
		.replace(/^(\s*)([#+-]|={2,})/, '$1\\$2')
		.replace(/^(\s*\d+)([.)])/, '$1\\$2');
}
