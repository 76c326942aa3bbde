import { isEvidenceLink } from '$lib/domain/evidence';
import type { EventKind } from '$lib/domain/ledger';
import type { Level } from '$lib/domain/level';
import type { Confidence, Source } from '$lib/domain/rating';

/** The host of a link to evidence; nothing when it is no link that could be followed. */
export function linkHost(link: string): string | undefined {
	return link !== '' && isEvidenceLink(link) ? new URL(link).hostname : undefined;
}

/** What the drawer shows of a cell beyond the grid. */
export interface CellDetails {
	/** What the editor's own key says. */
	readonly note: string;
	readonly evidence: string;
	readonly tags: readonly string[];
	/** The level that stands for each rater, newest first, self-ratings among them. */
	readonly raters: readonly {
		readonly rater: string;
		readonly name: string;
		readonly source: Source;
		readonly level: Level;
		readonly confidence: Confidence;
		readonly note: string;
		readonly evidence: string;
		readonly tags: readonly string[];
		readonly ratedAt: number;
	}[];
	/** Newest first. */
	readonly events: readonly {
		readonly id: string;
		readonly kind: EventKind;
		readonly level?: Level;
		readonly source: Source;
		readonly name: string;
		readonly confidence: Confidence;
		readonly note: string;
		readonly evidence: string;
		readonly ratedAt: number;
	}[];
}
