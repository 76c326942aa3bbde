import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { headFinder } from '$lib/domain/coverage-board';
import { teamCoverage } from '$lib/domain/coverage';
import type { StoredRequirement } from '$lib/domain/team';
import { RequirementEdits } from './requirement-edits.svelte';
import RequirementTable from './RequirementTable.svelte';
import type { RowRefusal } from './row-outcome';

const rows: readonly StoredRequirement[] = [
	{ skill: 'sys', level: 4, need: 2, importance: 2, version: 1 },
	{ skill: 'stats', level: 4, need: 1, importance: 3, version: 2 },
];
const team = [
	{ id: 'ada', name: 'Ada', share: 1, ratings: { sys: 4, stats: 4 } },
	{ id: 'bao', name: 'Bao', share: 1, ratings: { sys: 4 } },
];

function table(
	options: { mayEdit?: boolean; named?: boolean; refused?: RowRefusal; doubted?: string } = {},
): string {
	const { mayEdit = true, named = true, refused, doubted } = options;
	const edits = new RequirementEdits(() => Promise.resolve({ kind: 'offline' }), rows, refused);
	return render(RequirementTable, {
		props: {
			rows,
			now: teamCoverage(team, rows).requirements,
			confidence: rows.map(({ skill }) => ({
				skill,
				unconfirmed: skill === doubted,
				doubted: skill === doubted ? ['ada'] : [],
			})),
			skillOf: headFinder([]),
			people: [],
			names: new Map(named ? team.map(({ id, name }) => [id, name]) : []),
			size: team.length,
			edits,
			mayEdit,
			personHref: (slug: string) => slug,
			action: (name: string) => `?/${name}&leave=bao`,
			here: '?leave=bao',
			clock: () => '12:41',
			onremove: () => undefined,
		},
	}).body;
}

describe('the table of requirements', () => {
	it('is a grid for those who can press something in it, with a row and a cell for each thing', () => {
		const body = table();
		expect(body).toMatch(/<table[^>]*role="grid"/);
		expect(body.match(/data-grid-row=/g)).toHaveLength(2);
		expect(body.match(/<td[^>]*role="gridcell"/g)).toHaveLength(2 * 8);
	});

	it('is a table to read for those who may neither edit nor see people', () => {
		const body = table({ mayEdit: false, named: false });
		expect(body).not.toContain('role="grid"');
		expect(body).not.toMatch(/<(button|input|form)\b/);
		expect(body).not.toMatch(/Ada|Bao/);
		expect(body).toContain('2/2');
	});

	it('puts all fields of a row into one form, which a plain page can send', () => {
		const body = table();
		for (const name of ['level', 'need', 'importance'])
			expect(body).toMatch(new RegExp(`name="${name}"[^>]*form="need-stats"`));
		expect(body).toMatch(/<form[^>]*id="need-stats"[^>]*action="\?\/save&amp;leave=bao"/);
		expect(body).toMatch(/<noscript><button[^>]*form="need-stats"/);
	});

	it('shows a conflict at its row, both values, and plain forms for either', () => {
		const theirs = { skill: 'stats', level: 5, need: 1, importance: 3, version: 9 };
		const body = table({
			refused: {
				skill: 'stats',
				wish: 'save',
				values: { level: '2', need: '1', importance: '3', version: '2' },
				conflict: { theirs, by: 'Olu', at: 0 },
			},
		});
		const note = /<div class="conflict[\s\S]*?<\/a>/.exec(body)?.[0] ?? '';
		const words = note.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ');
		expect(words).toContain('Olu set stats to 1 at level 5, critical at 12:41.');
		expect(words).toContain('You set 1 at level 2, critical, not saved.');
		expect(note).toMatch(/name="level" value="2"/);
		expect(note).toMatch(/name="version" value="9"/);
		expect(note).toMatch(/<a[^>]*href="\?leave=bao"/);
	});

	it('marks what is unconfirmed in words and in its bar', () => {
		const body = table({ doubted: 'stats' });
		expect(body.match(/met, unconfirmed/g)).toHaveLength(1);
		expect(body.match(/class="edge/g)).toHaveLength(1);
		expect(table()).not.toContain('unconfirmed');
	});
});
