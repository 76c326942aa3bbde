import type { TeamAccess } from '$lib/domain/access';
import {
	HEADER_SEARCH,
	LONG_TARGETS,
	PERSON_TARGETS,
	targetName,
	type Target,
} from '$lib/domain/intake/columns';
import { DELIMITER_NAMES, DELIMITERS } from '$lib/domain/intake/table';
import { writesAnything, type Preview, type PreviewRow } from '$lib/domain/intake/preview';
import {
	countLines,
	fileFacts,
	importButton,
	importHeadline,
	rowOutcome,
} from '$lib/domain/intake/words';
import type { ImportForm } from '$lib/schemas/import';
import {
	importRequest,
	readImport,
	type ImportRequest,
	type Reading,
} from '$lib/server/services/import';

/** Most rows and problems that the page lists; the download has all refused rows. */
const SHOWN = 200;
/** Rows that stand above the faults and remarks until more are asked for. */
const FIRST_ROWS = 20;
/** Ends what is to be shown when more rows than the first are asked for: "changes+". */
const MORE = '+';

/** The rows that one of the three filters leaves. */
function shownRows(preview: Preview, show: string): readonly PreviewRow[] {
	if (show === 'changes')
		return preview.rows.filter(
			(row) =>
				row.outcome === 'new-person' ||
				row.outcome === 'joins' ||
				row.details.length > 0 ||
				(row.outcome === 'read' &&
					row.cells.some((cell) => cell.state === 'new' || cell.state === 'changed')),
		);
	if (show === 'rejected')
		return preview.rows.filter(
			(row) => row.outcome === 'rejected' || row.cells.some((cell) => cell.state === 'rejected'),
		);
	return preview.rows;
}

/** A reading as plain data for the Columns and the Check step. */
export function readingView(
	reading: Exclude<Reading, { kind: 'refused' }>,
	form: ImportForm,
	request: ImportRequest,
	show: string,
) {
	const { framework, layout, preview } = reading;
	const filter = show.endsWith(MORE) ? show.slice(0, -MORE.length) : show;
	const rows = shownRows(preview, filter);
	const shown = show === filter ? FIRST_ROWS : SHOWN;
	const skills = framework.skills.filter(
		(skill) =>
			preview.form === 'long' ||
			layout.columns.some(({ target }) => target === `skill:${skill.id}`),
	);
	const options: readonly Target[] = [
		...PERSON_TARGETS,
		...framework.skills.map((skill): Target => `skill:${skill.id}`),
		...LONG_TARGETS,
	];
	return {
		file: {
			name: form.fileName,
			text: form.text,
			note: form.note,
			facts: fileFacts(request.table, layout),
		},
		headerRow: layout.headerRow,
		firstRows: request.table.rows
			.slice(0, Math.max(HEADER_SEARCH, layout.headerRow + 1))
			.map((row, index) => ({ index, text: row.join(', ').slice(0, 60) })),
		delimiter: DELIMITERS.indexOf(request.table.delimiter),
		delimiters: DELIMITERS.map((delimiter, index) => ({
			index,
			name: DELIMITER_NAMES[delimiter],
		})),
		sample: request.table.rows[layout.headerRow + 1]?.map((cell) => cell.slice(0, 60)) ?? [],
		columns: layout.columns.map(({ index, header, target, sameAs }) => ({
			index,
			header: header.slice(0, 80),
			target,
			name: targetName(framework, target),
			duplicate: sameAs === undefined ? undefined : sameAs + 1,
		})),
		options: options.map((target) => ({
			value: target,
			label: targetName(framework, target),
			group: target.startsWith('skill:')
				? 'Skills'
				: (PERSON_TARGETS as readonly string[]).includes(target)
					? 'Person'
					: 'One rating a row',
		})),
		targets: layout.columns.map(({ target }) => target).join(','),
		remembered: reading.remembered,
		fault: reading.fault,
		form: preview.form,
		skills: skills.map(({ id, name, short }) => ({ id, name, short })),
		headline: importHeadline(preview.counts),
		button: importButton(preview.counts),
		writes: writesAnything(preview),
		counts: preview.counts,
		lines: countLines(preview),
		show: filter,
		/** What asks for more rows; absent when all that the page lists are there. */
		more: rows.length > shown && shown < SHOWN ? filter + MORE : undefined,
		rows: rows.slice(0, shown).map((row) => ({ ...row, end: rowOutcome(row) })),
		rowCount: rows.length,
		problems: preview.problems.slice(0, SHOWN),
		problemCount: preview.problems.length,
		notices: preview.notices.slice(0, SHOWN),
		noticeCount: preview.notices.length,
		digest: reading.digest,
	};
}

export type ReadingView = ReturnType<typeof readingView>;

/** Reads the form against the team and gives its view, or why the file is refused. */
export async function lookAt(access: TeamAccess, form: ImportForm, show: string) {
	const request = await importRequest(form);
	const reading = await readImport(access, request, Date.now());
	if (reading.kind === 'refused') return reading;
	return { kind: reading.kind, view: readingView(reading, form, request, show) } as const;
}
