import * as v from 'valibot';
import {
	DEFAULT_COSTS,
	isArchetypeId,
	OWN_PROFILE,
	type Archetype,
} from '$lib/domain/planning/archetypes';
import { isIsoDate } from '$lib/domain/planning/calendar';
import type { Change } from '$lib/domain/planning/scenario';
import type { Ratings } from '$lib/domain/framework';
import type { ScenarioBasis } from '$lib/domain/planning/stale';
import { parseForm, type Parsed } from './form';
import { required, wholeNumber } from './number';

/** More changes than this are a different team. */
export const MAX_CHANGES = 40;

const isoDate = v.pipe(v.string(), v.check(isIsoDate, 'Choose a date.'));
const level = v.pipe(v.number(), v.minValue(0), v.maxValue(5));
const share = v.pipe(v.number(), v.gtValue(0), v.maxValue(1));
const cost = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(60));
const label = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60));

/** A change as it is stored with a scenario or carried by an address. */
export const changeSchema = v.variant('kind', [
	v.object({
		kind: v.literal('hire'),
		archetype: v.pipe(
			v.string(),
			v.check((text) => text === OWN_PROFILE || isArchetypeId(text), 'Choose whom to hire.'),
		),
		label,
		ratings: v.record(id, level),
		share,
		date: isoDate,
		cost,
	}),
	v.object({ kind: v.literal('departure'), member: id, date: isoDate }),
	v.object({
		kind: v.literal('upskill'),
		member: id,
		skill: id,
		level: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
		date: isoDate,
	}),
	v.object({ kind: v.literal('part-time'), member: id, share, date: isoDate }),
	v.object({
		kind: v.literal('move'),
		member: id,
		team: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
		share,
		date: isoDate,
	}),
	v.object({
		kind: v.literal('join'),
		member: id,
		name: v.pipe(v.string(), v.maxLength(200)),
		ratings: v.record(id, level),
		share,
		date: isoDate,
	}),
]);

/** The changes of a stored scenario; what cannot be read any more is left out. */
export function readStoredChanges(stored: unknown): Change[] {
	if (!Array.isArray(stored)) return [];
	return stored.flatMap((item: unknown): Change[] => {
		const parsed = v.safeParse(changeSchema, item);
		return parsed.success ? [parsed.output] : [];
	});
}

const basisSchema = v.object({
	members: v.array(v.object({ id, share, ratings: v.record(id, level) })),
	requirements: v.array(v.object({ skill: id, level, need: v.number(), importance: v.number() })),
});

/** The team a stored scenario was planned for; absent when none was stored or it cannot be read. */
export function readStoredBasis(stored: unknown): ScenarioBasis | undefined {
	const parsed = v.safeParse(basisSchema, stored);
	return parsed.success ? parsed.output : undefined;
}

export const scenarioNameSchema = v.object({
	name: v.pipe(
		v.string(),
		v.trim(),
		v.nonEmpty('Give the scenario a name.'),
		v.maxLength(120, 'A name has at most 120 characters.'),
	),
});

/** Somebody of another team, as planning knows them. */
export interface OtherPerson {
	readonly id: string;
	readonly slug: string;
	/** Short name. */
	readonly name: string;
	readonly ratings: Ratings;
}

/** What a change is checked against. */
export interface ChangeContext {
	/** ISO date; nothing can be planned before it. */
	readonly today: string;
	readonly members: readonly {
		readonly id: string;
		readonly slug: string;
		/** Share of full time in this team, 1 when absent. */
		readonly share?: number;
	}[];
	/** Other teams that whoever plans may see. */
	readonly teams?: readonly { readonly slug: string; readonly name: string }[];
	/** People of those teams who are not in this one. */
	readonly others?: readonly OtherPerson[];
	readonly skills: readonly { readonly id: string; readonly slow?: boolean }[];
	readonly archetypes: readonly Archetype[];
	/** Current level of a member on a skill. */
	readonly level: (member: string, skill: string) => number | undefined;
}

const SHARE_RULE = 'A share is 5 to 100 percent, in steps of 5.';
const COST_RULE = 'A cost is 0 or more, in whole thousands.';

/** Parses the form of one change; `fields` are its text fields, levels as `level-<skill>`. */
export function parseChange(
	fields: Readonly<Record<string, string | undefined>>,
	context: ChangeContext,
): Parsed<Change> {
	const date = v.pipe(
		v.string(),
		v.check(isIsoDate, 'Choose a date.'),
		v.check((text) => text >= context.today, 'This date is in the past.'),
	);
	const percent = v.pipe(
		required(wholeNumber(5, 100, SHARE_RULE), SHARE_RULE),
		v.check((n) => n % 5 === 0, SHARE_RULE),
		v.transform((n) => n / 100),
	);
	const member = v.pipe(
		v.string(),
		v.check((slug) => context.members.some((m) => m.slug === slug), 'Choose a person.'),
		v.transform((slug) => context.members.find((m) => m.slug === slug)?.id ?? slug),
	);
	const text = (name: string) => fields[name] ?? '';
	switch (text('kind')) {
		case 'hire':
			return parseHire(fields, context, { date, percent });
		case 'departure':
			return withKind(
				'departure',
				parseForm(v.object({ member, date }), { member: text('member'), date: text('date') }),
			);
		case 'part-time':
			return withKind(
				'part-time',
				parseForm(v.object({ member, share: percent, date }), {
					member: text('member'),
					share: text('share'),
					date: text('date'),
				}),
			);
		case 'move':
			return parseMove(fields, context, { date, member });
		case 'join':
			return parseJoin(fields, context, { date, percent });
		case 'upskill':
			return parseUpskill(fields, context, { date, member });
		default:
			return { ok: false, issues: { kind: 'Choose what changes.' } };
	}
}

