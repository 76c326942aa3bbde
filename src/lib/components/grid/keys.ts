import { isLevel } from '$lib/domain/level';
import type { Level } from '$lib/domain/level';
import type { Move } from '$lib/domain/grid/movement';

/** What a key means while the grid has the focus. */
export type GridKey =
	| { readonly kind: 'move'; readonly move: Move; readonly extend: boolean }
	| { readonly kind: 'level'; readonly level: Level }
	| { readonly kind: 'step'; readonly by: 1 | -1 }
	| {
			readonly kind:
				'clear' | 'open' | 'leave' | 'confidence' | 'help' | 'undo' | 'redo' | 'fill' | 'all';
	  };

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

const ARROWS: Readonly<Record<string, Move>> = {
	ArrowLeft: 'left',
	ArrowRight: 'right',
	ArrowUp: 'up',
	ArrowDown: 'down',
	PageUp: 'page-up',
	PageDown: 'page-down',
};

/**
 * Reads a key. Copy, cut and paste are not here: the browser's own clipboard events carry them.
 * A key that means nothing to the grid is left to the browser.
 */
export function gridKey(event: Pressed): GridKey | undefined {
	const { key, shiftKey, altKey } = event;
	const command = event.ctrlKey || event.metaKey;
	if (altKey) {
		if (key === 'ArrowUp') return { kind: 'step', by: 1 };
		return key === 'ArrowDown' ? { kind: 'step', by: -1 } : undefined;
	}
	if (key === 'Home') {
		return { kind: 'move', move: command ? 'grid-start' : 'row-start', extend: shiftKey };
	}
	if (key === 'End') {
		return { kind: 'move', move: command ? 'grid-end' : 'row-end', extend: shiftKey };
	}
	const lower = key.toLowerCase();
	if (command) {
		if (lower === 'z') return { kind: shiftKey ? 'redo' : 'undo' };
		if (lower === 'y') return { kind: 'redo' };
		if (lower === 'd') return { kind: 'fill' };
		return lower === 'a' ? { kind: 'all' } : undefined;
	}
	const move = ARROWS[key];
	if (move !== undefined) return { kind: 'move', move, extend: shiftKey };
	const digit = key.length === 1 && key >= '0' && key <= '5' ? Number(key) : undefined;
	if (isLevel(digit)) return { kind: 'level', level: digit };
	if (key === '-' || key === '\u2212' || key === 'Delete' || key === 'Backspace') {
		return { kind: 'clear' };
	}
	if (key === 'Enter' || key === 'F2') return { kind: 'open' };
	if (key === 'Escape') return { kind: 'leave' };
	if (lower === 'c') return { kind: 'confidence' };
	return key === '?' ? { kind: 'help' } : undefined;
}
