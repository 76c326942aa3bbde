import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { kiteBars } from '$lib/charts/kite';
import { kitePicture } from '$lib/charts/kite-picture';
import { parseForm, textFields } from '$lib/schemas/form';
import { changeToken } from '$lib/schemas/change-token';
import { limitValues, parseLimits } from '$lib/schemas/limits';
import { MAX_CHANGES, parseChange, scenarioNameSchema } from '$lib/schemas/scenario';
import { requireTeam } from '$lib/server/auth/guard';
import { suggestPlan } from '$lib/server/services/plan-suggestion';
import {
	createScenario,
	duplicateScenario,
	listScenarios,
	openPlanning,
	openScenario,
	readDraft,
	removeScenario,
	saveScenario,
	storedScenario,
	type PlanningNeeds,
} from '$lib/server/services/planning';
import { archiveScenario, movedText, rebaseScenario } from '$lib/server/services/scenario-basis';
import {
	gapChoices,
	neededSkills,
	planningView,
	type PlanningBase,
} from '$lib/server/services/planning-view';
import type { TeamAccess } from '$lib/domain/access';
import { contradiction } from '$lib/domain/planning/contradiction';
import { addMonths } from '$lib/domain/planning/calendar';
import { money, monthsText } from '$lib/domain/planning/words';
import type { Actions, PageServerLoad } from './$types';
import { draftAddress } from './draft-address';

export const load: PageServerLoad = async (event) => {
	const access = await requireTeam(event, 'team.plan');
	const { searchParams } = event.url;
	const adding = searchParams.get('add') ?? undefined;
	const { base, scenario, stored } = await openDraft(event, access, { choices: adding === 'join' });
	const { changes, unread, editing } = draft(event, base, scenario?.tokens);
	const tokens = changes.flatMap((change) => changeToken(change, base.context) ?? []);
	const { framework, people, team, requirements } = base.snapshot;
	const removed = searchParams.get('removed');
	const view = planningView(base, changes, {
		at: searchParams.get('at') ?? undefined,
		gap: searchParams.get('gap') ?? undefined,
	});
	const bars = kiteBars(framework);
	return {
		team: { name: team.name, slug: team.slug },
		takenAt: base.snapshot.takenAt,
		empty: people.length === 0 ? 'people' : requirements.length === 0 ? 'requirements' : undefined,
		view,
		tokens,
		unread,
		scenario,
		edited: scenario ? editing && tokens.join() !== scenario.tokens.join() : tokens.length > 0,
		version: draftVersion(event, scenario),
		moved: await movedText(access, stored?.basis),
		...(await shelf(event, access)),
		removed: removed === null ? undefined : { name: removed, tokens: searchParams.getAll('r') },
		gaps: gapChoices(base),
		horizon: monthsText(base.settings.horizonMonths),
		forms: {
			most: MAX_CHANGES,
			adding,
			people: people.map(({ slug, short }) => ({ slug, name: short })),
			skills: framework.skills.map(({ id: skill, name, slow, as }) => ({
				id: skill,
				name,
				slow: slow === true,
				level: as,
			})),
			archetypes: base.settings.archetypes.map(({ id: kind, label, cost, leadMonths }) => ({
				id: kind,
				label,
				cost: money(cost, base.settings.currency),
				firstDay: addMonths(base.begin, leadMonths),
			})),
			months: base.settings.growthMonths,
			teams: base.elsewhere.teams,
			others: base.elsewhere.choices,
			needed: neededSkills(base),
			today: base.context.today,
			begin: base.begin,
		},
		kite: bars && kitePicture(view.kite, bars, ['compact', 'phone'], { intervals: false }),
	};
};

/** The changes on screen: those of the address, or of the scenario while nobody edits it. */
function draft(event: RequestEvent, base: PlanningBase, stored: readonly string[] | undefined) {
	const { searchParams } = event.url;
	const editing = stored === undefined || searchParams.has('v');
	const tokens = editing ? searchParams.getAll('c') : stored;
	return { ...readDraft(tokens, base.context), editing };
}

