import { createRawSnippet } from 'svelte';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import CoverageBar from './CoverageBar.svelte';
import Field from './Field.svelte';
import ImportanceDots from './ImportanceDots.svelte';
import LevelCell from './LevelCell.svelte';
import PersonMark from './PersonMark.svelte';
import Segments from './Segments.svelte';
import Stepper from './Stepper.svelte';
import TeamSwitcher from './TeamSwitcher.svelte';
import TopBar from './TopBar.svelte';
import { shell } from './shell-example';

/** What a reader sees of the markup: tags and comments gone. */
const text = (html: string): string =>
	html
		.replace(/<!--.*?-->/gs, '')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();

describe('LevelCell', () => {
	it('prints a missing level as a dash, never as 0', () => {
		const { body } = render(LevelCell, { props: { level: undefined } });
		expect(text(body)).toBe('– not rated');
		expect(body).not.toContain('l0');
	});

	it('prints level 0 as the digit 0 on the lowest step of the ramp', () => {
		const { body } = render(LevelCell, { props: { level: 0 } });
		expect(text(body)).toBe('0');
		expect(body).toMatch(/class="level l0 /);
	});

	it('prints the mean of several raters with one decimal on the nearest step', () => {
		const { body } = render(LevelCell, { props: { level: 3.5 } });
		expect(text(body)).toBe('3.5');
		expect(body).toMatch(/class="level l4 /);
	});

	it('says every mark in words as well', () => {
		const { body } = render(LevelCell, {
			props: { level: 3, met: true, evidence: true, guess: true, stale: true },
		});
		expect(text(body)).toBe('3 , target met, evidence attached, a guess, stale');
	});
});

describe('CoverageBar', () => {
	it('hatches exactly the part that is missing', () => {
		const { body } = render(CoverageBar, { props: { coverage: 0.75 } });
		expect(body).toMatch(/class="has [^"]*" x="0" y="3" width="84"/);
		expect(body).toMatch(/class="short [^"]*" x="84" y="3" width="28"/);
	});

	it('draws no hatch when the need is met, and one square for each spare person', () => {
		const { body } = render(CoverageBar, { props: { coverage: 1, spare: 2 } });
		expect(body).not.toContain('<pattern');
		expect(body.match(/class="spare/g)).toHaveLength(2);
	});

	it('stays within the bar for values outside 0 to 1', () => {
		expect(render(CoverageBar, { props: { coverage: 1.4 } }).body).toMatch(
			/class="has [^"]*" x="0" y="3" width="112"/,
		);
		expect(render(CoverageBar, { props: { coverage: -1 } }).body).toMatch(
			/class="has [^"]*" x="0" y="3" width="0"/,
		);
	});

	it('marks the value before a change by a tick or by a frame, and nothing when it is the same', () => {
		const before = (beforeAs: 'tick' | 'frame', was: number) =>
			render(CoverageBar, { props: { coverage: 1, before: was, beforeAs } }).body;
		expect(before('tick', 0.5)).toMatch(/class="tick [^"]*" x1="56"/);
		expect(before('frame', 0.5)).toMatch(/class="frame [^"]*" x="56" y="1" width="56"/);
		expect(before('tick', 1)).not.toContain('class="tick');
	});
});

describe('Segments', () => {
	const options = [
		{ value: 'radar', label: 'Radar' },
		{ value: 'bars', label: 'Bars' },
	];

	it('is a group of links when every option has an address', () => {
		const { body } = render(Segments, {
			props: {
				label: 'View',
				value: 'bars',
				options: options.map((option) => ({ ...option, href: `?view=${option.value}` })),
			},
		});
		expect(body).toContain('aria-label="View"');
		expect(body).toMatch(/href="\?view=bars" aria-current="true"/);
		expect(body).not.toContain('<input');
	});

	it('is a group of native radio buttons otherwise, sent under its name', () => {
		const { body } = render(Segments, {
			props: { label: 'View', name: 'view', value: 'radar', options },
		});
		expect(body.match(/type="radio"/g)).toHaveLength(2);
		expect(body).toMatch(/name="view"[^>]*value="radar"[^>]*checked/);
		expect(body).not.toMatch(/value="bars"[^>]*checked/);
	});
});

describe('Stepper', () => {
	const props = { label: 'Level of Statistics', value: 4, min: 1, max: 4, name: 'level' };

	it('is a labelled number field with its range, so that a form works without script', () => {
		const { body } = render(Stepper, { props });
		expect(body).toMatch(/<input[^>]*type="number"/);
		expect(body).toMatch(/<input[^>]*aria-label="Level of Statistics"/);
		expect(body).toMatch(/<input[^>]*min="1" max="4" step="1"/);
		expect(body).toMatch(/<input[^>]*value="4"/);
	});

	it('keeps its buttons out of the tab order and switches off the one at the end of the range', () => {
		const { body } = render(Stepper, { props });
		expect(body.match(/<button[^>]*tabindex="-1"/g)).toHaveLength(2);
		expect(body).toMatch(/aria-label="Level of Statistics: more" disabled/);
		expect(body).not.toMatch(/aria-label="Level of Statistics: less" disabled/);
	});
});

describe('ImportanceDots', () => {
	it('says the importance in words where it is only printed', () => {
		const { body } = render(ImportanceDots, {
			props: { label: 'Importance of Statistics', value: 3, readonly: true },
		});
		expect(body).toContain('aria-label="Importance of Statistics: critical"');
	});

	it('checks the one radio button of its value', () => {
		const { body } = render(ImportanceDots, {
			props: { label: 'Importance', value: 2, name: 'i' },
		});
		expect(body.match(/ checked/g)).toHaveLength(1);
		expect(body).toMatch(/value="2" checked/);
	});
});

describe('PersonMark', () => {
	it('says side and shape together and draws early people hollow', () => {
		const { body } = render(PersonMark, {
			props: { mark: { shape: 'triangle', side: 'as', early: true }, named: true },
		});
		expect(body).toContain('aria-label="leans AS, early"');
		expect(body).toMatch(/class="mark as [^"]*early/);
	});

	it('does not claim a side for somebody who cannot be placed', () => {
		const { body } = render(PersonMark, { props: { mark: undefined, named: true } });
		expect(body).toContain('aria-label="too few ratings to place"');
		expect(body).not.toMatch(/class="mark (re|as)/);
	});
});

describe('Field', () => {
	it('ties its error and its hint to the input and keeps what was typed', () => {
		const { body } = render(Field, {
			props: {
				label: 'Level',
				name: 'level',
				value: '7',
				error: 'Levels run from 0 to 5',
				hint: 'A digit',
			},
		});
		const id = /<label for="([^"]+)"/.exec(body)?.[1];
		expect(id).toBeDefined();
		expect(body).toContain(`aria-describedby="${id}-error ${id}-hint"`);
		expect(body).toContain('aria-invalid="true"');
		expect(body).toContain('value="7"');
		expect(text(body)).toBe('Level Levels run from 0 to 5 A digit');
	});

	it('hands the same wiring to a control of another kind', () => {
		const control = createRawSnippet<[{ id: string; name: string }]>((wired) => ({
			render: () => `<select id="${wired().id}" name="${wired().name}"></select>`,
		}));
		const { body } = render(Field, { props: { label: 'Role', name: 'role', control } });
		const id = /<label for="([^"]+)"/.exec(body)?.[1];
		expect(body).toContain(`<select id="${id}" name="role">`);
		expect(body).not.toContain('<input');
	});
});

describe('markup under a strict policy', () => {
	it('carries no style attribute anywhere', () => {
		const bodies = [
			render(LevelCell, { props: { level: 3, met: true } }).body,
			render(CoverageBar, { props: { coverage: 0.5, spare: 1, before: 1 } }).body,
			render(Stepper, { props: { label: 'Level', value: 1, min: 0, max: 5 } }).body,
			render(TeamSwitcher, { props: { data: shell } }).body,
			render(TopBar, { props: { title: 'Overview' } }).body,
		];
		for (const body of bodies) expect(body).not.toMatch(/\sstyle=/);
	});
});
