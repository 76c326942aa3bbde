import { DELIMITERS, LIMITS, type Delimiter } from '$lib/domain/intake/table';
import { decodeFile, readText, type ReadText } from './csv';

/** What the import forms send from step to step. */
export interface ImportForm {
	readonly fileName: string;
	readonly text: string;
	/** How the file was read, when that was not plain. */
	readonly note?: string;
	/** What parts the cells; absent: to be found. */
	readonly delimiter?: Delimiter;
	/** Index of the header's record, -1 for none; absent: to be found. */
	readonly headerRow?: number;
	/** What each column holds; absent: to be found. */
	readonly targets?: readonly string[];
	/** Stands for what the person has seen and confirms. */
	readonly digest: string;
}

export type ParsedImport =
	| { readonly ok: true; readonly output: ImportForm }
	| { readonly ok: false; readonly field: 'file' | 'text'; readonly reason: string };

const field = (form: FormData, name: string): string => {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
};

/** Reads a form of the import: a chosen file comes before pasted text. */
export async function parseImport(form: FormData): Promise<ParsedImport> {
	const file = form.get('file');
	const chosen = file instanceof File && file.size > 0 ? file : undefined;
	if (chosen && chosen.size > LIMITS.bytes)
		return { ok: false, field: 'file', reason: 'A file has at most 5 MB.' };
	const read: ReadText = chosen
		? decodeFile(new Uint8Array(await chosen.arrayBuffer()))
		: readText(field(form, 'text'));
	if (!read.ok) return { ok: false, field: chosen ? 'file' : 'text', reason: read.reason };
	const header = field(form, 'header');
	const targets = readTargets(form);
	// A tab or a bar would be lost on its way through some forms, so each is sent by its place.
	const delimiter = DELIMITERS[Number(field(form, 'delimiter') || 'none')];
	return {
		ok: true,
		output: {
			fileName:
				(chosen?.name ?? field(form, 'file_name')).slice(0, 200).toWellFormed() || 'Pasted rows',
			text: read.text,
			...(read.note === undefined ? {} : { note: read.note }),
			...(delimiter === undefined ? {} : { delimiter }),
			...(/^(-1|\d{1,5})$/.test(header) ? { headerRow: Number(header) } : {}),
			...(targets ? { targets } : {}),
			digest: field(form, 'digest'),
		},
	};
}

/** The choice of columns: one list from a later step, or one field a column from the Columns step. */
function readTargets(form: FormData): readonly string[] | undefined {
	// Another header row was chosen: its own words say what the columns hold.
	if (form.has('redetect')) return undefined;
	const list = field(form, 'columns');
	if (list !== '') return list.split(',').slice(0, LIMITS.columns);
	const targets: string[] = [];
	for (let i = 0; i < LIMITS.columns && form.has(`column-${i}`); i += 1)
		targets.push(field(form, `column-${i}`));
	return targets.length > 0 ? targets : undefined;
}
