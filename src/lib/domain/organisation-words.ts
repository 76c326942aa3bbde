/** What the page of all teams says of one; apart from what computes it, because the browser needs it. */
import { percent } from './format.ts';
import type { LeanMix } from './lean-mix.ts';
import { people } from './naming.ts';
import type { OrganisationTeam, TeamFigures, WithoutFigures } from './organisation.ts';

/** Why a team shows no figures, as it stands after its name. */
export const WITHOUT_WORDS: Readonly<Record<WithoutFigures, string>> = {
	withheld: 'too few people to show numbers',
	nobody: 'nobody in it yet',
	'nobody-rated': 'nobody rated yet',
	'nothing-required': 'no requirements set yet',
};

/** The mix as it is printed: RE : balanced : AS, and whom it leaves out. */
export function mixText({ re, balanced, as, unclear, unplaced }: LeanMix): {
	readonly ratio: string;
	/** Number of people with too few ratings, >= 0, and in words; empty words for 0. */
	readonly doubt: number;
	readonly rest: string;
} {
	const doubt = unclear + unplaced;
	return {
		ratio: `${String(re)} : ${String(balanced)} : ${String(as)}`,
		doubt,
		rest: doubt > 0 ? `${people(doubt)} with too few ratings` : '',
	};
}

/** "1 critical, 2 medium"; "none". */
export function severityCounts({ severities: list }: Pick<TeamFigures, 'severities'>): string {
	return list.length === 0
		? 'none'
		: list.map(({ word, count }) => `${String(count)} ${word}`).join(', ');
}

/** One team in a sentence, for readers who do not see its picture. */
export function teamSentence({ name, size, figures, without }: OrganisationTeam): string {
	if (!figures) return `${name}: ${WITHOUT_WORDS[without ?? 'nobody']}.`;
	const { met, requirements, coverage } = figures;
	return `${name}: ${String(met)} of ${String(requirements.length)} requirements met by ${people(size)}, coverage ${percent(coverage)}.`;
}
