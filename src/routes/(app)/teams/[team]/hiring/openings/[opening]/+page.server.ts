import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { STATUS_WORDS } from '$lib/domain/hiring/opening';
import { parseForm, textFields } from '$lib/schemas/form';
import { parseOpeningLevels, statusForm } from '$lib/schemas/opening';
import { requireTeam } from '$lib/server/auth/guard';
import { dayText, openingView } from '$lib/server/services/opening-view';
import {
	findOpening,
	saveLevels,
	setStatus,
	type OpeningOutcome,
} from '$lib/server/services/openings';
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
	};
};

/** The version that a form was based on; 0, which no opening has, for anything else. */
const versionOf = (text: string | undefined) => (/^\d{1,9}$/.test(text ?? '') ? Number(text) : 0);

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
};
