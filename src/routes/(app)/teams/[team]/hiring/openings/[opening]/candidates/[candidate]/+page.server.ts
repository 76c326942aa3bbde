import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isPending, isRefusal, STAGE_WORDS } from '$lib/domain/hiring/candidate';
import { agreementOf, VERDICT_WORDS } from '$lib/domain/hiring/scorecard';
import { hireForm, refusalForm, stageForm, versionOf } from '$lib/schemas/candidate';
import { parseForm, textFields } from '$lib/schemas/form';
import { PERSON_FIELDS, parsePerson } from '$lib/schemas/people';
import { requireTeam } from '$lib/server/auth/guard';
import {
	eraseCandidate,
	findCandidate,
	moveCandidate,
	refuseCandidate,
	type CandidateOutcome,
} from '$lib/server/services/candidates';
import { hireCandidate, type HireOutcome } from '$lib/server/services/hiring';
import { openingView } from '$lib/server/services/opening-view';
import { findOpening } from '$lib/server/services/openings';
import { askForCard, listAskable, listCards } from '$lib/server/services/scorecards';
import type { Actions, PageServerLoad } from './$types';

type Event = RequestEvent<{ team: string; opening: string; candidate: string }>;

async function open(event: Event) {
	const access = await requireTeam(event, 'team.hire');
	const opening = await findOpening(access, event.params.opening);
	const candidate = opening && (await findCandidate(access, opening.id, event.params.candidate));
	if (!candidate || candidate.erasedAt !== undefined) error(404, 'There is no such candidate.');
	return { access, opening, candidate };
}

export const load: PageServerLoad = async (event) => {
	const { access, opening, candidate } = await open(event);
	const now = Date.now();
	const view = await openingView(access, opening, now);
	const { cards, hidden } = await listCards(access, opening.id, candidate.id);
	const asked = new Set(cards.map(({ asked }) => asked).flat());
	const skills = [...view.levels.map(({ skill }) => skill), ...asked].filter(
		(skill, i, all) => all.indexOf(skill) === i,
	);
	const nameOf = new Map<string, string>(view.levels.map(({ skill, name }) => [skill, name]));
	const levelOf = new Map(opening.levels.map(({ skill, level }) => [skill, level]));
	const read = cards.flatMap(({ answers, handedInAt }) =>
		answers && handedInAt !== undefined ? [{ answers }] : [],
	);
	const { id, name, email, stage, version, decisionNote, next, eraseAt } = candidate;
	return {
		team: { name: access.team.name, slug: access.team.slug },
		opening: { id: opening.id, title: opening.title },
		candidate: {
			id,
			name,
			email,
			stage,
			version,
			decisionNote,
			eraseAt,
			stageWord: STAGE_WORDS[stage],
			erasable:
				isRefusal(stage) ||
				(stage !== 'hired' && (opening.status === 'filled' || opening.status === 'closed')),
		},
		stages: next.filter(isPending),
		refusals: next.filter(isRefusal),
		hirable: next.includes('hired'),
		hidden,
		cards,
		handedIn: cards.filter(({ handedInAt }) => handedInAt !== undefined).length,
		agreement: agreementOf(hidden ? [] : read, skills).map((row) => ({
			...row,
			name: nameOf.get(row.skill) ?? row.skill,
			asked: levelOf.get(row.skill),
			words: row.verdict && VERDICT_WORDS[row.verdict],
		})),
		skillNames: Object.fromEntries(nameOf),
		askable: isPending(stage)
			? (await listAskable(access, opening, view.interviews)).filter(
					(one) => !cards.some(({ interviewerId }) => interviewerId === one.id),
				)
			: [],
		skills: view.levels.map(({ skill, name }) => ({ id: skill, name })),
	};
};

type Issues = Readonly<Record<string, string | undefined>>;
const refuse = (
	status: number,
	section: 'move' | 'ask' | 'refuse' | 'hire' | 'erase',
	issues: Issues,
	values: Readonly<Record<string, string>> = {},
	version?: number,
) => fail(status, { section, issues, values, version });

/** What a refused change says. */
function wordsOf(outcome: Exclude<CandidateOutcome | HireOutcome, { id: string }>): string {
	switch (outcome.kind) {
		case 'conflict':
			return `Somebody moved this candidate in the meantime: ${STAGE_WORDS[outcome.stage].toLowerCase()} now. Nothing was overwritten; send it again if it still holds.`;
		case 'refused':
			return `From ${STAGE_WORDS[outcome.stage].toLowerCase()} a candidate cannot go there.`;
		case 'settled':
			return 'hired' in outcome && outcome.hired
				? 'Somebody was hired into this opening already. For a further hire open a further role.'
				: 'This opening is filled or closed by now.';
		default:
			return 'This cannot be done any more.';
	}
}

