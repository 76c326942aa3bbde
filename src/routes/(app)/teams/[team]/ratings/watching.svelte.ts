import { untrack } from 'svelte';
import { replaceState } from '$app/navigation';
import { page } from '$app/state';
import type { CellDetails } from '$lib/components/grid/details';
import { fetchDetails } from './send';

/** Pause after the focus has moved, ms, before the address or the drawer follows. */
const REST = { address: 400, details: 200 } as const;

/** Keeps the address on the focused cell ("person-slug skill"), so that a copied link opens there. */
export function followFocus(focus: () => string): void {
	let placed = untrack(focus);
	$effect(() => {
		const here = focus();
		if (here === placed) return;
		const timer = setTimeout(() => {
			placed = here;
			const [person = '', skill = ''] = here.split(' ');
			const url = new URL(page.url);
			url.searchParams.set('person', person);
			url.searchParams.set('skill', skill);
			url.searchParams.delete('saved');
			replaceState(url, page.state);
		}, REST.address);
		return () => clearTimeout(timer);
	});
}

/** The details of the cell that the focus rests on. */
export interface WatchedDetails {
	/** Absent until they have come. */
	readonly of: (cell: string) => CellDetails | undefined;
	/** Whether they were asked for and did not come. */
	readonly failed: (cell: string) => boolean;
	/** Asks again. */
	readonly again: () => void;
}

/**
 * Fetches the details of a cell when the focus rests on it; nothing while `focus` gives nothing.
 * `heard` is told what has come.
 */
export function watchDetails(
	address: string,
	focus: () => string | undefined,
	heard: (person: string, skill: string, details: CellDetails) => void,
): WatchedDetails {
	let held = $state.raw<{ readonly cell: string; readonly details?: CellDetails }>();
	let asked = $state(0);
	$effect(() => {
		void asked;
		const cell = focus();
		if (cell === undefined) return;
		const [person = '', skill = ''] = cell.split(' ');
		const abort = new AbortController();
		const timer = setTimeout(() => {
			void fetchDetails(address, person, skill, abort.signal).then((details) => {
				if (abort.signal.aborted) return;
				// Last known details stay when newer ones do not come.
				if (details !== undefined || held?.cell !== cell) held = { cell, details };
				if (details !== undefined) heard(person, skill, details);
			});
		}, REST.details);
		return () => {
			clearTimeout(timer);
			abort.abort();
		};
	});
	return {
		of: (cell) => (held?.cell === cell ? held.details : undefined),
		failed: (cell) => held?.cell === cell && held.details === undefined,
		again: () => (asked += 1),
	};
}
