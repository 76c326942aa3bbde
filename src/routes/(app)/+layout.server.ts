import { requireWorkspace } from '$lib/server/auth/guard';
import { shellData } from '$lib/server/services/shell';
import type { LayoutServerLoad } from './$types';

/** Remembers which team was open last; holds a slug, nothing secret. */
const TEAM_COOKIE = 'team';

export const load: LayoutServerLoad = async (event) => {
	// Pages that change names, levels or teams invalidate this key.
	event.depends('app:shell');
	const access = await requireWorkspace(event, 'account.edit');
	// Reading this one parameter makes the shell follow the team and nothing else of the address.
	const named = event.params.team;
	const shell = await shellData(access, {
		team: named ?? event.cookies.get(TEAM_COOKIE),
		shortcuts: event.locals.shortcuts,
	});
	if (named !== undefined && shell.team?.slug === named && event.cookies.get(TEAM_COOKIE) !== named)
		event.cookies.set(TEAM_COOKIE, named, {
			path: '/',
			httpOnly: true,
			sameSite: 'lax',
			secure: event.untrack(() => event.url.protocol === 'https:'),
			maxAge: 31_536_000,
		});
	return { shell };
};
