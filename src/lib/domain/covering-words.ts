/** Who could cover whom, as the page says it. */
import type { CoverNeed, Coverer, LoanGap } from './covering.ts';
import { joinNames, plain } from './format.ts';
import { skillName } from './naming.ts';
import type { SkillNames } from './naming.ts';

/** Somebody of another team, with the way to their page. */
export interface CoverPerson {
	readonly id: string;
	readonly name: string;
	readonly href: string;
	/** Names of their teams: "Search", "Search and Ads". */
	readonly teams: string;
	/** What a loan would do there: "would open Coding depth @4 in Search"; empty for somebody spare. */
	readonly cost: string;
}

export interface CoverLine {
	readonly id: string;
	readonly team: { readonly slug: string; readonly name: string };
	readonly skill: string;
	/** "1/2 @4". */
	readonly numbers: string;
	/** "open", or "one person holds it" for what is met by a single holder. */
	readonly state: string;
	readonly met: boolean;
	readonly spare: readonly CoverPerson[];
	readonly missed: readonly CoverPerson[];
}

interface NamedTeam {
	readonly slug: string;
	readonly name: string;
}

/** The needs in words, in the order given. `teams` is by id, `slugs` by id of a person. */
export function coverLines(
	needs: readonly CoverNeed[],
	names: SkillNames,
	teams: ReadonlyMap<string, NamedTeam>,
	slugs: ReadonlyMap<string, string>,
): CoverLine[] {
	const teamName = (id: string) => teams.get(id)?.name ?? id;
	const person = (one: Coverer): CoverPerson => {
		const [home = ''] = one.teams;
		return {
			id: one.id,
			name: one.name,
			href: `/teams/${teams.get(home)?.slug ?? ''}/members/${slugs.get(one.id) ?? ''}`,
			teams: joinNames(one.teams.map(teamName)),
			cost: costText(one, names, teamName),
		};
	};
	return needs.flatMap(({ team, row, spare, missed }): CoverLine[] => {
		const its = teams.get(team);
		if (!its) return [];
		return [
			{
				id: `${its.slug} ${row.skill}`,
				team: { slug: its.slug, name: its.name },
				skill: skillName(names, row.skill),
				numbers: `${plain(row.qualified)}/${plain(row.need)} @${plain(row.level)}`,
				state: row.met ? 'met by one person' : row.single ? 'open, one holder' : 'open',
				met: row.met,
				spare: spare.map(person),
				missed: missed.map(person),
			},
		];
	});
}

/** "would open Statistics @4 in Search and widen Coding depth @4 there"; empty for somebody spare. */
function costText(
	{ gaps, elsewhere }: Coverer,
	names: SkillNames,
	teamName: (id: string) => string,
): string {
	const told = (effect: LoanGap['effect']) => {
		const byTeam = new Map<string, string[]>();
		for (const gap of gaps) {
			if (gap.effect !== effect) continue;
			const its = byTeam.get(gap.team) ?? [];
			byTeam.set(gap.team, its);
			its.push(`${skillName(names, gap.skill)} @${plain(gap.level)}`);
		}
		return joinNames([...byTeam].map(([team, its]) => `${joinNames(its)} in ${teamName(team)}`));
	};
	const [opens, widens] = [told('opens'), told('widens')];
	const parts = [opens && `open ${opens}`, widens && `widen ${widens}`].filter(Boolean);
	return [
		parts.length > 0 ? `would ${joinNames(parts)}` : '',
		elsewhere ? 'is also in a team that you do not see' : '',
	]
		.filter(Boolean)
		.join('; ');
}
