import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Level } from '../level.ts';
import { HISTORY_LIMIT, emptyHistory, pushed, redone, sessionChanges, undone } from './undo.ts';
import type { History, Said, Step } from './undo.ts';

const said = (level: Level): Said => ({ level, confidence: 'fairly_sure' });
const step = (before: Said | undefined, after: Said | undefined, at = 0): Step => ({
	at,
	changes: [{ row: 0, column: 0, before, after }],
});

test('undo turns a step round and redo applies it again', () => {
	const history = pushed(emptyHistory, step(undefined, said(3)));
	const back = undone(history, 10);
	expect(back.apply).toEqual(step(said(3), undefined, 10));
	const again = redone(back.history, 20);
	expect(again.apply).toEqual(step(undefined, said(3), 20));
	expect(undone(emptyHistory, 0)).toEqual({ history: emptyHistory });
	expect(redone(emptyHistory, 0)).toEqual({ history: emptyHistory });
});

test('a new step forgets what was taken back, an empty one is no step', () => {
	const back = undone(pushed(emptyHistory, step(undefined, said(3))), 0).history;
	expect(pushed(back, { at: 0, changes: [] })).toBe(back);
	expect(pushed(back, step(undefined, said(1))).undone).toEqual([]);
});

test('the list keeps its newest steps', () => {
	let history: History = emptyHistory;
	for (let at = 0; at < HISTORY_LIMIT + 5; at += 1)
		history = pushed(history, step(undefined, said(1), at));
	expect(history.done).toHaveLength(HISTORY_LIMIT);
	expect(sessionChanges(history)[0]?.at).toBe(HISTORY_LIMIT + 4);
});

test('taking every step back ends at the start, doing all again ends where it was', () => {
	const value = fc.option(fc.constantFrom<Level>(0, 1, 2, 3, 4, 5), { nil: undefined });
	const edit = fc.record({ column: fc.nat(3), value });
	fc.assert(
		fc.property(
			fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { maxLength: 20 }),
			(batches) => {
				const cells: (Said | undefined)[] = [undefined, undefined, undefined, undefined];
				const apply = (one: Step | undefined) => {
					for (const change of one?.changes ?? []) cells[change.column] = change.after;
				};
				let history: History = emptyHistory;
				for (const batch of batches) {
					const targets = new Map(batch.map((one) => [one.column, one.value]));
					const next: Step = {
						at: 0,
						changes: [...targets].map(([column, level]) => ({
							row: 0,
							column,
							before: cells[column],
							after: level === undefined ? undefined : said(level),
						})),
					};
					apply(next);
					history = pushed(history, next);
				}
				const end = [...cells];
				for (let i = 0; i < batches.length; i += 1) {
					const back = undone(history, 0);
					apply(back.apply);
					history = back.history;
				}
				expect(cells).toEqual([undefined, undefined, undefined, undefined]);
				for (let i = 0; i < batches.length; i += 1) {
					const again = redone(history, 0);
					apply(again.apply);
					history = again.history;
				}
				expect(cells).toEqual(end);
			},
		),
		{ numRuns: 1000 },
	);
});
