import { beforeNavigate, goto } from '$app/navigation';
import type { Sheet } from '$lib/components/grid/sheet.svelte';

/**
 * Keeps a page open until its edits are saved: another page waits for the answer, closing the tab
 * asks first, and so does leaving while something cannot be saved. Called while the component is
 * made.
 */
export function holdUnsaved(sheet: Sheet): void {
	const { save } = sheet;
	beforeNavigate((navigation) => {
		sheet.handOver();
		if (save.unsaved === 0) return;
		if (navigation.willUnload || save.stuck) {
			const question = `${save.unsaved} not saved yet. Leave anyway?`;
			if (navigation.willUnload || !window.confirm(question)) navigation.cancel();
			save.now();
			return;
		}
		navigation.cancel();
		void save.drained().then(() => {
			if (navigation.type === 'popstate') history.go(navigation.delta);
			// The address is the one the person chose.
			// eslint-disable-next-line svelte/no-navigation-without-resolve
			else if (navigation.to) void goto(navigation.to.url);
		});
	});
}

/**
 * Sends what waits when the page is left, which may be for good, and when it is looked at again,
 * which may be after signing in elsewhere; `onback` is called then. Returns how to stop it, which
 * sends one last time.
 */
export function sendOnReturn(sheet: Sheet, onback: () => void): () => void {
	const send = () => {
		if (document.visibilityState === 'hidden') sheet.handOver();
		else onback();
		sheet.save.now();
	};
	window.addEventListener('online', send);
	window.addEventListener('focus', send);
	document.addEventListener('visibilitychange', send);
	return () => {
		window.removeEventListener('online', send);
		window.removeEventListener('focus', send);
		document.removeEventListener('visibilitychange', send);
		sheet.handOver();
		sheet.save.stop();
	};
}
