/**
 * The only makers of access values. A load, action or endpoint asks one of them first; what comes
 * back is the right to call a service. Foreign and unknown things are both 404, so that nobody
 * learns what exists; a right that the role does not have anywhere is 403.
 */
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import {
	mayAnywhere,
	mayTeam,
	type Action,
	type MemberAccess,
	type TeamAccess,
	type WorkspaceAccess,
} from '$lib/domain/access';
import { database } from '$lib/server/db/client';
import * as accessRows from '$lib/server/repositories/access';
import * as memberships from '$lib/server/repositories/memberships';
import * as sessions from '$lib/server/repositories/sessions';

export interface WorkspaceStanding extends accessRows.Standing {
	readonly workspaceId: string;
}

/** The address of the sign-in page that leads back to this request's page. */
export function signInAddress(event: Pick<RequestEvent, 'url'>): string {
	const here = event.url.pathname + event.url.search;
	return here === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(here)}`;
}

/** Whether the request is one of a page (to be redirected) and not of a script (to be told 401). */
export function wantsPage({
	request,
	isDataRequest,
}: Pick<RequestEvent, 'request' | 'isDataRequest'>) {
	if (isDataRequest || request.headers.get('x-sveltekit-action') === 'true') return true;
	const accept = request.headers.get('accept') ?? '*/*';
	return accept.includes('text/html') || !accept.includes('application/json');
}

async function findStanding(event: RequestEvent): Promise<WorkspaceStanding | undefined> {
	const { session, user } = event.locals;
	if (!session || !user) return undefined;
	const named = session.workspaceId;
	if (named) {
		const standing = await database().inWorkspace(named, (tx) =>
			accessRows.findStanding(tx, named, user.id),
		);
		if (standing) return { ...standing, workspaceId: named };
	}
	const [first] = await database().asUser(user.id, (tx) => memberships.listOfUser(tx, user.id));
	if (!first) return undefined;
	await database().inInstallation((tx) =>
		sessions.updateWorkspace(tx, session.id, first.workspaceId),
	);
	const standing = await database().inWorkspace(first.workspaceId, (tx) =>
		accessRows.findStanding(tx, first.workspaceId, user.id),
	);
	return standing && { ...standing, workspaceId: first.workspaceId };
}

/** Forgets what was read of the person's standing, after an action that changed it. */
export function forgetStanding(event: RequestEvent): void {
	event.locals.standing = undefined;
}

/** The current workspace of whoever is signed in, provided that they may do this somewhere in it. */
export async function requireWorkspace(
	event: RequestEvent,
	action: Action,
): Promise<WorkspaceAccess> {
	const { user, requestId } = event.locals;
	if (!user) {
		if (wantsPage(event)) redirect(303, signInAddress(event));
		error(401, 'Sign in first.');
	}
	const standing = await (event.locals.standing ??= findStanding(event));
	if (!standing) {
		if (wantsPage(event)) redirect(303, '/no-workspace');
		error(403, 'This account is not in any workspace. Ask an owner for an invitation.');
	}
	const access: WorkspaceAccess = {
		kind: 'workspace',
		workspaceId: standing.workspaceId,
		workspaceName: standing.workspaceName,
		userId: user.id,
		userName: user.name,
		userEmail: user.email,
		role: standing.role,
		teamIds: standing.role === 'owner' ? 'all' : standing.teamIds,
		memberId: standing.memberId,
		requestId,
		...(event.request.method === 'GET' ? { dataVersion: standing.dataVersion } : {}),
	};
	if (!mayAnywhere(access, action)) error(403, 'Your role does not allow this.');
	return access;
}

/** The team that the address names (`params.team` is its slug). */
export async function requireTeam(event: RequestEvent, action: Action): Promise<TeamAccess> {
	const access = await requireWorkspace(event, action);
	const { team: slug }: Partial<Record<string, string>> = event.params;
	const team = slug
		? await database().inWorkspace(access.workspaceId, (tx) =>
				accessRows.findTeam(tx, access.workspaceId, slug),
			)
		: undefined;
	if (!team || !mayTeam(access, action, team.id)) error(404, 'There is no such team.');
	return { ...access, kind: 'team', team, individuals: mayTeam(access, 'team.people', team.id) };
}

/** The member that the address names (`params.team` and `params.member` are slugs). */
export async function requireMember(event: RequestEvent, action: Action): Promise<MemberAccess> {
	const access = await requireTeam(event, action);
	const { member: slug }: Partial<Record<string, string>> = event.params;
	const member =
		slug && access.individuals
			? await database().inWorkspace(access.workspaceId, (tx) =>
					accessRows.findMember(tx, access.workspaceId, access.team.id, slug),
				)
			: undefined;
	if (!member) error(404, 'There is no such person in this team.');
	return { ...access, kind: 'member', member };
}
