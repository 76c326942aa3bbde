import { subscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';

/**
 * Headers of every answer of this process. Pages and endpoints get them from a hook, but files of
 * the build are answered before any hook runs.
 */
export const EVERY_ANSWER: Readonly<Record<string, string>> = {
	'x-content-type-options': 'nosniff',
	// Not no-referrer: with it browsers send "Origin: null" with a form, and the origin check needs it.
	'referrer-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
};

/** The development server loads this module anew after an edit; one listener is enough. */
const held = globalThis as { meridianHeaders?: true };

/** Sets those headers on each answer when its request begins, whoever writes the answer. */
export function headEveryAnswer(): void {
	if (held.meridianHeaders) return;
	held.meridianHeaders = true;
	subscribe('http.server.request.start', (message) => {
		const { response } = message as { response: ServerResponse };
		for (const [name, value] of Object.entries(EVERY_ANSWER)) response.setHeader(name, value);
	});
}
