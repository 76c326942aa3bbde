import { describe, expect, it } from 'vitest';
import {
	ACTIONS,
	homeOf,
	keepsAnOwner,
	mayAnywhere,
	mayTeam,
	needsTeams,
	reach,
	WORKSPACE_ROLES,
	type Action,
	type Reach,
	type WorkspaceRole,
} from './access.ts';

/** The rights table of the specification, written out by hand: W workspace, T own teams, C own
 * scorecards, P own profile. */
const EXPECTED: Record<Action, Record<WorkspaceRole, 'W' | 'T' | 'C' | 'P' | '-'>> = {
	'team.view': { owner: 'W', manager: 'T', interviewer: '-', member: '-', viewer: 'T' },
	'team.people': { owner: 'W', manager: 'T', interviewer: '-', member: '-', viewer: '-' },
	'team.rate': { owner: 'W', manager: 'T', interviewer: '-', member: '-', viewer: '-' },
	'team.edit': { owner: 'W', manager: 'T', interviewer: '-', member: '-', viewer: '-' },
	'team.need': { owner: 'W', manager: 'T', interviewer: '-', member: '-', viewer: '-' },
	'team.plan': { owner: 'W', manager: 'T', interviewer: '-', member: '-', viewer: '-' },
	'team.hire': { owner: 'W', manager: 'T', interviewer: '-', member: '-', viewer: '-' },
	'team.import': { owner: 'W', manager: 'T', interviewer: '-', member: '-', viewer: '-' },
	'team.export': { owner: 'W', manager: 'T', interviewer: '-', member: '-', viewer: '-' },
	'team.create': { owner: 'W', manager: '-', interviewer: '-', member: '-', viewer: '-' },
	'workspace.people': { owner: 'W', manager: '-', interviewer: '-', member: '-', viewer: '-' },
	'workspace.settings': { owner: 'W', manager: '-', interviewer: '-', member: '-', viewer: '-' },
	'workspace.audit': { owner: 'W', manager: '-', interviewer: '-', member: '-', viewer: '-' },
	'scorecard.fill': { owner: 'C', manager: 'C', interviewer: 'C', member: '-', viewer: '-' },
	'profile.view': { owner: 'P', manager: 'P', interviewer: '-', member: 'P', viewer: '-' },
	'account.edit': { owner: 'P', manager: 'P', interviewer: 'P', member: 'P', viewer: 'P' },
};
const LETTER: Record<Reach, string> = {
	workspace: 'W',
	'own-teams': 'T',
	'own-cards': 'C',
	'own-profile': 'P',
};

describe('the rights table', () => {
	for (const action of ACTIONS) {
		for (const role of WORKSPACE_ROLES) {
			it(`gives ${role} ${action} as specified`, () => {
				const scope = reach(role, action);
				expect(scope ? LETTER[scope] : '-').toBe(EXPECTED[action][role]);
				expect(mayAnywhere({ role, teamIds: [] }, action)).toBe(EXPECTED[action][role] !== '-');
			});
		}
	}
});

describe('a right to named teams', () => {
	it('reaches the named team and no other', () => {
		const manager = { role: 'manager', teamIds: ['a'] } as const;
		expect(mayTeam(manager, 'team.rate', 'a')).toBe(true);
		expect(mayTeam(manager, 'team.rate', 'b')).toBe(false);
	});

	it('reaches every team for an owner', () => {
		expect(mayTeam({ role: 'owner', teamIds: 'all' }, 'team.rate', 'any')).toBe(true);
	});

	it('is not given by a right to one’s own profile', () => {
		expect(mayTeam({ role: 'member', teamIds: ['a'] }, 'profile.view', 'a')).toBe(false);
	});

	it('lets a viewer read a given team without its people', () => {
		const viewer = { role: 'viewer', teamIds: ['a'] } as const;
		expect(mayTeam(viewer, 'team.view', 'a')).toBe(true);
		expect(mayTeam(viewer, 'team.people', 'a')).toBe(false);
	});

	it('asks for teams with the roles that hang on them', () => {
		expect(WORKSPACE_ROLES.filter(needsTeams)).toEqual(['manager', 'viewer']);
	});
});

describe('a workspace', () => {
	it('keeps its last owner', () => {
		expect(keepsAnOwner('owner', 'manager', 1)).toBe(false);
		expect(keepsAnOwner('owner', undefined, 1)).toBe(false);
		expect(keepsAnOwner('owner', 'owner', 1)).toBe(true);
		expect(keepsAnOwner('owner', undefined, 2)).toBe(true);
		expect(keepsAnOwner('viewer', undefined, 1)).toBe(true);
	});

	it('sends each role to a page it may read', () => {
		expect(WORKSPACE_ROLES.map(homeOf)).toEqual(['team', 'team', 'scorecards', 'profile', 'team']);
	});
});
