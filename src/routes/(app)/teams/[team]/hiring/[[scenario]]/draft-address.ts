/** What of a draft stands in the address beside the path. */
export interface DraftState {
	readonly tokens: readonly string[];
	/** Version of the stored scenario that the draft is based on; absent without one. */
	readonly version?: number;
	/** Date the scenario is shown on. */
	readonly at?: string;
	/** Requirement the suggestions are for. */
	readonly gap?: string;
	/** Coverage over time as a table. */
	readonly timeline?: 'table';
	/** The archived scenarios are listed. */
	readonly archived?: true;
	/** Which form is open. */
	readonly add?: string;
}

/** The path and query of a draft: path alone for an empty one. */
export function draftAddress(url: Pick<URL, 'pathname'>, state: DraftState): string {
	const query = draftQuery(state);
	return query === '' ? url.pathname : `${url.pathname}?${query}`;
}

/** The query of a draft, for links and for the address an action is posted to. */
export function draftQuery({
	tokens,
	version,
	at,
	gap,
	timeline,
	archived,
	add,
}: DraftState): string {
	const search = new URLSearchParams();
	for (const token of tokens) search.append('c', token);
	if (version !== undefined) search.set('v', String(version));
	if (at !== undefined) search.set('at', at);
	if (gap !== undefined) search.set('gap', gap);
	if (timeline !== undefined) search.set('timeline', timeline);
	if (archived) search.set('archived', '');
	if (add !== undefined) search.set('add', add);
	return search.toString();
}
