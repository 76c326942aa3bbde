/** A file or a pasted text as rows of cells, before anything is known of its columns. */
export interface RawTable {
	/** Every record in the order of the file; the record at index i is row i + 1 of a spreadsheet. */
	readonly rows: readonly (readonly string[])[];
	/** Index of each record whose quotes never close, with the text of its line. */
	readonly broken: ReadonlyMap<number, string>;
	readonly delimiter: Delimiter;
}

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The name of a delimiter as the file's line of facts says it. */
export const DELIMITER_NAMES: Readonly<Record<Delimiter, string>> = {
	',': 'commas',
	';': 'semicolons',
	'\t': 'tabs',
	'|': 'bars',
};

/** Limits of one import; a file beyond them is refused whole, with the limit named. */
export const LIMITS = {
	/** Size of the text in bytes. */
	bytes: 5 * 1024 * 1024,
	/** Rows below the header. */
	rows: 10_000,
	columns: 200,
	/** Characters of one cell. */
	cell: 4_000,
} as const;

/**
 * The delimiter of a text: of `, ; tab |` the one that parts most of the first lines into the same,
 * large number of cells. Titles above the table and decimal commas are each in some lines only. A
 * text without any of them is one column, and the comma is returned.
 */
export function detectDelimiter(text: string): Delimiter {
	const lines = text
		.slice(0, 20_000)
		.split('\n', 25)
		.filter((line) => line.trim() !== '')
		.slice(0, 12);
	let best: Delimiter = ',';
	let bestScore = 0;
	for (const delimiter of DELIMITERS) {
		const counts = lines.map((line) => countOutsideQuotes(line, delimiter));
		for (const count of new Set(counts)) {
			const alike = counts.filter((other) => other === count).length;
			const score = count * alike;
			if (score > bestScore) {
				best = delimiter;
				bestScore = score;
			}
		}
	}
	return best;
}

function countOutsideQuotes(line: string, delimiter: string): number {
	let count = 0;
	let quoted = false;
	for (const char of line) {
		if (char === '"') quoted = !quoted;
		else if (char === delimiter && !quoted) count += 1;
	}
	return count;
}

/** The rule that a table breaks by its size, or `undefined` when it is within the limits. */
export function sizeFault(table: RawTable): string | undefined {
	const filled = table.rows.filter((row) => !isEmptyRow(row)).length;
	if (filled > LIMITS.rows + 1)
		return `A file has at most ${LIMITS.rows.toLocaleString('en')} rows. This one has ${(filled - 1).toLocaleString('en')}.`;
	const widest = table.rows.reduce((most, row) => Math.max(most, row.length), 0);
	if (widest > LIMITS.columns)
		return `A file has at most ${LIMITS.columns} columns. This one has ${widest.toLocaleString('en')}.`;
	return undefined;
}

/** Whether a row holds nothing but blanks. */
export function isEmptyRow(row: readonly string[]): boolean {
	return row.every((cell) => cell.trim() === '');
}
