import type { Action } from '$lib/domain/access';

/**
 * Every route of the application and the least that its reader must be allowed. A route that is
 * not listed is refused before anything of it runs; each load, action and endpoint still asks its
 * own guard, often for more (writing needs another action than reading).
 */
export const POLICY: Readonly<Record<string, 'public' | Action>> = {
	'/healthz': 'public',
	'/readyz': 'public',
	'/(public)/sign-in': 'public',
	'/(public)/setup': 'public',
	'/(public)/invitations/[workspace]/[token]': 'public',
	'/(public)/reset/[workspace]/[token]': 'public',
	'/(public)/no-workspace': 'public',
	'/sign-out': 'public',

	'/(app)': 'account.edit',
	'/(app)/how': 'account.edit',
	'/(app)/me': 'profile.view',
	'/(app)/scorecards': 'scorecard.fill',
	'/(app)/scorecards/[card]': 'scorecard.fill',
	'/(app)/switch-workspace': 'account.edit',
	'/(app)/settings': 'account.edit',
	'/(app)/settings/account': 'account.edit',
	'/(app)/settings/people': 'workspace.people',
	'/(app)/settings/workspace': 'workspace.settings',
	'/(app)/settings/planning': 'team.plan',
	'/(app)/settings/audit': 'workspace.audit',

	'/(app)/organisation': 'team.view',
	'/(app)/organisation/plan': 'team.plan',
	'/(app)/teams': 'team.view',
	'/(app)/teams/[team]': 'team.view',
	'/(app)/teams/[team]/spectrum': 'team.people',
	'/(app)/teams/[team]/coverage': 'team.view',
	'/(app)/teams/[team]/coverage/departures': 'team.plan',
	'/(app)/teams/[team]/members/[member]': 'team.people',
	'/(app)/teams/[team]/people': 'team.edit',
	'/(app)/teams/[team]/ratings': 'team.people',
	'/(app)/teams/[team]/ratings/cells': 'team.people',
	'/(app)/teams/[team]/ratings/import': 'team.import',
	'/(app)/teams/[team]/ratings/import/rejected': 'team.import',
	'/(app)/teams/[team]/export': 'team.export',
	'/(app)/teams/[team]/export/[file]': 'team.export',
	'/(app)/teams/[team]/hiring/[[scenario]]': 'team.plan',
	'/(app)/teams/[team]/hiring/compare': 'team.plan',
	'/(app)/teams/[team]/hiring/alternatives': 'team.plan',
	'/(app)/teams/[team]/hiring/openings': 'team.hire',
	'/(app)/teams/[team]/hiring/openings/new': 'team.hire',
	'/(app)/teams/[team]/hiring/openings/[opening]': 'team.hire',
	'/(app)/teams/[team]/hiring/openings/[opening]/candidates/[candidate]': 'team.hire',
	'/(app)/teams/[team]/hiring/openings/[opening]/edit': 'team.hire',
	'/(app)/teams/[team]/hiring/openings/[opening]/advert': 'team.hire',
	'/(app)/teams/[team]/hiring/openings/[opening]/kit': 'team.hire',
	'/(app)/teams/[team]/hiring/openings/[opening]/[file]': 'team.hire',
};

export type RouteDecision = 'pass' | 'sign-in' | 'refuse';

/**
 * What the outermost wall does with a request: unlisted routes are refused, listed ones that are
 * not public need somebody signed in. An address without a route passes, to become a 404.
 */
export function routeDecision(routeId: string | null, signedIn: boolean): RouteDecision {
	if (routeId === null) return 'pass';
	const policy = Object.hasOwn(POLICY, routeId) ? POLICY[routeId] : undefined;
	if (policy === undefined) return 'refuse';
	return policy === 'public' || signedIn ? 'pass' : 'sign-in';
}
