import { createContext } from 'svelte';
import type { ShellData } from '$lib/domain/shell';

/** What the shell lends to the components of a page. */
export interface Shell {
	readonly data: ShellData;
	/** The modifier key as printed on the person's keyboard: "⌘" or "Ctrl". */
	readonly modifier: string;
	openPalette(): void;
	/** Fetches the palette ahead of its opening, when it looks about to be wanted. */
	readyPalette(): void;
}

const [get, set, has] = createContext<Shell>();

/** The shell around this component, or `undefined` on a page without one (sign-in, print). */
export function shellContext(): Shell | undefined {
	return has() ? get() : undefined;
}

export const setShellContext = set;
