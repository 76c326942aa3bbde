import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Where somebody lands whose account is in no workspace any more. */
export const load: PageServerLoad = ({ locals }) => {
	if (!locals.user) redirect(303, '/');
	return { email: locals.user.email };
};
