import { describe, expect, it } from 'vitest';
import { formulaNotes } from './formulas.ts';

const noteOf = (id: string) => formulaNotes().find((note) => note.id === id);
const exampleOf = (id: string): string | undefined => noteOf(id)?.example;

describe('the notes on how each number is computed', () => {
	it('are whole and have addresses of their own', () => {
		const notes = formulaNotes();
		expect(new Set(notes.map((note) => note.id)).size).toBe(notes.length);
		for (const note of notes) {
			expect(note.id).toMatch(/^[a-z0-9-]+$/);
			for (const text of [note.title, note.words, note.example, note.source, ...note.formula]) {
				expect(text).not.toBe('');
				expect(text).not.toMatch(/NaN|undefined|!/);
			}
		}
	});

	it('work their examples out to the known answers', () => {
		expect(exampleOf('lean')).toBe('Ada: (0.657 − 1.000)/(1 − 0.429) = −0.60.');
		expect(exampleOf('contributions')).toBe(
			'Ada: −0.44 +0.15 −0.87 +0.30 +0.30 +0.10 +0.20 −0.44 +0.10 = −0.60.',
		);
		expect(exampleOf('depth')).toBe('Ada: 1.13.');
		expect(exampleOf('hybrid')).toBe('Ada: 0.40.');
		expect(exampleOf('interval')).toBe('Ada with one rater, fairly sure of all: −0.60 ± 0.26.');
		expect(exampleOf('fit')).toBe('Ada meets 100% of the RE bar and 73% of the AS bar.');
		expect(exampleOf('core')).toBe('Ada: 2.');
		expect(exampleOf('team-coverage')).toBe('The demo team: 96.25%, 8 of 9 requirements met.');
		expect(exampleOf('n-minus-one')).toBe(
			'The demo team keeps 87.5% without Ada Okafor or Bao Nguyen; the index is 0.09.',
		);
		expect(exampleOf('severity')).toBe('Statistics: 3/3·((1 − 0.75) + 0.25) = 0.50, critical.');
		expect(exampleOf('bench')).toBe('ML theory has a bench of 1. The lottery factor is 1.');
		expect(exampleOf('certainty')).toBe(
			'A level rated fairly sure has σ 0.60 today and 0.65 in a year.',
		);
	});

	it('print contributions that add up to the printed sum', () => {
		const [, parts = '', sum = ''] =
			/^Ada: (.*) = (\S+)\.$/.exec(exampleOf('contributions') ?? '') ?? [];
		const number = (text: string) => Number(text.replace('−', '-'));
		const added = parts.split(' ').reduce((total, part) => total + number(part), 0);
		expect(parts.split(' ')).toHaveLength(9);
		expect(added).toBeCloseTo(number(sum), 9);
	});

	it('name every threshold of the traps, with Ada watched and Chidi in one beyond doubt', () => {
		expect(noteOf('order-taker')?.formula).toEqual([
			'applies: role RE, or lean ≤ −0.25',
			'short: ML theory depth < 2, Experimentation & analysis < 2, Statistics < 2, Real claim of a paper < 3, Wrong results < 3',
			'watch: one short, by less than 2 levels',
			'trap: two or more short, or one by 2 levels or more',
			'severe: any short, and raw ≤ −1.40 or (ML theory depth ≤ 1 and Wrong results ≤ 2)',
		]);
		expect(noteOf('blocked-scientist')?.formula).toEqual([
			'applies: role AS, or lean ≥ +0.25',
			'short: Coding depth < 3, Systems engineering < 2, From scratch < 3',
			'watch: one short, by less than 2 levels',
			'trap: two or more short, or one by 2 levels or more',
			'severe: any short, and raw ≥ +1.50 or (Coding depth ≤ 1 and Systems engineering ≤ 1)',
		]);
		expect(exampleOf('order-taker')).toBe('Ada: Wrong results at 2, so watch; clear at 3.');
		expect(exampleOf('blocked-scientist')).toBe(
			'Chidi: Coding depth at 2, Systems engineering at 0 and From scratch at 2, so severe; clear at 3, 2 and 3.',
		);
		expect(exampleOf('title-drift')).toBe('In the demo team: nobody.');
		expect(exampleOf('team-traps')).toBe('In the demo team: neither.');
	});

	it('tell the objectives of the plan in the order in which they are minimised', () => {
		const lines = noteOf('plan')?.formula.filter((line) => /^ +\d/.test(line)) ?? [];
		expect(lines.map((line) => line.trim().split(/ +/)[0])).toEqual(['1', '2', '3', '4', '5']);
		expect(lines[0]).toContain('missing seats');
		expect(lines[1]).toContain('cost');
		expect(lines.at(-1)).toContain('on whom much hangs');
	});

	it('say that the managers are one rater', () => {
		expect(noteOf('current-value')?.words).toContain('one rater, the managers together');
	});
});
