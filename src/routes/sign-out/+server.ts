import { redirect } from '@sveltejs/kit';
import { ownPath } from '$lib/server/auth/origin';
import { endSession } from '$lib/server/auth/session';
import type { RequestHandler } from './$types';

/** Signing out needs no right: for somebody who is not signed in it only leads to the sign-in page. */
export const POST: RequestHandler = async (event) => {
	const form = await event.request.formData().catch(() => undefined);
	const next = form?.get('next');
	await endSession(event);
	const wanted = typeof next === 'string' ? ownPath(next, event.url.origin) : undefined;
	redirect(303, wanted ?? '/sign-in');
};