/** The team, and the scenario of the address if it names one, with everybody either brings in. */
async function openDraft(event: RequestEvent, access: TeamAccess, needs: PlanningNeeds = {}) {
	const id = event.params['scenario'];
	const stored = id === undefined ? undefined : await storedScenario(access, id);
	if (id !== undefined && !stored) error(404, 'There is no such scenario.');
	const tokens = event.url.searchParams.getAll('c');
	const base = await openPlanning(access, Date.now(), { ...needs, tokens, stored: stored?.stored });
	return { base, stored, scenario: stored && openScenario(stored, base.context) };
}

/** The scenarios of the team; the archived ones when the address asks for them. */
async function shelf({ url }: RequestEvent, access: TeamAccess) {
	const away = url.searchParams.get('away');
	const archived = await listScenarios(access, { archived: true });
	return {
		scenarios: await listScenarios(access),
		archived: {
			count: archived.length,
			list: url.searchParams.has('archived') ? archived : undefined,
		},
		away: archived.find((one) => one.id === away),
	};
}

async function open(event: RequestEvent, needs?: PlanningNeeds) {
	const access = await requireTeam(event, 'team.plan');
	const { base, scenario } = await openDraft(event, access, needs);
	const { changes } = draft(event, base, scenario?.tokens);
	return { access, base, scenario, changes, home: `/teams/${access.team.slug}/hiring` };
}

async function allText(event: RequestEvent): Promise<Record<string, string>> {
	const form = await event.request.formData();
	return textFields(form, [...new Set(form.keys())]);
}

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/** The version that a form was based on; 0, which no scenario has, for anything else. */
const formVersionOf = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

