import type { Attachment } from 'svelte/attachments';
import { clampPosition, moved } from '$lib/domain/grid/movement';
import type { Move, Position } from '$lib/domain/grid/movement';

const ARROWS: Readonly<Record<string, Move>> = {
	ArrowLeft: 'left',
	ArrowRight: 'right',
	ArrowUp: 'up',
	ArrowDown: 'down',
	PageUp: 'page-up',
	PageDown: 'page-down',
	Home: 'row-start',
	End: 'row-end',
};

/** Rows that PageUp and PageDown go. */
const PAGE = 5;

/** Where a key leads in a table whose cells may hold fields; `undefined` is left to the cell. */
export function gridMove(
	event: Pick<KeyboardEvent, 'key' | 'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey'>,
): Move | undefined {
	const { key, altKey, shiftKey } = event;
	if (altKey || shiftKey) return undefined;
	if (!event.ctrlKey && !event.metaKey) return ARROWS[key];
	if (key === 'Home') return 'grid-start';
	return key === 'End' ? 'grid-end' : undefined;
}

/**
 * One tab stop for a table whose rows carry `data-grid-row`: the arrow keys, Home, End, PageUp and
 * PageDown walk its cells. The focus goes to the field of a cell (`data-stop`), or to the cell
 * itself where it has none. Without script every field is a stop of its own.
 */
export class GridFocus {
	#table: HTMLElement | undefined;
	#at: Position;

	/** The cell that the first Tab reaches. */
	constructor(first: Position) {
		this.#at = first;
	}

	/** Makes the table one stop; `key` stands for its rows, the stop is chosen anew when it changes. */
	stops(key: unknown): Attachment<HTMLElement> {
		return (table) => {
			void key;
			this.#table = table;
			this.#at = clampPosition(this.#at, this.#size);
			this.#mark();
			return () => {
				for (const one of table.querySelectorAll('[data-grid-row] [tabindex]'))
					if (one.matches('[data-stop], th, td')) one.removeAttribute('tabindex');
			};
		};
	}

	/** Puts the focus into the current cell, or into the one that took its place. */
	focus(): void {
		this.#at = clampPosition(this.#at, this.#size);
		this.#mark();
		const stop = stopOf(this.#cell(this.#at));
		stop?.focus();
		if (stop instanceof HTMLInputElement && stop.type === 'number') stop.select();
	}

	/** Remembers which cell has the focus. */
	entered = (event: FocusEvent): void => {
		const place = this.#placeOf(event.target);
		if (place === undefined) return;
		this.#at = place;
		this.#mark();
	};

	/** Walks; true when the key was one that leads somewhere. */
	pressed = (event: KeyboardEvent): boolean => {
		const move = event.defaultPrevented ? undefined : gridMove(event);
		const place = move === undefined ? undefined : this.#placeOf(event.target);
		if (move === undefined || place === undefined) return false;
		event.preventDefault();
		this.#at = moved(place, move, this.#size, PAGE);
		this.focus();
		return true;
	};

	get #rows(): HTMLElement[] {
		return [...(this.#table?.querySelectorAll<HTMLElement>('[data-grid-row]') ?? [])];
	}

	get #size() {
		const rows = this.#rows;
		return { rows: rows.length, columns: rows[0]?.children.length ?? 0 };
	}

	#cell({ row, column }: Position): Element | undefined {
		return this.#rows[row]?.children[column];
	}

	#placeOf(target: EventTarget | null): Position | undefined {
		if (!(target instanceof Element)) return undefined;
		const row = this.#rows.findIndex((one) => one.contains(target));
		const cells = [...(this.#rows[row]?.children ?? [])];
		const column = cells.findIndex((one) => one.contains(target));
		return row < 0 || column < 0 ? undefined : { row, column };
	}

	#mark(): void {
		const current = this.#cell(this.#at);
		for (const row of this.#rows) {
			for (const cell of row.children) {
				const tab = cell === current ? 0 : -1;
				const fields = [...cell.querySelectorAll<HTMLElement>('[data-stop]')];
				// Of radio buttons the browser makes one stop by itself.
				for (const one of fields.length > 0 ? fields : [cell]) {
					if (one instanceof HTMLElement) one.tabIndex = tab;
				}
			}
		}
	}
}

function stopOf(cell: Element | undefined): HTMLElement | undefined {
	const field =
		cell?.querySelector<HTMLElement>('[data-stop]:checked') ??
		cell?.querySelector<HTMLElement>('[data-stop]') ??
		cell;
	return field instanceof HTMLElement ? field : undefined;
}
