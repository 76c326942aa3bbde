import { describe, expect, it } from 'vitest';
import { gridMove } from './grid-focus';

const held = { altKey: false, shiftKey: false, ctrlKey: false, metaKey: false };
const press = (key: string, more: Partial<typeof held> = {}) => gridMove({ ...held, key, ...more });

describe('keys that walk the table', () => {
	it.each([
		['ArrowLeft', 'left'],
		['ArrowRight', 'right'],
		['ArrowUp', 'up'],
		['ArrowDown', 'down'],
		['Home', 'row-start'],
		['End', 'row-end'],
		['PageUp', 'page-up'],
		['PageDown', 'page-down'],
	])('%s goes %s', (key, move) => {
		expect(press(key)).toBe(move);
	});

	it.each(['ctrlKey', 'metaKey'] as const)('with %s go to the corners of the table', (key) => {
		expect(press('Home', { [key]: true })).toBe('grid-start');
		expect(press('End', { [key]: true })).toBe('grid-end');
		expect(press('ArrowDown', { [key]: true })).toBeUndefined();
	});

	it('leave steps, selections and what is typed to the field', () => {
		expect(press('ArrowUp', { altKey: true })).toBeUndefined();
		expect(press('ArrowLeft', { shiftKey: true })).toBeUndefined();
		for (const key of ['4', '+', '-', 'Enter', 'Escape', 'Backspace', 'a'])
			expect(press(key), key).toBeUndefined();
	});
});
