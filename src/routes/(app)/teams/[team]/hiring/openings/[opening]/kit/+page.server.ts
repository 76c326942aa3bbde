import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { STATUS_WORDS } from '$lib/domain/hiring/opening';
import { textFields } from '$lib/schemas/form';
import { interviewerKey, MAX_INTERVIEWS, parseInterviews } from '$lib/schemas/opening';
import { requireTeam } from '$lib/server/auth/guard';
import { openingView } from '$lib/server/services/opening-view';
import { findOpening, saveInterviews, type OpeningOutcome } from '$lib/server/services/openings';
import { teamSnapshot } from '$lib/server/services/team-snapshot';
import type { Actions, PageServerLoad } from './$types';

async function open(event: RequestEvent<{ team: string; opening: string }>) {
	const access = await requireTeam(event, 'team.hire');
	const opening = await findOpening(access, event.params.opening);
	if (!opening) error(404, 'There is no such opening.');
	const now = Date.now();
	return { access, opening, now, view: await openingView(access, opening, now) };
}

export const load: PageServerLoad = async (event) => {
	const { access, opening, now, view } = await open(event);
	const settled = opening.status === 'filled' || opening.status === 'closed';
	return {
		team: { name: access.team.name, slug: access.team.slug },
		opening: { id: opening.id, title: opening.title, version: opening.version, settled },
		kit: view.kit,
		suggested: view.suggested,
		takenAt: now,
		editing: event.url.searchParams.has('edit') && !settled,
		forms: {
			most: MAX_INTERVIEWS,
			skills: view.levels.map(({ skill, name, must }) => ({ skill, name, must })),
			interviewers: view.interviewers.map((one) => ({
				key: interviewerKey(one),
				name: one.name,
				team: one.kind === 'member',
			})),
			rows: view.interviews.map(({ title, minutes, skills, interviewer }) => ({
				title,
				minutes: String(minutes),
				skills,
				who: interviewer ? interviewerKey(interviewer) : '',
			})),
		},
	};
};

function refusal(
	outcome: Exclude<OpeningOutcome, { kind: 'saved' }>,
	values: Readonly<Record<string, string>> | undefined,
) {
	if (outcome.kind === 'missing') error(404, 'There is no such opening.');
	if (outcome.kind === 'conflict') {
		const message =
			'Somebody changed this opening after you had opened it. Nothing was overwritten, and your interviews are still here. Save again to put them over theirs.';
		return fail(409, { issues: { '': message }, values, version: outcome.theirs.version });
	}
	const word = outcome.kind === 'settled' ? STATUS_WORDS[outcome.status].toLowerCase() : 'settled';
	const issues = { '': `This opening is ${word} by now. Open it again to change it.` };
	return fail(409, { issues, values, version: 0 });
}

export const actions: Actions = {
	save: async (event) => {
		const { access, opening, now, view } = await open(event);
		const form = await event.request.formData();
		const values = textFields(form, [...new Set(form.keys())]);
		const version = Number(/^\d{1,9}$/.exec(values['version'] ?? '')?.[0] ?? 0);
		const { framework } = await teamSnapshot(access, now);
		const parsed = parseInterviews(values, {
			skills: view.levels.map(({ skill }) => ({ id: skill })),
			interviewers: view.interviewers.map(({ kind, id }) => ({ kind, id })),
			framework,
		});
		if (!parsed.ok) return fail(400, { issues: parsed.issues, values, version });
		const outcome = await saveInterviews(access, opening.id, version, parsed.output);
		if (outcome.kind !== 'saved') return refusal(outcome, values);
		redirect(303, event.url.pathname);
	},
	/** Goes back to the suggested interviews. */
	reset: async (event) => {
		const { access, opening } = await open(event);
		const values = textFields(await event.request.formData(), ['version']);
		const version = Number(/^\d{1,9}$/.exec(values.version)?.[0] ?? 0);
		const outcome = await saveInterviews(access, opening.id, version, []);
		if (outcome.kind !== 'saved') return refusal(outcome, undefined);
		redirect(303, event.url.pathname);
	},
};
