import { mayAnywhere, type Action } from '$lib/domain/access';
import { requireWorkspace } from '$lib/server/auth/guard';
import type { LayoutServerLoad } from './$types';

const PAGES: readonly { label: string; href: string; action: Action }[] = [
	{ label: 'Account', href: '/settings/account', action: 'account.edit' },
	{ label: 'People & invitations', href: '/settings/people', action: 'workspace.people' },
	{ label: 'Workspace', href: '/settings/workspace', action: 'workspace.settings' },
	{ label: 'Planning', href: '/settings/planning', action: 'team.plan' },
	{ label: 'Audit', href: '/settings/audit', action: 'workspace.audit' },
];

export const load: LayoutServerLoad = async (event) => {
	const access = await requireWorkspace(event, 'account.edit');
	return {
		workspaceName: access.workspaceName,
		settingsPages: PAGES.filter(({ action }) => mayAnywhere(access, action)).map(
			({ label, href }) => ({ label, href }),
		),
	};
};
