import type { ChartSkill, OverviewPerson } from './overview.ts';
import { chartSkills, overviewPerson } from './overview.ts';
import { skillName } from './naming.ts';
import { notEnoughSentence, spectrumSentence } from './spectrum-words.ts';
import { spectrumHeadline } from './summary.ts';
import { gravestTrap, trapCheck } from './traps.ts';
import type { TrapResult } from './traps.ts';
import type { TeamSnapshot } from './team.ts';

/** A person of the spectrum page: place, interval and the gravest trap in full. */
export interface SpectrumPerson extends OverviewPerson {
	/** The gravest trap that applies, clear or not; absent when none does. */
	readonly check?: TrapResult;
	/** The position in a sentence, or what to rate so that there is one. */
	readonly sentence: string;
}

export interface SpectrumBoard {
	/** Where the team stands, in a sentence. */
	readonly headline: string;
	readonly skills: readonly ChartSkill[];
	readonly people: readonly SpectrumPerson[];
}

/** What the spectrum page draws, people in name order. */
export function spectrumBoard(snapshot: TeamSnapshot): SpectrumBoard {
	const people = snapshot.people.map((person) => {
		const placed = overviewPerson(snapshot, person);
		const { spectrum, rateFirst } = placed;
		const check = trapCheck({ ...placed, spectrum }, (skill) =>
			skillName(snapshot.framework, skill),
		);
		const sentence = spectrum?.enough ? spectrumSentence(spectrum) : notEnoughSentence(rateFirst);
		return { ...placed, check: gravestTrap(check), sentence };
	});
	return { headline: spectrumHeadline(people), skills: chartSkills(snapshot.framework), people };
}
