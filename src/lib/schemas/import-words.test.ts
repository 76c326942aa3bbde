import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultFramework } from '$lib/domain/default-framework';
import { detectLayout } from '$lib/domain/intake/columns';
import { csvText, rejectedCsv, wideCsv } from '$lib/domain/intake/csv-text';
import { previewImport } from '$lib/domain/intake/intake';
import type { KnownPerson } from '$lib/domain/intake/preview';
import {
	countLines,
	fileFacts,
	importButton,
	importHeadline,
	rowOutcome,
} from '$lib/domain/intake/words';
import { parseCsv, readText } from './csv';

/** An invented person who is in the team already. */
const nora: KnownPerson = {
	id: 'p-nora',
	name: 'Nora Vik',
	title: '',
	role: 'none',
	share: 1,
	inTeam: true,
	archived: false,
	levels: { stats: 2, sys: 1 },
	raters: {},
};

function look(text: string, people: readonly KnownPerson[] = [nora]) {
	const table = parseCsv(text);
	const layout = detectLayout(table, defaultFramework);
	const preview = previewImport(table, layout, defaultFramework, {
		people,
		foreignEmails: new Set(),
		sharedRater: 'managers',
		writerEmail: 'boss@fixture.example',
		now: Date.UTC(2030, 0, 1),
	});
	return { table, layout, preview };
}

describe('what the import says', () => {
	it('is counted from the rows', () => {
		const { table, layout, preview } = look(
			'Name;Systems;Stats\nNora Vik;1;3\nMia Quill;"3,0";"3,5"\nNora Vik;5;5\n',
		);
		expect(importHeadline(preview.counts)).toBe('2 ratings will be written, 3 cells will not.');
		expect(importButton(preview.counts)).toBe('Write 2 ratings and add 1 person');
		expect(fileFacts(table, layout)).toBe('semicolons, decimal comma, 3 rows');
		expect(countLines(preview)).toEqual({
			new: 'all for Mia Quill',
			changed: 'Nora',
			unchanged: 'nothing to write',
			rejected: '1 cell and row 4 (2 cells)',
			blank: '',
			newPeople: 'Mia Quill',
		});
		expect(preview.rows.map((row) => rowOutcome(row).text)).toEqual([
			'1 changed',
			'new person, 1 rejected',
			'row rejected',
		]);
	});

	it('tells new ratings from changed ones, row by row as in the counts', () => {
		const { preview } = look('Name,Systems,Stats,Theory\nNora Vik,4,2,3\nMia Quill,1,,\n');
		expect(preview.rows.map((row) => rowOutcome(row).text)).toEqual([
			'1 new, 1 changed',
			'new person',
		]);
		expect(preview.counts).toMatchObject({ new: 2, changed: 1, unchanged: 1 });
	});

	it('does not say “without ratings” of people who bring theirs from another team', () => {
		const away = { ...nora, inTeam: false };
		const joins = look('Name\nNora Vik\n', [away]).preview.counts;
		expect(importHeadline(joins)).toBe(
			'1 person of other teams will join, with the ratings they have.',
		);
		expect(importButton(joins)).toBe('Let 1 person join');
		const both = look('Name\nNora Vik\nMia Quill\n', [away]).preview.counts;
		expect(importHeadline(both)).toBe(
			'1 person will be added, without ratings; 1 person of other teams will join with the ratings they have.',
		);
		expect(importButton(both)).toBe('Add 1 person and let 1 person join');
		const lines = (names: readonly string[], known: readonly KnownPerson[]) =>
			countLines(look(`Name\n${names.join('\n')}\n`, known).preview).newPeople;
		expect(lines(['Nora Vik'], [away])).toBe('Nora Vik joins from another team');
		expect(lines(['Nora Vik', 'Mia Quill'], [away])).toBe(
			'Mia Quill; Nora Vik joins from another team',
		);
		const rows = look('Name,Stats,Sys\nNora Vik,2,9\n', [away]).preview.rows;
		expect(rows.map((row) => rowOutcome(row).text)).toEqual(['joins, 1 rejected']);
		const pat = { ...away, id: 'p-pat', name: 'Pat Fix' };
		expect(lines(['Nora Vik', 'Pat Fix'], [away, pat])).toBe(
			'Nora Vik and Pat Fix join from another team',
		);
	});

	it('says when there is nothing to write', () => {
		expect(importHeadline(look('Name,Stats\nNora Vik,2\n').preview.counts)).toBe(
			'Nothing to write. The team has all of this already.',
		);
		expect(importButton(look('Name,Stats\nNora Vik,2\n').preview.counts)).toBe('Nothing to write');
		expect(importHeadline(look('Name,Stats\nNora Vik,9\n').preview.counts)).toBe(
			'Nothing can be written: 1 cell is refused.',
		);
		expect(importHeadline(look('Name,Title\nNora Vik,Cook\n').preview.counts)).toBe(
			'1 detail will change, no rating does.',
		);
		expect(importHeadline(look('Name,Title\nMia Quill,Cook\n').preview.counts)).toBe(
			'1 person will be added, without ratings.',
		);
	});
});

