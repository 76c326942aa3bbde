import { fail, redirect } from '@sveltejs/kit';
import { signInSchema } from '$lib/schemas/account';
import { parseForm, textFields } from '$lib/schemas/form';
import { cookieProblem } from '$lib/server/auth/cookies';
import { ownPath } from '$lib/server/auth/origin';
import { TOO_BUSY, TooBusyError } from '$lib/server/auth/password';
import { signIn } from '$lib/server/auth/sign-in';
import { isSetUp } from '$lib/server/services/setup';
import type { Actions, PageServerLoad } from './$types';

const nextOf = (url: URL): string => ownPath(url.searchParams.get('next'), url.origin) ?? '/';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (locals.user) redirect(303, nextOf(url));
	return {
		host: url.host,
		problem: cookieProblem(url),
		isSetUp: await isSetUp(),
		expectsReturn: url.searchParams.has('next'),
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { email, password } = textFields(await event.request.formData(), ['email', 'password']);
		const values = { email };
		const problem = cookieProblem(event.url);
		if (problem) return fail(400, { issues: { '': problem }, values });
		const parsed = parseForm(signInSchema, { email, password });
		if (!parsed.ok) return fail(400, { issues: parsed.issues, values });

		let outcome;
		try {
			outcome = await signIn(event, parsed.output.email, parsed.output.password);
		} catch (error) {
			if (!(error instanceof TooBusyError)) throw error;
			return fail(503, { issues: { '': TOO_BUSY }, values });
		}
		if (outcome === 'throttled') {
			const message = 'Too many attempts. Wait a quarter of an hour, then try again.';
			return fail(429, { issues: { '': message }, values });
		}
		if (outcome === 'wrong') {
			const message = 'This e-mail address and password do not go together.';
			return fail(400, { issues: { password: message }, values });
		}
		redirect(303, nextOf(event.url));
	},
};