export const actions: Actions = {
	add: async (event) => {
		const values = await allText(event);
		const people = values['kind'] === 'join' ? [values['member'] ?? ''] : [];
		const { base, changes, scenario } = await open(event, { people });
		const parsed = parseChange(values, base.context);
		if (!parsed.ok) return fail(400, { add: { issues: parsed.issues, values } });
		const against = contradiction(changes, parsed.output, (date) => DAY.format(new Date(date)));
		if (against !== undefined) return fail(400, { add: { issues: { member: against }, values } });
		if (changes.length >= MAX_CHANGES) {
			const issues = { kind: `A scenario has at most ${String(MAX_CHANGES)} changes.` };
			return fail(400, { add: { issues, values } });
		}
		const tokens = [...changes, parsed.output].flatMap(
			(change) => changeToken(change, base.context) ?? [],
		);
		const version = draftVersion(event, scenario);
		redirect(303, draftAddress(event.url, { tokens, version }));
	},
	suggest: async (event) => {
		const { base, changes } = await open(event);
		const basis = changes.flatMap((change) => changeToken(change, base.context) ?? []);
		const values = limitValues(await event.request.formData());
		const parsed = parseLimits(values);
		if (!parsed.ok) return fail(400, { suggest: { issues: parsed.issues, values } });
		const outcome = await suggestPlan(base, changes, parsed.output, event.request.signal);
		if (outcome.kind === 'unavailable')
			return fail(503, { suggest: { issues: { '': outcome.message }, values } });
		return { suggest: { issues: {}, values, plan: outcome.plan, basis } };
	},
	/** Writes the draft over the scenario it came from, if nobody else has in the meantime. */
	save: async (event) => {
		const { access, scenario, changes, home } = await open(event);
		const { version } = textFields(await event.request.formData(), ['version']);
		if (!scenario) return fail(400, { message: 'Give the scenario a name first.' });
		const outcome = await saveScenario(access, {
			id: scenario.id,
			version: formVersionOf(version),
			changes,
		});
		if (outcome.kind === 'missing') error(404, 'There is no such scenario.');
		if (outcome.kind === 'conflict') return fail(409, { conflict: outcome });
		redirect(303, `${home}/${scenario.id}`);
	},
	/** Keeps the draft as a scenario of its own. */
	create: async (event) => {
		const { access, changes, home } = await open(event);
		const values = textFields(await event.request.formData(), ['name']);
		const parsed = parseForm(scenarioNameSchema, values);
		if (!parsed.ok) return fail(400, { naming: { issues: parsed.issues, values } });
		redirect(303, `${home}/${await createScenario(access, parsed.output.name, changes)}`);
	},
	rename: async (event) => {
		const { access, scenario, home } = await open(event);
		const values = textFields(await event.request.formData(), ['name', 'version']);
		const parsed = parseForm(scenarioNameSchema, values);
		if (!parsed.ok) return fail(400, { renaming: { issues: parsed.issues, values } });
		if (!scenario) error(404, 'There is no such scenario.');
		const outcome = await saveScenario(access, {
			id: scenario.id,
			version: formVersionOf(values.version),
			name: parsed.output.name,
		});
		if (outcome.kind === 'missing') error(404, 'There is no such scenario.');
		if (outcome.kind === 'conflict') return fail(409, { conflict: outcome });
		redirect(303, `${home}/${scenario.id}`);
	},
	duplicate: async (event) => {
		const { access, home } = await open(event);
		const { id } = textFields(await event.request.formData(), ['id']);
		const copy = await duplicateScenario(access, id);
		if (copy === undefined) error(404, 'There is no such scenario.');
		redirect(303, `${home}/${copy}`);
	},
	/** Puts a scenario away; it stays readable, and can be taken back. */
	archive: async (event) => {
		const { access, home } = await open(event);
		const { id } = textFields(await event.request.formData(), ['id']);
		if ((await archiveScenario(access, id, true)) === undefined)
			error(404, 'There is no such scenario in use.');
		redirect(303, `${home}?away=${id}`);
	},
	unarchive: async (event) => {
		const { access, home } = await open(event);
		const { id } = textFields(await event.request.formData(), ['id']);
		if ((await archiveScenario(access, id, false)) === undefined)
			error(404, 'There is no such archived scenario.');
		redirect(303, `${home}/${id}`);
	},
	/** Puts the scenario on the team as it is now, and says what that is. */
	rebase: async (event) => {
		const { access, scenario } = await open(event);
		const { version } = textFields(await event.request.formData(), ['version']);
		if (!scenario) error(404, 'There is no such scenario.');
		const outcome = await rebaseScenario(access, scenario.id, formVersionOf(version));
		if (outcome.kind === 'missing') error(404, 'There is no such scenario.');
		if (outcome.kind === 'conflict') return fail(409, { conflict: outcome });
		return { rebased: outcome.moved };
	},
	/** Deletes an archived scenario. */
	remove: async (event) => {
		const access = await requireTeam(event, 'team.plan');
		const home = `/teams/${access.team.slug}/hiring`;
		const { id } = textFields(await event.request.formData(), ['id']);
		const stored = await storedScenario(access, id);
		if (!stored?.archived) error(404, 'There is no such archived scenario.');
		const base = await openPlanning(access, Date.now(), { stored: stored.stored });
		const gone = await removeScenario(access, id, base.context);
		if (!gone) error(404, 'There is no such scenario.');
		const search = new URLSearchParams({ removed: gone.name });
		for (const token of gone.tokens) search.append('r', token);
		redirect(303, `${home}?${search.toString()}`);
	},
	/** Brings back what was just deleted. */
	restore: async (event) => {
		const form = await event.request.formData();
		const access = await requireTeam(event, 'team.plan');
		const home = `/teams/${access.team.slug}/hiring`;
		const tokens = form.getAll('r').map(String);
		const base = await openPlanning(access, Date.now(), { tokens });
		const parsed = parseForm(scenarioNameSchema, textFields(form, ['name']));
		if (!parsed.ok) return fail(400, { message: 'There is nothing to bring back.' });
		const { changes } = readDraft(tokens, base.context);
		redirect(303, `${home}/${await createScenario(access, parsed.output.name, changes)}`);
	},
};

/** The version a draft is based on: that of the address, else the scenario's own. */
function draftVersion(
	{ url }: RequestEvent,
	scenario: { readonly version: number } | undefined,
): number | undefined {
	const given = url.searchParams.get('v');
	return given === null ? scenario?.version : Number(given) || 0;
}
