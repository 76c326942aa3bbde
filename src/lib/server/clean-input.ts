import { error } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit';
import { cleanText } from '$lib/domain/text';

/** A NUL that hides in an address; PostgreSQL text cannot hold one, and no address of ours does. */
const HIDDEN_NUL = /%00|\0/i;

/** The name that the framework keeps for itself; asked for by an address, it fails as if we had. */
const RESERVED_ACTION = '/default';

const nothingHere = () =>
	new Response('There is nothing at this address.\n', {
		status: 404,
		headers: { 'content-type': 'text/plain; charset=utf-8' },
	});

/** A form with its text fields cleaned; files stay as they are. */
export function cleanForm(form: FormData): FormData {
	const clean = new FormData();
	for (const [name, value] of form) {
		if (typeof value === 'string') clean.append(cleanText(name), cleanText(value));
		else clean.append(cleanText(name), value, cleanText(value.name));
	}
	return clean;
}

/**
 * What every action may count on: addresses without NUL or a reserved name, and forms that are
 * readable and hold clean text. A body that is no form is answered with 400 where an action would have read it.
 */
export const cleanInput: Handle = async ({ event, resolve }) => {
	if (HIDDEN_NUL.test(event.url.pathname + event.url.search)) return nothingHere();
	const { request } = event;
	const action = [...event.url.searchParams.keys()].find((name) => name.startsWith('/'));
	if (request.method === 'POST' && action === RESERVED_ACTION) return nothingHere();
	const read = request.formData.bind(request);
	request.formData = async () => {
		const form = await read().catch(() => error(400, 'This form could not be read.'));
		return cleanForm(form);
	};
	return resolve(event);
};
