import type { Action } from '../../src/lib/domain/access';

/** What an operation needs, and whether carrying it out would take the ground from under the test. */
export interface Need {
	readonly needs: 'public' | Action;
	/** Done for nobody who may do it; refusing is tested all the same. */
	readonly destructive?: true;
	/** An empty form names something that is not there, which is 404 for those who may, too. */
	readonly blank?: true;
	/** The page explains itself with the fictional people of the demo team. */
	readonly example?: true;
}

const needs = (action: 'public' | Action): Need => ({ needs: action });
const destroys = (action: 'public' | Action): Need => ({ needs: action, destructive: true });

const TEAM = '/(app)/teams/[team]';
const CANDIDATE = `${TEAM}/hiring/openings/[opening]/candidates/[candidate]`;
const SETTINGS = '/(app)/settings';
const PUBLIC = '/(public)';

/**
 * Every operation of every route and the right it needs, written by hand beside the product: an
 * operation that is built and not listed here fails the test.
 */
export const NEEDS: Readonly<Record<string, Need>> = {
	'GET /healthz': needs('public'),
	'GET /readyz': needs('public'),
	'POST /sign-out': destroys('public'),
	[`GET ${PUBLIC}/sign-in`]: needs('public'),
	[`POST ${PUBLIC}/sign-in?/default`]: needs('public'),
	[`GET ${PUBLIC}/no-workspace`]: needs('public'),
	[`GET ${PUBLIC}/setup`]: needs('public'),
	[`POST ${PUBLIC}/setup?/default`]: needs('public'),
	[`GET ${PUBLIC}/invitations/[workspace]/[token]`]: needs('public'),
	[`POST ${PUBLIC}/invitations/[workspace]/[token]?/create`]: needs('public'),
	[`POST ${PUBLIC}/invitations/[workspace]/[token]?/join`]: needs('public'),
	[`GET ${PUBLIC}/reset/[workspace]/[token]`]: needs('public'),
	[`POST ${PUBLIC}/reset/[workspace]/[token]?/default`]: needs('public'),

	'GET /(app)': needs('account.edit'),
	'GET /(app)/how': { needs: 'account.edit', example: true },
	'GET /(app)/me': needs('profile.view'),
	'GET /(app)/scorecards': needs('scorecard.fill'),
	'GET /(app)/scorecards/[card]': { needs: 'scorecard.fill', blank: true },
	'POST /(app)/scorecards/[card]?/save': { needs: 'scorecard.fill', blank: true },
	'POST /(app)/scorecards/[card]?/handIn': { needs: 'scorecard.fill', blank: true },
	'POST /(app)/switch-workspace': { needs: 'account.edit', blank: true },
	[`GET ${SETTINGS}`]: needs('account.edit'),
	[`GET ${SETTINGS}/account`]: needs('account.edit'),
	[`POST ${SETTINGS}/account?/name`]: needs('account.edit'),
	[`POST ${SETTINGS}/account?/password`]: needs('account.edit'),
	[`POST ${SETTINGS}/account?/end`]: needs('account.edit'),
	[`POST ${SETTINGS}/account?/endOthers`]: needs('account.edit'),
	[`POST ${SETTINGS}/account?/look`]: needs('account.edit'),
	[`GET ${SETTINGS}/people`]: needs('workspace.people'),
	[`POST ${SETTINGS}/people?/invite`]: needs('workspace.people'),
	[`POST ${SETTINGS}/people?/revoke`]: needs('workspace.people'),
	[`POST ${SETTINGS}/people?/change`]: needs('workspace.people'),
	[`POST ${SETTINGS}/people?/remove`]: needs('workspace.people'),
	[`POST ${SETTINGS}/people?/reset`]: needs('workspace.people'),
	[`GET ${SETTINGS}/workspace`]: needs('workspace.settings'),
	[`POST ${SETTINGS}/workspace?/rename`]: needs('workspace.settings'),
	[`POST ${SETTINGS}/workspace?/retention`]: needs('workspace.settings'),
	[`POST ${SETTINGS}/workspace?/create`]: needs('workspace.settings'),
	[`POST ${SETTINGS}/workspace?/addDemo`]: destroys('workspace.settings'),
	[`POST ${SETTINGS}/workspace?/removeDemo`]: destroys('workspace.settings'),
	[`GET ${SETTINGS}/planning`]: needs('team.plan'),
	[`POST ${SETTINGS}/planning?/numbers`]: needs('workspace.settings'),
	[`POST ${SETTINGS}/planning?/archetype`]: needs('workspace.settings'),
	[`POST ${SETTINGS}/planning?/duplicate`]: needs('workspace.settings'),
	[`POST ${SETTINGS}/planning?/remove`]: needs('workspace.settings'),
	[`POST ${SETTINGS}/planning?/reset`]: { needs: 'workspace.settings', blank: true },
	[`GET ${SETTINGS}/audit`]: needs('workspace.audit'),

	[`GET ${TEAM}`]: needs('team.view'),
	[`GET ${TEAM}/spectrum`]: needs('team.people'),
	[`GET ${TEAM}/coverage`]: needs('team.view'),
	[`POST ${TEAM}/coverage?/save`]: needs('team.need'),
	[`POST ${TEAM}/coverage?/remove`]: needs('team.need'),
	[`POST ${TEAM}/coverage?/preset`]: needs('team.need'),
	[`POST ${TEAM}/coverage?/restore`]: needs('team.need'),
	[`GET ${TEAM}/coverage/departures`]: needs('team.plan'),
	[`POST ${TEAM}/coverage/departures?/default`]: needs('team.plan'),
	[`GET ${TEAM}/members/[member]`]: needs('team.people'),
	[`GET ${TEAM}/ratings`]: needs('team.rate'),
	[`POST ${TEAM}/ratings?/save`]: needs('team.rate'),
	[`GET ${TEAM}/ratings/cells`]: { needs: 'team.rate', blank: true },
	[`PUT ${TEAM}/ratings/cells`]: needs('team.rate'),
	[`GET ${TEAM}/ratings/import`]: needs('team.import'),
	[`POST ${TEAM}/ratings/import?/read`]: needs('team.import'),
	[`POST ${TEAM}/ratings/import?/columns`]: needs('team.import'),
	[`POST ${TEAM}/ratings/import?/check`]: needs('team.import'),
	[`POST ${TEAM}/ratings/import?/back`]: needs('team.import'),
	[`POST ${TEAM}/ratings/import?/confirm`]: needs('team.import'),
	[`POST ${TEAM}/ratings/import?/undo`]: { needs: 'team.import', blank: true },
	[`POST ${TEAM}/ratings/import/rejected`]: needs('team.import'),
	[`GET ${TEAM}/export`]: needs('team.export'),
	[`GET ${TEAM}/export/[file]`]: { needs: 'team.export', blank: true },
	[`GET ${TEAM}/people`]: needs('team.edit'),
	[`POST ${TEAM}/people?/add`]: needs('team.edit'),
	[`POST ${TEAM}/people?/list`]: needs('team.edit'),
	[`POST ${TEAM}/people?/edit`]: { needs: 'team.edit', blank: true },
	[`POST ${TEAM}/people?/bring`]: { needs: 'team.edit', blank: true },
	[`POST ${TEAM}/people?/archive`]: { needs: 'team.edit', blank: true },
	[`POST ${TEAM}/people?/restore`]: { needs: 'team.edit', blank: true },
	[`POST ${TEAM}/people?/remove`]: { needs: 'team.edit', blank: true },
	[`POST ${TEAM}/people?/rename`]: needs('team.edit'),
	[`POST ${TEAM}/people?/archive-team`]: destroys('team.edit'),
	[`GET ${TEAM}/hiring/[[scenario]]`]: needs('team.plan'),
	[`POST ${TEAM}/hiring/[[scenario]]?/add`]: needs('team.plan'),
	[`POST ${TEAM}/hiring/[[scenario]]?/suggest`]: needs('team.plan'),
	[`POST ${TEAM}/hiring/[[scenario]]?/save`]: needs('team.plan'),
	[`POST ${TEAM}/hiring/[[scenario]]?/create`]: needs('team.plan'),
	[`POST ${TEAM}/hiring/[[scenario]]?/rename`]: needs('team.plan'),
	[`POST ${TEAM}/hiring/[[scenario]]?/duplicate`]: { needs: 'team.plan', blank: true },
	[`POST ${TEAM}/hiring/[[scenario]]?/archive`]: { needs: 'team.plan', blank: true },
	[`POST ${TEAM}/hiring/[[scenario]]?/unarchive`]: { needs: 'team.plan', blank: true },
	[`POST ${TEAM}/hiring/[[scenario]]?/rebase`]: { needs: 'team.plan', blank: true },
	[`POST ${TEAM}/hiring/[[scenario]]?/remove`]: { needs: 'team.plan', blank: true },
	[`POST ${TEAM}/hiring/[[scenario]]?/restore`]: needs('team.plan'),
	[`GET ${TEAM}/hiring/compare`]: needs('team.plan'),
	[`GET ${TEAM}/hiring/alternatives`]: needs('team.plan'),
	[`GET ${TEAM}/hiring/openings`]: needs('team.hire'),
	[`GET ${TEAM}/hiring/openings/new`]: needs('team.hire'),
	[`POST ${TEAM}/hiring/openings/new?/default`]: needs('team.hire'),
	[`GET ${TEAM}/hiring/openings/[opening]`]: needs('team.hire'),
	[`POST ${TEAM}/hiring/openings/[opening]?/levels`]: needs('team.hire'),
	[`POST ${TEAM}/hiring/openings/[opening]?/status`]: needs('team.hire'),
	[`POST ${TEAM}/hiring/openings/[opening]?/add`]: needs('team.hire'),
	[`POST ${TEAM}/hiring/openings/[opening]?/move`]: needs('team.hire'),
	[`GET ${CANDIDATE}`]: needs('team.hire'),
	[`POST ${CANDIDATE}?/move`]: needs('team.hire'),
	[`POST ${CANDIDATE}?/ask`]: needs('team.hire'),
	[`POST ${CANDIDATE}?/refuse`]: needs('team.hire'),
	[`POST ${CANDIDATE}?/hire`]: needs('team.hire'),
	[`POST ${CANDIDATE}?/erase`]: destroys('team.hire'),
	[`GET ${TEAM}/hiring/openings/[opening]/edit`]: needs('team.hire'),
	[`POST ${TEAM}/hiring/openings/[opening]/edit?/default`]: needs('team.hire'),
	[`GET ${TEAM}/hiring/openings/[opening]/advert`]: needs('team.hire'),
	[`GET ${TEAM}/hiring/openings/[opening]/kit`]: needs('team.hire'),
	[`POST ${TEAM}/hiring/openings/[opening]/kit?/save`]: needs('team.hire'),
	[`POST ${TEAM}/hiring/openings/[opening]/kit?/reset`]: needs('team.hire'),
	[`GET ${TEAM}/hiring/openings/[opening]/[file]`]: { needs: 'team.hire', blank: true },

	'GET /(app)/organisation': needs('team.view'),
	'GET /(app)/organisation/plan': needs('team.plan'),
	'GET /(app)/teams': needs('team.view'),
	'POST /(app)/teams?/create': needs('team.create'),
	'POST /(app)/teams?/restore': { needs: 'team.edit', blank: true },
};
