/**
 * An anchor that a workspace has written itself, as a sentence of an advert: "Builds a pipeline;
 * others reuse it" becomes "You build a pipeline; others reuse it." Anchors describe somebody in the
 * third person; only verbs that are known are turned, so that nothing is mangled.
 */

/** Verbs that anchors begin with, in their plain form; what is not here is left alone. */
const VERBS: ReadonlySet<string> = new Set(
	`adapt add advise aim analyse answer ask author automate balance bring build carry catch chair change
	check choose clear coach combine communicate compare contribute coordinate debug decide define
	deliver deploy derive design detect develop diagnose document draft drive edit establish estimate
	evaluate explain extend find follow frame get give guide handle have help hold identify implement
	improve inform interpret invent know launch lead learn maintain make manage measure mentor model
	monitor name navigate negotiate notice operate optimise organise own plan port predict prepare
	present prevent prioritise process produce profile propose prove publish raise read recognise
	recommend reduce refine release remove repair repeat report reproduce review run say scale see
	select separate set shape share ship show simplify solve speak spot stop structure summarise
	support take teach tell test track train translate tune turn understand use validate vary verify
	visualise weigh work write`.split(/\s+/),
);

const IRREGULAR: Readonly<Record<string, string>> = {
	has: 'have',
	does: 'do',
	is: 'are',
	goes: 'go',
};

/** The plain form of a known verb in the third person; `undefined` for any other word. */
function plainVerb(word: string): string | undefined {
	const lower = word.toLowerCase();
	const irregular = IRREGULAR[lower];
	if (irregular !== undefined) return irregular;
	const stems = [lower.replace(/ies$/, 'y'), lower.replace(/s$/, ''), lower.replace(/es$/, '')];
	return lower.endsWith('s') ? stems.find((stem) => VERBS.has(stem)) : undefined;
}

/** "Owns a code base and answers for it" as "own a code base and answer for it"; else `undefined`. */
function turned(clause: string): string | undefined {
	const [first = '', ...rest] = clause.split(' ');
	const verb = plainVerb(first);
	if (verb === undefined) return undefined;
	const tail = rest
		.join(' ')
		.replaceAll(/(\band |, )([a-z]+)(?= )/g, (whole, joint: string, word: string) => {
			const plain = plainVerb(word);
			return plain === undefined ? whole : joint + plain;
		})
		.replaceAll(/\btheir\b/g, 'your')
		.replaceAll(/\bthemselves\b/g, 'yourself');
	return [verb, tail].filter(Boolean).join(' ');
}

/**
 * An anchor as a sentence to "you"; `undefined` when its first clause does not begin with a known
 * verb. Clauses end at a semicolon; one with another subject stays as it is.
 */
export function youSentence(anchor: string): string | undefined {
	const [first = '', ...rest] = anchor.trim().replace(/\.$/, '').split(/;\s*/);
	const head = turned(first);
	if (head === undefined) return undefined;
	const tail = rest.map((clause) => {
		const verb = turned(clause);
		return verb === undefined ? clause : `you ${verb}`;
	});
	return `${[`You ${head}`, ...tail].join('; ')}.`;
}
