import { error, fail, redirect } from '@sveltejs/kit';
import { safeParse } from 'valibot';
import { acceptSchema, idSchema } from '$lib/schemas/account';
import { parseForm, textFields } from '$lib/schemas/form';
import { cookieProblem } from '$lib/server/auth/cookies';
import { hashChosenPassword } from '$lib/server/auth/password';
import { chooseWorkspace, renewSession, startSession } from '$lib/server/auth/session';
import {
	acceptInvitation,
	invitationPreview,
	type AcceptOutcome,
	type InvitationPreview,
} from '$lib/server/services/invitations';
import type { Actions, PageServerLoad, RouteParams } from './$types';

const GONE =
	'The invitation has been used or withdrawn, or it is older than 72 hours. Ask for another one.';

async function previewOf({ workspace, token }: RouteParams): Promise<InvitationPreview> {
	const known = safeParse(idSchema, workspace).success;
	const preview = known ? await invitationPreview(workspace, token, Date.now()) : undefined;
	if (!preview) error(410, GONE);
	return preview;
}

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const preview = await previewOf(params);
	return {
		...preview,
		signedInAs: locals.user?.email,
		problem: cookieProblem(url),
		here: url.pathname,
	};
};

const REFUSED: Readonly<Record<Exclude<AcceptOutcome['kind'], 'accepted' | 'gone'>, string>> = {
	'other-email': 'This invitation is for another e-mail address than yours.',
	'has-account': 'This e-mail address has an account already. Sign in first, then accept.',
};

/** Why the invitation was not accepted, beside the form; `undefined` when it was. */
function refusal(outcome: AcceptOutcome) {
	if (outcome.kind === 'accepted') return undefined;
	if (outcome.kind === 'gone') error(410, GONE);
	return fail(409, { issues: { '': REFUSED[outcome.kind] }, values: { name: '' } });
}

export const actions: Actions = {
	/** Somebody without an account chooses a name and a password. */
	create: async (event) => {
		const { workspace, token } = event.params;
		const { name, password } = textFields(await event.request.formData(), ['name', 'password']);
		const values = { name };
		const problem = cookieProblem(event.url);
		if (problem) return fail(400, { issues: { '': problem }, values });
		// Before anything is hashed: without an invitation nobody may keep the processor busy.
		await previewOf(event.params);
		const parsed = parseForm(acceptSchema, { name, password });
		if (!parsed.ok) return fail(400, { issues: parsed.issues, values });

		const passwordHash = await hashChosenPassword(parsed.output.password);
		const outcome = await acceptInvitation(
			workspace,
			token,
			{ kind: 'new', name: parsed.output.name, passwordHash },
			event.locals.requestId,
			Date.now(),
		);
		if (outcome.kind !== 'accepted') return refusal(outcome);
		await startSession(event, { id: outcome.userId, passwordHash }, workspace);
		redirect(303, '/');
	},

	/** Somebody with an account, signed in, joins a further workspace. */
	join: async (event) => {
		const { workspace, token } = event.params;
		await previewOf(event.params);
		const { user, requestId } = event.locals;
		if (!user) redirect(303, `/sign-in?next=${encodeURIComponent(event.url.pathname)}`);
		const outcome = await acceptInvitation(
			workspace,
			token,
			{ kind: 'account', userId: user.id },
			requestId,
			Date.now(),
		);
		if (outcome.kind !== 'accepted') return refusal(outcome);
		await chooseWorkspace(event, workspace);
		await renewSession(event);
		redirect(303, '/');
	},
};
