/** The pages of planning, in the order in which they are used; a page joins once it exists. */
export const PLAN_TABS = [
	{ id: 'plan', label: 'Plan', path: '' },
	{ id: 'compare', label: 'Compare', path: '/compare' },
	{ id: 'alternatives', label: 'Alternatives', path: '/alternatives' },
	{ id: 'openings', label: 'Openings', path: '/openings' },
] as const satisfies readonly {
	readonly id: string;
	readonly label: string;
	/** After the team's hiring page: `/compare`. */
	readonly path: string;
}[];
export type PlanTab = (typeof PLAN_TABS)[number]['id'];
