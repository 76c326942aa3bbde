import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isPending } from '$lib/domain/hiring/candidate';
import { CONFIDENCE_WORDS, CONFIDENCES } from '$lib/domain/rating';
import { NOT_ASSESSED, parseCard, versionOf } from '$lib/schemas/candidate';
import { textFields } from '$lib/schemas/form';
import { requireWorkspace } from '$lib/server/auth/guard';
import { openOwnCard, saveCard, type OpenedCard } from '$lib/server/services/scorecards';
import type { Actions, PageServerLoad } from './$types';

async function open(event: RequestEvent<{ card: string }>) {
	const access = await requireWorkspace(event, 'scorecard.fill');
	const opened = await openOwnCard(access, event.params.card);
	if (!opened) error(404, 'There is no such scorecard of yours.');
	return { access, opened };
}

/** The fields of the form as they stand in the card. */
function valuesOf({ answers, note }: OpenedCard): Record<string, string> {
	const values: Record<string, string> = { note };
	for (const answer of answers) {
		values[`level-${answer.skill}`] =
			answer.level === undefined ? NOT_ASSESSED : String(answer.level);
		values[`confidence-${answer.skill}`] = answer.confidence;
		values[`note-${answer.skill}`] = answer.note;
		values[`evidence-${answer.skill}`] = answer.evidence;
	}
	return values;
}

export const load: PageServerLoad = async (event) => {
	const { opened } = await open(event);
	const { card, framework } = opened;
	return {
		card: {
			id: card.id,
			version: card.version,
			candidate: card.candidateName,
			opening: card.openingTitle,
			team: card.teamName,
			handedInAt: card.handedInAt,
			closed: card.handedIn || !isPending(card.stage),
		},
		others: opened.others,
		names: Object.fromEntries(framework.skills.map(({ id, name }) => [id, name])),
		values: valuesOf(opened),
		saved: event.url.searchParams.has('saved'),
		skills: card.asked.map((id) => {
			const skill = framework.skills.find((one) => one.id === id);
			return { id, name: skill?.name ?? id, anchors: skill?.anchors ?? [] };
		}),
		confidences: CONFIDENCES.map((value) => ({ value, label: CONFIDENCE_WORDS[value] })),
	};
};

async function save(event: RequestEvent<{ card: string }>, handIn: boolean) {
	const { access, opened } = await open(event);
	const form = await event.request.formData();
	const values = textFields(form, [...new Set(form.keys())]);
	const version = versionOf(values['version']);
	const parsed = parseCard(values, opened.card.asked);
	if (!parsed.ok) return fail(400, { issues: parsed.issues, values, version });
	const outcome = await saveCard(access, opened.card.id, version, parsed.output, handIn);
	switch (outcome.kind) {
		case 'missing':
			return error(404, 'There is no such scorecard of yours.');
		case 'saved':
			return redirect(303, `${event.url.pathname}?saved`);
		case 'handed-in':
			return redirect(303, event.url.pathname);
		case 'incomplete': {
			const words = 'Answer this one too: a level, or not assessed.';
			const head = 'The draft is saved, and not handed in: a skill has no answer yet.';
			const issues: Record<string, string> = { '': head };
			for (const skill of outcome.skills) issues[`level-${skill}`] = words;
			return fail(400, { issues, values, version: outcome.version });
		}
		case 'conflict': {
			const message =
				'This card was saved elsewhere after you had opened it. Nothing was overwritten, and what you wrote is still here. Save again to put it over that.';
			const issues: Record<string, string> = { '': message };
			return fail(409, { issues, values, version: outcome.version });
		}
		case 'closed': {
			const message = outcome.handedIn
				? 'This card was handed in. It is not changed any more.'
				: 'There is a decision about this candidate by now. The card is not needed any more.';
			const issues: Record<string, string> = { '': message };
			return fail(409, { issues, values, version });
		}
	}
}

export const actions: Actions = {
	save: (event) => save(event, false),
	handIn: (event) => save(event, true),
};
