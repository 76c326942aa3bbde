/** The audit in plain sentences: what somebody did, from the record that was kept of it. */

import { defaultFramework } from './default-framework.ts';

/** One record, as far as a sentence needs it. */
export interface AuditRecord {
	/** For example `team.rename`. */
	readonly action: string;
	/** Name of what it was done to, as it is called now; absent when it is gone or has no name. */
	readonly subject?: string;
	readonly before?: unknown;
	readonly after?: unknown;
}

/** A sentence without its actor: "renamed the team Ranking to Ranking & Recs". */
type Sentence = (subject: string | undefined, before: Fields, after: Fields) => string;

/** A stored record read with care: what it does not hold is empty. */
class Fields {
	readonly #value: Readonly<Record<string, unknown>>;

	constructor(value: unknown) {
		this.#value =
			typeof value === 'object' && value !== null ? { ...(value as Record<string, unknown>) } : {};
	}
	text(key: string): string {
		const value = this.#value[key];
		return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
	}
	count(key: string): number {
		const value = this.#value[key];
		if (Array.isArray(value)) return value.length;
		return typeof value === 'number' ? value : 0;
	}
	part(key: string): Fields {
		return new Fields(this.#value[key]);
	}
	get keys(): readonly string[] {
		return Object.keys(this.#value);
	}
	same(key: string, other: Fields): boolean {
		return JSON.stringify(this.#value[key] ?? null) === JSON.stringify(other.#value[key] ?? null);
	}
}

const many = (n: number, one: string, several = `${one}s`) =>
	`${n.toLocaleString('en')} ${n === 1 ? one : several}`;
const of = (subject: string | undefined, otherwise: string) => subject ?? otherwise;
const inTeam = (name: string | undefined) => (name ? ` in ${name}` : '');
const named = (text: string) => (text === '' ? '' : ` ${text}`);

/** What a candidate is called whose name is gone. */
const ERASED = 'an erased candidate';

const skillName = (id: string) =>
	defaultFramework.skills.find((skill) => skill.id === id)?.name ?? id;

const FIELD_WORDS: Readonly<Record<string, string>> = {
	name: 'name',
	email: 'e-mail',
	title: 'title',
	role: 'role',
	startedOn: 'start',
	share: 'share',
};

const PLANNING_WORDS: Readonly<Record<string, string>> = {
	currency: 'currency',
	growthPerMonth: 'price of growth',
	growthMonths: 'months of growth',
	rampMonths: 'ramp',
	mix: 'mix',
	moveCost: 'price of a move',
	moveMonths: 'months of a move',
	horizonMonths: 'horizon',
};

/** "level 3 → 4, need 2 → 1", or the whole requirement when there was none before. */
function requirement(before: Fields, after: Fields): string {
	const parts = ['level', 'need', 'importance'].flatMap((key) => {
		const now = after.text(key);
		if (now === '') return [];
		const was = before.text(key);
		return was === '' || was === now ? [`${key} ${now}`] : [`${key} ${was} to ${now}`];
	});
	return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

const SENTENCES: Readonly<Record<string, Sentence>> = {
	'rating.save': (team, _, after) =>
		`changed ${many(after.count('cells'), 'rating')}${inTeam(team)}`,
	'import.confirm': (_, __, after) => {
		const counts = after.part('counts');
		const people = counts.count('newPeople') + counts.count('joining');
		const ratings = many(counts.count('new') + counts.count('changed'), 'rating');
		const added = people > 0 ? ` and ${many(people, 'person', 'people')}` : '';
		return `imported${named(after.text('file'))} into ${after.text('team')}: ${ratings}${added}`;
	},
	'import.undo': (_, __, after) =>
		`took the import of${named(after.text('file'))} into ${after.text('team')} back`,
	'team.export': (team, _, after) => `exported ${of(team, 'a team')} as ${after.text('file')}`,
	'team.create': (team, _, after) => `created the team ${of(team, after.text('name'))}`,
	'team.rename': (_, before, after) =>
		`renamed the team ${before.text('name')} to ${after.text('name')}`,
	'team.archive': (team, before) => `archived the team ${of(team, before.text('name'))}`,
	'team.restore': (team) => `restored the team ${of(team, '')}`,
	'member.add': (person, _, after) =>
		`added ${of(person, after.text('name'))} to ${after.text('team')}`,
	'member.add-list': (team, _, after) =>
		`added ${many(after.count('names'), 'person', 'people')} to ${of(team, 'a team')}`,
	'member.edit': (person, before, after) => {
		const changed = after.keys.filter((key) => key in FIELD_WORDS && !after.same(key, before));
		const what = changed.map((key) => FIELD_WORDS[key]).join(', ');
		return `changed ${what === '' ? 'the details' : what} of ${of(person, after.text('name'))}`;
	},
	'member.join': (person, _, after) =>
		`added ${of(person, after.text('name'))} to ${after.text('team')} too`,
	'member.archive': (person, _, after) => `archived ${of(person, after.text('name'))}`,
	'member.restore': (person, _, after) => `restored ${of(person, after.text('name'))}`,
	'member.remove': (person, _, after) =>
		`removed ${of(person, after.text('name'))} from ${after.text('team')}`,
	'demo.add': () => 'added the demo team',
	'demo.remove': () => 'removed the demo team',
	'requirement.save': (team, before, after) =>
		`changed what ${of(team, 'a team')} needs of ${skillName(after.text('skill'))}${requirement(before, after)}`,
	'requirement.remove': (team, before) =>
		`removed ${skillName(before.text('skill'))} from the needs of ${of(team, 'a team')}`,
	'requirements.replace': (team) => `replaced the needs of ${of(team, 'a team')}`,
	'departures.estimate': (team, _, after) =>
		`changed ${many(after.count('people'), 'estimate')} of who may leave ${of(team, 'a team')}`,
	'scenario.create': (plan, _, after) => `saved the plan ${of(plan, after.text('name'))}`,
	'scenario.update': (plan, _, after) =>
		`changed the plan ${of(plan, after.text('name'))}, now ${many(after.count('changes'), 'change')}`,
	'scenario.rebase': (plan, _, after) =>
		`put the plan ${of(plan, after.text('name'))} on the team of the day, ${many(after.count('moved'), 'difference')}`,
	'scenario.archive': (plan, _, after) => `archived the plan ${of(plan, after.text('name'))}`,
	'scenario.restore': (plan, _, after) => `restored the plan ${of(plan, after.text('name'))}`,
	'scenario.delete': (_, before) => `deleted the plan ${before.text('name')}`,
	'planning.numbers': (_, before, after) => {
		const changed = Object.keys(PLANNING_WORDS).filter((key) => !after.same(key, before));
		const what = changed.map((key) => PLANNING_WORDS[key]).join(', ');
		return `changed the planning settings${what === '' ? '' : `: ${what}`}`;
	},
	'planning.archetype-add': (_, __, after) =>
		`added the kind of hire ${after.text('label')}, ${after.text('cost')}k a year`,
	'planning.archetype-edit': (_, before, after) => {
		const renamed = before.same('label', after) ? '' : `, now ${after.text('label')}`;
		return `changed the kind of hire ${before.text('label')}${renamed}`;
	},
	'planning.archetype-remove': (_, before) => `removed the kind of hire ${before.text('label')}`,
	'planning.reset': (_, __, after) =>
		`put the ${after.text('part') === 'archetypes' ? 'kinds of hire' : 'planning settings'} back to the defaults`,
	'opening.create': (opening, _, after) =>
		`opened the role ${of(opening, after.text('title'))}${after.text('plan') === '' ? '' : ` from the plan ${after.text('plan')}`}`,
	'opening.edit': (opening, _, after) =>
		`changed ${after.text('what') === '' ? 'the details' : after.text('what')} of the role ${of(opening, after.text('title'))}`,
	'opening.status': (opening, before, after) =>
		`set the role ${of(opening, after.text('title'))} from ${before.text('status')} to ${after.text('status')}`,
	'opening.kit': (opening, _, after) =>
		after.count('interviews') === 0
			? `went back to the suggested interviews for ${of(opening, after.text('title'))}`
			: `set ${many(after.count('interviews'), 'interview')} for the role ${of(opening, after.text('title'))}`,
	'opening.export': (opening, _, after) =>
		`exported ${after.text('file')} of the role ${of(opening, after.text('title'))}`,
	'candidate.add': (candidate, _, after) =>
		`added ${of(candidate, ERASED)} as a candidate for ${after.text('opening')}`,
	'candidate.stage': (candidate, before, after) =>
		`moved ${of(candidate, ERASED)} from ${before.text('stage')} to ${after.text('stage')} for ${after.text('opening')}`,
	'candidate.decline': (candidate, _, after) =>
		after.text('stage') === 'withdrawn'
			? `noted that ${of(candidate, ERASED)} withdrew from ${after.text('opening')}`
			: `declined ${of(candidate, ERASED)} for ${after.text('opening')}`,
	'candidate.hire': (candidate, _, after) =>
		`hired ${of(candidate, ERASED)} for ${after.text('opening')}, with ${many(after.count('ratings'), 'first rating')}`,
	'candidate.erase': (_, __, after) =>
		after.text('days') === ''
			? `erased a candidate for ${after.text('opening')}`
			: `erased a candidate after ${many(after.count('days'), 'day')}`,
	'scorecard.ask': (candidate, _, after) =>
		`asked ${after.text('interviewer')} for a scorecard about ${of(candidate, ERASED)}, ${many(after.count('skills'), 'skill')}`,
	'scorecard.hand-in': (candidate, _, after) =>
		`handed in a scorecard about ${of(candidate, ERASED)} for ${after.text('opening')}`,
	'account.rename': (_, before, after) =>
		`changed their name from ${before.text('name')} to ${after.text('name')}`,
	'account.password': () => 'changed their password',
	'account.session-end': (_, __, after) =>
		after.count('ended') > 0
			? `ended ${many(after.count('ended'), 'session')} of theirs`
			: 'ended a session of theirs',
	'account.reset-link': (person) => `made a password reset link for ${of(person, 'an account')}`,
	'account.reset': () => 'chose a new password with a reset link',
	'invitation.create': (_, __, after) => `invited ${after.text('email')} as ${after.text('role')}`,
	'invitation.revoke': (_, before) => `withdrew the invitation of ${before.text('email')}`,
	'invitation.accept': (_, __, after) => `joined as ${after.text('role')}`,
	'membership.change': (person, before, after) =>
		before.text('role') === after.text('role')
			? `changed the access of ${of(person, 'an account')}, ${after.text('role')}`
			: `made ${of(person, 'an account')} ${after.text('role')} instead of ${before.text('role')}`,
	'membership.remove': (person, before) =>
		`removed ${of(person, 'an account')}, ${before.text('role')}, from the workspace`,
	'workspace.create': (_, __, after) => `created the workspace ${after.text('name')}`,
	'workspace.retention': (_, before, after) =>
		`set the days until candidates are erased from ${before.text('days')} to ${after.text('days')}`,
	'workspace.rename': (_, before, after) =>
		`renamed the workspace ${before.text('name')} to ${after.text('name')}`,
};

/** Every action that has a sentence. */
export const AUDIT_ACTIONS: readonly string[] = Object.keys(SENTENCES);

/**
 * What was done, without its actor: "changed 3 ratings in Ranking & Recs". An action without a
 * sentence of its own is named as it was recorded.
 */
export function auditSentence({ action, subject, before, after }: AuditRecord): string {
	const sentence = Object.hasOwn(SENTENCES, action) ? SENTENCES[action] : undefined;
	if (sentence === undefined) return `${action.replace(/[.-]/g, ' ')}${named(subject ?? '')}`;
	return sentence(subject, new Fields(before), new Fields(after)).replace(/\s+/g, ' ').trim();
}
