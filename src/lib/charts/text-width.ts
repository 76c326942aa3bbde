/**
 * Width of a line of chart text without a DOM, so that the server and the browser place labels
 * alike. Advance widths are those of the Helvetica metrics (Arial, Liberation Sans, and close to
 * the other faces of the font stack), in thousandths of an em.
 */
const NARROW = new Map<string, number>();
for (const [width, characters] of [
	[222, 'ijl'],
	[191, "'"],
	[260, '|'],
	[278, ' .,:;!/\\It[]fr·’‘'],
	[333, '()-`"“”r'],
	[389, '*'],
	[500, 'csvxyzkJ'],
	[556, 'abdeghnopquL0123456789$#?_–'],
	[584, '+<>=~−±'],
	[611, 'FTZ'],
	[667, 'ABEKPSVXY&'],
	[722, 'CDHNRUw'],
	[778, 'GOQ'],
	[833, 'mM'],
	[889, '%'],
	[944, 'W'],
	[1000, '→←—…@'],
] as const) {
	for (const character of characters) NARROW.set(character, width);
}

/** Bold runs wider by about this share in every face of the stack. */
const BOLD = 1.07;
/** Other scripts: full-width characters are one em, the rest a wide letter. */
const FULL_WIDTH =
	/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/;

/**
 * Estimated width of `text` in px at a font size in px; empty text is 0 wide. Meant to be a little
 * too wide rather than too narrow.
 */
export function textWidth(text: string, size: number, bold = false): number {
	let thousandths = 0;
	for (const character of text) {
		thousandths += NARROW.get(character) ?? (FULL_WIDTH.test(character) ? 1000 : 640);
	}
	return (thousandths / 1000) * size * (bold ? BOLD : 1);
}

/** Distance between the baselines of two lines, px. */
export const LABEL_LEADING = 14;
