/**
 * Who may do what: one table of role x action, asked by every guard. A right reaches the whole
 * workspace, the teams a person was given, the scorecards they were asked for, or only what is about
 * that person; no entry is no.
 */

/** The roles of a person in a workspace, from the widest rights to the narrowest. */
export const WORKSPACE_ROLES = ['owner', 'manager', 'interviewer', 'member', 'viewer'] as const;
export type WorkspaceRole = (typeof WORKSPACE_ROLES)[number];

/** Everything a route can ask for. */
export const ACTIONS = [
	/** Aggregates of a team: overview and coverage, without anything about a single person. */
	'team.view',
	/** The people of a team: names, levels, notes. */
	'team.people',
	/** Rate the people of a team. */
	'team.rate',
	/** Change a team and its members. */
	'team.edit',
	/** Change what a team needs. */
	'team.need',
	/** Scenarios and suggestions. */
	'team.plan',
	/** Openings and their candidates. */
	'team.hire',
	'team.import',
	'team.export',
	'team.create',
	/** Accounts, roles and invitations. */
	'workspace.people',
	/** Name, demo team, framework, further workspaces. */
	'workspace.settings',
	'workspace.audit',
	/** The scorecards that one was asked for. */
	'scorecard.fill',
	/** The member page that is about oneself. */
	'profile.view',
	/** One's own account: name, password, sessions, theme; switching and leaving. */
	'account.edit',
] as const;
export type Action = (typeof ACTIONS)[number];

/** How far a right reaches. */
export type Reach = 'workspace' | 'own-teams' | 'own-cards' | 'own-profile';

/** The rights table. What is not listed is refused. */
export const RIGHTS: Readonly<Record<WorkspaceRole, Readonly<Partial<Record<Action, Reach>>>>> = {
	owner: {
		'team.view': 'workspace',
		'team.people': 'workspace',
		'team.rate': 'workspace',
		'team.edit': 'workspace',
		'team.need': 'workspace',
		'team.plan': 'workspace',
		'team.hire': 'workspace',
		'team.import': 'workspace',
		'team.export': 'workspace',
		'team.create': 'workspace',
		'workspace.people': 'workspace',
		'workspace.settings': 'workspace',
		'workspace.audit': 'workspace',
		'scorecard.fill': 'own-cards',
		'profile.view': 'own-profile',
		'account.edit': 'own-profile',
	},
	manager: {
		'team.view': 'own-teams',
		'team.people': 'own-teams',
		'team.rate': 'own-teams',
		'team.edit': 'own-teams',
		'team.need': 'own-teams',
		'team.plan': 'own-teams',
		'team.hire': 'own-teams',
		'team.import': 'own-teams',
		'team.export': 'own-teams',
		'scorecard.fill': 'own-cards',
		'profile.view': 'own-profile',
		'account.edit': 'own-profile',
	},
	interviewer: { 'scorecard.fill': 'own-cards', 'account.edit': 'own-profile' },
	member: { 'profile.view': 'own-profile', 'account.edit': 'own-profile' },
	viewer: { 'team.view': 'own-teams', 'account.edit': 'own-profile' },
};

/** How far a role's right to an action reaches; `undefined` when the role has no such right. */
export function reach(role: WorkspaceRole, action: Action): Reach | undefined {
	return RIGHTS[role][action];
}

/** Whether a text names a role. */
export function isWorkspaceRole(value: unknown): value is WorkspaceRole {
	return (WORKSPACE_ROLES as readonly unknown[]).includes(value);
}

/** Roles that mean something only together with named teams. */
export function needsTeams(role: WorkspaceRole): boolean {
	return Object.values(RIGHTS[role]).includes('own-teams');
}

/**
 * A signed-in person in a workspace with a right that was asked for. Only the guards in
 * `server/auth/guard.ts` make one, so a service that takes it cannot be called unguarded.
 */
export interface WorkspaceAccess {
	readonly kind: 'workspace' | 'team' | 'member';
	readonly workspaceId: string;
	readonly workspaceName: string;
	readonly userId: string;
	readonly userName: string;
	/** Lower case. */
	readonly userEmail: string;
	readonly role: WorkspaceRole;
	/** Teams the person was given; `all` for an owner. */
	readonly teamIds: readonly string[] | 'all';
	/** The member that this account belongs to, when it was linked to one. */
	readonly memberId?: string;
	/** Id of the request, written into the audit. */
	readonly requestId: string;
	/**
	 * Version of the workspace's data, read before anything else of it; absent where the request
	 * itself may change data, and what is read must therefore be read anew.
	 */
	readonly dataVersion?: string;
}

/** Access to one team. */
export interface TeamAccess extends WorkspaceAccess {
	readonly team: {
		readonly id: string;
		readonly slug: string;
		readonly name: string;
		readonly demo: boolean;
		readonly preset?: string;
	};
	/** False for those who read aggregates only: names, levels and holders are left out. */
	readonly individuals: boolean;
}

/** Access to one member of one team. */
export interface MemberAccess extends TeamAccess {
	readonly member: { readonly id: string; readonly slug: string; readonly name: string };
}

/** What a decision needs to know of a person. */
export type Subject = Pick<WorkspaceAccess, 'role' | 'teamIds'>;

/** Whether the person may do this somewhere in the workspace. */
export function mayAnywhere(subject: Subject, action: Action): boolean {
	return reach(subject.role, action) !== undefined;
}

/** Whether the person may do this to the team with this id; rights to oneself never reach a team. */
export function mayTeam(subject: Subject, action: Action, teamId: string): boolean {
	const scope = reach(subject.role, action);
	if (scope === 'workspace') return true;
	if (scope !== 'own-teams') return false;
	return subject.teamIds === 'all' || subject.teamIds.includes(teamId);
}

/** Where a person of this role begins: a team page exists for those who may read a team. */
export function homeOf(role: WorkspaceRole): 'team' | 'scorecards' | 'profile' | 'account' {
	if (reach(role, 'team.view')) return 'team';
	if (reach(role, 'scorecard.fill')) return 'scorecards';
	return reach(role, 'profile.view') ? 'profile' : 'account';
}

/**
 * Whether a role may be taken from a person: a workspace keeps at least one owner.
 * `owners` is the number of owners before the change, >= 0.
 */
export function keepsAnOwner(
	from: WorkspaceRole,
	to: WorkspaceRole | undefined,
	owners: number,
): boolean {
	return from !== 'owner' || to === 'owner' || owners > 1;
}
