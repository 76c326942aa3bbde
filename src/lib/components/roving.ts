import type { Attachment } from 'svelte/attachments';

const STEPS: Readonly<Record<string, (from: number, last: number) => number>> = {
	ArrowDown: (from, last) => Math.min(from + 1, last),
	ArrowUp: (from) => Math.max(from - 1, 0),
	Home: () => 0,
	End: (_, last) => last,
};

/**
 * Makes a long list of links one tab stop: the arrow keys, Home and End walk in it. The stop is the
 * link of the open page, else the one that had the focus last. Without script every link is a stop.
 * `key` stands for what the list shows; the stop is chosen anew when it changes.
 */
export function roving(key: unknown): Attachment<HTMLElement> {
	return (list) => {
		void key;
		const links = () => [...list.querySelectorAll('a')];
		const choose = (chosen: HTMLAnchorElement | undefined) => {
			for (const link of links()) link.tabIndex = link === chosen ? 0 : -1;
		};
		const focused = (event: FocusEvent) => {
			const link = links().find((one) => one === event.target);
			if (link) choose(link);
		};
		const walk = (event: KeyboardEvent) => {
			const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : STEPS[event.key];
			const all = links();
			const from = all.findIndex((one) => one === event.target);
			if (step === undefined || from < 0) return;
			event.preventDefault();
			all[step(from, all.length - 1)]?.focus();
		};
		choose(links().find((link) => link.ariaCurrent === 'page') ?? links()[0]);
		list.addEventListener('focusin', focused);
		list.addEventListener('keydown', walk);
		return () => {
			list.removeEventListener('focusin', focused);
			list.removeEventListener('keydown', walk);
			for (const link of links()) link.removeAttribute('tabindex');
		};
	};
}
