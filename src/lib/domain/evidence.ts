/**
 * Whether a text can stand as a link to evidence: nothing at all, or an address of the web. Other
 * schemes are refused, because the link is clicked by other people.
 */
export function isEvidenceLink(text: string): boolean {
	if (text === '') return true;
	try {
		const { protocol, hostname } = new URL(text);
		return (protocol === 'https:' || protocol === 'http:') && hostname !== '';
	} catch {
		return false;
	}
}

/** What is said of a text that cannot. */
export const EVIDENCE_LINK_RULE = 'A link starts with https:// or http://.';

/** Longest note and link, characters. */
export const NOTE_LIMIT = 4000;
export const EVIDENCE_LIMIT = 2000;
