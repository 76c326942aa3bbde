/** An advert as a file: Markdown to paste, HTML that stands alone. */
import type { Advert, AdvertSection } from './advert.ts';
import { escapeHtml, escapeMarkdown } from './markup.ts';

/** Sections whose items are sentences that read on, rather than points. */
const PROSE: ReadonlySet<AdvertSection['id']> = new Set(['do', 'apply']);

/** Whether the items of a section are paragraphs of their own and not points of a list. */
export function isProse(section: AdvertSection): boolean {
	return PROSE.has(section.id);
}

/** The advert as Markdown, with a line break at its end. */
export function advertMarkdown(advert: Advert): string {
	const blocks = [
		`# ${escapeMarkdown(advert.title)}`,
		...advert.intro.map(escapeMarkdown),
		...advert.sections.flatMap((section) => [
			`## ${section.heading}`,
			isProse(section)
				? section.items.map(escapeMarkdown).join('\n\n')
				: section.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n'),
		]),
	];
	return `${blocks.join('\n\n')}\n`;
}

/** Its own look, so that the file needs nothing from anywhere; follows the reader's theme. */
const STYLE = `:root{color-scheme:light dark}body{max-width:38rem;margin:3rem auto;padding:0 1.25rem;
font:1rem/1.55 -apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}h1{font-size:1.625rem;
line-height:1.25}h2{margin:1.75rem 0 .5rem;font-size:1rem}p{margin:.5rem 0}ul{margin:0;padding-left:1.1rem}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}}`;

/** The advert as one HTML document without scripts, pictures or anything to be fetched. */
export function advertHtml(advert: Advert): string {
	const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`;
	const sections = advert.sections.map((section) => {
		const items = isProse(section)
			? section.items.map(paragraph).join('\n')
			: `<ul>\n${section.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('\n')}\n</ul>`;
		return `<h2>${escapeHtml(section.heading)}</h2>\n${items}`;
	});
	return [
		'<!doctype html>',
		'<html lang="en">',
		'<head>',
		'<meta charset="utf-8">',
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		`<title>${escapeHtml(advert.title)}</title>`,
		`<style>${STYLE}</style>`,
		'</head>',
		'<body>',
		`<h1>${escapeHtml(advert.title)}</h1>`,
		...advert.intro.map(paragraph),
		...sections,
		'</body>',
		'</html>',
		'',
	].join('\n');
}
