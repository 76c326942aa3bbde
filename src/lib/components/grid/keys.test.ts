import { describe, expect, test } from 'vitest';
import { gridKey } from './keys';

const press = (
	key: string,
	held: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {},
) => gridKey({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held });

describe('keys of the grid', () => {
	test.each(['0', '1', '2', '3', '4', '5'])('%s sets the level', (key) => {
		expect(press(key)).toEqual({ kind: 'level', level: Number(key) });
	});

	test.each(['-', 'Delete', 'Backspace'])('%s is not rated', (key) => {
		expect(press(key)).toEqual({ kind: 'clear' });
	});

	test('Alt with an arrow steps, Shift with an arrow selects', () => {
		expect(press('ArrowUp', { altKey: true })).toEqual({ kind: 'step', by: 1 });
		expect(press('ArrowDown', { altKey: true })).toEqual({ kind: 'step', by: -1 });
		expect(press('ArrowUp', { shiftKey: true })).toEqual({
			kind: 'move',
			move: 'up',
			extend: true,
		});
	});

	test('Ctrl or Command with Z, Y and D', () => {
		expect(press('z', { ctrlKey: true })).toEqual({ kind: 'undo' });
		expect(press('Z', { metaKey: true, shiftKey: true })).toEqual({ kind: 'redo' });
		expect(press('y', { ctrlKey: true })).toEqual({ kind: 'redo' });
		expect(press('d', { metaKey: true })).toEqual({ kind: 'fill' });
	});

	test('everything else is left to the browser: copy, paste, Tab, letters, 6', () => {
		expect(press('c', { ctrlKey: true })).toBeUndefined();
		expect(press('v', { metaKey: true })).toBeUndefined();
		expect(press('3', { ctrlKey: true })).toBeUndefined();
		for (const key of ['Tab', '6', 'g', ' ', 'F5']) expect(press(key)).toBeUndefined();
	});
});
