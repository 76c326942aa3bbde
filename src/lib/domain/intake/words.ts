/** What the import screens say of a preview, computed from its numbers. */
import { capital, joinNames, joinSome } from '../format.ts';
import { shortNames } from '../team.ts';
import type { Counts, Preview, PreviewRow } from './preview.ts';
import { DELIMITER_NAMES, isEmptyRow, type RawTable } from './table.ts';
import { hasDecimalComma } from './level-cell.ts';
import type { Layout } from './columns.ts';

/** "1 rating", "10 ratings", "1,000 ratings". */
export function count(n: number, one: string, many = `${one}s`): string {
	return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

/** The sentence of the Check step: "10 ratings will be written, 12 cells will not." */
export function importHeadline({
	new: fresh,
	changed,
	rejected,
	newPeople,
	joining,
	details,
	unchanged,
}: Counts): string {
	const ratings = fresh + changed;
	const refused = rejected > 0 ? `, ${count(rejected, 'cell')} will not` : '';
	if (ratings > 0) return `${count(ratings, 'rating')} will be written${refused}.`;
	const joins = count(joining, 'person', 'people');
	if (newPeople > 0) {
		const also =
			joining > 0 ? `; ${joins} of other teams will join with the ratings they have` : '';
		return `${count(newPeople, 'person', 'people')} will be added, without ratings${also}.`;
	}
	if (joining > 0) return `${joins} of other teams will join, with the ratings they have.`;
	if (details > 0) return `${count(details, 'detail')} will change, no rating does.`;
	if (rejected > 0)
		return `Nothing can be written: ${count(rejected, 'cell')} ${rejected === 1 ? 'is' : 'are'} refused.`;
	return unchanged > 0
		? 'Nothing to write. The team has all of this already.'
		: 'There is nothing in this file to write.';
}

/** What the button does, in words: "Write 10 ratings and add 1 person". */
export function importButton({ new: fresh, changed, newPeople, joining, details }: Counts): string {
	const ratings = fresh + changed;
	const parts = [
		ratings > 0 ? `write ${count(ratings, 'rating')}` : '',
		newPeople > 0 ? `add ${count(newPeople, 'person', 'people')}` : '',
		joining > 0 ? `let ${count(joining, 'person', 'people')} join` : '',
		ratings === 0 && details > 0 ? `change ${count(details, 'detail')}` : '',
	].filter((part) => part !== '');
	const text = joinNames(parts);
	return text === '' ? 'Nothing to write' : capital(text);
}

/** One line under each count of the strip. */
export interface CountLines {
	readonly new: string;
	readonly changed: string;
	readonly unchanged: string;
	readonly rejected: string;
	readonly blank: string;
	readonly newPeople: string;
}

/** The lines under the counts: whose the changes are, which rows are refused. */
export function countLines(preview: Preview): CountLines {
	const { counts, rows, problems } = preview;
	const short = shorten(rows);
	const whose = (state: 'new' | 'changed') => {
		const names = [
			...new Set(
				rows
					.filter(
						(row) => row.cells.some((cell) => cell.state === state) && row.outcome !== 'rejected',
					)
					.map((row) => row.person),
			),
		];
		if (names.length === 0) return '';
		return names.length === 1 && state === 'new' && names[0] !== undefined
			? `all for ${names[0]}`
			: joinSome(
					names.map((name) => short.get(name) ?? name),
					2,
				);
	};
	const added = rows.filter((row) => row.outcome === 'new-person');
	const joining = rows.filter((row) => row.outcome === 'joins');
	const whole = new Set(
		problems.filter((problem) => problem.column === 'whole row').map(({ row }) => row),
	);
	const cells = problems.filter((problem) => !whole.has(problem.row)).length;
	const inRows = counts.rejected - cells;
	return {
		new: whose('new'),
		changed: whose('changed'),
		unchanged: counts.unchanged > 0 ? 'nothing to write' : '',
		rejected: rejectedLine(cells, [...whole], inRows),
		blank: counts.blank === 0 ? '' : counts.blank === 1 ? 'left as it is' : 'left as they are',
		newPeople: [
			namesOf(added, short),
			joining.length > 0
				? `${namesOf(joining, short)} ${joining.length === 1 ? 'joins' : 'join'} from another team`
				: '',
		]
			.filter((part) => part !== '')
			.join('; '),
	};
}

/** Up to two people in full, of more the first two by their short names. */
function namesOf(rows: readonly PreviewRow[], short: ReadonlyMap<string, string>): string {
	const names = rows.map((row) => row.person);
	return names.length <= 2
		? joinNames(names)
		: joinSome(
				names.map((name) => short.get(name) ?? name),
				2,
			);
}

/** "3 cells and row 9 (9 cells)": the cells refused alone, and the rows with all they hold. */
function rejectedLine(cells: number, rows: readonly number[], inRows: number): string {
	const held = ` (${count(inRows, 'cell')})`;
	const parts = [
		cells > 0 ? count(cells, 'cell') : '',
		rows.length > 3
			? `${rows.length} rows${held}`
			: rows.length > 0
				? `${rows.length === 1 ? 'row' : 'rows'} ${joinNames(rows.map(String))}${held}`
				: '',
	].filter((part) => part !== '');
	return parts.join(' and ');
}

function shorten(rows: readonly PreviewRow[]): ReadonlyMap<string, string> {
	const names = [...new Set(rows.map((row) => row.person))];
	const short = shortNames(names);
	return new Map(names.map((name, i) => [name, short[i] ?? name]));
}

/** Facts of a file: "semicolons, decimal comma, 8 rows". */
export function fileFacts(table: RawTable, layout: Layout): string {
	const rows = table.rows.filter(
		(row, i) => i > layout.headerRow && (!isEmptyRow(row) || table.broken.has(i)),
	);
	const facts = [DELIMITER_NAMES[table.delimiter]];
	if (hasDecimalComma(rows.flat())) facts.push('decimal comma');
	facts.push(count(rows.length, 'row'));
	return facts.join(', ');
}

/** How a row of the preview ends: "2 new, 1 changed", "no change", "new person", "joins", "row rejected". */
export function rowOutcome(row: PreviewRow): {
	readonly text: string;
	readonly tone: 'plain' | 'muted' | 'strong' | 'gap';
} {
	if (row.outcome === 'rejected') return { text: 'row rejected', tone: 'gap' };
	if (row.outcome === 'repeats') return { text: 'repeats a row', tone: 'muted' };
	const refused = row.cells.filter((cell) => cell.state === 'rejected').length;
	if (row.outcome === 'new-person' || row.outcome === 'joins') {
		const text = row.outcome === 'joins' ? 'joins' : 'new person';
		return { text: refused > 0 ? `${text}, ${refused} rejected` : text, tone: 'strong' };
	}
	if (refused > 0) return { text: `${refused} rejected`, tone: 'gap' };
	const parts = (['new', 'changed'] as const).flatMap((state) => {
		const cells = row.cells.filter((cell) => cell.state === state).length;
		return cells > 0 ? [`${cells} ${state}`] : [];
	});
	if (parts.length > 0) return { text: parts.join(', '), tone: 'plain' };
	if (row.details.length > 0) return { text: count(row.details.length, 'detail'), tone: 'plain' };
	return { text: 'no change', tone: 'muted' };
}
