/** A candidate for an opening: where they stand, what may come next, and when they are erased. */

/** Where a candidate stands; the last three are ends. */
export const CANDIDATE_STAGES = [
	'applied',
	'screening',
	'interviews',
	'offer',
	'hired',
	'declined',
	'withdrawn',
] as const;
export type CandidateStage = (typeof CANDIDATE_STAGES)[number];

/** The stages before a decision, in their order. */
export const PENDING_STAGES = ['applied', 'screening', 'interviews', 'offer'] as const;
export type PendingStage = (typeof PENDING_STAGES)[number];

/** The ends that are not a hire. */
export const REFUSALS = ['declined', 'withdrawn'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** The stage as the screens say it. */
export const STAGE_WORDS: Readonly<Record<CandidateStage, string>> = {
	applied: 'Applied',
	screening: 'Screening',
	interviews: 'Interviews',
	offer: 'Offer',
	hired: 'Hired',
	declined: 'Declined',
	withdrawn: 'Withdrawn',
};

/** Whether a text names a stage. */
export function isCandidateStage(value: unknown): value is CandidateStage {
	return (CANDIDATE_STAGES as readonly unknown[]).includes(value);
}

/** Whether nobody has decided about the candidate yet. */
export function isPending(stage: CandidateStage): stage is PendingStage {
	return (PENDING_STAGES as readonly unknown[]).includes(stage);
}

/** Whether a stage is an end without a hire. */
export function isRefusal(stage: CandidateStage): stage is Refusal {
	return (REFUSALS as readonly unknown[]).includes(stage);
}

/**
 * What a candidate may become. Before a decision any other such stage, forward or back, and both
 * refusals; a hire follows an offer only. A refusal may be taken back to any stage before the offer
 * was made; a hire is final. Where the opening is filled or closed (`seeking` is false) nobody moves
 * on and nobody is hired: only refusals are left.
 */
export function nextStages(stage: CandidateStage, seeking: boolean): readonly CandidateStage[] {
	if (stage === 'hired') return [];
	if (isRefusal(stage)) return seeking ? ['applied', 'screening', 'interviews'] : [];
	if (!seeking) return REFUSALS;
	const others = PENDING_STAGES.filter((other) => other !== stage);
	return stage === 'offer' ? [...others, 'hired', ...REFUSALS] : [...others, ...REFUSALS];
}

/** What retention asks of a candidate and of the opening; times are ms UTC. */
export interface RetentionFacts {
	readonly stage: CandidateStage;
	/** Set for the ends. */
	readonly decidedAt: number | undefined;
	readonly erasedAt: number | undefined;
	/** Since when the opening seeks nobody any more; absent while it does. */
	readonly settledAt: number | undefined;
}

const DAY = 86_400_000;

/**
 * When a candidate is erased, ms UTC: `days` (whole, > 0) after they were declined or withdrew, or,
 * when nobody decided, after the opening was filled or closed. `undefined` for who was hired, is
 * erased already, or waits in an opening that still seeks.
 */
export function erasureDue(facts: RetentionFacts, days: number): number | undefined {
	if (facts.stage === 'hired' || facts.erasedAt !== undefined) return undefined;
	const from = isRefusal(facts.stage) ? facts.decidedAt : facts.settledAt;
	return from === undefined ? undefined : from + days * DAY;
}

/** Whether a candidate is to be erased by `now` (ms UTC); see `erasureDue`. */
export function isErasureDue(facts: RetentionFacts, days: number, now: number): boolean {
	const due = erasureDue(facts, days);
	return due !== undefined && due <= now;
}

/** How candidates are listed: by name, or by how far they are and then by name; never by a score. */
export const CANDIDATE_ORDERS = ['name', 'stage'] as const;
export type CandidateOrder = (typeof CANDIDATE_ORDERS)[number];

/** Candidates in an order; those who were erased have no name and come last. */
export function sortCandidates<T extends { readonly name: string; readonly stage: CandidateStage }>(
	candidates: readonly T[],
	order: CandidateOrder,
): T[] {
	const byName = (a: T, b: T) =>
		Number(a.name === '') - Number(b.name === '') || a.name.localeCompare(b.name, 'en');
	const place = ({ stage }: T) => CANDIDATE_STAGES.indexOf(stage);
	return [...candidates].sort((a, b) =>
		order === 'name' ? byName(a, b) : place(a) - place(b) || byName(a, b),
	);
}
