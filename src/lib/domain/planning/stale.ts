/** What has moved in a team since a scenario was planned for it. */
import type { Requirement, TeamMember } from '../coverage.ts';
import { joinNames, percentUpTo, plain } from '../format.ts';
import type { Framework, Ratings, SkillId } from '../framework.ts';
import { spokenSkill } from './words.ts';

/** The team that a scenario was planned for, as it is stored with it: no names. */
export interface ScenarioBasis {
	readonly members: readonly {
		readonly id: string;
		readonly share: number;
		readonly ratings: Ratings;
	}[];
	readonly requirements: readonly Requirement[];
}

/** One thing that is different now. Absent is not rated, or not required. */
export type Moved =
	| { readonly kind: 'came' | 'left'; readonly member: string }
	| {
			readonly kind: 'share';
			readonly member: string;
			readonly from: number;
			readonly to: number;
	  }
	| {
			readonly kind: 'level';
			readonly member: string;
			readonly skill: SkillId;
			readonly from?: number;
			readonly to?: number;
	  }
	| {
			readonly kind: 'need';
			readonly skill: SkillId;
			readonly from?: Requirement;
			readonly to?: Requirement;
	  };

/** A team as the basis of a scenario. */
export function basisOf(
	team: readonly Omit<TeamMember, 'name'>[],
	requirements: readonly Requirement[],
): ScenarioBasis {
	return {
		members: team.map(({ id, share, ratings }) => ({ id, share, ratings: rated(ratings) })),
		requirements: requirements.map(({ skill, level, need, importance }) => ({
			skill,
			level,
			need,
			importance,
		})),
	};
}

/** Ratings without the skills that have none. */
function rated(ratings: Ratings): Ratings {
	return Object.fromEntries(Object.entries(ratings).filter(([, level]) => level !== undefined));
}

/**
 * What is different from a basis: who left and came, then shares and levels person by person in
 * the order of the team, then requirements in the order of `skills`. Nothing while the scenario
 * is fresh.
 */
export function movedSince(
	basis: ScenarioBasis,
	now: ScenarioBasis,
	skills: readonly { readonly id: SkillId }[],
): Moved[] {
	const was = new Map(basis.members.map((member) => [member.id, member]));
	const is = new Set(now.members.map(({ id }) => id));
	const left = basis.members.filter(({ id }) => !is.has(id));
	const came = now.members.filter(({ id }) => !was.has(id));
	const order = skills.map(({ id }) => id);
	return [
		...left.map(({ id }): Moved => ({ kind: 'left', member: id })),
		...came.map(({ id }): Moved => ({ kind: 'came', member: id })),
		...now.members.flatMap((member): Moved[] => {
			const before = was.get(member.id);
			if (!before) return [];
			const { id, share, ratings } = member;
			const shares: Moved[] = same(before.share, share)
				? []
				: [{ kind: 'share', member: id, from: before.share, to: share }];
			const levels = keysInOrder(order, before.ratings, ratings).flatMap((skill): Moved[] => {
				const [from, to] = [before.ratings[skill], ratings[skill]];
				return same(from, to) ? [] : [{ kind: 'level', member: id, skill, from, to }];
			});
			return [...shares, ...levels];
		}),
		...needs(basis.requirements, now.requirements, order),
	];
}

function needs(
	before: readonly Requirement[],
	after: readonly Requirement[],
	order: readonly SkillId[],
): Moved[] {
	const [was, is] = [bySkill(before), bySkill(after)];
	return keysInOrder(order, was, is).flatMap((skill): Moved[] => {
		const [from, to] = [was[skill], is[skill]];
		const unchanged =
			from?.level === to?.level && from?.need === to?.need && from?.importance === to?.importance;
		return unchanged ? [] : [{ kind: 'need', skill, from, to }];
	});
}

function bySkill(list: readonly Requirement[]): Readonly<Record<SkillId, Requirement | undefined>> {
	return Object.fromEntries(list.map((one) => [one.skill, one]));
}

/** The keys of both, those of `order` first. */
function keysInOrder(order: readonly string[], a: object, b: object): string[] {
	const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
	return [...order.filter((key) => keys.delete(key)), ...[...keys].sort()];
}

function same(a: number | undefined, b: number | undefined): boolean {
	if (a === undefined || b === undefined) return a === b;
	return Math.abs(a - b) < 1e-9;
}

/** What is needed to say what has moved. */
export interface MovedNaming {
	readonly framework: Pick<Framework, 'skills'>;
	/** Names by member id, of those who left too; who is not in it is "somebody". */
	readonly names: ReadonlyMap<string, string>;
}

/**
 * What has moved, one text a person and a requirement: "Dana's Statistics 3 → 4", "Emre left",
 * "2 instead of 1 on Coding @4". In the order of `movedSince`.
 */
export function movedTexts(moved: readonly Moved[], naming: MovedNaming): string[] {
	const name = (id: string) => naming.names.get(id) ?? 'somebody';
	const texts = new Map<string, string[]>();
	const add = (key: string, text: string) => texts.set(key, [...(texts.get(key) ?? []), text]);
	for (const one of moved)
		switch (one.kind) {
			case 'left':
			case 'came':
				add(`${one.kind} ${one.member}`, one.kind);
				break;
			case 'share':
				add(`of ${one.member}`, `share ${percentUpTo(one.from)} → ${percentUpTo(one.to)}`);
				break;
			case 'level':
				add(
					`of ${one.member}`,
					`${spokenSkill(naming.framework, one.skill)} ${level(one.from)} → ${level(one.to)}`,
				);
				break;
			case 'need':
				add(`need ${one.skill}`, needText(one, naming));
		}
	return [...texts].map(([key, parts]) => {
		const [kind = '', subject = ''] = key.split(' ');
		if (kind === 'left' || kind === 'came')
			return `${name(subject)} ${kind === 'left' ? 'left' : 'joined'}`;
		return kind === 'of' ? `${name(subject)}’s ${joinNames(parts)}` : parts.join(', ');
	});
}

const level = (value: number | undefined): string =>
	value === undefined ? 'not rated' : plain(value);

const IMPORTANCE = ['', 'nice to have', 'important', 'critical'];

function needText(
	{ skill, from, to }: Extract<Moved, { kind: 'need' }>,
	{ framework }: MovedNaming,
): string {
	const name = spokenSkill(framework, skill);
	if (!to) return `${name} is not required any more`;
	const now = `${plain(to.need)} at ${plain(to.level)}`;
	if (!from) return `${name} is required now, ${now}`;
	if (from.need === to.need && from.level === to.level)
		return `${name} is ${IMPORTANCE[to.importance] ?? plain(to.importance)}, not ${IMPORTANCE[from.importance] ?? plain(from.importance)}`;
	return `${name} needs ${now}, not ${plain(from.need)} at ${plain(from.level)}`;
}
