import { fail, type RequestEvent } from '@sveltejs/kit';
import { passwordSchema, profileSchema } from '$lib/schemas/account';
import { parseForm, textFields } from '$lib/schemas/form';
import { requireWorkspace } from '$lib/server/auth/guard';
import { isTheme, THEMES, writePreferences } from '$lib/server/auth/preferences';
import { TOO_BUSY } from '$lib/server/auth/password';
import { changePassword } from '$lib/server/auth/sign-in';
import {
	endOtherSessions,
	endOwnSession,
	ownSessions,
	renameAccount,
} from '$lib/server/services/accounts';
import { ownWorkspaces } from '$lib/server/services/workspaces';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const access = await requireWorkspace(event, 'account.edit');
	const { session, theme, shortcuts } = event.locals;
	const sessions = await ownSessions(access, Date.now());
	return {
		name: access.userName,
		email: access.userEmail,
		role: access.role,
		sessions: sessions.map((one) => ({ ...one, current: one.id === session?.id })),
		workspaces: (await ownWorkspaces(access)).map((one) => ({
			...one,
			current: one.id === access.workspaceId,
		})),
		theme,
		shortcuts,
	};
};

const done = (section: string, message: string) => ({ section, done: message });

const refused = (
	status: number,
	section: string,
	issues: Record<string, string | undefined>,
	values: Record<string, string> = {},
) => fail(status, { section, issues, values });

const guard = (event: RequestEvent) => requireWorkspace(event, 'account.edit');

export const actions: Actions = {
	name: async (event) => {
		const access = await guard(event);
		const values = textFields(await event.request.formData(), ['name']);
		const parsed = parseForm(profileSchema, values);
		if (!parsed.ok) return refused(400, 'name', parsed.issues, values);
		await renameAccount(access, parsed.output.name);
		if (event.locals.user) event.locals.user = { ...event.locals.user, name: parsed.output.name };
		return done('name', 'Name saved.');
	},

	password: async (event) => {
		const access = await guard(event);
		const fields = textFields(await event.request.formData(), ['current', 'next']);
		const parsed = parseForm(passwordSchema, fields);
		if (!parsed.ok) return refused(400, 'password', parsed.issues);
		const { current, next } = parsed.output;
		const outcome = await changePassword(event, access, current, next);
		if (outcome === 'busy') return refused(503, 'password', { '': TOO_BUSY });
		if (outcome === 'throttled') {
			const message = 'Too many attempts. Wait a quarter of an hour, then try again.';
			return refused(429, 'password', { current: message });
		}
		if (outcome === 'wrong')
			return refused(400, 'password', { current: 'This is not your current password.' });
		return done('password', 'Password changed. Every other session has ended.');
	},

	end: async (event) => {
		const access = await guard(event);
		const { session } = textFields(await event.request.formData(), ['session']);
		const ended = await endOwnSession(access, session);
		return ended
			? done('sessions', 'Session ended.')
			: refused(409, 'sessions', { '': 'That session has ended already.' });
	},

	endOthers: async (event) => {
		const access = await guard(event);
		await endOtherSessions(access, event.locals.session?.id ?? '');
		return done('sessions', 'All other sessions have ended.');
	},

	look: async (event) => {
		await guard(event);
		const { theme, shortcuts } = textFields(await event.request.formData(), ['theme', 'shortcuts']);
		if (!isTheme(theme))
			return refused(400, 'look', { theme: `Choose one of ${THEMES.join(', ')}.` });
		const chosen = { theme, shortcuts: shortcuts === 'on' };
		writePreferences(event.cookies, event.url, chosen);
		event.locals.theme = chosen.theme;
		event.locals.shortcuts = chosen.shortcuts;
		return done('look', 'Saved for this browser.');
	},
};
