/**
 * A change as one short text, so that a draft of a scenario stands in its address and the back
 * button walks it: `hire.as.2027-03-01.100.160`, `leave.bao-nguyen.2027-02-01`,

 * `grow.dana-rosenberg.stats.4.2026-12-01`, `share.fay-lindqvist.80.2027-01-01`,
 * `move.bao-nguyen.vision.2027-02-01`, `join.mei-tan.80.2027-02-01`. Who comes from another team is
 * read with the levels of today. A profile of one's own carries its levels in the framework's order, a dash for not rated, and its name at the end.
 */
import * as v from 'valibot';
import type { Change } from '$lib/domain/planning/scenario';
import { OWN_PROFILE } from '$lib/domain/planning/archetypes';
import type { Ratings } from '$lib/domain/framework';
import { changeSchema, type ChangeContext } from './scenario';

type TokenContext = Pick<ChangeContext, 'members' | 'skills' | 'archetypes' | 'others'>;

/**
 * The token of a change; `undefined` for a change of somebody who is not in the team, or comes from
 * a team that the reader does not see. A hire whose kind has changed since, or is gone, keeps its
 * levels: it becomes a profile of one's own.
 */
export function changeToken(change: Change, context: TokenContext): string | undefined {
	if (change.kind === 'hire') {
		const { archetype, date, share, cost, label, ratings } = change;
		const kind = context.archetypes.find(({ id }) => id === archetype);
		const known = kind !== undefined && sameLevels(kind.ratings, ratings);
		const id = known ? archetype : OWN_PROFILE;
		const head = `hire.${id}.${date}.${percent(share)}.${String(cost)}`;
		if (known) return head;
		const levels = context.skills.map(({ id }) => String(ratings[id] ?? '-')).join('');
		return `${head}.${levels}.${label}`;
	}
	if (change.kind === 'join') {
		const other = context.others?.find(({ id }) => id === change.member);
		return other && `join.${other.slug}.${percent(change.share)}.${change.date}`;
	}
	const slug = context.members.find((member) => member.id === change.member)?.slug;
	if (slug === undefined) return undefined;
	if (change.kind === 'departure') return `leave.${slug}.${change.date}`;
	if (change.kind === 'part-time') return `share.${slug}.${percent(change.share)}.${change.date}`;
	if (change.kind === 'move') return `move.${slug}.${change.team}.${change.date}`;
	return `grow.${slug}.${change.skill}.${String(change.level)}.${change.date}`;
}

/** Slugs of the people whom tokens bring in from other teams; they have to be looked up first. */
export function joiningSlugs(tokens: readonly string[]): string[] {
	return tokens.flatMap((token) => {
		const [kind, slug] = token.split('.');
		return kind === 'join' && slug ? [slug] : [];
	});
}

/** The change a token stands for; `undefined` when it cannot be read or names nobody known. */
export function readToken(token: string, context: TokenContext): Change | undefined {
	const parsed = v.safeParse(changeSchema, parts(token, context));
	if (!parsed.success) return undefined;
	const change = parsed.output;
	const known = context.skills.some(
		(skill) => change.kind !== 'upskill' || skill.id === change.skill,
	);
	return known ? change : undefined;
}

function parts(token: string, context: TokenContext): unknown {
	const [kind, ...rest] = token.split('.');
	if (kind === 'hire') return hire(rest, context);
	const [slug, a, b, c] = rest;
	if (kind === 'join') {
		const other = context.others?.find((candidate) => candidate.slug === slug);
		return { ...other, kind, member: other?.id, share: Number(a) / 100, date: b };
	}
	const found = context.members.find((candidate) => candidate.slug === slug);
	const member = found?.id;
	if (kind === 'move') return { kind, member, team: a, share: found?.share ?? 1, date: b };
	if (kind === 'leave') return { kind: 'departure', member, date: a };
	if (kind === 'share') return { kind: 'part-time', member, share: Number(a) / 100, date: b };
	if (kind === 'grow') return { kind: 'upskill', member, skill: a, level: Number(b), date: c };
	return undefined;
}

function hire(
	[archetype, date, share, cost, levels = '', ...label]: string[],
	context: TokenContext,
) {
	const known = context.archetypes.find((candidate) => candidate.id === archetype);
	const own = Object.fromEntries(
		context.skills.flatMap(({ id }, i) => {
			const digit = levels.charAt(i);
			return /\d/.test(digit) ? [[id, Number(digit)]] : [];
		}),
	);
	return {
		kind: 'hire',
		archetype,
		label: known?.label ?? label.join('.'),
		ratings: known?.ratings ?? own,
		share: Number(share) / 100,
		date,
		cost: Number(cost),
	};
}

function sameLevels(a: Ratings, b: Ratings): boolean {
	const skills = new Set([...Object.keys(a), ...Object.keys(b)]);
	return [...skills].every((skill) => a[skill] === b[skill]);
}

function percent(share: number): string {
	return String(Math.round(share * 100));
}