export const actions: Actions = {
	move: async (event) => {
		const { access, opening, candidate } = await open(event);
		const values = textFields(await event.request.formData(), ['stage', 'version']);
		const parsed = parseForm(stageForm, values);
		if (!parsed.ok) return refuse(400, 'move', parsed.issues, values);
		const outcome = await moveCandidate(access, opening.id, candidate.id, parsed.output);
		if (outcome.kind === 'saved') redirect(303, event.url.pathname);
		return refuse(409, 'move', { '': wordsOf(outcome) }, values);
	},
	ask: async (event) => {
		const { access, opening, candidate } = await open(event);
		const form = await event.request.formData();
		const { interviewer } = textFields(form, ['interviewer']);
		const skills = form.getAll('skill').filter((value) => typeof value === 'string');
		if (interviewer === '') return refuse(400, 'ask', { interviewer: 'Choose whom to ask.' });
		const { interviews } = await openingView(access, opening, Date.now());
		const outcome = await askForCard(access, {
			openingId: opening.id,
			candidateId: candidate.id,
			interviewerId: interviewer,
			skills,
			interviews,
		});
		if (outcome.kind === 'asked') redirect(303, event.url.pathname);
		const words = {
			missing: 'This candidate is not here any more.',
			settled: 'There is a decision by now; nobody was asked.',
			unknown: 'This account cannot be asked.',
			'asked-already': 'They were asked already.',
		};
		return refuse(409, 'ask', { interviewer: words[outcome.kind] }, { interviewer });
	},
	refuse: async (event) => {
		const { access, opening, candidate } = await open(event);
		const values = textFields(await event.request.formData(), ['stage', 'note', 'version']);
		const parsed = parseForm(refusalForm, values);
		const based = versionOf(values.version);
		if (!parsed.ok) return refuse(400, 'refuse', parsed.issues, values, based);
		const outcome = await refuseCandidate(access, opening.id, candidate.id, parsed.output);
		if (outcome.kind === 'saved') redirect(303, event.url.pathname);
		const version = outcome.kind === 'conflict' ? outcome.version : based;
		return refuse(409, 'refuse', { '': wordsOf(outcome) }, values, version);
	},
	hire: async (event) => {
		const { access, opening, candidate } = await open(event);
		const form = await event.request.formData();
		const values = textFields(form, [...PERSON_FIELDS, 'note', 'version', 'withoutCards']);
		const person = parsePerson(values);
		const rest = parseForm(hireForm, values);
		const based = versionOf(values.version);
		const issues: Record<string, string | undefined> = {
			...(person.ok ? {} : person.issues),
			...(rest.ok ? {} : rest.issues),
		};
		if (values.started.trim() === '') issues['started'] = 'A hire needs a start date.';
		if (!person.ok || !rest.ok || Object.keys(issues).length > 0)
			return refuse(400, 'hire', issues, values, based);
		const hire = {
			version: rest.output.version,
			member: person.output,
			note: rest.output.note,
			withoutCards: values.withoutCards === 'on',
		};
		const outcome = await hireCandidate(access, opening.id, candidate.id, hire, Date.now());
		if (outcome.kind === 'hired')
			redirect(303, `/teams/${access.team.slug}/members/${outcome.slug}`);
		if (outcome.kind === 'email-taken') {
			const holder = outcome.holder ?? 'Somebody in another team';
			return refuse(409, 'hire', { email: `${holder} has this e-mail.` }, values, based);
		}
		if (outcome.kind === 'no-cards') {
			const withoutCards = 'No card was handed in. Tick this to hire without one.';
			return refuse(409, 'hire', { withoutCards }, values, based);
		}
		const version = outcome.kind === 'conflict' ? outcome.version : based;
		return refuse(409, 'hire', { '': wordsOf(outcome) }, values, version);
	},
	erase: async (event) => {
		const { access, opening, candidate } = await open(event);
		const outcome = await eraseCandidate(access, opening.id, candidate.id);
		if (outcome.kind === 'saved')
			redirect(303, `/teams/${access.team.slug}/hiring/openings/${opening.id}#candidates`);
		return refuse(409, 'erase', { '': wordsOf(outcome) });
	},
};
