import type { WorkspaceRole } from '$lib/domain/access';

/** What each role is called and may do, in the words of the screens. */
export const ROLE_WORDS: Readonly<
	Record<WorkspaceRole, { readonly name: string; readonly may: string }>
> = {
	owner: { name: 'Owner', may: 'Everything in the workspace' },
	manager: { name: 'Manager', may: 'Rates and plans the teams chosen below' },
	interviewer: { name: 'Interviewer', may: 'Has an account; scorecards they are asked for' },
	member: { name: 'Member', may: 'Sees their own profile' },
	viewer: { name: 'Viewer', may: 'Reads the coverage of the teams chosen below, no names' },
};
