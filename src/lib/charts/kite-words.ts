import { fixed, signed } from '$lib/domain/format';
import { NOT_ENOUGH } from '$lib/domain/spectrum-words';
import { isAlarm, trapWords } from '$lib/domain/trap-names';
import type { KitePoint } from './kite-people';
import { isPinned } from './kite-position';
import { KITE_FORMATS, type KiteSize } from './kite-sizes';
import type { LabelLine } from './label-places';
import { textWidth } from './text-width';

/** What is printed beside the marks of the kite, and what they say to a reader. */

/** Longer names are cut to this width, px. */
const NAME_WIDTH = 132;

/** The trap that a mark shows: "Order taker: watch"; empty below "watch". */
export function shownTrap({ trap }: Pick<KitePoint, 'trap'>): string {
	return trap && isAlarm(trap.grade) ? trapWords(trap) : '';
}

/**
 * "Ada, lean −0.60 ± 0.24, depth 1.13. Order taker: watch."; the raw value where the mark is pinned,
 * no value where too little is rated, and what the point itself has to say instead of its numbers.
 */
export function describePoint(point: KitePoint): string {
	const { name, spectrum, interval, sentence } = point;
	const half = interval ? ` ± ${fixed(interval.half)}` : '';
	const lean = isPinned(spectrum)
		? `lean ${signed(spectrum.lean)}, raw ${signed(spectrum.raw)}`
		: `lean ${signed(spectrum.lean)}${half}`;
	const numbers = spectrum.enough ? `${lean}, depth ${fixed(spectrum.depth)}` : NOT_ENOUGH;
	const told = sentence ? `${name}. ${sentence}` : `${name}, ${numbers}`;
	const trap = shownTrap(point);
	return trap ? `${told.replace(/\.$/, '')}. ${trap}.` : told;
}

/** What a mark says: the words printed beside it first, as speech control needs them. */
export function spokenName(point: KitePoint, lines: readonly LabelLine[]): string {
	const told = describePoint(point);
	const printed = lines.map((line) => line.text).join(' ');
	return told.startsWith(printed) ? told : `${printed}. ${told}`;
}

/** The lines beside a mark: the name, and on the large drawing its numbers unless it is a crowd. */
export function labelLines(point: KitePoint, size: KiteSize, crowd: boolean): LabelLine[] {
	const large = KITE_FORMATS[size].regions === 'reason';
	const name = cutToWidth(point.name, large ? 13 : 12, NAME_WIDTH);
	const lines: LabelLine[] = [{ text: name, size: large ? 13 : 12, bold: true }];
	if (!large || crowd) return lines;
	return [...lines, { text: numbersOf(point), size: 11, bold: false }];
}

function numbersOf({ spectrum, interval }: KitePoint): string {
	if (!spectrum.enough) return NOT_ENOUGH;
	if (isPinned(spectrum)) return `raw ${signed(spectrum.raw)}`;
	return signed(spectrum.lean) + (interval ? ` ± ${fixed(interval.half)}` : '');
}

/** The text, or as much of its beginning as fits in `width` px with an ellipsis. */
function cutToWidth(text: string, size: number, width: number): string {
	if (textWidth(text, size, true) <= width) return text;
	const characters = [...text];
	let end = Math.min(characters.length, 60);
	const cut = () => `${characters.slice(0, end).join('').trimEnd()}…`;
	while (end > 1 && textWidth(cut(), size, true) > width) end--;
	return cut();
}
