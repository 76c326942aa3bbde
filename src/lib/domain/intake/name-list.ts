import { readEmail, readName } from '../person-fields.ts';

export interface ListedPerson {
	/** Line of the text, the first is 1. */
	readonly line: number;
	readonly name: string;
	readonly email?: string;
}

export interface NameList {
	readonly people: readonly ListedPerson[];
	readonly faults: readonly {
		readonly line: number;
		readonly text: string;
		readonly reason: string;
	}[];
}

/** Most people that one pasted list may name. */
export const LIST_LENGTH = 500;

/**
 * Reads a pasted list with one person a line: "Ada Okafor", "Okafor, Ada", and with an address
 * "Ada Okafor <ada@example.org>", "Ada Okafor; ada@example.org" or parted by a tab or spaces.
 * Bullets, numbers and empty lines are passed over. Never throws.
 */
export function readNameList(text: string): NameList {
	const people: ListedPerson[] = [];
	const faults: NameList['faults'][number][] = [];
	for (const [i, raw] of text.split(/\r\n?|\n/).entries()) {
		const entry = raw
			.slice(0, 600)
			.replace(/^\s*(?:[-*•]\s+|\d+[.)]\s+)/, '')
			.trim();
		if (entry === '') continue;
		const line = i + 1;
		const refuse = (reason: string) => faults.push({ line, text: entry.slice(0, 80), reason });
		if (people.length >= LIST_LENGTH) {
			refuse(`A list has at most ${LIST_LENGTH} people`);
			break;
		}
		const address = /<?([^\s<>,;]+@[^\s<>,;]*)>?\s*$/.exec(entry);
		const name = readName(
			(address ? entry.slice(0, address.index) : entry).replace(/[\s,;:]+$/, ''),
		);
		const email = readEmail(address?.[1] ?? '');
		if (!name.ok) refuse(name.reason);
		else if (!email.ok) refuse(email.reason);
		else
			people.push({
				line,
				name: name.value,
				...(email.value === undefined ? {} : { email: email.value }),
			});
	}
	return { people, faults };
}
