/** The limits of a plan as they stand in a form: text, without the parser that only the server needs. */
export const LIMIT_FIELDS = [
	'headcount',
	'budget',
	'deadline',
	'mixLow',
	'mixHigh',
	'nice',
	'growth',
	'survive',
] as const;
/** The limits as they were typed; `nice` holds skills by id, with a comma between. */
export type LimitValues = Readonly<Record<(typeof LIMIT_FIELDS)[number], string>>;

/** Limits before anybody set one. */
export const NO_LIMITS: LimitValues = {
	headcount: '',
	budget: '',
	deadline: '',
	mixLow: '',
	mixHigh: '',
	nice: '',
	growth: 'on',
	survive: '',
};

/** Whether any limit was set. */
export function isLimited(values: LimitValues): boolean {
	return LIMIT_FIELDS.some((name) => values[name] !== NO_LIMITS[name]);
}