/** A written file as the reader takes it: with one kind of line end. */
function readable(file: string): string {
	const read = readText(file);
	return read.ok ? read.text : '';
}

describe('the files that are written', () => {
	it('give the refused rows with their reasons, ready to be mended', () => {
		const { table, layout, preview } = look('Name,Stats\nNora Vik,9\nMia Quill,3\n"Open,1\n');
		expect(rejectedCsv(table, layout, preview.problems)).toBe(
			'Name,Stats,Row in the file,Why it was refused\r\n' +
				'Nora Vik,9,2,Stats: Levels run from 0 to 5\r\n' +
				'"""Open,1",,4,A quote opens in this row and never closes\r\n',
		);
	});

	it('are read back cell by cell as they were written, whatever the text', () => {
		const cell = fc
			.string({ unit: fc.constantFrom('a', '"', ',', '\n', ';', ' ', 'é'), maxLength: 8 })
			.map((text) => `x${text}x`);
		fc.assert(
			fc.property(
				fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
				(rows) => {
					expect(parseCsv(readable(csvText(rows)), ',').rows).toEqual(rows);
				},
			),
		);
	});

	it(
		'change nothing when they are imported again, whoever the people are',
		{ timeout: 30_000 },
		() => {
			const level = fc.option(
				fc.integer({ min: 0, max: 10 }).map((n) => n / 2),
				{ nil: undefined },
			);
			const text = fc
				.string({ unit: fc.constantFrom('a', 'é', '=', "'", '-', '"', ',', ' '), maxLength: 10 })
				.map((title) => title.replace(/\s+/g, ' ').trim());
			const someone = fc.record({
				title: text,
				role: fc.constantFrom('RE' as const, 'AS' as const, 'none' as const),
				share: fc.integer({ min: 1, max: 100 }).map((n) => n / 100),
				startedOn: fc.constantFrom(undefined, '2029-02-28'),
				sys: level,
				stats: level,
			});
			fc.assert(
				fc.property(fc.array(someone, { maxLength: 6 }), (people) => {
					const known = people.map(({ sys, stats, ...person }, i): KnownPerson => ({
						...nora,
						...person,
						id: `p${i}`,
						name: `Fixture O'${i} é`,
						email: i % 2 === 0 ? `f${i}@fixture.example` : undefined,
						levels: { sys, stats },
					}));
					const file = wideCsv(
						defaultFramework,
						known.map((person) => ({ ...person, ratings: person.levels })),
					);
					const { preview } = look(readable(file), known);
					expect(preview.problems).toEqual([]);
					expect(preview.writes).toEqual({ people: [], updates: [], ratings: [] });
				}),
				{ numRuns: 300 },
			);
		},
	);
});
