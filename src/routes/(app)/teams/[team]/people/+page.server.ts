import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { reach } from '$lib/domain/access';
import { textFields } from '$lib/schemas/form';
import { readShare } from '$lib/domain/person-fields';
import { PERSON_FIELDS, parsePerson, parseTeamName, type PersonForm } from '$lib/schemas/people';
import { requireTeam } from '$lib/server/auth/guard';
import {
	addMember,
	addMembers,
	bringMember,
	editMember,
	listMembers,
	moveMember,
	type MemberOutcome,
	type Move,
} from '$lib/server/services/members';
import { archiveTeam, renameTeam } from '$lib/server/services/teams';
import type { Actions, PageServerLoad } from './$types';

const guard = (event: RequestEvent) => requireTeam(event, 'team.edit');

export const load: PageServerLoad = async (event) => {
	event.depends('app:shell');
	const access = await guard(event);
	return {
		team: { name: access.team.name, slug: access.team.slug, demo: access.team.demo },
		...(await listMembers(access)),
		/** Slug of the person whose form is open. */
		edit: event.url.searchParams.get('edit') ?? undefined,
		mayImport: reach(access.role, 'team.import') !== undefined,
	};
};

type Issues = Readonly<Record<string, string | undefined>>;

interface Refusal {
	readonly section: 'add' | 'list' | 'bring' | 'edit' | 'move' | 'team';
	readonly issues: Issues;
	/** What was typed. */
	readonly values?: Readonly<Record<string, string>>;
	/** Id of the person whose form it was. */
	readonly person?: string;
	/** Lines of a pasted list that cannot be read. */
	readonly faults?: readonly {
		readonly line: number;
		readonly text: string;
		readonly reason: string;
	}[];
	/** Version to go on from, after somebody else changed the person. */
	readonly version?: number;
	/** Nothing was done that could be taken back. */
	readonly undo?: undefined;
}

const refuse = (status: number, refusal: Refusal) => fail(status, refusal);

function memberRefusal(
	outcome: Exclude<MemberOutcome, { kind: 'saved' }>,
	section: 'add' | 'edit',
	values: PersonForm,
	person?: string,
) {
	if (outcome.kind === 'email-taken') {
		const holder = outcome.holder ?? 'Somebody in another team';
		return refuse(409, {
			section,
			person,
			values,
			issues: { email: `${holder} has this e-mail.` },
		});
	}
	if (outcome.kind === 'conflict') {
		const { current } = outcome;
		const now = [current.name, current.email, current.title, current.role, current.startedOn]
			.filter((part) => part !== undefined && part !== '')
			.join(', ');
		return refuse(409, {
			section,
			person,
			values,
			version: current.version,
			issues: {
				'': `Somebody changed this person in the meantime: now ${now}. Save again to put yours in its place.`,
			},
		});
	}
	return refuse(404, {
		section,
		person,
		values,
		issues: { '': 'This person is not in the team any more.' },
	});
}

const MOVED: Readonly<Record<Move, string>> = {
	archive: 'is archived',
	restore: 'is back',
	remove: 'has left the team',
};

/** The action that takes a move back. */
const WAY_BACK = { archive: 'restore', restore: 'archive', remove: 'bring' } as const;

async function move(event: RequestEvent, how: Move) {
	const access = await guard(event);
	const { member } = textFields(await event.request.formData(), ['member']);
	const outcome = await moveMember(access, member, how, Date.now());
	if (outcome.kind === 'saved') {
		const done = `${outcome.name} ${MOVED[how]}`;
		const undo = { action: WAY_BACK[how], member, share: String(outcome.share) };
		return { section: 'move' as const, done, undo };
	}
	const words = {
		unknown: 'This person is not in the team any more.',
		shared: `${'name' in outcome ? outcome.name : ''} is in a team of somebody else too. Remove them from this team instead.`,
		'last-team': `${'name' in outcome ? outcome.name : ''} is in no other team. Archive them instead.`,
	};
	return refuse(409, { section: 'move', issues: { '': words[outcome.kind] } });
}

export const actions: Actions = {
	add: async (event) => {
		const access = await guard(event);
		const values = textFields(await event.request.formData(), PERSON_FIELDS);
		const parsed = parsePerson(values);
		if (!parsed.ok) return refuse(400, { section: 'add', issues: parsed.issues, values });
		const outcome = await addMember(access, parsed.output);
		if (outcome.kind !== 'saved') return memberRefusal(outcome, 'add', values);
		return { section: 'add' as const, done: `${outcome.name} is in the team` };
	},

	list: async (event) => {
		const access = await guard(event);
		const values = textFields(await event.request.formData(), ['names']);
		const outcome = await addMembers(access, values.names);
		if (outcome.kind === 'empty')
			return refuse(400, { section: 'list', issues: { names: 'Paste one name a line.' }, values });
		if (outcome.kind === 'refused') {
			const issues = { names: 'Nobody was added. Mend these lines and try again.' };
			return refuse(400, { section: 'list', issues, values, faults: outcome.faults });
		}
		const { added, present } = outcome;
		const there = present.length > 0 ? `, ${present.join(', ')} in the team already` : '';
		return {
			section: 'list' as const,
			done: `${added} ${added === 1 ? 'person' : 'people'} added${there}`,
		};
	},

	edit: async (event) => {
		const access = await guard(event);
		const form = await event.request.formData();
		const values = textFields(form, PERSON_FIELDS);
		const { member, version } = textFields(form, ['member', 'version']);
		const parsed = parsePerson(values);
		if (!parsed.ok)
			return refuse(400, { section: 'edit', person: member, issues: parsed.issues, values });
		const outcome = await editMember(access, member, Number(version), parsed.output);
		if (outcome.kind !== 'saved') return memberRefusal(outcome, 'edit', values, member);
		redirect(303, `/teams/${access.team.slug}/people`);
	},

	bring: async (event) => {
		const access = await guard(event);
		const values = textFields(await event.request.formData(), ['member', 'share']);
		const share = readShare(values.share);
		if (!share.ok)
			return refuse(400, { section: 'bring', issues: { share: `${share.reason}.` }, values });
		const outcome = await bringMember(access, values.member, share.value ?? 1);
		if (outcome.kind !== 'saved')
			return refuse(404, { section: 'bring', issues: { member: 'Choose somebody.' }, values });
		return { section: 'bring' as const, done: `${outcome.name} is in the team` };
	},

	archive: (event) => move(event, 'archive'),
	restore: (event) => move(event, 'restore'),
	remove: (event) => move(event, 'remove'),

	rename: async (event) => {
		const access = await guard(event);
		const values = textFields(await event.request.formData(), ['name']);
		const parsed = parseTeamName(values.name);
		if (!parsed.ok) return refuse(400, { section: 'team', issues: parsed.issues, values });
		const outcome = await renameTeam(access, parsed.output);
		if (outcome.kind === 'name-taken') {
			const issues = { name: 'There is a team with this name already.' };
			return refuse(409, { section: 'team', issues, values });
		}
		return { section: 'team' as const, done: 'Name saved' };
	},

	'archive-team': async (event) => {
		const access = await guard(event);
		await archiveTeam(access, Date.now());
		redirect(303, '/teams');
	},
};
