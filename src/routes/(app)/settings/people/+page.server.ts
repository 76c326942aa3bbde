import { fail, type RequestEvent } from '@sveltejs/kit';
import { safeParse } from 'valibot';
import { idSchema, invitationSchema, roleChangeSchema } from '$lib/schemas/account';
import { parseForm, textFields } from '$lib/schemas/form';
import { forgetStanding, requireWorkspace } from '$lib/server/auth/guard';
import { renewSession } from '$lib/server/auth/session';
import { changePlace, listAccounts, removeAccount } from '$lib/server/services/accounts';
import {
	INVITATION_HOURS,
	invitationChoices,
	invite,
	openInvitations,
	revokeInvitation,
} from '$lib/server/services/invitations';
import { RESET_HOURS, makeResetLink } from '$lib/server/services/password-reset';
import type { Actions, PageServerLoad } from './$types';

const guard = (event: RequestEvent) => requireWorkspace(event, 'workspace.people');

export const load: PageServerLoad = async (event) => {
	const access = await guard(event);
	const accounts = await listAccounts(access);
	return {
		me: access.userId,
		hours: INVITATION_HOURS,
		resetHours: RESET_HOURS,
		accounts: accounts.map(({ createdAt, ...account }) => ({
			...account,
			since: createdAt.getTime(),
		})),
		invitations: await openInvitations(access, Date.now()),
		choices: await invitationChoices(access),
	};
};

/** Why something was refused, by the outcome of the service. */
const WORDS = {
	'already-in': 'This person has an account in the workspace already.',
	'teams-missing': 'Choose at least one team for this role.',
	'unknown-member': 'This member is not there any more.',
	'last-owner': 'A workspace keeps at least one owner. Make somebody else an owner first.',
	unknown: 'This person is not in the workspace any more.',
	self: 'Change your own password under Account.',
	elsewhere:
		'This account also opens a workspace that you do not own, so an owner there has to help too. No link was made.',
} as const;

const FIELD_OF: Readonly<Record<keyof typeof WORDS, string>> = {
	'already-in': 'email',
	'teams-missing': 'teams',
	'unknown-member': 'member',
	'last-owner': 'role',
	unknown: '',
	self: '',
	elsewhere: '',
};

interface Values {
	readonly email?: string;
	readonly user?: string;
	readonly role: string;
	readonly teams: readonly string[];
	readonly member: string;
}

function refused(
	section: string,
	problem: keyof typeof WORDS | Readonly<Record<string, string | undefined>>,
	values?: Values,
) {
	const issues: Readonly<Record<string, string | undefined>> =
		typeof problem === 'string' ? { [FIELD_OF[problem]]: WORDS[problem] } : problem;
	return fail(typeof problem === 'string' ? 409 : 400, { section, issues, values });
}

const teamsOf = (form: FormData): string[] =>
	form.getAll('teams').filter((id): id is string => typeof id === 'string');

export const actions: Actions = {
	invite: async (event) => {
		const access = await guard(event);
		const form = await event.request.formData();
		const values = { ...textFields(form, ['email', 'role', 'member']), teams: teamsOf(form) };
		const parsed = parseForm(invitationSchema, values);
		if (!parsed.ok) return refused('invite', parsed.issues, values);
		const { email, role, teams, member } = parsed.output;
		const outcome = await invite(
			access,
			{ email, role, teamIds: teams, memberId: member },
			Date.now(),
		);
		if (outcome.kind !== 'invited') return refused('invite', outcome.kind, values);
		return { section: 'invite', link: event.url.origin + outcome.path, email };
	},

	revoke: async (event) => {
		const access = await guard(event);
		const { invitation } = textFields(await event.request.formData(), ['invitation']);
		const known = safeParse(idSchema, invitation).success;
		const revoked = known && (await revokeInvitation(access, invitation, Date.now()));
		if (!revoked) return refused('open', { '': 'This invitation is not open any more.' });
		return { section: 'open', done: 'Invitation withdrawn.' };
	},

	change: async (event) => {
		const access = await guard(event);
		const form = await event.request.formData();
		const values = { ...textFields(form, ['user', 'role', 'member']), teams: teamsOf(form) };
		const parsed = parseForm(roleChangeSchema, values);
		if (!parsed.ok) return refused('accounts', parsed.issues, values);
		const { user, role, teams, member } = parsed.output;
		const outcome = await changePlace(access, user, { role, teamIds: teams, memberId: member });
		if (outcome.kind !== 'changed') return refused('accounts', outcome.kind, values);
		if (outcome.self) await renewSession(event);
		forgetStanding(event);
		return { section: 'accounts', done: 'Saved. Open sessions of this person have ended.' };
	},

	reset: async (event) => {
		const access = await guard(event);
		const { user } = textFields(await event.request.formData(), ['user']);
		const known = safeParse(idSchema, user).success;
		const outcome = known ? await makeResetLink(access, user, Date.now()) : undefined;
		if (outcome?.kind !== 'made')
			return refused('accounts', outcome?.kind ?? 'unknown', {
				user,
				role: '',
				teams: [],
				member: '',
			});
		return { section: 'reset', user, link: event.url.origin + outcome.path, email: outcome.email };
	},

	remove: async (event) => {
		const access = await guard(event);
		const { user } = textFields(await event.request.formData(), ['user']);
		const known = safeParse(idSchema, user).success;
		const outcome = known ? await removeAccount(access, user) : 'unknown';
		if (outcome !== 'removed')
			return refused('accounts', outcome, { user, role: '', teams: [], member: '' });
		forgetStanding(event);
		return { section: 'accounts', done: 'Removed from the workspace and signed out.' };
	},
};
