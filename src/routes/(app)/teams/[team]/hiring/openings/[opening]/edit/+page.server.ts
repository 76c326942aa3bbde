import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { levelFields, typedField } from '$lib/domain/hiring/level-fields';
import { STATUS_WORDS } from '$lib/domain/hiring/opening';
import { isoDate } from '$lib/domain/planning/calendar';
import { textFields } from '$lib/schemas/form';
import { OPENING_FIELDS, parseOpening } from '$lib/schemas/opening';
import { requireTeam } from '$lib/server/auth/guard';
import { findOpening, saveOpening, type Opening } from '$lib/server/services/openings';
import { teamSnapshot } from '$lib/server/services/team-snapshot';
import type { Actions, PageServerLoad } from './$types';

async function open(event: RequestEvent<{ team: string; opening: string }>) {
	const access = await requireTeam(event, 'team.hire');
	const opening = await findOpening(access, event.params.opening);
	if (!opening) error(404, 'There is no such opening.');
	const { framework } = await teamSnapshot(access, Date.now());
	return { access, opening, framework };
}

const textsOf = (opening: Opening): Readonly<Record<string, string>> =>
	Object.fromEntries(OPENING_FIELDS.map((name) => [name, opening[name] ?? '']));

export const load: PageServerLoad = async (event) => {
	const { access, opening, framework } = await open(event);
	const { id, title, status, version } = opening;
	if (status === 'filled' || status === 'closed')
		redirect(303, `/teams/${access.team.slug}/hiring/openings/${id}`);
	return {
		team: { name: access.team.name, slug: access.team.slug },
		opening: { id, title, version },
		values: textsOf(opening),
		fields: levelFields(framework, opening.levels),
	};
};

const WORDS: Readonly<Record<(typeof OPENING_FIELDS)[number], string>> = {
	title: 'Title',
	targetOn: 'To be filled by',
	intro: 'Introduction',
	place: 'Place',
	contact: 'Contact',
	note: 'Note',
};

/** The fields in which what somebody else saved is not what was typed. */
function differences(theirs: Opening, values: Readonly<Record<string, string>>) {
	const texts = textsOf(theirs);
	return OPENING_FIELDS.filter((name) => (texts[name] ?? '') !== (values[name] ?? '').trim()).map(
		(name) => ({ field: WORDS[name], theirs: texts[name] ?? '' }),
	);
}

export const actions: Actions = {
	default: async (event) => {
		const { access, opening, framework } = await open(event);
		const form = await event.request.formData();
		const values = textFields(form, [...new Set(form.keys())]);
		const fields = levelFields(framework, opening.levels).map((field) => typedField(field, values));
		const parsed = parseOpening(values, {
			today: isoDate(Date.now()),
			targetOn: opening.targetOn,
			skills: framework.skills,
		});
		const typed = Number(/^\d{1,9}$/.exec(values['version'] ?? '')?.[0] ?? 0);
		if (!parsed.ok) return fail(400, { issues: parsed.issues, values, fields, version: typed });
		const outcome = await saveOpening(access, opening.id, typed, parsed.output);
		if (outcome.kind === 'missing') error(404, 'There is no such opening.');
		if (outcome.kind === 'conflict') {
			const { theirs } = outcome;
			const at = theirs.updatedAt;
			const conflict = { at, differences: differences(theirs, values) };
			return fail(409, { conflict, issues: {}, values, fields, version: theirs.version });
		}
		if (outcome.kind === 'settled' || outcome.kind === 'refused') {
			const word = STATUS_WORDS[opening.status].toLowerCase();
			const issues = { '': `This opening is ${word} by now. Open it again to change it.` };
			return fail(409, { issues, values, fields, version: typed });
		}
		redirect(303, `/teams/${access.team.slug}/hiring/openings/${opening.id}`);
	},
};
