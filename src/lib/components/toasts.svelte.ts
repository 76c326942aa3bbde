import { untrack } from 'svelte';

/** A short message at the foot of the screen, usually the way back from what was just done. */
export interface Toast {
	readonly id: number;
	readonly message: string;
	readonly action?: { readonly label: string; readonly run: () => void };
}

interface ToastOptions {
	/** Offered as a button in the toast, for example `{ label: 'Undo', run }`. */
	readonly action?: Toast['action'];
	/** How long it stays, s; 10 unless said otherwise. */
	readonly seconds?: number;
}

let nextId = 1;
let shown = $state.raw<readonly Toast[]>([]);
const timers = new Map<number, { left: number; started: number; handle?: number }>();

/** The toasts on screen, oldest first. */
export function toasts(): readonly Toast[] {
	return shown;
}

/** Shows a toast and returns its id; at most three stand at once, the oldest gives way. */
export function showToast(message: string, { action, seconds = 10 }: ToastOptions = {}): number {
	const id = nextId++;
	// An effect that shows a toast must not run again because toasts come and go.
	shown = [...untrack(toasts), { id, message, action }];
	timers.set(id, { left: seconds * 1000, started: 0 });
	run(id);
	untrack(() => {
		while (shown.length > 3 && shown[0]) dismissToast(shown[0].id);
	});
	return id;
}

/** Takes a toast away before its time. */
export function dismissToast(id: number): void {
	window.clearTimeout(timers.get(id)?.handle);
	timers.delete(id);
	shown = untrack(toasts).filter((toast) => toast.id !== id);
}

/** Stops the clock of all toasts while the pointer or the focus is on one, then starts it again. */
export function holdToasts(held: boolean): void {
	for (const [id, timer] of timers) {
		if (!held) run(id);
		else if (timer.handle !== undefined) {
			window.clearTimeout(timer.handle);
			timer.left = Math.max(1000, timer.left - (performance.now() - timer.started));
			timer.handle = undefined;
		}
	}
}

function run(id: number): void {
	const timer = timers.get(id);
	if (!timer || timer.handle !== undefined) return;
	timer.started = performance.now();
	timer.handle = window.setTimeout(() => dismissToast(id), timer.left);
}