function parseUpskill(
	fields: Readonly<Record<string, string | undefined>>,
	context: ChangeContext,
	{ date, member }: Record<'date' | 'member', v.GenericSchema<string, string>>,
): Parsed<Change> {
	const skill = v.pipe(
		v.string(),
		v.check((name) => context.skills.some((s) => s.id === name), 'Choose a skill.'),
		v.check(
			(name) => !context.skills.some((s) => s.id === name && s.slow),
			'Background is history; it is not planned.',
		),
	);
	const LEVEL_RULE = 'A level to reach is 1 to 5.';
	const parsed = parseForm(
		v.object({ member, skill, level: required(wholeNumber(1, 5, LEVEL_RULE), LEVEL_RULE), date }),
		{
			member: fields['member'] ?? '',
			skill: fields['skill'] ?? '',
			level: fields['level'] ?? '',
			date: fields['date'] ?? '',
		},
	);
	if (!parsed.ok) return parsed;
	const { member: person, skill: target, level: to } = parsed.output;
	const from = context.level(person, target);
	if (from === undefined)
		return { ok: false, issues: { skill: 'This skill is not rated yet. Rate it first.' } };
	if (to <= from) return { ok: false, issues: { level: `Already at level ${String(from)}.` } };
	return withKind('upskill', parsed);
}

function parseMove(
	fields: Readonly<Record<string, string | undefined>>,
	context: ChangeContext,
	{ date, member }: Record<'date' | 'member', v.GenericSchema<string, string>>,
): Parsed<Change> {
	const team = v.pipe(
		v.string(),
		v.check(
			(slug) => (context.teams ?? []).some((one) => one.slug === slug),
			'Choose the team to move to.',
		),
	);
	const parsed = withKind(
		'move',
		parseForm(v.object({ member, team, date }), {
			member: fields['member'] ?? '',
			team: fields['team'] ?? '',
			date: fields['date'] ?? '',
		}),
	);
	if (!parsed.ok) return parsed;
	const share = context.members.find(({ id }) => id === parsed.output.member)?.share ?? 1;
	return { ok: true, output: { ...parsed.output, share } };
}

function parseJoin(
	fields: Readonly<Record<string, string | undefined>>,
	context: ChangeContext,
	{
		date,
		percent,
	}: { date: v.GenericSchema<string, string>; percent: v.GenericSchema<string, number> },
): Parsed<Change> {
	const others = context.others ?? [];
	const parsed = parseForm(
		v.object({
			member: v.pipe(
				v.string(),
				v.check((slug) => others.some((one) => one.slug === slug), 'Choose a person.'),
			),
			share: percent,
			date,
		}),
		{
			member: fields['member'] ?? '',
			share: fields['share'] ?? '',
			date: fields['date'] ?? '',
		},
	);
	if (!parsed.ok) return parsed;
	const { member: slug, share, date: from } = parsed.output;
	const person = others.find((one) => one.slug === slug);
	if (!person) return { ok: false, issues: { member: 'Choose a person.' } };
	const { id, name, ratings } = person;
	return { ok: true, output: { kind: 'join', member: id, name, ratings, share, date: from } };
}

function parseHire(
	fields: Readonly<Record<string, string | undefined>>,
	context: ChangeContext,
	{
		date,
		percent,
	}: { date: v.GenericSchema<string, string>; percent: v.GenericSchema<string, number> },
): Parsed<Change> {
	const archetype = context.archetypes.find((candidate) => candidate.id === fields['archetype']);
	const own = fields['archetype'] === OWN_PROFILE;
	if (!archetype && !own) return { ok: false, issues: { archetype: 'Choose whom to hire.' } };
	const parsed = parseForm(
		v.object({
			share: percent,
			date,
			cost: wholeNumber(0, 100_000, COST_RULE),
			label: v.pipe(
				v.string(),
				v.trim(),
				v.check((text) => !own || text !== '', 'Give the profile a name.'),
				v.maxLength(60, 'A name has at most 60 characters.'),
			),
		}),
		{
			share: fields['share'] ?? '',
			date: fields['date'] ?? '',
			cost: fields['cost'] ?? '',
			label: fields['label'] ?? '',
		},
	);
	const levels: Record<string, number> = {};
	const issues: Record<string, string | undefined> = parsed.ok ? {} : { ...parsed.issues };
	if (own)
		for (const skill of context.skills) {
			const name = `level-${skill.id}`;
			const typed = (fields[name] ?? '').trim();
			if (typed === '') continue;
			if (/^[0-5]$/.test(typed)) levels[skill.id] = Number(typed);
			else issues[name] = 'Levels run from 0 to 5.';
		}
	if (
		own &&
		Object.keys(levels).length === 0 &&
		!Object.keys(issues).some((k) => k.startsWith('level-'))
	)
		issues['levels'] = 'Give at least one level.';
	if (!parsed.ok || Object.values(issues).some((issue) => issue !== undefined))
		return { ok: false, issues };
	return {
		ok: true,
		output: {
			kind: 'hire',
			archetype: archetype?.id ?? OWN_PROFILE,
			label: archetype?.label ?? parsed.output.label,
			ratings: archetype?.ratings ?? levels,
			share: parsed.output.share,
			date: parsed.output.date,
			cost: parsed.output.cost ?? archetype?.cost ?? DEFAULT_COSTS.re,
		},
	};
}

function withKind<K extends Change['kind'], T extends object>(
	kind: K,
	parsed: Parsed<T>,
): Parsed<T & { readonly kind: K }> {
	return parsed.ok ? { ok: true, output: { ...parsed.output, kind } } : parsed;
}
