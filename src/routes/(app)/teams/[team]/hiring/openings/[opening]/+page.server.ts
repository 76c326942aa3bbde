import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { sortCandidates, STAGE_WORDS } from '$lib/domain/hiring/candidate';
import { STATUS_WORDS } from '$lib/domain/hiring/opening';
import { CANDIDATE_FIELDS, parseCandidate, stageForm, versionOf } from '$lib/schemas/candidate';
import { parseForm, textFields } from '$lib/schemas/form';
import { parseOpeningLevels, statusForm } from '$lib/schemas/opening';
import { requireTeam } from '$lib/server/auth/guard';
import { addCandidate, listCandidates, moveCandidate } from '$lib/server/services/candidates';
import { dayText, openingView } from '$lib/server/services/opening-view';
import {
	findOpening,
	saveLevels,
	setStatus,
	type OpeningOutcome,
} from '$lib/server/services/openings';
import { retentionDays } from '$lib/server/services/retention';
import type { Actions, PageServerLoad } from './$types';

async function open(event: RequestEvent<{ team: string; opening: string }>) {
	const access = await requireTeam(event, 'team.hire');
	const opening = await findOpening(access, event.params.opening);
	if (!opening) error(404, 'There is no such opening.');
	return { access, opening };
}

export const load: PageServerLoad = async (event) => {
	const { access, opening } = await open(event);
	const now = Date.now();
	const view = await openingView(access, opening, now);
	const order = event.url.searchParams.get('by') === 'stage' ? 'stage' : 'name';
	const { id, title, status, version, note, planName, scenarioId, label, targetOn } = opening;
	return {
		team: { name: access.team.name, slug: access.team.slug },
		opening: {
			id,
			title,
			status,
			statusWord: STATUS_WORDS[status],
			version,
			note,
			planName,
			scenarioId,
			label,
			target: targetOn === undefined ? undefined : dayText(targetOn),
			settled: status === 'filled' || status === 'closed',
		},
		takenAt: now,
		headline: view.headline,
		levels: view.levels,
		advert: view.advert,
		kit: view.kit,
		statuses: view.statuses,
		order,
		candidates: sortCandidates(await listCandidates(access, id), order),
		retentionDays: await retentionDays(access),
	};
};

/** What a refused change says, with what was typed. */
function refusal(
	outcome: Exclude<OpeningOutcome, { kind: 'saved' }>,
	values: Readonly<Record<string, string>>,
) {
	if (outcome.kind === 'missing') error(404, 'There is no such opening.');
	if (outcome.kind === 'settled')
		return fail(409, {
			message: `This opening is ${STATUS_WORDS[outcome.status].toLowerCase()}. Open it again to change it.`,
		});
	if (outcome.kind === 'refused')
		return fail(409, {
			message:
				outcome.reason === 'hired'
					? 'Somebody was hired into this opening. For a further hire open a further role.'
					: 'This opening stands there already.',
		});
	return fail(409, { conflict: { at: outcome.theirs.updatedAt }, values });
}

export const actions: Actions = {
	levels: async (event) => {
		const { access, opening } = await open(event);
		const form = await event.request.formData();
		const values = textFields(form, [...new Set(form.keys())]);
		const parsed = parseOpeningLevels(
			values,
			opening.levels.map(({ skill }) => ({ id: skill })),
		);
		if (!parsed.ok) return fail(400, { issues: parsed.issues, values });
		const version = versionOf(values['version']);
		const outcome = await saveLevels(access, opening.id, version, parsed.output);
		return outcome.kind === 'saved' ? { saved: 'Levels saved.' } : refusal(outcome, values);
	},
	status: async (event) => {
		const { access, opening } = await open(event);
		const values = textFields(await event.request.formData(), ['status', 'version']);
		const parsed = parseForm(statusForm, values);
		if (!parsed.ok) return fail(400, { message: Object.values(parsed.issues)[0] });
		const { status, version } = parsed.output;
		const outcome = await setStatus(access, opening.id, version, status);
		return outcome.kind === 'saved'
			? { saved: `${STATUS_WORDS[status]} now.` }
			: refusal(outcome, {});
	},
	add: async (event) => {
		const { access, opening } = await open(event);
		const typed = textFields(await event.request.formData(), CANDIDATE_FIELDS);
		const parsed = parseCandidate(typed);
		if (!parsed.ok) return fail(400, { candidate: { issues: parsed.issues, values: typed } });
		const outcome = await addCandidate(access, opening.id, parsed.output);
		if (outcome.kind === 'saved') return { saved: `${parsed.output.name} was added.` };
		const issues = { '': `This opening is filled or closed. Open it again to add a candidate.` };
		return fail(409, { candidate: { issues, values: typed } });
	},
	move: async (event) => {
		const { access, opening } = await open(event);
		const fields = textFields(await event.request.formData(), ['candidate', 'stage', 'version']);
		const parsed = parseForm(stageForm, fields);
		if (!parsed.ok) return fail(400, { message: Object.values(parsed.issues)[0] });
		const { stage, version } = parsed.output;
		const move = { stage, version };
		const outcome = await moveCandidate(access, opening.id, fields.candidate, move);
		if (outcome.kind === 'saved') return { saved: `${STAGE_WORDS[stage]} now.` };
		if (outcome.kind === 'missing') error(404, 'There is no such candidate.');
		if (outcome.kind === 'settled')
			return fail(409, { message: 'This opening is filled or closed. Nobody was moved.' });
		const at = STAGE_WORDS[outcome.stage].toLowerCase();
		return fail(409, {
			message:
				outcome.kind === 'conflict'
					? `Somebody moved this candidate in the meantime: ${at} now. Nothing was overwritten.`
					: `From ${at} a candidate cannot go there.`,
		});
	},
};
