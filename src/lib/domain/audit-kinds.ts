/** What can be filtered for: each kind holds the actions with one of its prefixes. */
export const AUDIT_KINDS = [
	{ id: 'ratings', label: 'Ratings', prefixes: ['rating.'] },
	{ id: 'imports', label: 'Imports and exports', prefixes: ['import.', 'team.export'] },
	{ id: 'people', label: 'People and teams', prefixes: ['member.', 'team.', 'demo.'] },
	{ id: 'needs', label: 'Needs', prefixes: ['requirement.', 'requirements.'] },
	{ id: 'plans', label: 'Plans', prefixes: ['scenario.', 'planning.', 'departures.'] },
	{
		id: 'hiring',
		label: 'Openings and candidates',
		prefixes: ['opening.', 'candidate.', 'scorecard.'],
	},
	{
		id: 'accounts',
		label: 'Accounts and access',
		prefixes: ['account.', 'invitation.', 'membership.'],
	},
	{ id: 'workspace', label: 'Workspace', prefixes: ['workspace.'] },
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number]['id'];

/** The kind that a text names; `undefined` for any other text. */
export function auditKind(text: string | null | undefined): AuditKind | undefined {
	return AUDIT_KINDS.find((kind) => kind.id === text)?.id;
}
